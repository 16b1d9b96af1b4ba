"""The lights of a study check (红黄绿): what a share comes to, of one line and of them all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from data.values.period import PeriodKind
from data.values.study import LINES, Figures, Line


class Light(StrEnum):
    """Green from the branch's upper threshold on, yellow from the lower, else red; none where
    nothing was expected."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    NONE = "none"


ORDER = (Light.RED, Light.YELLOW, Light.GREEN, Light.NONE)
"""The worst first."""
RISE = 10
"""Percent from which a rise is worth a word."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Percent from which a share is green, and from which it is yellow."""

    green: int = 80
    yellow: int = 60

    def light(self, share: float | None) -> Light:
        """The light of a share from 0 to 1."""
        if share is None:
            return Light.NONE
        if percent(share) >= self.green:
            return Light.GREEN
        return Light.YELLOW if percent(share) >= self.yellow else Light.RED


def lines_of(kind: PeriodKind) -> Sequence[str]:
    """What is looked at in a period: hours only from a month on, in a week they say nothing."""
    return LINES if kind is not PeriodKind.WEEK else LINES[:-1]


def mean(figures: Figures, lines: Sequence[str]) -> float | None:
    """The mean of the shares of all lines of which something was expected; each weighs the same."""
    shares = [getattr(figures, name).share for name in lines]
    known = [share for share in shares if share is not None]
    return sum(known) / len(known) if known else None


def overall(figures: Figures, lines: Sequence[str], at: Thresholds) -> Light:
    """The light of the mean share; with a red line among them it is yellow at the best."""
    light = at.light(mean(figures, lines))
    each = {at.light(getattr(figures, name).share) for name in lines}
    return Light.YELLOW if light is Light.GREEN and Light.RED in each else light


def together(every: Sequence[Figures]) -> dict[str, Line]:
    """The lines of all members as one: what was done of all that was expected."""
    return {name: sum((getattr(one, name) for one in every), start=Line()) for name in LINES}


def complete(figures: Figures) -> bool:
    """Whether everything that was expected was done, and something was (全勤); hours apart."""
    lines = [getattr(figures, name) for name in LINES[:-1]]
    return any(one.expected for one in lines) and all(one.done >= one.expected for one in lines)


def percent(share: float) -> int:
    """A share from 0 to 1 as people read it; every light and trend is reckoned with this."""
    return round(share * 100)


def rise(share: float | None, before: float | None) -> int | None:
    """By how many percent a share stands above (negative: below) that of the period before; None
    where either has none, as in the first period ever."""
    return None if share is None or before is None else percent(share) - percent(before)


def most_improved(now: Mapping[int, float], before: Mapping[int, float]) -> list[int]:
    """Whose mean share rose most, by ten percent at least; several where they rose alike, nobody
    where nobody's did."""
    risen = {
        one: percent(share) - percent(before[one]) for one, share in now.items() if one in before
    }
    best = max(risen.values(), default=0)
    return [one for one, rise in risen.items() if rise == best] if best >= RISE else []


def foremost(means: Mapping[int, float], at: Thresholds) -> list[int]:
    """Whose mean share is the highest, several where they have it alike; nobody where even that is
    not green."""
    best = max((percent(share) for share in means.values()), default=0)
    return [one for one, share in means.items() if percent(share) == best and best >= at.green]
