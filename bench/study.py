"""Measures a year's study check, its workbook, and one's own page over a million entries."""

import asyncio
import random
import statistics
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from bench import year
from bench.choosing import DATABASES
from bench.runs import percentile
from bench.table import Row
from data.engine import open_reader, open_writer
from data.models import Branch, Member
from data.store import Store
from data.values.period import Period, PeriodKind
from handlers.check.exports import due as files
from handlers.check.period.service import file, report, to_file
from handlers.features import FEATURES, REGISTRY
from handlers.points.own import view
from handlers.points.own.service import own_study
from handlers.records.books import due as packs
from handlers.shared.texts import texts_in

TIMES = 3
PAGES = 100
BEAT = 0.005
"""Seconds between two looks at the event loop."""
NOW = datetime(2026, 12, 31, 15, tzinfo=UTC)
BEFORE, YEAR = (Period(PeriodKind.YEAR, date(number, 1, 1)) for number in (2025, 2026))
ASKED = {feature.name for feature in FEATURES if feature.todos}
"""A page asks all of these for todos."""


async def measured(only: str, place: Path, *, quick: bool) -> list[list[Row]]:
    """Returns tables of checks, workbooks and pages, if the name of these runs contains `only`."""
    if only not in "check":
        return []
    checks: list[Row] = []
    books: list[Row] = []
    pages: list[Row] = []
    for name in ["SQLite"] if quick else list(DATABASES):
        address = DATABASES[name](place)
        await asyncio.to_thread(_fill, address)
        checks += await asyncio.to_thread(_checks, name, address)
        books.append(await _made(name, address, "a year's workbook", files, files.WORKBOOK))
        books.append(await _made(name, address, "a year's record books", packs, packs.PACK))
        pages.append(await asyncio.to_thread(_pages, name, address))
    return [checks, books, pages]


def _fill(address: str) -> None:
    engine = open_writer(address)
    year.fill(engine)
    engine.dispose()


def _checks(name: str, address: str) -> list[Row]:
    """Returns a row a branch; the year before is checked as it is, then as it was filed."""
    reader, writer = open_reader(address), open_writer(address)
    rows: list[Row] = []
    for branch, members in year.SIZES.items():
        with Session(reader) as session:
            many = sum(_entries(session, table, branch) for table in year.ENTRIES)
        live = _check(reader, branch)
        with Session(writer) as session:
            file(session, to_file(session, session.get_one(Branch, branch), BEFORE, NOW, None))
            session.commit()
        filed = _check(reader, branch)
        rows.append(
            {
                "a year's check": f"{name}, {members} members",
                "entries of the year": f"{many // 2:,}",
                "the year before not filed": live,
                "filed": filed,
            }
        )
    for engine in (reader, writer):
        engine.dispose()
    return rows


def _entries(session: Session, table: Any, branch: int) -> int:
    mine = table.member_id.in_(select(Member.id).where(Member.branch_id == branch))
    return session.scalar(select(func.count()).where(mine)) or 0


def _check(reader: Engine, branch: int) -> str:
    def once() -> None:
        with Session(reader) as session:
            seen = report(session, session.get_one(Branch, branch), YEAR, NOW)
            assert len(seen.every) == year.SIZES[branch]
            assert seen.before

    times = [_timed(once) for _ in range(TIMES)]
    took, worked = (statistics.median(one) for one in zip(*times, strict=True))
    return f"{took:.2f} s ({worked:.2f} s)"


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Times work: seconds that passed, and seconds that this process computed."""
    begun, computed = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - begun, time.process_time() - computed


async def _made(name: str, address: str, said: str, work: Any, what: str) -> Row:
    """Times a file as an errand makes it, and how long the loop was blocked meanwhile."""
    store = Store(address, {"registry": REGISTRY})
    await store.start()
    errand: dict[str, Any] = {"branch": year.LARGE, "at": NOW.isoformat(), "language": "zh-Hans"}
    errand |= {"what": what, "period": YEAR.code, "about": YEAR.code, "files": {}}
    stops: list[float] = []
    beating = asyncio.create_task(_beat(stops))
    begun = time.perf_counter()
    known = await store.read(lambda session: work.load(session, errand))
    read = time.perf_counter()
    made = await asyncio.to_thread(work.make, b"", {**errand, "known": known})
    ended = time.perf_counter()
    beating.cancel()
    await store.stop()
    # A file, or its name and the file.
    [content] = [one[1] if isinstance(one, tuple) else one for one in made]
    assert content
    return {
        f"made beside the taps, {year.SIZES[year.LARGE]} members": f"{said}, {name}",
        "read": f"{read - begun:.1f} s",
        "written": f"{ended - read:.1f} s",
        "size": f"{len(content) / 2**20:.1f} MiB",
        "the loop late, p50 · p99": "{:.0f} · {:.0f} ms".format(
            *(percentile(stops, share) * 1000 for share in (0.5, 0.99))
        ),
        "at the most": f"{max(stops) * 1000:.0f} ms",
    }


async def _beat(stops: list[float]) -> None:
    """Notes by how many seconds the loop is late, until it is cancelled."""
    while True:
        begun = time.perf_counter()
        await asyncio.sleep(BEAT)
        stops.append(time.perf_counter() - begun - BEAT)


def _pages(name: str, address: str) -> Row:
    reader, texts = open_reader(address), texts_in("zh-Hans")
    assert ASKED
    row = {"one's own page (/me)": name}
    for letter, period in (("m", "of the month"), ("y", "of the year")):
        chance, times = random.Random(letter), []
        for _ in range(PAGES):
            with Session(reader) as session:
                member = session.get_one(Member, chance.choice(year.members(year.LARGE)))
                branch = session.get_one(Branch, member.branch_id)

                def page() -> None:
                    seen = own_study(session, texts, branch, member, letter, NOW)  # noqa: B023
                    view.page(texts, seen, NOW)

                times.append(_timed(page))
        took, worked = ([one[at] for one in times] for at in (0, 1))
        row[f"{period}, p50 · p99"] = "{:.0f} · {:.0f} ms".format(
            *(percentile(took, share) * 1000 for share in (0.5, 0.99))
        )
        row[f"computed for it {period}"] = f"{percentile(worked, 0.5) * 1000:.0f} ms"
    reader.dispose()
    return row
