"""Pure decisions of practice: how much at a time, how long it takes, what fits on a page."""

import math
from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

SIZE = 5
"""Questions of one sitting: about what waiting for a lift leaves time for."""
SECONDS = 25
"""What one question takes, reading the explanation included."""
LONGEST_PAGE = 3_600
"""Characters of a question with its options and its explanation; the rest of a page is ours."""
SHORT_OPTION = 14
MOST_SHORT = 6
"""Options up to this length, and up to so many, stand on their buttons."""
_SHORTEST = 80


def local_day(moment: datetime, zone: str) -> date:
    """The day a moment falls on in a zone."""
    return moment.astimezone(ZoneInfo(zone)).date()


def minutes(questions: int) -> int:
    """How many minutes a sitting of so many questions takes, at least 1."""
    return max(1, math.ceil(min(questions, SIZE) * SECONDS / 60))


def on_buttons(options: Sequence[str]) -> bool:
    """Whether the options are short enough to stand on their buttons."""
    return len(options) <= MOST_SHORT and all(len(one) <= SHORT_OPTION for one in options)


def fitted(parts: Sequence[str], most: int = LONGEST_PAGE) -> list[str]:
    """The parts of a page, the longest ones cut with an ellipsis until all fit together."""
    made = list(parts)
    while (over := sum(map(len, made)) - most) > 0:
        at = max(range(len(made)), key=lambda place: len(made[place]))
        if len(made[at]) <= _SHORTEST:
            break
        keeps = max(_SHORTEST, len(made[at]) - over, len(made[at]) // 2)
        made[at] = made[at][: keeps - 1] + "…"
    return made
