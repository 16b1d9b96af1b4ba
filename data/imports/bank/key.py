"""The answers of all questions as a list at the end of a file: 1-5 ABCDA, 6. √, 7. 三会一课."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from data.imports.bank.lines import Line, fields_on, is_list_title, listed_section, numbered

_ONE = r"(?:[A-L]{1,12}|[√×✓✗✔✘对错對錯TF]|正确|错误|正確|錯誤)"
_RANGE = re.compile(
    rf"(\d{{1,5}})\s?(?:-|—|–|~|～|至|到)+\s?(\d{{1,5}})\s?[题題]?\s?[:：.．、)）]?\s*"
    rf"({_ONE}(?:[\s,，、;；/]*{_ONE})*)(?![A-Za-z])"
)
_ITEM = re.compile(
    rf"(?<![\d\w])[（(\[]?(\d{{1,5}})\s?[)）\]]?\s?[.．、:：)）\-—]?\s*[（(\[]?\s?({_ONE}"
    rf"(?:[,，、]{_ONE})*)\s?[)）\]]?(?![A-Za-z\w])"
)
_BRACKETED = re.compile(r"[（(][^（()）]{0,60}[)）]")
_FIRST = re.compile(r"(?<!\d)\d{1,5}\s?[-—–~～至到.．、:：]")
_SPLIT = re.compile(r"[\s,，、;；/]+")
_MOST = 500
"""Answers in one range."""


@dataclass
class Entry:
    """The answer to one question; `kind` is that of the section in which it is listed."""

    kind: str
    number: int
    answer: str
    notes: dict[str, str] = field(default_factory=dict)


def entries_of(lines: Sequence[Line]) -> list[Entry]:
    """The answers that a list gives, in its order."""
    entries: list[Entry] = []
    kind = ""
    for line in lines:
        if line.blank or is_list_title(line.text):
            continue
        titled = listed_section(line.text)
        text = line.text
        if titled:
            kind = titled
            # 一、单选题：1-5 ABCDA has its answers behind it.
            text = _BRACKETED.sub("", text)
            first = _FIRST.search(text)
            text = text[first.start() :] if first else ""
        text, notes = fields_on(text)
        if many := _several(text):
            entries += [Entry(kind, number, answer) for number, answer in many]
        elif found := numbered(text):
            entries.append(Entry(kind, found[0], text[found[1] :].strip()))
        elif entries and text.strip() and not titled:
            last = entries[-1]
            if "explanation" in last.notes:
                last.notes["explanation"] += "\n" + text.strip()
            else:
                last.answer = f"{last.answer}\n{text.strip()}".strip()
        if entries:
            _note(entries[-1], notes)
    return entries


def _note(entry: Entry, notes: list[tuple[str, str]]) -> None:
    for name, value in notes:
        if name == "answer" and not entry.answer:
            entry.answer = value
        else:
            entry.notes[name] = value


def _several(text: str) -> list[tuple[int, str]]:
    """Ranges and single answers on a line; none where something else stands there too."""
    left = text
    found: list[tuple[int, int, str]] = []
    for match in _RANGE.finditer(text):
        first, last = int(match[1]), int(match[2])
        parts = _parts(match[3], last - first + 1)
        if parts is None:
            return []
        numbers = range(first, last + 1)
        found += [
            (match.start(), number, answer) for number, answer in zip(numbers, parts, strict=True)
        ]
        left = left[: match.start()] + " " * len(match[0]) + left[match.end() :]
    for match in _ITEM.finditer(left):
        found.append((match.start(), int(match[1]), match[2]))
    left = _ITEM.sub("", left)
    if re.sub(r"[\s,，、;；。.]", "", left):
        return []
    return [(number, answer) for _, number, answer in sorted(found)]


def _parts(said: str, many: int) -> list[str] | None:
    """So many answers, each by itself or all together."""
    if not 0 < many <= _MOST:
        return None
    parts = [part for part in _SPLIT.split(said) if part]
    if len(parts) == many:
        return parts
    together = "".join(parts)
    if len(together) == many:
        return list(together)
    words = re.findall(r"正确|错误|正確|錯誤|[A-L√×✓✗✔✘对错對錯TF]", together)
    return words if len(words) == many else None


def matched(entries: Sequence[Entry], numbers: Sequence[tuple[str, int]]) -> dict[int, Entry]:
    """The place of each question that an entry answers. `numbers` are the kinds and numbers of the
    questions: an entry belongs to the next question with its number, of its kind if the list has
    sections."""
    sectioned = any(entry.kind for entry in entries)
    waiting: defaultdict[object, list[int]] = defaultdict(list)
    for place, (kind, number) in enumerate(numbers):
        waiting[(kind, number) if sectioned else number].append(place)
        if sectioned:
            waiting[number].append(place)
    taken: dict[int, Entry] = {}
    for entry in entries:
        own = waiting[(entry.kind, entry.number)] if sectioned else waiting[entry.number]
        free = [place for place in own if place not in taken]
        if not free and sectioned:
            others = [place for place in waiting[entry.number] if place not in taken]
            # A list may name its sections otherwise than the questions do.
            free = others if len(waiting[entry.number]) == 1 else []
        if free:
            taken[free[0]] = entry
    return taken
