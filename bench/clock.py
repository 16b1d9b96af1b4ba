"""Measures the clock: ten thousand plans due at once, messages at the limit, an idle tick."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import event, func, insert, select
from sqlalchemy.orm import Session

from bench.pusher import KIND
from bench.runs import Peer, memory, percentile, running
from bench.seed import postgres, sign_in_data, sqlite
from bench.table import Row
from bench.taps import BRANCHES, FIRST_CHAT, Updates
from bench.telegram import Telegram
from data.engine import open_writer
from data.models import Branch, Occurrence, Outgoing, Plan
from data.store import Store
from data.values.out import OutMessage
from handlers.features import REGISTRY
from schedules.tick import Tick

DUE = 10_000
PLANS = 100_000
TAPS = 50
"""Sign-ins a second while plans fire."""
AHEAD = timedelta(seconds=8)
"""Seconds from seeding to the moment when all is due: the bot starts meanwhile."""
WAY = (0.015, 0.035)
"""Seconds to Telegram, and back: 50 ms on average in sum, with jitter."""
BUSY = 100
SENDING = 75.0
"""Seconds of sending, more than a busy group's minute."""
IDLE_TICKS = 200
DATABASES = {"SQLite": sqlite, "PostgreSQL": postgres}


@dataclass
class Firing:
    """The run of ten thousand plans: seconds until the last had fired, and sign-ins answered
    meanwhile."""

    lag: float = 0.0
    per_second: float = 0.0
    taps: list[float] = field(default_factory=list)
    calm: list[float] = field(default_factory=list)


async def plans(name: str, prepare: Callable[[Path], str], place: Path) -> Row:
    """Measures everybody's eight o'clock, with people signing in."""
    address = await asyncio.to_thread(prepare, place)
    due = datetime.now(UTC) + AHEAD
    await asyncio.to_thread(_fill, address, Plan, [_plan(n, due) for n in range(DUE)])
    telegram, updates = Telegram(), Updates(sign_in_data)
    found = Firing()
    base_url = await telegram.start()
    try:
        async with running(_peer(name), "polling", base_url, telegram, place, address):
            found.calm = await _taps(telegram, updates, lambda: datetime.now(UTC) >= due)
            watching = asyncio.create_task(_fired(address))
            found.taps = await _taps(telegram, updates, watching.done)
            first, last = watching.result()
    finally:
        await telegram.stop()
    found.lag = (last - due).total_seconds()
    found.per_second = DUE / max(0.001, (last - first).total_seconds())
    return {
        f"{DUE:,} plans due at once": name,
        "outbox rows/s": f"{found.per_second:,.0f}",
        "the last fired after": f"{found.lag:.1f} s",
        f"{TAPS} sign-ins/s meanwhile p50 · p99": _times(found.taps),
        "before": _times(found.calm),
    }


async def _taps(telegram: Telegram, updates: Updates, over: Callable[[], bool]) -> list[float]:
    """Sends sign-ins, evenly spaced, until it is over; returns seconds from each to its answer."""
    telegram.due.clear()
    telegram.answered.clear()
    while not over():
        telegram.hand_out(updates.make(1))
        await asyncio.sleep(1 / TAPS)
    await asyncio.wait_for(telegram.all_answered.wait(), 30)
    return [telegram.answered[number] - telegram.due[number] for number in telegram.due]


async def _fired(address: str) -> tuple[datetime, datetime]:
    """Waits until all have fired; returns when the first and the last did."""
    store = Store(address, {"registry": REGISTRY})
    facts = select(func.count(), func.min(Occurrence.fired_at), func.max(Occurrence.fired_at))
    while True:
        many, first, last = await store.read(lambda s: s.execute(facts).one())
        if many >= DUE:
            return first, last
        await asyncio.sleep(0.25)


async def delivery(place: Path) -> Row:
    """Measures a backlog for a thousand groups, a hundred of its messages for one: SENDING seconds
    of it."""
    address = await asyncio.to_thread(sqlite, place)
    now = datetime.now(UTC)
    busy = [_message(0, now) for _ in range(BUSY)]
    others = [_message(n % (BRANCHES - 1) + 1, now) for n in range(int(SENDING * 33))]
    await asyncio.to_thread(_fill, address, Outgoing, [*busy, *others])
    telegram = Telegram(WAY)
    base_url = await telegram.start()
    try:
        async with running(_peer("delivery"), "polling", base_url, telegram, place, address):
            await asyncio.sleep(SENDING + 2)
            arrived = list(telegram.arrived)
    finally:
        await telegram.stop()
    times = [at for at, _ in arrived]
    # The first second is a start, not a rate.
    counted = [at for at in times if times[0] + 1 < at <= times[0] + SENDING]
    rate = len(counted) / (SENDING - 1)
    by_chat: dict[int, list[float]] = {}
    for at, chat in arrived:
        by_chat.setdefault(chat, []).append(at)
    return {
        "delivery, 50 ms there and back with jitter": f"{SENDING:.0f} s, SQLite",
        "messages/s": f"{rate:.2f}",
        "of 30/s": f"{rate / 30:.1%}",
        "most in any second": f"{most_within(times, 1.0)}",
        "most in any 60 s of one group": f"{max(most_within(t, 60.0) for t in by_chat.values())}",
        "of the busy group's 100": f"{Counter(chat for _, chat in arrived)[FIRST_CHAT]}",
    }


async def idle(name: str, prepare: Callable[[Path], str], place: Path) -> Row:
    """Measures a tick over a hundred thousand plans with nothing due, and the memory of such a
    bot."""
    address = await asyncio.to_thread(prepare, place)
    later = datetime.now(UTC) + timedelta(days=1)
    rows = [_plan(n, later + timedelta(minutes=n % 1440)) for n in range(PLANS)]
    without = await _resident(name, address, place)
    await asyncio.to_thread(_fill, address, Plan, rows)
    statements = 0

    def count(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
        nonlocal statements
        statements += statement != "BEGIN"

    store = Store(address, {"registry": REGISTRY})
    await store.start()
    tick = Tick(store, {}, lambda: datetime.now(UTC))
    for engine in (store.reader, store.writer):
        event.listen(engine, "before_cursor_execute", count)
    spent = []
    for _ in range(IDLE_TICKS):
        begun = time.perf_counter()
        await tick.run()
        spent.append(time.perf_counter() - begun)
    await store.stop()
    return {
        f"{PLANS:,} plans, nothing due": name,
        "a tick p50 · p99": _times(spent),
        "statements a tick": f"{statements / IDLE_TICKS:g}",
        "memory": f"{await _resident(name, address, place):,.0f} MiB",
        "memory without plans": f"{without:,.0f} MiB",
    }


async def _resident(name: str, address: str, place: Path) -> float:
    telegram = Telegram()
    base_url = await telegram.start()
    try:
        async with running(_peer(name), "polling", base_url, telegram, place, address) as pid:
            await asyncio.sleep(3)
            return memory(pid)
    finally:
        await telegram.stop()


def most_within(times: list[float], period: float) -> int:
    """Returns the most arrivals within any stretch of `period` seconds, its end excluded."""
    ordered, first, most = sorted(times), 0, 0
    for number, at in enumerate(ordered):
        while ordered[first] <= at - period:
            first += 1
        most = max(most, number - first + 1)
    return most


def _peer(name: str) -> Peer:
    return Peer(f"clock, {name}", "bench.pusher")


def _times(spent: list[float]) -> str:
    return f"{percentile(spent, 0.5) * 1000:.1f} · {percentile(spent, 0.99) * 1000:.1f} ms"


def _plan(number: int, due: datetime) -> dict[str, Any]:
    return {
        "branch_id": number % BRANCHES + 1,
        "kind": KIND,
        "ref_id": number,
        "title": "三会一课是什么",
        "rhythm": "W1234567 0800",
        "data": {},
        "next_due_at": due,
    }


def _message(branch: int, now: datetime) -> dict[str, Any]:
    return {
        "branch_id": branch + 1,
        "chat_id": FIRST_CHAT - branch,
        "kind": "push",
        "message": OutMessage("今日学习").as_json(),
        "urgent": False,
        "try_at": now,
        "created_at": now,
    }


def _fill(address: str, table: type[Any], rows: list[dict[str, Any]]) -> None:
    engine = open_writer(address)
    with Session(engine) as session, session.begin():
        # By day and by night: the measurement must not wait for the morning.
        session.query(Branch).update({"quiet_from": 0, "quiet_to": 0})
        for at in range(0, len(rows), 10_000):
            session.execute(insert(table), rows[at : at + 10_000])
    engine.dispose()


async def measured(only: str, place: Path, *, quick: bool) -> list[list[Row]]:
    """Returns the tables of all runs whose name contains `only`: plans, delivery, idle."""
    databases = {"SQLite": sqlite} if quick else DATABASES
    tables = []
    if only in "plans":
        tables.append([await plans(name, make, place) for name, make in databases.items()])
    if only in "delivery" and not quick:
        tables.append([await delivery(place)])
    if only in "idle":
        tables.append([await idle(name, make, place) for name, make in databases.items()])
    return tables
