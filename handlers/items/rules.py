"""Reads the period from a button, and rounds numbers as people say them."""

from dataclasses import dataclass, replace

from data.values import period as periods
from data.values.items import Share
from data.values.period import Period
from handlers.shared.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Choice:
    """A period, and whether the questions of contests count in it."""

    period: Period
    contests: bool = True

    @property
    def code(self) -> str:
        """The choice in a few characters, for buttons."""
        return f"{self.period.code}{'c' if self.contests else 'd'}"

    def over(self, period: Period) -> "Choice":
        """Returns the same choice for another period."""
        return replace(self, period=period)

    @property
    def other(self) -> "Choice":
        """The same period with the questions of contests, where this is without, or the reverse."""
        return replace(self, contests=not self.contests)


def read_choice(code: str) -> Choice:
    """Reads the choice that a button names; raises Refusal for one that was made up."""
    period = periods.read(code[:-1])
    if period is None or code[-1:] not in {"c", "d"}:
        raise Refusal("button-unknown")
    return Choice(period, code.endswith("c"))


def percent(share: float) -> int:
    """Rounds a share from 0 to 1 to whole percent."""
    return int(100 * share + 0.5)


def change(now: Share, before: Share) -> int | None:
    """Returns the percent points between two shares as they are shown; None where there is nothing
    to compare."""
    if not now.answered or not before.answered:
        return None
    return percent(now.share) - percent(before.share)
