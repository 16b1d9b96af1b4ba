"""Orders names by the strokes of their characters (姓氏笔画), as lists of candidates have them."""

from functools import cache
from importlib.resources import files

UNKNOWN = 99
"""Strokes of what is in no table: it comes last."""


@cache
def _strokes() -> dict[str, int]:
    text = files("data.content").joinpath("strokes.txt").read_text("utf-8")
    found: dict[str, int] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            many, _, characters = line.partition(" ")
            found |= dict.fromkeys(characters, int(many))
    return found


def strokes(character: str) -> int:
    """Returns the strokes of a character by Unicode's kTotalStrokes."""
    return _strokes().get(character, UNKNOWN)


def stroke_key(name: str) -> tuple[tuple[int, str], ...]:
    """Returns a key that sorts names by the strokes of the family name, then by those of the other
    characters; of one family name, shorter names come first. Characters of as many strokes are in
    the order of their radicals, which is that of Unicode's basic block."""
    return tuple((strokes(one), one) for one in name if not one.isspace())
