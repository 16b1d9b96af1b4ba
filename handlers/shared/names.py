"""Names in lines and on buttons: cut to their length, and listed."""

from collections.abc import Sequence

from handlers.shared.texts import Texts

LONGEST_NAME = 30


def clipped(name: str) -> str:
    """Cuts a name to the length of a line or a button."""
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"


def say_names(texts: Texts, names: Sequence[str], most: int = 800) -> str:
    """Lists names in at most about `most` characters; says how many there are where not all fit."""
    between = texts.plain("between-names")
    shown: list[str] = []
    for name in map(clipped, names):
        if len(between.join([*shown, name])) > most:
            return texts.plain("names-and-more", names=between.join(shown), many=len(names))
        shown.append(name)
    return between.join(shown)
