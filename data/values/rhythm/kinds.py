"""The kinds of recurring days, and their codes."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from cronsim import CronSim, CronSimError

from data.values.workdays import DAY

EVERY_DAY = tuple(range(7))
MONDAY_TO_FRIDAY = tuple(range(5))
WEEKEND = (5, 6)
EVERY_MONTH = tuple(range(1, 13))
LONGEST_EXPRESSION = 100
"""Longest cron expression, in characters."""
LONGEST_STEP = 99
"""Most days or weeks from one firing to the next."""

Short = Literal["", "last", "skip"]
"""How a month without such a day is treated: every month has one · its last day instead · no
firing."""

_MONTH_DAYS = range(-10, 32)
"""Days of a month, from its beginning and from its end."""
MONTH_LETTERS = "123456789abc"
_SOME_TIME = datetime(2026, 1, 1)  # noqa: DTZ001 - a cron expression is checked, nothing is due


def longest(month: int) -> int:
    """Returns the days of a month, of February in a leap year."""
    return monthrange(2024, month)[1]


def shortest(month: int) -> int:
    """Returns the days of a month, of February in a common year."""
    return monthrange(2023, month)[1]


def _in_order(name: str, numbers: tuple[int, ...], allowed: range) -> tuple[int, ...]:
    """Sorts numbers, once each, those counted from the end last."""
    found = tuple(sorted(set(numbers), key=lambda one: (one < 0, one)))
    if not found or any(one == 0 or one not in allowed for one in found):
        raise ValueError(f"{name}: {numbers}")
    return found


def _months(months: tuple[int, ...]) -> str:
    return "" if months == EVERY_MONTH else "/" + "".join(MONTH_LETTERS[m - 1] for m in months)


@dataclass(frozen=True, slots=True)
class Weekly:
    """Days of the week (Monday = 0), every week or every `every` weeks.

    `start`, only with several weeks, is the first of the days; its week (from Monday) is the first
    of those weeks.
    """

    weekdays: tuple[int, ...]
    every: int = 1
    start: date | None = None

    def __post_init__(self) -> None:
        weekdays = tuple(sorted(set(self.weekdays)))
        if not weekdays or not set(weekdays) <= set(EVERY_DAY):
            raise ValueError(f"weekdays: {self.weekdays}")
        if not 1 <= self.every <= LONGEST_STEP or (self.every == 1) != (self.start is None):
            raise ValueError(f"every {self.every} weeks from {self.start}")
        start = self.start
        while start is not None and start.weekday() not in weekdays:
            start += DAY
        object.__setattr__(self, "weekdays", weekdays)
        object.__setattr__(self, "start", start)

    def code(self) -> str:
        """Returns W135, or W2/2@20261201 for every second Tuesday."""
        step = f"/{self.every}@{self.start:%Y%m%d}" if self.start else ""
        return "W" + "".join(str(one + 1) for one in self.weekdays) + step


@dataclass(frozen=True, slots=True)
class Workdays:
    """Every working day."""

    def code(self) -> str:
        """Returns B, for business days."""
        return "B"


@dataclass(frozen=True, slots=True)
class EveryDays:
    """Every `every` days, two or more, beginning with `start`."""

    every: int
    start: date

    def __post_init__(self) -> None:
        if not 2 <= self.every <= LONGEST_STEP:
            raise ValueError(f"every {self.every} days")

    def code(self) -> str:
        """Returns E2@20261201."""
        return f"E{self.every}@{self.start:%Y%m%d}"


@dataclass(frozen=True, slots=True)
class MonthDays:
    """Days of months; negative ones count from the end, -1 for the last.

    `short` says how months without one of the days are treated, and is empty where there are none.
    """

    days: tuple[int, ...]
    months: tuple[int, ...] = EVERY_MONTH
    short: Short = ""

    def __post_init__(self) -> None:
        days = _in_order("days", self.days, _MONTH_DAYS)
        months = _in_order("months", self.months, range(1, 13))
        fullest = max(map(longest, months))
        if max(days) > fullest:
            raise ValueError(f"days {days} in months {months}")
        if self.short == "last":
            # For every month that is the last day.
            days = _in_order("days", tuple(-1 if d == fullest else d for d in days), _MONTH_DAYS)
        lacking = may_lack(days, months)
        if lacking and self.short not in {"last", "skip"}:
            raise ValueError(f"days {days} without a word on short months")
        object.__setattr__(self, "days", days)
        object.__setattr__(self, "months", months)
        object.__setattr__(self, "short", self.short if lacking else "")

    def code(self) -> str:
        """Returns M5,20 · M-1/369c for quarters' last days · M31!skip."""
        short = f"!{self.short}" if self.short else ""
        return "M" + ",".join(map(str, self.days)) + _months(self.months) + short


@dataclass(frozen=True, slots=True)
class Ordinal:
    """The first, second … last such weekday (Monday = 0) of months, or working day where it is
    None.

    A month without a fifth such weekday, or without enough working days, is passed over.
    """

    nths: tuple[int, ...]
    weekday: int | None
    months: tuple[int, ...] = EVERY_MONTH

    def __post_init__(self) -> None:
        if self.weekday is not None and self.weekday not in EVERY_DAY:
            raise ValueError(f"weekday: {self.weekday}")
        allowed = range(-15, 24) if self.weekday is None else range(-4, 6)
        object.__setattr__(self, "nths", _in_order("nths", self.nths, allowed))
        object.__setattr__(self, "months", _in_order("months", self.months, range(1, 13)))

    @property
    def lacking(self) -> bool:
        """Whether some months have none: each has four of a weekday and, since 2004, sixteen
        working days."""
        return max(self.nths) > (15 if self.weekday is None else 4)

    def code(self) -> str:
        """Returns N1:5 for the first Friday, N-1:B for the last working day."""
        which = "B" if self.weekday is None else str(self.weekday + 1)
        return "N" + ",".join(map(str, self.nths)) + f":{which}{_months(self.months)}"


@dataclass(frozen=True, slots=True)
class OnDate:
    """One day, once."""

    day: date

    def code(self) -> str:
        """Returns O20261201."""
        return f"O{self.day:%Y%m%d}"


@dataclass(frozen=True, slots=True)
class Cron:
    """A cron expression of five fields, which has times of its own."""

    expression: str

    def __post_init__(self) -> None:
        fields = self.expression.lower().split()
        expression = " ".join(fields)
        if len(fields) != 5 or len(expression) > LONGEST_EXPRESSION or not expression.isascii():
            raise ValueError("not five fields")
        try:
            CronSim(expression, _SOME_TIME)
        except CronSimError as error:
            raise ValueError(str(error)) from error
        object.__setattr__(self, "expression", expression)

    def code(self) -> str:
        """Returns C0 9 * * 1-5."""
        return f"C{self.expression}"


Days = Weekly | Workdays | EveryDays | MonthDays | Ordinal | OnDate | Cron


def may_lack(days: tuple[int, ...], months: tuple[int, ...]) -> bool:
    """Tells whether one of the days is missing in one of the months in some year."""
    return max(days) > min(map(shortest, months))
