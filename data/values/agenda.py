"""Entries of a branch's calendar: a meeting, the moment of a push, a notice that goes out or
ends, a vote that opens or closes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; times are aware. `name` is unique within the bot and stable over all renderings of
    the calendar."""

    name: str
    sort: Literal["meeting", "push", "notice", "vote"]
    at: datetime
    ends_at: datetime
    title: str
    short: str
    """The title in a few characters, where space is short."""
    place: str = ""
    cancelled: bool = False
