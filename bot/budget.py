"""Shares Telegram's limits among all processes of a bot, and remembers them over a restart."""

import asyncio
import math
import time
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any, Final, Protocol, TypeVar

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from bot.rate_limits import ALL, BURST, Counted, RateLimits, Ticket
from data.engine import open_permits
from data.queries import permit as permits
from data.queries.permit import Known, Used
from data.store import Store

log = structlog.get_logger()

T = TypeVar("T")
HELD: Final = 1.0
"""Seconds after which a message under way is taken to have arrived, unless its process says
otherwise: one that was killed holds its permits no longer."""
VALID: Final = 0.7
"""Seconds within which a permit has to be used: a process that froze meanwhile asks again."""
RENEWED: Final = 0.4
"""Seconds after which a process says again that a message is still under way."""
TENDED: Final = 0.1
"""Seconds between two of a process's records of what arrived, while something is under way."""
WRITTEN: Final = 1.0
"""Seconds between two records of a process that is alone with its database."""
AGAIN: Final = 0.3
"""Seconds between tries while the database is away."""
FORGOTTEN: Final = 10.0
"""Seconds between two removals of what no longer counts."""
ALONE: Final = "alone"
"""The holder of what a process sends that shares its database with none."""


class Wakes(Protocol):
    """The part of the limiter that a budget calls."""

    rate_limits: RateLimits

    def wake(self, granted: list[Ticket]) -> None:
        """Lets these calls be made."""

    def pump(self) -> None:
        """Looks who may go next."""

    def waits(self) -> bool:
        """Tells whether a call waits."""


class Budget:
    """What the limiter asks before a call, and tells after it. Of a database that has one process
    (SQLite) the limiter's own memory decides; what was sent is written down behind it, once a
    second, and read when the next process starts."""

    holder = ALONE

    def __init__(self, bot_id: int, now: Callable[[], float]) -> None:
        self.bot_id = bot_id
        self.now = now
        self.ahead = time.time() - now()
        """The database's clock less ours."""
        self.limiter: Wakes
        self._changed: set[int] = set()

    async def open(self, limiter: Wakes) -> None:
        """Begins to serve a limiter."""
        self.limiter = limiter

    async def close(self) -> None:
        """Writes down what was sent last."""

    def ask(self, granted: list[Ticket]) -> None:
        """Wakes those calls that the limits of all processes together allow."""
        self.limiter.wake(granted)

    def valid(self, ticket: Ticket) -> bool:  # noqa: ARG002 - of shared budgets
        """Tells whether a permit may still be used."""
        return True

    def landed(self, ticket: Ticket) -> None:
        """Notes that a call was answered, given up, or paused by Telegram."""
        if isinstance(ticket.chat_id, int):
            self._changed |= {ALL, ticket.chat_id}

    def learn(self, known: Known, chats: Collection[int]) -> None:
        """Tells the limiter's rules what others have sent to these chats."""
        now = self.now()
        behind = known.now - now
        counted: dict[int, Counted] = {chat: {} for chat in chats}
        paused: dict[int, float] = {}
        for one in known.used:
            chat = counted.setdefault(one.chat_id, {})
            for name, moments in one.counted.items():
                chat.setdefault(name, []).extend(at - behind for at in moments)
            paused[one.chat_id] = max(paused.get(one.chat_id, 0.0), one.paused_until)
        for chat_id, moments_of in counted.items():
            until = paused.get(chat_id, 0.0)
            paused_until = until - behind if until else -math.inf
            self.limiter.rate_limits.learn(chat_id, moments_of, paused_until, now)

    def used(self, chats: Collection[int]) -> list[Used]:
        """Lists what this process has sent to these chats, by the database's clock."""
        now, made = self.now(), []
        for chat_id in chats:
            counted, paused = self.limiter.rate_limits.mine(chat_id, now, now + HELD)
            there = {name: [at + self.ahead for at in several] for name, several in counted.items()}
            last = max((at for several in there.values() for at in several), default=0.0)
            paused_until = max(0.0, paused + self.ahead)
            until = max(last + (60.0 if "minute" in there else 3.0), paused_until)
            made.append(Used(chat_id, there, paused_until, until))
        return made


class OwnBudget(Budget):
    """The budget of a process that is alone with its database."""

    def __init__(self, store: Store, bot_id: int, now: Callable[[], float]) -> None:
        super().__init__(bot_id, now)
        self.store = store
        self._timer: asyncio.TimerHandle | None = None

    async def open(self, limiter: Wakes) -> None:
        """Counts what the process before sent, and what it may have sent in its last second without
        writing it down, unless it stopped in good order."""
        await super().open(limiter)
        now = self.now() + self.ahead
        used = await self.store.write(
            lambda s: permits.inherit(s, self.bot_id, ALONE, now, BURST[0])
        )
        self.learn(Known(0, now, used), {one.chat_id for one in used})

    async def close(self) -> None:
        """Writes down what was sent last."""
        if self._timer is not None:
            self._timer.cancel()
        used, now = self.used(self._changed), self.now() + self.ahead

        def write(session: Session) -> None:
            permits.note(session, self.bot_id, ALONE, used)
            permits.inherit(session, self.bot_id, ALONE, now, 0)

        with suppress(DBAPIError):
            await self.store.write(write)

    def landed(self, ticket: Ticket) -> None:
        """Notes a call; it is written down with others."""
        super().landed(ticket)
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(WRITTEN, self._write)

    def _write(self) -> None:
        self._timer = None
        used, self._changed = self.used(self._changed), set()
        now = self.now() + self.ahead

        def write(session: Session) -> None:
            permits.note(session, self.bot_id, ALONE, used)
            permits.forget(session, self.bot_id, ALONE, now)

        self.store.submit(write).add_done_callback(_written)


class SharedBudget(Budget):
    """The budget of a process beside others: permits are taken in the database before a call.

    One task takes for all calls that wait at the moment, in a thread of its own.
    """

    def __init__(self, store: Store, bot_id: int, now: Callable[[], float]) -> None:
        super().__init__(bot_id, now)
        self.holder = store.name
        self._engine = open_permits(store.writer.url)
        self._line: Connection | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="permits")
        self._asked: list[Ticket] = []
        self._flying: dict[int, tuple[int, float]] = {}
        """Calls under way by the number of their ticket: the chat, and until when the permit may be
        used."""
        self._unsettled: set[int] = set()
        """Chats to which others have something under way."""
        self._version = 0
        self._renewed = self._forgets_at = 0.0
        self._wanted = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def open(self, limiter: Wakes) -> None:
        """Begins to take permits for a limiter."""
        await super().open(limiter)
        self._task = asyncio.create_task(self._run())

    async def close(self) -> None:
        """Writes down what was sent last; what is still asked for is not given any more."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
            with suppress(DBAPIError):
                await self._do(permits.note, self.used(self._changed))
                await self._do(permits.forget, self.now() + self.ahead)
        self._thread.shutdown(wait=True)
        if self._line is not None:
            self._line.close()
        self._engine.dispose()

    def ask(self, granted: list[Ticket]) -> None:
        """Takes permits for these calls; those are woken that get one."""
        self._asked += [ticket for ticket in granted if isinstance(ticket.chat_id, int)]
        self._wanted.set()
        if named := [ticket for ticket in granted if isinstance(ticket.chat_id, str)]:
            self.limiter.wake(named)  # of these nobody knows the number

    def valid(self, ticket: Ticket) -> bool:
        """Tells whether a permit may still be used."""
        return isinstance(ticket.chat_id, str) or self.now() <= self._flying[ticket.number][1]

    def landed(self, ticket: Ticket) -> None:
        """Notes a call, to be written down soon."""
        super().landed(ticket)
        self._flying.pop(ticket.number, None)

    async def _run(self) -> None:
        while True:
            busy = self._flying or self._changed or (self._unsettled and self.limiter.waits())
            with suppress(TimeoutError):
                await asyncio.wait_for(self._wanted.wait(), TENDED if busy else None)
            self._wanted.clear()
            try:
                await (self._take() if self._asked else self._tend())
            except Exception as error:  # noqa: BLE001 - nothing would be sent any more
                log.warning("permits.away", error=type(error).__name__)
                if self._line is not None:
                    self._line.invalidate()
                    self._line = None
                await asyncio.sleep(AGAIN)
                self._wanted.set()

    async def _take(self) -> None:
        """Takes permits for those who ask, until they have them or the limits allow no more."""
        while self._asked:
            await self._look({ALL, *_chats(self._asked)})
            asked = self.limiter.rate_limits.take_back(self._asked, self.now())
            self._asked = []
            self.limiter.pump()  # for those taken back
            if not asked:
                return
            begun, changed = self.now(), self._due()
            try:
                used = self.used({ALL, *_chats(asked)} | changed)
                taken = await self._do(permits.take, self._version, used)
            except BaseException:
                self._asked[:0], self._changed = asked, self._changed | changed
                raise
            if not taken:
                self._asked[:0], self._changed = asked, self._changed | changed
                continue
            for ticket in asked:
                ticket.taken_at = self.now()
                self._flying[ticket.number] = int(ticket.chat_id), begun + VALID
            self.limiter.wake(asked)

    async def _look(self, chats: Collection[int]) -> None:
        begun = self.now()
        known = await self._do(permits.look, chats)
        self._version, self.ahead = known.version, known.now - begun
        self._unsettled -= set(chats)
        self._unsettled |= {
            one.chat_id
            for one in known.used
            if any(at > known.now for several in one.counted.values() for at in several)
        }
        self.learn(known, chats)

    async def _tend(self) -> None:
        """Writes down what arrived and what is still under way; looks what arrived of others."""
        if changed := self._due():
            try:
                await self._do(permits.note, self.used(changed))
            except BaseException:
                self._changed |= changed
                raise
        if self.now() >= self._forgets_at:
            self._forgets_at = self.now() + FORGOTTEN
            await self._do(permits.forget, self.now() + self.ahead)
        if self._unsettled and self.limiter.waits():
            await self._look(set(self._unsettled))
            self.limiter.pump()

    def _due(self) -> set[int]:
        """Lists the chats whose record has to be written, and takes them as written."""
        if self._flying and self.now() - self._renewed >= RENEWED:
            self._renewed = self.now()
            self._changed |= {ALL, *(chat for chat, _ in self._flying.values())}
        changed, self._changed = self._changed, set()
        return changed

    async def _do(self, work: Callable[..., T], *given: Any) -> T:
        """Runs a statement in the thread, on the connection that stays open."""

        def run() -> T:
            if self._line is None:
                self._line = self._engine.connect()
            return work(self._line, self.bot_id, self.holder, *given)

        return await asyncio.get_running_loop().run_in_executor(self._thread, run)


def _chats(tickets: Collection[Ticket]) -> set[int]:
    return {ticket.chat_id for ticket in tickets if isinstance(ticket.chat_id, int)}


def _written(done: "asyncio.Future[None]") -> None:
    if not done.cancelled() and (error := done.exception()) is not None:
        log.warning("permits.unwritten", error=type(error).__name__)


def budget_of(store: Store, bot_id: int, now: Callable[[], float]) -> Budget:
    """Returns the budget of a bot, by whether other processes can use its database."""
    return (OwnBudget if store.alone else SharedBudget)(store, bot_id, now)
