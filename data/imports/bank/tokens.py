"""Classifies the lines of a question bank, and finds the habits of their file: how it numbers
questions."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from data.imports.bank.fold import folded
from data.imports.bank.inline import keyed
from data.imports.bank.key import listed_behind, several_on
from data.imports.bank.lines import (
    HAN_NUMBER,
    Line,
    Note,
    Number,
    fields_on,
    heading,
    is_list_title,
    is_title,
    numbered,
    trimming,
    without_kind,
)
from data.imports.bank.options import first_option, is_option, label_like, options_start

T = TypeVar("T")
GAP = re.compile(r"_{2,}|[(\[【]\s*[)\]】]")
_HAN = re.compile(
    rf"\s*([{HAN_NUMBER}]{{1,4}})\s?[、.:]\s*|\s*[(]([{HAN_NUMBER}]{{1,4}})[)]\s*|"
    rf"\s*第([{HAN_NUMBER}]{{1,4}})[题題]\s?[、.:]?\s*"
)
_NARROWEST = 60
_FEWEST_PAGES = 3
_LEAST, _MOST = 3, 40
"""Longest line, in characters, that is repeated on every page."""
_DIGITS = {sign: place for place, sign in enumerate("一二三四五六七八九", 1)}
_STYLES = {"ordinal": "ordinal", "tight": "dot", "dot": "dot"}


class _once(Generic[T]):  # noqa: N801 - it is used like `property`
    """A property that is worked out once; `cached_property` of Python 3.11 takes a lock each
    time, which costs more than what is kept here."""

    def __init__(self, made: Callable[["Token"], T]) -> None:
        self.made = made
        self.__doc__ = made.__doc__

    def __get__(self, token: "Token", owner: object = None) -> T:
        value = token.__dict__[self.made.__name__] = self.made(token)
        return value


@dataclass(frozen=True)
class Token:
    """A line and its class by itself: "blank", "trimming", "heading" (of a kind), "title", "list"
    (the title of a list of answers), "listed" (answers of several questions) or "text"."""

    line: Line
    role: str
    kind: str
    notes: tuple[Note, ...]
    number: Number | None
    place: int = 0

    @_once
    def style(self) -> str:
        """The style of its number, the same for styles that people mix."""
        return _STYLES.get(self.number.style, self.number.style) if self.number else ""

    @_once
    def body(self) -> str:
        """The text before the first field, without a label for the stem or the options."""
        if not self.notes:
            return self.line.text
        first = self.notes[0]
        if first.name == "stem":
            end = self.notes[1].label if len(self.notes) > 1 else first.end
            return self.line.text[first.start : end]
        return self.line.text[: first.label]

    @_once
    def opens_options(self) -> str:
        """The style of options at the head of the line: "signed", "bare" or ""."""
        return first_option(self.line.text) if self.role == "text" else ""

    @_once
    def answered(self) -> bool:
        """Whether an answer is given on the line in a field of its own."""
        return any(note.name == "answer" for note in self.notes)

    @_once
    def evidence(self) -> bool:
        """Whether the line shows that there is a question: options, an answer, a key or a gap."""
        if self.role != "text":
            return False
        tagged = self.number and without_kind(self.body[self.number.end :])[1]
        return bool(self.answered or self.asks or tagged or options_start(self.line.text))

    @_once
    def asks(self) -> bool:
        """Whether the line has an open place, or one with the key in it."""
        text = folded(self.body)
        return bool(GAP.search(text)) or keyed(text)


def tokens_of(lines: Sequence[Line]) -> list[Token]:
    """Returns the lines, each with its class."""
    return [_token(line, place) for place, line in enumerate(lines)]


def _token(line: Line, place: int) -> Token:
    text = line.text
    number = numbered(text)
    if is_option(text) and not (number and number.key):
        return Token(line, "text", "", tuple(fields_on(text)), None, place)
    if line.blank:
        return Token(line, "blank", "", (), None, place)
    if trimming(text):
        return Token(line, "trimming", "", (), None, place)
    if is_list_title(text):
        return Token(line, "list", "", (), None, place)
    notes = tuple(fields_on(text))
    if not notes and (kind := heading(text)):
        return Token(line, "heading", kind, (), None, place)
    told = notes[0].value if notes and notes[0].name == "answer" else ""
    if told and (_lists(told) or listed_behind(told)):
        return Token(line, "listed", "", notes, None, place)
    if listed_behind(text):
        return Token(line, "listed", "", notes, None, place)
    titled = line.title and not number and not GAP.search(text) and "?" not in folded(text)
    if not notes and (titled or is_title(text)):
        return Token(line, "title", "", (), _han_number(text), place)
    return Token(line, "text", "", notes, number or _han_number(text), place)


def _lists(value: str) -> bool:
    """Tells whether an answer is those of several questions: 1.B 2.A, or 1.A with a sign after
    it."""
    return bool(several_on(value)) and bool(re.match(r"\s*\d{1,3}\s?[.、:)\-—~]", folded(value)))


def _han_number(text: str) -> Number | None:
    match = _HAN.match(folded(text[:12]))
    if match is None:
        return None
    said = match[1] or match[2] or match[3]
    style = "han" if match[1] else "han bracket" if match[2] else "ordinal"
    tens, ten, ones = said.rpartition("十")
    value = (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)
    return Number(value, style, match.end())


def width(text: str) -> int:
    """Measures a line as printed: Chinese characters are two wide."""
    return len(text.encode("gb18030", "replace"))


def full_width(tokens: Sequence[Token]) -> int:
    """Returns the width of a line that continues in the next for lack of space."""
    widest = max((width(one.line.text) for one in tokens), default=0)
    return max(_NARROWEST, widest * 4 // 5)


def without_headers(lines: Sequence[Line]) -> list[Line]:
    """Blanks the lines that are repeated on every page: the same short text several times, with
    nothing of a question."""
    texts = Counter(line.text.strip() for line in lines)
    repeated = {
        text
        for text, many in texts.items()
        if many >= _FEWEST_PAGES and _LEAST < len(text) <= _MOST and _says_nothing(text)
    }
    return [replace(one, text="") if one.text.strip() in repeated else one for one in lines]


def _says_nothing(text: str) -> bool:
    line = folded(text)
    if fields_on(text) or numbered(text) or label_like(text) or heading(text) or trimming(text):
        return False
    return not (is_list_title(text) or is_title(text) or GAP.search(line) or "?" in line)


def question_style(tokens: Sequence[Token], first: int, last: int) -> str:
    """Returns the style in which questions are numbered between two lines: that of most numbers
    followed by options, an answer or a gap, the outer one where lists are inside; "" for none."""
    places: dict[str, list[int]] = {}
    for place in range(first, last):
        token = tokens[place]
        if token.number and token.role in ("text", "title"):
            places.setdefault(token.style, []).append(place)
    counts: Counter[str] = Counter()
    for style, found in places.items():
        for place, after in zip(found, [*found[1:], last], strict=True):
            block = tokens[place:after]
            counts[style] += any(one.evidence or one.opens_options for one in block)
    if not counts:
        return ""
    return max(counts, key=lambda style: (counts[style], -places[style][0]))
