"""Rhythms for tests: a strategy over all of them, and a slow reference that walks every minute."""

import calendar
from array import array
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from chinese_calendar import is_workday
from hypothesis import strategies as st

from data.values.rhythm import Rhythm
from data.values.rhythm.kinds import (
    EVERY_MONTH,
    Cron,
    Days,
    EveryDays,
    MonthDays,
    OnDate,
    Ordinal,
    Weekly,
    Workdays,
    longest,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 25, 14, 10, 30, tzinfo=SHANGHAI)
"""A Wednesday; one-time rhythms in the strategy are within the two years after it."""
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


def _apart(minutes: list[int]) -> tuple[int, ...]:
    """Spaces times a quarter of an hour apart, as they must be typed, over midnight too."""
    kept: list[int] = []
    for minute in sorted(minutes):
        if not kept or minute - kept[-1] >= 15:
            kept.append(minute)
    return tuple(kept[:-1] if len(kept) > 1 and kept[-1] - kept[0] > 1425 else kept)


_minutes = st.one_of(st.integers(0, 1440), st.sampled_from((0, 120, 135, 150, 165, 1440)))
times = st.lists(_minutes, min_size=1, max_size=5).map(_apart)
_starts = st.dates(date(2025, 10, 1), date(2027, 6, 30))
_weekdays = st.lists(st.integers(0, 6), min_size=1, max_size=7).map(tuple)
_months = st.one_of(
    st.just(EVERY_MONTH),
    st.sampled_from([tuple(range(first, 13, step)) for step in (2, 3, 12) for first in (1, 2, 3)]),
    st.lists(st.integers(1, 12), min_size=1, max_size=5).map(tuple),
)


@st.composite
def _month_days(draw: st.DrawFn) -> MonthDays:
    months = draw(_months)
    most = max(map(longest, months))
    numbers = st.one_of(st.integers(1, most), st.integers(-10, -1), st.sampled_from((28, 29, -1)))
    days = draw(st.lists(numbers, min_size=1, max_size=4).map(tuple))
    return MonthDays(days, months, draw(st.sampled_from(("last", "skip"))))


@st.composite
def _ordinals(draw: st.DrawFn) -> Ordinal:
    months, weekday = draw(_months), draw(st.one_of(st.none(), st.integers(0, 6)))
    # The fifth Monday of February comes every 28 years, its 21st working day never.
    most = 20 if weekday is None else 4 if set(months) == {2} else 5
    numbers = st.one_of(st.integers(1, most), st.integers(-4, -1))
    return Ordinal(draw(st.lists(numbers, min_size=1, max_size=3).map(tuple)), weekday, months)


crons = st.builds(
    "{} {} {} {} {}".format,
    st.sampled_from(("0", "30", "0,30", "*/15", "59", "5-50/15")),
    st.sampled_from(("2", "8", "*/12", "8-12/2", "1,2,3")),
    st.sampled_from(("*", "5", "1,15", "20-25", "28")),
    st.sampled_from(("*", "3", "1,7", "*/3", "10-11")),
    st.sampled_from(("*", "1-5", "0", "7", "2,4")),
).map(lambda expression: Rhythm(Cron(expression)))
weekly = st.one_of(
    st.builds(Weekly, _weekdays),
    st.builds(Weekly, _weekdays, st.integers(2, 99), _starts),
    st.builds(Weekly, _weekdays, st.integers(2, 4), _starts),
)
every_days = st.builds(EveryDays, st.integers(2, 99), _starts)
on_dates = st.builds(OnDate, st.dates(date(2026, 11, 27), date(2028, 11, 20)))
days = st.one_of(weekly, st.just(Workdays()), every_days, _month_days(), _ordinals(), on_dates)
rhythms = st.one_of(*(st.builds(Rhythm, days, times, st.booleans()) for _ in range(5)), crons)
"""Every kind of rhythm; a cron expression one time in six."""


OFF_2027 = {
    date.fromisoformat(f"2027-{day}")
    for day in (
        *("01-01", "02-05", "02-06", "02-07", "02-08", "04-05", "05-01", "05-02", "06-09"),
        *("09-15", "10-01", "10-02", "10-03"),
    )
}
"""The holidays of a year not yet announced, by the rule."""


def works(day: date, official: bool) -> bool:
    """Tells whether a day is a working day, by the calendar itself."""
    try:
        return bool(is_workday(day)) if official else day.weekday() < 5
    except NotImplementedError:
        return day.weekday() < 5 and day not in OFF_2027


def _counted(day: date, weekday: int | None, official: bool) -> tuple[int, int]:
    """Returns the position of a day among such days of its month, from the beginning and from the
    end."""
    last = calendar.monthrange(day.year, day.month)[1]
    alike = [
        one
        for one in (day.replace(day=number) for number in range(1, last + 1))
        if (works(one, official) if weekday is None else one.weekday() == weekday)
    ]
    if day not in alike:
        return 0, 0
    return alike.index(day) + 1, alike.index(day) - len(alike)


def _field(text: str, low: int, high: int) -> set[int]:
    found: set[int] = set()
    for term in text.split(","):
        span, _, step = term.partition("/")
        first, _, last = span.partition("-")
        ends = (low, high) if span == "*" else (int(first), int(last or first))
        found |= set(range(ends[0], ends[1] + 1, int(step or 1)))
    return found


def _is_of(days: Days, day: date, official: bool) -> bool:
    """Tells whether a day is one of a rhythm's, before it is moved off a holiday."""
    last = calendar.monthrange(day.year, day.month)[1]
    match days:
        case Weekly(weekdays, every, start):
            if start is not None and day < start:
                return False
            monday = day - day.weekday() * DAY
            first = (start - start.weekday() * DAY) if start else monday
            return day.weekday() in weekdays and (monday - first).days % (7 * every) == 0
        case Workdays():
            return works(day, official)
        case EveryDays(every, start):
            return day >= start and (day - start).days % every == 0
        case MonthDays(numbers, months, short):
            late = short == "last" and day.day == last and any(one > last for one in numbers)
            said = day.day in numbers or day.day - last - 1 in numbers or late
            return day.month in months and said
        case Ordinal(nths, weekday, months):
            return day.month in months and bool(set(_counted(day, weekday, official)) & set(nths))
        case OnDate(only):
            return day == only
        case Cron(expression):
            _, _, dates, months, weekdays = expression.split()
            in_month = day.day in _field(dates, 1, 31)
            in_week = {day.isoweekday(), day.isoweekday() % 7} & _field(weekdays, 0, 7)
            either = dates[0] != "*" and weekdays[0] != "*"
            fits = (in_month or in_week) if either else (in_month and in_week)
            return day.month in _field(months, 1, 12) and bool(fits)


def is_due_on(rhythm: Rhythm, day: date, official: bool) -> bool:
    """Tells whether a rhythm is due on a day, moved off holidays where it says so."""
    if not rhythm.shift:
        return _is_of(rhythm.days, day, official)
    if not works(day, official):
        return False
    while True:
        if _is_of(rhythm.days, day, official):
            return True
        day -= DAY
        if works(day, official):
            return False


def times_of(rhythm: Rhythm) -> set[int]:
    """Returns the minutes from a day's beginning at which a rhythm is due."""
    if not isinstance(rhythm.days, Cron):
        return set(rhythm.times)
    minutes, hours, *_ = rhythm.days.expression.split()
    return {h * 60 + m for h in _field(hours, 0, 23) for m in _field(minutes, 0, 59)}


@cache
def arrivals(zone: ZoneInfo, first: datetime, last: datetime) -> tuple[datetime, Sequence[int]]:
    """Returns when the clocks of a zone first show a local minute or a later one.

    The first local minute that is shown and, for it and every one after it, the minutes after
    `first`. Hours without a clock change are taken whole.
    """
    found = array("l")

    def shown(minute: int) -> datetime:
        return (first + minute * MINUTE).astimezone(zone).replace(tzinfo=None)

    begin, many = shown(0), (last - first) // MINUTE
    for hour in range(0, many, 60):
        minutes, local = range(hour, min(hour + 60, many)), shown(hour)
        runs_on = shown(hour + 60) - local == 60 * MINUTE
        if runs_on and begin + len(found) * MINUTE == local:
            found.extend(minutes)
            continue
        for minute in minutes:
            local = shown(minute)
            while begin + len(found) * MINUTE <= local:
                found.append(minute)
    return begin, found


def walked(
    rhythm: Rhythm, zone: ZoneInfo, official: bool, first: datetime, last: datetime
) -> list[datetime]:
    """Returns every moment between two at which a rhythm is due, by walking every local minute."""
    begin, arrival = arrivals(zone, first, last)
    minutes = times_of(rhythm)
    found = set()
    day = begin.date() - DAY
    while day <= last.date() + DAY:
        if is_due_on(rhythm, day, official):
            midnight = (datetime.combine(day, time()) - begin) // MINUTE
            for minute in range(1441):
                shown = midnight + minute
                if minute in minutes and 0 <= shown < len(arrival):
                    found.add(first + arrival[shown] * MINUTE)
        day += DAY
    return sorted(found)
