"""Matches the answers of a list with the questions."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from data.imports.bank.key import Entry


@dataclass(frozen=True)
class Asked:
    """A question as a list may name it: its number (0 for none), its section's kind, and the title
    of its chapter."""

    number: int
    kind: str
    title: str
    part: int


@dataclass
class Matching:
    """The entry of each question by index, the uncertain indexes, and entries that belong to
    none."""

    taken: dict[int, Entry] = field(default_factory=dict)
    unsure: set[int] = field(default_factory=set)
    stray: list[Entry] = field(default_factory=list)


def matched(entries: Sequence[Entry], asked: Sequence[Asked]) -> Matching:
    """Finds the question of each entry: by its number where that occurs once, else by number within
    the sections that both name or begin anew in the same order."""
    made = Matching()
    if not entries:
        return made
    places = list(range(len(asked)))
    if _once([one.number for one in asked]) and _once([one.number for one in entries]):
        _pair(made, list(entries), places, asked)
    else:
        for group, part in _sections(entries, asked):
            _pair(made, group, part, asked)
    got = {id(entry) for entry in made.taken.values()}
    made.stray = [entry for entry in entries if id(entry) not in got]
    return made


def _once(numbers: Sequence[int]) -> bool:
    return 0 not in numbers and len(set(numbers)) == len(numbers)


def _sections(
    entries: Sequence[Entry], asked: Sequence[Asked]
) -> list[tuple[list[Entry], list[int]]]:
    """Returns runs of entries with the indexes of the questions that they are about."""
    listed: dict[int, list[Entry]] = {}
    for entry in entries:
        listed.setdefault(entry.part, []).append(entry)
    parts: dict[int, list[int]] = {}
    for place, one in enumerate(asked):
        parts.setdefault(one.part, []).append(place)
    groups, sections = list(listed.values()), list(parts.values())
    if len(groups) == len(sections) and all(
        _agree(group[0], asked[section[0]]) for group, section in zip(groups, sections, strict=True)
    ):
        return list(zip(groups, sections, strict=True))
    if len(groups) == 1:
        return [(groups[0], list(range(len(asked))))]
    free = list(sections)
    made = []
    for group in groups:
        fits = [one for one in free if _agree(group[0], asked[one[0]]) and group[0].kind]
        # A section with its kind comes before one that may be of any.
        fits.sort(key=lambda one: asked[one[0]].kind != group[0].kind)
        section = [place for one in fits for place in one] if len(groups) < len(fits) else []
        section = section or (fits[0] if fits else [])
        free = [one for one in free if one is not section]
        made.append((group, section))
    return made


def _agree(entry: Entry, one: Asked) -> bool:
    kinds = not entry.kind or not one.kind or entry.kind == one.kind
    return kinds and (not entry.title or not one.title or entry.title == one.title)


def _pair(made: Matching, group: list[Entry], places: list[int], asked: Sequence[Asked]) -> None:
    """Pairs a run of entries with questions: by number, and by order where numbers repeat."""
    many = Counter(asked[place].number for place in places)
    listed = Counter(entry.number for entry in group)
    in_order = len(group) == len(places)
    if in_order and (max(many.values()) > 1 or 0 in many):
        counted = [entry.number for entry in group] == list(range(1, len(group) + 1))
        for entry, place in zip(group, places, strict=True):
            made.taken[place] = entry
            number = asked[place].number
            bare = set(many) == {0} and counted
            if not bare and (number != entry.number or many[number] > 1):
                made.unsure.add(place)
        return
    waiting: dict[int, list[int]] = {}
    for place in places:
        waiting.setdefault(asked[place].number, []).append(place)
    for entry in group:
        free = [one for one in waiting.get(entry.number, []) if one not in made.taken]
        if not free or not entry.number:
            continue
        made.taken[free[0]] = entry
        if many[entry.number] > 1 or listed[entry.number] > 1:
            made.unsure |= set(waiting[entry.number])
