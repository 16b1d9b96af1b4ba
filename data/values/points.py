"""Points (积分): for what a branch gives them, how many, and how many at the most."""

from dataclasses import dataclass
from enum import StrEnum


class Deed(StrEnum):
    """What points are given for."""

    SIGN_IN = "sign_in"
    """Signed in on time."""
    LATE = "late"
    """Signed in late, or made up for a meeting."""
    READING = "reading"
    NOTE = "note"
    ANSWER = "answer"
    """A right answer to the question of the day."""
    STREAK = "streak"
    """Each seventh day in a row with right answers."""
    SPEECH = "speech"
    """A contribution that counts, once a discussion."""
    LEAD = "lead"
    CONTEST = "contest"
    """Took part in a contest to its end."""
    PLACE = "place"
    """One of the first three places, shared ones too."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Points for one deed, and how many it gives a day and a week at the most; 0 for no cap."""

    points: int
    a_day: int = 0
    a_week: int = 0


DEFAULTS: dict[Deed, Rule] = {
    Deed.SIGN_IN: Rule(5),
    Deed.LATE: Rule(2),
    Deed.READING: Rule(3, a_day=6, a_week=30),
    Deed.NOTE: Rule(5, a_day=5, a_week=15),
    Deed.ANSWER: Rule(2, a_day=6, a_week=30),
    Deed.STREAK: Rule(5, a_week=5),
    Deed.SPEECH: Rule(4, a_day=8, a_week=12),
    Deed.LEAD: Rule(10, a_week=10),
    Deed.CONTEST: Rule(5, a_day=10),
    Deed.PLACE: Rule(5, a_day=5),
}
"""A year of everything comes to some 1,500 points, half of them for coming and reading."""


def granted(wanted: int, rule: Rule, today: int, this_week: int) -> int:
    """What of the wanted points the caps leave, with what the deed gave already today and in this
    week (Monday to Sunday); never negative."""
    left = [wanted]
    if rule.a_day:
        left.append(rule.a_day - today)
    if rule.a_week:
        left.append(rule.a_week - this_week)
    return max(0, min(left))


def ground(cause: str) -> str:
    """What the cause of an entry is about, the same for an entry and those that put it right."""
    return cause.partition("~")[0]
