"""Several processes on one database: each errand done once, and none stopped by one that froze."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, select, text, update
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session

from data.engine import open_writer
from data.models import Account, Errand
from data.queries import errand as errands
from data.store import HELD_TRIES, Store
from handlers.shared.context import Reply
from handlers.shared.feature import Work
from schedules.errands import Errands
from tests.databases import on_postgresql

NOW = datetime(2026, 11, 27, 7, 0, tzinfo=UTC)


@asynccontextmanager
async def processes(url: str, number: int) -> AsyncIterator[list[Store]]:
    """Opens several stores on one database, as processes do."""
    stores = [Store(url) for _ in range(number)]
    for store in stores:
        await store.start()
    yield stores
    for store in stores:
        await store.stop()


class Silent:
    """Collects replies: there is no Telegram here."""

    def __init__(self) -> None:
        self.sent: list[Reply] = []

    async def send_replies(self, replies: list[Reply]) -> None:
        self.sent += replies


class Process:
    """One process's errands: `read` handles each, `at` is its clock."""

    def __init__(self, store: Store, read: Callable[[bytes, dict[str, Any]], Any]) -> None:
        self.at, self.sender = NOW, Silent()
        work = Work(read, self.finish, asker=None)
        sender: Any = self.sender
        fetcher: Any = None
        self.job = Errands(store, {0: sender}, {"count": work}, fetcher, lambda: self.at)

    def finish(
        self, session: Session, now: datetime, data: dict[str, Any], read: Any
    ) -> list[Reply]:
        """Records that the errand was done, under a name that is unique."""
        session.add(Account(id=data["number"], name=str(read), seen_at=now))
        return [Reply("send", chat_id=data["number"])]


async def give(store: Store, number: int) -> None:
    def write(session: Session) -> None:
        for one in range(1, number + 1):
            session.add(Errand(kind="count", data={"number": one}, try_at=NOW))

    await store.write(write)


def done(session: Session) -> list[int]:
    return list(session.scalars(select(Account.id).order_by(Account.id)))


@pytest.mark.parametrize("number", [2, 3])
async def test_each_errand_is_done_by_one_process(database_url: str, number: int) -> None:
    read: list[int] = []
    async with processes(database_url, number) as stores:
        await give(stores[0], 12)
        every = [Process(one, lambda _, data: read.append(data["number"]) or "x") for one in stores]
        counts = await asyncio.gather(*(one.job.run() for one in every))
        assert sorted(read) == list(range(1, 13))
        assert sum(counts) == 12
        assert await stores[0].read(done) == list(range(1, 13))
        replied = [reply.chat_id for one in every for reply in one.sender.sent]
        assert sorted(replied) == list(range(1, 13))


@on_postgresql
async def test_an_errand_of_a_process_that_froze_is_taken_over_and_finished_once(
    database_url: str,
) -> None:
    entered, thawed = threading.Event(), threading.Event()

    def freeze(_content: bytes, _data: dict[str, Any]) -> str:
        entered.set()
        thawed.wait(20)
        return "frozen"

    async with processes(database_url, 2) as (one, other):
        await give(one, 1)
        frozen, quick = Process(one, freeze), Process(other, lambda *_: "quick")
        running = asyncio.create_task(frozen.job.run())
        await asyncio.to_thread(entered.wait, 20)
        assert await quick.job.run() == 0, "it is leased"
        quick.at += errands.LEASE
        assert await quick.job.run() == 1
        thawed.set()
        await running
        assert await one.read(lambda s: s.scalars(select(Account.name)).all()) == ["quick"]
        assert (len(quick.sender.sent), len(frozen.sender.sent)) == (1, 0)


async def test_a_lease_is_renewed_by_its_holder_only(database_url: str) -> None:
    async with processes(database_url, 2) as (one, other):
        await give(one, 1)
        first = await one.write(lambda s: errands.claim(s, NOW, (), [0], ["count"]))
        assert first is not None
        assert await other.write(lambda s: errands.claim(s, NOW, (), [0], ["count"])) is None
        soon = NOW + errands.LEASE - timedelta(seconds=1)
        assert await one.write(lambda s: errands.renew(s, first, soon))
        later = NOW + errands.LEASE
        assert await other.write(lambda s: errands.claim(s, later, (), [0], ["count"])) is None
        second = await other.write(
            lambda s: errands.claim(s, soon + errands.LEASE, (), [0], ["count"])
        )
        assert second is not None
        assert not await one.write(lambda s: errands.renew(s, first, later))
        assert not await one.write(lambda s: errands.put_off(s, first, later))
        assert not await one.write(lambda s: errands.finish(s, first, "done"))
        assert await other.write(lambda s: errands.finish(s, second, "done"))


async def test_a_single_process_that_was_killed_takes_its_errands_up_at_once(
    database_url: str,
) -> None:
    async with processes(database_url, 1) as (one,):
        await give(one, 1)
        assert await one.write(lambda s: errands.claim(s, NOW, (), [0], ["count"])) is not None
        again = Process(one, lambda *_: "x")
        assert await again.job.run() == (1 if one.alone else 0)


@on_postgresql
async def test_postgresql_ends_what_waits_or_idles_too_long(database_url: str) -> None:
    engine = open_writer(database_url)
    with engine.connect() as connection:
        for name, wanted in (
            ("lock_timeout", "5s"),
            ("idle_in_transaction_session_timeout", "10s"),
            ("statement_timeout", "1min"),
            ("transaction_isolation", "serializable"),
        ):
            assert connection.scalar(text(f"SHOW {name}")) == wanted
    engine.dispose()


@on_postgresql
async def test_a_process_that_froze_in_a_transaction_does_not_stop_the_others(
    database_url: str,
) -> None:
    """The server aborts the frozen one's transaction; those that waited go on."""
    async with processes(database_url, 1) as (store,):
        await store.write(lambda s: s.add(Account(id=1, name="王芳", seen_at=NOW)))
        engine = open_writer(database_url)
        with engine.connect() as frozen:
            frozen.execute(text("SET idle_in_transaction_session_timeout = '300ms'"))
            frozen.execute(update(Account).values(name="frozen"))
            await store.write(lambda s: s.execute(update(Account).values(name="李强")))
            with pytest.raises(DBAPIError, match="idle"):
                frozen.execute(text("SELECT 1"))
        engine.dispose()
        assert await store.read(lambda s: s.scalars(select(Account.name)).all()) == ["李强"]


@on_postgresql
async def test_a_unit_whose_row_stays_locked_is_tried_again_and_given_up_in_the_end(
    database_url: str,
) -> None:
    """The units that shared its transaction go through without it."""
    async with processes(database_url, 1) as (store,):
        await store.write(lambda s: s.add(Account(id=1, name="王芳", seen_at=NOW)))
        tries: list[int] = []

        @event.listens_for(store.writer, "begin")
        def _hurry(connection: Any) -> None:
            connection.exec_driver_sql("SET LOCAL lock_timeout = '10ms'")

        def touch(session: Session) -> None:
            tries.append(1)
            session.execute(update(Account).where(Account.id == 1).values(name="李强"))

        engine = open_writer(database_url)
        with engine.connect() as other:
            other.execute(update(Account).values(name="held"))
            with pytest.raises(OperationalError, match="lock timeout"):
                await store.write(touch)
            assert len(tries) == HELD_TRIES
            held = store.submit(touch)
            beside = store.submit(lambda s: s.add(Account(id=2, name="赵敏", seen_at=NOW)))
            other.rollback()
            await asyncio.gather(held, beside)
        engine.dispose()
        names = select(Account.name).order_by(Account.id)
        assert await store.read(lambda s: s.scalars(names).all()) == ["李强", "赵敏"]


class Counting:
    """Reads a number, waits until the other process has read it too, and writes one more.

    Unless reading and then writing is protected, two of them count as one.
    """

    def __init__(self, barrier: threading.Barrier) -> None:
        self.barrier = barrier
        self.runs = 0

    def __call__(self, session: Session) -> int:
        self.runs += 1
        row = session.get_one(Account, 1)
        number = int(row.name)
        if self.runs == 1:
            self.barrier.wait(20)
        session.execute(update(Account).where(Account.id == 1).values(name=str(number + 1)))
        return number + 1


@on_postgresql
async def test_what_two_processes_read_and_then_write_is_counted_twice(database_url: str) -> None:
    async with processes(database_url, 2) as (one, other):
        await one.write(lambda s: s.add(Account(id=1, name="0", seen_at=NOW)))
        barrier = threading.Barrier(2)
        told = await asyncio.gather(one.write(Counting(barrier)), other.write(Counting(barrier)))
        assert sorted(told) == [1, 2]
        assert await one.read(lambda s: s.scalars(select(Account.name)).all()) == ["2"]


@on_postgresql
async def test_a_decision_about_missing_rows_is_made_once(
    database_url: str,
) -> None:
    """Two who each find nobody and enter themselves: one is told that there is somebody."""
    async with processes(database_url, 2) as stores:
        barrier = threading.Barrier(2)

        def first_come(number: int) -> Callable[[Session], bool]:
            runs: list[int] = []

            def work(session: Session) -> bool:
                taken = session.scalar(select(Account.id).where(Account.name == "书记"))
                runs.append(1)
                if len(runs) == 1:
                    barrier.wait(20)
                if taken is None:
                    session.add(Account(id=number, name="书记", seen_at=NOW))
                return taken is None

            return work

        pairs = zip(stores, (1, 2), strict=True)
        told = await asyncio.gather(*(one.write(first_come(number)) for one, number in pairs))
        assert sorted(told) == [False, True]
        assert len(await stores[0].read(done)) == 1


@on_postgresql
async def test_many_counts_of_three_processes_are_all_counted(database_url: str) -> None:
    def count(session: Session) -> None:
        row = session.get_one(Account, 1)
        session.execute(update(Account).where(Account.id == 1).values(name=str(int(row.name) + 1)))

    async with processes(database_url, 3) as stores:
        await stores[0].write(lambda s: s.add(Account(id=1, name="0", seen_at=NOW)))
        await asyncio.gather(*(stores[n % 3].write(count) for n in range(90)))
        assert await stores[0].read(lambda s: s.scalars(select(Account.name)).all()) == ["90"]
