"""The one way to the database: grouped durable writes in order, and reads beside them.

A writer thread owns the transactions. Units of work that queued up while the last commit ran
share the next transaction (no timer); if one fails, the group is rolled back and each runs alone.
"""

import asyncio
import queue
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import Connection, Engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.orm import Session

from data.engine import address, open_reader, open_writer
from data.models.intake import SeenUpdate

T = TypeVar("T")
Key = tuple[int, int]
"""An update: the bot's id and the update's id."""

GROUP = 256
"""Units that share one transaction at the most."""


class Repeated(Exception):  # noqa: N818 - an outcome, not an error
    """The update's effects were committed before; nothing was done now."""


class Undo(Exception, Generic[T]):  # noqa: N818 - an outcome, not an error
    """Raised by a unit to take back what it wrote and still give a result."""

    def __init__(self, result: T) -> None:
        super().__init__()
        self.result = result


@dataclass(slots=True, eq=False)
class Unit:
    """One piece of work, and where its outcome goes."""

    work: Callable[[Session], Any]
    key: Key | None
    done: "asyncio.Future[Any]"
    result: Any = None
    error: BaseException | None = field(default=None)


class Store:
    """The database behind a writer thread and a few readers.

    Errors of a unit reach its caller; a database that is away is waited for (`down` is then
    True), and no unit is given up because of it.
    """

    def __init__(self, url: str) -> None:
        place = address(url)
        self.writer: Engine = open_writer(place)
        self.reader: Engine = open_reader(place)
        self.down = False
        self._sqlite = self.writer.dialect.name == "sqlite"
        self._queue: queue.SimpleQueue[Unit | None] = queue.SimpleQueue()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._readers = ThreadPoolExecutor(4, thread_name_prefix="reader")
        self._wrote = 0
        event.listen(self.writer, "before_cursor_execute", self._count_writes)

    async def start(self) -> None:
        """Starts the writer thread for the running loop."""
        self._loop = asyncio.get_running_loop()
        self._stopping.clear()
        self._thread = threading.Thread(target=self._serve, name="writer", daemon=True)
        self._thread.start()

    async def stop(self) -> None:
        """Finishes what was handed in, then closes the connections."""
        self._stopping.set()
        self._queue.put(None)
        if self._thread is not None:
            await asyncio.to_thread(self._thread.join)
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
        self._queue.put(Unit(work, key, done))
        return done

    async def write(self, work: Callable[[Session], T], key: Key | None = None) -> T:
        """Runs `work` in a durable transaction and gives its result after the commit."""
        return await self.submit(work, key)

    async def read(self, work: Callable[[Session], T]) -> T:
        """Runs `work` beside the writer; what it would write is not kept."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._read, work)

    def _read(self, work: Callable[[Session], T]) -> T:
        with Session(self.reader) as session:
            return work(session)

    def _serve(self) -> None:
        while True:
            unit = self._queue.get()
            if unit is None:
                return
            group = [unit]
            ended = False
            while len(group) < GROUP:
                try:
                    more = self._queue.get_nowait()
                except queue.Empty:
                    break
                if more is None:
                    ended = True
                    break
                group.append(more)
            self._run(group)
            assert self._loop is not None
            if not self._loop.is_closed():
                self._loop.call_soon_threadsafe(_settle, group)
            if ended:
                return

    def _run(self, group: Sequence[Unit]) -> None:
        """Runs a group to its end: committed together, or each alone where one failed."""
        pause = 0.05
        while True:
            try:
                self._attempt(group)
            except _Alone:
                for unit in group:
                    self._run([unit])
            except (OperationalError, InterfaceError, DBAPIError) as error:
                if not _away(error) or self._stopping.is_set():
                    self._fail(group, error)
                else:
                    self.down = True
                    time.sleep(pause)
                    pause = min(pause * 2, 2.0)
                    continue
            except Exception as error:  # noqa: BLE001 - goes to the unit's caller
                self._fail(group, error)
            self.down = False
            return

    def _fail(self, group: Sequence[Unit], error: BaseException) -> None:
        if len(group) == 1:
            group[0].error = error
            return
        for unit in group:
            self._run([unit])

    def _attempt(self, group: Sequence[Unit]) -> None:
        undone: Unit | None = None
        with Session(self.writer, expire_on_commit=False) as session, session.begin():
            keys = [unit.key for unit in group if unit.key is not None]
            fresh = self._claim(session, keys) if keys else set()
            for unit in group:
                unit.error = None
                if unit.key is not None and unit.key not in fresh:
                    unit.error = Repeated()
                    continue
                fresh.discard(unit.key)
                before = self._wrote
                try:
                    unit.result = unit.work(session)
                    if session.new or session.dirty or session.deleted:
                        session.flush()
                except Undo as undo:
                    unit.result = undo.result
                    if self._wrote == before and not session.new and not session.dirty:
                        continue
                    if len(group) > 1:
                        raise _Alone from None
                    session.rollback()
                    undone = unit
        if undone is not None and undone.key is not None:
            with Session(self.writer) as session, session.begin():
                self._claim(session, [undone.key])

    def _claim(self, session: Session, keys: list[Key]) -> set[Key]:
        """Writes down the updates and gives those that were not there yet."""
        kind = sqlite if self._sqlite else postgresql
        table = SeenUpdate.__table__
        statement = (
            kind.insert(table)
            .on_conflict_do_nothing()
            .returning(table.c.bot_id, table.c.update_id)
        )
        rows = session.connection().execute(
            statement, [{"bot_id": bot, "update_id": update} for bot, update in dict.fromkeys(keys)]
        )
        return {(row[0], row[1]) for row in rows}

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
    """A unit of the group has to be taken back: run each alone."""


def _settle(group: Sequence[Unit]) -> None:
    for unit in group:
        if unit.done.done():
            continue
        if unit.error is not None:
            unit.done.set_exception(unit.error)
        else:
            unit.done.set_result(unit.result)


def _away(error: DBAPIError) -> bool:
    """The database cannot be reached or is busy, as opposed to a statement it refuses."""
    if error.connection_invalidated:
        return True
    text = str(error.orig).lower()
    return isinstance(error, (OperationalError, InterfaceError)) and any(
        sign in text
        for sign in (
            "locked",
            "connection",
            "could not connect",
            "server closed",
            "terminating",
            "disk i/o",
            "unable to open",
            "deadlock",
            "shutting down",
            "starting up",
        )
    )


def upsert(session: Session, model: type[Any]) -> Any:
    """An INSERT that knows `on_conflict_*`, for the session's database."""
    kind = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    return cast("Any", kind.insert(model))
