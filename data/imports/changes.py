"""Compares a roster file with the stored roster."""

from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from data.imports.draft import DraftPerson, RosterDraft
from data.values.standing import Post, Standing

_FIELDS = ("subgroup", "standing", "post", "note")
_NEARER_FIRST: tuple[Callable[["DraftPerson | KnownPerson"], object], ...] = (
    lambda person: (person.subgroup, person.note, person.standing, person.post),
    lambda person: (person.subgroup, person.note),
    lambda person: (person.subgroup,) if person.subgroup else None,
    lambda person: (person.note,) if person.note else None,
    lambda _person: (),
)


@dataclass(frozen=True)
class KnownPerson:
    """A member as stored."""

    id: int
    name: str
    subgroup: str = ""
    standing: Standing = Standing.FULL
    post: Post = Post.NONE
    note: str = ""


class Change(NamedTuple):
    """A member, the person in the file, and the fields in which the two differ."""

    known: KnownPerson
    draft: DraftPerson
    fields: tuple[str, ...]


@dataclass(frozen=True)
class RosterDiff:
    """`gone` are stored members that the file does not name; removing them is for people to
    decide."""

    new: list[DraftPerson]
    changed: list[Change]
    unchanged: list[KnownPerson]
    gone: list[KnownPerson]


def compare(draft: RosterDraft, current: Sequence[KnownPerson]) -> RosterDiff:
    """Finds each person of the file among the stored: by name, and where several share it by
    subgroup and note, subgroup, note, then in order.

    A field without a column in the file stays as stored: a list of names removes nobody's post.
    """
    drafts: defaultdict[str, list[DraftPerson]] = defaultdict(list)
    knowns: defaultdict[str, list[KnownPerson]] = defaultdict(list)
    for person in draft.people:
        drafts[person.name.casefold()].append(person)
    for member in current:
        knowns[member.name.casefold()].append(member)
    pairs = [pair for name in drafts for pair in _matched(drafts[name], knowns.get(name, []))]
    by_draft = {id(person): member for person, member in pairs}
    matched = {member.id for _, member in pairs}
    diff = RosterDiff([], [], [], [member for member in current if member.id not in matched])
    for person in draft.people:
        known = by_draft.get(id(person))
        if known is None:
            diff.new.append(person)
            continue
        fields = tuple(
            field
            for field in _FIELDS
            if field in draft.columns and getattr(person, field) != getattr(known, field)
        )
        if fields:
            diff.changed.append(Change(known, person, fields))
        else:
            diff.unchanged.append(known)
    return diff


def _matched(
    drafts: list[DraftPerson], knowns: list[KnownPerson]
) -> list[tuple[DraftPerson, KnownPerson]]:
    """Pairs people of one name, the surest first."""
    pairs = []
    for trait in _NEARER_FIRST:
        waiting: defaultdict[object, deque[KnownPerson]] = defaultdict(deque)
        for member in knowns:
            waiting[trait(member)].append(member)
        left = []
        for person in drafts:
            mark = trait(person)
            if mark is not None and waiting[mark]:
                pairs.append((person, waiting[mark].popleft()))
            else:
                left.append(person)
        drafts = left
        found = {member.id for _, member in pairs}
        knowns = [member for member in knowns if member.id not in found]
    return pairs
