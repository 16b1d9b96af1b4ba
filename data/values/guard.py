"""The rhythm of organisation life (组织生活): how often each meeting must be held, and when to
warn.

《中国共产党支部工作条例（试行）》（2018）, chapter 5: a general meeting once a quarter, the
committee and the subgroups once a month, lectures regularly (here once a quarter), a theme day once
a month, an organisation life meeting at least once a year, and once a year the appraisal of members
(民主评议党员), which may be part of it. Chapter 6: branches of seven full members and more have a
committee.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from data.values.instants import instant
from data.values.period import Period, PeriodKind
from data.values.standing import MeetingKind

HOUR = 9
COMMITTEE_FROM = 7
"""Full members from which on a branch has a committee."""


APPRAISAL = "appraisal"
"""民主评议党员: not a meeting of its own but a topic or agenda item of another."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One meeting of a kind (or with an appraisal in it) in each period; `days` before the period's
    end comes a warning, and another close to it."""

    name: str
    period: PeriodKind
    first: int
    second: int


RULES = (
    # Warnings come in this order.
    Rule(MeetingKind.GENERAL, PeriodKind.QUARTER, 21, 7),
    Rule(MeetingKind.COMMITTEE, PeriodKind.MONTH, 10, 3),
    Rule(MeetingKind.SUBGROUP, PeriodKind.MONTH, 10, 3),
    Rule(MeetingKind.LECTURE, PeriodKind.QUARTER, 21, 7),
    Rule(MeetingKind.THEME_DAY, PeriodKind.MONTH, 10, 3),
    Rule(MeetingKind.LIFE, PeriodKind.YEAR, 60, 14),
    Rule(APPRAISAL, PeriodKind.YEAR, 60, 14),
)
HOURS = "hours"
HOURS_DAYS = (21, 7)
"""Days before a quarter's end for the warning about members short of study hours."""
BEHIND = 0.8
"""Members below this share of what the year's course asks by now are behind."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The facts about a branch that the rules depend on: full members, subgroups by id, and the
    local day it was founded here."""

    full: int
    subgroups: Mapping[int, str]
    founded: date

    def holds(self, rule: Rule) -> bool:
        """Tells whether the branch has to keep a rule."""
        if rule.name == MeetingKind.COMMITTEE:
            return self.full >= COMMITTEE_FROM
        return rule.name != MeetingKind.SUBGROUP or bool(self.subgroups)

    def came_late(self, period: Period, first: int) -> bool:
        """Tells whether the branch came too late in a period to be warned of it; `first` is how
        many days before its end others are warned."""
        return (period.last - self.founded).days < first


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which something took place, and the subgroup it was of; None for all."""

    on: date
    subgroup: int | None = None


Days = Mapping[str, Collection[Day]]
"""Name of a rule → the days of the meetings that keep it."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A meeting that was neither held nor planned: the rule's name, its period, the days left (0 on
    the last), which warning is due (1 for the first), and the subgroups concerned where not all
    are."""

    rule: str
    period: Period
    left: int
    times: int
    who: tuple[str, ...] = ()


def due(today: date, shape: Shape, held: Days, planned: Days) -> list[Missing]:
    """Returns the warnings due on a local day, the most pressing first.

    What is planned within its period is on course. A branch is not warned of a period in which it
    came too late for it.
    """
    return [
        one
        for rule in RULES
        if not shape.came_late(Period.of(rule.period, today), rule.first)
        for one in _missing(rule, today, shape, held, planned)
        if one.times
    ]


def still_missing(today: date, shape: Shape, held: Days, planned: Days) -> list[Missing]:
    """Returns what the present month, quarter and year still lack on a local day."""
    return [one for rule in RULES for one in _missing(rule, today, shape, held, planned)]


def _missing(rule: Rule, today: date, shape: Shape, held: Days, planned: Days) -> Iterator[Missing]:
    """Yields what a rule lacks in its present period, if anything."""
    if not shape.holds(rule):
        return
    period = Period.of(rule.period, today)
    days = [*held.get(rule.name, ()), *planned.get(rule.name, ())]
    lacking = _lacking(rule, period, days, shape)
    if lacking is not None:
        times = warning(period, today, (rule.first, rule.second))
        yield Missing(rule.name, period, (period.last - today).days, times, lacking)


def _lacking(
    rule: Rule, period: Period, days: Collection[Day], shape: Shape
) -> tuple[str, ...] | None:
    """Returns the subgroups that have not kept a rule in a period, empty for all or where the rule
    is the branch's; None where it was kept."""
    inside = [day for day in days if period.first <= day.on <= period.last]
    if rule.name != MeetingKind.SUBGROUP:
        return None if inside else ()
    met = {day.subgroup for day in inside}
    if None in met or met >= shape.subgroups.keys():
        return None
    names = tuple(name for one, name in shape.subgroups.items() if one not in met)
    return names if len(names) < len(shape.subgroups) else ()


def warning(period: Period, today: date, days: tuple[int, int]) -> int:
    """Returns which warning is due: 1 for the first, 0 for none yet."""
    left = (period.last - today).days
    return 2 if left <= days[1] else 1 if left <= days[0] else 0


def kept(
    rule: Rule, year: int, held: Collection[Day], today: date, shape: Shape
) -> Sequence[bool | None]:
    """Tells for each period of a year whether the rule was kept, by all subgroups where it is
    theirs; None where it was not but the period is not over, or the branch came too late in it."""
    period = Period.of(rule.period, date(year, 1, 1))
    made: list[bool | None] = []
    while period.first.year == year:
        there = _lacking(rule, period, held, shape) is None
        counts = shape.founded <= period.last < today
        counts = counts and not shape.came_late(period, rule.first)
        made.append(True if there else False if counts else None)
        period = period.after
    return made


def next_look(now: datetime, zone: ZoneInfo) -> datetime:
    """Returns the next nine o'clock in a zone, when the rhythm is checked; in UTC."""
    there = now.astimezone(zone)
    day = there.date() + timedelta(days=there.hour >= HOUR)
    return instant(datetime.combine(day, time(HOUR)), zone)
