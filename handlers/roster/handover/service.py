"""Hands the post of secretary over."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from data.models import Branch, Handover, Member
from data.queries import audit, member as members, outbox
from data.store import upsert
from data.values.audit import AuditKind
from data.values.standing import Post, Standing
from handlers.roster.handover import view
from handlers.roster.people import service as people
from handlers.roster.people.view import in_order
from handlers.shared.service import Refusal, texts_in

ORDER = (
    Post.DEPUTY,
    Post.ORGANISATION,
    Post.PUBLICITY,
    Post.DISCIPLINE,
    Post.SUBGROUP_LEADER,
    Post.NONE,
    Post.SECRETARY,
)
"""Whom the post is offered to first."""


def heirs(session: Session, branch: Branch, actor: Member) -> Sequence[Member]:
    """Returns the members to whom the post can pass."""
    present = members.present(session, branch.id)
    found = [one for one in present if one.account_id and one.id != actor.id]
    fitting = in_order(one for one in found if one.standing == Standing.FULL)
    return sorted(fitting, key=lambda one: ORDER.index(Post(one.post)))


def check_heir(actor: Member, heir: Member) -> None:
    """Refuses to hand over to oneself, to somebody who has left, to an unclaimed name, and to who
    is no full member."""
    if heir.id == actor.id or heir.left_on is not None:
        raise Refusal("button-unknown")
    if heir.account_id is None:
        raise Refusal("handover-unclaimed", name=heir.shown)
    if heir.standing != Standing.FULL:
        raise Refusal("handover-not-full", name=heir.shown)


def offer(session: Session, now: datetime, branch: Branch, actor: Member, heir: Member) -> None:
    """Asks somebody to take the post over; an earlier offer lapses."""
    fresh = {"from_id": actor.id, "to_id": heir.id, "offered_at": now}
    session.execute(
        upsert(session, Handover)
        .values(branch_id=branch.id, **fresh)
        .on_conflict_do_update(index_elements=["branch_id"], set_=fresh)
    )
    assert heir.account_id is not None
    before = actor.shown
    people.tell(session, now, branch, heir.account_id, lambda t: view.asks(t, branch, before))


def withdraw(session: Session, branch: Branch) -> None:
    """Takes an offer back."""
    session.execute(delete(Handover).where(Handover.branch_id == branch.id))


def _offered(session: Session, branch: Branch, heir: Member) -> Member:
    """Ends the offer to somebody and returns who made it, locked against other changes; raises
    Refusal where there is none any more."""
    row = session.get(Handover, branch.id, with_for_update=True, populate_existing=True)
    if row is None or row.to_id != heir.id:
        raise Refusal("handover-over")
    actor = session.get_one(Member, row.from_id, with_for_update=True, populate_existing=True)
    if actor.post != Post.SECRETARY or actor.left_on is not None:
        raise Refusal("handover-over")
    session.delete(row)
    return actor


def accept(session: Session, now: datetime, branch: Branch, heir: Member) -> Member:
    """Passes the post on to who was offered it; returns who held it."""
    actor = _offered(session, branch, heir)
    check_heir(actor, heir)
    hand_over(session, now, branch, actor, heir)
    name = heir.shown
    if actor.account_id is not None:
        account = actor.account_id
        people.tell(session, now, branch, account, lambda t: view.accepted(t, branch, name))
    return actor


def decline(session: Session, now: datetime, branch: Branch, heir: Member) -> Member:
    """Leaves the post with who offered it, and tells them; returns them."""
    actor = _offered(session, branch, heir)
    name = heir.shown
    if actor.account_id is not None:
        account = actor.account_id
        people.tell(session, now, branch, account, lambda t: view.declined(t, branch, name))
    return actor


def hand_over(session: Session, now: datetime, branch: Branch, actor: Member, heir: Member) -> None:
    """Passes the post on, which leaves `actor` without one, and tells the group."""
    by = heir.account_id or 0
    for member, post in ((actor, Post.NONE), (heir, Post.SECRETARY)):
        people.set_field(session, now, branch, member, "post", post.value, by)
    word = view.to_group(texts_in(branch.language), actor, heir)
    outbox.post(session, branch.chat_id, "roster", word, now, branch_id=branch.id)


def secretary(session: Session, branch: Branch) -> Member | None:
    """Finds the secretary of a branch."""
    return next(iter(members.with_posts(session, branch.id, (Post.SECRETARY,))), None)


def appoint(
    session: Session, now: datetime, branch: Branch, heir: Member, account_id: int | None
) -> None:
    """Makes a member secretary in the operator's name, bound to another account first where one is
    given; the group and the account that held the post are told."""
    withdraw(session, branch)
    before = secretary(session, branch)
    lost = before.account_id if before else None
    if account_id is not None and account_id != heir.account_id:
        people.bind(session, now, branch, heir, account_id, account_id)
    texts = texts_in(branch.language)
    if before is not None and before.id == heir.id:
        audit.add(session, now, branch.id, AuditKind.HANDOVER, None, heir.post, heir.id)
        word = view.bound_by_operator(texts, heir)
    else:
        if before is not None:
            people.set_field(session, now, branch, before, "post", Post.NONE.value, None)
        people.set_field(session, now, branch, heir, "post", Post.SECRETARY.value, None)
        word = view.appointed_by_operator(texts, before, heir)
        if lost is not None:
            name = heir.shown
            people.tell(session, now, branch, lost, lambda t: view.accepted(t, branch, name))
    outbox.post(session, branch.chat_id, "roster", word, now, branch_id=branch.id)
