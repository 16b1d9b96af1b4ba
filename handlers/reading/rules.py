"""Decides when a reading counts and how much, its deadlines, and the check question's order."""

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from data.values.hours import STUDY_HOUR
from handlers.shared.dates import local_day

NOTE = "reading-note"
"""The kind of step in which a note is typed."""
CARD = "reading"
"""The kind of card that shows who has studied a reading."""
KEPT_UP = timedelta(days=14)
"""So long after its posting the card of a reading follows who studies it."""
NOTE_DAYS = (3, 7, 14)
NOTE_CLOCK = time(18)
"""The local time at which a note is due."""
PAUSES = (10, 30, 60, 120, 300)
"""Seconds to think after the first, second … wrong answer."""


def _at(day: date, clock: time, zone: str) -> datetime:
    """Returns the moment (aware) of a local time of day."""
    return datetime.combine(day, clock, ZoneInfo(zone))


def deadline(posted: datetime, days: int, zone: str) -> datetime | None:
    """Returns the end of the last day on which a reading is in time, `days` after the day of its
    posting; None for 0 days."""
    if days <= 0:
        return None
    return _at(local_day(posted, zone) + timedelta(days=days + 1), time(), zone)


def last_day(deadline_at: datetime, zone: str) -> date:
    """Returns the last local day before a deadline."""
    return local_day(deadline_at - timedelta(microseconds=1), zone)


def is_over(deadline_at: datetime | None, now: datetime) -> bool:
    """Tells whether a deadline is over, so that studying now makes up for it."""
    return deadline_at is not None and now >= deadline_at


def note_deadline(asked: datetime, days: int, zone: str) -> datetime:
    """Returns when a note (心得) asked for within `days` is due: that day at 18:00."""
    return _at(local_day(asked, zone) + timedelta(days=days), NOTE_CLOCK, zone)


def share_of_minutes(minutes: int, lengths: Sequence[int], part: int) -> int:
    """Returns the minutes of one part of a material, by the parts' lengths; at least 1."""
    whole = sum(lengths)
    if len(lengths) < 2 or not whole:
        return max(1, minutes)
    return max(1, round(minutes * lengths[part] / whole))


def counts_from(start: datetime, minutes: int, share: int) -> datetime:
    """Returns when a reading begins to count: a share (percent) of its minutes after `start`."""
    return start + timedelta(seconds=math.ceil(minutes * 60 * share / 100))


@dataclass(frozen=True, slots=True)
class Credit:
    """Minutes that go into the hours, and whether the day's cap cut them."""

    minutes: int
    capped: bool


def credit(minutes: int, today: int, most: int) -> Credit:
    """Works out how many minutes count on a day on which `today` minutes counted already."""
    left = max(0, most - today)
    return Credit(min(minutes, left), minutes > left)


def wait_after(wrong: int) -> timedelta:
    """Returns how long to think after that many wrong answers."""
    return timedelta(seconds=PAUSES[min(wrong, len(PAUSES)) - 1]) if wrong else timedelta()


def order(reading_id: int, member_id: int, many: int) -> list[int]:
    """Returns the order in which a member sees a check question's options: always the same, and
    rarely that of the neighbour."""

    def rank(option: int) -> str:
        return hashlib.sha256(f"{reading_id}:{member_id}:{option}".encode()).hexdigest()

    return sorted(range(many), key=rank)


def mark_of(question: str, options: Sequence[str]) -> str:
    """Names a question as it stands in six characters, so that an answer to an edited one is
    noticed."""
    said = "\0".join([question, *options])
    return hashlib.sha256(said.encode()).hexdigest()[:6]


def lessons(minutes: int) -> float:
    """Converts minutes into hours of study (学时), to a tenth."""
    return round(minutes / STUDY_HOUR, 1)
