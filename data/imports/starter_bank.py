"""Reads the questions that ship with the program: a bank on how a branch works."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from data.values.question import Question, QuestionKind


@cache
def starter_bank() -> tuple[Question, ...]:
    """Returns the questions in simplified Chinese, topic by topic.

    Each has an explanation, two or three tags, a difficulty from 1 (known to everybody) to 3 (known
    to careful readers), and as its source a regulation, with the article where that is certain.
    """
    return tuple(_question(entry) for entry in _entries())


def _entries() -> Iterator[dict[str, Any]]:
    folder = files("data.content") / "questions"
    for place in sorted(folder.iterdir(), key=lambda place: place.name):
        yield from tomllib.loads(place.read_text("utf-8"))["question"]


def _question(entry: dict[str, Any]) -> Question:
    kind = QuestionKind(entry["kind"])
    options = tuple(entry.get("options", ()))
    return Question(
        kind=kind,
        stem=entry["stem"],
        options=options,
        answer=_places(kind, options, entry["answer"]),
        blanks=tuple(map(tuple, entry["answer"])) if kind is QuestionKind.FILL else (),
        explanation=entry["explanation"],
        source=entry["source"],
        tags=tuple(entry["tags"]),
        difficulty=entry["difficulty"],
    )


def _places(kind: QuestionKind, options: tuple[str, ...], said: Any) -> tuple[int, ...]:
    """Returns the indexes of the right options; the files give them by their texts, or true and
    false."""
    match kind:
        case QuestionKind.SINGLE:
            return (options.index(said),)
        case QuestionKind.MULTIPLE:
            return tuple(sorted(map(options.index, said)))
        case QuestionKind.JUDGE:
            return (0 if said else 1,)
        case QuestionKind.FILL:
            return ()
