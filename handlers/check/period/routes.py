"""/check: a period's page, everybody in it, filing it, the year at a glance."""

from data.models import Branch, Member
from data.queries import check as checks
from data.values.period import Period, PeriodKind, read
from handlers.check.period import due
from handlers.check.period.service import is_over
from handlers.check.rhythm import view as rhythm
from handlers.shared.dates import today
from handlers.shared.router import Context, Refusal, Right, Router, here, named, number, refuse_none

route = Router()


def period_of(ctx: Context) -> Period:
    """Returns the period that the second argument names."""
    return refuse_none("button-unknown", read(ctx.arg(1)))


def _with_period(ctx: Context, branch: Branch, _member: Member) -> tuple[Branch, Period]:
    return branch, period_of(ctx)


OF_PERIOD = named(Right.CHECKS).then(_with_period)


@route.command(
    "check",
    here(Right.CHECKS),
    words=("检查", "檢查", "学习检查", "學習檢查"),
    menus=("secretary",),
    link="ck",
)
@route.button("ck.w", named(Right.CHECKS))
def show_week(ctx: Context, branch: Branch, _member: Member) -> None:
    """Shows this week so far."""
    week = Period.of(PeriodKind.WEEK, today(branch, ctx.now))
    due.show(ctx, branch, due.PAGE, week)


@route.button("ck.p", OF_PERIOD)
def show_period(ctx: Context, branch: Branch, period: Period) -> None:
    """Shows the page of a period."""
    if period.first > today(branch, ctx.now):
        raise Refusal("check-ahead")
    due.show(ctx, branch, due.PAGE, period)


@route.button("ck.e", OF_PERIOD)
def show_everybody(ctx: Context, branch: Branch, period: Period) -> None:
    """Shows everybody of a period, who needs a hand first."""
    due.show(ctx, branch, due.EVERYBODY, period, number(ctx.args, 2))


@route.button("ck.f", OF_PERIOD)
def file(ctx: Context, branch: Branch, period: Period) -> None:
    """Files a period: from here on its figures stay."""
    if not is_over(period, branch, ctx.now):
        raise Refusal("check-not-over")
    if checks.of(ctx.session, branch.id, period) is not None:
        raise Refusal("check-filed-already")
    ctx.answer(ctx.plain("check-filed"))
    due.show(ctx, branch, due.FILE, period)


@route.button("ck.c", OF_PERIOD)
def show_corrections(ctx: Context, branch: Branch, period: Period) -> None:
    """Shows what changed about a filed period since."""
    if checks.of(ctx.session, branch.id, period) is None:
        raise Refusal("check-not-filed")
    due.show(ctx, branch, due.CORRECTIONS, period)


@route.button("cg.y", named(Right.CHECKS))
def show_year(ctx: Context, branch: Branch, _member: Member) -> None:
    """Shows which rules of the rhythm were kept when in a year, and who keeps up with the hours."""
    ctx.edit(rhythm.year(ctx.session, ctx.texts, branch, number(ctx.args, 1), ctx.now))
