"""A month of days as buttons, to choose one from."""

import calendar
from datetime import UTC, date, datetime

from data.values.out import Button, Rows
from handlers.shared.buttons import tap
from handlers.shared.refusal import Refusal
from handlers.shared.texts import Texts


def day_rows(
    texts: Texts,
    month: str,
    first: date,
    day_verb: tuple[object, ...],
    month_verb: tuple[object, ...],
    idle: str,
) -> Rows:
    """The weeks of a month (such as 202612), and the way to its neighbours.

    A day calls `day_verb`, a verb and its arguments, with itself (20261205) behind them; days
    before `first` are blank and call `idle`, as the heads do. Months call `month_verb`.
    """
    year, number = int(month[:4]), int(month[4:])
    weeks: list[tuple[Button, ...]] = [
        tuple(tap(texts.plain(f"weekday-short-{d}"), idle) for d in range(1, 8))
    ]
    weeks += [
        tuple(
            tap(str(day), *map(str, day_verb), f"{month}{day:02}")
            if day and date(year, number, day) >= first
            else tap("·", idle)
            for day in week
        )
        for week in calendar.Calendar().monthdayscalendar(year, number)
        if date(year, number, max(week)) >= first
    ]
    last_month = f"{year - (number == 1)}{(number - 2) % 12 + 1:02}"
    next_month = f"{year + (number == 12)}{number % 12 + 1:02}"
    turns = [tap("‹", *map(str, month_verb), last_month)] if month > f"{first:%Y%m}" else []
    turns.append(tap("›", *map(str, month_verb), next_month))
    return (*weeks, tuple(turns))


def month_of(argument: str) -> str:
    """A month as a button brought it; raises Refusal for what no button says."""
    if len(argument) == 6 and argument.isascii() and argument.isdigit():
        year, number = int(argument[:4]), int(argument[4:])
        if 2000 <= year <= 2200 and 1 <= number <= 12:
            return argument
    raise Refusal("button-unknown")


def day_of(argument: str) -> date:
    """A day as a button brought it; raises Refusal for what no button says."""
    try:
        return datetime.strptime(argument, "%Y%m%d").replace(tzinfo=UTC).date()
    except ValueError:
        raise Refusal("button-unknown") from None
