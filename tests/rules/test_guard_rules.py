"""When the rhythm of organisation life is warned of: early, twice, and of nothing planned."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.values.guard import RULES, Shape, due, kept, next_look
from data.values.period import Period
from data.values.standing import MeetingKind

LARGE = Shape(full=9, subgroups=True, founded=date(2025, 1, 1))
SMALL = Shape(full=6, subgroups=False, founded=date(2025, 1, 1))
SHANGHAI = ZoneInfo("Asia/Shanghai")


def named(today: date, shape: Shape = LARGE, **days: date) -> dict[str, tuple[int, int]]:
    """Rule → days left and which warning, with meetings held on these days."""
    held = {MeetingKind(kind): [day] for kind, day in days.items()}
    return {one.rule: (one.left, one.times) for one in due(today, shape, held, {})}


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 9, 8), {}),
        (date(2026, 9, 9), {"general": (21, 1), "lecture": (21, 1)}),
        (date(2026, 9, 23), {"general": (7, 2), "lecture": (7, 2)}),
    ],
)
def test_a_quarter_is_warned_of_three_weeks_and_one_week_before_its_end(
    today: date, expected: dict[str, tuple[int, int]]
) -> None:
    found = named(today, theme_day=today, committee=today, subgroup=today)
    assert found == expected


def test_what_is_held_or_planned_within_the_period_is_on_course() -> None:
    today = date(2026, 9, 25)
    assert "general" not in named(today, general=date(2026, 7, 1))
    assert "general" in named(today, general=date(2026, 6, 30))
    planned = {MeetingKind.GENERAL: [date(2026, 9, 30)]}
    assert "general" not in {one.rule for one in due(today, LARGE, {}, planned)}
    late = {MeetingKind.GENERAL: [date(2026, 10, 1)]}
    assert "general" in {one.rule for one in due(today, LARGE, {}, late)}


def test_a_small_branch_has_no_committee_and_one_without_subgroups_holds_none() -> None:
    assert {"committee", "subgroup"} & set(named(date(2026, 9, 30), SMALL)) == set()
    assert {"committee", "subgroup"} < set(named(date(2026, 9, 30), LARGE))


def test_a_branch_that_came_too_late_is_not_warned_of_that_period() -> None:
    today = date(2026, 9, 28)
    new = Shape(full=9, subgroups=True, founded=date(2026, 9, 20))
    assert "general" not in named(today, new)
    assert "general" in named(today, Shape(9, True, date(2026, 9, 1)))


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_every_warning_comes_before_its_end_and_the_second_after_the_first(today: date) -> None:
    for one in due(today, LARGE, {}, {}):
        assert one.period.first <= today <= one.period.last
        assert one.left == (one.period.last - today).days
        before = {o.rule: o.times for o in due(today - timedelta(1), LARGE, {}, {})}
        if Period.of(one.period.kind, today - timedelta(1)) == one.period:
            assert one.times >= before.get(one.rule, 0)


def test_the_year_at_a_glance_tells_kept_missed_and_still_ahead() -> None:
    by_kind = {rule.kind: rule for rule in RULES}
    held = [date(2026, 2, 3), date(2026, 5, 9)]
    today = date(2026, 9, 15)
    long_ago = date(2025, 1, 1)
    general = kept(by_kind[MeetingKind.GENERAL], 2026, held, today, long_ago)
    assert list(general) == [True, True, None, None]
    months = kept(by_kind[MeetingKind.THEME_DAY], 2026, held, today, long_ago)
    assert list(months) == [False, True, False, False, True, *[False] * 3, *[None] * 4]
    assert list(kept(by_kind[MeetingKind.LIFE], 2025, held, today, long_ago)) == [False]
    new = kept(by_kind[MeetingKind.GENERAL], 2026, [], today, date(2026, 4, 20))
    assert list(new) == [None, False, None, None]


def test_the_next_look_is_the_next_nine_o_clock() -> None:
    for hour, day in ((0, 7), (8, 7), (9, 8), (23, 8)):
        now = datetime(2026, 9, 7, hour, 30, tzinfo=SHANGHAI)
        if hour == 8:
            now = now.replace(minute=59)
        assert next_look(now, SHANGHAI) == datetime(2026, 9, day, 1, tzinfo=UTC)
