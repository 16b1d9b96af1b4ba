"""Handlers of series: the list, a series' page, its name, its end, starting over, deleting."""

from data.models import Branch, Draft, Series
from data.queries import series as walks
from data.queries import series_items
from data.values.out import OutMessage
from handlers.material import order, rules, series_view, starter
from handlers.material.room import (
    ask_typed,
    enter_home,
    enter_series,
    today,
    typed_line,
)
from handlers.plan import steps
from handlers.shared.buttons import number, tap
from handlers.shared.context import Context
from handlers.shared.feature import Handler
from handlers.shared.refusal import Refusal
from handlers.shared.steps import answered

MOST_SERIES = 60


def tapped_list(ctx: Context) -> None:
    """专题: all of them."""
    branch = enter_home(ctx)
    ctx.answer("")
    show_list(ctx, branch, number(ctx.args, 1))


def show_list(ctx: Context, branch: Branch, page: int = 0) -> None:
    """The branch's series with how far each is."""
    day = today(ctx, branch)
    every = [
        (series, walks.progress(ctx.session, series, day))
        for series in series_items.of_branch(ctx.session, branch.id)
    ]
    offers = not starter.is_loaded(ctx.session, branch.id)
    ctx.show(series_view.listing(ctx.texts, branch, every, page, starter=offers))


def tapped(ctx: Context) -> None:
    """A series' page, from a list or by 返回."""
    branch, series = enter_series(ctx)
    ctx.answer("")
    show(ctx, branch, series)


def show(ctx: Context, branch: Branch, series: Series, *first: str) -> None:
    """A series' page in the place of what was tapped, or as an answer."""
    known = series_view.facts(ctx.session, series, today(ctx, branch))
    ctx.show(series_view.page(ctx.texts, branch, series, known, ctx.now, *first))


def tapped_plan(ctx: Context) -> None:
    """安排推送: on to the rhythm."""
    branch, series = enter_series(ctx)
    ctx.answer("")
    steps.begin_with(ctx, branch, series_items.PLAN, series.name, {"series": series.id})


def tapped_new(ctx: Context) -> None:
    """A new series: its name will be typed."""
    branch = enter_home(ctx)
    if len(series_items.of_branch(ctx.session, branch.id)) >= MOST_SERIES:
        raise Refusal("series-many", most=MOST_SERIES)
    page = OutMessage(ctx.texts("series-ask-name")).with_buttons(
        (tap(ctx.texts.plain("back"), "se.h", branch.id, 0),)
    )
    ask_typed(ctx, branch, "series", page)


def typed_new(ctx: Context, branch: Branch, draft: Draft) -> None:
    """The new series' name."""
    name = _name(ctx, branch)
    answered(ctx, draft)
    series = series_items.named(ctx.session, branch.id, name)
    show(ctx, branch, series, ctx.texts("series-made"), "")


def _name(ctx: Context, branch: Branch) -> str:
    name = typed_line(ctx, rules.LONGEST_NAME)
    if series_items.is_there(ctx.session, branch.id, name):
        raise Refusal("series-name-taken", name=name)
    return name


def tapped_name(ctx: Context) -> None:
    """改名: the name will be typed."""
    branch, series = enter_series(ctx)
    page = OutMessage(ctx.texts("series-ask-rename", name=series.name)).with_buttons(
        (tap(ctx.texts.plain("back"), "se.p", series.id),)
    )
    ask_typed(ctx, branch, "series-name", page, series=series.id)


def typed_name(ctx: Context, draft: Draft) -> None:
    """The series' other name."""
    branch, series = enter_series(ctx, draft.data["series"])
    series.name = _name(ctx, branch)
    answered(ctx, draft)
    show(ctx, branch, series)


def tapped_end(ctx: Context) -> None:
    """What happens at the series' end: stop, over again, or on to another."""
    branch, series = enter_series(ctx)
    page = number(ctx.args, 1)
    others = [one for one in series_items.of_branch(ctx.session, branch.id) if one.id != series.id]
    ctx.answer("")
    ctx.edit(series_view.ask_end(ctx.texts, series, others, page))


def tapped_end_choice(ctx: Context) -> None:
    """It was chosen; a number names the series to pass on to."""
    branch, series = enter_series(ctx)
    choice = ctx.args[1] if len(ctx.args) > 1 else ""
    if choice in {"stop", "again"}:
        series.at_end, series.next_id = choice, None
    else:
        _, following = enter_series(ctx, number(ctx.args, 1) or -1)
        if following.branch_id != branch.id or following.id == series.id:
            raise Refusal("button-stale")
        series.at_end, series.next_id = "pass", following.id
    series.warned = False
    ctx.answer("")
    show(ctx, branch, series)


def tapped_over(ctx: Context) -> None:
    """从头开始."""
    branch, series = enter_series(ctx)
    walks.start_over(series)
    ctx.answer(ctx.texts.plain("series-over-again"))
    show(ctx, branch, series)


def tapped_delete(ctx: Context) -> None:
    """删除: asked once, naming the plans that walk it."""
    _, series = enter_series(ctx)
    plans = series_items.walkers(ctx.session, series)
    ctx.answer("")
    ctx.edit(series_view.confirm_delete(ctx.texts, series, plans))


def tapped_deleted(ctx: Context) -> None:
    """It is deleted; its material stays."""
    branch, series = enter_series(ctx)
    ctx.session.delete(series)
    ctx.session.flush()
    ctx.session.expire_all()
    ctx.answer(ctx.texts.plain("series-deleted"))
    show_list(ctx, branch)


def tapped_starter(ctx: Context) -> None:
    """装入入门资料."""
    branch = enter_home(ctx)
    series = starter.load(ctx.session, ctx.now, branch, ctx.person.id)
    ctx.answer(ctx.texts.plain("series-starter-done"))
    show(ctx, branch, series)


TAPS: dict[str, Handler] = {
    "se.h": tapped_list,
    "se.p": tapped,
    "se.pl": tapped_plan,
    "se.nw": tapped_new,
    "se.n": tapped_name,
    "se.e": tapped_end,
    "se.ex": tapped_end_choice,
    "se.r": tapped_over,
    "se.d": tapped_delete,
    "se.dx": tapped_deleted,
    "se.st": tapped_starter,
    **order.TAPS,
}
