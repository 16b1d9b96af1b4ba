"""Handlers of the own lists: mistakes (错题本), saved questions (收藏), saving from a result."""

from data.models import BankQuestion, Branch, Member, Round
from data.queries import draft as drafts
from data.queries import memory, practice
from handlers.practice import mistakes_view, rules
from handlers.practice.sitting import KIND
from handlers.shared.access import meet, member_here, member_of
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal

LISTS = (practice.WRONG, practice.SAVED)


def mistakes(ctx: Context) -> None:
    """/mistakes: what went wrong; from the group into the private chat."""
    branch, member = member_here(ctx)
    if not ctx.private:
        point_private(ctx, "pm", branch.id)
        return
    _list(ctx, branch, member, practice.WRONG, 0)


def linked(ctx: Context) -> None:
    """The link from the group."""
    meet(ctx)
    _list(ctx, *member_of(ctx, number(ctx.args)), practice.WRONG, 0)


def tapped_list(ctx: Context) -> None:
    """A page of one of the lists."""
    branch, member = member_of(ctx, number(ctx.args))
    ctx.answer("")
    _list(ctx, branch, member, _named(ctx), number(ctx.args, 2))


def tapped_off(ctx: Context) -> None:
    """移出: a question leaves the list."""
    branch, member = member_of(ctx, number(ctx.args))
    name, question_id = _named(ctx), number(ctx.args, 2)
    if name == practice.WRONG:
        practice.clear(ctx.session, member.id, question_id, ctx.now)
    else:
        practice.unsave(ctx.session, member.id, question_id, ctx.now)
    ctx.answer(ctx.texts.plain("mistakes-off-done"))
    _list(ctx, branch, member, name, number(ctx.args, 3))


def _named(ctx: Context) -> str:
    """The list that a button's second argument names."""
    name = ctx.args[1] if len(ctx.args) > 1 else ""
    if name not in LISTS:
        raise Refusal("button-unknown")
    return name


def _list(ctx: Context, branch: Branch, member: Member, name: str, page: int) -> None:
    drafts.drop(ctx.session, ctx.person.id, KIND)
    day, ours = rules.local_day(ctx.now, branch.zone), (member.id, branch.id)
    many = {one: practice.many_on(ctx.session, *ours, day, one) for one in LISTS}
    last = max(0, (many[name] - 1) // mistakes_view.AT_ONCE)
    page = min(page, last)
    shown = practice.listed(
        ctx.session,
        *ours,
        day,
        name,
        start=page * mistakes_view.AT_ONCE,
        most=mistakes_view.AT_ONCE,
    )
    seen = mistakes_view.Page(branch, name, shown, page, last, many)
    ctx.show(mistakes_view.page(ctx.texts, seen))


def tapped_save(ctx: Context) -> None:
    """收进错题本, under a result in the group: one tap, answered to this person alone."""
    row = ctx.session.get(Round, number(ctx.args))
    _, member = member_of(ctx, row.branch_id if row else 0)
    assert row is not None
    if row.state == "open":
        raise Refusal("save-too-soon")
    question = ctx.session.get(BankQuestion, row.question_id) if row.question_id else None
    if question is None or row.state != "closed":
        raise Refusal("save-gone")
    fresh = memory.save(ctx.session, member.id, question.id, ctx.now)
    ctx.answer(ctx.texts.plain("save-done" if fresh else "save-again"))
