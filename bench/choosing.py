"""Measures the choice of the next question: from a bank of 100,000 with the histories of 5,000
members."""

import asyncio
import random
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, insert, text
from sqlalchemy.orm import Session

from bench.runs import percentile
from bench.seed import empty_postgres, empty_sqlite
from bench.table import Row
from data.engine import open_reader, open_writer
from data.migrations import upgrade
from data.models import BankQuestion, Base, Branch, Member, Memory, QuestionTag, Round
from data.queries.choosing import next_for_group, next_for_member

QUESTIONS, MEMBERS = 100_000, 5_000
HISTORY = 100
"""Questions that a member has answered; one member has answered DILIGENT."""
DILIGENT = 20_000
ROUNDS = 3_000
COMMON, RARE = "党章", "知识产权"
TAGS = (COMMON, "党史", "条例", "组织生活", "发展党员", "纪律处分", "二十大", "党务公开")
RARE_ONES = 40
TIMES = 200
NOW = datetime(2026, 11, 30, tzinfo=UTC)
DATABASES = {"SQLite": empty_sqlite, "PostgreSQL": empty_postgres}

Choice = Callable[[Session, int], object]
"""Chooses for a member, or for the group regardless of the member."""

CASES: dict[str, Choice] = {
    "for the group": lambda s, _: next_for_group(s, 1, NOW),
    "for the group, a common tag": lambda s, _: next_for_group(s, 1, NOW, tags=[COMMON]),
    "for the group, a rare tag": lambda s, _: next_for_group(s, 1, NOW, tags=[RARE]),
    "for the group, two of three difficulties": lambda s, _: next_for_group(
        s, 1, NOW, difficulty=[2, 3]
    ),
    "for a member": lambda s, member: next_for_member(s, member, 1, NOW),
    "for a member, a common tag": lambda s, member: next_for_member(
        s, member, 1, NOW, tags=[COMMON]
    ),
    "for a member, a rare tag": lambda s, member: next_for_member(s, member, 1, NOW, tags=[RARE]),
    "for a member, new ones first": lambda s, member: next_for_member(
        s, member, 1, NOW, due_first=False
    ),
    f"for who has met {DILIGENT:,}, new ones first": lambda s, _: next_for_member(
        s, 1, 1, NOW, due_first=False
    ),
    f"for who has met {DILIGENT:,}, a common tag": lambda s, _: next_for_member(
        s, 1, 1, NOW, tags=[COMMON]
    ),
}


async def measured(only: str, place: Path, *, quick: bool) -> list[list[Row]]:
    """Returns a row a case, if the name of these runs contains `only`."""
    if only not in "choosing":
        return []
    times: dict[str, dict[str, str]] = {}
    for name, prepare in DATABASES.items():
        if not (quick and name == "PostgreSQL"):
            times[name] = await asyncio.to_thread(_times, prepare(place))
    heading = f"the next of {QUESTIONS:,} questions, {MEMBERS:,} members"
    rows = [
        {heading: case, **{f"{name} p50 · p99": found[case] for name, found in times.items()}}
        for case in CASES
    ]
    return [rows]


def _times(address: str) -> dict[str, str]:
    engine = open_writer(address)
    _fill(engine)
    engine.dispose()
    reader = open_reader(address)
    found = {}
    for case, choose in CASES.items():
        chance, spent = random.Random(case), []
        for _ in range(TIMES):
            with Session(reader) as session:
                member = chance.randrange(2, MEMBERS + 1)
                session.get_one(Branch, 1)
                begun = time.perf_counter()
                assert choose(session, member), case
                spent.append(time.perf_counter() - begun)
        times = (percentile(spent, share) * 1000 for share in (0.5, 0.99))
        found[case] = "{:.1f} · {:.1f} ms".format(*times)
    reader.dispose()
    return found


def _fill(engine: Engine) -> None:
    upgrade(engine)
    with engine.begin() as connection:
        for table, rows in _rows():
            while batch := list(islice(rows, 10_000)):
                connection.execute(insert(table), batch)
    if engine.dialect.name == "postgresql":
        # A server does this by itself some time after so many rows.
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))


def _rows() -> Iterator[tuple[type[Base], Iterator[dict[str, Any]]]]:
    chance = random.Random(100)
    at = NOW - timedelta(days=400)
    yield Branch, iter([{"id": 1, "chat_id": -1, "name": "第一党支部", "created_at": at}])
    yield (
        Member,
        (
            {"id": number, "branch_id": 1, "name": f"成员{number}", "joined_on": at.date()}
            for number in range(1, MEMBERS + 1)
        ),
    )
    yield BankQuestion, (_question(number, chance) for number in range(1, QUESTIONS + 1))
    yield QuestionTag, _tags()
    yield Round, (_round(number) for number in range(1, ROUNDS + 1))
    yield Memory, _memories(chance)


def _question(number: int, chance: random.Random) -> dict[str, Any]:
    asked = NOW - timedelta(hours=3 * (ROUNDS - number)) if number <= ROUNDS else None
    return {
        "id": number,
        "branch_id": 1,
        "key": f"{number:032x}",
        "kind": "single",
        "stem": f"第{number}题：支部党员大会一般多久召开一次？",
        "options": ["每月一次", "每季度一次", "每半年一次", "每年一次"],
        "answer": [1],
        "difficulty": number % 3 + 1,
        "state": "approved",
        "lot": chance.randrange(2**32),
        "asked_at": asked,
        "due_at": asked + timedelta(days=30 + number % 300) if asked else None,
        "added_at": NOW - timedelta(days=399),
    }


def _tags() -> Iterator[dict[str, Any]]:
    for number in range(1, QUESTIONS + 1):
        tag = TAGS[number % len(TAGS)]
        yield {"question_id": number, "tag": tag, "branch_id": 1}
    for number in range(QUESTIONS - RARE_ONES, QUESTIONS):
        yield {"question_id": number, "tag": RARE, "place": 1, "branch_id": 1}


def _round(number: int) -> dict[str, Any]:
    at = NOW - timedelta(hours=3 * (ROUNDS - number))
    return {
        "branch_id": 1,
        "question_id": number,
        "form": "poll",
        "asked": {},
        "posted_at": at,
        "closes_at": at + timedelta(hours=2),
        "closed_at": at + timedelta(hours=2),
        "state": "closed",
    }


def _memories(chance: random.Random) -> Iterator[dict[str, Any]]:
    for member in range(1, MEMBERS + 1):
        many = DILIGENT if member == 1 else HISTORY
        for number in chance.sample(range(1, QUESTIONS + 1), many):
            ago = chance.random() * 200
            # None of the diligent member's is due: the whole bank has to be searched for new ones.
            ahead = chance.random() * (200 if member == 1 else 120) + (member == 1) * ago
            last = NOW - timedelta(days=ago)
            yield {
                "member_id": member,
                "question_id": number,
                "due_at": last + timedelta(days=ahead),
                "last_at": last,
                "last_right": number % 3 > 0,
                "stability": ahead,
                "right": 2,
                "wrong": 1,
            }
