"""Cuts names and other texts to what a line or a button has room for, and lists names."""

from collections.abc import Sequence

from handlers.shared.texts import Texts

LONGEST_NAME = 30


def clipped(name: str) -> str:
    """Cuts a name to the length of a line or a button."""
    return cut(name, LONGEST_NAME)


def cut(text: str, most: int) -> str:
    """Cuts a text to at most `most` characters, with an ellipsis."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def in_line(text: str, most: int) -> str:
    """Puts a text in one line of at most `most` characters."""
    return cut(" ".join(text.split()), most)


def say_names(texts: Texts, names: Sequence[str], most: int = 800) -> str:
    """Lists names in at most about `most` characters; says how many there are where not all fit."""
    between = texts.plain("between-names")
    shown: list[str] = []
    for name in map(clipped, names):
        if len(between.join([*shown, name])) > most:
            return texts.plain("names-and-more", names=between.join(shown), many=len(names))
        shown.append(name)
    return between.join(shown)
