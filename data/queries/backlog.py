"""What waits in the outbox, for a look at the bot's health that no backlog makes slow."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.models import Outgoing
from data.queries.outbox import WAITING

MOST_COUNTED = 1000
"""Waiting messages that are counted at most, so that a look does not grow with a backlog."""


def longest_wait(session: Session, now: datetime) -> float:
    """Returns for how many seconds the message that is due for longest has been."""
    first = session.scalar(select(func.min(Outgoing.try_at)).where(WAITING)) or now
    return max(0.0, (now - first).total_seconds())


def waiting(session: Session, now: datetime) -> int:
    """Counts the messages that are due and wait, up to MOST_COUNTED."""
    due = select(Outgoing.id).where(WAITING, Outgoing.try_at <= now)
    some = due.limit(MOST_COUNTED).subquery()
    return session.scalar(select(func.count()).select_from(some)) or 0
