"""Tells who decides of people who are not on the roster, and does what they decide."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Account, Branch, Member
from data.queries import card as cards, member as members, newcomer as newcomers, roster
from data.values.names import clean_name
from handlers.roster.claims.rules import RINGS_AGAIN
from handlers.roster.newcomers import view
from handlers.roster.people import service as people
from handlers.shared.service import HOLDERS, Refusal, Right, today


def ring(session: Session, now: datetime, branch: Branch) -> None:
    """Puts the card of everybody who decides up anew, unless it was put up a moment ago."""
    every = newcomers.open_in(session, branch.id)
    before = [row.asked_at for row, _ in every[:-1]]
    holders = members.with_posts(session, branch.id, HOLDERS[Right.ROSTER])
    reached = {account.id for account in roster.reachable(session, branch.bot_id, holders)}
    for one in holders:
        if one.account_id not in reached or one.account_id is None:
            continue
        card = cards.of(session, newcomers.CARD, one.id)
        there = card is not None and card.chat_id == one.account_id and cards.is_up(card)
        if not (there and before and max(before) > now - RINGS_AGAIN):
            cards.put_up(session, branch.id, one.account_id, newcomers.CARD, one.id, now)


def account_of(session: Session, branch: Branch, account_id: int) -> Account:
    """Returns somebody who waits for a decision; raises Refusal where it was made already."""
    for _, account in newcomers.open_in(session, branch.id):
        if account.id == account_id:
            return account
    raise Refusal("newcomer-decided")


def enlist(session: Session, now: datetime, branch: Branch, account: Account, by: int) -> Member:
    """Puts somebody on the roster: under the name they had there before, else that of Telegram."""
    member = roster.holding(session, branch.id, account.id)
    if member is None:
        name = clean_name(account.name)[:40] or str(account.id)
        member = Member(
            branch_id=branch.id, account_id=account.id, name=name, joined_on=today(branch, now)
        )
        roster.add(session, [member], by=by, now=now, day=today(branch, now))
    people.admit(session, now, branch, member, by)
    shown = member.shown
    people.tell(session, now, branch, account.id, lambda t: view.enlisted(t, branch, shown))
    return member


def enlist_all(session: Session, now: datetime, branch: Branch, last: int, by: int) -> int:
    """Puts all on the roster who waited by the newcomer's row `last`, and all who await tidying;
    returns how many these are."""
    waiting = roster.unlisted(session, branch.id)
    for member in waiting:
        people.admit(session, now, branch, member, by)
    came = [account for row, account in newcomers.open_in(session, branch.id) if row.id <= last]
    for account in came:
        enlist(session, now, branch, account, by)
    return len(waiting) + len(came)


def turn_away(session: Session, now: datetime, branch: Branch, account: Account, by: int) -> None:
    """Notes that somebody is no member; they may observe without being asked about again."""
    newcomers.decide(session, branch.id, account.id, "visitor", by, now)


def free_names(session: Session, branch: Branch) -> Sequence[Member]:
    """Returns the names of the roster that nobody has claimed."""
    return [one for one in roster.listed(session, branch.id) if one.account_id is None]


def bind(
    session: Session, now: datetime, branch: Branch, account: Account, target: Member, by: int
) -> None:
    """Gives somebody a name of the roster."""
    if target.account_id is not None or target.left_on is not None or not target.listed:
        raise Refusal("roster-merge-taken", name=target.shown)
    people.bind(session, now, branch, target, account.id, by)
    shown = target.shown
    people.tell(session, now, branch, account.id, lambda t: view.enlisted(t, branch, shown))
