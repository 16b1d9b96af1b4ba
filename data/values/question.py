"""A question as a bank keeps it: stem, options, key and explanation."""

import hashlib
import json
import re
import unicodedata
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

LONGEST_STEM = 300
LONGEST_OPTION = 100
LONGEST_EXPLANATION = 200
MOST_OPTIONS = 12
"""Limits of Telegram's polls; longer stems and options are posted as a text."""
LONGEST_TEXT = 2_000
"""Characters of a stem or an option that fit a message of their own."""
LONGEST_SOURCE = 300
DIFFICULTIES = range(1, 6)
"""From easy to hard."""
BLANK = "____"

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u115f\u1160\u180b-\u180f\u200b-\u200f\u2060"
    "\ufe00-\ufe0f\ufeff\ufffe\uffff\ud800-\udfff]"
)
_BLANKS = re.compile(r"_{2,}|[(\[]\s*[)\]]|\u3010\s*\u3011")
_NOT_WORDS = re.compile(r"[\W_]+")


class QuestionKind(StrEnum):
    """The way to answer a question: 单选, 多选, 判断, 填空."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    JUDGE = "judge"
    FILL = "fill"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that belongs to a question: PNG, JPEG or GIF."""

    content: bytes

    @property
    def name(self) -> str:
        """A file name that differs for different pictures."""
        formats = {b"\x89P": "png", b"\xff\xd8": "jpg", b"GI": "gif"}
        name = hashlib.sha256(self.content).hexdigest()[:16]
        return f"{name}.{formats.get(self.content[:2], 'png')}"


@dataclass(frozen=True, slots=True)
class Question:
    """One question; its texts are as `tidy` and `tidy_line` leave them.

    `answer` holds the indexes of the right options, ascending; a judge question has no options, and
    its answer is 0 where the stem is true, else 1. A fill question has `blanks` instead: the
    accepted answers for each blank of the stem, the best wording first. `difficulty` is 1 to 5, or
    0 if unknown; after `until` the question is no longer asked.
    """

    kind: QuestionKind
    stem: str
    options: tuple[str, ...] = ()
    answer: tuple[int, ...] = ()
    blanks: tuple[tuple[str, ...], ...] = ()
    explanation: str = ""
    source: str = ""
    tags: tuple[str, ...] = ()
    difficulty: int = 0
    until: date | None = None
    picture: Picture | None = None

    @property
    def key(self) -> str:
        """32 hexadecimal digits that identify the stem and the key (SHA-256, cut).

        They stay when options change places, or anything else about the question changes.
        """
        right = {*self.answer}
        options = sorted([alike(one), place in right] for place, one in enumerate(self.options))
        asked = [
            str(self.kind),
            alike(self.stem),
            options or [list(self.answer)],
            [sorted({alike(one) for one in blank}) for blank in self.blanks],
            hashlib.sha256(self.picture.content).hexdigest() if self.picture else "",
        ]
        return hashlib.sha256(json.dumps(asked).encode()).hexdigest()[:32]

    def as_json(self) -> dict[str, Any]:
        """Returns the question as JSON values, without its picture, for `from_json`."""
        made = {one.name: getattr(self, one.name) for one in fields(self)}
        del made["picture"]
        until = self.until.isoformat() if self.until else None
        return made | {
            "kind": str(self.kind),
            "options": list(self.options),
            "answer": list(self.answer),
            "blanks": [list(blank) for blank in self.blanks],
            "tags": list(self.tags),
            "until": until,
        }

    @classmethod
    def from_json(cls, made: dict[str, Any], picture: Picture | None = None) -> "Question":
        """Restores the question from `as_json`, with its picture."""
        lists = {name: tuple(made[name]) for name in ("options", "answer", "tags")}
        return cls(
            **{
                **made,
                **lists,
                "kind": QuestionKind(made["kind"]),
                "blanks": tuple(map(tuple, made["blanks"])),
                "until": date.fromisoformat(made["until"]) if made["until"] else None,
                "picture": picture,
            }
        )

    @property
    def right_texts(self) -> tuple[str, ...]:
        """The texts of the right options, or the best wording of each blank."""
        if self.kind is QuestionKind.FILL:
            return tuple(blank[0] for blank in self.blanks)
        return tuple(self.options[place] for place in self.answer) if self.options else ()


def tidy(text: str) -> str:
    """Removes invisible characters and collapses white space; line ends stay, blank lines go."""
    shown = _UNSEEN.sub("", text)
    if "\n" not in shown and "\r" not in shown:
        return " ".join(shown.split())
    shown = shown.replace("\r\n", "\n").replace("\r", "\n")
    lines = (" ".join(line.split()) for line in shown.split("\n"))
    return "\n".join(line for line in lines if line)


def tidy_line(text: str) -> str:
    """As `tidy`, in one line."""
    return tidy(text).replace("\n", " ")


@lru_cache(maxsize=16_384)
def alike(text: str) -> str:
    """Normalises a text for equality in a reader's eyes: widths, white space, the form of
    blanks."""
    return "".join(_BLANKS.sub("_", unicodedata.normalize("NFKC", text)).split())


def words_of(text: str) -> str:
    """Reduces a text to lower-case letters, digits and characters, which near-duplicates share."""
    return _NOT_WORDS.sub("", unicodedata.normalize("NFKC", text)).casefold()


def letters(places: tuple[int, ...]) -> str:
    """Writes the right options as letters: 0 and 2 are AC."""
    return "".join(chr(ord("A") + place) for place in places)
