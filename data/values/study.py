"""A member's study in a period: what was expected, what was done, and when they were there."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from typing import Any

from data.values.hours import STUDY_HOUR
from data.values.standing import Post

MEMBER_HOURS = 32
COMMITTEE_HOURS = 56
"""Study hours a year. 《中国共产党党员教育管理工作条例》（2019）第二十八条: 32 for members; 56 for
secretaries and committee members: 《2019－2023年全国党员教育培训工作规划》."""
_COMMITTEE = frozenset(Post) - {Post.NONE, Post.SUBGROUP_LEADER}


@dataclass(frozen=True, slots=True)
class Span:
    """Local days from the first to the last, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """The number of its days."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of study in a period: how much was expected, and how much of it was done."""

    done: int = 0
    expected: int = 0
    made_up: int = 0
    """Of those done, the late ones."""

    @property
    def share(self) -> float | None:
        """From 0 to 1; None where nothing was expected."""
        return min(self.done / self.expected, 1.0) if self.expected else None

    def __add__(self, other: "Line") -> "Line":
        """Adds up both."""
        return Line(
            self.done + other.done, self.expected + other.expected, self.made_up + other.made_up
        )


@dataclass(frozen=True, slots=True)
class Figures:
    """One member in a period."""

    meetings: Line = field(default_factory=Line)
    readings: Line = field(default_factory=Line)
    quizzes: Line = field(default_factory=Line)
    topics: Line = field(default_factory=Line)
    hours: Line = field(default_factory=Line)
    """In minutes; the expected part is the year's duty for the days the member was there."""
    leave: int = 0
    """Meetings from which the member was excused; they are not expected."""
    right: int = 0
    """Of the quizzes done, those answered right."""
    points: int = 0

    def as_json(self) -> dict[str, Any]:
        """Returns the figures as JSON values, for `from_json`."""
        return asdict(self)

    @classmethod
    def from_json(cls, made: dict[str, Any]) -> "Figures":
        """Restores the figures from `as_json`."""
        return cls(**{**made, **{name: Line(**made[name]) for name in LINES}})


LINES = ("meetings", "readings", "quizzes", "topics", "hours")


@dataclass(frozen=True, slots=True)
class Presence:
    """The days on which something is expected of a member: on the roster and not away.

    `left_on` is the first day off the roster; absences include both their days, and one without a
    last day is open.
    """

    joined_on: date
    left_on: date | None = None
    away: tuple[tuple[date, date | None], ...] = ()
    held: tuple[tuple[date, str], ...] = ()
    """Earlier posts, the first one first, each with the day from which on it was another."""

    def on(self, day: date) -> bool:
        """Tells whether something is expected on a day."""
        if day < self.joined_on or (self.left_on is not None and day >= self.left_on):
            return False
        return not any(first <= day and (last is None or day <= last) for first, last in self.away)

    def whole(self, span: Span) -> bool:
        """Tells whether something is expected on every day of a span."""
        ends = self.left_on is None or self.left_on > span.last
        gone = any(
            first <= span.last and (last is None or last >= span.first) for first, last in self.away
        )
        return self.joined_on <= span.first and ends and not gone

    def of(self, days: Sequence[date]) -> int:
        """Counts the days in a list, repetitions too, on which something is expected."""
        if not days:
            return 0
        if self.whole(Span(days[0], days[-1])):
            return len(days)
        start = bisect_left(days, self.joined_on)
        end = len(days) if self.left_on is None else bisect_left(days, self.left_on)
        if not self.away:
            return max(end - start, 0)
        return sum(self.on(day) for day in days[start:end])

    def days_in(self, span: Span) -> int:
        """Counts the days of a span on which something is expected."""
        if self.whole(span):
            return span.days
        return self.of([span.first + timedelta(day) for day in range(span.days)])


def year_minutes(post: str) -> int:
    """Returns the minutes a year that a member with this post has to study."""
    return (COMMITTEE_HOURS if Post(post) in _COMMITTEE else MEMBER_HOURS) * STUDY_HOUR


def duty(post: str, presence: Presence, span: Span) -> int:
    """Returns the minutes of the year's duty that fall on a member's days within a span, rounded.

    Each day counts as its part of its own year, by the post held on it; `post` is today's.
    """
    total = 0.0
    for year in range(span.first.year, span.last.year + 1):
        whole = Span(date(year, 1, 1), date(year, 12, 31))
        first, last = max(span.first, whole.first), min(span.last, whole.last)
        for until, was in (*presence.held, (date.max, post)):
            end = min(last, until - timedelta(1))
            if first <= end:
                total += year_minutes(was) * presence.days_in(Span(first, end)) / whole.days
            first = max(first, until)
    return round(total)


def account(post: str, held: Sequence[tuple[date, str]], year: Span) -> int:
    """Returns the minutes that a calendar year asks of a member, whenever in it they came: 32
    hours, 56 in the committee, pro rata where a post began or ended within the year."""
    return duty(post, Presence(year.first, held=tuple(held)), year)
