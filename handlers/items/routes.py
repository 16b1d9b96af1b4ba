"""/insight: the pages of a period, its picture and its workbook."""

from data.models import Branch, Member
from handlers.items import rules, view
from handlers.items.service import PageData, first_choice
from handlers.shared.router import Context, Right, Router, here, named, number

route = Router()


def _load(ctx: Context, branch: Branch, _member: Member) -> tuple[PageData]:
    return (PageData(ctx.session, branch, rules.read_choice(ctx.arg(1))),)


PAGE = named(Right.BANK).then(_load)
"""The numbers of a branch in the period that a button names."""


@route.command(
    "insight",
    here(Right.BANK),
    words=("答题分析", "答題分析", "题目分析", "題目分析"),
    menus=("secretary",),
    link="it",
)
def insight(ctx: Context, branch: Branch, _member: Member) -> None:
    """Shows what the latest answers tell."""
    choice = first_choice(ctx.session, branch, ctx.now)
    ctx.reply(view.overview(ctx.texts, PageData(ctx.session, branch, choice), ctx.now))


@route.button("it.o", PAGE)
def show_overview(ctx: Context, seen: PageData) -> None:
    """Shows the first page of a period."""
    ctx.edit(view.overview(ctx.texts, seen, ctx.now))


@route.button("it.p", PAGE)
def choose_period(ctx: Context, seen: PageData) -> None:
    """Offers other periods."""
    ctx.edit(view.period_page(ctx.texts, seen, ctx.now))


@route.button("it.q", PAGE)
def list_questions(ctx: Context, seen: PageData) -> None:
    """Shows a page of questions."""
    ctx.edit(view.item_page(ctx.texts, seen, ctx.now, number(ctx.args, 2)))


@route.button("it.t", PAGE)
def list_tags(ctx: Context, seen: PageData) -> None:
    """Shows a page of tags."""
    page, none = number(ctx.args, 2), ctx.texts("insight-no-tags")
    ctx.edit(view.part_page(ctx.texts, seen, ctx.now, page, "it.t", seen.tags(), none))


@route.button("it.s", PAGE)
def list_subgroups(ctx: Context, seen: PageData) -> None:
    """Shows a page of subgroups."""
    page, none = number(ctx.args, 2), ctx.texts("insight-no-subgroups")
    parts = seen.subgroups(ctx.plain("insight-nowhere"))
    ctx.edit(view.part_page(ctx.texts, seen, ctx.now, page, "it.s", parts, none))


@route.button("it.g", PAGE)
def send_picture(ctx: Context, seen: PageData) -> None:
    """Sends the picture, with the same in words."""
    ctx.reply(view.picture(ctx.texts, seen, ctx.now))


@route.button("it.x", PAGE)
def send_workbook(ctx: Context, seen: PageData) -> None:
    """Sends the workbook."""
    ctx.reply(view.workbook(ctx.texts, seen, ctx.now))
