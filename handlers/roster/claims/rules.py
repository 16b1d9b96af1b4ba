"""Decides which claims one tap may confirm together, and when one may be asked again."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from data.values.standing import Post

REST = timedelta(hours=24)
"""How long a refused claim may not be asked again, so that nobody can pester the secretary."""
RINGS_AGAIN = timedelta(minutes=10)
"""After this long without a new claim the next one is a new message, though others still wait."""
MOST_TOLD = 4
"""People who are asked to confirm one claim."""
MOST_AT_ONCE = 50
"""Claims that one tap confirms at most."""


@dataclass(frozen=True, slots=True)
class Wish:
    """An open claim: the account, the name it wants, the name's post, and whether the name is bound
    to an account already."""

    account_id: int
    member_id: int
    post: str
    taken: bool


def beyond_doubt(wishes: Sequence[Wish], named: Collection[int]) -> list[bool]:
    """Whether each of a branch's claims may be confirmed together with others: nobody else wants or
    has the name, it has no post, and the account is not among `named`, which have a name."""
    wanted = Counter(wish.member_id for wish in wishes)
    return [
        wanted[wish.member_id] == 1
        and not wish.taken
        and wish.post == Post.NONE
        and wish.account_id not in named
        for wish in wishes
    ]


def rests(decided_at: datetime | None, now: datetime) -> bool:
    """Whether a refused claim may not be asked again yet."""
    return decided_at is not None and now < decided_at + REST
