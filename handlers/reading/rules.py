"""Pure decisions of reading: when it counts, what counts, deadlines, and the check question."""

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from data.values.hours import STUDY_HOUR

CARD = "reading"
"""The kind of card that shows who has studied a reading."""
KEPT_UP = timedelta(days=14)
"""So long after its posting the card of a reading follows who studies it."""
NOTE_CLOCK = time(18)
CHASE_CLOCK = time(9)
CHASES_UNTIL = time(18)
"""Local times at which a note is due, and between which people are reminded."""
PAUSES = (10, 30, 60, 120, 300)
"""Seconds to think after the first, second … wrong answer."""


def local_day(moment: datetime, zone: str) -> date:
    """The day a moment falls on in a zone."""
    return moment.astimezone(ZoneInfo(zone)).date()


def _at(day: date, clock: time, zone: str) -> datetime:
    """The moment (aware) of a local time of day."""
    return datetime.combine(day, clock, ZoneInfo(zone))


def deadline(posted: datetime, days: int, zone: str) -> datetime | None:
    """The end of the last day on which a reading is in time, `days` after the day of its posting;
    None for 0 days."""
    if days <= 0:
        return None
    return _at(local_day(posted, zone) + timedelta(days=days + 1), time(), zone)


def last_day(deadline_at: datetime, zone: str) -> date:
    """The last local day before a deadline."""
    return local_day(deadline_at - timedelta(microseconds=1), zone)


def note_deadline(asked: datetime, days: int, zone: str) -> datetime:
    """When a note (心得) is due that is asked for within `days`: that day at 18:00."""
    return _at(local_day(asked, zone) + timedelta(days=days), NOTE_CLOCK, zone)


def next_chase(now: datetime, zone: str) -> datetime:
    """The next nine o'clock in the morning, at which people may be reminded."""
    today = _at(local_day(now, zone), CHASE_CLOCK, zone)
    return today if today > now else _at(today.date() + timedelta(days=1), CHASE_CLOCK, zone)


def may_chase(now: datetime, zone: str) -> bool:
    """Whether it is a time of day for reminders that nobody asked for."""
    return CHASE_CLOCK <= now.astimezone(ZoneInfo(zone)).time() < CHASES_UNTIL


def share_of_minutes(minutes: int, lengths: Sequence[int], part: int) -> int:
    """The minutes of one part of a material, by the parts' lengths; at least 1."""
    whole = sum(lengths)
    if len(lengths) < 2 or not whole:
        return max(1, minutes)
    return max(1, round(minutes * lengths[part] / whole))


def counts_from(start: datetime, minutes: int, share: int) -> datetime:
    """The moment from which a reading counts: a share (percent) of its minutes after `start`."""
    return start + timedelta(seconds=math.ceil(minutes * 60 * share / 100))


@dataclass(frozen=True, slots=True)
class Credit:
    """Minutes that go into the hours, and whether the day's cap cut them."""

    minutes: int
    capped: bool


def credit(minutes: int, today: int, most: int) -> Credit:
    """What of a reading's minutes counts on a day on which `today` minutes counted already."""
    left = max(0, most - today)
    return Credit(min(minutes, left), minutes > left)


def wait_after(wrong: int) -> timedelta:
    """How long to think after that many wrong answers."""
    return timedelta(seconds=PAUSES[min(wrong, len(PAUSES)) - 1]) if wrong else timedelta()


def order(reading_id: int, member_id: int, many: int) -> list[int]:
    """The order in which a member sees a check question's options: always the same, and rarely
    that of the neighbour."""

    def rank(option: int) -> str:
        return hashlib.sha256(f"{reading_id}:{member_id}:{option}".encode()).hexdigest()

    return sorted(range(many), key=rank)


def mark_of(question: str, options: Sequence[str]) -> str:
    """Six characters that name a question as it stands, so that an answer to an edited one is
    noticed."""
    said = "\0".join([question, *options])
    return hashlib.sha256(said.encode()).hexdigest()[:6]


def lessons(minutes: int) -> float:
    """Minutes in hours of study (学时), to a tenth."""
    return round(minutes / STUDY_HOUR, 1)
