"""Writes a question bank in JSON, with every field of each question."""

import json
from collections.abc import Sequence
from typing import Any

from data.exports.bank_gift import notes_of
from data.imports.bank.json import OWN
from data.values.question import Question


def bank_json(questions: Sequence[Question]) -> str:
    """Returns an object with our name and version and the list of questions; indexes of right
    options count from 0, and pictures are in base64. Importing it restores the questions."""
    return json.dumps(
        {OWN: 1, "questions": [_object(one) for one in questions]}, ensure_ascii=False, indent=1
    )


def _object(question: Question) -> dict[str, Any]:
    said = {
        "kind": question.kind,
        "stem": question.stem,
        "options": question.options,
        "answer": question.answer,
        "blanks": question.blanks,
        "explanation": question.explanation,
    }
    return {name: value for name, value in said.items() if value} | notes_of(question)
