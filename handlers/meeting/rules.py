"""Pure decisions about meetings: their choices, the times that follow, and typed texts."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from data.values.names import clean_text
from data.values.standing import MeetingKind
from handlers.shared.refusal import Refusal

KINDS = (
    MeetingKind.GENERAL,
    MeetingKind.COMMITTEE,
    MeetingKind.SUBGROUP,
    MeetingKind.LECTURE,
    MeetingKind.THEME_DAY,
    MeetingKind.LIFE,
    MeetingKind.OTHER,
)
LENGTHS = (30, 60, 90, 120, 180)
OPENS = (5, 15, 30, 60)
LATES = (0, 5, 10, 15)
CLOSES = (15, 30, 60, 120)
SHORTEST = 5
FAR = timedelta(days=400)
LONGEST = {"topic": 200, "place": 100, "agenda": 1500}
"""Characters of the texts."""


@dataclass(frozen=True, slots=True)
class Times:
    """The end of a meeting, and when its sign-in opens, counts as late and closes."""

    ends_at: datetime
    opens_at: datetime
    late_at: datetime
    closes_at: datetime


def times(start: datetime, length: int, opens: int, late: int, closes: int) -> Times:
    """Works out a meeting's times from minutes: its length, before the start, after the start.

    Late begins at the end of the minute that is still on time ("15:05 以后算迟到"), and sign-in
    closes after late has begun.
    """
    minutes = timedelta(minutes=1)
    late_at = start + late * minutes
    closes_at = max(start + closes * minutes, late_at + minutes)
    return Times(start + length * minutes, start - opens * minutes, late_at, closes_at)


def following(options: tuple[int, ...], current: int) -> int:
    """Returns the option after the current one, the first after the last."""
    return next((option for option in options if option > current), options[0])


def audience_of(kind: MeetingKind) -> str:
    """Returns the audience of a kind of meeting, unless the secretary says otherwise."""
    return "committee" if kind is MeetingKind.COMMITTEE else "branch"


def half_hours(now: datetime, zone: str, most: int = 6) -> list[datetime]:
    """Returns today's next half-hours from a quarter of an hour ahead, until 21:30 local time."""
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
    """Returns the usual starting times of a day in the branch's zone."""
    usual = ((8, 30), (9, 0), (9, 30), (10, 0), (14, 0), (14, 30), (15, 0), (16, 0), (19, 0))
    return [
        datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(zone)) for hour, minute in usual
    ]


def text_for(field: str, text: str) -> str:
    """Cleans a topic or place to one line, an agenda line by line; raises Refusal if too long."""
    lines = [clean_text(line) for line in text.splitlines()]
    taken = "\n".join(filter(None, lines)) if field == "agenda" else clean_text(text)
    if len(taken) > LONGEST[field]:
        raise Refusal("meeting-too-long", most=str(LONGEST[field]), long=str(len(taken)))
    return taken
