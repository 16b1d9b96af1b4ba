"""/me (我的学习): a member's own page, as a picture too, and the entries behind its sums."""

from data.models import Branch, Member
from data.values.out import OutFile, OutMessage
from handlers.points.own import service, view
from handlers.points.own.service import OwnStudy
from handlers.points.ranking.service import KINDS, usual
from handlers.shared.dates import today
from handlers.shared.router import Context, Router, here, named, number

route = Router()


@route.command(
    "me",
    here(),
    words=("我的", "我的学习", "我的學習", "积分", "積分"),
    menus=("member", "group"),
    link="me",
)
@route.button("pt.m", named())
def show_page(ctx: Context, branch: Branch, member: Member) -> None:
    """Shows the member's own page, of the usual period unless the button names another."""
    ctx.show(view.page(ctx.texts, _study(ctx, branch, member), ctx.now))


@route.button("pt.i", named())
def send_picture(ctx: Context, branch: Branch, member: Member) -> None:
    """Sends the page as a picture, with its text."""
    found = _study(ctx, branch, member)
    draw = view.picture(ctx.texts, found, ctx.now)
    ctx.reply(
        OutMessage(view.caption(ctx.texts, found), file=OutFile("photo", "me.png", draw=draw))
    )


@route.button("pt.e", named())
def show_entries(ctx: Context, branch: Branch, member: Member) -> None:
    """Shows a page of the own entries, of points (p) or of hours (h)."""
    what = _letter(ctx, branch), "h" if ctx.arg(2) == "h" else "p", number(ctx.args, 3)
    ctx.show(view.entries_page(ctx.session, ctx.texts, branch, member, *what, ctx.now))


def _letter(ctx: Context, branch: Branch) -> str:
    return ctx.arg(1) if ctx.arg(1) in KINDS else usual(today(branch, ctx.now))


def _study(ctx: Context, branch: Branch, member: Member) -> OwnStudy:
    return service.own_study(ctx.session, ctx.texts, branch, member, _letter(ctx, branch), ctx.now)
