"""Makes and checks on-site codes, and slows guessing down."""

from datetime import datetime, timedelta

import pyotp

CODE_SECONDS = 30
GRACE = 8
"""Seconds for which the code before is still taken, because typing takes time."""
FREE_GUESSES = 3
GUESSED = 5
"""Wrong codes of one account at a meeting from which the secretaries are told."""
MOST_WRONG = 30
"""Wrong codes at a meeting, of everybody together, that are no worse than mistyped; a code can be
typed wrong by one in ten of those expected, too."""


def new_secret() -> str:
    """Makes a secret for a meeting's codes, in base32."""
    return pyotp.random_base32()


def code_at(secret: str, now: datetime) -> str:
    """Returns the six digits of this moment (RFC 6238, new ones every 30 seconds)."""
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
    """Returns the moment at which the code changes next."""
    return now + timedelta(seconds=CODE_SECONDS - now.timestamp() % CODE_SECONDS)


def wait_after(wrong: int) -> timedelta:
    """Returns the wait after that many wrong codes in a row: none at first, then doubling up to
    ten minutes, so that a million codes cannot be tried during a meeting."""
    if wrong < FREE_GUESSES:
        return timedelta(0)
    doubled = timedelta(seconds=30 * 2 ** (min(wrong, 20) - FREE_GUESSES))
    return min(doubled, timedelta(minutes=10))


def most_wrong(expected: int) -> int:
    """Returns the wrong codes that a meeting bears before codes alone let nobody in any more."""
    return max(MOST_WRONG, expected // 10)


def _totp(secret: str) -> pyotp.TOTP:
    return pyotp.TOTP(secret, digits=6, interval=CODE_SECONDS)
