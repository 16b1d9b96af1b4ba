"""Measures fair shares: one account taps and asks for files as fast as it can, while another branch
signs in."""

import asyncio
import json
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from bench.runs import Peer, percentile, running
from bench.seed import postgres, sign_in_data, sqlite
from bench.table import Row
from bench.taps import Tap, Updates, _update, person_id
from bench.telegram import Telegram
from data.engine import open_writer
from data.models import Errand
from data.values.period import Period, PeriodKind

TAPS: Final = 50
"""Sign-ins a second of others, and taps a second of the one account."""
ERRANDS: Final = 100
SECONDS: Final = 8.0
"""Of each of the two phases."""
AHEAD: Final = timedelta(seconds=SECONDS + 8)
"""From seeding to the moment when the errands are due: the bot starts, and is measured, before."""
GREEDY: Final = Tap(0, 0)
"""The secretary of the first branch."""
MOST: Final = 1.5
DATABASES = {"SQLite": sqlite, "PostgreSQL": postgres}


async def fair(name: str, prepare: Callable[[Path], str], place: Path) -> Row:
    """Measures the sign-ins of others before and while one account takes what it can."""
    address = await asyncio.to_thread(prepare, place)
    due = datetime.now(UTC) + AHEAD
    await asyncio.to_thread(_fill, address, due)
    telegram, updates = Telegram(), Updates(sign_in_data)
    updates.make(1000)  # the first twenty branches: the greedy account's is one of them
    base_url = await telegram.start()
    peer = Peer(f"fair, {name}", "bench.ours")
    try:
        async with running(peer, "polling", base_url, telegram, place, address):
            await _phase(telegram, updates, 1.0, greedy=False)
            quiet = await _phase(telegram, updates, SECONDS, greedy=False)
            await asyncio.sleep(max(0.0, (due - datetime.now(UTC)).total_seconds()))
            busy = await _phase(telegram, updates, SECONDS, greedy=True)
            done = await asyncio.to_thread(_done, address)
    finally:
        await telegram.stop()
    before, meanwhile = (percentile(one, 0.99) for one in (quiet, busy))
    return {
        f"one account: {TAPS} taps/s, {ERRANDS} errands": name,
        f"{TAPS} sign-ins/s of others, quiet p50 · p99": _times(quiet),
        "meanwhile": _times(busy),
        f"p99, at most {MOST}": f"{meanwhile / before:.2f} times",
        "errands done meanwhile": f"{done}",
    }


async def _phase(
    telegram: Telegram, updates: Updates, seconds: float, *, greedy: bool
) -> list[float]:
    """Sends sign-ins evenly spaced; returns seconds from each to its answer. What the greedy
    account sends besides is not waited for: most of it is passed over."""
    telegram.due.clear()
    telegram.answered.clear()
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        if greedy:
            extra = _greedy(updates)
            telegram.hand_out([extra])
            del telegram.due[extra[0]]
        telegram.hand_out(updates.make(1))
        await asyncio.sleep(1 / TAPS)
    if len(telegram.answered) < len(telegram.due):
        await asyncio.wait_for(telegram.all_answered.wait(), 30)
    return [telegram.answered[number] - at for number, at in telegram.due.items()]


def _greedy(updates: Updates) -> tuple[int, bytes]:
    """Makes the greedy account's next tap, within the same row of ids."""
    number = updates._next
    updates._next += 1
    body = _update(number, GREEDY, sign_in_data(GREEDY))
    return number, json.dumps(body, ensure_ascii=False).encode()


def _fill(address: str, due: datetime) -> None:
    """Adds the errands: the workbooks of so many different weeks."""
    rows = [
        {
            "bot_id": 42,
            "branch_id": GREEDY.branch + 1,
            "account_id": person_id(0, 0),
            "turn": number + 1,
            "kind": "check.files",
            "data": _errand(number),
            "try_at": due,
            "state": "waiting",
        }
        for number in range(ERRANDS)
    ]
    engine = open_writer(address)
    with Session(engine) as session, session.begin():
        session.execute(insert(Errand), rows)
    engine.dispose()


def _errand(number: int) -> dict[str, Any]:
    week = Period.of(PeriodKind.WEEK, date(2026, 11, 27) - timedelta(weeks=number))
    return {
        "branch": GREEDY.branch + 1,
        "period": week.code,
        "chat": person_id(0, 0),
        "language": "zh-Hans",
        "what": "workbook",
        "at": "2026-11-27T08:00:00+00:00",
    }


def _done(address: str) -> int:
    engine = open_writer(address)
    with Session(engine) as session:
        wanted = select(func.count()).select_from(Errand).where(Errand.state != "waiting")
        found = session.scalar(wanted) or 0
    engine.dispose()
    return found


def _times(spent: list[float]) -> str:
    return f"{percentile(spent, 0.5) * 1000:.1f} · {percentile(spent, 0.99) * 1000:.1f} ms"


async def measured(only: str, place: Path, *, quick: bool) -> list[list[Row]]:
    """Returns the table of fair shares, where `only` is a part of its name."""
    if only not in "fair":
        return []
    databases = {"SQLite": sqlite} if quick else DATABASES
    return [[await fair(name, make, place) for name, make in databases.items()]]
