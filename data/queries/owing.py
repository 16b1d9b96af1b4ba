"""What members of a branch may owe, and how often they were reminded of it."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from data.models import LeadTurn, MakeUp, Notice, Outgoing, Reading, Round, Topic
from data.queries.lead import TO_COME

LOOK = "reading.chase"
"""The kind of plan that looks who is behind in a branch; its row is the branch."""
REMINDER = "behind"
"""The outbox's kind of the reminders that nobody sends by hand: they are counted."""
LOOKS_BACK = timedelta(days=90)
"""Readings pushed longer ago are not asked for any more."""


def anything(session: Session, branch_id: int, now: datetime) -> bool:
    """Tells whether there is anything that somebody of a branch may owe."""
    due = or_(Reading.deadline_at.is_not(None), Reading.note_due_at.is_not(None))
    found = or_(
        exists().where(Reading.branch_id == branch_id, Reading.posted_at >= now - LOOKS_BACK, due),
        exists().where(Round.branch_id == branch_id, Round.state == "open"),
        exists().where(Topic.branch_id == branch_id, Topic.state == "open"),
        exists().where(Notice.branch_id == branch_id, Notice.state == "open"),
        exists().where(MakeUp.branch_id == branch_id, MakeUp.state == "open"),
        exists().where(LeadTurn.branch_id == branch_id, LeadTurn.state.in_(TO_COME)),
    )
    return bool(session.scalar(select(found)))


def reminded(
    session: Session, branch_id: int, accounts: Collection[int], since: datetime
) -> Counter[int]:
    """Counts by account the reminders of a branch since then."""
    return Counter(
        session.scalars(
            select(Outgoing.chat_id).where(
                Outgoing.chat_id.in_(accounts),
                Outgoing.branch_id == branch_id,
                Outgoing.kind == REMINDER,
                Outgoing.created_at >= since,
            )
        )
    )
