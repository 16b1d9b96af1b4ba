"""Parses a short check question as people type it: the question, its options, the right one
marked."""

import re
import unicodedata
from dataclasses import dataclass

from data.values.names import clean_text

LONGEST_QUESTION = 200
LONGEST_OPTION = 60
MOST_OPTIONS = 6

_MARK = re.compile(r"^\s*[*✓✔√☑✅]\s*|\s*[*✓✔√☑✅]\s*$")
_LABEL = re.compile(
    r"^\s*(?:[A-Za-z]|\d{1,2})\s*[.．、:：)）]\s*|^\s*[(（](?:[A-Za-z]|\d{1,2})[)）]\s*"
)


class BadQuestion(Exception):  # noqa: N818 - it is an answer to whoever typed
    """A question that cannot be accepted: the key of a text and its values."""

    def __init__(self, key: str, **values: int) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


@dataclass(frozen=True, slots=True)
class CheckQuestion:
    """A question, its options, and the index of the right one."""

    question: str
    options: tuple[str, ...]
    answer: int


def parse_check(text: str) -> CheckQuestion:
    """Reads the question from the first line and an option from each line after it; the right one
    has a * or √ before or behind it, and letters before all of them (A. B. …) are left out.

    Raises `BadQuestion` with one of these keys: "check-form" · "check-none-right" ·
    "check-two-right" · "check-many" (most) · "check-question-long", "check-option-long" (most) ·
    "check-alike".
    """
    lines = [line for line in text.replace("＊", "*").splitlines() if line.strip()]
    if len(lines) < 3:
        raise BadQuestion("check-form")
    question, *written = lines
    unmarked = [_unmarked(line) for line in written]
    marked = [one != line for one, line in zip(unmarked, written, strict=True)]
    options = _options(unmarked)
    if not all(options):
        raise BadQuestion("check-form")
    if len(options) > MOST_OPTIONS:
        raise BadQuestion("check-many", most=MOST_OPTIONS)
    if sum(marked) != 1:
        raise BadQuestion("check-two-right" if any(marked) else "check-none-right")
    question = clean_text(question)
    if len(question) > LONGEST_QUESTION:
        raise BadQuestion("check-question-long", most=LONGEST_QUESTION)
    if max(map(len, options)) > LONGEST_OPTION:
        raise BadQuestion("check-option-long", most=LONGEST_OPTION)
    if len({_same(option) for option in options}) < len(options):
        raise BadQuestion("check-alike")
    return CheckQuestion(question, options, marked.index(True))


def _unmarked(line: str) -> str:
    """Strips an option of its mark, which may also stand behind its letter."""
    line = _MARK.sub("", line)
    label = _LABEL.match(line)
    if label is None:
        return line
    return label[0] + _MARK.sub("", line[label.end() :])


def _options(lines: list[str]) -> tuple[str, ...]:
    if all(_LABEL.match(line) for line in lines):
        lines = [_LABEL.sub("", line, count=1) for line in lines]
    return tuple(map(clean_text, lines))


def _same(option: str) -> str:
    return unicodedata.normalize("NFKC", option).casefold()
