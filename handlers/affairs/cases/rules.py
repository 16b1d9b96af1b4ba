"""Decides who decides a case, and how many of them one person may have open."""

from collections.abc import Sequence

from data.models import Member
from data.values.standing import Post

LONGEST = 2000
"""UTF-16 units of what is brought before the committee, and of the answer."""
MOST_FILES = 10
MOST_OPEN = 3
"""Open cases of one person on one notice."""
MOST_ANONYMOUS = 3
"""Anonymous cases of one person on one day."""
ADDRESS = 40
"""Characters of an address before it is sealed: all are as long."""
SECRET = 12
"""Random bytes of the secret in somebody's own button."""
FEW = 6
"""In a branch of fewer members, somebody anonymous may be guessed."""
FIRST = (Post.DISCIPLINE, Post.SECRETARY, Post.DEPUTY)
"""Who decides an objection: the discipline member, whose post it is to watch over the others; in a
branch without one, or where they object themselves, the secretary, then the deputy."""


def handler_of(committee: Sequence[Member], bringer_id: int | None) -> Member | None:
    """Returns who of the committee decides a case; never who brought it by name."""
    others = [one for one in committee if one.account_id and one.id != bringer_id]
    for post in FIRST:
        for one in others:
            if one.post == post:
                return one
    return others[0] if others else None
