"""Decides how much is practised at a time, how long it takes, and what fits on a page."""

import math
import zlib
from collections.abc import Sequence

SIZE = 5
"""Questions of one sitting: about what waiting for a lift leaves time for."""
LIST_SIZE = 3
"""Questions on a page of a list."""
SECONDS = 25
"""What one question takes, reading the explanation included."""
LONGEST_PAGE = 3_600
"""Characters of a question with its options and its explanation; the rest of a page is ours."""
SHORT_OPTION = 14
MOST_SHORT = 6
"""Options up to this length, and up to so many, stand on their buttons."""
_SHORTEST = 80


def mark_of(tag: str) -> str:
    """Names a tag in few characters, for a button."""
    return f"{zlib.crc32(tag.encode()):x}"


def minutes(questions: int) -> int:
    """Works out the minutes that a sitting of so many questions takes, at least 1."""
    return max(1, math.ceil(min(questions, SIZE) * SECONDS / 60))


def on_buttons(options: Sequence[str]) -> bool:
    """Tells whether the options are short enough to stand on their buttons."""
    return len(options) <= MOST_SHORT and all(len(one) <= SHORT_OPTION for one in options)


def fitted(parts: Sequence[str], most: int = LONGEST_PAGE) -> list[str]:
    """Cuts the longest parts of a page with an ellipsis until all fit together."""
    made = list(parts)
    while (over := sum(map(len, made)) - most) > 0:
        at = max(range(len(made)), key=lambda place: len(made[place]))
        if len(made[at]) <= _SHORTEST:
            break
        keeps = max(_SHORTEST, len(made[at]) - over, len(made[at]) // 2)
        made[at] = made[at][: keeps - 1] + "…"
    return made
