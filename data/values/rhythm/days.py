"""Works out when a rhythm is due next, over holidays, month ends and clock changes."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from cronsim import CronSim

from data.values.instants import instant
from data.values.rhythm.kinds import (
    Cron,
    Days,
    EveryDays,
    MonthDays,
    OnDate,
    Ordinal,
    Weekly,
    Workdays,
)
from data.values.rhythm.value import MIDNIGHT, Rhythm
from data.values.workdays import DAY, days_of, known_years, next_workday, workdays_of, works

FURTHEST = timedelta(days=3_660)
"""A rhythm with nothing due within this time is over."""
_LONGEST_HOLIDAY = timedelta(days=21)
"""More days than there ever were without a working day."""


def following(rhythm: Rhythm, after: datetime, zone: ZoneInfo, official: bool) -> datetime | None:
    """Returns the first moment (aware, UTC) strictly after another at which a rhythm is due in a
    zone.

    None when nothing is due any more. `official` goes by China's working days, else Monday to
    Friday are. A local time that a clock change skips is due at the next valid minute, one that
    occurs twice at the first; two firings at the same moment are one.
    """
    minute = after.astimezone(UTC).replace(second=0, microsecond=0)
    return _following(rhythm, minute, zone, official)


def beyond_calendar(rhythm: Rhythm, at: datetime, zone: ZoneInfo, official: bool) -> bool:
    """Tells whether a firing relies on the rule of holidays because the official working days of
    its year have not been announced."""
    days = rhythm.days
    works_only = isinstance(days, Workdays) or (isinstance(days, Ordinal) and days.weekday is None)
    if not official or not (works_only or rhythm.shift):
        return False
    local = at.astimezone(zone).replace(tzinfo=None)
    if MIDNIGHT in rhythm.times and local.hour == local.minute == 0 and 0 not in rhythm.times:
        local -= DAY
    return local.year not in known_years()


@lru_cache(maxsize=16_384)
def _following(rhythm: Rhythm, after: datetime, zone: ZoneInfo, official: bool) -> datetime | None:
    local = after.astimezone(zone).replace(tzinfo=None)
    for due in _due(rhythm, local, official):
        if due - local > FURTHEST:
            break
        found = instant(due, zone)
        if found > after:
            return found
    return None


def _due(rhythm: Rhythm, local: datetime, official: bool) -> Iterator[datetime]:
    """Yields the local times at which a rhythm is due, in order, from the beginning of a day."""
    if isinstance(rhythm.days, Cron):
        yield from _cron(rhythm.days, local)
        return
    first = local.date()
    days = _shifted if rhythm.shift else _days
    for day in days(rhythm.days, first, official):
        midnight = datetime.combine(day, time())
        for minute in rhythm.times:
            yield midnight + timedelta(minutes=minute)


def _cron(days: Cron, local: datetime) -> Iterator[datetime]:
    """Yields the times after a local one, which is no later than the moment it was read at."""
    expression = CronSim(days.expression, local)
    while (due := next(expression, None)) is not None:
        yield due


def _shifted(days: Days, first: date, official: bool) -> Iterator[date]:
    """Yields the days of a rhythm from one day on, moved off holidays."""
    for day in _days(days, first - _LONGEST_HOLIDAY, official):
        moved = next_workday(day, official)
        if moved >= first:
            yield moved


def _days(days: Days, first: date, official: bool) -> Iterator[date]:
    """Yields the days of a rhythm from one day on, in order."""
    match days:
        case Weekly():
            yield from _weekly(days, first)
        case Workdays():
            yield from (day for day in _from(first) if works(day, official))
        case EveryDays():
            behind = (first - days.start).days
            step = timedelta(days=days.every)
            yield from _from(days.start + step * max(0, -(-behind // days.every)), step)
        case MonthDays() | Ordinal():
            for year, month in _months(first, days.months):
                yield from (day for day in _in_month(days, year, month, official) if day >= first)
        case OnDate() if days.day >= first:
            yield days.day


def _from(day: date, step: timedelta = DAY) -> Iterator[date]:
    while True:
        yield day
        day += step


def _weekly(days: Weekly, first: date) -> Iterator[date]:
    if days.start is None:
        yield from (day for day in _from(first) if day.weekday() in days.weekdays)
        return
    monday = days.start - timedelta(days=days.start.weekday())
    for day in _from(max(first, days.start)):
        if (day - monday).days // 7 % days.every == 0 and day.weekday() in days.weekdays:
            yield day


def _months(first: date, months: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    for year in range(first.year, (first + FURTHEST).year + 2):
        yield from ((year, month) for month in months if (year, month) >= (first.year, first.month))


def _in_month(days: MonthDays | Ordinal, year: int, month: int, official: bool) -> list[date]:
    """Returns the days of a rhythm in one month, in order, once each."""
    if isinstance(days, Ordinal):
        if days.weekday is None:
            among: tuple[date, ...] = workdays_of(year, month, official)
        else:
            among = tuple(day for day in days_of(year, month) if day.weekday() == days.weekday)
        places = [nth - 1 if nth > 0 else len(among) + nth for nth in days.nths]
        return [among[place] for place in sorted(set(places)) if 0 <= place < len(among)]
    among = tuple(days_of(year, month))
    last = len(among)
    numbers = {day if day > 0 else last + 1 + day for day in days.days}
    if days.short == "last":
        numbers = {min(number, last) for number in numbers}
    return [among[number - 1] for number in sorted(numbers) if number <= last]
