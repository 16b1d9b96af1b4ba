"""The rhythm of organisation life (组织生活): how often what has to take place, and when to warn.

《中国共产党支部工作条例（试行）》（2018）, chapter 5: a general meeting once a quarter, the
committee and the subgroups once a month, lectures regularly (here once a quarter), a theme day once
a month, an organisation life meeting at least once a year, and once a year the appraisal of members
(民主评议党员), which may be part of it. Chapter 6: branches of seven full members and more have a
committee.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from data.values.instants import instant
from data.values.period import Period, PeriodKind
from data.values.standing import MeetingKind

HOUR = 9
COMMITTEE_FROM = 7
"""Full members from which a branch has a committee."""


APPRAISAL = "appraisal"
"""民主评议党员: no meeting of its own; a meeting whose topic or agenda says so."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One meeting of a kind (or with an appraisal in it) in each period; warned of so many days
    before the period's end, and once more near it."""

    name: str
    period: PeriodKind
    first: int
    second: int


RULES = (
    # Those whose periods end first stand first: warnings come in this order.
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
"""Before the end of a quarter: whose hours are behind the year's course."""
BEHIND = 0.8
"""Who has less than this share of what the year's course asks by now is behind."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What of the rules holds for a branch: its full members, its subgroups by id, and the local
    day it was founded here."""

    full: int
    subgroups: Mapping[int, str]
    founded: date

    def holds(self, rule: Rule) -> bool:
        """Whether the branch has to keep a rule."""
        if rule.name == MeetingKind.COMMITTEE:
            return self.full >= COMMITTEE_FROM
        return rule.name != MeetingKind.SUBGROUP or bool(self.subgroups)

    def came_late(self, period: Period, first: int) -> bool:
        """Whether the branch came here so late in a period that it is not warned of it, with
        `first` the days before its end from which others are."""
        return (period.last - self.founded).days < first


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which something took place, and which subgroup's it was; None for all."""

    on: date
    subgroup: int | None = None


Days = Mapping[str, Collection[Day]]
"""Name of a rule → the days of what keeps it."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that has not taken place and is not planned: the name of the rule, its period,
    the days left (0 on the last), the how-many-eth warning it is time for, and the subgroups that
    are meant where not all are."""

    rule: str
    period: Period
    left: int
    times: int
    who: tuple[str, ...] = ()


def due(today: date, shape: Shape, held: Days, planned: Days) -> list[Missing]:
    """What is to be warned of on a local day, the most pressing first.

    What is planned within its period is on course. A branch is not warned of a period in which it
    came here too late for it.
    """
    found = []
    for rule in RULES:
        period = Period.of(rule.period, today)
        times = warning(period, today, (rule.first, rule.second))
        if not times or shape.came_late(period, rule.first) or not shape.holds(rule):
            continue
        days = [*held.get(rule.name, ()), *planned.get(rule.name, ())]
        lacking = _lacking(rule, period, days, shape)
        if lacking is not None:
            left = (period.last - today).days
            found.append(Missing(rule.name, period, left, times, lacking))
    return found


def _lacking(
    rule: Rule, period: Period, days: Collection[Day], shape: Shape
) -> tuple[str, ...] | None:
    """Which subgroups have not kept a rule in a period, empty for all or where it is the branch's;
    None where it was kept."""
    inside = [day for day in days if period.first <= day.on <= period.last]
    if rule.name != MeetingKind.SUBGROUP:
        return None if inside else ()
    met = {day.subgroup for day in inside}
    if None in met or met >= shape.subgroups.keys():
        return None
    names = tuple(name for one, name in shape.subgroups.items() if one not in met)
    return names if len(names) < len(shape.subgroups) else ()


def warning(period: Period, today: date, days: tuple[int, int]) -> int:
    """The how-many-eth warning it is time for, 0 for none yet."""
    left = (period.last - today).days
    return 2 if left <= days[1] else 1 if left <= days[0] else 0


def kept(
    rule: Rule, year: int, held: Collection[Day], today: date, shape: Shape
) -> Sequence[bool | None]:
    """For each period of a year whether the rule was kept, by all subgroups where it is theirs;
    None for one in which it was not and which is not over, or in which the branch came too late.
    """
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
    """The next nine o'clock in a zone, at which the rhythm is looked at; in UTC."""
    there = now.astimezone(zone)
    day = there.date() + timedelta(days=there.hour >= HOUR)
    return instant(datetime.combine(day, time(HOUR)), zone)
