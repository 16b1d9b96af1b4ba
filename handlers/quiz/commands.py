"""Handlers of /question: today's question for members, all of them for those who look after them;
and which of several questions a doubt is about."""

from data.models import Branch, Member, Round, Streak
from data.queries import draft as drafts
from data.queries import result
from handlers.quiz import mine_view, pages, reminding
from handlers.quiz.answering import FILL
from handlers.shared.access import Right, may, meet, member_here, member_of
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal


def question(ctx: Context) -> None:
    """/question; in the group the way into the private chat."""
    branch, member = member_here(ctx)
    if not ctx.private:
        point_private(ctx, "ql", branch.id)
        return
    _show(ctx, branch, member)


def linked(ctx: Context) -> None:
    """The link from the group."""
    meet(ctx)
    _show(ctx, *member_of(ctx, number(ctx.args)))


def _show(ctx: Context, branch: Branch, member: Member) -> None:
    drafts.drop(ctx.session, ctx.person.id, FILL)
    if may(member.post, Right.BANK):
        pages.show_list(ctx, branch)
    else:
        _show_own(ctx, branch, member)


def tapped_own(ctx: Context) -> None:
    """What is open for the member who acts, for those who look after questions."""
    branch, member = member_of(ctx, number(ctx.args))
    ctx.answer("")
    _show_own(ctx, branch, member)


def _show_own(ctx: Context, branch: Branch, member: Member) -> None:
    seen = [
        mine_view.Mine(
            row,
            result.of_member(ctx.session, row.id, member.id),
            reminding.way(ctx.session, ctx.texts, row),
        )
        for row in result.daily(ctx.session, branch.id, ctx.now, most=8)
        if row.state == "open"
    ]
    streak = ctx.session.get(Streak, member.id)
    keeps = may(member.post, Right.BANK)
    ctx.show(mine_view.page(ctx.texts, branch, seen, streak, ctx.now, keeps=keeps))


def linked_doubt(ctx: Context) -> None:
    """题目有疑问 under the result of several questions: which of them?"""
    meet(ctx)
    row = ctx.session.get(Round, number(ctx.args))
    member_of(ctx, row.branch_id if row else 0)
    assert row is not None
    found = [one for one in result.together(ctx.session, row) if one.state == "closed"]
    if not found:
        raise Refusal("button-stale")
    ctx.reply(mine_view.doubts(ctx.texts, found))
