"""Finds the branch and the member behind an update, checks rights, and refuses politely."""

from contextlib import suppress
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from data.models import Account, Branch, Member
from data.queries import branch as branches, member as members
from data.values.standing import Post
from handlers.shared.context import Context
from handlers.shared.links import IDENTITY
from handlers.shared.refusal import Denied, Refusal, refuse_elsewhere

Row = TypeVar("Row", bound=Any)


class Right(StrEnum):
    """What needs a post."""

    SETTINGS = "settings"
    ROSTER = "roster"
    CLAIMS = "claims"
    MEETINGS = "meetings"
    ATTENDANCE = "attendance"
    HANDOVER = "handover"
    PLANS = "plans"
    MATERIAL = "material"
    BANK = "bank"
    CONTESTS = "contests"
    TOPICS = "topics"
    CHECKS = "checks"
    RECORDS = "records"
    ERASURE = "erasure"
    BRANCH = "branch"
    NOTICES = "notices"
    VOTES = "votes"
    CASES = "cases"
    MATTERS = "matters"


HEADS = frozenset({Post.SECRETARY, Post.DEPUTY})
COMMITTEE = HEADS | {Post.ORGANISATION, Post.PUBLICITY, Post.DISCIPLINE}
HOLDERS: dict[Right, frozenset[Post]] = {
    Right.SETTINGS: HEADS,
    Right.ROSTER: HEADS | {Post.ORGANISATION},
    Right.CLAIMS: HEADS | {Post.ORGANISATION, Post.SUBGROUP_LEADER},
    Right.MEETINGS: COMMITTEE,
    Right.ATTENDANCE: COMMITTEE,
    Right.HANDOVER: frozenset({Post.SECRETARY}),
    Right.ERASURE: HEADS,
    Right.BRANCH: frozenset({Post.SECRETARY}),
    Right.PLANS: COMMITTEE,
    Right.MATERIAL: COMMITTEE,
    Right.BANK: COMMITTEE,
    Right.CONTESTS: COMMITTEE,
    Right.TOPICS: COMMITTEE,
    Right.CHECKS: COMMITTEE,
    Right.RECORDS: COMMITTEE,
    Right.NOTICES: HEADS | {Post.PUBLICITY},
    Right.VOTES: HEADS,
    Right.CASES: COMMITTEE,
    Right.MATTERS: COMMITTEE,
}
"""Which posts hold which right. A subgroup leader confirms claims of the own subgroup only."""


def may(post: str, right: Right) -> bool:
    """Whether a post holds a right."""
    return Post(post) in HOLDERS[right]


def here(ctx: Context, right: Right | None = None) -> tuple[Branch, Member]:
    """Returns the branch of the chat (in private the person's) and the member who acts.

    Raises Refusal for who is not on its roster, and for who lacks the right.
    """
    branch = branch_here(ctx)
    member = _member(ctx, branch, "member-unknown", right)
    if right is not None:
        require(member, right)
    return branch, member


def enter(
    ctx: Context,
    branch_id: int,
    right: Right | None = None,
    unknown: str = "member-unknown",
    *,
    anywhere: bool = False,
) -> tuple[Branch, Member]:
    """Returns the branch that a button, a link or a step names, and the member who acts; another
    bot's branch only if it may be `anywhere`.

    A branch that does not exist and one that is not the person's get the same refusal, `unknown`.
    The group is spoken to in the branch's language, people in their own.
    """
    branch = ctx.session.get(Branch, branch_id)
    if branch is None:
        raise Refusal(unknown)
    if not ctx.private:
        ctx.use_language(branch.language)
    member = _member(ctx, branch, unknown, right)
    use_language(ctx, branch)
    if not anywhere:
        refuse_elsewhere(ctx.session, branch.bot_id)
    if right is not None:
        require(member, right)
    return branch, member


def _member(ctx: Context, branch: Branch, unknown: str, right: Right | None) -> Member:
    if ctx.incoming.sender_chat:
        raise Refusal("person-hidden")
    member = members.of(ctx.session, branch.id, ctx.person.id)
    if member is None:
        raise _denying(unknown, branch.id, right)
    return member


def require(member: Member, right: Right) -> None:
    """Raises Refusal where a member's post does not hold a right."""
    if not may(member.post, right):
        raise _denying("right-missing", member.branch_id, right)


def _denying(key: str, branch_id: int, right: Right | None) -> Refusal:
    """Makes a refusal that names the right it is about, for the audit log."""
    refusal = Refusal(key)
    refusal.denied = Denied(branch_id, right.value) if right else None
    return refusal


def branch_here(ctx: Context) -> Branch:
    """Returns the branch an update is about: the group's, or in private the one the account is in.

    Somebody who is in several branches chooses one privately (`Account.branch_id`).
    """
    if not ctx.private:
        branch = branches.of_chat(ctx.session, ctx.chat_id)
        if branch is None:
            raise Refusal("branch-not-set-up")
        ctx.use_language(branch.language)
        refuse_elsewhere(ctx.session, branch.bot_id)
        return branch
    every = branches.of_account(ctx.session, ctx.person.id)
    found = [one for one in every if one.bot_id in {ctx.bot_id, 0}]
    if not every:
        raise Refusal("branch-none-yours")
    if not found:
        refuse_elsewhere(ctx.session, every[0].bot_id)
    account = members.meet(ctx.session, ctx.person.id, ctx.person.name, ctx.now, private=True)
    branch = next((b for b in found if b.id == account.branch_id), found[0])
    ctx.use_language(account.language or branch.language)
    return branch


def is_elsewhere(ctx: Context) -> bool:
    """Tells whether what was said in a group is for another bot of the deployment, which serves its
    branch."""
    if ctx.private or not IDENTITY.several:
        return False
    branch = branches.of_chat(ctx.session, ctx.chat_id)
    return branch is not None and branch.bot_id not in {ctx.bot_id, 0}


def remember(ctx: Context) -> None:
    """Remembers somebody and their present user name."""
    person = ctx.person
    account = members.meet(ctx.session, person.id, person.name, ctx.now)
    account.username = person.username


def meet(ctx: Context) -> None:
    """Remembers that somebody who wrote privately, or followed a link, can be written to."""
    members.meet(ctx.session, ctx.person.id, ctx.person.name, ctx.now, private=True)


def use_language(ctx: Context, branch: Branch) -> None:
    """Speaks the language that the person chose, else the branch's, in private and in answers to
    taps, which nobody else sees; in the group the branch's."""
    private = ctx.private or ctx.incoming.query_id
    account = ctx.session.get(Account, ctx.person.id) if private else None
    ctx.use_language((account and account.language) or branch.language)


def use_own_language(ctx: Context) -> None:
    """Speaks the language of the branch an update is about, where there is one, and in private the
    person's own."""
    with suppress(Refusal):
        branch_here(ctx)


def row_of(
    session: Session,
    branch: Branch,
    model: type[Row],
    row_id: int,
    gone: str,
    *,
    lock: bool = False,
) -> Row:
    """Returns a row of the branch; raises Refusal(gone) for one that is not there, and for one of
    another branch."""
    row = session.get(model, row_id, with_for_update=lock)
    if row is None or row.branch_id != branch.id:
        raise Refusal(gone)
    return row


def holder_of_file(
    ctx: Context, right: Right, missing: str, elsewhere: str
) -> tuple[Branch, Member]:
    """As `here`, for a file that came: without the right the refusal is `missing`, or
    `elsewhere` for somebody in several branches, who may have meant another."""
    try:
        return here(ctx, right)
    except Refusal as refusal:
        if refusal.key != "right-missing":
            raise
        several = len(branches.of_account(ctx.session, ctx.person.id)) > 1
        told = Refusal(elsewhere if several else missing)
        told.denied = refusal.denied
        raise told from None


def weighed(ctx: Context, weight: int, right: Right) -> int:
    """Returns how surely something sent unasked is meant for what a right is about, given the
    `weight` of `Taker.wants`: those without it are told why not only where nothing else fits."""
    if not weight:
        return 0
    try:
        _, member = here(ctx)
    except Refusal:
        return 0
    if may(member.post, right):
        return weight
    return 1 if weight == 2 else 0


def held_branch(
    session: Session, branch_id: int | None, account_id: int, right: Right | None
) -> Branch | None:
    """Returns a branch if the account is a member there (whose post holds the right), for what is
    finished later than it was begun; else None."""
    branch = session.get(Branch, branch_id or 0)
    member = members.of(session, branch.id, account_id) if branch else None
    allowed = member is not None and (right is None or may(member.post, right))
    return branch if allowed else None


def secretaries(session: Session, branch_id: int) -> list[int]:
    """Returns the accounts of the secretary and the deputies that claimed their names."""
    found = members.with_posts(session, branch_id, HEADS)
    return [member.account_id for member in found if member.account_id]
