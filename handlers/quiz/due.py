"""What the clock does for the daily question: asks it, reminds of it, closes it."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from data.models import Branch, Plan, Round
from data.queries import choosing, result
from data.queries import plan as plans
from data.values.out import OutMessage
from handlers.quiz import near_misses, reminding, results, rules
from handlers.quiz.asking import ask
from handlers.quiz.closing import close_all
from handlers.quiz.options import Options
from handlers.shared.refusal import Refusal
from handlers.shared.telling import tell_secretaries
from handlers.shared.texts import texts_in

LATE = timedelta(hours=3)
"""A question found due later than this is left to the next time."""
OVERSLEPT = timedelta(seconds=30)
QUEUED = timedelta(minutes=1)
"""Found so late, rounds close after this time: answers given in time come in first."""
NONE_LEFT = "question-none"


def asks(session: Session, now: datetime, plan: Plan) -> str:
    """Asks a plan's questions. Where the bank has none to ask, the secretaries are told once."""
    branch = session.get_one(Branch, plan.branch_id)
    if branch.asleep_since is not None:
        raise Refusal("branch-asleep")
    options = Options.of(plan.data)
    found = choosing.next_for_group(
        session,
        branch.id,
        now,
        tags=options.tags,
        difficulty=options.difficulties,
        count=options.count,
    )
    if not found:
        if not plan.data.get("told"):
            plan.data = {**plan.data, "told": True}
            text = texts_in(branch.language)("question-none-told", title=plan.title)
            tell_secretaries(session, now, branch, OutMessage(text))
        return NONE_LEFT
    if plan.data.get("told"):
        plan.data = {**plan.data, "told": False}
    quiet = (branch.quiet_from, branch.quiet_to)
    stands = rules.posting(now, branch.zone, quiet)
    closes_at = rules.closing(stands, options.hours or branch.question_hours, branch.zone, quiet)
    asked = [
        ask(
            session,
            now,
            branch,
            question,
            closes_at=closes_at,
            plan=plan,
            number=number,
            numbers=len(found),
        )
        for number, question in enumerate(found, 1)
    ]
    if options.reminds:
        reminding.arrange(session, branch, asked[0])
    return ""


def closes(session: Session, now: datetime, plan: Plan) -> str:
    """Closes rounds that were asked together, and posts what came of them.

    Where the clock overslept, answers that were given in time are waiting to come in: it closes a
    minute later. Their polls are over in any case.
    """
    row = session.get(Round, plan.ref_id or 0)
    if row is None:
        raise Refusal("round-gone")
    assert plan.next_due_at is not None
    if now - plan.next_due_at > OVERSLEPT:
        plan.next_due_at = now + QUEUED
        return "round-waits"
    finish(session, now, row)
    return ""


def finish(session: Session, now: datetime, row: Round) -> None:
    """Closes a round and those asked together with it, and posts the result; the secretaries
    decide on near misses."""
    branch = session.get_one(Branch, row.branch_id)
    found = list(result.together(session, row))
    plans.set_once(session, branch.id, rules.CLOSE, row.id, None)
    close_all(session, now, found)
    if found:
        results.post(session, now, branch, found)
        near_misses.ask(session, now, branch, found)


def reminds(session: Session, now: datetime, plan: Plan) -> str:
    """Reminds those who have not answered, shortly before the closing; not later."""
    row = session.get(Round, plan.ref_id or 0)
    if row is None or row.state != "open" or now >= row.closes_at:
        raise Refusal("round-closed")
    reminding.remind(session, now, session.get_one(Branch, row.branch_id), row)
    return ""
