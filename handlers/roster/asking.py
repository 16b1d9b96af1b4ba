"""A claim on its way to somebody who may confirm it."""

from data.models import Branch, Member
from data.queries import claim as claims
from data.queries import member as members
from data.queries import roster
from data.values.out import OutMessage
from data.values.standing import Post
from handlers.roster import rules, view, waiting
from handlers.roster.room import place, redraw_claims
from handlers.shared.access import HEADS, HOLDERS, Right
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn

MOST_TOLD = 4
"""People who are asked to confirm one claim."""


def ask(turn: Turn, branch: Branch, member: Member) -> None:
    """Writes the claim down, asks those who may confirm it, and says so."""
    deciders = put(turn, branch, member)
    turn.toast("")
    if deciders:
        names = [one.name for one in deciders]
        text = turn.texts("claim-asked", name=member.name, whom=view.listing(turn.texts, names))
    else:
        text = turn.texts("claim-asked-later", name=member.name)
    turn.show(OutMessage(text))


def put(turn: Turn, branch: Branch, member: Member) -> list[Member]:
    """Writes the claim down and gives whose card it is put on; nobody where none can be reached."""
    earlier = claims.asked(turn.session, member.id, turn.person.id)
    if earlier is not None and earlier.state == "refused":
        if rules.rests(earlier.decided_at, turn.now):
            raise Refusal("claim-rests", name=member.name)
    elif earlier is not None and earlier.state == "open":
        raise Refusal("claim-waits", name=member.name)
    before = claims.open_in(turn.session, branch.id)
    claims.ask(turn.session, member, turn.person.id, turn.now)
    redraw_claims(turn, branch)
    deciders = _deciders(turn, branch, member)
    for decider in deciders:
        waiting.ring(turn, decider, before)
    return deciders


def _deciders(turn: Turn, branch: Branch, member: Member) -> list[Member]:
    """Who is asked: heads and the own subgroup's leader; the organisation member where none of
    them can be reached."""
    holders = [
        one
        for one in members.with_posts(turn.session, branch.id, HOLDERS[Right.CLAIMS])
        if rules.may_confirm(place(one), place(member))
    ]
    near = [one for one in holders if one.post in HEADS or one.post == Post.SUBGROUP_LEADER]
    found = roster.reachable(turn.session, near) or roster.reachable(turn.session, holders)
    reached = {account.id for account in found} - {turn.person.id}
    return [one for one in holders if one.account_id in reached][:MOST_TOLD]
