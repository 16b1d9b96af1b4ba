"""Handlers of /calendar: the coming month, other months, the file and the address."""

from functools import partial
from secrets import token_urlsafe

from data.models import Branch, Member
from data.queries import member as members
from data.values.out import Button, OutFile, OutMessage
from handlers.plan import agenda, calendar_view, page_view
from handlers.plan.progress import argument
from handlers.shared.access import Right, branch_here, holder_in, may, member_in
from handlers.shared.buttons import link, number
from handlers.shared.context import Context
from handlers.shared.daypicker import month_of
from handlers.shared.feature import Handler
from handlers.shared.identity import IDENTITY
from handlers.shared.refusal import Refusal

TOKEN_BYTES = 24


def calendar(ctx: Context) -> None:
    """/calendar: the coming month; in the group as text that only this person sees."""
    branch = branch_here(ctx)
    member = member_in(ctx, branch)
    if ctx.private:
        _page(ctx, branch, member, "0")
        return
    first, last = calendar_view.span(branch, "0", ctx.now)
    words = calendar_view.text(ctx.session, ctx.texts, branch, first, last, ctx.now)
    picture = Button(
        ctx.texts.plain("calendar-picture"), url=link(IDENTITY.username, "cal", branch.id)
    )
    ctx.reply_privately(OutMessage(words).with_buttons((picture,)))


def calendar_link(ctx: Context) -> None:
    """The link from the group to the picture."""
    members.meet(ctx.session, ctx.person.id, ctx.person.name, ctx.now, private=True)
    branch, member = _own(ctx)
    _page(ctx, branch, member, "0")


def _own(ctx: Context) -> tuple[Branch, Member]:
    """The branch a button names, and the person's member there; raises Refusal."""
    branch = ctx.session.get(Branch, number(ctx.args))
    if branch is None:
        raise Refusal("member-unknown")
    member = member_in(ctx, branch)
    ctx.use_language(branch.language)
    return branch, member


def _page(ctx: Context, branch: Branch, member: Member, month: str, *, again: bool = False) -> None:
    planner = may(member.post, Right.PLANS)
    messages = calendar_view.page(ctx.session, ctx.texts, branch, month, ctx.now, planner=planner)
    for message in messages:
        if again and message is messages[0]:
            ctx.edit(message)
        else:
            ctx.reply(message)


def tapped_calendar(ctx: Context) -> None:
    """The coming month, below the list of plans."""
    branch, member = _own(ctx)
    ctx.answer("")
    _page(ctx, branch, member, "0")


def tapped_month(ctx: Context) -> None:
    """Another month, in place of the one shown."""
    branch, member = _own(ctx)
    month = "0" if argument(ctx) == "0" else month_of(argument(ctx))
    ctx.answer("")
    _page(ctx, branch, member, month, again=True)


def tapped_list(ctx: Context) -> None:
    """The list of plans, below the picture."""
    branch, _ = holder_in(ctx, number(ctx.args), Right.PLANS)
    ctx.answer("")
    ctx.reply(page_view.overview(ctx.session, ctx.texts, branch, ctx.now, 0))


def tapped_file(ctx: Context) -> None:
    """The calendar as a file to import."""
    branch, _ = _own(ctx)
    found = agenda.coming(ctx.session, branch, ctx.now)
    made = partial(agenda.as_file, branch.name, found, branch.zone, ctx.now)
    ctx.answer("")
    name = ctx.texts.plain("calendar-file")
    ctx.reply(OutMessage(ctx.texts("calendar-here"), file=OutFile("document", name, draw=made)))


def tapped_address(ctx: Context) -> None:
    """The address to subscribe to, made when it is asked for first."""
    branch, member = _own(ctx)
    _require_public()
    if not branch.calendar_token:
        branch.calendar_token = token_urlsafe(TOKEN_BYTES)
    ctx.answer("")
    planner = may(member.post, Right.PLANS)
    ctx.reply(calendar_view.address(ctx.texts, branch, planner=planner))


def _require_public() -> None:
    if not IDENTITY.public_url:
        raise Refusal("calendar-no-address")


def tapped_new_address(ctx: Context) -> None:
    """A new address is asked about once: the old one stops working."""
    branch, _ = holder_in(ctx, number(ctx.args), Right.PLANS)
    ctx.answer("")
    ctx.edit(calendar_view.confirm_new_address(ctx.texts, branch))


def tapped_new_address_sure(ctx: Context) -> None:
    """The old address stops working."""
    branch, _ = holder_in(ctx, number(ctx.args), Right.PLANS)
    _require_public()
    branch.calendar_token = token_urlsafe(TOKEN_BYTES)
    ctx.answer(ctx.texts.plain("calendar-address-new"))
    ctx.edit(calendar_view.address(ctx.texts, branch, planner=True))


TAPS: dict[str, Handler] = {
    "p.cal": tapped_calendar,
    "p.cm": tapped_month,
    "p.ln": tapped_list,
    "p.ics": tapped_file,
    "p.sub": tapped_address,
    "p.tok": tapped_new_address,
    "p.tox": tapped_new_address_sure,
}
