"""Judges answers to questions of the bank by their present key."""

from collections.abc import Sequence
from typing import Any

from data.values.filling import Judgement, judge_text
from data.values.question import QuestionKind


def judged(
    kind: str, answer: Sequence[int], blanks: Sequence[Sequence[str]], chosen: Sequence[Any]
) -> Judgement:
    """Judges a practised answer. `chosen`: indexes of the question's own options, or the typed text
    as the only item; empty is wrong.

    A single-choice question with several right options accepts each of them.
    """
    if not chosen:
        return Judgement.WRONG
    if kind == QuestionKind.FILL:
        return judge_text(blanks, str(chosen[0]))
    given, right = set(chosen), set(answer)
    one_of_several = kind != QuestionKind.MULTIPLE and given <= right
    return Judgement.RIGHT if one_of_several or given == right else Judgement.WRONG
