"""Throws away what nobody needs any more, a little at a time."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from data.models import (
    Draft,
    Errand,
    FoundingRequest,
    Occurrence,
    Outgoing,
    SeenUpdate,
    SetAside,
)
from data.queries import (
    audit,
    branch as branches,
    calendar,
    case as cases,
    poll as polls,
    question_file as question_files,
)
from data.store import Store
from schedules.turns import in_turn

KEPT_UPDATES = 200_000
"""Update ids kept per bot; Telegram redelivers for a day at most."""
KEPT = timedelta(days=30)
KEPT_STRAYS = timedelta(days=2)
"""Answers to polls that never became known: their sending was cut off by a crash."""
KEPT_FIRINGS = timedelta(days=400)
"""Firings are kept for a year and somewhat more: they answer for what was pushed when."""
AT_ONCE = 500
"""Rows of one transaction, because taps wait meanwhile."""
PAUSE = 0.05
"""Seconds between two of them."""


class Tidy:
    """The clock's last job. `audit_days`: how long the audit log is kept."""

    def __init__(self, store: Store, now: Callable[[], datetime], *, audit_days: int) -> None:
        self.store = store
        self.now = now
        self._audited = timedelta(days=audit_days)

    async def run(self) -> bool:
        """Prunes, unless another process does; tells which."""
        return await in_turn(self.store, self.now, "tidy", self._prune)

    async def _prune(self, _last: str) -> str:
        """Prunes in transactions of their own, those of long tables small ones."""
        await self.store.write(self._updates)
        await self.store.write(self._rows)
        for prune in (self._messages, self._firings):
            more = True
            while more:
                more = await self.store.write(prune) == AT_ONCE
                await asyncio.sleep(PAUSE)
        return ""

    def _updates(self, session: Session) -> None:
        newest = select(SeenUpdate.bot_id, func.max(SeenUpdate.update_id)).group_by(
            SeenUpdate.bot_id
        )
        for bot_id, last in session.execute(newest).all():
            session.execute(
                delete(SeenUpdate).where(
                    SeenUpdate.bot_id == bot_id, SeenUpdate.update_id <= last - KEPT_UPDATES
                )
            )

    def _rows(self, session: Session) -> None:
        now = self.now()
        old = now - KEPT
        session.execute(delete(Draft).where(Draft.expires_at < now))
        # A day begins at most 14 hours before it does in UTC.
        cases.forget_days(session, (now - timedelta(days=1)).date())
        session.execute(delete(Errand).where(Errand.state != "waiting", Errand.try_at < old))
        session.execute(delete(SetAside).where(SetAside.at < old))
        branches.forget_founding(session, FoundingRequest.at < old)
        polls.forget_strays(session, now - KEPT_STRAYS)
        question_files.forget(session, old)
        calendar.end(session, now)
        audit.forget(session, now - self._audited)

    def _messages(self, session: Session) -> int:
        """Selects messages that ended long ago; the oldest by when they were due."""
        ended = select(Outgoing.id).where(
            Outgoing.state.in_(["sent", "failed", "held"]), Outgoing.try_at < self.now() - KEPT
        )
        ids = session.scalars(ended.limit(AT_ONCE)).all()
        session.execute(delete(Outgoing).where(Outgoing.id.in_(ids)))
        return len(ids)

    def _firings(self, session: Session) -> int:
        """Selects the first firings ever written down, as far as they are old."""
        first = select(Occurrence.id, Occurrence.fired_at).order_by(Occurrence.id).limit(AT_ONCE)
        old = self.now() - KEPT_FIRINGS
        ids = [row[0] for row in session.execute(first) if row[1] < old]
        session.execute(delete(Occurrence).where(Occurrence.id.in_(ids)))
        return len(ids)
