"""Validates what our own formats hold of a question beyond stem, options and answer."""

from base64 import b64decode
from binascii import Error
from dataclasses import dataclass
from typing import Any

from data.imports.bank.picture import MOST, picture_of
from data.values.question import Picture, QuestionKind


@dataclass(frozen=True)
class Notes:
    """The notes on a question: `kind` and `blanks` are given where a format cannot hold them
    itself; `common` are further fields of `Found`."""

    kind: str
    blanks: tuple[tuple[str, ...], ...] | None
    common: dict[str, Any]


def notes_said(said: dict[str, Any]) -> Notes:
    """Returns the notes in an object of JSON; values of another form than ours are ignored."""
    kind = said.get("kind")
    return Notes(
        kind=kind if isinstance(kind, str) and kind in set(QuestionKind) else "",
        blanks=blanks_said(said.get("blanks")),
        common={
            "source": text_said(said.get("source")),
            "tags": texts_said(said.get("tags")),
            "difficulty": text_said(said.get("difficulty")),
            "until": text_said(said.get("until")),
            "picture": picture_said(said.get("picture")),
        },
    )


def text_said(value: object) -> str:
    """Returns a text or number as text; "" for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value)


def texts_said(value: object) -> tuple[str, ...]:
    """Returns a list of texts, or one text."""
    values = value if isinstance(value, list) else [value]
    return tuple(text for one in values if (text := text_said(one)))


def blanks_said(value: object) -> tuple[tuple[str, ...], ...] | None:
    """Returns a list of lists of texts; None for anything else."""
    if not isinstance(value, list) or not value:
        return None
    blanks = tuple(texts_said(one) for one in value)
    return blanks if all(blanks) else None


def picture_said(value: object) -> Picture | None:
    """Decodes a picture in base64."""
    if not isinstance(value, str) or len(value) > MOST * 4 // 3 + 4:
        return None
    try:
        return picture_of(b64decode(value, validate=True))
    except (Error, ValueError):
        return None
