"""Pure decisions about rounds: when they stand and close, whether an answer is right, and when a
question is due again."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from data.values.filling import Judgement, judge_text
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
WORTH = timedelta(minutes=5)
"""A question that did not reach its group, or whose group is another one now, is asked again if so
much of its time is left."""
REACH = timedelta(days=180)
"""Rounds older than this stay as they are when a key is corrected."""
AGAIN = ((0.5, timedelta(days=21)), (0.8, timedelta(days=45)), (1.0, timedelta(days=90)))
"""How long a question rests of which at most this share of the answers was right."""


def posting(now: datetime, zone: str, quiet: tuple[int, int]) -> datetime:
    """Returns when what is posted now stands in the group: now, or at the end of the quiet hours.

    `quiet`: minutes of the day at which they begin and end.
    """
    return quiet_until(now, ZoneInfo(zone), *quiet) or now


def closing(posted: datetime, hours: int, zone: str, quiet: tuple[int, int]) -> datetime:
    """Returns when a question that stands from `posted` on closes, `hours` later.

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
    """Returns how long a question rests of which this share of the answers was right."""
    return next(after for most, after in AGAIN if share <= most)


def is_right(asked: dict[str, Any], options: Iterable[int]) -> bool:
    """Tells whether these places of the shown options are the right ones, and all of them.

    Where only one could be chosen and several turned out to be right, each of them is.
    """
    chosen, right = set(options), set(asked["answer"])
    if not asked.get("multiple", False) and len(right) > 1:
        return bool(chosen) and chosen <= right
    return chosen == right


def of_text(asked: dict[str, Any], text: str) -> bool | None:
    """Tells whether a text fills the blanks rightly; None for a near miss, which people decide."""
    judged = judge_text(asked["blanks"], text)
    return None if judged is Judgement.NEAR else judged is Judgement.RIGHT
