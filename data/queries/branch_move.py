"""Moves of branches between bots: claimed with a lease, one file after the other."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from data.models import BranchMove, MovedFile

LEASE = timedelta(seconds=120)
"""How long a process holds a move; each file renews it."""


def claim(session: Session, now: datetime, served: Collection[int]) -> BranchMove | None:
    """Claims the next move to one of these bots; None where there is none."""
    free = or_(BranchMove.leased_until.is_(None), BranchMove.leased_until <= now)
    found = session.scalars(
        select(BranchMove)
        .where(BranchMove.error == "", BranchMove.try_at <= now, free)
        .where(BranchMove.bot_id.in_(served))
        .order_by(BranchMove.begun_at)
        .limit(1)
        .with_for_update(skip_locked=True)
    ).first()
    if found is not None:
        found.leased_until, found.lease = now + LEASE, found.lease + 1
        session.flush()
    return found


def held(session: Session, move: BranchMove, now: datetime) -> BranchMove | None:
    """Returns the move as stored, its lease renewed; None where another process has it."""
    found = session.get(BranchMove, move.branch_id, with_for_update=True, populate_existing=True)
    if found is None or found.lease != move.lease or found.error:
        return None
    found.leased_until = now + LEASE
    return found


def moved(session: Session, branch_id: int) -> set[str]:
    """Returns the files that are done, by the old bot's ids."""
    rows = session.scalars(select(MovedFile.file_id).where(MovedFile.branch_id == branch_id))
    return set(rows)
