"""Finds options that have no letters: items of a list, or numbers that an answer names."""

import re
from collections.abc import Sequence

from data.imports.bank.answer import plain_answer
from data.imports.bank.options import Option
from data.imports.bank.tokens import Token

_SIGN = re.compile(r"(?:^|(?<=\s))\s*([○●◯◦□■☐☑▢▣◇◆◎•·▪▫])\s*(?=\S)")
_FILLED = "●■☑▣◆"


def bulleted(own: Sequence[Token]) -> tuple[list[list[Option]], set[int]]:
    """Returns options without letters, as items of a list below the stem, and those with a filled
    sign beside empty ones."""
    nothing: list[list[Option]] = [[] for _ in own]
    rows: list[list[Option]] = [[] for _ in own]
    filled: set[int] = set()
    many = 0
    for place, token in enumerate(own):
        signs = list(_SIGN.finditer(token.body)) if place else []
        if any(note.name in ("answer", "explanation") for note in token.notes) and token.body:
            break
        if not token.line.bullet and not (signs and not token.body[: signs[0].start()].strip()):
            continue
        if token.number:
            return nothing, set()
        starts = [one.end() for one in signs] or [0]
        ends = [*(one.start() for one in signs[1:]), len(token.body)]
        filled |= {many + at for at, sign in enumerate(signs) if sign[1] in _FILLED}
        for start, end in zip(starts, ends, strict=True):
            rows[place].append(Option(many, token.body[start:end].strip(), start, end))
            many += 1
    if many < 2:
        return nothing, set()
    return rows, filled if len(filled) < many else set()


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
