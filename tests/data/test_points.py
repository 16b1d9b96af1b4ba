"""The ledger of points: unique by cause, reversed by contrary entries, capped, always its sum."""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine, func, select
from sqlalchemy.orm import Session

from data.models import Base, Branch, Member, PointEntry
from data.queries import points
from data.store import Store
from data.values.points import Deed, Rule, granted
from data.values.study import Span

NOW = datetime(2026, 11, 27, 8, tzinfo=UTC)
FRIDAY = date(2026, 11, 27)
WEEK = Span(date(2026, 11, 23), date(2026, 11, 29))


def branch(session: Session, people: int = 3) -> tuple[int, list[int]]:
    """A branch with some members; gives its id and theirs."""
    row = Branch(chat_id=-100, name="一支部", created_at=NOW)
    session.add(row)
    session.flush()
    members = [
        Member(branch_id=row.id, name=f"成员{n}", joined_on=date(2026, 1, 1)) for n in range(people)
    ]
    session.add_all(members)
    session.flush()
    return row.id, [one.id for one in members]


async def test_a_cause_counts_once_and_is_taken_back_by_a_contrary_entry(store: Store) -> None:
    def work(session: Session) -> list[tuple[str, int]]:
        of, (wang, li, _) = branch(session)
        for who in ({wang, li}, {wang, li}, {li}, {li}, {wang, li}):
            points.settle(session, of, Deed.ANSWER, "round:1", who, FRIDAY, NOW)
        points.settle(session, of, Deed.ANSWER, "round:12", {wang}, FRIDAY, NOW)
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
        points.set_rule(session, of, Deed.READING, Rule(3, a_day=4, a_week=6))
        for number in range(6):
            day = WEEK.first + timedelta(number // 2)
            points.settle(session, of, Deed.READING, f"reading:{number}", {wang}, day, NOW)
        by_day = select(PointEntry.day, func.sum(PointEntry.points))
        found = {
            day: int(total)
            for day, total in session.execute(
                by_day.group_by(PointEntry.day).order_by(PointEntry.day)
            )
        }
        assert list(found.values()) == [4, 2, 0]
        monday = WEEK.last + timedelta(1)
        points.settle(session, of, Deed.READING, "reading:9", {wang}, monday, NOW)
        assert points.total(session, wang, Span(monday, monday)) == 3

    await store.write(work)


async def test_a_changed_rule_leaves_entries_alone(store: Store) -> None:
    def work(session: Session) -> None:
        of, (wang, li, _) = branch(session)
        points.settle(session, of, Deed.LEAD, "topic:1", {wang}, FRIDAY, NOW)
        points.set_rule(session, of, Deed.LEAD, Rule(1))
        points.settle(session, of, Deed.LEAD, "topic:1", {wang, li}, FRIDAY, NOW)
        assert points.totals(session, of, WEEK) == {wang: 10, li: 1}

    await store.write(work)


STEPS = st.lists(
    st.tuples(
        st.sampled_from([Deed.ANSWER, Deed.READING, Deed.SPEECH]),
        st.integers(1, 3),
        st.frozensets(st.integers(0, 2)),
        st.integers(0, 9),
    ),
    max_size=25,
)


@given(STEPS)
def test_after_any_history_totals_are_the_sums_of_entries(
    steps: list[tuple[Deed, int, frozenset[int], int]],
) -> None:
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        of, members = branch(session)
        last: dict[tuple[Deed, int], frozenset[int]] = {}
        for deed, thing, who, day in steps:
            on = WEEK.first + timedelta(day)
            named = [members[one] for one in who]
            points.settle(session, of, deed, f"{deed}:{thing}", named, on, NOW)
            last[deed, thing] = who
        every = session.scalars(select(PointEntry)).all()
        sums: dict[int, int] = defaultdict(int)
        for entry in every:
            sums[entry.member_id] += entry.points
        span = Span(WEEK.first, WEEK.first + timedelta(20))
        assert points.totals(session, of, span) == dict(sums)
        assert {m: points.total(session, m, span) for m in sums} == dict(sums)
        for (deed, thing), who in last.items():
            for number, member in enumerate(members):
                mine = [
                    one.points
                    for one in every
                    if one.member_id == member and one.cause.partition("~")[0] == f"{deed}:{thing}"
                ]
                assert len(mine) % 2 == (number in who)
                assert sum(mine) >= 0
                assert number in who or sum(mine) == 0
    engine.dispose()


@pytest.mark.parametrize(
    ("today", "week", "expected"), [(0, 0, 3), (2, 2, 2), (4, 4, 0), (0, 5, 1), (0, 9, 0)]
)
def test_what_the_caps_leave(today: int, week: int, expected: int) -> None:
    assert granted(3, Rule(3, a_day=4, a_week=6), today, week) == expected


def test_ties_share_a_place() -> None:
    assert list(points.ranked({1: 5, 2: 9, 3: 5, 4: 1})) == [
        (1, 2, 9),
        (2, 1, 5),
        (2, 3, 5),
        (4, 4, 1),
    ]
