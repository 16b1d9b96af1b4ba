"""Shows lists of material, and the way into everything."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from data.models import Branch, Material
from data.queries import material as materials, series_items
from handlers.shared.view import Button, OutMessage, Texts, cut, tap

A_PAGE = 6
"""Entries of a list in view."""
LABEL = 40
"""Characters of a title on a button."""


def label(texts: Texts, material: Material) -> str:
    """Returns a material's label: its title, with a sign where it cannot be pushed."""
    title = cut(material.title, LABEL)
    if material.state == "ready":
        return title
    return texts.plain(f"material-sign-{material.state}", title=title)


def listing(
    texts: Texts,
    head: str,
    shown: tuple[int, Sequence[Material]],
    page: int,
    turns: tuple[object, ...],
    *after: tuple[Button, ...],
) -> OutMessage:
    """Shows a page of a list of material; `turns` is the code of its pages and the arguments."""
    total, rows = shown
    verb, *args = turns
    ways = []
    if page > 0:
        ways.append(tap(texts.plain("back-page"), str(verb), *args, page - 1))
    if (page + 1) * A_PAGE < total:
        ways.append(tap(texts.plain("next-page"), str(verb), *args, page + 1))
    buttons = ((tap(label(texts, one), "mt.p", one.id),) for one in rows)
    return OutMessage(head).with_buttons(*buttons, tuple(ways), *after)


def home(session: Session, texts: Texts, branch: Branch, starter: bool) -> OutMessage:
    """Shows the way into everything; `starter` offers the starter series."""
    counts = materials.counts(session, branch.id)
    series = len(series_items.of_branch(session, branch.id))
    said = [
        texts("material-home", branch=branch.name),
        texts("material-home-counts", ready=counts["ready"], series=series)
        if counts.total()
        else texts("material-home-empty"),
        "",
        texts("material-home-how"),
    ]
    one = branch.id
    waiting = texts.plain("material-list-waiting", many=counts["proposed"])
    retired = texts.plain("material-list-retired", many=counts["retired"])
    newest = (
        tap(texts.plain("material-list-new"), "mt.l", one, "ready", 0),
        tap(texts.plain("material-list-tags"), "mt.t", one, 0),
    )
    return OutMessage("\n".join(said)).with_buttons(
        (tap(waiting, "mt.l", one, "proposed", 0),) if counts["proposed"] else (),
        tap(texts.plain("series-button", many=series), "se.h", one),
        newest if counts["ready"] else (),
        (tap(retired, "mt.l", one, "retired", 0),) if counts["retired"] else (),
        (tap(texts.plain("series-starter"), "se.st", one),) if starter else (),
    )
