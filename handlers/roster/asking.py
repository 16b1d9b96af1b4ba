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
from handlers.shared.context import Context
from handlers.shared.refusal import Refusal

MOST_TOLD = 4
"""People who are asked to confirm one claim."""


def ask(ctx: Context, branch: Branch, member: Member) -> None:
    """Writes the claim down, asks those who may confirm it, and says so."""
    deciders = put(ctx, branch, member)
    ctx.answer("")
    if deciders:
        names = [one.name for one in deciders]
        text = ctx.texts("claim-asked", name=member.name, whom=view.listing(ctx.texts, names))
    else:
        text = ctx.texts("claim-asked-later", name=member.name)
    ctx.show(OutMessage(text))


def put(ctx: Context, branch: Branch, member: Member) -> list[Member]:
    """Writes the claim down and gives whose card it is put on; nobody where none can be reached."""
    earlier = claims.asked(ctx.session, member.id, ctx.person.id)
    if earlier is not None and earlier.state == "refused":
        if rules.rests(earlier.decided_at, ctx.now):
            raise Refusal("claim-rests", name=member.name)
    elif earlier is not None and earlier.state == "open":
        raise Refusal("claim-waits", name=member.name)
    before = claims.open_in(ctx.session, branch.id)
    claims.ask(ctx.session, member, ctx.person.id, ctx.now)
    redraw_claims(ctx, branch)
    deciders = _deciders(ctx, branch, member)
    for decider in deciders:
        waiting.ring(ctx, decider, before)
    return deciders


def _deciders(ctx: Context, branch: Branch, member: Member) -> list[Member]:
    """Who is asked: heads and the own subgroup's leader; the organisation member where none of
    them can be reached."""
    holders = [
        one
        for one in members.with_posts(ctx.session, branch.id, HOLDERS[Right.CLAIMS])
        if rules.may_confirm(place(one), place(member))
    ]
    near = [one for one in holders if one.post in HEADS or one.post == Post.SUBGROUP_LEADER]
    found = roster.reachable(ctx.session, near) or roster.reachable(ctx.session, holders)
    reached = {account.id for account in found} - {ctx.person.id}
    return [one for one in holders if one.account_id in reached][:MOST_TOLD]
