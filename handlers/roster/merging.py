"""Handlers that make two rows of one person one: who signed in first, and the roster's name."""

from data.models import Branch, Member
from data.queries import roster
from data.values.standing import Post
from handlers.roster import rules, view
from handlers.roster.joining import close_rivals
from handlers.roster.person import show
from handlers.roster.room import (
    enter_for,
    group_names,
    place,
    present,
    redraw_boards,
    show_page,
    today,
)
from handlers.shared.access import HEADS, Right
from handlers.shared.buttons import number, pages, tap
from handlers.shared.context import Context
from handlers.shared.refusal import Refusal


def tapped_choice(ctx: Context) -> None:
    """Which unclaimed name the person is."""
    branch, actor, member = present(ctx)
    _check_source(actor, member)
    targets = roster.merge_targets(ctx.session, member)
    shown = view.labels(ctx.texts, targets, group_names(ctx, branch.id))
    buttons = [tap(shown[one.id], "r.mc", member.id, one.id) for one in targets]
    show_page(
        ctx,
        ctx.texts("roster-merge-ask" if targets else "roster-merge-none", name=member.name),
        *pages(ctx.texts, buttons, number(ctx.args, 1), "r.m", member.id),
        (tap(ctx.texts.plain("back"), "r.p", member.id),),
    )


def _check_source(actor: Member, member: Member) -> None:
    if member.account_id is None:
        raise Refusal("button-unknown")
    if member.post in HEADS and actor.post not in HEADS:
        raise Refusal("roster-may-not-merge", name=member.name)


def _pair(ctx: Context) -> tuple[Branch, Member, Member, Member]:
    """Branch, who acts, who signed in, and the name of the roster; both of the same branch."""
    branch, actor, member = present(ctx)
    _check_source(actor, member)
    _, _, target = enter_for(ctx, number(ctx.args, 1), Right.ROSTER)
    if target.branch_id != branch.id or target.id == member.id:
        raise Refusal("button-unknown")
    if target.account_id is not None or target.left_on is not None or not target.listed:
        raise Refusal("roster-merge-taken", name=target.name)
    own = member.id == actor.id
    if not rules.may_confirm(place(actor), place(target)) and not (
        own and target.post == Post.NONE
    ):
        raise Refusal("roster-may-not-merge", name=target.name)
    return branch, actor, member, target


def tapped_confirm(ctx: Context) -> None:
    """Asks once more, because it cannot be taken back."""
    _, _, member, target = _pair(ctx)
    show_page(
        ctx,
        ctx.texts("roster-merge-confirm", name=member.name, target=target.name),
        (tap(ctx.texts.plain("confirm"), "r.ms", member.id, target.id),),
        (tap(ctx.texts.plain("back"), "r.m", member.id, 0),),
    )


def tapped_merge(ctx: Context) -> None:
    """The two become one."""
    branch, _, member, target = _pair(ctx)
    account_id = member.account_id
    assert account_id is not None
    touched = roster.merge(
        ctx.session, member, target, by=ctx.person.id, now=ctx.now, day=today(ctx, branch)
    )
    close_rivals(ctx, branch, target, account_id)
    redraw_boards(ctx, touched)
    ctx.answer(ctx.texts.plain("roster-merged", name=target.name))
    show(ctx, branch, target)
