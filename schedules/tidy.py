"""Throws away what nobody needs any more, a little at a time."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from data.models import (
    Branch,
    Draft,
    Erasure,
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
    branch_data,
    calendar,
    case as cases,
    erasure,
    poll as polls,
    question_file as question_files,
    retention,
)
from data.store import Store
from data.values.retention import Retention
from handlers.privacy import service as privacy
from handlers.shared.texts import texts_in
from schedules.turns import in_turn

KEPT_UPDATES = 200_000
"""Update ids kept per bot; Telegram redelivers for a day at most."""
KEPT_STRAYS = timedelta(days=2)
"""Answers to polls that never became known: their sending was cut off by a crash."""
FEW = 1
"""Members or accounts that one transaction erases: each goes through every table."""
AT_ONCE = 500
"""Rows of one transaction, because taps wait meanwhile."""
PAUSE = 0.05
"""Seconds between two of them."""


class Tidy:
    """The clock's last job."""

    def __init__(
        self, store: Store, now: Callable[[], datetime], retention: Retention | None = None
    ) -> None:
        self.store = store
        self.now = now
        self.kept = retention or Retention()

    async def run(self) -> bool:
        """Prunes, unless another process does; tells which."""
        return await in_turn(self.store, self.now, "tidy", self._prune)

    def _before(self, days: int) -> datetime:
        return self.now() - timedelta(days=days)

    async def _prune(self, last: str) -> str:
        """Prunes in transactions of their own, those of long tables small ones; what is kept for
        years, once a day."""
        await self._in_steps(self._updates)
        await self.store.write(self._rows)
        await self._in_steps(self._messages)
        await self._in_steps(self._firings)
        await self._sweep()
        for branch_id in await self.store.read(branch_data.being_erased):
            await self._in_steps(partial(branch_data.erase_step, branch_id=branch_id))
        today = f"{self.now():%Y-%m-%d}"
        if last != today:
            await self._let_go()
        await self.store.forget_traces()
        return today

    async def _in_steps(self, prune: Callable[[Session], object]) -> None:
        """Runs a step for as long as it says that there may be more."""
        more: object = True
        while more:
            more = await self.store.write(prune)
            await asyncio.sleep(PAUSE)

    async def _sweep(self) -> None:
        """Takes who was erased out of messages that ended."""
        for number in await self.store.read(erasure.unswept):
            last: int | None = 0
            while last is not None:
                step = partial(
                    erasure.sweep, erasure_id=number, after=last, most=AT_ONCE, now=self.now()
                )
                last = await self.store.write(step)
                await asyncio.sleep(PAUSE)

    async def _let_go(self) -> None:
        """Lets go of what people typed, of who left, and of strangers, each after its time."""
        kept = self.kept
        old = self._before(kept.work)
        await self._in_steps(lambda s: retention.forget_guesses(s, old, AT_ONCE) == AT_ONCE)
        if kept.study:
            for table in retention.TYPED:
                await self._in_steps(
                    lambda s, one=table: (  # type: ignore[misc]
                        retention.empty_typed(s, one, self._before(kept.study), AT_ONCE) == AT_ONCE
                    )
                )
        if kept.left:
            await self._in_steps(self._left)
        if kept.stranger:
            await self._in_steps(
                lambda s: retention.forget_strangers(s, self._before(kept.stranger), FEW) == FEW
            )
        for number in await self.store.read(retention.unfinished):
            await self.store.write(partial(self._finish, number=number))
            await asyncio.sleep(PAUSE)
        for number in await self.store.read(lambda s: s.scalars(select(Branch.id)).all()):
            await self.store.write(partial(self._visitors, number=number))

    def _left(self, session: Session) -> bool:
        """Erases some of those who left long ago; a branch without the bot is erased from, too."""
        found = retention.long_gone(session, self._before(self.kept.left).date(), FEW)
        for member in found:
            branch = session.get_one(Branch, member.branch_id)
            privacy.erase(session, self.now(), branch, member)
        return len(found) == FEW

    def _finish(self, session: Session, number: int) -> None:
        done = session.get_one(Erasure, number)
        branch = session.get(Branch, done.branch_id)
        called = privacy.called(branch, done.member_id or 0) if branch is not None else ""
        erasure.finish(session, done, self.now(), called)

    def _visitors(self, session: Session, number: int) -> None:
        branch = session.get(Branch, number)
        if branch is not None:
            called = texts_in(branch.language).plain("erasure-visitor")
            retention.forget_visitors(session, branch, self.now(), called)

    def _updates(self, session: Session) -> bool:
        """Forgets the oldest numbers of updates, AT_ONCE of one bot; tells whether some may be
        left."""
        bot_id = session.scalar(select(func.min(SeenUpdate.bot_id)))
        while bot_id is not None:
            mine = SeenUpdate.bot_id == bot_id
            last = session.scalar(select(func.max(SeenUpdate.update_id)).where(mine)) or 0
            old = select(SeenUpdate.update_id).where(
                mine, SeenUpdate.update_id <= last - KEPT_UPDATES
            )
            found = session.scalars(old.order_by(SeenUpdate.update_id).limit(AT_ONCE)).all()
            if found:
                session.execute(delete(SeenUpdate).where(mine, SeenUpdate.update_id <= found[-1]))
                return True
            further = select(func.min(SeenUpdate.bot_id)).where(SeenUpdate.bot_id > bot_id)
            bot_id = session.scalar(further)
        return False

    def _rows(self, session: Session) -> None:
        now = self.now()
        old = self._before(self.kept.work)
        session.execute(delete(Draft).where(Draft.expires_at < now))
        # A day begins at most 14 hours before it does in UTC.
        cases.forget_days(session, (now - timedelta(days=1)).date())
        session.execute(delete(Errand).where(Errand.state != "waiting", Errand.try_at < old))
        session.execute(delete(SetAside).where(SetAside.at < old))
        branches.forget_founding(session, FoundingRequest.at < old)
        polls.forget_strays(session, now - KEPT_STRAYS)
        question_files.forget(session, old)
        calendar.end(session, now)
        audit.forget(session, self._before(self.kept.audit))

    def _messages(self, session: Session) -> bool:
        """Selects messages that ended long ago; the oldest by when they were due."""
        ended = select(Outgoing.id).where(
            Outgoing.state.in_(["sent", "failed", "held"]),
            Outgoing.try_at < self._before(self.kept.work),
        )
        ids = session.scalars(ended.limit(AT_ONCE)).all()
        session.execute(delete(Outgoing).where(Outgoing.id.in_(ids)))
        return len(ids) == AT_ONCE

    def _firings(self, session: Session) -> bool:
        """Selects the first firings ever written down, as far as they are old."""
        first = select(Occurrence.id, Occurrence.fired_at).order_by(Occurrence.id).limit(AT_ONCE)
        old = self._before(self.kept.firings)
        ids = [row[0] for row in session.execute(first) if row[1] < old]
        session.execute(delete(Occurrence).where(Occurrence.id.in_(ids)))
        return len(ids) == AT_ONCE
