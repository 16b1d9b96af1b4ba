"""Warnings about the rhythm of organisation life: early, twice, and none about planned meetings."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from data.values.guard import APPRAISAL, RULES, Day, Missing, Shape, due, kept, next_look
from data.values.period import Period

LONG_AGO = date(2025, 1, 1)
GROUPS = {1: "第一小组", 2: "第二小组"}
LARGE = Shape(full=9, subgroups=GROUPS, founded=LONG_AGO)
SMALL = Shape(full=6, subgroups={}, founded=LONG_AGO)
SHANGHAI = ZoneInfo("Asia/Shanghai")


def named(today: date, shape: Shape = LARGE, **days: date) -> dict[str, tuple[int, int]]:
    """Returns rule → days left and which warning, with meetings held on these days."""
    held = {kind: [Day(day)] for kind, day in days.items()}
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


def test_meetings_held_or_planned_within_the_period_are_on_course() -> None:
    today = date(2026, 9, 25)
    assert "general" not in named(today, general=date(2026, 7, 1))
    assert "general" in named(today, general=date(2026, 6, 30))
    planned = {"general": [Day(date(2026, 9, 30))]}
    assert "general" not in {one.rule for one in due(today, LARGE, {}, planned)}
    late = {"general": [Day(date(2026, 10, 1))]}
    assert "general" in {one.rule for one in due(today, LARGE, {}, late)}


@pytest.mark.parametrize(
    ("rule", "quiet", "first", "second"),
    [
        ("committee", date(2026, 2, 17), date(2026, 2, 18), date(2026, 2, 25)),
        ("subgroup", date(2026, 4, 19), date(2026, 4, 20), date(2026, 4, 27)),
        ("theme_day", date(2026, 10, 20), date(2026, 10, 21), date(2026, 10, 28)),
        ("lecture", date(2026, 3, 9), date(2026, 3, 10), date(2026, 3, 24)),
        ("life", date(2026, 10, 31), date(2026, 11, 1), date(2026, 12, 17)),
        ("appraisal", date(2026, 10, 31), date(2026, 11, 1), date(2026, 12, 17)),
    ],
)
def test_every_rule_is_warned_of_in_time_and_once_more(
    rule: str, quiet: date, first: date, second: date
) -> None:
    assert rule not in named(quiet)
    assert named(first)[rule][1] == 1
    assert named(second - timedelta(1))[rule][1] == 1
    assert named(second)[rule][1] == 2


def test_a_small_branch_has_no_committee_and_one_without_subgroups_holds_none() -> None:
    assert {"committee", "subgroup"} & set(named(date(2026, 9, 30), SMALL)) == set()
    assert {"committee", "subgroup"} < set(named(date(2026, 9, 30), LARGE))
    seven = Shape(full=7, subgroups={}, founded=LONG_AGO)
    assert "committee" in named(date(2026, 9, 30), seven)


def lacking(*days: Day) -> list[Missing]:
    """Returns the missing subgroup meetings at the end of a month, with these days held."""
    every = due(date(2026, 9, 29), LARGE, {"subgroup": days}, {})
    return [one for one in every if one.rule == "subgroup"]


def test_each_subgroup_meets_by_itself() -> None:
    first, second = (Day(date(2026, 9, 9), group) for group in GROUPS)
    assert [one.who for one in lacking()] == [()]
    assert [one.who for one in lacking(first)] == [("第二小组",)]
    assert lacking(first, second) == []
    assert lacking(Day(date(2026, 9, 9))) == []
    assert [one.who for one in lacking(first, Day(date(2026, 8, 31), 2))] == [("第二小组",)]
    (rule,) = (rule for rule in RULES if rule.name == "subgroup")
    assert kept(rule, 2026, [first], date(2026, 10, 1), LARGE)[8] is False
    assert kept(rule, 2026, [first], date(2026, 9, 10), LARGE)[8] is None
    assert kept(rule, 2026, [first, second], date(2026, 9, 10), LARGE)[8] is True


def test_a_branch_that_came_too_late_is_not_warned_of_that_period() -> None:
    today = date(2026, 9, 28)
    assert "general" not in named(today, Shape(9, GROUPS, date(2026, 9, 10)))
    assert "general" in named(today, Shape(9, GROUPS, date(2026, 9, 9)))
    assert "general" in named(today, Shape(9, GROUPS, date(2026, 7, 1)))


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_every_warning_comes_before_its_end_and_the_second_after_the_first(today: date) -> None:
    for one in due(today, LARGE, {}, {}):
        assert one.period.first <= today <= one.period.last
        assert one.left == (one.period.last - today).days
        before = {o.rule: o.times for o in due(today - timedelta(1), LARGE, {}, {})}
        if Period.of(one.period.kind, today - timedelta(1)) == one.period:
            assert one.times >= before.get(one.rule, 0)


def test_the_year_at_a_glance_tells_kept_missed_and_still_ahead() -> None:
    by_name = {rule.name: rule for rule in RULES}
    held = [Day(date(2026, 2, 3)), Day(date(2026, 5, 9))]
    today = date(2026, 9, 15)
    general = kept(by_name["general"], 2026, held, today, LARGE)
    assert list(general) == [True, True, None, None]
    months = kept(by_name["theme_day"], 2026, held, today, LARGE)
    assert list(months) == [False, True, False, False, True, *[False] * 3, *[None] * 4]
    assert list(kept(by_name["life"], 2025, held, today, LARGE)) == [False]
    assert list(kept(by_name[APPRAISAL], 2026, held, today, LARGE)) == [True]
    late = Shape(9, GROUPS, date(2026, 4, 21))
    assert list(kept(by_name["theme_day"], 2026, [], today, late))[2:5] == [None, None, False]
    new = Shape(9, GROUPS, date(2026, 4, 20))
    assert list(kept(by_name["theme_day"], 2026, [], today, new))[2:5] == [None, False, False]
    assert list(kept(by_name["general"], 2026, [], today, new)) == [None, False, None, None]
    ended = kept(by_name["theme_day"], 2026, [], date(2026, 4, 30), new)
    assert list(ended) == [None] * 12


def test_the_next_look_is_the_next_nine_o_clock() -> None:
    for hour, day in ((0, 7), (8, 7), (9, 8), (23, 8)):
        now = datetime(2026, 9, 7, hour, 30, tzinfo=SHANGHAI)
        if hour == 8:
            now = now.replace(minute=59)
        assert next_look(now, SHANGHAI) == datetime(2026, 9, day, 1, tzinfo=UTC)
