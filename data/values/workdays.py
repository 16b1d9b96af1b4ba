"""Decides which days are working days: China's with their make-up weekends, by rule in years that
have not been announced, or Monday to Friday."""

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


@cache
def holidays_by_rule(year: int) -> frozenset[date]:
    """Returns the days off of a year by the rule of 2025 (《全国年节及纪念日放假办法》), without
    the weekends that a year's notice joins to them."""
    from lunar_python import Lunar, Solar  # takes a twentieth of the bot's start

    def lunar(month: int, day: int) -> date:
        return date.fromisoformat(Lunar.fromYmd(year, month, day).getSolar().toYmd())

    new_year = lunar(1, 1)
    terms = Solar.fromYmd(year, 4, 1).getLunar().getJieQiTable()
    return frozenset(
        (
            date(year, 1, 1),
            *(new_year + DAY * after for after in (-1, 0, 1, 2)),
            date.fromisoformat(terms["清明"].toYmd()),
            *(date(year, 5, day) for day in (1, 2)),
            lunar(5, 5),
            lunar(8, 15),
            *(date(year, 10, day) for day in (1, 2, 3)),
        )
    )


@lru_cache(maxsize=8_192)
def works(day: date, official: bool) -> bool:
    """Tells whether a day is a working day.

    `official` goes by the State Council's yearly notice (国务院办公厅关于部分节假日安排的通知),
    in a year without one by Monday to Friday without `holidays_by_rule`; else Monday to Friday are.
    """
    if official and day.year in known_years():
        return bool(is_workday(day))
    return day.weekday() < 5 and not (official and day in holidays_by_rule(day.year))


def sign_of(day: date) -> Literal["", "rest", "work"]:
    """Returns the mark of an official calendar beside a day: rest for a day off, work for a working
    weekend; nothing on other days."""
    if day.year not in known_years():
        return "rest" if day in holidays_by_rule(day.year) else ""
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
