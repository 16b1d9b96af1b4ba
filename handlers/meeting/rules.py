"""Pure decisions about meetings: times that follow from others, and what may be chosen."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from data.values.standing import MeetingKind

LENGTHS = (30, 60, 90, 120, 180)
OPENS = (5, 15, 30, 60)
LATES = (0, 5, 10, 15)
CLOSES = (15, 30, 60, 120)
SHORTEST = 5
FAR = timedelta(days=400)
LONGEST_TOPIC = 200
LONGEST_PLACE = 100
LONGEST_AGENDA = 1500


@dataclass(frozen=True, slots=True)
class Times:
    """When a meeting ends, and when its sign-in opens, counts as late and closes."""

    ends_at: datetime
    opens_at: datetime
    late_at: datetime
    closes_at: datetime


def times(start: datetime, length: int, opens: int, late: int, closes: int) -> Times:
    """The times of a meeting from minutes: its length, before the start, after the start.

    Late begins at the end of the minute that is still on time ("15:05 以后算迟到"), and sign-in
    closes after late has begun.
    """
    minutes = timedelta(minutes=1)
    late_at = start + late * minutes
    closes_at = max(start + closes * minutes, late_at + minutes)
    return Times(start + length * minutes, start - opens * minutes, late_at, closes_at)


def following(options: tuple[int, ...], current: int) -> int:
    """The option after the current one, the first after the last."""
    return next((option for option in options if option > current), options[0])


def audience_of(kind: MeetingKind) -> str:
    """Whom a kind of meeting is for, unless the secretary says otherwise."""
    return "committee" if kind is MeetingKind.COMMITTEE else "branch"


def half_hours(now: datetime, zone: str, most: int = 6) -> list[datetime]:
    """Today's next half-hours from a quarter of an hour ahead, until 21:30 local time."""
    there = now.astimezone(ZoneInfo(zone))
    step = timedelta(minutes=30)
    first = there.replace(minute=0, second=0, microsecond=0)
    found: list[datetime] = []
    while len(found) < most and first.date() == there.date():
        if (
            first >= there + timedelta(minutes=15)
            and first.hour * 60 + first.minute <= 21 * 60 + 30
        ):
            found.append(first)
        first += step
    return found


def day_hours(year: int, month: int, day: int, zone: str) -> list[datetime]:
    """The usual starting times of a day, in the branch's zone."""
    usual = ((8, 30), (9, 0), (9, 30), (10, 0), (14, 0), (14, 30), (15, 0), (16, 0), (19, 0))
    return [
        datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(zone)) for hour, minute in usual
    ]
