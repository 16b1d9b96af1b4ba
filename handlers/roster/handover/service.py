"""Hands the post of secretary over."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Member
from data.queries import member as members, outbox
from data.values.standing import Post
from handlers.roster.handover import view
from handlers.roster.people import service as people
from handlers.roster.people.view import in_order
from handlers.shared.service import Refusal, texts_in


def heirs(session: Session, branch: Branch, actor: Member) -> Sequence[Member]:
    """Returns the members to whom the post can pass."""
    present = members.present(session, branch.id)
    return in_order(one for one in present if one.account_id and one.id != actor.id)


def check_heir(actor: Member, heir: Member) -> None:
    """Refuses to hand over to oneself, to somebody who has left, and to an unclaimed name."""
    if heir.id == actor.id or heir.left_on is not None:
        raise Refusal("button-unknown")
    if heir.account_id is None:
        raise Refusal("handover-unclaimed", name=heir.shown)


def hand_over(session: Session, now: datetime, branch: Branch, actor: Member, heir: Member) -> None:
    """Passes the post on, which leaves `actor` without one, and tells the heir and the group."""
    assert heir.account_id is not None
    by = actor.account_id or 0
    for member, post in ((actor, Post.NONE), (heir, Post.SECRETARY)):
        people.set_field(session, now, branch, member, "post", post.value, by)
    people.tell(session, now, branch, heir.account_id, lambda t: view.yours(t, branch, actor))
    word = view.to_group(texts_in(branch.language), actor, heir)
    outbox.post(session, branch.chat_id, "roster", word, now, branch_id=branch.id)
