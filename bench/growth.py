"""Counts what the bot's frequent looks at the database read, by the number of branches: steps of
SQLite's virtual machine, rows and pages of PostgreSQL. Nothing is timed."""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import Connection, Engine, insert, text
from sqlalchemy.orm import Session

from bench.seed import empty_postgres, empty_sqlite
from bench.table import Row
from data.engine import open_writer
from data.migrations import upgrade
from data.models import (
    Account,
    Attendance,
    Base,
    Branch,
    Card,
    Contact,
    Meeting,
    Member,
    Outgoing,
    Plan,
)
from data.queries import (
    backlog,
    bot as bots,
    card as cards,
    menu as menus,
    outbox,
    plan as plans,
    signin,
)
from data.values.out import OutMessage
from data.values.standing import Status

BOT, MEMBERS = 42, 30
NOW = datetime(2026, 12, 1, 4, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
BEFORE = NOW - timedelta(minutes=1)
DUE = 5
"""Plans, messages and cards that are due, however many branches there are."""
PACK = 5000


@dataclass(frozen=True, slots=True)
class Cost:
    """What a look read: steps of SQLite's machine; rows, pages and index descents of
    PostgreSQL."""

    steps: int = 0
    rows: float = 0
    pages: int = 0
    descents: int = 0


def fill(engine: Engine, branches: int) -> None:
    """Migrates a database and fills it with so many branches of MEMBERS people, each with a roster,
    an open meeting, a plan, a card and a message for tomorrow; DUE of them have something due."""
    upgrade(engine)
    with engine.begin() as connection:
        for table, rows in _rows(branches):
            pack: list[dict[str, Any]] = []
            for row in rows:
                pack.append(row)
                if len(pack) == PACK:
                    connection.execute(insert(table), pack)
                    pack = []
            if pack:
                connection.execute(insert(table), pack)
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))


def _rows(branches: int) -> Iterator[tuple[type[Base], Iterator[dict[str, Any]]]]:
    people = [(b, b * MEMBERS + m) for b in range(1, branches + 1) for m in range(MEMBERS)]
    numbers = range(1, branches + 1)
    yield (
        Branch,
        (
            {"id": b, "bot_id": BOT, "chat_id": -b, "name": f"第{b}支部", "created_at": NOW}
            for b in numbers
        ),
    )
    yield Account, ({"id": one, "name": f"党员{one}", "seen_at": NOW} for _, one in people)
    yield (
        Contact,
        (
            {
                "account_id": one, "bot_id": BOT, "menu_due": False,
                "menu": "" if one % MEMBERS else menus.SECRETARY,
            }
            for _, one in people
        ),
    )  # fmt: skip
    yield (
        Member,
        (
            {
                "id": one, "branch_id": b, "account_id": one, "name": f"党员{one}",
                "post": "none" if one % MEMBERS else "secretary", "joined_on": NOW.date(),
            }
            for b, one in people
        ),
    )  # fmt: skip
    yield (
        Meeting,
        (
            {
                "id": b, "branch_id": b, "kind": "general", "starts_at": NOW, "ends_at": LATER,
                "opens_at": NOW, "late_at": LATER, "closes_at": LATER, "state": "open",
                "created_at": NOW,
            }
            for b in numbers
        ),
    )  # fmt: skip
    yield (
        Attendance,
        (
            {
                "id": one, "meeting_id": b, "member_id": one, "name": f"党员{one}",
                "standing": "full", "expected": True, "votes": True,
            }
            for b, one in people
        ),
    )  # fmt: skip
    yield (
        Card,
        (
            {
                "branch_id": b, "kind": "board", "ref_id": b, "chat_id": -b, "message_id": b,
                "drawn": 1, "rest_until": NOW, "due_at": BEFORE if b <= DUE else None,
            }
            for b in numbers
        ),
    )  # fmt: skip
    yield (
        Plan,
        (
            {
                "branch_id": b, "kind": "meeting.close", "ref_id": b,
                "next_due_at": BEFORE if b <= DUE else LATER,
            }
            for b in numbers
        ),
    )  # fmt: skip
    message = OutMessage("通知").as_json()
    yield (
        Outgoing,
        (
            {
                "branch_id": b, "bot_id": BOT, "chat_id": -b, "kind": "push", "message": message,
                "try_at": BEFORE if b <= DUE else LATER, "created_at": BEFORE,
            }
            for b in numbers
        ),
    )  # fmt: skip


def _tap(session: Session) -> None:
    facts = signin.facts(session, 50, 50 * MEMBERS + 7)
    assert facts is not None
    signin.sign(session, facts.entry_id, Status.PRESENT, NOW)


def _tick(session: Session) -> None:
    assert plans.first_due(session, NOW, ["meeting.close"]) is not None
    assert len(plans.claim(session, NOW, 20, ["meeting.close"])) == DUE


def _delivery(session: Session) -> None:
    assert outbox.any_due(session, NOW, BOT)
    assert outbox.claim(session, NOW, (), BOT)[0] is not None
    outbox.any_stale(session, NOW)


def _card(session: Session) -> None:
    assert cards.due_soon(session, NOW, BOT, ["board"])
    assert len(cards.claim(session, NOW, BOT, ["board"])) == DUE


def _board(session: Session) -> None:
    assert signin.counts(session, 50).expected == MEMBERS
    signin.latest(session, 50)


def _menus(session: Session) -> None:
    assert menus.marked(session, BOT) == []


def _health(session: Session) -> None:
    backlog.waiting(session, NOW)
    backlog.longest_wait(session, NOW)


def _start(session: Session) -> None:
    bots.adopt(session, BOT)
    assert bots.elsewhere(session, [BOT]) == {}


LOOKS: Mapping[str, Callable[[Session], None]] = {
    "tap": _tap,
    "tick": _tick,
    "delivery": _delivery,
    "card": _card,
    "board": _board,
    "menus": _menus,
    "health": _health,
    "start": _start,
}
"""What is looked at often, or at a start."""


def measure(engine: Engine) -> dict[str, Cost]:
    """Counts what each of LOOKS reads; nothing of it stays."""
    counted = {}
    for name, look in LOOKS.items():
        with Session(engine) as session:
            connection = session.connection()
            on_sqlite = engine.dialect.name == "sqlite"
            count = _steps if on_sqlite else _plans
            counted[name] = count(connection, lambda look=look, s=session: look(s))
            session.rollback()
    return counted


def _steps(connection: Connection, run: Callable[[], None]) -> Cost:
    raw: Any = connection.connection.dbapi_connection
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    raw.set_progress_handler(count, 1)
    try:
        run()
    finally:
        raw.set_progress_handler(None, 0)
    return Cost(steps=steps)


def _plans(connection: Connection, run: Callable[[], None]) -> Cost:
    raw: Any = connection.connection.dbapi_connection
    found: list[Cost] = []

    class Explaining(psycopg.Cursor[Any]):
        """Has each statement explained before it runs."""

        def execute(self, query: Any, params: Any = None, **more: Any) -> Any:
            if str(query).lstrip().upper().startswith(("SELECT", "UPDATE", "DELETE", "INSERT")):
                with psycopg.Cursor(raw) as cursor:
                    cursor.execute("SAVEPOINT growth")
                    how: Any = f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {query}"
                    made = cursor.execute(how, params).fetchone()
                    assert made is not None
                    found.append(_of(made[0][0]["Plan"]))
                    cursor.execute("ROLLBACK TO SAVEPOINT growth")
            return super().execute(query, params, **more)

    usual, raw.cursor_factory = raw.cursor_factory, Explaining
    try:
        run()
    finally:
        raw.cursor_factory = usual
    return Cost(
        rows=sum(one.rows for one in found),
        pages=sum(one.pages for one in found),
        descents=sum(one.descents for one in found),
    )


def _of(plan: dict[str, Any]) -> Cost:
    """Adds up a plan: the rows its scans looked at, all pages, and how often an index was
    entered."""
    rows, descents = 0.0, 0
    waiting = [plan]
    while waiting:
        node = waiting.pop()
        waiting += node.get("Plans", ())
        loops = node.get("Actual Loops", 0)
        if "Scan" in node["Node Type"]:
            removed = sum(value for key, value in node.items() if key.startswith("Rows Removed"))
            rows += (node.get("Actual Rows", 0) + removed) * loops
        if "Index" in node["Node Type"]:
            descents += loops
    pages = plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]
    return Cost(rows=rows, pages=pages, descents=descents)


SIZES, QUICK_SIZES = (1_000, 10_000, 100_000), (100, 1_000)


async def measured(only: str, place: Path, *, quick: bool) -> list[list[Row]]:
    """Returns a table a database of what the looks read, by branches, if "growth" contains
    `only`."""
    if only not in "growth":
        return []
    empty = {"SQLite": empty_sqlite, "PostgreSQL": empty_postgres}
    return [
        await asyncio.to_thread(_table, name, empty[name], place, QUICK_SIZES if quick else SIZES)
        for name in (["SQLite"] if quick else list(empty))
    ]


def _table(name: str, empty: Callable[[Path], str], place: Path, sizes: Sequence[int]) -> list[Row]:
    counted: dict[int, dict[str, Cost]] = {}
    for branches in sizes:
        engine = open_writer(empty(place))
        fill(engine, branches)
        counted[branches] = measure(engine)
        engine.dispose()
    what = "steps" if name == "SQLite" else "rows · pages"
    return [
        {f"{what}, {name}": look}
        | {f"{branches:,} branches": _said(costs[look]) for branches, costs in counted.items()}
        for look in LOOKS
    ]


def _said(cost: Cost) -> str:
    return f"{cost.steps:,}" if cost.steps else f"{cost.rows:,.0f} · {cost.pages}"
