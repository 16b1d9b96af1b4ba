"""/hours (学时): everybody's account of the year, one member's, as a file; training outside."""

from data.models import Branch, Member, Outside
from data.values.names import clean_text
from data.values.out import OutFile, OutMessage
from handlers.points.hours import service, view
from handlers.points.hours.forms import FORM
from handlers.points.own.view import entries_page
from handlers.shared import form_chat
from handlers.shared.access import Right, may
from handlers.shared.refusal import Refusal, refuse_empty
from handlers.shared.router import Context, Router, here, is_name, named, number, of

route = Router()


def _with_member(
    ctx: Context, branch: Branch, _keeper: Member, row: Outside
) -> tuple[Branch, Member, Outside]:
    return branch, ctx.session.get_one(Member, row.member_id), row


TRAINING = of(
    Outside,
    Right.CHECKS,
    branch_of=lambda session, row: session.get_one(Member, row.member_id).branch_id,
).then(_with_member)


@route.command(
    "hours", here(), words=("学时", "學時"), menus=("secretary",), link="hr", line=is_name
)
def hours(ctx: Context, branch: Branch, member: Member) -> None:
    """Shows everybody's account, or that of the member whose name was typed; to those who do not
    keep the checks their own hours."""
    if not may(member.post, Right.CHECKS):
        ctx.reply(entries_page(ctx.session, ctx.texts, branch, member, "y", "h", 0, ctx.now))
        return
    name = clean_text(ctx.text)
    if not name:
        show_accounts(ctx, branch, member)
        return
    found = service.accounts(ctx.session, branch, service.year_of(branch, ctx.now))
    meant = [one for one in found.members if name in one.shown]
    if not meant:
        raise Refusal("hours-nobody", name=name)
    if len(meant) == 1:
        show_member(ctx, branch, member, meant[0])
    else:
        ctx.reply(view.which_one(ctx.texts, branch, found, meant, name))


@route.button("ph.l", named(Right.CHECKS))
def show_accounts(ctx: Context, branch: Branch, _keeper: Member) -> None:
    """Shows a page of the accounts, of this year or the last."""
    year = service.year_of(branch, ctx.now, number(ctx.args, 1))
    page = number(ctx.args, 2)
    ctx.show(view.accounts_page(ctx.session, ctx.texts, branch, year, page, ctx.now))


@route.button("ph.m", of(Member, Right.CHECKS))
def show_member(ctx: Context, branch: Branch, _keeper: Member, member: Member) -> None:
    """Shows a member's account of this year or the last."""
    year = service.year_of(branch, ctx.now, number(ctx.args, 1))
    page = number(ctx.args, 2)
    ctx.show(view.member_page(ctx.session, ctx.texts, branch, member, year, page, ctx.now))


@route.button("ph.x", named(Right.CHECKS))
def send_file(ctx: Context, branch: Branch, _keeper: Member) -> None:
    """Sends all entries of a year as a file."""
    year = service.year_of(branch, ctx.now, number(ctx.args, 1))
    found = refuse_empty("entries-none", service.rows_of(ctx.session, ctx.texts, branch, year))
    ctx.reply(view.file(ctx.texts, found, year))


route.button("po.n", named(Right.CHECKS))(form_chat.asking(FORM))


@route.button("po.f", of(Member, Right.CHECKS))
def enter_for_member(ctx: Context, branch: Branch, keeper: Member, member: Member) -> None:
    """Asks about a training of one member."""
    form_chat.begin(ctx, FORM, branch, keeper, alone=True, who=[member.id])


@route.button("po.v", TRAINING)
def show_training(ctx: Context, branch: Branch, member: Member, row: Outside) -> None:
    """Shows a training of a member."""
    ctx.edit(view.training(ctx.texts, branch, member, row, ctx.now))


@route.button("po.e", TRAINING)
def send_evidence(ctx: Context, _branch: Branch, _member: Member, row: Outside) -> None:
    """Sends the evidence as it came."""
    if not row.evidence:
        raise Refusal("button-stale")
    ctx.reply(OutMessage("", file=OutFile.from_json(row.evidence)))


@route.button("po.b", TRAINING)
def take_back(ctx: Context, branch: Branch, member: Member, row: Outside) -> None:
    """Takes a training back, with its hours."""
    service.take_back(ctx.session, ctx.now, row, ctx.person.id)
    ctx.answer(ctx.plain("outside-cancelled"))
    year = service.year_of(branch, ctx.now, row.day.year)
    ctx.show(view.member_page(ctx.session, ctx.texts, branch, member, year, 0, ctx.now))
