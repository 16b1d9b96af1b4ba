"""Closes rounds: what was answered counts from here on, and nothing more is taken."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import BankQuestion, Round
from data.queries import memory
from data.queries import plan as plans
from data.queries import poll as polls
from data.queries import round as rounds
from handlers.quiz import rules
from handlers.quiz.rules import ROUND


def close(session: Session, now: datetime, row: Round) -> None:
    """Closes a round that is open; another one stays as it is.

    A poll that is still open is stopped. The question knows when it was asked and when it is due
    again, and everybody's memory knows the answer. Who calls says the result.
    """
    if row.state != "open":
        return
    row.state, row.closed_at = "closed", now
    if row.form != "text" and now < row.closes_at:
        polls.end(session, row.branch_id, ROUND, row.id, now)
    plans.set_once(session, row.branch_id, rules.CLOSE, row.id, None)
    session.flush()
    settle(session, now, row)


def settle(session: Session, now: datetime, row: Round) -> None:
    """Carries what a round came to on: to its question, and to everybody's memory of it. Called
    again wherever the round's answers were put right."""
    question = session.get(BankQuestion, row.question_id) if row.question_id else None
    if question is not None:
        counted = [one for one in rounds.answers(session, row.id) if one.member_id and not one.late]
        right = sum(one.right is True for one in counted)
        judged = sum(one.right is not None for one in counted)
        question.asked_at = max(question.asked_at or row.posted_at, row.posted_at)
        question.due_at = rules.due_again(row.closed_at or now, judged, right)
    memory.rebuild_round(session, row.id, now)
