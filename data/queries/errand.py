"""Errands: claimed with a lease, so that of several processes one does each."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import CursorResult, or_, select, update
from sqlalchemy.orm import Session

from data.models import Errand
from data.queries.bot import acting
from data.store import wake

LEASE = timedelta(seconds=60)
"""How long a process holds an errand; it renews the lease while it works."""


def add(
    session: Session,
    now: datetime,
    kind: str,
    data: dict[str, Any],
    *,
    bot_id: int | None = None,
) -> None:
    """Adds an errand of a bot, by default of the acting one; it is done beside the taps."""
    bot_id = acting(session) if bot_id is None else bot_id
    session.add(Errand(bot_id=bot_id, kind=kind, data=data, try_at=now))
    wake(session, "errands")


def _due(now: datetime) -> Any:
    free = or_(Errand.leased_until.is_(None), Errand.leased_until <= now)
    return (Errand.state == "waiting") & (Errand.try_at <= now) & free


def any_due(session: Session, now: datetime, bots: Collection[int], kinds: Collection[str]) -> bool:
    """Tells whether an errand of these bots and kinds waits that nobody works on."""
    mine = Errand.bot_id.in_(bots) & Errand.kind.in_(kinds)
    return session.scalar(select(Errand.id).where(_due(now), mine).limit(1)) is not None


def claim(
    session: Session,
    now: datetime,
    last: Collection[str],
    bots: Collection[int],
    kinds: Collection[str],
) -> Errand | None:
    """Claims the next errand of these bots and kinds for this process; None where there is none.

    Other kinds are left to processes of another version. Kinds in `last` come after all others. The
    errand's `lease` grows with each claim: an earlier holder can no longer finish it.
    """
    found = session.scalars(
        select(Errand)
        .where(_due(now), Errand.bot_id.in_(bots), Errand.kind.in_(kinds))
        .order_by(Errand.kind.in_(last), Errand.try_at, Errand.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    ).first()
    if found is not None:
        found.leased_until = now + LEASE
        found.lease += 1
        session.flush()
    return found


def renew(session: Session, errand: Errand, now: datetime) -> bool:
    """Extends the lease; False where another process has the errand meanwhile."""
    return _change(session, errand, leased_until=now + LEASE)


def finish(session: Session, errand: Errand, state: str) -> bool:
    """Ends the errand as `done` or `failed`; False where another process has it meanwhile."""
    return _change(session, errand, state=state, leased_until=None)


def put_off(session: Session, errand: Errand, until: datetime) -> bool:
    """Counts a try that failed and lets the errand wait."""
    return _change(session, errand, tries=Errand.tries + 1, try_at=until, leased_until=None)


def free_all(session: Session) -> None:
    """Ends every lease, for a process that has just started and is the only one."""
    session.execute(
        update(Errand).where(Errand.leased_until.is_not(None)).values(leased_until=None)
    )


def _change(session: Session, errand: Errand, **values: Any) -> bool:
    mine = (Errand.id == errand.id) & (Errand.lease == errand.lease) & (Errand.state == "waiting")
    done = session.execute(
        update(Errand).where(mine).values(**values).execution_options(synchronize_session=False)
    )
    return cast("CursorResult[Any]", done).rowcount == 1
