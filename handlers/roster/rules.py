"""What is allowed with names and posts, how same names are told apart, and how one is found."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from data.values.names import clean_name
from data.values.standing import Post
from handlers.shared.access import HEADS, Right, may

LONGEST_NAME = 40
LONGEST_NOTE = 200
LONGEST_SUBGROUP = 100
MOST_MEMBERS = 5_000
ASKS_AGAIN_AFTER = timedelta(hours=24)
"""How long a refused claim rests, so that nobody can pester the secretary."""


class Named(Protocol):
    """Somebody with a name and what may tell them apart."""

    id: int
    name: str
    note: str
    subgroup_id: int | None


@dataclass(frozen=True, slots=True)
class Place:
    """Post and subgroup of a member."""

    post: str
    subgroup_id: int | None


def may_give(actor: str, before: str, after: str) -> bool:
    """Whether the holder of post `actor` may turn somebody's post `before` into `after`.

    The post of secretary only passes on by handover; that of deputy is the secretary's to give.
    """
    if not may(actor, Right.ROSTER) or Post.SECRETARY in {before, after}:
        return False
    return actor == Post.SECRETARY or Post.DEPUTY not in {before, after}


def posts_to_give(actor: str, before: str) -> list[Post]:
    """The posts into which the holder of post `actor` may turn somebody's post `before`."""
    return [post for post in Post if post != before and may_give(actor, before, post)]


def post_from_file(actor: str, before: str, said: str) -> str:
    """The post somebody has after an import by the holder of post `actor`."""
    return said if before == said or may_give(actor, before, said) else before


def may_confirm(actor: Place, name: Place) -> bool:
    """Whether a claim to a name may be confirmed: nobody lets somebody into a post above
    their own, and a subgroup leader answers for plain members of the own subgroup only."""
    if name.post in HEADS:
        return actor.post in HEADS
    if name.post != Post.NONE:
        return may(actor.post, Right.ROSTER)
    if actor.post == Post.SUBGROUP_LEADER:
        return actor.subgroup_id is not None and actor.subgroup_id == name.subgroup_id
    return may(actor.post, Right.CLAIMS)


@dataclass(frozen=True, slots=True)
class Wish:
    """A claim as it waits: the account, the name it wants, the name's post, and whether the name
    is an account's already."""

    account_id: int
    member_id: int
    post: str
    taken: bool


def beyond_doubt(wishes: Sequence[Wish], named: Collection[int]) -> list[bool]:
    """For each of a branch's claims whether it may be confirmed together with others: nobody else
    wants or has the name, it has no post, and the account (`named`: those that do) has none."""
    wanted = Counter(wish.member_id for wish in wishes)
    return [
        wanted[wish.member_id] == 1
        and not wish.taken
        and wish.post == Post.NONE
        and wish.account_id not in named
        for wish in wishes
    ]


def may_leave(actor: str, post: str, *, own: bool) -> bool:
    """Whether a member may be marked as having left: never oneself and never the secretary, and a
    deputy only by the secretary."""
    if own or post == Post.SECRETARY:
        return False
    return post != Post.DEPUTY or actor == Post.SECRETARY


def rests(decided_at: datetime | None, now: datetime) -> bool:
    """Whether a refused claim may not be asked again yet."""
    return decided_at is not None and now < decided_at + ASKS_AGAIN_AFTER


def hints(people: Iterable[Named], subgroups: Mapping[int, str]) -> dict[int, str]:
    """By id, what tells each of those apart who share their name with another.

    The subgroup does where it differs within the name, else the note, else a running number.
    """
    alike: dict[str, list[Named]] = {}
    for person in people:
        alike.setdefault(person.name, []).append(person)
    found: dict[int, str] = {}
    for same in alike.values():
        if len(same) > 1:
            found |= _apart(same, subgroups)
    return found


def _apart(same: Sequence[Named], subgroups: Mapping[int, str]) -> dict[int, str]:
    groups = {person.id: subgroups.get(person.subgroup_id or 0, "") for person in same}
    for traits in (groups, {person.id: person.note for person in same}):
        if all(traits.values()) and max(Counter(traits.values()).values()) == 1:
            return traits
    made = {p.id: " ".join(filter(None, (groups[p.id], p.note))) for p in same}
    if all(made.values()) and max(Counter(made.values()).values()) == 1:
        return made
    return {p.id: f"{made[p.id]} {place}".strip() for place, p in enumerate(same, 1)}


def find(people: Sequence[Named], typed: str) -> list[int]:
    """The ids of whom a typed name means: those of that name, else who is called something with it
    in it, the beginnings first."""
    wanted = clean_name(typed).casefold()
    if not wanted:
        return []
    names = [(person.id, clean_name(person.name).casefold()) for person in people]
    exact = [key for key, name in names if name == wanted]
    if exact:
        return exact
    begins = [key for key, name in names if name.startswith(wanted)]
    within = [key for key, name in names if wanted in name and key not in begins]
    return begins + within
