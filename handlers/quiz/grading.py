"""Whether an answer is right."""

from collections.abc import Iterable
from typing import Any

from data.values.filling import Judgement, judge_text


def is_right(asked: dict[str, Any], options: Iterable[int]) -> bool:
    """Whether these places of the shown options are the right ones, and all of them.

    Where only one could be chosen and several turned out to be right, each of them is.
    """
    chosen, right = set(options), set(asked["answer"])
    if not asked.get("multiple", False) and len(right) > 1:
        return bool(chosen) and chosen <= right
    return chosen == right


def of_text(asked: dict[str, Any], text: str) -> bool | None:
    """Whether a text fills the blanks rightly; None for a near miss, which people decide."""
    judged = judge_text(asked["blanks"], text)
    return None if judged is Judgement.NEAR else judged is Judgement.RIGHT
