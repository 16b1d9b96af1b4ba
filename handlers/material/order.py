"""Handlers of what a series consists of: its items in order, moving, adding, taking out."""

from data.models import Branch, Material, Series, SeriesItem
from data.queries import material as materials
from data.queries import series_items
from data.queries.material import Choice
from handlers.material import rules, series_view
from handlers.material.room import enter_for, enter_series
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.feature import Handler
from handlers.shared.refusal import Refusal


def tapped_items(ctx: Context) -> None:
    """目录: the items in order."""
    _, series = enter_series(ctx)
    ctx.answer("")
    _show_items(ctx, series, number(ctx.args, 1))


def _show_items(ctx: Context, series: Series, page: int) -> None:
    found = series_items.items(ctx.session, series.id)
    ctx.edit(series_view.contents(ctx.texts, series, found, page))


def tapped_item(ctx: Context) -> None:
    """One item: where it stands, and what can be done with its place."""
    _, series, item, material = _item(ctx)
    ctx.answer("")
    _show_item(ctx, series, item, material)


def _item(ctx: Context) -> tuple[Branch, Series, SeriesItem, Material]:
    """The series and item a button names; refuses what is not in it any more."""
    branch, series = enter_series(ctx)
    item = ctx.session.get(SeriesItem, (series.id, number(ctx.args, 1)))
    if item is None:
        raise Refusal("series-item-gone")
    return branch, series, item, ctx.session.get_one(Material, item.material_id)


def _show_item(ctx: Context, series: Series, item: SeriesItem, material: Material) -> None:
    order = [one.material_id for one, _ in series_items.items(ctx.session, series.id)]
    at = order.index(item.material_id)
    ctx.edit(series_view.item(ctx.texts, series, item, material, at, len(order)))


def tapped_move(ctx: Context) -> None:
    """上移、下移."""
    _, series, item, material = _item(ctx)
    by = -1 if number(ctx.args, 2) == 0 else 1
    moved = series_items.move(ctx.session, series.id, material.id, by)
    ctx.answer("" if moved else ctx.texts.plain("series-at-edge"))
    ctx.session.flush()
    _show_item(ctx, series, item, material)


def tapped_from_here(ctx: Context) -> None:
    """从这里开始推: the item is the next to be pushed."""
    _, series, item, material = _item(ctx)
    series.place, series.part, series.part_of = item.place, 0, None
    series.warned = False
    ctx.answer(ctx.texts.plain("series-from-here-done"))
    _show_item(ctx, series, item, material)


def tapped_out(ctx: Context) -> None:
    """移出专题."""
    _, series, _, material = _item(ctx)
    series_items.remove(ctx.session, series.id, material.id)
    ctx.answer(ctx.texts.plain("series-taken-out"))
    _show_items(ctx, series, 0)


def tapped_add(ctx: Context) -> None:
    """添加资料: the branch's material that is not in it."""
    branch, series = enter_series(ctx)
    ctx.answer("")
    _show_addable(ctx, branch, series, number(ctx.args, 1))


def _show_addable(ctx: Context, branch: Branch, series: Series, page: int) -> None:
    there = {item.material_id for item, _ in series_items.items(ctx.session, series.id)}
    _, every = materials.listed(ctx.session, branch.id, Choice())
    free = [one for one in every if one.id not in there]
    ctx.edit(series_view.addable(ctx.texts, series, free, page))


def tapped_added(ctx: Context) -> None:
    """It goes to the end of the series."""
    branch, series = enter_series(ctx)
    _, material = enter_for(ctx, number(ctx.args, 1))
    if material.branch_id != branch.id or material.state != "ready":
        raise Refusal("button-stale")
    if len(series_items.items(ctx.session, series.id)) >= rules.MOST_ITEMS:
        raise Refusal("series-full", most=rules.MOST_ITEMS)
    series_items.append(ctx.session, series.id, [material.id])
    ctx.answer(ctx.texts.plain("series-added", title=material.title[:60]))
    _show_addable(ctx, branch, series, number(ctx.args, 2))


TAPS: dict[str, Handler] = {
    "se.i": tapped_items,
    "se.t": tapped_item,
    "se.m": tapped_move,
    "se.f": tapped_from_here,
    "se.o": tapped_out,
    "se.a": tapped_add,
    "se.ax": tapped_added,
}
