"""What a period says of a branch: everybody's figures and lights, the whole, and the trend."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from data.models import Branch, Check, Member
from data.queries import check as checks
from data.queries import study
from data.values.lights import (
    ORDER,
    Light,
    Thresholds,
    complete,
    lines_of,
    mean,
    most_improved,
    overall,
    together,
)
from data.values.period import Period
from data.values.study import Figures, Line, Span


@dataclass(frozen=True, slots=True)
class One:
    """One member in a period."""

    member: Member
    figures: Figures
    light: Light
    mean: float | None
    """The mean share of all lines, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Report:
    """A period of a branch; `frozen` is the check that was filed, None for figures of this moment.

    `every` is in the roster's order; `before` has the shares of the period before by line, of the
    lines of which something was expected.
    """

    period: Period
    lines: Sequence[str]
    every: Sequence[One]
    whole: Mapping[str, Line]
    before: Mapping[str, float]
    best: Sequence[Member]
    improved: Member | None
    frozen: Check | None

    @property
    def worst_first(self) -> list[One]:
        """Everybody, those who need a hand first."""
        return sorted(
            self.every,
            key=lambda one: (ORDER.index(one.light), one.mean or 0.0, one.member.id),
        )

    def many(self, light: Light) -> int:
        """How many members have a light."""
        return sum(one.light is light for one in self.every)


def report(session: Session, branch: Branch, period: Period, now: datetime) -> Report:
    """What a period says: as it was frozen, else as it stands now."""
    frozen, every = _everyone(session, branch, period, now)
    _, earlier = _everyone(session, branch, period.before, now)
    lines = lines_of(period.kind)
    whole = together([one.figures for one in every])
    before = together([one.figures for one in earlier])
    risen = most_improved(_means(every), _means(earlier))
    return Report(
        period=period,
        lines=lines,
        every=every,
        whole=whole,
        before={name: share for name in lines if (share := before[name].share) is not None},
        best=[one.member for one in every if complete(one.figures)],
        improved=next((one.member for one in every if one.member.id == risen), None),
        frozen=frozen,
    )


def _means(every: Sequence[One]) -> dict[int, float]:
    return {one.member.id: one.mean for one in every if one.mean is not None}


def _everyone(
    session: Session, branch: Branch, period: Period, now: datetime
) -> tuple[Check | None, list[One]]:
    lines = lines_of(period.kind)
    frozen = checks.of(session, branch.id, period)
    if frozen is not None:
        return frozen, [
            One(member, figures, Light(light), mean(figures, lines))
            for member, figures, light in checks.lines(session, frozen.id).values()
        ]
    return None, live(session, branch, period, now)


def live(session: Session, branch: Branch, period: Period, now: datetime) -> list[One]:
    """Everybody in a period as it stands now, whether it was frozen or not."""
    lines, at = lines_of(period.kind), Thresholds(branch.green_from, branch.yellow_from)
    span = Span(period.first, period.last)
    found = study.figures(session, branch, span, now)
    people = study.members(session, branch.id, span, span.first)
    return [
        One(people[one][0], figures, overall(figures, lines, at), mean(figures, lines))
        for one, figures in found.items()
    ]


def freeze(
    session: Session, branch: Branch, period: Period, now: datetime, by: int | None
) -> Check:
    """Files a period as it stands now."""
    found = {
        one.member.id: (one.figures, one.light.value) for one in live(session, branch, period, now)
    }
    return checks.freeze(session, branch.id, period, found, now, by)


def is_over(period: Period, today: date) -> bool:
    """Whether a period has ended and can be filed."""
    return period.last < today
