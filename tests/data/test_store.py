"""The store: grouped commits in order, failures alone, repeats noticed, an unreachable database."""

import asyncio
import threading
from datetime import UTC, datetime

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from data.models import Account, SeenUpdate
from data.store import Repeated, Store, Undo, wake
from tests.town import writer_held

NOW = datetime(2026, 11, 27, 7, 0, tzinfo=UTC)


def adding(account_id: int, name: str = "王芳"):
    def work(session: Session) -> int:
        session.add(Account(id=account_id, name=name, seen_at=NOW))
        return account_id

    return work


def names(session: Session) -> list[str]:
    return list(session.scalars(select(Account.name).order_by(Account.id)))


def ids(session: Session) -> list[int]:
    return list(session.scalars(select(Account.id).order_by(Account.id)))


class Gate:
    """Holds the writer until opened, so that units queue up meanwhile."""

    def __init__(self) -> None:
        self.entered = threading.Event()
        self.opened = threading.Event()

    def __call__(self, _session: Session) -> None:
        self.entered.set()
        self.opened.wait(10)


def count_commits(store: Store) -> list[int]:
    seen: list[int] = []
    event.listen(store.writer, "commit", lambda _connection: seen.append(1))
    return seen


async def held(store: Store) -> Gate:
    """Holds the writer: on PostgreSQL its thread; on SQLite units of one step of the loop queue up
    anyway."""
    gate = Gate()
    if store.writer.dialect.name == "postgresql":
        store.submit(gate)
        await asyncio.to_thread(gate.entered.wait, 10)
    return gate


async def test_queued_units_share_one_commit(store: Store):
    gate = await held(store)
    commits = count_commits(store)
    waiting = [store.submit(adding(n)) for n in range(1, 101)]
    gate.opened.set()
    assert await asyncio.gather(*waiting) == list(range(1, 101))
    assert len(commits) == 1
    assert await store.read(ids) == list(range(1, 101))


async def test_nothing_is_told_before_the_commit(store: Store):
    committed: list[bool] = []
    event.listen(store.writer, "commit", lambda _connection: committed.append(True))
    told = store.submit(adding(1))
    told.add_done_callback(lambda _future: committed.append(False))
    await told
    assert committed[0] is True


async def test_one_failure_does_not_harm_its_group(store: Store):
    def failing(session: Session) -> None:
        session.add(Account(id=2, name="李强", seen_at=NOW))
        session.flush()
        raise RuntimeError("broken on purpose")

    gate = await held(store)
    first, second, third = (
        store.submit(adding(1), (42, 1)),
        store.submit(failing, (42, 2)),
        store.submit(adding(3), (42, 3)),
    )
    gate.opened.set()
    assert await first == 1
    with pytest.raises(RuntimeError):
        await second
    assert await third == 3
    assert await store.read(ids) == [1, 3]
    seen = await store.read(lambda s: list(s.scalars(select(SeenUpdate.update_id))))
    assert sorted(seen) == [1, 3], "the failed update can be tried again"


async def test_units_run_in_the_order_they_were_handed_in(store: Store):
    order: list[int] = []
    gate = await held(store)
    waiting = [store.submit(lambda _s, n=n: order.append(n)) for n in range(50)]
    gate.opened.set()
    await asyncio.gather(*waiting)
    assert order == list(range(50))


async def test_a_repeated_update_changes_nothing(store: Store):
    await store.write(adding(1), (42, 7))
    with pytest.raises(Repeated):
        await store.write(adding(2), (42, 7))
    assert await store.read(ids) == [1]


async def test_the_same_update_twice_in_one_group_is_done_once(store: Store):
    gate = await held(store)
    first, second = store.submit(adding(1), (42, 7)), store.submit(adding(2), (42, 7))
    gate.opened.set()
    assert await first == 1
    with pytest.raises(Repeated):
        await second
    assert await store.read(ids) == [1]


async def test_two_bots_may_use_the_same_update_id(store: Store):
    await store.write(adding(1), (42, 7))
    await store.write(adding(2), (43, 7))
    assert await store.read(ids) == [1, 2]


async def test_undo_takes_back_the_writes_and_keeps_the_update(store: Store):
    def refused(session: Session) -> None:
        session.add(Account(id=5, name="赵敏", seen_at=NOW))
        session.flush()
        raise Undo("没有办成")

    gate = await held(store)
    before, undone, after = (
        store.submit(adding(1), (42, 1)),
        store.submit(refused, (42, 2)),
        store.submit(adding(3), (42, 3)),
    )
    gate.opened.set()
    assert await before == 1
    assert await undone == "没有办成"
    assert await after == 3
    assert await store.read(ids) == [1, 3]
    with pytest.raises(Repeated):
        await store.write(adding(6), (42, 2))


async def test_undo_takes_back_a_deletion_that_was_not_flushed(store: Store):
    await store.write(adding(1))

    def refused(session: Session) -> None:
        session.delete(session.get_one(Account, 1))
        raise Undo("没有办成")

    assert await store.write(refused) == "没有办成"
    assert await store.read(ids) == [1]


async def test_undo_before_any_write_costs_the_group_nothing(store: Store):
    def refused(session: Session) -> None:
        session.scalar(select(Account.id))
        raise Undo("不行")

    gate = await held(store)
    commits = count_commits(store)
    waiting = [store.submit(adding(1), (42, 1)), store.submit(refused, (42, 2))]
    gate.opened.set()
    assert await asyncio.gather(*waiting) == [1, "不行"]
    assert len(commits) == 1


async def test_a_commit_wakes_the_jobs_that_it_wrote_work_for(store: Store):
    woken: list[str] = []
    committed: list[int] = []
    store.wakes = lambda job: (woken.append(job), committed.append(len(commits)))
    commits = count_commits(store)

    def work(session: Session) -> None:
        adding(3)(session)
        for job in ("outbox", "cards", "outbox"):
            wake(session, job)

    def undone(session: Session) -> None:
        adding(1)(session)
        wake(session, "errands")
        raise Undo(None)

    await store.write(work)
    await store.write(undone)
    await store.write(adding(2))
    assert sorted(woken) == ["cards", "outbox"]
    assert committed == [1, 1]


async def test_the_output_of_a_reader_is_not_kept(store: Store):
    await store.read(adding(1))
    assert await store.read(ids) == []


async def test_reading_goes_on_while_the_writer_is_busy(store: Store):
    await store.write(adding(1))
    async with writer_held(store):
        waiting = store.submit(adding(2))
        assert await store.read(ids) == [1]
        assert not waiting.done()
    assert await waiting == 2


async def test_a_database_that_is_held_is_waited_for(store: Store):
    async with writer_held(store):
        first, second = store.submit(adding(1)), store.submit(adding(2))
        await store.read(ids)
        assert not first.done()
    assert await first == 1
    assert await second == 2
    assert not store.down
    assert await store.read(ids) == [1, 2]


async def test_dropped_connections_are_reopened(store: Store):
    if store.writer.dialect.name == "sqlite":
        store.writer.dispose()
        assert await store.write(adding(1)) == 1
        return
    await _cut_off(store)


async def _cut_off(store: Store) -> None:
    """Has PostgreSQL end our connections; the next unit opens a new one."""
    await store.write(adding(1))
    with store.reader.connect() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    assert await store.write(adding(2)) == 2
    assert await store.read(ids) == [1, 2]


async def test_stopping_finishes_what_was_handed_in(database_url: str):
    store = Store(database_url)
    await store.start()
    waiting = [store.submit(adding(n)) for n in range(1, 20)]
    await store.stop()
    assert [future.result() for future in waiting] == list(range(1, 20))
