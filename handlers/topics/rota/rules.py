"""Decides whose turn it is to lead, how many lead in a week, and when that is looked at."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.shared.dates import local_day

A_WEEK = timedelta(days=7)
NAMING_CLOCK = time(9)
"""When the rota is looked at: members are named a week ahead, and passed over where they
cannot lead any more."""
A_QUARTER = 13
"""Weeks in which everyone shall have had a turn."""
MOST_LEADS = 4
"""Who lead in one week at most: enough for the largest branch that is no general branch yet, of 50
full members (《中国共产党支部工作条例（试行）》, 2018); more discussions would tire a group."""


def next_rota(now: datetime, zone: str) -> datetime:
    """Returns when the rota is looked at next: at nine, every day."""
    today = local_day(now, zone)
    days = (today + timedelta(days=ahead) for ahead in range(2))
    moments = (datetime.combine(day, NAMING_CLOCK, ZoneInfo(zone)) for day in days)
    return next(at for at in moments if at > now)


def leads(people: int) -> int:
    """Returns how many lead in one week so that each of `people` has a turn in a quarter: one in a
    branch of up to 13."""
    return min(max(1, -(-people // A_QUARTER)), MOST_LEADS)


def in_turn(able: Sequence[int], history: Mapping[int, tuple[date, int]]) -> list[int]:
    """Sorts the members who could lead by their turns: those who never had one first, then those
    whose last one is longest ago, of these those who had fewest.

    `able` are in the order of the roster; `history` is member → last Monday and how many turns. So
    among n people who are there every week nobody waits longer than n turns.
    """

    def waited(member: int) -> tuple[date, int]:
        return history.get(member, (date.min, 0))

    return sorted(able, key=waited)
