"""Says rhythms in plain words, which people may type again: 每周一、周三 12:30."""

from collections.abc import Sequence
from datetime import date

from data.values.rhythm import Rhythm
from data.values.rhythm.kinds import (
    EVERY_DAY,
    EVERY_MONTH,
    MONDAY_TO_FRIDAY,
    WEEKEND,
    Cron,
    Days,
    EveryDays,
    MonthDays,
    OnDate,
    Ordinal,
    Weekly,
)
from handlers.shared.texts import Texts

_QUARTERS = {(place, place + 3, place + 6, place + 9): place for place in (1, 2, 3)}
_ODD, _EVEN = tuple(range(1, 13, 2)), tuple(range(2, 13, 2))


def say_rhythm(texts: Texts, rhythm: Rhythm) -> str:
    """A rhythm in the language, without markup; `parse_rhythm` reads it back."""
    days = rhythm.days
    if isinstance(days, Cron):
        return texts.plain("rhythm-expression", expression=days.expression)
    clocks = [f"{minute // 60:02}:{minute % 60:02}" for minute in rhythm.times]
    said = texts.plain("rhythm-said", days=_days(texts, days), times=_listed(texts, clocks))
    if isinstance(days, Weekly | EveryDays) and days.start is not None:
        said = texts.plain("rhythm-from", said=said, date=_date(texts, days.start))
    notes = [texts.plain(f"rhythm-note-{note}") for note in _notes(rhythm)]
    if not notes:
        return said
    noted = notes[0]
    for note in notes[1:]:
        noted = texts.plain("rhythm-notes", some=noted, next=note)
    return texts.plain("rhythm-noted", said=said, notes=noted)


def _notes(rhythm: Rhythm) -> list[str]:
    days = rhythm.days
    notes = ["once"] if rhythm.once else []
    if isinstance(days, MonthDays) and days.short:
        notes.append(days.short)
    if isinstance(days, Ordinal) and days.lacking:
        notes.append("skip")
    return [*notes, "shift"] if rhythm.shift else notes


def _days(texts: Texts, days: Days) -> str:
    match days:
        case Weekly():
            return _weekly(texts, days)
        case EveryDays():
            return texts.plain("rhythm-days", count=days.every)
        case OnDate():
            return _date(texts, days.day)
        case MonthDays():
            said = _month_days(texts, days.days)
            counted = all(day < 0 for day in days.days)
            return texts.plain("rhythm-of", period=_period(texts, days, counted), days=said)
        case Ordinal():
            said = _ordinal(texts, days)
            return texts.plain("rhythm-of", period=_period(texts, days, True), days=said)
        case _:
            return texts.plain("rhythm-workdays")


def _weekly(texts: Texts, days: Weekly) -> str:
    if days.every == 1 and days.weekdays == EVERY_DAY:
        return texts.plain("rhythm-daily")
    if days.every == 1 and days.weekdays == MONDAY_TO_FRIDAY:
        return texts.plain("rhythm-monday-friday")
    if days.every == 1 and days.weekdays == WEEKEND:
        return texts.plain("rhythm-weekend")
    names = [texts.plain(f"rhythm-weekday-{one + 1}") for one in days.weekdays]
    if days.every == 1:
        return texts.plain("rhythm-weekly", days=_listed(texts, names))
    return texts.plain("rhythm-weeks", weeks=days.every, days=_listed(texts, names))


def _month_days(texts: Texts, days: Sequence[int]) -> str:
    names = [
        texts.plain("rhythm-day", day=day)
        if day > 0
        else texts.plain("rhythm-day-last", place=-day)
        for day in days
    ]
    key = "rhythm-day-list-last" if min(days) < 0 else "rhythm-day-list"
    return texts.plain(key, days=_listed(texts, names))


def _ordinal(texts: Texts, days: Ordinal) -> str:
    places = [
        texts.plain("rhythm-nth", place=nth)
        if nth > 0
        else texts.plain("rhythm-nth-last", place=-nth)
        for nth in days.nths
    ]
    day = (
        texts.plain("rhythm-workday")
        if days.weekday is None
        else texts.plain(f"rhythm-weekday-{days.weekday + 1}")
    )
    return texts.plain("rhythm-nth-of", places=_listed(texts, places), day=day)


def _period(texts: Texts, days: MonthDays | Ordinal, counted: bool) -> str:
    """The months, or the quarter where days are `counted` from its beginning or end."""
    months = days.months
    if months == EVERY_MONTH:
        return texts.plain("rhythm-month")
    if months in _QUARTERS:
        place = _QUARTERS[months]
        numbers = days.days if isinstance(days, MonthDays) else days.nths
        fits = isinstance(days, MonthDays) or not days.lacking
        at_start, at_end = place == 1 and min(numbers) > 0, place == 3 and max(numbers) < 0
        if counted and fits and (at_start or at_end):
            return texts.plain("rhythm-quarter")
        return texts.plain(f"rhythm-quarter-{place}")
    if months in {_ODD, _EVEN}:
        return texts.plain("rhythm-odd-months" if months == _ODD else "rhythm-even-months")
    names = [texts.plain(f"rhythm-in-month-{month}") for month in months]
    return texts.plain("rhythm-year", months=_listed(texts, names))


def _date(texts: Texts, day: date) -> str:
    month = texts.plain(f"month-{day.month}")
    return texts.plain("rhythm-date", year=str(day.year), month=month, day=str(day.day))


def _listed(texts: Texts, items: Sequence[str]) -> str:
    """The items, as in 一、二、三 or one, two and three."""
    *some, last = items
    if not some:
        return last
    said = some[0]
    for item in some[1:]:
        said = texts.plain("rhythm-more", some=said, next=item)
    return texts.plain("rhythm-and", some=said, last=last)
