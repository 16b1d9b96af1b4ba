"""Finds what tells people of the same name apart."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from typing import Protocol

LONGEST = 16
"""Characters of a distinguishing note."""
OPENS, CLOSES = "（）"
"""Brackets around it."""


class Namesake(Protocol):
    """A person with what may tell them apart from others."""

    id: int
    name: str
    note: str
    subgroup_id: int | None


def labelled(name: str, hint: str) -> str:
    """Returns a name with its distinguishing note, if it has one: 张伟（二组）."""
    return f"{name}{OPENS}{hint}{CLOSES}" if hint else name


def hints(people: Iterable[Namesake], subgroups: Mapping[int, str]) -> dict[int, str]:
    """Returns, by id, what tells people of the same name apart.

    That is the subgroup where it differs, else the note, else both, else a running number.
    """
    alike: dict[str, list[Namesake]] = {}
    for person in people:
        alike.setdefault(person.name, []).append(person)
    found: dict[int, str] = {}
    for same in alike.values():
        if len(same) > 1:
            found |= _apart(same, subgroups)
    return found


def _apart(same: Sequence[Namesake], subgroups: Mapping[int, str]) -> dict[int, str]:
    groups = {one.id: subgroups.get(one.subgroup_id or 0, "")[:LONGEST] for one in same}
    notes = {one.id: one.note[:LONGEST].strip() for one in same}
    both = {one.id: f"{groups[one.id]} {notes[one.id]}".strip() for one in same}
    for traits in (groups, notes, both):
        if all(traits.values()) and max(Counter(traits.values()).values()) == 1:
            return traits
    often = Counter(both.values())
    made = {one.id: both[one.id] for one in same if both[one.id] and often[both[one.id]] == 1}
    for one in same:
        if one.id not in made:
            numbered = (f"{both[one.id]} {number}".strip() for number in count(1))
            made[one.id] = next(trait for trait in numbered if trait not in made.values())
    return made
