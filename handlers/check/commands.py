"""Handlers of /check: a period's page, everybody one by one, filing it, files of it."""

from data.models import Branch, Member
from data.queries import check as checks
from data.values.period import Period, PeriodKind, read
from handlers.check import files, pages, reminding
from handlers.check.report import is_over
from handlers.shared.access import Right, holder_here, keeper_in, meet
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.dates import local
from handlers.shared.feature import Handler
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal


def keeper(ctx: Context, branch_id: int) -> tuple[Branch, Member]:
    """The branch a button names and who acts, if they keep the checks."""
    return keeper_in(ctx, branch_id, Right.CHECKS)


def command(ctx: Context) -> None:
    """/check: this week so far; in the group the way into the private chat."""
    branch, _ = holder_here(ctx, Right.CHECKS)
    if not ctx.private:
        point_private(ctx, "ck", branch.id)
        return
    meet(ctx)
    _show(ctx, branch, _this(ctx, branch, PeriodKind.WEEK))


def tapped_week(ctx: Context) -> None:
    """This week, from elsewhere."""
    branch, _ = keeper(ctx, number(ctx.args))
    ctx.answer("")
    _show(ctx, branch, _this(ctx, branch, PeriodKind.WEEK))


def linked(ctx: Context) -> None:
    """The link from the group."""
    meet(ctx)
    branch, _ = keeper(ctx, number(ctx.args))
    _show(ctx, branch, _this(ctx, branch, PeriodKind.WEEK))


def _this(ctx: Context, branch: Branch, kind: PeriodKind) -> Period:
    return Period.of(kind, local(ctx.now, branch.zone).date())


def named(ctx: Context, at: int = 1) -> Period:
    """The period that a button names."""
    period = read(ctx.args[at] if len(ctx.args) > at else "")
    if period is None:
        raise Refusal("button-unknown")
    return period


def tapped_period(ctx: Context) -> None:
    """The page of a period."""
    branch, _ = keeper(ctx, number(ctx.args))
    ctx.answer("")
    _show(ctx, branch, named(ctx))


def _show(ctx: Context, branch: Branch, period: Period) -> None:
    if period.first > local(ctx.now, branch.zone).date():
        raise Refusal("check-ahead")
    pages.show(ctx, branch, pages.PAGE, period)


def tapped_everybody(ctx: Context) -> None:
    """Everybody of a period, who needs a hand first."""
    branch, _ = keeper(ctx, number(ctx.args))
    ctx.answer("")
    pages.show(ctx, branch, pages.EVERYBODY, named(ctx), number(ctx.args, 2))


def tapped_file(ctx: Context) -> None:
    """The period is filed: from here on its figures stay."""
    branch, _ = keeper(ctx, number(ctx.args))
    period = named(ctx)
    if not is_over(period, local(ctx.now, branch.zone).date()):
        raise Refusal("check-not-over")
    if checks.of(ctx.session, branch.id, period) is not None:
        raise Refusal("check-filed-already")
    ctx.answer(ctx.texts.plain("check-filed"))
    pages.show(ctx, branch, pages.FILE, period)


def tapped_corrections(ctx: Context) -> None:
    """What changed about a filed period since."""
    branch, _ = keeper(ctx, number(ctx.args))
    period = named(ctx)
    if checks.of(ctx.session, branch.id, period) is None:
        raise Refusal("check-not-filed")
    ctx.answer("")
    pages.show(ctx, branch, pages.CORRECTIONS, period)


def tapped_picture(ctx: Context) -> None:
    """Members and weeks as pictures, and the line of participation; made beside the taps."""
    branch, _ = keeper(ctx, number(ctx.args))
    _make(ctx, branch, named(ctx), files.PICTURE)


def tapped_workbook(ctx: Context) -> None:
    """The workbook; made beside the taps."""
    branch, _ = keeper(ctx, number(ctx.args))
    _make(ctx, branch, named(ctx), files.WORKBOOK)


def _make(ctx: Context, branch: Branch, period: Period, what: str) -> None:
    order = files.Order(what, ctx.person.id, ctx.texts.language)
    files.begin(ctx.session, ctx.now, branch, period, order)
    ctx.pokes.add("errands")
    ctx.answer(ctx.texts.plain("check-file-coming"))


def tapped_remind_all(ctx: Context) -> None:
    """A kind reminder to everybody who has something open."""
    branch, _ = keeper(ctx, number(ctx.args))
    reminding.remind_all(ctx, branch, named(ctx))


TAPS: dict[str, Handler] = {
    "ck.p": tapped_period,
    "ck.w": tapped_week,
    "ck.e": tapped_everybody,
    "ck.f": tapped_file,
    "ck.c": tapped_corrections,
    "ck.i": tapped_picture,
    "ck.x": tapped_workbook,
    "ck.r": tapped_remind_all,
}
