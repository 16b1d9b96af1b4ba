"""One budget of permits a bot: kept by several processes together, and over a restart."""

import asyncio
import time
from collections.abc import Callable

import pytest
from sqlalchemy import event, select, update

from bot import budget as budgets
from bot.budget import SharedBudget
from bot.limiter import Limiter
from bot.rate_limits import Priority
from data.models import Budget, Permit
from data.store import Store
from sandbox import Sandbox
from tests import senders
from tests.bot.counting import most_within
from tests.databases import on_postgresql

TOKEN = "42:TEST-token-of-the-sandbox"
BOT = 42
on_sqlite = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)


async def permitted(bot: Limiter, chat_id: int, calls: list[str], text: str = "") -> None:
    """Waits for a permit, and counts the call instead of making it."""

    async def call() -> bool:
        calls.append(text)
        return True

    data = {"chat_id": chat_id}
    await bot.process_request(call, (), {}, "sendMessage", data, Priority.URGENT)


async def opened(url: str, now: Callable[[], float] = time.monotonic) -> tuple[Store, Limiter]:
    """Opens the limiter of one process."""
    store = Store(url)
    await store.start()
    made = Limiter(now, budgets.budget_of(store, BOT, now))
    await made.initialize()
    return store, made


async def closed(store: Store, made: Limiter) -> None:
    await made.shutdown()
    await store.stop()


@on_postgresql
async def test_three_processes_together_stay_within_the_limits(database_url: str) -> None:
    """A hundred and twenty messages to thirty people and a group: Telegram refuses none."""
    async with Sandbox(token=TOKEN) as box:
        box.faults.order("delay", "sendMessage", times=1_000_000, seconds=0.02)
        people = [box.world.person(f"党员{n}") for n in range(30)]
        for one in people:
            box.world.start(one)
        group = box.world.group("第一党支部", people[:3], creator=people[0])
        box.world.add_bot(group, people[0])
        chats = [one.id for one in people] + [group.id] * 2
        started = [senders.start(database_url, box.url, TOKEN, chats) for _ in range(3)]
        for _, pipe in started:
            assert await asyncio.to_thread(pipe.recv) == "ready"
        for _, pipe in started:
            pipe.send("now")
        for process, pipe in started:
            assert await asyncio.to_thread(pipe.recv) == len(chats)
            await asyncio.to_thread(process.join)
        answers = [call for call in box.log if call.method == "sendMessage"]
        assert {call.status for call in answers} == {200}
        assert most_within([call.at for call in answers], 1.0) >= 25
        assert len(answers) == 3 * len(chats)


@on_postgresql
async def test_a_group_that_others_have_filled_gets_nothing_more(database_url: str) -> None:
    one, first = await opened(database_url)
    other, second = await opened(database_url)
    calls: list[str] = []
    await one.write(lambda s: s.add(filled(17)))
    await asyncio.gather(*(permitted(first, -1001, calls) for _ in range(2)))
    await permitted(second, -1001, calls)
    waiting = asyncio.create_task(permitted(second, -1001, calls))
    await permitted(second, 7, calls)
    assert second.headroom(-1001) == 0
    assert len(calls) == 4
    waiting.cancel()
    await closed(one, first)
    await closed(other, second)


def filled(many: int) -> Permit:
    """Makes the record of a process that has just sent so many messages to a group."""
    now = time.time()
    return Permit(
        bot_id=BOT, chat_id=-1001, holder="ended", paused_until=0.0, until=now + 60,
        counted={"minute": [now] * many, "burst": [], "spacing": []},
    )  # fmt: skip


@on_postgresql
async def test_a_pause_that_telegram_orders_holds_for_every_process(database_url: str) -> None:
    one, first = await opened(database_url)
    now = time.time()
    await one.write(
        lambda s: s.add(
            Permit(
                bot_id=BOT, chat_id=7, holder="other", counted={}, paused_until=now + 300,
                until=now + 300,
            )
        )
    )  # fmt: skip
    waiting = asyncio.create_task(permitted(first, 7, []))
    await permitted(first, 8, [])
    assert first.rate_limits.paused_for(7, time.monotonic()) > 290
    waiting.cancel()
    await closed(one, first)


@on_postgresql
async def test_a_process_that_froze_with_a_permit_asks_again(database_url: str) -> None:
    """Its clock has moved on when it goes on: the permit may be another's by now."""
    ahead = [0.0]
    store, made = await opened(database_url, lambda: time.monotonic() + ahead[0])
    calls: list[str] = []
    wake = made.wake

    def freeze(granted: list[object]) -> None:
        if granted:
            made.wake = wake  # type: ignore[method-assign]
            ahead[0] += budgets.VALID + 0.1
        wake(granted)  # type: ignore[arg-type]

    made.wake = freeze  # type: ignore[method-assign,assignment]
    taken = await versions(store)
    await permitted(made, 7, calls)
    assert await versions(store) == taken + 2
    assert calls == [""]
    await closed(store, made)


async def versions(store: Store) -> int:
    """Counts how often permits were taken."""
    return await store.read(lambda s: s.scalar(select(Budget.version)) or 0)


@on_postgresql
async def test_permits_are_taken_again_after_the_connection_broke(database_url: str) -> None:
    store, made = await opened(database_url)
    await permitted(made, 7, [])
    assert isinstance(made._budget, SharedBudget)
    line = made._budget._line
    assert line is not None
    line.connection.driver_connection.close()  # type: ignore[union-attr]
    calls: list[str] = []
    await permitted(made, 7, calls)
    assert calls == [""]
    await closed(store, made)


async def test_what_was_sent_counts_after_a_restart(database_url: str) -> None:
    store, made = await opened(database_url)
    calls: list[str] = []
    await asyncio.gather(*(permitted(made, -1001, calls) for _ in range(3)))
    await closed(store, made)
    store, made = await opened(database_url)
    waiting = asyncio.create_task(permitted(made, -1001, calls))
    await asyncio.sleep(0)
    await permitted(made, 7, calls)
    assert made.headroom(-1001) == 16
    assert len(calls) == 4
    waiting.cancel()
    await closed(store, made)


@on_sqlite
async def test_a_process_alone_with_its_database_needs_no_statement_for_a_permit(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was sent is written down behind the calls: one statement for all of their chats."""
    monkeypatch.setattr(budgets, "WRITTEN", 1000.0)
    store, made = await opened(database_url)
    statements: list[str] = []
    for engine in (store.writer, store.reader):
        event.listen(engine, "before_cursor_execute", lambda *given: statements.append(given[2]))
    calls: list[str] = []
    for person in range(1, 21):
        await permitted(made, person, calls)
    assert len(calls) == 20
    assert statements == []
    await closed(store, made)
    assert len([one for one in statements if one.startswith("INSERT INTO permit")]) == 2
    assert len(statements) <= 5, "recorded, then made one record of, together"


@on_sqlite
async def test_after_a_kill_the_unwritten_last_second_is_counted(database_url: str) -> None:
    store = Store(database_url)
    await store.start()

    def killed(session: object) -> None:
        row = filled(14)
        row.holder = budgets.ALONE
        session.add(row)  # type: ignore[attr-defined]

    await store.write(killed)
    await store.stop()
    for _ in range(2):
        store, made = await opened(database_url)
        assert made.headroom(-1001) == 3
        await closed(store, made)


async def test_records_that_no_longer_count_are_removed(database_url: str) -> None:
    store, made = await opened(database_url)
    await permitted(made, 7, [])
    await closed(store, made)
    store, made = await opened(database_url)
    await store.write(lambda s: s.execute(update(Permit).values(until=time.time() - 10)))
    await permitted(made, 8, [])
    await closed(store, made)
    store, made = await opened(database_url)
    rows = await store.read(lambda s: s.scalars(select(Permit.chat_id)).all())
    assert set(rows) == {0, 8}
    await closed(store, made)
