"""Findings of an examination: coded, with a level and a remedy."""

from dataclasses import asdict, dataclass
from enum import StrEnum


class Level(StrEnum):
    """The outcome of a check."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: what was found and, unless it is well, how to mend it."""

    code: str
    name: str
    level: Level
    found: str
    mend: str = ""

    def as_json(self) -> dict[str, str]:
        """Returns the finding as plain values."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Group:
    """A branch's group chat that the database knows and Telegram is asked about."""

    branch_id: int
    chat_id: int
    name: str
    asleep: bool
    bot_id: int = 0
