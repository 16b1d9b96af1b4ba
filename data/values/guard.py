"""The rhythm of organisation life (组织生活): how often what has to take place, and when to warn.

《中国共产党支部工作条例（试行）》（2018）, chapter 5: a general meeting once a quarter, the
committee and the subgroups once a month, lectures regularly (here once a quarter), a theme day once
a month, an organisation life meeting at least once a year. Chapter 6: branches of seven full
members and more have a committee.
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


@dataclass(frozen=True, slots=True)
class Rule:
    """One meeting of a kind in each period; warned of so many days before the period's end, and
    once more near it."""

    kind: MeetingKind
    period: PeriodKind
    first: int
    second: int


RULES = (
    Rule(MeetingKind.GENERAL, PeriodKind.QUARTER, 21, 7),
    Rule(MeetingKind.COMMITTEE, PeriodKind.MONTH, 10, 3),
    Rule(MeetingKind.SUBGROUP, PeriodKind.MONTH, 10, 3),
    Rule(MeetingKind.LECTURE, PeriodKind.QUARTER, 21, 7),
    Rule(MeetingKind.THEME_DAY, PeriodKind.MONTH, 10, 3),
    Rule(MeetingKind.LIFE, PeriodKind.YEAR, 60, 14),
)
HOURS = "hours"
HOURS_DAYS = (21, 7)
"""Before the end of a quarter: whose hours are behind the year's course."""
BEHIND = 0.8
"""Who has less than this share of what the year's course asks by now is behind."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What of the rules holds for a branch: its full members, whether it has subgroups, and the
    local day it was founded here."""

    full: int
    subgroups: bool
    founded: date

    def holds(self, rule: Rule) -> bool:
        """Whether the branch has to keep a rule."""
        if rule.kind is MeetingKind.COMMITTEE:
            return self.full >= COMMITTEE_FROM
        return rule.kind is not MeetingKind.SUBGROUP or self.subgroups


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that has not taken place and is not planned: the name of the rule, its period,
    the days left (0 on the last), and the how-many-eth warning it is time for."""

    rule: str
    period: Period
    left: int
    times: int


def due(
    today: date,
    shape: Shape,
    held: Mapping[MeetingKind, Collection[date]],
    planned: Mapping[MeetingKind, Collection[date]],
) -> list[Missing]:
    """What is to be warned of on a local day, the most pressing first.

    `held` and `planned`: the days of meetings by kind. What is planned within its period is on
    course. A branch is not warned of a period in which it came here too late for it.
    """
    found = []
    for rule in RULES:
        period = Period.of(rule.period, today)
        times = warning(period, today, (rule.first, rule.second))
        late = shape.founded > period.first and (period.last - shape.founded).days < rule.first
        if not times or late or not shape.holds(rule):
            continue
        days = (*held.get(rule.kind, ()), *planned.get(rule.kind, ()))
        if not any(period.first <= day <= period.last for day in days):
            found.append(Missing(rule.kind.value, period, (period.last - today).days, times))
    return sorted(found, key=lambda one: one.left)


def warning(period: Period, today: date, days: tuple[int, int]) -> int:
    """The how-many-eth warning it is time for, 0 for none yet."""
    left = (period.last - today).days
    return 2 if left <= days[1] else 1 if left <= days[0] else 0


def kept(
    rule: Rule, year: int, held: Collection[date], today: date, founded: date
) -> Sequence[bool | None]:
    """For each period of a year whether the rule was kept; None for one in which nothing took
    place and which is not over, or was over when the branch came here."""
    period = Period.of(rule.period, date(year, 1, 1))
    made: list[bool | None] = []
    while period.first.year == year:
        there = any(period.first <= day <= period.last for day in held)
        counts = founded <= period.last < today
        made.append(True if there else False if counts else None)
        period = period.after
    return made


def next_look(now: datetime, zone: ZoneInfo) -> datetime:
    """The next nine o'clock in a zone, at which the rhythm is looked at; in UTC."""
    there = now.astimezone(zone)
    day = there.date() + timedelta(days=there.hour >= HOUR)
    return instant(datetime.combine(day, time(HOUR)), zone)
