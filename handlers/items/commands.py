"""Handlers of /insight: its pages, the picture and the workbook."""

from data.models import Branch
from data.queries import member as members
from handlers.items import files, rules, view
from handlers.items.rules import Choice
from handlers.items.service import PageData, first_choice
from handlers.shared.access import Right, holder_here, keeper_in
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.feature import Handler
from handlers.shared.private import point_private


def insight(ctx: Context) -> None:
    """/insight: what answers say, privately."""
    branch, _ = holder_here(ctx, Right.BANK)
    if not ctx.private:
        point_private(ctx, "it", branch.id)
        return
    _first(ctx, branch)


def linked(ctx: Context) -> None:
    """The link from the group."""
    members.meet(ctx.session, ctx.person.id, ctx.person.name, ctx.now, private=True)
    _first(ctx, _entered(ctx))


def _first(ctx: Context, branch: Branch) -> None:
    _overview(ctx, branch, first_choice(ctx.session, branch, ctx.now))


def _overview(ctx: Context, branch: Branch, choice: Choice) -> None:
    ctx.show(view.overview(ctx.texts, PageData(ctx.session, branch, choice), ctx.now))


def _entered(ctx: Context) -> Branch:
    """The branch that is the first argument, for those who keep its questions; it speaks the
    person's own language."""
    branch, _ = keeper_in(ctx, number(ctx.args), Right.BANK)
    return branch


def _seen(ctx: Context) -> PageData:
    """What a button names: a branch and a choice."""
    branch = _entered(ctx)
    choice = rules.read_choice(ctx.args[1] if len(ctx.args) > 1 else "")
    ctx.answer("")
    return PageData(ctx.session, branch, choice)


def tapped_overview(ctx: Context) -> None:
    """The first page of a choice."""
    seen = _seen(ctx)
    ctx.edit(view.overview(ctx.texts, seen, ctx.now))


def tapped_when(ctx: Context) -> None:
    """Which period."""
    ctx.edit(view.period_page(ctx.texts, _seen(ctx), ctx.now))


def tapped_items(ctx: Context) -> None:
    """A page of questions."""
    seen = _seen(ctx)
    ctx.edit(view.item_page(ctx.texts, seen, ctx.now, number(ctx.args, 2)))


def tapped_tags(ctx: Context) -> None:
    """A page of tags."""
    seen, none = _seen(ctx), ctx.texts("insight-no-tags")
    page = number(ctx.args, 2)
    ctx.edit(view.part_page(ctx.texts, seen, ctx.now, page, "it.t", seen.tags(), none))


def tapped_subgroups(ctx: Context) -> None:
    """A page of subgroups."""
    seen, none = _seen(ctx), ctx.texts("insight-no-subgroups")
    page = number(ctx.args, 2)
    parts = seen.subgroups(ctx.texts.plain("insight-nowhere"))
    ctx.edit(view.part_page(ctx.texts, seen, ctx.now, page, "it.s", parts, none))


def tapped_picture(ctx: Context) -> None:
    """The picture, with the same in words."""
    ctx.reply(files.picture(ctx.texts, _seen(ctx), ctx.now))


def tapped_sheet(ctx: Context) -> None:
    """The workbook."""
    ctx.reply(files.workbook(ctx.texts, _seen(ctx), ctx.now))


TAPS: dict[str, Handler] = {
    "it.o": tapped_overview,
    "it.p": tapped_when,
    "it.q": tapped_items,
    "it.t": tapped_tags,
    "it.s": tapped_subgroups,
    "it.g": tapped_picture,
    "it.x": tapped_sheet,
}
