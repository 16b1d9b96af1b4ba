"""Gives a branch a secretary from the command line, where the only one lost their account."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from bot.app import utc_now
from bot.importing import branch_of
from bot.service import Trouble
from data.models import Account, Branch, Member
from data.queries import bot as bots, member as members, roster
from data.values.standing import Standing
from handlers.roster.handover import service


def appoint(
    session: Session,
    branch_id: int,
    member_id: int | None,
    account_id: int | None,
    *,
    really: bool,
) -> Iterator[str]:
    """Says who would become secretary with which account, and does it if `really`; raises Trouble
    where that cannot be. Without a member it lists those there are."""
    branch = branch_of(session, branch_id)
    bots.act(session, branch.bot_id)
    if member_id is None:
        yield from _people(session, branch)
        return
    heir = session.get(Member, member_id)
    if heir is None or heir.branch_id != branch.id or heir.left_on is not None or not heir.listed:
        raise Trouble(f"The branch has no member {member_id} on its roster.")
    if heir.standing != Standing.FULL:
        raise Trouble(f"{heir.shown} is no full member, and so cannot be secretary.")
    _check_account(session, branch, heir, account_id)
    before = service.secretary(session, branch)
    if before is None or before.id != heir.id:
        held = f", after {before.shown}" if before else ""
        yield f"{heir.shown} becomes secretary of {branch.name}{held}."
    if account_id is not None and account_id != heir.account_id:
        yield f"{heir.shown} is bound to the account {account_id}; the old one has no rights."
    yield "The group is told, and the audit log keeps it."
    if not really:
        yield "Nothing is changed without --yes."
        return
    service.appoint(session, utc_now(), branch, heir, account_id)
    yield "Done; the running bot tells the group."


def _people(session: Session, branch: Branch) -> Iterator[str]:
    yield f"Members of {branch.name}, by their numbers:"
    for one in roster.listed(session, branch.id):
        post = "" if one.post == "none" else f", {one.post}"
        bound = f"account {one.account_id}" if one.account_id else "no account"
        yield f"{one.id}: {one.shown}{post}, {bound}"


def _check_account(session: Session, branch: Branch, heir: Member, account_id: int | None) -> None:
    if account_id is None:
        if heir.account_id is None:
            raise Trouble(f"{heir.shown} has no account; name one with --account.")
        return
    if session.get(Account, account_id) is None:
        raise Trouble(f"The account {account_id} has not opened the chat with the bot yet.")
    other = members.of(session, branch.id, account_id)
    if other is not None and other.id != heir.id and other.listed:
        raise Trouble(f"The account {account_id} is {other.shown}'s.")
