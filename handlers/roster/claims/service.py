"""Puts claims to those who may confirm them, and confirms or refuses them."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session

from data.models import Account, Branch, Claim, Member
from data.queries import (
    card as cards,
    claim as claims,
    member as members,
    newcomer as newcomers,
    roster,
)
from data.values.standing import Post
from handlers.roster.claims import rules, view
from handlers.roster.people import service as people
from handlers.roster.people.rules import may_confirm
from handlers.roster.people.view import refused
from handlers.shared.context import Reply
from handlers.shared.events import NewcomerCame, publish
from handlers.shared.service import HEADS, HOLDERS, Refusal, Right, local_day, texts_for, today

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def waiting_for(session: Session, decider: Member) -> list[view.Waiting]:
    """Returns the open claims that a member may confirm, the oldest first."""
    return _confirmable(decider, claims.open_in(session, decider.branch_id))


def _confirmable(decider: Member, rows: Sequence[view.Waiting]) -> list[view.Waiting]:
    return [row for row in rows if may_confirm(decider, row[1])]


def together(session: Session, rows: Sequence[view.Waiting]) -> list[view.Waiting]:
    """Returns those of a branch's claims that one tap may confirm, the oldest first."""
    if not rows:
        return []
    listed = roster.listed(session, rows[0][1].branch_id)
    named = {one.account_id for one in listed if one.account_id is not None}
    wishes = [
        rules.Wish(account.id, member.id, member.post, member.account_id is not None)
        for _, member, account in rows
    ]
    plain = rules.beyond_doubt(wishes, named)
    chosen = [row for row, fine in zip(rows, plain, strict=True) if fine and row[1].listed]
    return chosen[: rules.MOST_AT_ONCE]


def moment_of(claim: Claim) -> tuple[int, int]:
    """Returns when a claim was made, in microseconds since 1970, and its id, to order claims."""
    return (claim.asked_at - EPOCH) // timedelta(microseconds=1), claim.id


def claim_at_once(
    session: Session, now: datetime, branch: Branch, member: Member, account_id: int
) -> bool:
    """Binds a name to who claims it where nobody has to confirm that; False where somebody has."""
    if member.account_id is not None:
        raise Refusal("claim-taken-meanwhile", name=member.shown)
    own = members.of(session, branch.id, account_id)
    entitled = own is not None and may_confirm(own, member)
    free = branch.free_claims and member.post == Post.NONE
    if free or entitled:
        people.bind(session, now, branch, member, account_id, account_id)
        if not entitled:
            _tell_of_free(session, now, branch)
        return True
    return False


def _tell_of_free(session: Session, now: datetime, branch: Branch) -> None:
    """Shows the secretary and the deputies who claimed a name today without confirmation: one
    card a day, which grows."""
    heads = members.with_posts(session, branch.id, HEADS)
    reached = {one.id for one in roster.reachable(session, branch.bot_id, heads)}
    for head in heads:
        if head.account_id not in reached:
            continue
        card = cards.of(session, claims.FREE_CARD, head.id)
        day = today(branch, now)
        if (
            card is not None
            and cards.is_up(card)
            and local_day(card.rest_until, branch.zone) == day
        ):
            cards.mark(session, claims.FREE_CARD, head.id, now)
        else:
            cards.put_up(session, branch.id, head.account_id, claims.FREE_CARD, head.id, now)


def ask(
    session: Session, now: datetime, branch: Branch, member: Member, account_id: int
) -> tuple[list[Member], list[Reply]]:
    """Writes a claim down and puts it on the cards of those who may confirm it; returns these
    people, none where nobody can be reached, and what is to be said at once.

    Raises Refusal for a claim that waits already, and for one that was refused lately.
    """
    earlier = claims.asked(session, member.id, account_id)
    if earlier is not None and earlier.state == "refused":
        if rules.rests(earlier.decided_at, now):
            raise Refusal("claim-rests", name=member.shown)
    elif earlier is not None and earlier.state == "open":
        raise Refusal("claim-waits", name=member.shown)
    before = claims.open_in(session, branch.id)
    claims.ask(session, member, account_id, now)
    claims.changed(session, branch.id, now)
    deciders = _deciders(session, branch, member, account_id)
    said = [reply for one in deciders for reply in _ring(session, now, branch, one, before)]
    return deciders, said


def _deciders(session: Session, branch: Branch, member: Member, account_id: int) -> list[Member]:
    """Returns whom to ask: heads and the leader of the subgroup, or the organisation member where
    none of them can be reached."""
    holders = [
        one
        for one in members.with_posts(session, branch.id, HOLDERS[Right.CLAIMS])
        if may_confirm(one, member)
    ]
    first = [one for one in holders if one.post in HEADS or one.post == Post.SUBGROUP_LEADER]
    bot_id = branch.bot_id
    found = roster.reachable(session, bot_id, first) or roster.reachable(session, bot_id, holders)
    reached = {account.id for account in found} - {account_id}
    return [one for one in holders if one.account_id in reached][: rules.MOST_TOLD]


def _ring(
    session: Session, now: datetime, branch: Branch, decider: Member, before: Sequence[view.Waiting]
) -> list[Reply]:
    """Puts a decider's card up anew for a claim, unless it stands there with recent ones.

    `before` are the claims of the branch that waited until now.
    """
    assert decider.account_id is not None
    card = cards.of(session, claims.CARD, decider.id)
    there = card is not None and card.chat_id == decider.account_id and cards.is_up(card)
    asked = [claim.asked_at for claim, _, _ in _confirmable(decider, before)]
    if there and asked and max(asked) > now - rules.RINGS_AGAIN:
        return []
    said = []
    if card is not None and card.message_id and there and not asked and card.due_at:
        # All was decided a moment ago: the clock would not come to say so on the old message.
        done = view.done(texts_for(session, decider.account_id, branch))
        said = [Reply("edit", chat_id=card.chat_id, message_id=card.message_id, message=done)]
    cards.put_up(session, branch.id, decider.account_id, claims.CARD, decider.id, now)
    return said


def confirm(
    session: Session, now: datetime, branch: Branch, claim: Claim, member: Member, by: int
) -> Account:
    """Confirms a claim and tells whose name it is now; returns their account."""
    own = members.of(session, branch.id, claim.account_id)
    if own is not None and own.listed:
        raise Refusal("claim-account-taken", name=own.shown)
    if member.left_on is not None or not member.listed:
        raise Refusal("claim-name-gone", name=member.shown)
    people.bind(session, now, branch, member, claim.account_id, by)
    people.tell(
        session,
        now,
        branch,
        claim.account_id,
        lambda texts: view.welcome(session, texts, branch, member, now),
    )
    return session.get_one(Account, claim.account_id)


def confirm_all(
    session: Session, now: datetime, branch: Branch, actor: Member, last: tuple[int, int]
) -> tuple[int, int]:
    """Confirms the claims up to the last one that `actor` was shown, as far as each is open and
    beyond doubt; returns how many it confirmed and how many still wait."""
    done = 0
    for row, member, _ in together(session, waiting_for(session, actor)):
        claim = claims.locked(session, row.id) if moment_of(row) <= last else None
        if claim is not None and claim.state == "open":
            confirm(session, now, branch, claim, member, actor.account_id or 0)
            done += 1
    return done, len(waiting_for(session, actor))


def refuse(
    session: Session, now: datetime, branch: Branch, claim: Claim, member: Member, by: int
) -> None:
    """Refuses a claim and tells who made it."""
    claims.refuse(session, claim, by, now)
    claims.changed(session, branch.id, now)
    people.tell(session, now, branch, claim.account_id, lambda t: refused(t, branch, member))


def note_missing(session: Session, now: datetime, branch: Branch, account_id: int) -> None:
    """Puts somebody who does not find their name before those who decide."""
    if members.of(session, branch.id, account_id) is not None:
        return
    if newcomers.note(session, branch.id, account_id, now):
        publish(session, now, NewcomerCame(branch.id))
