"""Handlers of /records: the books of a period, the workbook, the zip."""

from data.models import Branch
from data.values.period import Period, PeriodKind, read
from handlers.records import books_view, files, gathering, room
from handlers.shared.access import Right, holder_here, meet
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.dates import local
from handlers.shared.feature import Handler
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal


def command(ctx: Context) -> None:
    """/records: the books of this quarter; in the group the way into the private chat."""
    branch, _ = holder_here(ctx, Right.RECORDS)
    if not ctx.private:
        point_private(ctx, "nb", branch.id)
        return
    meet(ctx)
    _show(ctx, branch, _this(ctx, branch))


def linked(ctx: Context) -> None:
    """The link from the group."""
    meet(ctx)
    branch, _ = room.keeper_in(ctx, number(ctx.args))
    _show(ctx, branch, _this(ctx, branch))


def _this(ctx: Context, branch: Branch) -> Period:
    return Period.of(PeriodKind.QUARTER, local(ctx.now, branch.zone).date())


def _named(ctx: Context, branch: Branch) -> Period:
    """The period that a button names; one that is yet to come is refused."""
    period = read(ctx.args[1] if len(ctx.args) > 1 else "")
    if period is None or period.kind not in books_view.KINDS:
        raise Refusal("button-unknown")
    if period.first > local(ctx.now, branch.zone).date():
        raise Refusal("check-ahead")
    return period


def tapped_period(ctx: Context) -> None:
    """The books of a period."""
    branch, _ = room.keeper_in(ctx, number(ctx.args))
    period = _named(ctx, branch)
    ctx.answer("")
    _show(ctx, branch, period)


def _show(ctx: Context, branch: Branch, period: Period) -> None:
    found = gathering.held(ctx.session, branch, period, ctx.now)
    ctx.show(books_view.page(ctx.texts, branch, period, found, ctx.now))


def tapped_open(ctx: Context) -> None:
    """The meetings of a period whose record is not filed yet."""
    branch, _ = room.keeper_in(ctx, number(ctx.args))
    period = _named(ctx, branch)
    found = gathering.held(ctx.session, branch, period, ctx.now)
    ctx.answer("")
    at = number(ctx.args, 2)
    ctx.edit(books_view.unfiled(ctx.texts, branch, period, found, at, ctx.now))


def tapped_book(ctx: Context) -> None:
    """Excel: the workbook of a period."""
    _make(ctx, files.BOOK)


def tapped_pack(ctx: Context) -> None:
    """打包: everything of a period in a zip."""
    _make(ctx, files.PACK)


def _make(ctx: Context, what: str) -> None:
    branch, _ = room.keeper_in(ctx, number(ctx.args))
    files.begin(ctx, branch, what, _named(ctx, branch).code)
    ctx.answer(ctx.texts.plain(f"records-coming-{what}"))


TAPS: dict[str, Handler] = {
    "nb.p": tapped_period,
    "nb.o": tapped_open,
    "nb.x": tapped_book,
    "nb.z": tapped_pack,
}
