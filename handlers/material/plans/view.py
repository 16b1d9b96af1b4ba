"""Tells that a series ends, and asks what follows."""

from collections.abc import Sequence
from datetime import datetime

from data.models import Branch, Plan, Series
from handlers.shared.view import Button, OutMessage, Texts, pages, say_when, tap

AT_ONCE = 6
LABEL = 30
"""Characters of a series' name on a button."""


def near_end(texts: Texts, series: Series, left: int, following: str) -> OutMessage:
    """Says that a series nears its end; `following` is the series that it passes on to."""
    if following:
        text = texts("series-near-pass", name=series.name, left=left, next=following)
    else:
        text = texts("series-near", name=series.name, left=left)
    return OutMessage(text).with_buttons(
        (
            tap(texts.plain("series-near-again"), "re.g", series.id),
            tap(texts.plain("series-other"), "se.e", series.id, 0),
        ),
        _fill(texts, series),
    )


def _fill(texts: Texts, series: Series) -> Button:
    return tap(texts.plain("series-fill"), "se.a", series.id, 0)


def ended(texts: Texts, plan: Plan, series: Series) -> OutMessage:
    """Says that a series is over and its plan rests."""
    return OutMessage(texts("series-over-now", name=series.name)).with_buttons(
        (
            tap(texts.plain("series-again"), "re.a", plan.id),
            tap(texts.plain("series-other"), "re.o", plan.id, 0),
        ),
        (_fill(texts, series), tap(texts.plain("series-resume"), "re.r", plan.id)),
    )


def goes_on(
    texts: Texts, branch: Branch, series: Series, due_at: datetime, now: datetime
) -> OutMessage:
    """Says when the plan goes on with a series."""
    when = say_when(texts, due_at, now, branch)
    return OutMessage(texts("series-goes-on", name=series.name, when=when))


def ask_other(
    texts: Texts, plan: Plan, series: Series, every: Sequence[Series], page: int
) -> OutMessage:
    """Asks which other series the plan shall walk."""
    others = [
        tap(one.name[:LABEL], "re.s", plan.id, one.id) for one in every if one.id != series.id
    ]
    return OutMessage(texts("series-which" if others else "series-no-other")).with_buttons(
        *pages(texts, others, page, "re.o", plan.id, size=AT_ONCE, wide=1),
        (tap(texts.plain("series-again"), "re.a", plan.id), _fill(texts, series)),
    )
