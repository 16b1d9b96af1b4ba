"""Decides who may change posts and names, and finds names."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Protocol

from data.values.names import clean_name
from data.values.standing import Post
from handlers.shared.access import HEADS, Right, may

LONGEST_NAME = 40
LONGEST_NOTE = 200
LONGEST_SUBGROUP = 100
MOST_MEMBERS = 5_000
ANNOUNCEMENT_REST = timedelta(minutes=10)
"""How long after one call to claim names the next may be posted."""


class Named(Protocol):
    """A person's name, alone and with what tells them apart from others."""

    id: int
    name: str

    @property
    def shown(self) -> str: ...


class Placed(Protocol):
    """Post and subgroup of a member."""

    post: str
    subgroup_id: int | None


def may_give(actor: str, before: str, after: str) -> bool:
    """Whether the holder of post `actor` may change a post from `before` to `after`.

    The post of secretary only passes on by handover; that of deputy is the secretary's to give.
    """
    if not may(actor, Right.ROSTER) or Post.SECRETARY in {before, after}:
        return False
    return actor == Post.SECRETARY or Post.DEPUTY not in {before, after}


def posts_to_give(actor: str, before: str) -> list[Post]:
    """Returns the posts to which the holder of post `actor` may change the post `before`."""
    return [post for post in Post if post != before and may_give(actor, before, post)]


def post_from_file(actor: str, before: str, said: str) -> str:
    """Returns the post a person has after an import by the holder of post `actor`."""
    return said if before == said or may_give(actor, before, said) else before


def may_confirm(actor: Placed, name: Placed) -> bool:
    """Whether a member may confirm a claim to a name: nobody gives away a post above their own,
    and a subgroup leader answers for plain members of their subgroup only."""
    if name.post in HEADS:
        return actor.post in HEADS
    if name.post != Post.NONE:
        return may(actor.post, Right.ROSTER)
    if actor.post == Post.SUBGROUP_LEADER:
        return actor.subgroup_id is not None and actor.subgroup_id == name.subgroup_id
    return may(actor.post, Right.CLAIMS)


def may_leave(actor: str, post: str, *, own: bool) -> bool:
    """Whether a member may be marked as having left: never oneself nor the secretary, and a deputy
    only by the secretary."""
    if own or post == Post.SECRETARY:
        return False
    return post != Post.DEPUTY or actor == Post.SECRETARY


def find(people: Sequence[Named], typed: str) -> list[int]:
    """Returns the ids of the people of a typed name, else of those whose names contain it, names
    that begin with it first."""
    wanted = clean_name(typed).casefold()
    if not wanted:
        return []
    shown = [(person.id, clean_name(person.shown).casefold()) for person in people]
    if exact := [key for key, name in shown if name == wanted]:
        return exact
    names = [(person.id, clean_name(person.name).casefold()) for person in people]
    exact = [key for key, name in names if name == wanted]
    if exact:
        return exact
    begins = [key for key, name in names if name.startswith(wanted)]
    within = [key for key, name in names if wanted in name and key not in begins]
    return begins + within
