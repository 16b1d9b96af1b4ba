"""Closes rounds: what was answered counts from here on, and nothing more is taken."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import BankQuestion, Branch, Round
from data.queries import card as cards
from data.queries import memory, result, streak
from data.queries import plan as plans
from data.queries import poll as polls
from handlers.quiz import rules
from handlers.quiz.rules import ROUND
from handlers.shared.events import RoundFinal, publish


def close(session: Session, now: datetime, row: Round) -> None:
    """Closes a round that is open; another one stays as it is. Who calls says the result.

    A poll that is still open is stopped. The question learns when it is due again, everybody's
    memory what they answered; who is registered for it hears that the answers are final.
    """
    close_all(session, now, [row])


def close_all(session: Session, now: datetime, rows: Sequence[Round]) -> None:
    """As `close`, for rounds of one branch that were asked together."""
    closed = [row for row in rows if row.state == "open"]
    for row in closed:
        row.state, row.closed_at = "closed", now
        _end(session, now, row)
    settle(session, now, closed)


def void(session: Session, now: datetime, row: Round) -> None:
    """Takes a round out of all counts (作废), whether it is open or closed. Who calls settles."""
    row.state, row.closed_at = "void", row.closed_at or now
    _end(session, now, row)


def _end(session: Session, now: datetime, row: Round) -> None:
    """Nothing more is expected of a round: not from its poll, nor from the clock."""
    for kind in (rules.CLOSE, rules.REMIND):
        plans.set_once(session, row.branch_id, kind, row.id, None)
    if row.form == "text":
        cards.mark(session, ROUND, row.id, now)
    elif now < row.closes_at:
        polls.end(session, row.branch_id, ROUND, row.id, now)


def settle(session: Session, now: datetime, rows: Sequence[Round]) -> None:
    """Carries on what rounds of one branch came to, again wherever their answers were put right:
    to their questions, to the runs of days, to what everybody remembers, and to who hears of it."""
    session.flush()
    for row in rows:
        _tell_question(session, now, row)
        memory.rebuild_round(session, row.id, now)
    if any(row.contest_id is None for row in rows):
        streak.count_on(session, session.get_one(Branch, rows[0].branch_id))
    for row in rows:
        publish(session, now, RoundFinal(row))


def _tell_question(session: Session, now: datetime, row: Round) -> None:
    """The question was asked then, and is due again the sooner, the fewer knew the answer."""
    question = session.get(BankQuestion, row.question_id) if row.question_id else None
    if question is None:
        return
    question.asked_at = max(question.asked_at or row.posted_at, row.posted_at)
    decided = [
        one.right
        for one in result.given(session, [row.id])
        if one.member_id is not None and one.right is not None
    ]
    share = sum(decided) / len(decided) if decided else 0.0
    question.due_at = (row.closed_at or now) + rules.again_after(share)
