"""Leases: work that one process at a time does, whichever it is."""

from datetime import datetime, timedelta

from sqlalchemy import or_, update
from sqlalchemy.orm import Session

from data.models import Lease
from data.store import upsert

TERM = timedelta(seconds=60)
"""How long a process may take; then another may do the work."""


def take(session: Session, bot_id: int, name: str, holder: str, now: datetime) -> str | None:
    """Takes the work for this process and returns what was done last; None where another process
    has it."""
    mine = {"holder": holder, "until": now + TERM}
    statement = upsert(session, Lease).values(bot_id=bot_id, name=name, done="", **mine)
    free = or_(Lease.until <= now, Lease.holder == holder)
    statement = statement.on_conflict_do_update(
        index_elements=["bot_id", "name"], set_=mine, where=free
    )
    found = session.scalars(statement.returning(Lease.done)).first()
    return None if found is None else str(found)


def give_back(
    session: Session, bot_id: int, name: str, holder: str, now: datetime, done: str
) -> None:
    """Ends the lease, unless another process has the work meanwhile, and records what was done."""
    mine = (Lease.bot_id == bot_id) & (Lease.name == name) & (Lease.holder == holder)
    session.execute(update(Lease).where(mine).values(until=now, done=done))
