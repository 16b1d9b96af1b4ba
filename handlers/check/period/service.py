"""Works out a period: everybody's figures and lights, the whole, the trend, later corrections."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Check, Member
from data.queries import check as checks, corrected, member as members, study
from data.queries.corrected import Cause
from data.queries.study import Bounds
from data.values.lights import (
    ORDER,
    Light,
    Thresholds,
    complete,
    foremost,
    lines_of,
    mean,
    most_improved,
    overall,
    together,
)
from data.values.period import Period
from data.values.study import Figures, Line, Span
from handlers.shared.dates import today

HEAVY = 20_000
"""Members times days from which a period is worked out beside the taps: that many, with all that
happens to be asked of a branch, take about half a second."""


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
    lines of which something was expected, and `earlier` everybody's of then. `best` is who did
    everything, or where nobody did who did most; `improved` whose share rose most.
    """

    period: Period
    lines: Sequence[str]
    at: Thresholds
    every: Sequence[One]
    whole: Mapping[str, Line]
    before: Mapping[str, float]
    earlier: Mapping[int, One]
    best: Sequence[Member]
    all_done: bool
    improved: Sequence[Member]
    frozen: Check | None

    @property
    def worst_first(self) -> list[One]:
        """Orders everybody, those who need a hand first."""
        return sorted(
            self.every, key=lambda one: (ORDER.index(one.light), one.mean or 0.0, one.member.id)
        )

    def many(self, light: Light) -> int:
        """Counts the members who have a light."""
        return sum(one.light is light for one in self.every)


def report(
    session: Session, branch: Branch, period: Period, now: datetime, only: int | None = None
) -> Report:
    """Works out a period as it was frozen, else as it stands now; with `only` of one member alone,
    and what they did as the whole."""
    frozen = checks.of(session, branch.id, period)
    every = _everyone(session, branch, period, now, frozen, only)
    return _report(session, branch, period, now, frozen, every, only)


def to_file(
    session: Session, branch: Branch, period: Period, now: datetime, by: int | None
) -> Report:
    """Works out a period as it is filed now, and writes nothing before `file`. One that is filed
    already is given as it was."""
    frozen = checks.of(session, branch.id, period)
    every = _everyone(session, branch, period, now, frozen, None)
    made = frozen or checks.new(branch.id, period, _thresholds(branch), now, by)
    return _report(session, branch, period, now, made, every, None)


def file(session: Session, seen: Report) -> None:
    """Saves what `to_file` found; what was filed meanwhile stays."""
    if seen.frozen is not None:
        found = {one.member.id: (one.figures, one.light.value) for one in seen.every}
        checks.store(session, seen.frozen, found)


def _report(
    session: Session,
    branch: Branch,
    period: Period,
    now: datetime,
    frozen: Check | None,
    every: Sequence[One],
    only: int | None,
) -> Report:
    ago = period.before
    earlier = _everyone(session, branch, ago, now, checks.of(session, branch.id, ago), only)
    lines, at = lines_of(period.kind), _thresholds(branch)
    if frozen is not None:
        at = Thresholds(frozen.green_from, frozen.yellow_from)
    before = together([one.figures for one in earlier])
    here = [one for one in every if one.member.left_on is None]
    done = {one.member.id for one in here if complete(one.figures)}
    return Report(
        period=period,
        lines=lines,
        at=at,
        every=every,
        whole=together([one.figures for one in every]),
        before={name: share for name in lines if (share := before[name].share) is not None},
        earlier={one.member.id: one for one in earlier},
        best=_those(here, done or foremost(_means(here), at)),
        all_done=bool(done),
        improved=_those(here, most_improved(_means(here), _means(earlier))),
        frozen=frozen,
    )


def _means(every: Sequence[One]) -> dict[int, float]:
    return {one.member.id: one.mean for one in every if one.mean is not None}


def _those(every: Sequence[One], wanted: Iterable[int]) -> list[Member]:
    ids = set(wanted)
    return [one.member for one in every if one.member.id in ids]


def _thresholds(branch: Branch) -> Thresholds:
    return Thresholds(branch.green_from, branch.yellow_from)


def _everyone(
    session: Session,
    branch: Branch,
    period: Period,
    now: datetime,
    frozen: Check | None,
    only: int | None,
) -> list[One]:
    if frozen is None:
        return live(session, branch, period, now, only)
    lines = lines_of(period.kind)
    return [
        One(member, figures, Light(light), mean(figures, lines))
        for member, figures, light in checks.lines(session, frozen.id).values()
        if only in (None, member.id)
    ]


def live(
    session: Session, branch: Branch, period: Period, now: datetime, only: int | None = None
) -> list[One]:
    """Works out everybody in a period as it stands now, whether it was frozen or not; of a period
    that still runs the hours of study are expected up to today."""
    lines, at = lines_of(period.kind), _thresholds(branch)
    span = Span(period.first, max(period.first, min(period.last, today(branch, now))))
    found = study.figures(session, branch, span, now, only)
    people = study.members(session, branch.id, span, span.first, only)
    return [
        One(people[one][0], figures, overall(figures, lines, at), mean(figures, lines))
        for one, figures in found.items()
    ]


def is_over(period: Period, branch: Branch, now: datetime) -> bool:
    """Whether a period has ended and can be filed."""
    return period.last < today(branch, now)


def is_heavy(session: Session, branch: Branch, period: Period) -> bool:
    """Whether a period takes so long to work out that taps should not wait for it."""
    days = (period.last - period.first).days + 1
    return days * members.many_present(session, branch.id) > HEAVY


@dataclass(frozen=True, slots=True)
class Corrected:
    """One figure of a filed check that is another now: whose, which (a line, "right" or "points"),
    from what to what, what did it, and the name of who did."""

    member: Member
    name: str
    before: Figures
    after: Figures
    cause: Cause | None
    by: str


def corrections(session: Session, branch: Branch, period: Period, now: datetime) -> list[Corrected]:
    """Finds every figure that is another now than it was filed, in the roster's order; none where
    the period was never filed."""
    check = checks.of(session, branch.id, period)
    if check is None:
        return []
    return [
        _corrected(session, branch, check, (member, before, after), name, now)
        for member, before, after in _both(session, branch, check, period, now)
        for name in _changed(before, after, period)
    ]


def _both(
    session: Session, branch: Branch, check: Check, period: Period, now: datetime
) -> Iterator[tuple[Member, Figures, Figures]]:
    """Pairs what was filed of each member with what is there now; nothing filed is no figures."""
    filed = checks.lines(session, check.id)
    present = {one.member.id: one for one in live(session, branch, period, now)}
    for member_id in sorted({*filed, *present}):
        one, line = present.get(member_id), filed.get(member_id)
        if one is not None:
            yield one.member, line[1] if line else Figures(), one.figures
        elif line is not None:
            yield line[0], line[1], Figures()


def _changed(before: Figures, after: Figures, period: Period) -> Iterator[str]:
    for name in lines_of(period.kind):
        if getattr(before, name) != getattr(after, name):
            yield name
    if before.right != after.right:
        yield "right"
    if before.points != after.points:
        yield "points"


def _corrected(
    session: Session,
    branch: Branch,
    check: Check,
    of: tuple[Member, Figures, Figures],
    name: str,
    now: datetime,
) -> Corrected:
    member, before, after = of
    span = Span(check.from_on, check.until_on)
    bounds = Bounds.of(span, branch.zone, now)
    cause = corrected.cause(session, name, member.id, span, bounds, check.frozen_at)
    who = members.of(session, branch.id, cause.by) if cause and cause.by else None
    return Corrected(member, name, before, after, cause, who.shown if who else "")
