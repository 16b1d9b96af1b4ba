"""What stands in a branch's calendar: a meeting, or the moment of a push."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; times are aware. `name` tells it from all others of the bot, and stays the same
    however often the calendar is made."""

    name: str
    sort: Literal["meeting", "push"]
    at: datetime
    ends_at: datetime
    title: str
    short: str
    """The title in a few characters, for a small field."""
    place: str = ""
    cancelled: bool = False
