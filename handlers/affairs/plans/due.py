"""Asks in time for what is to be published regularly, and reminds until it is written."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from data.models import Branch, Notice, Plan
from data.queries import notice as notices, plan as plans
from data.values.instants import instant
from handlers.affairs.notices import service
from handlers.affairs.plans import view
from handlers.affairs.plans.forms import AHEAD, DAY, KIND, PLAN, thing_of
from handlers.affairs.rules import KINDS, LONGEST_TITLE
from handlers.shared.dates import local
from handlers.shared.feature import Action, Plannable, Thing
from handlers.shared.refusal import Refusal, refuse_asleep
from handlers.shared.view import OutMessage, Texts, cut, texts_in

MOST_REMINDERS = 10
MORNING = time(9)


def asks(session: Session, now: datetime, plan: Plan) -> str:
    """Prepares the notice that is due, and asks those who publish for what it is to say."""
    branch = session.get_one(Branch, plan.branch_id)
    refuse_asleep(branch)
    notice = _prepared(branch, plan, now)
    session.add(notice)
    session.flush()
    service.tell(
        session, now, branch, lambda texts: view.asked(texts, branch, notice, now, again=False)
    )
    _remind(session, branch, notice, now)
    return ""


def _prepared(branch: Branch, plan: Plan, now: datetime) -> Notice:
    """Makes the notice of a plan's moment, which its day tells from the others."""
    fires = plan.next_due_at is not None and plan.next_due_at <= now
    at = plan.next_due_at + timedelta(minutes=plan.lead) if fires and plan.next_due_at else None
    day = local(at or now, branch.zone)
    texts = texts_in(branch.language)
    said = texts.plain(
        "notice-asked-title", title=plan.title, year=str(day.year), month=str(day.month)
    )
    return Notice(
        branch_id=branch.id, kind=plan.data["kind"], label=plan.data.get("label", ""),
        title=cut(said, LONGEST_TITLE), body="", files=[], days=int(plan.data["days"]),
        state="asked", found=[], change={}, plan_id=plan.id or None, created_at=now,
        publish_at=at if at is not None and at > now else None,
    )  # fmt: skip


def _remind(session: Session, branch: Branch, notice: Notice, now: datetime) -> None:
    day = local(now, branch.zone).date() + timedelta(days=1)
    at = instant(datetime.combine(day, MORNING), ZoneInfo(branch.zone))
    plans.set_once(session, branch.id, notices.ASK, notice.id, at)


def reminds(session: Session, now: datetime, plan: Plan) -> str:
    """Reminds of what is still to be written, each morning."""
    notice = session.get(Notice, plan.ref_id or 0)
    many = int(plan.data.get("times", 0))
    if notice is None or notice.state != "asked" or many >= MOST_REMINDERS:
        raise Refusal("notice-changed")
    branch = session.get_one(Branch, notice.branch_id)
    plan.data = {**plan.data, "times": many + 1}
    service.tell(
        session, now, branch, lambda texts: view.asked(texts, branch, notice, now, again=True)
    )
    _remind(session, branch, notice, now)
    return ""


def preview(session: Session, now: datetime, plan: Plan) -> list[OutMessage]:
    """Shows what the plan will ask for."""
    branch = session.get_one(Branch, plan.branch_id)
    notice = _prepared(branch, plan, now)
    return [view.preview(texts_in(branch.language), notice)]


def one_line(_session: Session, texts: Texts, _branch: Branch, _said: str) -> dict[str, Thing]:
    """Finds the kinds of notices by their names, such as 党费收支公开."""
    found = {}
    for kind in KINDS:
        if kind != "other":
            name = texts.plain(f"notice-kind-{kind}")
            found[name] = Thing(name, thing_of(kind, ""), AHEAD * DAY)
    return found


PLANNABLE = Plannable(KIND, Action(asks), PLAN, preview, one_line=one_line)
DUES = {notices.ASK: Action(reminds)}
