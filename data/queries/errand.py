"""Errands: each waits once and takes its branch's turn; claimed with a lease, so that of several
processes one does each."""

import json
from collections.abc import Collection
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Final, cast

from sqlalchemy import CursorResult, case, func, or_, select, true, update
from sqlalchemy.orm import Session

from data.models import Errand
from data.queries.bot import acting
from data.store import wake

LEASE = timedelta(seconds=60)
"""How long a process holds an errand; it renews the lease while it works."""
OF_ACCOUNT: Final = 50
OF_BRANCH: Final = 200
ALTOGETHER: Final = 5000
"""Errands that people asked for and that wait, at most: a person's, a branch's, all."""


class Full(Exception):  # noqa: N818 - an outcome, not an error
    """Somebody, a branch or the deployment has as many errands waiting as they may."""


def add(
    session: Session,
    now: datetime,
    kind: str,
    data: dict[str, Any],
    *,
    bot_id: int | None = None,
    branch_id: int = 0,
    limited: bool = True,
) -> bool:
    """Adds an errand of a bot, by default of the acting one; it is done beside the taps. False
    where the same one waits already.

    What `data` names as "branch" or "branch_id" is its branch, and as "account_id", "by" or "chat"
    who asked for it; raises Full where these have too many waiting, unless it goes on with what was
    begun (`limited`). The clock's own errands, which nobody asked for, have no limit. "at" and
    "now" are when it was asked for, and make no other errand of it.
    """
    bot_id = acting(session) if bot_id is None else bot_id
    branch_id = branch_id or int(data.get("branch") or data.get("branch_id") or 0)
    asked_by = data.get("account_id") or data.get("by") or data.get("chat") or 0
    account_id = max(0, int(asked_by))
    digest = _digest(kind, bot_id, data)
    waiting = select(Errand.id).where(Errand.state == "waiting", Errand.digest == digest)
    if session.scalar(waiting.limit(1)) is not None:
        return False
    if account_id and limited:
        _check_shares(session, branch_id, account_id)
    session.add(
        Errand(
            bot_id=bot_id,
            branch_id=branch_id,
            account_id=account_id,
            turn=_next_turn(session, branch_id),
            digest=digest,
            kind=kind,
            data=data,
            try_at=now,
        )
    )
    wake(session, "errands")
    return True


def _digest(kind: str, bot_id: int, data: dict[str, Any]) -> str:
    asked = {name: value for name, value in data.items() if name not in {"at", "now"}}
    said = json.dumps([kind, bot_id, asked], sort_keys=True, default=str)
    return sha256(said.encode()).hexdigest()


def _check_shares(session: Session, branch_id: int, account_id: int) -> None:
    waits = (Errand.state == "waiting") & (Errand.account_id > 0)
    for mine, most in (
        (Errand.account_id == account_id, OF_ACCOUNT),
        (Errand.branch_id == branch_id, OF_BRANCH),
        (true(), ALTOGETHER),
    ):
        wanted = select(func.count()).select_from(Errand).where(waits, mine)
        if (session.scalar(wanted) or 0) >= most:
            raise Full


def _next_turn(session: Session, branch_id: int) -> int:
    """Returns the turn of a branch's next errand: behind its own, and beside the first of those
    that wait, so that no branch waits for all errands of another."""
    first, last = session.execute(
        select(
            func.min(Errand.turn),
            func.max(case((Errand.branch_id == branch_id, Errand.turn))),
        ).where(Errand.state == "waiting")
    ).one()
    return max((first or 1) - 1, last or 0) + 1


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

    Other kinds are left to processes of another version. Kinds in `last` come after all others, and
    branches take turns. The
    errand's `lease` grows with each claim: an earlier holder can no longer finish it.
    """
    found = session.scalars(
        select(Errand)
        .where(_due(now), Errand.bot_id.in_(bots), Errand.kind.in_(kinds))
        .order_by(Errand.kind.in_(last), Errand.turn, Errand.try_at, Errand.id)
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
