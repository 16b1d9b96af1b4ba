"""Series: the list, a series' page, its name, its end, and what it consists of."""

from data.models import Branch, Material, Member, Series, SeriesItem
from data.queries import series as walks, series_items
from handlers.material import rules
from handlers.material.series import service, view
from handlers.material.series.forms import FORM
from handlers.plan.plans.forms import begin_with
from handlers.shared import form_chat
from handlers.shared.access import row_of
from handlers.shared.router import Context, Refusal, Right, Router, named, number, of, refuse_none

route = Router(ends=rules.TYPED)
SERIES = of(Series, Right.MATERIAL, gone="series-gone")
MOST_SERIES = 60


def _item(
    ctx: Context, _branch: Branch, _member: Member, series: Series
) -> tuple[Series, SeriesItem, Material]:
    item = refuse_none(
        "series-item-gone", ctx.session.get(SeriesItem, (series.id, number(ctx.args, 1)))
    )
    return series, item, ctx.session.get_one(Material, item.material_id)


ITEM = SERIES.then(_item)


@route.button("se.h", named(Right.MATERIAL))
def show_list(ctx: Context, branch: Branch, _member: Member) -> None:
    """Lists the branch's series."""
    ctx.edit(view.listing(ctx.session, ctx.texts, branch, number(ctx.args, 1), ctx.now))


@route.button("se.p", SERIES)
def show_page(ctx: Context, branch: Branch, _member: Member, series: Series) -> None:
    """Shows a series."""
    _show(ctx, branch, series)


def _show(ctx: Context, branch: Branch, series: Series) -> None:
    ctx.edit(view.page(ctx.session, ctx.texts, branch, series, ctx.now))


@route.button("se.pl", SERIES)
def plan(ctx: Context, branch: Branch, member: Member, series: Series) -> None:
    """Goes on to the rhythm of a plan."""
    begin_with(ctx, branch, member, series_items.PLAN, series.name, {"series": series.id})


@route.button("se.nw", named(Right.MATERIAL))
def make(ctx: Context, branch: Branch, member: Member) -> None:
    """Asks for the name of a new series."""
    if len(series_items.of_branch(ctx.session, branch.id)) >= MOST_SERIES:
        raise Refusal("series-many", most=MOST_SERIES)
    form_chat.begin(ctx, FORM, branch, member)


route.button("se.n", SERIES)(form_chat.asking(FORM, row="series"))


@route.button("se.e", SERIES)
def ask_end(ctx: Context, branch: Branch, _member: Member, series: Series) -> None:
    """Asks what happens at the end."""
    every = series_items.of_branch(ctx.session, branch.id)
    others = [one for one in every if one.id != series.id]
    ctx.edit(view.ask_end(ctx.texts, series, others, number(ctx.args, 1)))


@route.button("se.ex", SERIES)
def set_end(ctx: Context, branch: Branch, _member: Member, series: Series) -> None:
    """Sets what happens at the end; a number names the series to pass on to."""
    choice = ctx.arg(1)
    if choice in {"stop", "again"}:
        service.set_end(series, choice)
    else:
        following = row_of(ctx.session, branch, Series, number(ctx.args, 1), "button-stale")
        if following.id == series.id:
            raise Refusal("button-stale")
        service.set_end(series, "pass", following)
    _show(ctx, branch, series)


@route.button("se.r", SERIES)
def start_over(ctx: Context, branch: Branch, _member: Member, series: Series) -> None:
    """Starts the series over."""
    walks.start_over(series)
    ctx.answer(ctx.plain("series-over-again"))
    _show(ctx, branch, series)


@route.button("se.d", SERIES)
def ask_delete(ctx: Context, _branch: Branch, _member: Member, series: Series) -> None:
    """Asks once before a series is deleted, naming the plans that walk it."""
    ctx.edit(view.confirm_delete(ctx.texts, series, series_items.walkers(ctx.session, series)))


@route.button("se.dx", SERIES)
def delete(ctx: Context, branch: Branch, _member: Member, series: Series) -> None:
    """Deletes a series; its material stays."""
    service.delete(ctx.session, series)
    ctx.answer(ctx.plain("series-deleted"))
    ctx.edit(view.listing(ctx.session, ctx.texts, branch, 0, ctx.now))


@route.button("se.st", named(Right.MATERIAL))
def load_starter(ctx: Context, branch: Branch, _member: Member) -> None:
    """Loads the starter series."""
    series = service.load_starter(ctx.session, ctx.now, branch, ctx.person.id)
    ctx.answer(ctx.plain("series-starter-done"))
    _show(ctx, branch, series)


@route.button("se.i", SERIES)
def show_items(ctx: Context, _branch: Branch, _member: Member, series: Series) -> None:
    """Lists the items in order."""
    ctx.edit(view.contents(ctx.session, ctx.texts, series, number(ctx.args, 1)))


@route.button("se.t", ITEM)
def show_item(ctx: Context, series: Series, item: SeriesItem, material: Material) -> None:
    """Shows one item: where it stands, and what can be done with its place."""
    ctx.edit(view.item(ctx.session, ctx.texts, series, item, material))


@route.button("se.m", ITEM)
def move(ctx: Context, series: Series, item: SeriesItem, material: Material) -> None:
    """Moves an item up or down."""
    by = -1 if number(ctx.args, 2) == 0 else 1
    if not series_items.move(ctx.session, series.id, material.id, by):
        ctx.answer(ctx.plain("series-at-edge"))
    ctx.session.flush()
    show_item(ctx, series, item, material)


@route.button("se.f", ITEM)
def start_from(ctx: Context, series: Series, item: SeriesItem, material: Material) -> None:
    """Has the item be the next to be pushed."""
    service.start_from(series, item)
    ctx.answer(ctx.plain("series-from-here-done"))
    show_item(ctx, series, item, material)


@route.button("se.o", ITEM)
def take_out(ctx: Context, series: Series, _item: SeriesItem, material: Material) -> None:
    """Takes an item out of the series."""
    series_items.remove(ctx.session, series.id, material.id)
    ctx.answer(ctx.plain("series-taken-out"))
    ctx.edit(view.contents(ctx.session, ctx.texts, series, 0))


@route.button("se.a", SERIES)
def ask_add(ctx: Context, _branch: Branch, _member: Member, series: Series) -> None:
    """Lists the branch's material that is not in the series."""
    ctx.edit(view.addable(ctx.session, ctx.texts, series, number(ctx.args, 1)))


@route.button("se.ax", SERIES)
def add(ctx: Context, branch: Branch, _member: Member, series: Series) -> None:
    """Puts material at the end of the series."""
    material = row_of(ctx.session, branch, Material, number(ctx.args, 1), "material-gone")
    if material.state != "ready":
        raise Refusal("button-stale")
    service.append(ctx.session, series.id, [material.id])
    ctx.answer(ctx.plain("series-added", title=material.title[:60]))
    ctx.edit(view.addable(ctx.session, ctx.texts, series, number(ctx.args, 2)))
