"""What an answer to a question of the bank is worth, by the key the question has now."""

from collections.abc import Sequence
from typing import Any

from data.values.filling import Judgement, judge_text
from data.values.question import QuestionKind


def judged(
    kind: str, answer: Sequence[int], blanks: Sequence[Sequence[str]], chosen: Sequence[Any]
) -> Judgement:
    """What a practised answer is worth. `chosen`: places of the question's own options, or what
    was typed as the only item; nothing is wrong.

    A single-choice question that has several right options takes each of them.
    """
    if not chosen:
        return Judgement.WRONG
    if kind == QuestionKind.FILL:
        return judge_text(blanks, str(chosen[0]))
    given, right = set(chosen), set(answer)
    one_of_several = kind != QuestionKind.MULTIPLE and given <= right
    return Judgement.RIGHT if one_of_several or given == right else Judgement.WRONG
