"""Pure decisions of sign-in: on time or late, corrections, the bar and the hours of the board."""

from datetime import datetime

from data.values.hours import STUDY_HOUR, meeting_minutes
from data.values.standing import Status

BOARD = "board"
"""The kind of the board's cards."""
OWN_BOARD = "board.own"
"""The kind of the cards that show the board privately to those whom a meeting for a part of the
branch is for; their row is the person's entry."""


class NeedsCode(Exception):  # noqa: N818 - an outcome the handler turns into a link
    """The meeting asks for the code on the screen."""


class NeedsName(Exception):  # noqa: N818 - an outcome the handler turns into a link
    """The account has claimed no name of the roster."""

    def __init__(self, branch_id: int, language: str) -> None:
        super().__init__()
        self.branch_id = branch_id
        self.language = language


class NotExpected(Exception):  # noqa: N818 - an outcome the handler turns into a link
    """The meeting is of a subgroup or committee that the member does not belong to."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language


def status_at(now: datetime, late_at: datetime) -> Status:
    """Decides whether a sign-in is on time or late."""
    return Status.LATE if now >= late_at else Status.PRESENT


def corrections(*, expected: bool) -> tuple[Status, ...]:
    """Returns what an entry may be corrected to: for an expected member whether and how they came,
    for others whether they observed."""
    if not expected:
        return (Status.OBSERVING, Status.NONE)
    return (Status.PRESENT, Status.LATE, Status.LEAVE, Status.ABSENT, Status.MADE_UP)


def bar(share: float, width: int = 20) -> str:
    """Draws a bar of text for a share from 0 to 1, full only when all are there."""
    filled = min(width, int(share * width))
    return "▓" * filled + "░" * (width - filled)


def hours(start: datetime, end: datetime) -> float:
    """Returns a meeting's study hours (学时): its planned length in half hours, at least one."""
    return meeting_minutes(start, end) / STUDY_HOUR
