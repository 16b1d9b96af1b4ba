"""Handlers of the handover: the post of secretary passes to another member in one step."""

from data.models import Branch, Member
from data.queries import member as members
from data.queries.member import change
from data.values.out import Button, OutMessage
from data.values.standing import Post
from handlers.roster import rules, view
from handlers.roster.room import (
    enter,
    enter_for,
    group_names,
    redraw_claims,
    show_page,
    tell,
    tell_group,
    today,
)
from handlers.shared.access import Right, holder_here
from handlers.shared.buttons import number, pages, tap
from handlers.shared.context import Context
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal


def command(ctx: Context) -> None:
    """/handover: to whom; a name after it goes straight to the question."""
    branch, actor = holder_here(ctx, Right.HANDOVER)
    if not ctx.private:
        point_private(ctx, "ho", branch.id)
        return
    typed = ctx.text.strip()
    people = _heirs(ctx, branch, actor)
    found = rules.find(people, typed) if typed else []
    if len(found) == 1:
        _ask(ctx, next(one for one in people if one.id == found[0]))
        return
    _choice(ctx, branch, [one for one in people if not found or one.id in found], 0)


def linked(ctx: Context) -> None:
    """The link from the group."""
    members.meet(ctx.session, ctx.person.id, ctx.person.name, ctx.now, private=True)
    branch, actor = enter(ctx, number(ctx.args), Right.HANDOVER)
    _choice(ctx, branch, _heirs(ctx, branch, actor), 0)


def tapped_list(ctx: Context) -> None:
    """Another page of members."""
    branch, actor = enter(ctx, number(ctx.args), Right.HANDOVER)
    ctx.answer("")
    _choice(ctx, branch, _heirs(ctx, branch, actor), number(ctx.args, 1))


def _heirs(ctx: Context, branch: Branch, actor: Member) -> list[Member]:
    people = members.present(ctx.session, branch.id)
    return view.in_order(one for one in people if one.account_id and one.id != actor.id)


def _choice(ctx: Context, branch: Branch, people: list[Member], page: int) -> None:
    shown = view.labels(ctx.texts, people, group_names(ctx, branch.id))
    buttons = [tap(shown[one.id], "h.c", one.id) for one in people]
    key = "handover-choose" if people else "handover-nobody"
    ctx.show(
        OutMessage(ctx.texts(key, branch=branch.name)).with_buttons(
            *pages(ctx.texts, buttons, page, "h.l", branch.id), _cancel(ctx, branch)
        )
    )


def _cancel(ctx: Context, branch: Branch) -> tuple[Button, ...]:
    return (tap(ctx.texts.plain("cancel"), "h.x", branch.id),)


def _heir(ctx: Context) -> tuple[Branch, Member, Member]:
    branch, actor, heir = enter_for(ctx, number(ctx.args), Right.HANDOVER)
    if heir.id == actor.id or heir.left_on is not None:
        raise Refusal("button-unknown")
    if heir.account_id is None:
        raise Refusal("handover-unclaimed", name=heir.name)
    return branch, actor, heir


def tapped_member(ctx: Context) -> None:
    """Asks once more."""
    _, _, heir = _heir(ctx)
    ctx.answer("")
    _ask(ctx, heir)


def _ask(ctx: Context, heir: Member) -> None:
    ctx.show(
        OutMessage(ctx.texts("handover-sure", name=heir.name)).with_buttons(
            (tap(ctx.texts.plain("handover-do"), "h.s", heir.id),),
            (
                tap(ctx.texts.plain("back"), "h.l", heir.branch_id, 0),
                *_cancel(ctx, ctx.session.get_one(Branch, heir.branch_id)),
            ),
        )
    )


def tapped_cancel(ctx: Context) -> None:
    """取消."""
    enter(ctx, number(ctx.args), Right.HANDOVER)
    show_page(ctx, ctx.texts("cancelled"))


def tapped_handover(ctx: Context) -> None:
    """The post passes: the old secretary becomes a plain member, both and the group are told."""
    branch, actor, heir = _heir(ctx)
    for member, post in ((actor, Post.NONE), (heir, Post.SECRETARY)):
        change(
            ctx.session,
            member,
            "post",
            post.value,
            by=ctx.person.id,
            now=ctx.now,
            holds_from=today(ctx, branch),
        )
    redraw_claims(ctx, branch)
    assert heir.account_id is not None
    tell(
        ctx,
        heir.account_id,
        branch,
        lambda texts: OutMessage(texts("handover-yours", branch=branch.name, before=actor.name)),
    )
    tell_group(
        ctx,
        branch,
        lambda texts: OutMessage(texts("handover-group", before=actor.name, now=heir.name)),
    )
    ctx.answer("")
    ctx.show(OutMessage(ctx.texts("handover-done", name=heir.name, branch=branch.name)))
