"""Which days are working days: China's with their make-up weekends, or Monday to Friday."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Literal

from chinese_calendar import get_holiday_detail, is_workday
from chinese_calendar.constants import holidays

DAY = timedelta(days=1)


@cache
def known_years() -> range:
    """The years whose holidays and make-up weekends have been announced."""
    return range(min(holidays).year, max(holidays).year + 1)


@lru_cache(maxsize=8_192)
def works(day: date, official: bool) -> bool:
    """Whether a day is a working day.

    `official` goes by the State Council's yearly notice (国务院办公厅关于部分节假日安排的通知);
    in a year without one, and without `official`, Monday to Friday are.
    """
    if official and day.year in known_years():
        return bool(is_workday(day))
    return day.weekday() < 5


def sign_of(day: date) -> Literal["", "rest", "work"]:
    """What an official calendar prints beside a day: rest where it is free for a holiday, work
    where a weekend is worked for one; nothing on the others, and where nothing is announced."""
    if day.year not in known_years():
        return ""
    free, name = get_holiday_detail(day)
    if free:
        return "rest" if name else ""
    return "work" if day.weekday() >= 5 else ""


def next_workday(day: date, official: bool) -> date:
    """The day itself where it is a working day, else the next one."""
    while not works(day, official):
        day += DAY
    return day


@lru_cache(maxsize=1_024)
def workdays_of(year: int, month: int, official: bool) -> tuple[date, ...]:
    """The working days of a month, in order; between 16 and 23 of them."""
    return tuple(day for day in days_of(year, month) if works(day, official))


def days_of(year: int, month: int) -> Iterator[date]:
    """Every day of a month."""
    day = date(year, month, 1)
    while day.month == month:
        yield day
        day += DAY
