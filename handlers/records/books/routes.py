"""/records: the books of a period, the workbook, the zip."""

from data.models import Branch, Meeting, Member
from data.values.period import Period, PeriodKind, read
from handlers.records.books import due, service, view
from handlers.records.minutes.routes import RECORDER
from handlers.shared.dates import today
from handlers.shared.router import Context, Refusal, Right, Router, here, named, number

route = Router()


def _period(ctx: Context, branch: Branch, _member: Member) -> tuple[Branch, Period]:
    """Adds the period that a button names; one that is yet to come is refused."""
    period = read(ctx.arg(1))
    if period is None or period.kind not in view.KINDS:
        raise Refusal("button-unknown")
    if period.first > today(branch, ctx.now):
        raise Refusal("check-ahead")
    return branch, period


OF_PERIOD = named(Right.RECORDS).then(_period)


@route.command(
    "records", here(Right.RECORDS), words=("台账", "台賬", "臺賬"), menus=("secretary",), link="nb"
)
def show_quarter(ctx: Context, branch: Branch, _member: Member) -> None:
    """Shows the books of this quarter."""
    show_period(ctx, branch, Period.of(PeriodKind.QUARTER, today(branch, ctx.now)))


@route.button("nb.p", OF_PERIOD)
def show_period(ctx: Context, branch: Branch, period: Period) -> None:
    """Shows the books of a period."""
    found = service.held(ctx.session, branch, period, ctx.now)
    ctx.show(view.page(ctx.texts, branch, period, found, ctx.now))


@route.button("nb.o", OF_PERIOD)
def show_unfiled(ctx: Context, branch: Branch, period: Period) -> None:
    """Shows the meetings of a period whose record is not filed yet."""
    found = service.held(ctx.session, branch, period, ctx.now)
    at = number(ctx.args, 2)
    ctx.edit(view.unfiled(ctx.texts, branch, period, found, at, ctx.now))


@route.button("nb.x", OF_PERIOD)
def send_book(ctx: Context, branch: Branch, period: Period) -> None:
    """Has the workbook of a period made and sent."""
    due.begin(ctx, branch, due.BOOK, period.code)
    ctx.answer(ctx.plain("records-coming-book"))


@route.button("nb.z", OF_PERIOD)
def send_pack(ctx: Context, branch: Branch, period: Period) -> None:
    """Has everything of a period made into a zip and sent."""
    due.begin(ctx, branch, due.PACK, period.code)
    ctx.answer(ctx.plain("records-coming-pack"))


@route.button("nc.w", RECORDER)
def send_document(ctx: Context, branch: Branch, _member: Member, meeting: Meeting) -> None:
    """Has the Word document of a meeting made beside the taps."""
    due.begin(ctx, branch, due.WORD, str(meeting.id))
    ctx.answer(ctx.plain("record-word-coming"))
