"""Pure decisions of contests: their sizes and times, and when the next thing happens."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

KIND = "contest"
"""The kind of plan, and of what is said privately about contests."""
POST = "contest.post"
"""The kind of plan that puts up the scoreboard at the end of quiet hours."""
CARD, PAGE = "contest", "contest.page"
"""The kinds of a contest's cards: the scoreboard in the group, the page of who leads it."""
FEWEST, MOST = 10, 100
"""Questions of a contest."""
MANY = (10, 20, 30, 50)
SHORTEST, LONGEST = 10, 120
"""Seconds for each of them."""
SECONDS = (10, 15, 20, 30, 60)
LEVELS: tuple[tuple[str, tuple[int, ...]], ...] = (
    ("all", ()),
    ("easy", (1, 2)),
    ("middle", (3,)),
    ("hard", (4, 5)),
)
"""What difficulties may be chosen."""
LONGEST_TITLE = 40
BREATH = timedelta(seconds=4)
"""After a question's time: answers under way come in, people read the right one, and then the
round closes and the next question is asked in the same moment."""
COUNTDOWN = timedelta(seconds=10)
"""From "now" to the first question, so that people see the card."""
SOON = timedelta(minutes=5)
"""From the announcement of the others, in which people join."""
PATIENCE = timedelta(seconds=60)
"""A question that is not in the group after this time pauses the contest."""
LATE = timedelta(minutes=10)
"""What should have gone on longer ago than this waits for who leads the contest."""
SHOWN = 10
"""Places on the board."""

_NUMBER = re.compile(r"\d{1,4}(?!\d)")


def closes_at(posted: datetime, seconds: int) -> datetime:
    """When a question's round closes that stood in the group at `posted`."""
    return posted + timedelta(seconds=seconds) + BREATH


def minutes(questions: int, seconds: int) -> int:
    """About how long a contest takes, in minutes."""
    return max(1, round(questions * (seconds + BREATH.total_seconds()) / 60))


def number_in(text: str) -> int:
    """The number that a typed text begins with; 0 where it is none."""
    found = _NUMBER.match(text.strip())
    return int(found[0]) if found else 0


def level(difficulty: Sequence[int]) -> str:
    """The name of chosen difficulties."""
    return next((name for name, every in LEVELS if every == tuple(difficulty)), "all")


def next_level(difficulty: Sequence[int]) -> tuple[int, ...]:
    """The difficulties that come after these, in a circle."""
    names = [name for name, _ in LEVELS]
    at = names.index(level(difficulty))
    return LEVELS[(at + 1) % len(LEVELS)][1]
