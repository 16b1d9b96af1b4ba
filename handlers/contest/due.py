"""Announces planned contests, goes on with those under way, and learns from those that are over."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from data.models import Branch, Contest, Plan, Round
from data.queries import card as cards, contest as contests, plan as plans, refused
from data.values.quiet import quiet_until
from handlers.contest import rules, service
from handlers.contest.forms import FORM
from handlers.quiz.rounds import service as rounds
from handlers.quiz.rounds.rules import ROUND
from handlers.shared.events import MessageFailed, MessageSent, PollFound, RoundFinal, Subscribers
from handlers.shared.feature import Action, Plannable, Thing
from handlers.shared.refusal import Refusal, refuse_none
from handlers.shared.view import OutMessage, Texts, texts_in

on = Subscribers()
A_PAUSE = timedelta(seconds=1)
"""Between the rounds whose answers are carried on: taps have their turn."""
CUTOFF = timedelta(minutes=30)
"""A planned contest that is found due later is left out."""


def announces(session: Session, now: datetime, plan: Plan) -> str:
    """Announces a planned contest, which begins by itself; not in the quiet hours."""
    branch = session.get_one(Branch, plan.branch_id)
    if quiet_until(now, ZoneInfo(branch.zone), branch.quiet_from, branch.quiet_to):
        raise Refusal("contest-quiet")
    try:
        service.announce(
            session, now, branch, plan.data, now + rules.SOON, by=plan.created_by, plan_id=plan.id
        )
    except Refusal as refusal:
        if refusal.key == "contest-too-few":
            _tell_unable(session, now, branch, plan, refusal)
            return refusal.key
        raise
    return ""


def _tell_unable(
    session: Session, now: datetime, branch: Branch, plan: Plan, refusal: Refusal
) -> None:
    def say(texts: Texts) -> OutMessage:
        why = texts.plain(refusal.key, **refusal.values)
        return OutMessage(texts("contest-plan-unable", title=plan.title, why=why))

    service.tell(session, now, branch, plan.created_by, say)


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
    contest = refuse_none(
        "contest-over", session.get(Contest, plan.ref_id or 0, with_for_update=True)
    )
    branch = session.get_one(Branch, contest.branch_id)
    due_at = plan.next_due_at
    service.close_found(session, now, contest)
    at = service.advance(session, now, branch, contest, due_at)
    plan.next_due_at = at
    service.changed(session, now, contest)
    return ""


@on(MessageSent, ROUND)
def question_sent(session: Session, now: datetime, event: MessageSent) -> None:
    """A question stands in the group: its time runs from here."""
    row = session.get(Round, event.ref_id)
    if row is None or row.contest_id is None or row.state != "open":
        return
    contest = session.get_one(Contest, row.contest_id)
    row.closes_at = rules.closes_at(now, contest.seconds)
    plans.set_once(session, row.branch_id, contests.STEP, contest.id, row.closes_at)
    service.changed(session, now, contest)


@on(MessageFailed, ROUND)
def question_failed(session: Session, now: datetime, event: MessageFailed) -> None:
    """A question did not reach the group: the contest waits for who leads it.

    Where the connection broke as it was sent, it may stand there all the same: it is not asked
    again, and the next one follows, unless the one before it was lost, too.
    """
    row = session.get(Round, event.ref_id)
    if row is None or row.contest_id is None:
        return
    contest = session.get_one(Contest, row.contest_id)
    if contest.state not in contests.UNDER_WAY or contest.number != row.number:
        return
    if row.state == "open":
        row.state, row.closed_at = "lost", now
    branch = session.get_one(Branch, row.branch_id)
    lost = {one.number for one in contests.rounds(session, contest.id, "lost")}
    if row.number - 1 not in lost and refused.interrupted(
        session, branch.chat_id, ROUND, event.ref_id
    ):
        at = now + rules.BREATH
        plans.set_once(session, row.branch_id, contests.STEP, contest.id, at)
        return
    plans.set_once(session, row.branch_id, contests.STEP, contest.id, None)
    service.halt(session, now, branch, contest, "unsent")


@on(PollFound, ROUND)
def question_found(session: Session, now: datetime, event: PollFound) -> None:
    """A question that was given up stands in the group: answers within its time count, though the
    contest may have gone on."""
    row = session.get(Round, event.ref_id)
    if row is None or row.contest_id is None or row.state != "lost":
        return
    contest = session.get_one(Contest, row.contest_id)
    row.state, row.posted_at, row.closed_at = "open", event.posted_at, None
    row.closes_at = rules.closes_at(event.posted_at, contest.seconds)
    if contest.state != "running":
        at = max(now, row.closes_at)
        plans.set_once(session, row.branch_id, contests.STEP, contest.id, at)


@on(RoundFinal)
def score_anew(session: Session, now: datetime, event: RoundFinal) -> None:
    """A round's answers were put right, or it was made void: the points are made anew.

    What `learn` carries on for the first time is counted already.
    """
    row = event.round
    contest = session.get(Contest, row.contest_id) if row.contest_id is not None else None
    if contest is None:
        return
    if contest.state in contests.UNDER_WAY or service.learnt(session, contest.id) >= row.number:
        service.count_anew(session, now, contest)


def learn(session: Session, now: datetime, plan: Plan) -> str:
    """Carries one more round of a contest that is over on: to its question, and to what everybody
    remembers of it. Comes back until all are done, and then holds the points against what was
    corrected meanwhile."""
    contest = session.get_one(Contest, plan.ref_id or 0)
    done = int(plan.data.get("done", 0))
    row = next((one for one in contests.rounds(session, contest.id) if one.number > done), None)
    if row is None:
        service.count_anew(session, now, contest)
        plan.data = {"done": len(contest.questions)}
        return ""
    rounds.settle(session, now, [row])
    plan.data = {"done": row.number}
    plan.next_due_at = now + A_PAUSE
    return ""


def one_line(_session: Session, texts: Texts, _branch: Branch, said: str) -> dict[str, Thing]:
    """Finds a contest as a line names it: by its usual title, or by a title after 知识竞赛."""
    usual, label = texts.plain("contest-title"), texts.plain("contest-word")
    if said in {usual, label}:
        return {said: Thing(usual, service.blank(usual))}
    title = said.removeprefix(label).strip()
    if title == said or len(title) > rules.LONGEST_TITLE:
        return {}
    return {said: Thing(title, service.blank(title))}


PLANNABLE = Plannable(rules.KIND, Action(announces, CUTOFF), FORM, preview, one_line=one_line)


def put_up(session: Session, now: datetime, plan: Plan) -> str:
    """Puts up the scoreboard that quiet hours held back."""
    contest = refuse_none("contest-over", session.get(Contest, plan.ref_id or 0))
    if contest.state not in contests.UNDER_WAY:
        raise Refusal("contest-over")
    branch = session.get_one(Branch, contest.branch_id)
    cards.put_up(session, branch.id, branch.chat_id, rules.CARD, contest.id, now)
    return ""


DUES = {rules.POST: Action(put_up), contests.STEP: Action(steps_on), contests.LEARN: Action(learn)}
