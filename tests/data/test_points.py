"""Points: unique by cause, reversed by contrary entries, capped, always their sum."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, strategies as st
from sqlalchemy import Engine, create_engine, delete, func, select
from sqlalchemy.orm import Session

from data.models import Base, PointEntry
from data.queries import hours, points
from data.store import Store
from data.values.points import DEFAULTS, Rule, Worth, granted
from data.values.study import Span
from tests.data.awarding import FRIDAY, NOW, WEEK, branch


async def test_a_cause_counts_once_and_is_taken_back_by_a_contrary_entry(store: Store) -> None:
    def work(session: Session) -> list[tuple[str, int]]:
        of, (wang, li, _) = branch(session)
        for who in ({wang, li}, {wang, li}, {li}, {li}, {wang, li}):
            points.settle(session, of, Rule.ANSWER, "round:1", who, FRIDAY, NOW)
        points.settle(session, of, Rule.ANSWER, "round:12", {wang}, FRIDAY, NOW)
        points.settle(session, of, Rule.ANSWER, "round:1", {wang, li}, FRIDAY, NOW)
        assert points.totals(session, of, WEEK) == {wang: 4, li: 2}
        mine = select(PointEntry.cause, PointEntry.points).where(PointEntry.member_id == wang)
        return [(cause, worth) for cause, worth in session.execute(mine.order_by(PointEntry.id))]

    assert await store.write(work) == [
        ("round:1", 2),
        ("round:1~2", -2),
        ("round:1~3", 2),
        ("round:12", 2),
    ]


async def test_caps_hold_for_the_day_and_for_the_week(store: Store) -> None:
    def work(session: Session) -> None:
        of, (wang, *_) = branch(session)
        points.set_rule(session, of, Rule.READING, Worth(3, a_day=4, a_week=6))
        # Weeks are Monday to Sunday: those before and after have caps of their own.
        monday, sunday = WEEK.last + timedelta(1), WEEK.first - timedelta(1)
        points.settle(session, of, Rule.READING, "reading:10", {wang}, sunday, NOW)
        for number in range(6):
            day = WEEK.first + timedelta(number // 2)
            points.settle(session, of, Rule.READING, f"reading:{number}", {wang}, day, NOW)
        by_day = select(PointEntry.day, func.sum(PointEntry.points))
        found = {
            day: int(total)
            for day, total in session.execute(
                by_day.group_by(PointEntry.day).order_by(PointEntry.day)
            )
        }
        assert list(found.values()) == [3, 4, 2, 0]
        points.settle(session, of, Rule.READING, "reading:9", {wang}, monday, NOW)
        assert points.total(session, wang, Span(monday, monday)) == 3
        points.settle(session, of, Rule.NOTE, "note:1", {wang}, WEEK.last, NOW)
        assert points.total(session, wang, Span(WEEK.last, WEEK.last)) == 5, "each rule has its own"
        points.set_rule(session, of, Rule.READING, Worth(3, a_week=12))
        for cause, day in (("reading:11", WEEK.last), ("reading:12", WEEK.first)):
            points.settle(session, of, Rule.READING, cause, {wang}, day, NOW)
        assert points.total(session, wang, WEEK) == 12 + 5

    await store.write(work)


async def test_a_changed_rule_leaves_entries_alone(store: Store) -> None:
    def work(session: Session) -> None:
        of, (wang, li, _) = branch(session)
        points.settle(session, of, Rule.LEAD, "topic:1", {wang}, FRIDAY, NOW)
        points.set_rule(session, of, Rule.LEAD, Worth(1))
        points.settle(session, of, Rule.LEAD, "topic:1", {wang, li}, FRIDAY, NOW)
        assert points.totals(session, of, WEEK) == {wang: 10, li: 1}

    await store.write(work)


async def test_no_deed_gives_more_than_its_caps_by_default(store: Store) -> None:
    def work(session: Session) -> None:
        of, (wang, *_) = branch(session)
        for rule, worth in DEFAULTS.items():
            # Room for everything within a day's cap, then twice as much on each of seven days.
            many = 2 * (worth.a_day // worth.points if worth.a_day else 2)
            for number in range(7 * many):
                day = WEEK.first + timedelta(number // many)
                points.settle(session, of, rule, f"{rule}:{number}", {wang}, day, NOW)
            by_day = select(PointEntry.day, func.sum(PointEntry.points)).group_by(PointEntry.day)
            found = [int(total) for _, total in session.execute(by_day.order_by(PointEntry.day))]
            a_day = worth.a_day or many * worth.points
            a_week = worth.a_week or 7 * a_day
            left = [max(0, a_week - day * a_day) for day in range(7)]
            assert found == [min(a_day, one) for one in left], rule
            session.execute(delete(PointEntry))

    await store.write(work)


MEMBERS = st.integers(0, 2)
THINGS = st.integers(1, 3)
RULES = st.sampled_from([Rule.ANSWER, Rule.READING, Rule.SPEECH])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("done"), RULES, THINGS, st.frozensets(MEMBERS), st.integers(0, 9)),
        st.tuples(st.just("rule"), RULES, st.integers(0, 4), st.integers(0, 5), st.integers(0, 9)),
        st.tuples(st.just("one"), MEMBERS, MEMBERS),
    ),
    max_size=25,
)


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """Makes an empty database; users roll everything back."""
    made = create_engine("sqlite://")
    Base.metadata.create_all(made)
    yield made
    made.dispose()


@given(STEPS)
def test_after_any_history_totals_are_the_sums_of_entries(engine: Engine, steps: list[Any]) -> None:
    """Facts and keys are corrected, rules changed, and two rows of one person become one."""
    with Session(engine) as session:
        of, members = branch(session)
        said: dict[tuple[Rule, int], tuple[set[int], date]] = {}

        def say(rule: Rule, thing: int, who: set[int], day: date) -> None:
            said[rule, thing] = who, day
            points.settle(session, of, rule, f"{rule}:{thing}", who, day, NOW)

        for kind, *step in steps:
            if kind == "done":
                rule, thing, who, day = step
                named = {members[one] for one in who}
                say(rule, thing, named, WEEK.first + timedelta(day))
            elif kind == "rule":
                rule, *numbers = step
                points.set_rule(session, of, rule, Worth(*numbers))
            elif members[step[0]] != members[step[1]]:
                gone, kept = (members[one] for one in step)
                points.carry(session, gone, kept)
                session.execute(delete(PointEntry).where(PointEntry.member_id == gone))
                members = [kept if one == gone else one for one in members]
                for (rule, thing), (who, on) in list(said.items()):
                    say(rule, thing, {kept if one == gone else one for one in who}, on)
        _hold(session, of, said)
        session.rollback()


def _hold(session: Session, of: int, said: dict[tuple[Rule, int], tuple[set[int], date]]) -> None:
    """Asserts that totals are sums, and that each thing has exactly the entries claimed last."""
    every = session.scalars(select(PointEntry)).all()
    sums: dict[int, int] = defaultdict(int)
    days: dict[tuple[int, date], int] = defaultdict(int)
    things: dict[tuple[str, int], int] = defaultdict(int)
    stand: dict[str, set[int]] = defaultdict(set)
    for entry in every:
        ground, member = entry.cause.partition("~")[0], entry.member_id
        sums[member] += entry.points
        days[member, entry.day] += entry.points
        things[ground, member] += entry.points
        stand[ground] ^= {member}
    span = Span(WEEK.first, WEEK.first + timedelta(20))
    assert points.totals(session, of, span) == dict(sums)
    assert {m: points.total(session, m, span) for m in sums} == dict(sums)
    for member, total in sums.items():
        assert sum(one.points for one in points.entries(session, member, span)) == total
    assert min([0, *days.values(), *things.values()]) == 0, "nothing is taken that was not given"
    for (rule, thing), (who, _) in said.items():
        assert stand[f"{rule}:{thing}"] == who
        for member in sums.keys() - who:
            assert things[f"{rule}:{thing}", member] == 0


@given(
    st.lists(
        st.tuples(THINGS, st.dictionaries(MEMBERS, st.integers(0, 90)), st.booleans()), max_size=12
    )
)
def test_hours_are_what_was_said_last_of_each_thing(
    engine: Engine, steps: list[tuple[int, dict[int, int], bool]]
) -> None:
    with Session(engine) as session:
        of, members = branch(session)
        said: dict[int, dict[int, int]] = {}
        for thing, worth, twice in steps:
            said[thing] = {members[one]: minutes for one, minutes in worth.items()}
            for _ in range(1 + twice):
                hours.settle(session, f"meeting:{thing}", said[thing], FRIDAY, NOW)
        expected = {m: sum(one.get(m, 0) for one in said.values()) for m in members}
        found = hours.totals(session, of, WEEK)
        assert {one: found.get(one, 0) for one in members} == expected
        entries = {m: hours.entries(session, m, WEEK) for m in members}
        assert {m: sum(one.minutes for one in e) for m, e in entries.items()} == expected
        session.rollback()


@pytest.mark.parametrize(
    ("today", "week", "expected"), [(0, 0, 3), (2, 2, 2), (4, 4, 0), (0, 5, 1), (0, 9, 0)]
)
def test_points_left_by_the_caps(today: int, week: int, expected: int) -> None:
    assert granted(3, Worth(3, a_day=4, a_week=6), today, week) == expected


def test_ties_share_a_place() -> None:
    assert list(points.ranked({1: 5, 2: 9, 3: 5, 4: 1})) == [
        (1, 2, 9),
        (2, 1, 5),
        (2, 3, 5),
        (4, 4, 1),
    ]
