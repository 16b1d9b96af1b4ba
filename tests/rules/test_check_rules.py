"""Lights, praise and trends of a study check, and the group's view of it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, strategies as st

from data.models import Branch, Member
from data.values.lights import (
    Light,
    Thresholds,
    complete,
    foremost,
    lines_of,
    mean,
    most_improved,
    overall,
    rise,
    together,
)
from data.values.period import Period, PeriodKind
from data.values.study import LINES, Figures, Line
from handlers.check.period import view
from handlers.check.period.service import One, Report
from handlers.shared.texts import texts_in

WEEK = Period.of(PeriodKind.WEEK, date(2026, 11, 25))
AT = Thresholds(80, 60)
TEXTS = texts_in("zh-Hans")


@pytest.mark.parametrize(
    ("share", "light"),
    [
        (None, Light.NONE),
        (0.0, Light.RED),
        (0.594, Light.RED),
        (0.596, Light.YELLOW),
        (0.794, Light.YELLOW),
        (0.796, Light.GREEN),
        (1.0, Light.GREEN),
    ],
)
def test_a_light_is_that_of_the_percent_people_read(share: float | None, light: Light) -> None:
    assert AT.light(share) is light


def test_a_red_line_keeps_the_whole_from_green_and_hours_count_from_a_month_on() -> None:
    full, none = Line(9, 9), Line(0, 9)
    assert overall(Figures(full, full, full, full), LINES, AT) is Light.GREEN
    assert overall(Figures(full, full, full, full, Line(1, 9)), LINES, AT) is Light.YELLOW
    assert overall(Figures(full, full, full, full, none), lines_of(WEEK.kind), AT) is Light.GREEN
    assert "hours" in lines_of(PeriodKind.MONTH)
    assert overall(Figures(full, full, full, full, none), LINES, AT) is Light.YELLOW
    assert overall(Figures(none, none), LINES, AT) is Light.RED
    assert overall(Figures(), LINES, AT) is Light.NONE
    assert mean(Figures(full, none), LINES) == 0.5
    assert Line(5, 3).share == 1.0


def test_everything_done_means_something_was_expected_and_hours_are_left_aside() -> None:
    assert complete(Figures(Line(2, 2), hours=Line(0, 60)))
    assert not complete(Figures(hours=Line(60, 60)))
    assert not complete(Figures(Line(2, 2), Line(1, 2)))


@given(st.dictionaries(st.integers(1, 9), st.integers(0, 100)), st.data())
def test_the_most_improved_rose_by_ten_at_least_and_nobody_rose_more(
    now: dict[int, int], data: st.DataObject
) -> None:
    before = {one: data.draw(st.integers(0, 100)) for one in now if data.draw(st.booleans())}
    found = most_improved(
        {one: share / 100 for one, share in now.items()},
        {one: share / 100 for one, share in before.items()},
    )
    risen = {one: now[one] - before[one] for one in before}
    best = max(risen.values(), default=0)
    assert set(found) == {one for one, by in risen.items() if by == best and best >= 10}


def test_the_best_are_praised_only_on_green() -> None:
    assert foremost({1: 0.9, 2: 0.901, 3: 0.5}, AT) == [1, 2]
    assert foremost({1: 0.79, 2: 0.5}, AT) == []
    assert foremost({}, AT) == []


def test_a_first_period_has_no_trend() -> None:
    assert (rise(0.5, None), rise(None, 0.5), rise(0.5, 0.62)) == (None, None, -12)


def seen(shares: list[tuple[int, int]], hidden: int = 0) -> Report:
    """Makes a week of members who read so many of ten readings, and of ten in the week before; the
    first `hidden` of them hide their names."""
    every, earlier = [], {}
    for at, (now, before) in enumerate(shares, 1):
        member = Member(id=at, name=f"成员{at}", hides_rank=at <= hidden)
        figures = Figures(readings=Line(now, 10))
        every.append(One(member, figures, AT.light(now / 10), now / 10))
        if before >= 0:
            was = Figures(readings=Line(before, 10))
            earlier[at] = One(member, was, AT.light(before / 10), before / 10)
    means = {one.member.id: one.mean or 0.0 for one in every}
    done = [one.member.id for one in every if complete(one.figures)]
    risen = most_improved(means, {at: one.mean or 0.0 for at, one in earlier.items()})
    ago = together([one.figures for one in earlier.values()])["readings"].share
    return Report(
        period=WEEK,
        lines=lines_of(WEEK.kind),
        at=AT,
        every=every,
        whole=together([one.figures for one in every]),
        before={} if ago is None else {"readings": ago},
        earlier=earlier,
        best=[one.member for one in every if one.member.id in (done or foremost(means, AT))],
        all_done=bool(done),
        improved=[one.member for one in every if one.member.id in risen],
        frozen=None,
    )


def said(report: Report) -> list[str]:
    """Returns the lines of the summary for the group, without its title."""
    message = view.summary(TEXTS, report, [])
    assert message is not None
    assert message.silent
    return message.text.splitlines()[1:]


@pytest.mark.parametrize(
    ("shares", "lines"),
    [
        ([(10, -1)], ["阅读 100%", "全勤：成员1"]),
        ([(10, 9), (2, 4)], ["阅读 60% ↓5", "进步最大：成员1", "全勤：成员1"]),
        ([(9, 9), (2, 2)], ["阅读 55%", "完成最多：成员1"]),
        ([(5, 5)] * 30, ["阅读 50%"]),
        (
            [(8, 5), (7, 4), *[(3, 3)] * 28],
            ["阅读 33% ↑2", "进步最大：成员1、成员2", "完成最多：成员1"],
        ),
        ([(10, 10)] * 300, ["阅读 100%", "全勤：成员1、成员2、成员3等 300 人"]),
    ],
    ids=["one", "two", "nobody complete", "nobody to praise", "ties", "three hundred"],
)
def test_the_group_sees_shares_and_praise_but_nobody_short(
    shares: list[tuple[int, int]], lines: list[str]
) -> None:
    assert said(seen(shares)) == lines


def test_a_hidden_member_is_counted_and_not_named() -> None:
    assert said(seen([(10, 10)] * 3, hidden=1))[-1] == "全勤：成员2、成员3等 3 人"
    assert said(seen([(10, 8)] * 2, hidden=2))[1:] == ["进步最大：2 人", "全勤：2 人"]


def test_each_member_and_each_line_has_a_light_and_a_trend() -> None:
    report = seen([(10, 8), (5, 6), (6, -1)])
    assert [view.row(TEXTS, one, report) for one in report.worst_first] == [
        "🔴 成员2　阅读 5/10 ↓10",
        "🟡 成员3　阅读 6/10",
        "🟢 成员1　阅读 10/10 ↑20",
    ]
    details = [view.details(TEXTS, report, one) for one in report.every]
    assert details == [["🟢 阅读 10/10 ↑20"], ["🔴 阅读 5/10 ↓10"], ["🟡 阅读 6/10"]]
    strict = replace(report, at=Thresholds(100, 70))
    assert view.details(TEXTS, strict, report.every[2]) == ["🔴 阅读 6/10"]


def test_the_page_of_a_large_branch_shows_who_needs_a_hand_and_leads_to_the_others() -> None:
    branch = Branch(id=1, name="一支部", zone="Asia/Shanghai")
    report, now = seen([(at % 11, 5) for at in range(300)]), datetime(2026, 12, 1, tzinfo=UTC)
    page = view.page(TEXTS, branch, report, now)
    assert page.text.count("🔴 成员") == 12
    assert "还有 288 人，点“逐人看”。" in page.text
    last = view.everybody(TEXTS, branch, report, 99, now)
    assert last.text.count("🟢 成员") == 6
    assert [len(row) for row in last.buttons] == [2, 2, 2, 1, 1]


def test_a_period_without_duties_is_not_reported_to_the_group() -> None:
    assert view.summary(TEXTS, seen([]), []) is None
