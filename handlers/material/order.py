"""The doors of what a series consists of: its items in order, moving, adding, taking out."""

from data.models import Branch, Material, Series, SeriesItem
from data.queries import material as materials
from data.queries import series_items
from data.queries.material import Choice
from handlers.material import rules, series_view
from handlers.material.room import enter_for, enter_series
from handlers.shared.buttons import number
from handlers.shared.doors import Door
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn


def tapped_items(turn: Turn) -> None:
    """目录: the items in order."""
    _, series = enter_series(turn)
    turn.toast("")
    _show_items(turn, series, number(turn.deed.args, 1))


def _show_items(turn: Turn, series: Series, page: int) -> None:
    found = series_items.items(turn.session, series.id)
    turn.redraw(series_view.contents(turn.texts, series, found, page))


def tapped_item(turn: Turn) -> None:
    """One item: where it stands, and what can be done with its place."""
    _, series, item, material = _item(turn)
    turn.toast("")
    _show_item(turn, series, item, material)


def _item(turn: Turn) -> tuple[Branch, Series, SeriesItem, Material]:
    """The series and item a button names; refuses what is not in it any more."""
    branch, series = enter_series(turn)
    item = turn.session.get(SeriesItem, (series.id, number(turn.deed.args, 1)))
    if item is None:
        raise Refusal("series-item-gone")
    return branch, series, item, turn.session.get_one(Material, item.material_id)


def _show_item(turn: Turn, series: Series, item: SeriesItem, material: Material) -> None:
    order = [one.material_id for one, _ in series_items.items(turn.session, series.id)]
    at = order.index(item.material_id)
    turn.redraw(series_view.item(turn.texts, series, item, material, at, len(order)))


def tapped_move(turn: Turn) -> None:
    """上移、下移."""
    _, series, item, material = _item(turn)
    by = -1 if number(turn.deed.args, 2) == 0 else 1
    moved = series_items.move(turn.session, series.id, material.id, by)
    turn.toast("" if moved else turn.texts.plain("series-at-edge"))
    turn.session.flush()
    _show_item(turn, series, item, material)


def tapped_from_here(turn: Turn) -> None:
    """从这里开始推: the item is the next to be pushed."""
    _, series, item, material = _item(turn)
    series.place, series.part, series.part_of = item.place, 0, None
    series.warned = False
    turn.toast(turn.texts.plain("series-from-here-done"))
    _show_item(turn, series, item, material)


def tapped_out(turn: Turn) -> None:
    """移出专题."""
    _, series, _, material = _item(turn)
    series_items.remove(turn.session, series.id, material.id)
    turn.toast(turn.texts.plain("series-taken-out"))
    _show_items(turn, series, 0)


def tapped_add(turn: Turn) -> None:
    """添加资料: the branch's material that is not in it."""
    branch, series = enter_series(turn)
    turn.toast("")
    _show_addable(turn, branch, series, number(turn.deed.args, 1))


def _show_addable(turn: Turn, branch: Branch, series: Series, page: int) -> None:
    there = {item.material_id for item, _ in series_items.items(turn.session, series.id)}
    _, every = materials.listed(turn.session, branch.id, Choice())
    free = [one for one in every if one.id not in there]
    turn.redraw(series_view.addable(turn.texts, series, free, page))


def tapped_added(turn: Turn) -> None:
    """It goes to the end of the series."""
    branch, series = enter_series(turn)
    _, material = enter_for(turn, number(turn.deed.args, 1))
    if material.branch_id != branch.id or material.state != "ready":
        raise Refusal("button-stale")
    if len(series_items.items(turn.session, series.id)) >= rules.MOST_ITEMS:
        raise Refusal("series-full", most=rules.MOST_ITEMS)
    series_items.append(turn.session, series.id, [material.id])
    turn.toast(turn.texts.plain("series-added", title=material.title[:60]))
    _show_addable(turn, branch, series, number(turn.deed.args, 2))


TAPS: dict[str, Door] = {
    "se.i": tapped_items,
    "se.t": tapped_item,
    "se.m": tapped_move,
    "se.f": tapped_from_here,
    "se.o": tapped_out,
    "se.a": tapped_add,
    "se.ax": tapped_added,
}
