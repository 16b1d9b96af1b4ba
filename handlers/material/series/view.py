"""Shows series: the list, a page, its items, and the questions about it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Material, Plan, Series, SeriesItem
from data.queries import feed as feeds, material as materials, series as walks, series_items
from data.queries.series import Step
from data.values.rhythm import Rhythm
from handlers.material.series import service
from handlers.material.view import A_PAGE, LABEL, label
from handlers.shared.rhythms import say_rhythm
from handlers.shared.texts import Texts
from handlers.shared.view import Button, OutMessage, Rows, back_to, pages, say_when, tap, today

MOST_PLANS = 3
"""Plans named on a series' page."""


def listing(session: Session, texts: Texts, branch: Branch, page: int, now: datetime) -> OutMessage:
    """Lists all series with how far each is."""
    every = series_items.of_branch(session, branch.id)
    buttons = []
    for one in every:
        done, parts = walks.progress(session, one, today(branch, now))
        name = one.name[:LABEL]
        text = texts.plain("series-entry", name=name, done=str(done), parts=str(parts))
        buttons.append(tap(text, "se.p", one.id))
    starter = not service.has_starter(session, branch.id)
    more = (tap(texts.plain("series-starter"), "se.st", branch.id),) if starter else ()
    return OutMessage(texts("series-list" if every else "series-list-empty")).with_buttons(
        *pages(texts, buttons, page, "se.h", branch.id, size=A_PAGE, wide=1),
        more,
        (tap(texts.plain("series-new"), "se.nw", branch.id), back_to(texts, "mt.h", branch.id)),
    )


def page(
    session: Session, texts: Texts, branch: Branch, series: Series, now: datetime, *first: str
) -> OutMessage:
    """Shows a series: how far it is, what walks it, what comes next."""
    day = today(branch, now)
    items = [material for _, material in series_items.items(session, series.id)]
    waiting = sum(one.state == "proposed" for one in items)
    done, parts = walks.progress(session, series, day)
    step = walks.peek(session, series, day)
    said = [*first, texts("series-title", name=series.name)]
    minutes = sum(one.minutes for one in items)
    said.append(texts("series-about", many=len(items), minutes=minutes))
    if parts:
        said.append(texts("series-progress", done=str(done), parts=str(parts)))
    if step is not None and step.series.id == series.id:
        said.append(_next(texts, step))
    elif items:
        said.append(texts("series-finished"))
    said.append(_end(session, texts, series))
    if waiting:
        said.append(texts("series-waiting", many=waiting))
    plans = series_items.walkers(session, series)[:MOST_PLANS]
    said += [_plan(texts, branch, plan, now) for plan in plans]
    brought = len(feeds.of_series(session, series.id))
    buttons = _page_buttons(texts, series, feeds=brought, empty=not items)
    return OutMessage("\n".join(said)).with_buttons(*buttons)


def _next(texts: Texts, step: Step) -> str:
    if step.parts > 1:
        part = str(step.part + 1)
        title = step.material.title
        return texts("series-next-part", title=title, part=part, parts=str(step.parts))
    return texts("series-next", title=step.material.title)


def _end(session: Session, texts: Texts, series: Series) -> str:
    following = session.get(Series, series.next_id) if series.next_id else None
    if series.at_end == "pass" and following is not None:
        return texts("series-end-pass", name=following.name)
    return texts("series-end-again" if series.at_end == "again" else "series-end-stop")


def _plan(texts: Texts, branch: Branch, plan: Plan, now: datetime) -> str:
    rhythm = say_rhythm(texts, Rhythm.of(plan.rhythm))
    if plan.next_due_at is None or plan.paused:
        return texts("series-plan-paused", rhythm=rhythm)
    when = say_when(texts, plan.next_due_at, now, branch)
    return texts("series-plan", rhythm=rhythm, when=when)


def _page_buttons(texts: Texts, series: Series, *, feeds: int, empty: bool) -> Rows:
    def button(key: str, code: str, *more: object, **values: object) -> Button:
        return tap(texts.plain(key, **values), code, series.id, *more)

    walking = (
        (button("series-plan-button", "se.pl"),),
        (button("series-contents", "se.i", 0), button("series-over", "se.r")),
    )
    back = back_to(texts, "se.h", series.branch_id, 0)
    return (
        *(() if empty else walking),
        (button("series-add", "se.a", 0), button("feed-button", "fd.l", many=feeds)),
        (button("series-end", "se.e", 0), button("series-rename", "se.n")),
        (button("series-delete", "se.d"), back),
    )


def ask_end(texts: Texts, series: Series, others: Sequence[Series], page: int) -> OutMessage:
    """Asks what is to happen at the end."""
    buttons = [
        tap(texts.plain("series-end-to", name=other.name[:LABEL]), "se.ex", series.id, other.id)
        for other in others
    ]
    return OutMessage(texts("series-ask-end", name=series.name)).with_buttons(
        (
            tap(texts.plain("series-end-stop-button"), "se.ex", series.id, "stop"),
            tap(texts.plain("series-end-again-button"), "se.ex", series.id, "again"),
        ),
        *pages(texts, buttons, page, "se.e", series.id, size=4, wide=1),
        back_to(texts, "se.p", series.id),
    )


def confirm_delete(texts: Texts, series: Series, plans: Sequence[Plan]) -> OutMessage:
    """Asks once before a series is deleted, and names the plans that walk it."""
    said = [texts("series-delete-sure", name=series.name)]
    if plans:
        said.append(texts("series-delete-plans", many=len(plans)))
        said += [
            texts(
                "series-delete-plan",
                title=plan.title,
                rhythm=say_rhythm(texts, Rhythm.of(plan.rhythm)),
            )
            for plan in plans
        ]
    return OutMessage("\n".join(said)).with_buttons(
        (tap(texts.plain("series-delete"), "se.dx", series.id), back_to(texts, "se.p", series.id))
    )


def contents(session: Session, texts: Texts, series: Series, page: int) -> OutMessage:
    """Lists the items in order; a tap on one leads to what can be done with it."""
    found = series_items.items(session, series.id)
    upcoming = [
        item.place for item, one in found if item.place >= series.place and one.state == "ready"
    ]
    buttons = [
        tap(
            texts.plain(
                _sign(series, item, material, upcoming), at=str(at), title=material.title[:LABEL]
            ),
            "se.t",
            series.id,
            material.id,
        )
        for at, (item, material) in enumerate(found, 1)
    ]
    return OutMessage(texts("series-contents-head", name=series.name)).with_buttons(
        *pages(texts, buttons, page, "se.i", series.id, size=A_PAGE, wide=1),
        (tap(texts.plain("series-add"), "se.a", series.id, 0), back_to(texts, "se.p", series.id)),
    )


def _sign(series: Series, item: SeriesItem, material: Material, upcoming: Sequence[int]) -> str:
    if material.state != "ready":
        return "series-item-idle"
    if upcoming and item.place == upcoming[0]:
        return "series-item-next"
    return "series-item-done" if item.place < series.place else "series-item"


def item(
    session: Session, texts: Texts, series: Series, one: SeriesItem, material: Material
) -> OutMessage:
    """Shows one item of a series and what can be done with its place."""
    order = [each.material_id for each, _ in series_items.items(session, series.id)]
    at, many = order.index(one.material_id), len(order)
    ids = (series.id, material.id)
    moves = []
    if at > 0:
        moves.append(tap(texts.plain("series-up"), "se.m", *ids, 0))
    if at + 1 < many:
        moves.append(tap(texts.plain("series-down"), "se.m", *ids, 1))
    text = texts(
        "series-item-about", name=series.name, title=material.title, at=str(at + 1), many=str(many)
    )
    here = one.place == series.place and not series.part
    start = () if here else (tap(texts.plain("series-from-here"), "se.f", *ids),)
    return OutMessage(text).with_buttons(
        tuple(moves),
        start,
        (
            tap(texts.plain("series-open-item"), "mt.p", material.id),
            tap(texts.plain("series-take-out"), "se.o", *ids),
        ),
        back_to(texts, "se.i", series.id, at // A_PAGE),
    )


def addable(session: Session, texts: Texts, series: Series, page: int) -> OutMessage:
    """Lists the material that may be added with a tap."""
    there = {item.material_id for item, _ in series_items.items(session, series.id)}
    _, every = materials.listed(session, series.branch_id, materials.Choice())
    free = [one for one in every if one.id not in there]
    buttons = [tap(label(texts, one), "se.ax", series.id, one.id, page) for one in free]
    key = "series-add-which" if free else "series-add-none"
    return OutMessage(texts(key, name=series.name)).with_buttons(
        *pages(texts, buttons, page, "se.a", series.id, size=A_PAGE, wide=1),
        back_to(texts, "se.p", series.id),
    )
