"""Points (积分): what a branch gives them for, how many, and the caps."""

from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """The reasons for points."""

    SIGN_IN = "sign_in"
    """Signed in on time."""
    LATE = "late"
    """Signed in late, or made up for a meeting."""
    READING = "reading"
    NOTE = "note"
    ANSWER = "answer"
    """A right answer to the question of the day."""
    STREAK = "streak"
    """Every seventh day in a row with right answers."""
    SPEECH = "speech"
    """A contribution that counts, once per discussion."""
    LEAD = "lead"
    CONTEST = "contest"
    """Took part in a contest to its end."""
    PLACE = "place"
    """One of the first three places, ties included."""


@dataclass(frozen=True, slots=True)
class Worth:
    """The points for one rule, and its caps per day and per week; 0 for no cap."""

    points: int
    a_day: int = 0
    a_week: int = 0


DEFAULTS: dict[Rule, Worth] = {
    Rule.SIGN_IN: Worth(5),
    Rule.LATE: Worth(2),
    Rule.READING: Worth(3, a_day=6, a_week=30),
    Rule.NOTE: Worth(5, a_day=5, a_week=15),
    Rule.ANSWER: Worth(2, a_day=6, a_week=30),
    Rule.STREAK: Worth(5, a_week=5),
    Rule.SPEECH: Worth(4, a_day=8, a_week=12),
    Rule.LEAD: Worth(10, a_week=10),
    Rule.CONTEST: Worth(5, a_day=10),
    Rule.PLACE: Worth(5, a_day=5),
}
"""A full year comes to some 1,500 points, half of them for attending and reading."""


def granted(wanted: int, worth: Worth, today: int, this_week: int) -> int:
    """Returns what the caps leave of the wanted points, after those the rule gave today and this
    week (Monday to Sunday); never negative."""
    left = [wanted]
    if worth.a_day:
        left.append(worth.a_day - today)
    if worth.a_week:
        left.append(worth.a_week - this_week)
    return max(0, min(left))


def ground(cause: str) -> str:
    """Returns what an entry's cause is about, the same for an entry and its corrections."""
    return cause.partition("~")[0]
