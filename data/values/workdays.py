"""Decides which days are working days: China's with their make-up weekends, or Monday to Friday."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Literal

from chinese_calendar import get_holiday_detail, is_workday
from chinese_calendar.constants import holidays

DAY = timedelta(days=1)


@cache
def known_years() -> range:
    """Returns the years whose holidays and make-up weekends have been announced."""
    return range(min(holidays).year, max(holidays).year + 1)


@lru_cache(maxsize=8_192)
def works(day: date, official: bool) -> bool:
    """Tells whether a day is a working day.

    `official` goes by the State Council's yearly notice (国务院办公厅关于部分节假日安排的通知);
    in a year without one, and without `official`, Monday to Friday are.
    """
    if official and day.year in known_years():
        return bool(is_workday(day))
    return day.weekday() < 5


def sign_of(day: date) -> Literal["", "rest", "work"]:
    """Returns the mark of an official calendar beside a day: rest for a day off, work for a working
    weekend; nothing on other days and in years not yet announced."""
    if day.year not in known_years():
        return ""
    free, name = get_holiday_detail(day)
    if free:
        return "rest" if name else ""
    return "work" if day.weekday() >= 5 else ""


def next_workday(day: date, official: bool) -> date:
    """Returns the day itself if it is a working day, else the next one."""
    while not works(day, official):
        day += DAY
    return day


@lru_cache(maxsize=1_024)
def workdays_of(year: int, month: int, official: bool) -> tuple[date, ...]:
    """Returns the working days of a month, in order; between 16 and 23 of them."""
    return tuple(day for day in days_of(year, month) if works(day, official))


def days_of(year: int, month: int) -> Iterator[date]:
    """Yields every day of a month."""
    day = date(year, month, 1)
    while day.month == month:
        yield day
        day += DAY
