"""Finds options in lines or a cell, with letters before them or signs between."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from data.imports.bank.fold import folded
from data.imports.bank.words import kind_in
from data.values.question import MOST_OPTIONS

_LABEL = re.compile(
    r"\s*(?:[•●○◯◦▪■□☐·-]\s*)?(?:选项\s?)?"
    r"(?:[(\[【]\s*([A-La-l])\s*[)\]】]\s*[.、:]?|([A-La-l])\s?([.、:,)。]|-(?=[^\x00-\x7f]))|"
    r"([A-L])(?=\s|[^\x00-\x7f]))\s*"
)
_FIRST = re.compile(r"(?<=[\s。?)\]】:_])[(\[【]?A\s?[)\]】.、:]")
_LISTED = (r"\n", r"[|｜]", r"\$;\$|#{2,}|@{2,}", r"[;；]", r"\t", r"&")
_TAIL = " \t\u3000\xa0;；,，/|"
_MOST_TRIES = 8
"""Letters in a stem that are tried as the first option."""
_FIRST_ROMAN = 8
_WIDEST = 4
"""Rows of options that are printed column by column."""


@dataclass(frozen=True)
class Option:
    """An option: its index, its text, and its position in the line with its letter.

    `strayed` where its letter is that of an option before it, and it got the next index.
    """

    place: int
    text: str
    start: int
    end: int
    strayed: bool = False


@dataclass(frozen=True)
class _Label:
    place: int
    letter: str
    sign: str
    start: int
    end: int


def options_on(line: str, expected: int, taken: tuple[int, ...] = ()) -> tuple[Option, ...]:
    """Returns the options on a line that begins with one; none where it begins with something else.

    `expected` is the index of the next option and `taken` are those that were read before. A letter
    with a sign after it may skip indexes or fill a skipped one; one without a sign must be the
    expected.
    """
    label = _label_at(line)
    if label is None or (not label.sign and label.place != expected):
        return ()
    fits = label.place in (0, expected) or (label.place not in taken and label.place < expected)
    if not fits and not expected < label.place < MOST_OPTIONS:
        return ()
    return _labelled(line)


@lru_cache(maxsize=8_192)
def _labelled(line: str) -> tuple[Option, ...]:
    """Returns the options on a line that begins with one."""
    found = []
    label = _label_at(line)
    while label:
        after = _next_label(line, label)
        end = after.start if after else len(line)
        text = line[label.end : end].strip()
        if after:
            text = text.rstrip(_TAIL)
        found.append(Option(label.place, text, label.start, end))
        label = after
    return tuple(found)


def first_option(line: str) -> str:
    """Returns how a line begins that opens options: "signed" for A. or (A), "bare" for A and a
    blank."""
    label = _label_at(line)
    if label is None or label.place:
        return ""
    return "signed" if label.sign else "bare"


def label_like(line: str) -> bool:
    """Tells whether a line begins with a letter as options do, whichever it is."""
    return _label_at(line) is not None


def is_option(line: str) -> bool:
    """Tells whether a line begins with a letter and a sign as options do; further letters may be
    Roman numbers, and kinds are headings."""
    label = _label_at(line)
    return bool(label and label.sign and label.place < _FIRST_ROMAN and not kind_in(line[:20]))


def options_start(text: str) -> int:
    """Returns where options begin after a stem on the same line; 0 where none do."""
    line = folded(text)
    for number, match in enumerate(_FIRST.finditer(line)):
        if number == _MOST_TRIES:
            break
        found = options_on(text[match.start() :], 0)
        filled = [one for one in found if one.text]
        if len(found) > 1 and len(filled) in (0, len(found)):
            return match.start()
    return 0


def in_rows(lines: Sequence[str]) -> list[list[Option]]:
    """Returns for each line of a question the options on it, from the first that opens them;
    printed in rows or in columns, each option gets the index of its letter."""
    found: list[list[Option]] = []
    taken: list[int] = []
    for place, line in enumerate(lines):
        here: tuple[Option, ...] = ()
        if len(taken) > 2 * MOST_OPTIONS:
            found.append([])
            continue
        if taken or _opens(lines, place):
            here = options_on(line, max(taken, default=-1) + 1, tuple(taken))
        kept = []
        for one in here:
            stray = one.place in taken
            place_of = max(taken) + 1 if stray else one.place
            taken.append(place_of)
            kept.append(replace(one, place=place_of, strayed=True) if stray else one)
        found.append(kept if max(taken, default=0) < MOST_OPTIONS else [])
    return found


def _opens(lines: Sequence[str], place: int) -> bool:
    """Tells whether options begin on this line: B follows on it or on one of the next."""
    how = first_option(lines[place])
    if not how:
        return False
    if len(on := options_on(lines[place], 0)) > 1:
        return all(one.text for one in on) or not any(one.text for one in on)
    following = (options_on(one, 1) for one in lines[place + 1 :])
    beyond = any(one and one[0].place >= 1 for one in following)
    return beyond or (how == "signed" and bool(on[0].text))


def options_in(cell: str) -> tuple[str, tuple[str, ...]]:
    """Returns the text before the options in a cell, and the options by index."""
    lines = cell.replace("\r", "\n").split("\n")
    before: list[str] = []
    options: dict[int, str] = {}
    for line, found in zip(lines, in_rows(lines), strict=True):
        if found:
            options |= {one.place: one.text for one in found}
        elif options:
            options[max(options)] += f" {line.strip()}"
        else:
            before.append(line)
    if not options and (start := options_start(cell)):
        behind = options_on(cell[start:], 0)
        before, options = [cell[:start]], {one.place: one.text for one in behind}
    if len(options) > 1:
        many = max(options) + 1
        return "\n".join(before), tuple(options.get(place, "").strip() for place in range(many))
    return cell, ()


def listed(cell: str) -> tuple[str, ...]:
    """Returns the options in a cell that holds nothing else, with letters or without."""
    before, options = options_in(cell)
    if options and not before.strip():
        return options
    inner = _label_at(cell.strip())
    if inner and inner.place == 0 and (found := options_on(cell.strip(), 0)) and len(found) > 1:
        return tuple(one.text for one in found)
    for sign in _LISTED:
        parts = [part.strip() for part in re.split(sign, cell) if part.strip()]
        if len(parts) > 1:
            return unlabelled(tuple(parts))
    return (cell.strip(),) if cell.strip() else ()


def unlabelled(options: tuple[str, ...]) -> tuple[str, ...]:
    """Returns the options without their letters, where each begins with its own."""
    return tuple(_bare(options)) if not strayed(options) else options


def strayed(options: Sequence[str]) -> tuple[int, ...] | None:
    """Returns the indexes whose letter is another's, of options that all begin with a letter and a
    sign; None where they do not."""
    labels = [(place, _label_at(one)) for place, one in enumerate(options) if one.strip()]
    signed = [(place, label) for place, label in labels if label and label.sign]
    if not signed or len(signed) < len(labels) or len(labels) < 2:
        return None
    return tuple(place for place, label in signed if label.place != place)


def without_labels(options: Sequence[str]) -> tuple[str, ...]:
    """Returns the options without the letters they begin with, whatever these are."""
    return tuple(_bare(options))


def _bare(options: Sequence[str]) -> list[str]:
    if strayed(options) is None:
        return list(options)
    labels = [_label_at(one) for one in options]
    return [
        one[label.end :].strip() if label and one.strip() else one
        for one, label in zip(options, labels, strict=True)
    ]


@lru_cache(maxsize=8_192)
def _label_at(line: str) -> _Label | None:
    match = _LABEL.match(folded(line)[:40])
    if match is None:
        return None
    letter = match[1] or match[2] or match[4]
    sign = ")" if match[1] else match[3] or ""
    place = ord(letter.upper()) - ord("A")
    return _Label(place, letter, sign, match.start(), match.end())


def _next_label(line: str, label: _Label) -> _Label | None:
    """Returns the next letter in the manner of this one: after white space, or right after the
    option before it where the sign is the same; of options in columns the next is in another
    row."""
    if label.place + 1 >= MOST_OPTIONS:
        return None
    text = folded(line)
    for form in _forms(label.letter, label.sign):
        if found := form.search(text, label.end):
            letter = re.sub(r"[^A-Za-z]", "", found[0])
            end = found.end() + len(line[found.end() :]) - len(line[found.end() :].lstrip())
            step = ord(letter) - ord(label.letter)
            return _Label(label.place + step, letter, label.sign, found.start(), end)
    return None


@lru_cache(maxsize=256)
def _forms(letter: str, sign: str) -> tuple[re.Pattern[str], ...]:
    """Returns the forms of the letter after this one, the likeliest form first."""
    after = chr(ord(letter) + 1)
    if not sign:
        return (re.compile(rf"(?<=\s){after}(?=\s|[^\x00-\x7f])"),)
    later = "".join(chr(ord(letter) + step) for step in range(2, _WIDEST + 1))
    signed = r"(?<=[\s;；])(?:[(\[【]\s?{0}\s?[)\]】]\s?[.、:]?|{0}\s?[.、:)])"
    near = rf"(?<![A-Za-z0-9])[(\[【]?{after}\s?{re.escape(sign)}"
    forms = (signed.format(after), near, signed.format(f"[{later}]"))
    return tuple(map(re.compile, forms))
