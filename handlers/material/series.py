"""The doors of series: the list, a series' page, its name, its end, starting over, deleting."""

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
from handlers.shared.doors import Door
from handlers.shared.refusal import Refusal
from handlers.shared.steps import answered
from handlers.shared.turn import Turn

MOST_SERIES = 60


def tapped_list(turn: Turn) -> None:
    """专题: all of them."""
    branch = enter_home(turn)
    turn.toast("")
    show_list(turn, branch, number(turn.deed.args, 1))


def show_list(turn: Turn, branch: Branch, page: int = 0) -> None:
    """The branch's series with how far each is."""
    day = today(turn, branch)
    every = [
        (series, walks.progress(turn.session, series, day))
        for series in series_items.of_branch(turn.session, branch.id)
    ]
    offers = not starter.is_loaded(turn.session, branch.id)
    turn.show(series_view.listing(turn.texts, branch, every, page, starter=offers))


def tapped(turn: Turn) -> None:
    """A series' page, from a list or by 返回."""
    branch, series = enter_series(turn)
    turn.toast("")
    show(turn, branch, series)


def show(turn: Turn, branch: Branch, series: Series, *first: str) -> None:
    """A series' page in the place of what was tapped, or as an answer."""
    known = series_view.facts(turn.session, series, today(turn, branch))
    turn.show(series_view.page(turn.texts, branch, series, known, turn.now, *first))


def tapped_plan(turn: Turn) -> None:
    """安排推送: on to the rhythm."""
    branch, series = enter_series(turn)
    turn.toast("")
    steps.begin_with(turn, branch, series_items.PLAN, series.name, {"series": series.id})


def tapped_new(turn: Turn) -> None:
    """A new series: its name will be typed."""
    branch = enter_home(turn)
    if len(series_items.of_branch(turn.session, branch.id)) >= MOST_SERIES:
        raise Refusal("series-many", most=MOST_SERIES)
    page = OutMessage(turn.texts("series-ask-name")).with_buttons(
        (tap(turn.texts.plain("back"), "se.h", branch.id, 0),)
    )
    ask_typed(turn, branch, "series", page)


def typed_new(turn: Turn, branch: Branch, draft: Draft) -> None:
    """The new series' name."""
    name = _name(turn, branch)
    answered(turn, draft)
    series = series_items.named(turn.session, branch.id, name)
    show(turn, branch, series, turn.texts("series-made"), "")


def _name(turn: Turn, branch: Branch) -> str:
    name = typed_line(turn, rules.LONGEST_NAME)
    if series_items.is_there(turn.session, branch.id, name):
        raise Refusal("series-name-taken", name=name)
    return name


def tapped_name(turn: Turn) -> None:
    """改名: the name will be typed."""
    branch, series = enter_series(turn)
    page = OutMessage(turn.texts("series-ask-rename", name=series.name)).with_buttons(
        (tap(turn.texts.plain("back"), "se.p", series.id),)
    )
    ask_typed(turn, branch, "series-name", page, series=series.id)


def typed_name(turn: Turn, draft: Draft) -> None:
    """The series' other name."""
    branch, series = enter_series(turn, draft.data["series"])
    series.name = _name(turn, branch)
    answered(turn, draft)
    show(turn, branch, series)


def tapped_end(turn: Turn) -> None:
    """What happens at the series' end: stop, over again, or on to another."""
    branch, series = enter_series(turn)
    page = number(turn.deed.args, 1)
    others = [one for one in series_items.of_branch(turn.session, branch.id) if one.id != series.id]
    turn.toast("")
    turn.redraw(series_view.ask_end(turn.texts, series, others, page))


def tapped_end_choice(turn: Turn) -> None:
    """It was chosen; a number names the series to pass on to."""
    branch, series = enter_series(turn)
    choice = turn.deed.args[1] if len(turn.deed.args) > 1 else ""
    if choice in {"stop", "again"}:
        series.at_end, series.next_id = choice, None
    else:
        _, following = enter_series(turn, number(turn.deed.args, 1) or -1)
        if following.branch_id != branch.id or following.id == series.id:
            raise Refusal("button-stale")
        series.at_end, series.next_id = "pass", following.id
    series.warned = False
    turn.toast("")
    show(turn, branch, series)


def tapped_over(turn: Turn) -> None:
    """从头开始."""
    branch, series = enter_series(turn)
    walks.start_over(series)
    turn.toast(turn.texts.plain("series-over-again"))
    show(turn, branch, series)


def tapped_delete(turn: Turn) -> None:
    """删除: asked once, naming the plans that walk it."""
    _, series = enter_series(turn)
    plans = series_items.walkers(turn.session, series)
    turn.toast("")
    turn.redraw(series_view.confirm_delete(turn.texts, series, plans))


def tapped_deleted(turn: Turn) -> None:
    """It is deleted; its material stays."""
    branch, series = enter_series(turn)
    turn.session.delete(series)
    turn.session.flush()
    turn.session.expire_all()
    turn.toast(turn.texts.plain("series-deleted"))
    show_list(turn, branch)


def tapped_starter(turn: Turn) -> None:
    """装入入门资料."""
    branch = enter_home(turn)
    series = starter.load(turn.session, turn.now, branch, turn.person.id)
    turn.toast(turn.texts.plain("series-starter-done"))
    show(turn, branch, series)


TAPS: dict[str, Door] = {
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
