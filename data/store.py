"""The only access to the database: grouped durable writes in order, and reads beside them.

Units of work that queued up while the last commit ran share the next transaction (no timer); if one
fails, the group is rolled back and each runs alone. On SQLite groups run on the event loop itself:
handing statements to a thread costs more than running them, because both wait for the interpreter's
lock. On PostgreSQL, where statements wait for the network, a writer thread runs them.
"""

import asyncio
import queue
import random
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from secrets import token_hex
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import Connection, Engine, bindparam, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from data.engine import address, open_reader, open_writer
from data.failures import away, is_conflict, is_held_up
from data.models.intake import SeenUpdate
from data.prepared import Prepared
from data.units import HandedIn, Key, Unit

T = TypeVar("T")

TRIES, HELD_TRIES = 12, 5
"""Tries of a unit that conflicts with other processes, and of one that waited or ran too long."""
TOGETHER = 2
"""Tries of a group as a whole, of those."""
A_MOMENT = 0.002
"""Seconds, at random and more with each try, between two tries."""
WOKEN = "woken"
GROUP = 256
"""Most units that share one transaction."""
FIRST_PAUSE, LAST_PAUSE = 0.05, 2.0
"""Seconds between tries while the database is unreachable."""


class Repeated(Exception):  # noqa: N818 - an outcome, not an error
    """The update's effects were committed before; nothing was done this time."""


class Undo(Exception, Generic[T]):  # noqa: N818 - an outcome, not an error
    """Raised by a unit to roll back its writes and still return a result."""

    def __init__(self, result: T) -> None:
        super().__init__()
        self.result = result


# Both databases understand PostgreSQL's syntax for it.
_CLAIM = (
    postgresql.insert(SeenUpdate)
    .values(bot_id=bindparam("bot_id"), update_id=bindparam("update_id"))
    .on_conflict_do_nothing()
    .returning(SeenUpdate.bot_id, SeenUpdate.update_id)
)
CLAIM = Prepared(_CLAIM)


class Store:
    """The database behind one writer and a few readers.

    Errors of a unit reach its caller; an unreachable database is waited for (`down` is then True)
    and costs no unit.
    """

    def __init__(self, url: str, info: Mapping[str, Any] | None = None) -> None:
        """Opens the database; `info` becomes `Session.info` of all its sessions."""
        self.info = dict(info or {})
        place = address(url)
        self.writer: Engine = open_writer(place)
        self.reader: Engine = open_reader(place)
        self.down = False
        self.name = token_hex(8)  # tells this process from others on the same database
        self.wakes: Callable[[str], None] = lambda _job: None
        """Called with each job of the clock that a commit gave something to do."""
        self._sqlite = self.writer.dialect.name == "sqlite"
        self._units: deque[Unit] = deque()
        self.handed_in = HandedIn()
        self._groups: queue.SimpleQueue[Unit | None] = queue.SimpleQueue()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._flushing = False
        self._pause = FIRST_PAUSE
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._readers = ThreadPoolExecutor(4, thread_name_prefix="reader")
        self._wrote = 0
        event.listen(self.writer, "before_cursor_execute", self._count_writes)

    @property
    def alone(self) -> bool:
        """Whether no other process can use this database: a SQLite file has one."""
        return self._sqlite

    async def start(self) -> None:
        """Starts taking units on the running loop."""
        self._loop = asyncio.get_running_loop()
        self._stopping.clear()
        if not self._sqlite:
            self._thread = threading.Thread(target=self._serve, name="writer", daemon=True)
            self._thread.start()

    async def stop(self) -> None:
        """Finishes the units handed in, then closes the connections."""
        self._stopping.set()
        if self._thread is not None:
            self._groups.put(None)
            await asyncio.to_thread(self._thread.join)
        while self._units:
            self._flush()
        self._readers.shutdown(wait=True)
        self.writer.dispose()
        self.reader.dispose()

    def submit(self, work: Callable[[Session], T], key: Key | None = None) -> "asyncio.Future[T]":
        """Hands in a unit; units run in the order they were handed in.

        The future gives the unit's result once its effects are committed, its error, or
        `Repeated` where `key` was committed before.
        """
        assert self._loop is not None, "the store is not started"
        done: asyncio.Future[T] = self._loop.create_future()
        unit = Unit(work, key, done)
        self.handed_in.add(unit)
        if self._sqlite:
            self._units.append(unit)
            if not self._flushing:
                self._flushing = True
                self._loop.call_soon(self._flush)
        else:
            self._groups.put(unit)
        return done

    async def write(self, work: Callable[[Session], T], key: Key | None = None) -> T:
        """Runs `work` in a durable transaction and returns its result after the commit."""
        return await self.submit(work, key)

    async def read(self, work: Callable[[Session], T]) -> T:
        """Runs `work` beside the writer; its writes are rolled back."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._read, work)

    async def look(self, work: Callable[[Session], T]) -> T:
        """Runs a short read: on SQLite on the loop, where it costs less than a thread would take
        from the taps; elsewhere as `read`."""
        return self._read(work) if self._sqlite else await self.read(work)

    async def forget_traces(self) -> None:
        """Empties SQLite's journal, which still holds what was changed or erased lately."""
        if self._sqlite:
            raw = self.writer.raw_connection()
            try:
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                raw.close()

    def _read(self, work: Callable[[Session], T]) -> T:
        with Session(self.reader, info=self.info) as session:
            return work(session)

    def _flush(self) -> None:
        """Runs the units queued since the last commit, on the loop."""
        assert self._loop is not None
        group = [self._units.popleft() for _ in range(min(GROUP, len(self._units)))]
        if self._run(group):
            self._pause = FIRST_PAUSE
            self._settle(group)
        else:
            unsettled = [unit for unit in group if not unit.over]
            self._settle([unit for unit in group if unit.over])
            self._units.extendleft(reversed(unsettled))
            if not self._stopping.is_set():
                self._loop.call_later(self._pause, self._flush)
                self._pause = min(self._pause * 2, LAST_PAUSE)
                return
        self._flushing = bool(self._units)
        if self._flushing and not self._stopping.is_set():
            self._loop.call_soon(self._flush)

    def _serve(self) -> None:
        """Runs the units in the writer thread, for a database behind a network."""
        while (unit := self._groups.get()) is not None:
            group = [unit]
            ended = False
            while len(group) < GROUP and not ended:
                try:
                    more = self._groups.get_nowait()
                except queue.Empty:
                    break
                if more is None:
                    ended = True
                else:
                    group.append(more)
            pause = FIRST_PAUSE
            while not self._run([unit for unit in group if not unit.over]):
                time.sleep(pause)
                pause = min(pause * 2, LAST_PAUSE)
            assert self._loop is not None
            if not self._loop.is_closed():
                self._loop.call_soon_threadsafe(self._settle, group)
            if ended:
                return

    def _run(self, group: Sequence[Unit]) -> bool:
        """Runs a group to its end: committed together, or each alone if one failed.

        False where the database is unreachable; units that are not `over` have to be run again.
        """
        try:
            self._attempt(group)
        except _Alone:
            return self._one_by_one(group)
        except DBAPIError as error:
            if self._stopping.is_set():
                return self._fail(group, error)
            if away(error):
                self.down = True
                return False
            if is_conflict(error) or is_held_up(error):
                return self._try_again(group, error)
            return self._fail(group, error)
        except Exception as error:  # noqa: BLE001 - goes to the unit's caller
            return self._fail(group, error)
        self.down = False
        for unit in group:
            unit.over = True
        return True

    def _try_again(self, group: Sequence[Unit], error: DBAPIError) -> bool:
        """Runs a group again: at once on a conflict with another process, each unit alone where
        that goes on. Units blocked by a lock wait, but not for ever."""
        tries = max(unit.tries for unit in group) + 1
        for unit in group:
            unit.tries = tries
        conflict = is_conflict(error)
        if len(group) > 1 and not (conflict and tries <= TOGETHER):
            return self._one_by_one(group)
        if tries >= (TRIES if conflict else HELD_TRIES):
            return self._fail(group, error)
        if not conflict:
            return False
        time.sleep(random.uniform(0, tries * A_MOMENT))  # noqa: S311 - keeps two apart
        return self._run(group)

    def _fail(self, group: Sequence[Unit], error: BaseException) -> bool:
        if len(group) > 1:
            return self._one_by_one(group)
        group[0].error = error
        group[0].over = True
        return True

    def _one_by_one(self, group: Sequence[Unit]) -> bool:
        """Runs each unit alone and in order; stops where the database becomes unreachable."""
        return all(self._run([unit]) for unit in group)

    def _attempt(self, group: Sequence[Unit]) -> None:
        undone: Unit | None = None
        with (
            Session(self.writer, expire_on_commit=False, info=self.info) as session,
            session.begin(),
        ):
            keys = [unit.key for unit in group if unit.key is not None]
            fresh = self._claim(session, keys) if keys else set()
            for unit in group:
                unit.error = None
                if unit.key is not None and unit.key not in fresh:
                    unit.error = Repeated()
                    continue
                fresh.discard(unit.key)
                before = self._wrote
                session.info.pop("wrote", None)
                session.info.pop("acting_bot", None)
                try:
                    unit.result = unit.work(session)
                    if session.new or session.dirty or session.deleted:
                        session.flush()
                except Undo as undo:
                    unit.result = undo.result
                    untouched = self._wrote == before and "wrote" not in session.info
                    if untouched and not (session.new or session.dirty or session.deleted):
                        continue
                    if len(group) > 1:
                        raise _Alone from None
                    session.rollback()
                    undone = unit
        group[0].woken = () if undone else session.info.get(WOKEN, ())
        if undone is not None and undone.key is not None:
            with Session(self.writer, info=self.info) as session, session.begin():
                self._claim(session, [undone.key])

    def _settle(self, group: Sequence[Unit]) -> None:
        for unit in (one for one in group if not one.done.done()):
            if unit.error is not None:
                unit.done.set_exception(unit.error)
            else:
                unit.done.set_result(unit.result)
        for job in {job for unit in group for job in unit.woken}:
            self.wakes(job)

    def _claim(self, session: Session, keys: list[Key]) -> set[Key]:
        """Records the updates and returns those that were new."""
        if self._sqlite or len(keys) == 1:
            rows = [CLAIM.first(session, bot_id=bot, update_id=update) for bot, update in keys]
            return {(row[0], row[1]) for row in rows if row is not None}
        found = session.connection().execute(
            _CLAIM, [{"bot_id": bot, "update_id": update} for bot, update in dict.fromkeys(keys)]
        )
        return {(row[0], row[1]) for row in found}

    def _count_writes(
        self,
        _connection: Connection,
        _cursor: object,
        _statement: str,
        _parameters: object,
        context: Any,
        _many: bool,
    ) -> None:
        if context is not None and (context.isinsert or context.isupdate or context.isdelete):
            self._wrote += 1


class _Alone(Exception):  # noqa: N818 - steers the writer, never leaves it
    """A unit of the group has to be rolled back: run each alone."""


def wake(session: Session, job: str) -> None:
    """Has a job of the clock run at once after the commit: the transaction writes work for it."""
    session.info.setdefault(WOKEN, set()).add(job)


def upsert(session: Session, model: type[Any]) -> Any:
    """Returns an INSERT with `on_conflict_*`, for the session's database."""
    kind = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    return cast("Any", kind.insert(model))
