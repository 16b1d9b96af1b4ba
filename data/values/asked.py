"""Prepares a question for one showing: the order of its options, and what fits into a poll."""

import hashlib
import re
from collections.abc import Sequence
from typing import Any

from data.values.question import (
    LONGEST_EXPLANATION,
    LONGEST_OPTION,
    LONGEST_STEM,
    MOST_OPTIONS,
    Question,
    QuestionKind,
    letters,
)

LONGEST_DESCRIPTION = 1_000
"""Characters of a poll's description, a little below Telegram's 1,024."""
LONGEST_MESSAGE = 4_000
MOST_BREAKS = 2
"""Line feeds that Telegram allows in an explanation."""

_SPEAKS = re.compile(
    r"以上|上述|前者|后者|[前后][两二三]项|均|皆|都[是不对错有]|全[是对错部选]|选项|其他各项|"
    r"^\W*[A-H](\W*[A-HＡ-Ｈ和与及或项])*\W*$|[A-H]\s*[、,，和与及或]\s*[A-H]|"
    r"以上|上述|前者|後者|[前後][兩二三]項|選項|都[是不對錯有]|全[是對錯部選]|"
    r"\b(above|below|both|neither|either|former|latter)\b",
    re.IGNORECASE,
)


def shown(question: Question, options: Sequence[str], seed: str) -> dict[str, Any]:
    """Returns what a round keeps of a question, as JSON values.

    `options` are the question's own, or the words for true and false. `order`: the original index
    of each option shown, shuffled by the seed where the options allow it. `answer`: indexes of the
    options shown.
    """
    order = drawn(len(options), seed) if movable(question) else list(range(len(options)))
    return {
        "kind": str(question.kind),
        "stem": question.stem,
        "options": [options[own] for own in order],
        "order": order,
        "answer": [place for place, own in enumerate(order) if own in question.answer],
        "multiple": question.kind is QuestionKind.MULTIPLE,
        "blanks": [list(blank) for blank in question.blanks],
        "explanation": question.explanation,
        "source": question.source,
    }


def movable(question: Question) -> bool:
    """Tells whether the options may be shuffled: none refers to another one or to its letter, and
    they are not just true and false."""
    return bool(question.options) and not any(map(_SPEAKS.search, question.options))


def drawn(many: int, seed: str) -> list[int]:
    """Draws a permutation of `many` indexes, always the same for a seed."""

    def rank(place: int) -> str:
        return hashlib.sha256(f"{seed}:{place}".encode()).hexdigest()

    return sorted(range(many), key=rank)


def corrected(asked: dict[str, Any], question: Question) -> dict[str, Any] | None:
    """Returns the question as asked, with the key it has now; None where the options it had then no
    longer show what is right.

    What the group saw stays: stem, options and their order. Options are matched by their texts, or,
    where one was reworded, by their original indexes.
    """
    if asked["kind"] != str(question.kind) and "fill" in (asked["kind"], question.kind):
        return None
    made = {
        **asked,
        "blanks": [list(blank) for blank in question.blanks],
        "explanation": question.explanation,
        "source": question.source,
    }
    if question.kind is QuestionKind.FILL:
        return made if len(question.blanks) == len(asked["blanks"]) else None
    if not question.options or set(question.options) != set(asked["options"]):
        if len(question.options or "01") != len(asked["options"]):
            return None
        right = set(question.answer)
        answer = [place for place, own in enumerate(asked["order"]) if own in right]
    else:
        right_texts = set(question.right_texts)
        answer = [at for at, option in enumerate(asked["options"]) if option in right_texts]
    return {**made, "answer": answer}


def form_of(asked: dict[str, Any], heading: str = "") -> str:
    """Chooses how a question is posted: poll, letters (its text beside or before a poll of letters)
    or text (there is nothing to choose). `heading` precedes the stem."""
    if asked["kind"] == "fill":
        return "text"
    fits = len(heading) + len(asked["stem"]) <= LONGEST_STEM and all(
        len(option) <= LONGEST_OPTION for option in asked["options"]
    )
    return "poll" if fits and len(asked["options"]) <= MOST_OPTIONS else "letters"


def lettered(asked: dict[str, Any]) -> list[str]:
    """Returns the options shown, each with its letter; none for true and false, which need none."""
    if asked["kind"] == "judge":
        return []
    return [f"{letters((place,))}. {option}" for place, option in enumerate(asked["options"])]


def messages(lines: Sequence[str]) -> list[str]:
    """Packs lines into as few messages as possible."""
    made: list[str] = []
    for line in lines:
        if made and len(made[-1]) + 1 + len(line) <= LONGEST_MESSAGE:
            made[-1] = f"{made[-1]}\n{line}"
        else:
            made.append(line)
    return made


def cut_explanation(explanation: str, source: str) -> str:
    """Cuts a poll's explanation to the limit: with its source where both fit, else with an
    ellipsis."""
    lines = explanation.split("\n")
    if len(lines) > MOST_BREAKS + 1:
        lines = [*lines[:MOST_BREAKS], " ".join(lines[MOST_BREAKS:])]
    whole = "\n".join(lines)
    if source and len(lines) <= MOST_BREAKS and len(whole) + 1 + len(source) <= LONGEST_EXPLANATION:
        return f"{whole}\n{source}" if whole else source
    return whole if len(whole) <= LONGEST_EXPLANATION else whole[: LONGEST_EXPLANATION - 1] + "…"
