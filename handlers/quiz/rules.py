"""Pure decisions of the daily question: when it closes, and when it is due again."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from data.values.quiet import quiet_until

ROUND = "round"
"""The kind of the poll, or of the card, in which a question is asked."""
RESULT = "round.result"
"""The kind of the card with the result; its row is the first of the rounds asked together."""
CLOSE, REMIND = "round.close", "round.remind"
"""The kinds of plans that close rounds asked together, and remind of them before; their row is the
first of these rounds."""
LEAST_OPEN = timedelta(hours=1)
BEFORE_QUIET = timedelta(minutes=10)
REACH = timedelta(days=180)
"""Rounds older than this stay as they are when a key is corrected."""
AGAIN = ((0.5, timedelta(days=21)), (0.8, timedelta(days=45)), (1.0, timedelta(days=90)))
"""How long a question rests of which at most this share of the answers was right."""


def local_day(moment: datetime, zone: str) -> date:
    """The day a moment falls on in a zone."""
    return moment.astimezone(ZoneInfo(zone)).date()


def posting(now: datetime, zone: str, quiet: tuple[int, int]) -> datetime:
    """When what is posted now stands in the group: at the end of the quiet hours it falls into.

    `quiet`: minutes of the day at which they begin and end.
    """
    return quiet_until(now, ZoneInfo(zone), *quiet) or now


def closing(posted: datetime, hours: int, zone: str, quiet: tuple[int, int]) -> datetime:
    """When a question that stands from `posted` on closes, `hours` later.

    One that would close in the quiet hours closes BEFORE_QUIET, so that its result still comes on
    the same day; where that leaves less than LEAST_OPEN, it closes as they end.
    """
    there = ZoneInfo(zone)
    until = posted + timedelta(hours=hours)
    ends = quiet_until(until, there, *quiet)
    if ends is None:
        return until
    local = until.astimezone(there)
    back = (local.hour * 60 + local.minute - quiet[0]) % (24 * 60)
    begins = (until - timedelta(minutes=back)).replace(second=0, microsecond=0)
    early = begins - BEFORE_QUIET
    return early if early - posted >= LEAST_OPEN else ends


def again_after(share: float) -> timedelta:
    """How long a question rests of which this share of the answers was right."""
    return next(after for most, after in AGAIN if share <= most)
