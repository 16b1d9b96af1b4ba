"""Fills a database with two years of two branches, of 500 members and of 50: readings, questions,
meetings, and what members did."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Engine, Insert, String, cast, func, insert, literal, select, text, true

from data.migrations import upgrade
from data.models import (
    Answer,
    Attendance,
    Away,
    BankQuestion,
    Base,
    Branch,
    Contribution,
    Hours,
    Material,
    Meeting,
    Member,
    Memory,
    PointEntry,
    Reading,
    Receipt,
    Round,
    Topic,
)
from data.values.points import DEFAULTS, Rule

LARGE, SMALL = 1, 2
SIZES = {LARGE: 500, SMALL: 50}
"""Branch → members; both have the same to do."""
FIRST = date(2025, 1, 1)
DAYS = 730
ENTRIES: tuple[type[Base], ...] = (Receipt, Answer, Attendance, Contribution, Hours, PointEntry)
"""The tables of what members did, and of the hours and points for it."""
_STEM = "支部党员大会一般多久召开一次？"

Row = dict[str, Any]


def fill(engine: Engine) -> None:
    """Fills an empty database."""
    upgrade(engine)
    with engine.begin() as connection:
        for table, rows in _things():
            connection.execute(insert(table), list(rows))
        for entries in _entries():
            connection.execute(entries)
    if engine.dialect.name == "postgresql":
        # A server does this by itself some time after so many rows.
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))


def _things() -> Iterator[tuple[type[Base], Iterator[Row]]]:
    """Yields the branches, their members, and what there was: five meetings a month, a topic a
    week, the rest daily; the bank has as many questions again that were never asked."""
    yield Branch, (_branch(branch) for branch in SIZES)
    yield Member, (_member(branch, number) for branch in SIZES for number in members(branch))
    yield (
        Away,
        (
            {"member_id": n, "from_on": _on(400 + n % 200), "until_on": _on(420 + n % 200)}
            for branch in SIZES
            for n in members(branch)[::10]
        ),
    )
    for table, thing, days in (
        (Material, _material, range(DAYS)),
        (BankQuestion, _question, range(2 * DAYS)),
        (Reading, _reading, range(DAYS)),
        (Round, _round, range(DAYS)),
        (Meeting, _meeting, range(0, DAYS, 6)),
        (Topic, _topic, range(0, DAYS, 7)),
    ):
        yield table, (thing(branch, day) for day in days for branch in SIZES)


def _entries() -> Iterator[Insert]:
    """Yields what everybody did: nineteen of twenty took part in each thing; and what they got for
    it."""
    yield _each(Receipt, Reading, reading_id=Reading.id, at=Reading.posted_at, late=_one_in(9))
    yield _each(
        Answer,
        Round,
        round_id=Round.id,
        voter_id=Member.id + 5_000_000_000,
        at=Round.posted_at,
        right=~_one_in(5),
    )
    yield _each(
        Attendance,
        Meeting,
        meeting_id=Meeting.id,
        name=Member.name,
        standing=Member.standing,
        expected=true(),
        votes=true(),
        status=literal("present"),
        signed_at=Meeting.starts_at,
    )
    yield _each(
        Contribution,
        Topic,
        topic_id=Topic.id,
        chat_id=-Topic.branch_id,
        message_id=Member.id,
        at=Topic.posted_at,
        length=literal(40),
        excerpt=literal("新质生产力的关键在于科技创新，落到我们支部就是把工作做细。"),
        counts=true(),
    )
    yield _each(
        Memory,
        Round,
        question_id=Round.question_id,
        due_at=BankQuestion.due_at,
        last_at=Round.posted_at,
        last_right=~_one_in(5),
        stability=literal(30.0),
        right=literal(1),
    )
    counted: tuple[tuple[Any, Any, int], ...] = (
        (Reading, Reading.posted_at, 6),
        (Meeting, Meeting.starts_at, 90),
    )
    for thing, when, minutes in counted:
        yield _each(Hours, thing, **_entered(thing, when), minutes=literal(minutes))
    given: tuple[tuple[Any, Any, Rule], ...] = (
        (Reading, Reading.posted_at, Rule.READING),
        (Round, Round.posted_at, Rule.ANSWER),
        (Meeting, Meeting.starts_at, Rule.SIGN_IN),
        (Topic, Topic.posted_at, Rule.SPEECH),
    )
    for thing, when, rule in given:
        yield _each(
            PointEntry,
            thing,
            branch_id=thing.branch_id,
            **_entered(thing, when),
            code=literal(rule.value),
            points=literal(DEFAULTS[rule].points),
        )


def _each(table: type[Base], thing: Any, **columns: Any) -> Insert:
    """Returns a row for each thing and everybody who took part in it, in the order of the days."""
    took_part = ~_one_in(20, thing.id * 7_919)
    rows = select(Member.id, *columns.values()).select_from(thing)
    if table is Memory:
        rows = rows.join(BankQuestion, BankQuestion.id == thing.question_id)
    rows = rows.join(Member, Member.branch_id == thing.branch_id).where(took_part)
    return insert(table).from_select(["member_id", *columns], rows.order_by(thing.id, Member.id))


def _one_in(many: int, beside: Any = 0) -> Any:
    return (Member.id * 104_729 + beside) % many == 0


def _entered(thing: Any, when: Any) -> dict[str, Any]:
    cause = literal(f"{thing.__tablename__}:") + cast(thing.id, String)
    return {"cause": cause, "day": func.date(when), "at": when}


def members(branch: int) -> range:
    """Returns the ids of a branch's members."""
    first = 1 if branch == LARGE else SIZES[LARGE] + 1
    return range(first, first + SIZES[branch])


def _at(day: int, hour: int = 1) -> datetime:
    return datetime.combine(_on(day), time(), UTC) + timedelta(hours=hour)


def _on(day: int) -> date:
    return FIRST + timedelta(day)


def _number(branch: int, day: int) -> int:
    """Returns the id of whatever a branch had on a day, in its table."""
    return day * len(SIZES) + branch


def _branch(branch: int) -> Row:
    return {"id": branch, "chat_id": -branch, "name": f"第{branch}党支部", "created_at": _at(0)}


def _member(branch: int, number: int) -> Row:
    """Returns a member; every twentieth joined in the course of the second year, every twentieth
    left in it."""
    between = _on(400 + number % 300)
    return {
        "id": number,
        "branch_id": branch,
        "name": f"成员{number}",
        "post": "none" if number % 50 else "secretary",
        "joined_on": between if number % 20 == 1 else FIRST,
        "left_on": between if number % 20 == 2 else None,
    }


def _material(branch: int, day: int) -> Row:
    number = _number(branch, day)
    return {
        "id": number,
        "branch_id": branch,
        "title": f"学习材料{number}",
        "key": f"{number:032x}",
        "added_at": _at(0),
    }


def _question(branch: int, day: int) -> Row:
    number, asked = _number(branch, day), day < DAYS
    return {
        "id": number,
        "branch_id": branch,
        "key": f"{number:032x}",
        "kind": "single",
        "stem": _STEM,
        "options": ["每月一次", "每季度一次", "每半年一次", "每年一次"],
        "answer": [1],
        "state": "approved",
        "lot": number,
        "asked_at": _at(day) if asked else None,
        "due_at": _at(day + 200) if asked else None,
        "added_at": _at(0),
    }


def _reading(branch: int, day: int) -> Row:
    number = _number(branch, day)
    return {
        "id": number,
        "branch_id": branch,
        "material_id": number,
        "title": f"学习材料{number}",
        "minutes": 6,
        "posted_at": _at(day),
        "deadline_at": _at(day + 3),
    }


def _round(branch: int, day: int) -> Row:
    number = _number(branch, day)
    return {
        "id": number,
        "branch_id": branch,
        "question_id": number,
        "form": "poll",
        "asked": {"stem": _STEM},
        "posted_at": _at(day),
        "closes_at": _at(day, 11),
        "closed_at": _at(day, 11),
        "state": "closed",
    }


def _meeting(branch: int, day: int) -> Row:
    begin = _at(day, 6)
    return {
        "id": _number(branch, day),
        "branch_id": branch,
        "kind": "general",
        "topic": "学习新修订的《中国共产党章程》",
        "starts_at": begin,
        "ends_at": begin + timedelta(minutes=90),
        "opens_at": begin,
        "late_at": begin,
        "closes_at": begin,
        "state": "closed",
        "created_at": begin,
    }


def _topic(branch: int, day: int) -> Row:
    return {
        "id": _number(branch, day),
        "branch_id": branch,
        "kind": "word",
        "title": "本周热词：新质生产力",
        "state": "closed",
        "added_at": _at(0),
        "posted_at": _at(day),
        "closes_at": _at(day + 3),
        "closed_at": _at(day + 3),
    }
