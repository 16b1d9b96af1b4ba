"""Finds options that have no letters: items of a list, or numbers that an answer names."""

import re
from collections.abc import Sequence

from data.imports.bank.answer import plain_answer
from data.imports.bank.options import Option
from data.imports.bank.tokens import Token


def bulleted(own: Sequence[Token]) -> list[list[Option]]:
    """Returns options without letters, as items of a list below the stem."""
    places = [place for place, one in enumerate(own) if place and one.line.bullet]
    if len(places) < 2 or any(own[place].number for place in places):
        return []
    rows: list[list[Option]] = [[] for _ in own]
    for number, place in enumerate(places):
        text = own[place].body
        rows[place] = [Option(number, text.strip(), 0, len(text))]
    return rows


def numbered_items(own: Sequence[Token]) -> list[list[Option]]:
    """Returns options with numbers instead of letters, where the answer is such a number."""
    places = [place for place, one in enumerate(own) if place and one.number and one.number.sure]
    said = " ".join(note.value for one in own for note in one.notes if note.name == "answer")
    said = plain_answer(said)
    answer = [int(number) for number in re.findall(r"\d+", said)]
    values = [own[place].number.value for place in places]  # type: ignore[union-attr]
    if len(values) < 2 or values != list(range(1, len(values) + 1)):
        return []
    if not answer or not set(answer) <= set(values) or re.search(r"[^\W\d_]", said):
        return []
    rows: list[list[Option]] = [[] for _ in own]
    for number, place in enumerate(places):
        text = own[place].body
        start = own[place].number.end  # type: ignore[union-attr]
        rows[place] = [Option(number, text[start:].strip(), 0, len(text))]
    return rows
