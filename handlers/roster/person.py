"""Handlers of one person's page: the page itself, subgroup, name, note and binding."""

from data.models import Account, Branch, Draft, Member, Subgroup
from data.queries import away, roster
from data.queries import branch as branches
from data.values.names import clean_name, clean_text
from data.values.standing import Post
from handlers.roster import rules, view
from handlers.roster.room import (
    await_typing,
    enter_for,
    group_names,
    present,
    set_field,
    show_page,
    today,
)
from handlers.shared.access import HEADS, Right
from handlers.shared.buttons import number, rows, tap
from handlers.shared.context import Context
from handlers.shared.refusal import Refusal

FIELDS = {"name": rules.LONGEST_NAME, "note": rules.LONGEST_NOTE}


def show(ctx: Context, branch: Branch, member: Member) -> None:
    """Shows a person's page in the place of what was tapped, or as an answer."""
    actor = roster.holding(ctx.session, branch.id, ctx.person.id)
    assert actor is not None
    account = ctx.session.get(Account, member.account_id) if member.account_id else None
    groups = group_names(ctx, branch.id)
    targets = roster.merge_targets(ctx.session, member) if account is not None else []
    seen = view.PageData(
        member=member,
        group=groups.get(member.subgroup_id or 0, ""),
        account=account,
        may_post=bool(rules.posts_to_give(actor.post, member.post)),
        may_leave=rules.may_leave(actor.post, member.post, own=actor.id == member.id),
        may_merge=bool(targets) and (not member.listed or member.id == actor.id),
        away=away.on(ctx.session, member.id, today(ctx, branch)),
    )
    ctx.show(view.person(ctx.texts, seen, today(ctx, branch)))


def tapped(ctx: Context) -> None:
    """A person's page, from a list or by 返回."""
    branch, _, member = enter_for(ctx, number(ctx.args), Right.ROSTER)
    ctx.answer("")
    show(ctx, branch, member)


def tapped_groups(ctx: Context) -> None:
    """Which subgroup the person is in now."""
    branch, _, member = present(ctx)
    buttons = [
        tap(group.name, "r.us", member.id, group.id)
        for group in branches.subgroups(ctx.session, branch.id)
        if group.id != member.subgroup_id
    ]
    if member.subgroup_id is not None:
        buttons.append(tap(ctx.texts.plain("roster-no-group"), "r.us", member.id, 0))
    await_typing(ctx, branch, "subgroup", member=member.id)
    show_page(
        ctx,
        ctx.texts("roster-ask-group", name=member.name),
        *rows(buttons[:8], 2),
        (tap(ctx.texts.plain("back"), "r.p", member.id),),
    )


def tapped_group(ctx: Context) -> None:
    """A subgroup was chosen; it must be this branch's."""
    branch, _, member = present(ctx)
    group_id = number(ctx.args, 1)
    group = ctx.session.get(Subgroup, group_id) if group_id else None
    if group_id and (group is None or group.branch_id != branch.id):
        raise Refusal("button-unknown")
    set_field(ctx, branch, member, "subgroup_id", group.id if group else None)
    ctx.answer(ctx.texts.plain("roster-changed"))
    show(ctx, branch, member)


def typed_group(ctx: Context, draft: Draft) -> None:
    """The name of a subgroup was typed; a new one is made."""
    branch, _, member = enter_for(ctx, int(draft.data["member"]), Right.ROSTER)
    name = clean_name(ctx.text)
    if not name:
        raise Refusal("roster-name-none")
    if len(name) > rules.LONGEST_SUBGROUP:
        raise Refusal("roster-name-long", start=name[:10], limit=rules.LONGEST_SUBGROUP)
    group = branches.subgroup(ctx.session, branch.id, name)
    set_field(ctx, branch, member, "subgroup_id", group.id)
    show(ctx, branch, member)


def tapped_typing(ctx: Context) -> None:
    """A new name or note will be typed."""
    branch, _, member = present(ctx)
    field = ctx.args[1] if len(ctx.args) > 1 else ""
    if field not in FIELDS:
        raise Refusal("button-unknown")
    await_typing(ctx, branch, field, member=member.id)
    key = "roster-ask-name" if field == "name" else "roster-ask-note"
    show_page(
        ctx,
        ctx.texts(key, name=member.name),
        (tap(ctx.texts.plain("cancel"), "r.p", member.id),),
    )


def typed_field(ctx: Context, draft: Draft) -> None:
    """A name or a note was typed."""
    branch, _, member = enter_for(ctx, int(draft.data["member"]), Right.ROSTER)
    name = draft.awaits == "name"
    text = clean_name(ctx.text) if name else clean_text(ctx.text)
    if not text:
        raise Refusal("roster-name-none")
    if len(text) > FIELDS[draft.awaits]:
        key = "roster-name-long" if name else "roster-note-long"
        raise Refusal(key, start=text[:10], limit=FIELDS[draft.awaits])
    set_field(ctx, branch, member, draft.awaits, text)
    show(ctx, branch, member)


def tapped_keep(ctx: Context) -> None:
    """Somebody who signed in under a Telegram name is put on the roster with that name."""
    branch, _, member = present(ctx)
    set_field(ctx, branch, member, "listed", True)
    ctx.answer(ctx.texts.plain("roster-kept", name=member.name))
    show(ctx, branch, member)


def tapped_unbind(ctx: Context) -> None:
    """解除绑定: asks first."""
    _, actor, member = present(ctx)
    _check_unbind(actor, member)
    show_page(
        ctx,
        ctx.texts("roster-ask-unbind", name=member.name),
        (tap(ctx.texts.plain("roster-unbind"), "r.fs", member.id),),
        (tap(ctx.texts.plain("back"), "r.p", member.id),),
    )


def tapped_unbound(ctx: Context) -> None:
    """The account is taken off the name."""
    branch, actor, member = present(ctx)
    _check_unbind(actor, member)
    set_field(ctx, branch, member, "account_id", None)
    ctx.answer(ctx.texts.plain("roster-changed"))
    show(ctx, branch, member)


def _check_unbind(actor: Member, member: Member) -> None:
    """Whoever is unbound loses the rights of the post, so it takes the right to take it."""
    own_or_higher = actor.id == member.id or (member.post in HEADS and actor.post not in HEADS)
    if own_or_higher or member.post == Post.SECRETARY:
        raise Refusal("roster-may-not-unbind", name=member.name)
