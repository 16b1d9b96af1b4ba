"""Routes of /calendar: the coming month, other months, the file and the address."""

from functools import partial

from data.models import Branch, Member
from data.values.out import Button, OutFile, OutMessage
from handlers.plan.calendar import service, view
from handlers.plan.calendar.view import WITH_PUSHES
from handlers.plan.plans import view as plans
from handlers.shared.access import Right, may
from handlers.shared.buttons import link, tap
from handlers.shared.daypicker import month_of
from handlers.shared.router import Context, Router, here, named

route = Router()
COMING = "0"
"""The page of the coming days, as buttons name it; the others are months such as 202612."""


@route.command("calendar", here(), words=("日程", "日历", "日曆"), menus=("member", "group"))
def calendar(ctx: Context, branch: Branch, member: Member) -> None:
    """Shows the coming month; in the group as a text that only this person sees."""
    if ctx.private:
        show(ctx, branch, member)
        return
    first, last = view.span(branch, COMING, ctx.now)
    words = view.text(ctx.session, ctx.texts, branch, first, last, ctx.now)
    address = link(ctx.bot_id, "cal", branch.id)
    picture = Button(ctx.plain("calendar-picture"), url=address)
    ctx.reply_privately(OutMessage(words).with_buttons(picture))


@route.link("cal", named())
@route.button("p.cal", named())
def show(ctx: Context, branch: Branch, member: Member) -> None:
    """Shows the coming month as a new message, such as below the list of plans."""
    for message in _page(ctx, branch, member, COMING):
        ctx.reply(message)


def _page(ctx: Context, branch: Branch, member: Member, month: str) -> list[OutMessage]:
    planner = may(member.post, Right.PLANS)
    return view.page(ctx.session, ctx.texts, branch, month, ctx.now, planner=planner)


@route.button("p.cm", named())
def turn(ctx: Context, branch: Branch, member: Member) -> None:
    """Shows another month in the place of the one shown."""
    month = COMING if ctx.arg(1) == COMING else month_of(ctx.arg(1))
    first, *others = _page(ctx, branch, member, month)
    ctx.edit(first)
    for message in others:
        ctx.reply(message)


@route.button("p.ln", named(Right.PLANS))
def show_plans(ctx: Context, branch: Branch, _member: Member) -> None:
    """Shows the list of plans below the picture."""
    ctx.reply(plans.overview(ctx.session, ctx.texts, branch, ctx.now, 0))


@route.button("p.ics", named())
def send_file(ctx: Context, branch: Branch, _member: Member) -> None:
    """Sends the calendar as a file to import: the meetings, and the pushes where asked for."""
    pushes = ctx.arg(1) == WITH_PUSHES
    found = service.coming(ctx.session, branch, ctx.now, pushes=pushes)
    made = partial(service.as_file, branch.name, found, branch.zone, ctx.now)
    name = ctx.plain("calendar-file")
    said = OutMessage(ctx.texts("calendar-here"), file=OutFile("document", name, draw=made))
    if not pushes:
        more = tap(ctx.plain("calendar-with-pushes"), "p.ics", branch.id, WITH_PUSHES)
        said = said.with_buttons(more)
    ctx.reply(said)


@route.button("p.sub", named())
def show_address(ctx: Context, branch: Branch, member: Member) -> None:
    """Shows a member's own address to subscribe to."""
    ctx.reply(view.address(ctx.texts, branch, service.address(ctx.session, member)))


@route.button("p.tok", named())
def ask_new_address(ctx: Context, branch: Branch, _member: Member) -> None:
    """Asks once before the address changes, because the old one stops working."""
    ctx.edit(view.confirm_new_address(ctx.texts, branch))


@route.button("p.tox", named())
def change_address(ctx: Context, branch: Branch, member: Member) -> None:
    """Changes a member's address."""
    url = service.address(ctx.session, member, new=True)
    ctx.answer(ctx.plain("calendar-address-new"))
    ctx.edit(view.address(ctx.texts, branch, url))
