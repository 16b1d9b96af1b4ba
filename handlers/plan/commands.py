"""Handlers of /plans: the list, a plan in one line, and the links from the group."""

from data.models import Branch
from data.queries import member as members
from handlers.plan import asking, page_view, starters
from handlers.plan.one_line import read_line
from handlers.plan.progress import fill, start
from handlers.plan.steps import begin
from handlers.shared.access import Right, holder_here, holder_in
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.private import point_private


def plans(ctx: Context) -> None:
    """/plans: the list, privately; with a rhythm and a title it goes straight to the question
    whether it is right so."""
    branch, _ = holder_here(ctx, Right.PLANS)
    if not ctx.private:
        point_private(ctx, "p", branch.id)
        return
    if ctx.text.strip():
        _from_line(ctx, branch)
        return
    _list(ctx, branch)


def _list(ctx: Context, branch: Branch) -> None:
    ctx.reply(page_view.overview(ctx.session, ctx.texts, branch, ctx.now, 0))


def _from_line(ctx: Context, branch: Branch) -> None:
    line = read_line(ctx.session, ctx.texts, ctx.text, ctx.now, branch)
    if line is None:
        begin(ctx, branch)
        return
    draft = start(ctx, branch, kind=line.kind)
    fill(draft, title=line.thing.title, data=line.thing.data, lead=line.thing.lead)
    draft.awaits = asking.AWAITS
    asking.said(ctx, branch, draft, line.rhythm)


def plans_link(ctx: Context) -> None:
    """The link from the group to the plans."""
    members.meet(ctx.session, ctx.person.id, ctx.person.name, ctx.now, private=True)
    branch, _ = holder_in(ctx, number(ctx.args), Right.PLANS)
    _list(ctx, branch)


def starters_link(ctx: Context) -> None:
    """The link from the founding message to the starter set."""
    members.meet(ctx.session, ctx.person.id, ctx.person.name, ctx.now, private=True)
    branch, _ = holder_in(ctx, number(ctx.args), Right.PLANS)
    starters.show(ctx, branch)
