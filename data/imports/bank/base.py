"""Decides for answers given as indexes where a file counts from, by all of its answers."""

import re
from collections.abc import Sequence
from dataclasses import replace

from data.imports.bank.draft import Found, because
from data.values.question import alike

_PLACES = re.compile(r"\s*\d{1,2}(?:[\s,，、;；/|&]+\d{1,2})*\s*")


def based(found: Sequence[Found], *, from_one: bool) -> list[Found]:
    """Turns indexes into right options: a 0 among the answers proves counting from 0, an answer as
    high as the number of options disproves it.

    Without either they are doubtful, unless such files usually count `from_one`.
    """
    numeric = {place: said for place, one in enumerate(found) if (said := _places(one)) is not None}
    zero = any(0 in said for said in numeric.values())
    top = any(len(found[place].options) in said for place, said in numeric.items())
    return [
        _with_base(one, numeric[place], zero=zero, top=top, from_one=from_one)
        if place in numeric
        else one
        for place, one in enumerate(found)
    ]


def _places(one: Found) -> list[int] | None:
    """Returns the indexes that an answer names, unless it is an option's own text."""
    if not one.options or one.right is not None or not _PLACES.fullmatch(one.answer):
        return None
    if any(alike(option) == alike(one.answer) for option in one.options if option):
        return None
    return sorted({int(number) for number in re.findall(r"\d+", one.answer)})


def _with_base(one: Found, places: list[int], *, zero: bool, top: bool, from_one: bool) -> Found:
    if from_one and not top and not zero:
        return one
    first = 0 if zero else 1
    right = tuple(place - first for place in places if first <= place < len(one.options) + first)
    said = one.answer.strip()[:40]
    if zero != top and len(right) == len(places):
        key = "bank-mended-base" if zero else "bank-mended-number"
        mended = because(key, answer=said)
        return replace(one, answer="", right=right, mended=(*one.mended, mended))
    doubt = because("bank-doubt-number", answer=said)
    return replace(one, answer="", right=right, doubts=(*one.doubts, doubt))
