"""Options where they stand in a line or a cell, with letters before them or signs between."""

import re
from dataclasses import dataclass

from data.values.question import MOST_OPTIONS

_LABEL = re.compile(
    r"[\s\u3000]*(?:[（(\[【]\s*([A-La-l])\s*[)）\]】]\s*[.．、:：]?|([A-La-l])\s?([.．、:：,，)）])|"
    r"([A-L])(?=\s|[^\x00-\x7f]))\s*"
)
_LISTED = (r"\n", r"[|｜]", r"\$;\$|#{2,}|@{2,}", r"[;；]", r"\t")
_TAIL = " \t\u3000;；"


@dataclass(frozen=True)
class Option:
    """An option's place from 0, its text, and where in the line it stands with its letter."""

    place: int
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class _Label:
    place: int
    letter: str
    sign: str
    start: int
    end: int


def options_on(line: str, expected: int) -> list[Option]:
    """The options on a line that begins with one; none where it begins with something else.

    `expected` is the place of the next option. A letter with a sign behind it may skip places or
    begin anew at A; one without a sign must be the expected.
    """
    label = _label_at(line)
    if label is None or (not label.sign and label.place != expected):
        return []
    if label.place not in (0, expected) and not expected < label.place < MOST_OPTIONS:
        return []
    found = []
    while label:
        after = _next_label(line, label)
        end = after.start if after else len(line)
        text = line[label.end : end].strip()
        if after:
            text = text.rstrip(_TAIL)
        found.append(Option(label.place, text, label.start, end))
        label = after
    return found


def options_in(cell: str) -> tuple[str, tuple[str, ...]]:
    """What stands before the options in a cell, and the options by their places."""
    before: list[str] = []
    options: dict[int, str] = {}
    for line in cell.replace("\r", "\n").split("\n"):
        found = options_on(line, len(options))
        if found and found[0].place == len(options):
            options |= {one.place: one.text for one in found}
        elif options:
            options[max(options)] += f" {line.strip()}"
        else:
            before.append(line)
    if len(options) > 1:
        many = max(options) + 1
        return "\n".join(before), tuple(options.get(place, "").strip() for place in range(many))
    return cell, ()


def listed(cell: str) -> tuple[str, ...]:
    """The options in a cell that holds nothing else, with letters or without."""
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
    """The options without their letters, where each begins with its own."""
    labels = [_label_at(one) for one in options]
    filled = [(place, one) for place, one in enumerate(options) if one.strip()]
    for place, _ in filled:
        label = labels[place]
        if label is None or not label.sign or label.place != place:
            return options
    return tuple(
        one[label.end :].strip() if label and one.strip() else one
        for one, label in zip(options, labels, strict=True)
    )


def _label_at(line: str) -> _Label | None:
    match = _LABEL.match(line)
    if match is None:
        return None
    letter = match[1] or match[2] or match[4]
    sign = ")" if match[1] else match[3] or ""
    place = ord(letter.upper()) - ord("A")
    return _Label(place, letter, sign, match.start(), match.end())


def _next_label(line: str, label: _Label) -> _Label | None:
    """The next letter in the manner of this one: after white space, or right behind the option
    before it where the sign is the same."""
    if label.place + 1 >= MOST_OPTIONS:
        return None
    letter = chr(ord(label.letter) + 1)
    if label.sign:
        signed = rf"(?:[（(\[【]\s?{letter}\s?[)）\]】]\s?[.．、:：]?|{letter}\s?[.．、:：)）])"
        same = re.escape(label.sign)
        found = re.compile(rf"(?<=[\s\u3000;；]){signed}").search(line, label.end) or re.compile(
            rf"(?<![A-Za-z0-9])[（(\[【]?{letter}\s?{same}"
        ).search(line, label.end)
    else:
        found = re.compile(rf"(?<=[\s\u3000]){letter}(?=\s|[^\x00-\x7f])").search(line, label.end)
    if found is None:
        return None
    end = found.end() + len(line[found.end() :]) - len(line[found.end() :].lstrip())
    return _Label(label.place + 1, letter, label.sign, found.start(), end)
