"""What the clock does for contests: announces a planned one, goes on with one, learns from it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from data.models import Branch, Contest, Plan
from data.queries import contest as contests
from data.values.out import OutMessage
from data.values.quiet import quiet_until
from handlers.contest import ending, rules, running, service, steps
from handlers.shared.feature import Action, Plannable
from handlers.shared.refusal import Refusal
from handlers.shared.texts import texts_in

CUTOFF = timedelta(minutes=30)
"""A planned contest that is found due later is left out."""


def announces(session: Session, now: datetime, plan: Plan) -> str:
    """Announces a planned contest, which begins by itself; not in the quiet hours."""
    branch = session.get_one(Branch, plan.branch_id)
    if quiet_until(now, ZoneInfo(branch.zone), branch.quiet_from, branch.quiet_to):
        raise Refusal("contest-quiet")
    try:
        service.announce(
            session,
            now,
            branch,
            plan.data,
            now + rules.SOON,
            by=plan.created_by,
            plan_id=plan.id,
        )
    except Refusal as refusal:
        if refusal.key == "contest-too-few":
            ending.tell(session, now, branch, plan.created_by, _unable(branch, plan, refusal))
            return refusal.key
        raise
    return ""


def _unable(branch: Branch, plan: Plan, refusal: Refusal) -> OutMessage:
    texts = texts_in(branch.language)
    return OutMessage(
        texts(
            "contest-plan-unable", title=plan.title, why=texts.plain(refusal.key, **refusal.values)
        )
    )


def preview(session: Session, now: datetime, plan: Plan) -> list[OutMessage]:
    """The card, as it will stand in the group; it can be tapped only there."""
    branch = session.get_one(Branch, plan.branch_id)
    many = len(service.fitting(session, now, branch, plan.data))
    if many < plan.data["questions"]:
        raise Refusal("contest-too-few", many=many, wanted=plan.data["questions"])
    texts = texts_in(branch.language)
    lines = [
        texts("contest-heading", title=plan.data["title"]),
        texts("contest-rule", many=plan.data["questions"], seconds=plan.data["seconds"]),
        texts("contest-how"),
    ]
    return [OutMessage("\n".join(lines))]


def steps_on(session: Session, now: datetime, plan: Plan) -> str:
    """What comes next in a contest."""
    contest = session.get(Contest, plan.ref_id or 0, with_for_update=True)
    if contest is None:
        raise Refusal("contest-over")
    branch = session.get_one(Branch, contest.branch_id)
    due_at = plan.next_due_at
    at = running.advance(session, now, branch, contest, due_at)
    plan.next_due_at = at
    running.changed(session, now, contest)
    return ""


PLANNABLE = Plannable(steps.KIND, Action(announces, CUTOFF), steps.choose, preview)
DUES = {contests.STEP: Action(steps_on), contests.LEARN: Action(ending.learn)}
