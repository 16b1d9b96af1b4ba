"""Asks what follows the end of a series, and lets its plan go on."""

from data.models import Branch, Member, Plan, Series
from data.queries import series as walks, series_items
from data.values.out import OutMessage
from handlers.material.plans import service, view
from handlers.shared.access import row_of
from handlers.shared.router import Context, Refusal, Right, Router, number, of

route = Router()


def _walking(
    ctx: Context, branch: Branch, _member: Member, plan: Plan
) -> tuple[Branch, Plan, Series]:
    """Gives the series that a plan walks."""
    if plan.kind != series_items.PLAN or not plan.rhythm:
        raise Refusal("button-stale")
    series_id = int(plan.data.get("series", 0))
    return branch, plan, row_of(ctx.session, branch, Series, series_id, "series-gone")


WALKING = of(Plan, Right.PLANS).then(_walking)


@route.button("re.g", of(Series, Right.MATERIAL))
def start_over_then(ctx: Context, _branch: Branch, _member: Member, series: Series) -> None:
    """Has the series start over at its end."""
    series.at_end = "again"
    ctx.answer(ctx.plain("series-will-start-over"))
    ctx.edit(OutMessage(ctx.texts("series-again-set", name=series.name)))


@route.button("re.a", WALKING)
def start_over(ctx: Context, branch: Branch, plan: Plan, series: Series) -> None:
    """Starts the series over at once."""
    walks.start_over(series)
    _go_on(ctx, branch, plan, series)


@route.button("re.r", WALKING)
def resume(ctx: Context, branch: Branch, plan: Plan, series: Series) -> None:
    """Goes on where the series stands, once material was added."""
    service.must_go_on(ctx.session, ctx.now, branch, series)
    _go_on(ctx, branch, plan, series)


def _go_on(ctx: Context, branch: Branch, plan: Plan, series: Series) -> None:
    due_at = service.resume(ctx.session, ctx.now, branch, plan, series)
    ctx.answer(ctx.plain("series-goes-on-answer"))
    ctx.edit(view.goes_on(ctx.texts, branch, series, due_at, ctx.now))


@route.button("re.o", WALKING)
def show_others(ctx: Context, branch: Branch, plan: Plan, series: Series) -> None:
    """Asks which other series the plan shall walk."""
    every = series_items.of_branch(ctx.session, branch.id)
    ctx.edit(view.ask_other(ctx.texts, plan, series, every, number(ctx.args, 1)))


@route.button("re.s", WALKING)
def walk_other(ctx: Context, branch: Branch, plan: Plan, before: Series) -> None:
    """Has the plan walk another series from now on."""
    series = row_of(ctx.session, branch, Series, number(ctx.args, 1), "series-gone")
    service.must_go_on(ctx.session, ctx.now, branch, series)
    service.rename(plan, before, series)
    _go_on(ctx, branch, plan, series)
