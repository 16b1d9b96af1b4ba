"""A claim on its way to somebody who may confirm it."""

from data.models import Account, Branch, Member
from data.queries import claim as claims
from data.queries import member as members
from data.queries import roster
from data.values.out import OutMessage
from data.values.standing import Post
from handlers.roster import rules, view
from handlers.roster.room import group_names, place, tell
from handlers.shared.access import HEADS, HOLDERS, Right
from handlers.shared.buttons import tap
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn
from handlers.shared.wording import Markup, Texts, escape

MOST_TOLD = 4
"""People who are asked to confirm one claim."""


def ask(turn: Turn, branch: Branch, member: Member) -> None:
    """Writes the claim down, asks those who may confirm it, and says so."""
    deciders = put(turn, branch, member)
    turn.toast("")
    if deciders:
        names = [one.name for one in _names(turn, branch, deciders)]
        text = turn.texts("claim-asked", name=member.name, whom=view.listing(turn.texts, names))
    else:
        text = turn.texts("claim-asked-later", name=member.name)
    turn.show(OutMessage(text))


def put(turn: Turn, branch: Branch, member: Member) -> list[Account]:
    """Writes the claim down and gives whom it was put to; nobody where none can be reached."""
    earlier = claims.asked(turn.session, member.id, turn.person.id)
    if earlier is not None and earlier.state == "refused":
        if rules.rests(earlier.decided_at, turn.now):
            raise Refusal("claim-rests", name=member.name)
    elif earlier is not None and earlier.state == "open":
        raise Refusal("claim-waits", name=member.name)
    claim = claims.ask(turn.session, member, turn.person.id, turn.now)
    asker = (turn.person.id, turn.person.name)
    deciders = _deciders(turn, branch, member)
    for decider in deciders:
        tell(
            turn,
            decider.id,
            branch,
            lambda texts: request(texts, turn, branch, member, claim_id=claim.id, account=asker),
        )
    return deciders


def _deciders(turn: Turn, branch: Branch, member: Member) -> list[Account]:
    """Who is asked: heads and the own subgroup's leader; the organisation member where none of
    them can be reached."""
    holders = [
        one
        for one in members.with_posts(turn.session, branch.id, HOLDERS[Right.CLAIMS])
        if rules.may_confirm(place(one), place(member))
    ]
    near = [one for one in holders if one.post in HEADS or one.post == Post.SUBGROUP_LEADER]
    found = roster.reachable(turn.session, near) or roster.reachable(turn.session, holders)
    return [one for one in found if one.id != turn.person.id][:MOST_TOLD]


def _names(turn: Turn, branch: Branch, accounts: list[Account]) -> list[Member]:
    found = (members.of(turn.session, branch.id, account.id) for account in accounts)
    return [one for one in found if one is not None]


def request(
    texts: Texts,
    turn: Turn,
    branch: Branch,
    member: Member,
    *,
    claim_id: int,
    account: tuple[int, str],
) -> OutMessage:
    """The question to who may confirm: `account` (id and name) says it is this member."""
    key, shown = account
    who = Markup(f'<a href="tg://user?id={key}">{escape(shown)}</a>')
    people = roster.listed(turn.session, branch.id)
    name = view.labels(texts, people, group_names(turn, branch.id))[member.id]
    lines = [texts("claim-request", who=who, name=name, branch=branch.name)]
    if member.post != Post.NONE:
        lines.append(texts("claim-request-post", post=texts.plain(f"post-{member.post}")))
    if member.account_id is not None:
        holder = turn.session.get(Account, member.account_id)
        lines.append(texts("claim-request-replaces", account=holder.name if holder else ""))
    return OutMessage("\n".join(lines)).with_buttons(
        (
            tap(texts.plain("claim-yes"), "j.y", claim_id),
            tap(texts.plain("claim-no"), "j.n", claim_id),
        )
    )
