"""Writes a question bank in GIFT, which Moodle and others read; the rest is in comments."""

import json
import re
from base64 import b64encode
from collections.abc import Sequence
from typing import Any

from data.imports.bank.gift import MARK
from data.values.question import Question, QuestionKind

_SIGNS = re.compile(r"[\\~=#{}:>]")


def bank_gift(questions: Sequence[Question]) -> str:
    """Writes the questions in order; importing the text restores them."""
    return "\n\n".join(map(_entry, questions)) + "\n"


def notes_of(question: Question) -> dict[str, Any]:
    """Returns all of a question but stem, options, answer and explanation, for JSON."""
    picture = question.picture
    notes = {
        "source": question.source,
        "tags": list(question.tags),
        "difficulty": question.difficulty,
        "until": question.until.isoformat() if question.until else "",
        "picture": b64encode(picture.content).decode() if picture else "",
    }
    return {name: value for name, value in notes.items() if value}


def _entry(question: Question) -> str:
    notes = {"kind": question.kind, **notes_of(question)}
    if question.kind is QuestionKind.FILL:
        notes["blanks"] = question.blanks
    tags = "".join(f" [tag:{tag}]" for tag in question.tags if "]" not in tag)
    told = f"####{_plain(question.explanation)}" if question.explanation else ""
    lines = [
        f"//{tags}" if tags else "",
        MARK + json.dumps(notes, ensure_ascii=False),
        f"::{question.key[:8]}::[plain]{_escaped(question.stem)} {{{_answers(question)}{told}}}",
    ]
    return "\n".join(line for line in lines if line)


def _answers(question: Question) -> str:
    if question.kind is QuestionKind.JUDGE:
        return "T" if question.answer == (0,) else "F"
    if question.kind is QuestionKind.FILL:
        accepted = list(question.blanks[0])
        if len(question.blanks) > 1:
            accepted = ["; ".join(question.right_texts)]
        return " ".join(f"={_plain(one)}" for one in accepted)
    share = f"{100 / len(question.answer):.5f}".rstrip("0").rstrip(".")
    several = question.kind is QuestionKind.MULTIPLE
    parts = []
    for place, option in enumerate(question.options):
        right = place in question.answer
        sign = ("~" if several else "=") if right else "~"
        weight = f"%{share if right else -100}%" if several else ""
        # A percent sign in the text itself would be read as a weight.
        if option.startswith("%") and not several:
            weight = "%100%" if right else "%0%"
        parts.append(f"{sign}{weight}{_plain(option)}")
    return " ".join(parts)


def _plain(text: str) -> str:
    """Escapes a text after a sign; where it begins with a bracket, marks that this names no
    format."""
    return f"[plain]{_escaped(text)}" if text.startswith("[") else _escaped(text)


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", text).replace("\n", "\\n")
