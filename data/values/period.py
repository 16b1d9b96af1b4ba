"""Periods of study checks and records: a calendar week, month, quarter or year, by its days."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from data.values.instants import instant

_YEARS = range(2000, 3000)


class PeriodKind(StrEnum):
    """The length of a period: 周, 月, 季度, 年."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_LETTERS = {kind: kind[0] for kind in PeriodKind}
_KINDS = {letter: kind for kind, letter in _LETTERS.items()}


@dataclass(frozen=True, slots=True)
class Period:
    """One period; `first` is its first day, a week's is a Monday."""

    kind: PeriodKind
    first: date

    @classmethod
    def of(cls, kind: PeriodKind, day: date) -> "Period":
        """Returns the period of a kind in which a day lies."""
        match kind:
            case PeriodKind.WEEK:
                first = day - timedelta(days=day.weekday())
            case PeriodKind.MONTH:
                first = day.replace(day=1)
            case PeriodKind.QUARTER:
                first = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
            case PeriodKind.YEAR:
                first = day.replace(month=1, day=1)
        return cls(kind, first)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.after.first - timedelta(days=1)

    @property
    def before(self) -> "Period":
        """The preceding period of its kind."""
        return Period.of(self.kind, self.first - timedelta(days=1))

    @property
    def after(self) -> "Period":
        """The following period of its kind."""
        days = {"week": 7, "month": 31, "quarter": 92, "year": 366}[self.kind]
        return Period.of(self.kind, self.first + timedelta(days=days))

    @property
    def code(self) -> str:
        """A few characters that name it, for buttons; `read` parses them."""
        return f"{_LETTERS[self.kind]}{self.first:%Y%m%d}"

    def moments(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """Returns the instants (UTC) at which it begins and ends in a zone."""
        return tuple(  # type: ignore[return-value]  # two of them
            instant(datetime.combine(day, time()), zone) for day in (self.first, self.after.first)
        )


def read(code: str) -> Period | None:
    """Parses a period's code; None for one that was made up."""
    kind, digits = _KINDS.get(code[:1]), code[1:]
    if kind is None or len(digits) != 8 or not (digits.isascii() and digits.isdigit()):
        return None
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
    if day.year not in _YEARS or Period.of(kind, day).first != day:
        return None
    return Period(kind, day)
