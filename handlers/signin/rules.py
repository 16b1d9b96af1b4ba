"""Pure decisions of sign-in: on time or late, codes, and how guessing is slowed."""

from datetime import datetime, timedelta

import pyotp

from data.values.hours import STUDY_HOUR, meeting_minutes
from data.values.standing import Status

CODE_SECONDS = 30
GRACE = 8
"""Seconds for which the code before is still taken, because typing takes time."""
FREE_GUESSES = 3


def status_at(now: datetime, late_at: datetime) -> Status:
    """On time before the moment from which sign-ins are late, late from then on."""
    return Status.LATE if now >= late_at else Status.PRESENT


def new_secret() -> str:
    """A secret for a meeting's codes, in base32."""
    return pyotp.random_base32()


def code_at(secret: str, now: datetime) -> str:
    """The six digits that hold at this moment (RFC 6238, a new one every 30 seconds)."""
    return _totp(secret).at(int(now.timestamp()))


def code_holds(secret: str, given: str, now: datetime) -> bool:
    """Whether the code is the one on the screen now, or was until a few seconds ago."""
    seconds = int(now.timestamp())
    totp = _totp(secret)
    if totp.verify(given, for_time=seconds):
        return True
    early = seconds % CODE_SECONDS < GRACE
    return early and totp.verify(given, for_time=seconds - CODE_SECONDS)


def next_code_at(now: datetime) -> datetime:
    """The moment at which the code changes next."""
    return now + timedelta(seconds=CODE_SECONDS - now.timestamp() % CODE_SECONDS)


def wait_after(wrong: int) -> timedelta:
    """How long to wait after that many wrong codes in a row: none at first, then doubling up to
    ten minutes, so that a million codes cannot be tried during a meeting."""
    if wrong < FREE_GUESSES:
        return timedelta(0)
    doubled = timedelta(seconds=30 * 2 ** (min(wrong, 20) - FREE_GUESSES))
    return min(doubled, timedelta(minutes=10))


def corrections(*, expected: bool) -> tuple[Status, ...]:
    """What an entry may be corrected to: of who is expected, whether and how they came; of
    everybody else, whether they observed."""
    if not expected:
        return (Status.OBSERVING, Status.NONE)
    return (Status.PRESENT, Status.LATE, Status.LEAVE, Status.ABSENT, Status.MADE_UP)


def bar(share: float, width: int = 20) -> str:
    """A bar of text; `share` from 0 to 1. Full only when all are there."""
    filled = min(width, int(share * width))
    return "▓" * filled + "░" * (width - filled)


def hours(start: datetime, end: datetime) -> float:
    """Study hours (学时) of a meeting: its planned length in half hours, at least one."""
    return meeting_minutes(start, end) / STUDY_HOUR


def _totp(secret: str) -> pyotp.TOTP:
    return pyotp.TOTP(secret, digits=6, interval=CODE_SECONDS)
