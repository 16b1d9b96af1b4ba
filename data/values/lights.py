"""The lights of a study check (红黄绿), for one line and for all of them."""

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
"""From worst to best."""
RISE = 10
"""Smallest rise, in percent, that is mentioned."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Percentages from which on a share is green or yellow."""

    green: int = 80
    yellow: int = 60

    def light(self, share: float | None) -> Light:
        """Returns the light of a share from 0 to 1."""
        if share is None:
            return Light.NONE
        if percent(share) >= self.green:
            return Light.GREEN
        return Light.YELLOW if percent(share) >= self.yellow else Light.RED


def lines_of(kind: PeriodKind) -> Sequence[str]:
    """Returns the lines that count in a period: hours only from a month on, in a week they say
    nothing."""
    return LINES if kind is not PeriodKind.WEEK else LINES[:-1]


def mean(figures: Figures, lines: Sequence[str]) -> float | None:
    """Averages the shares of all lines of which something was expected, with equal weights."""
    shares = [getattr(figures, name).share for name in lines]
    known = [share for share in shares if share is not None]
    return sum(known) / len(known) if known else None


def overall(figures: Figures, lines: Sequence[str], at: Thresholds) -> Light:
    """Returns the light of the mean share, at best yellow if a line is red."""
    light = at.light(mean(figures, lines))
    each = {at.light(getattr(figures, name).share) for name in lines}
    return Light.YELLOW if light is Light.GREEN and Light.RED in each else light


def together(every: Sequence[Figures]) -> dict[str, Line]:
    """Sums up the lines of all members: what was done of all that was expected."""
    return {name: sum((getattr(one, name) for one in every), start=Line()) for name in LINES}


def complete(figures: Figures) -> bool:
    """Tells whether everything expected was done, and something was expected (全勤); hours
    aside."""
    lines = [getattr(figures, name) for name in LINES[:-1]]
    return any(one.expected for one in lines) and all(one.done >= one.expected for one in lines)


def percent(share: float) -> int:
    """Rounds a share from 0 to 1 to percent; every light and trend is computed from this."""
    return round(share * 100)


def rise(share: float | None, before: float | None) -> int | None:
    """Returns by how many percent a share is above (negative: below) that of the period before;
    None where either is missing, as in the first period ever."""
    return None if share is None or before is None else percent(share) - percent(before)


def most_improved(now: Mapping[int, float], before: Mapping[int, float]) -> list[int]:
    """Returns the members whose mean share rose most, by ten percent at least; several on a tie."""
    risen = {
        one: percent(share) - percent(before[one]) for one, share in now.items() if one in before
    }
    best = max(risen.values(), default=0)
    return [one for one, rise in risen.items() if rise == best] if best >= RISE else []


def foremost(means: Mapping[int, float], at: Thresholds) -> list[int]:
    """Returns the members with the highest mean share, several on a tie; none unless it is
    green."""
    best = max((percent(share) for share in means.values()), default=0)
    return [one for one, share in means.items() if percent(share) == best and best >= at.green]
