"""What one's own page looks like: lines of figures, what is open, a small picture."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from data.exports.mine import Bar, my_picture
from data.values.out import Button, OutMessage
from data.values.study import Line
from handlers.points.rank_view import lessons
from handlers.shared.buttons import rows, tap
from handlers.shared.dates import local
from handlers.shared.texts import Texts

if TYPE_CHECKING:
    from handlers.points.me import Mine

LINES = ("meetings", "readings", "quizzes", "topics")
MOST_TODOS = 3
"""Buttons for what is open; with the others eight in view."""


def page(texts: Texts, mine: Mine, now: datetime) -> OutMessage:
    """Figures of a period, the year's hours, what is remembered, and what is to be done."""
    open_ones = [texts("me-todo"), *(one.text for one in mine.todos)]
    lines = [
        texts("me-title", name=mine.member.name, period=period(texts, mine, now)),
        "",
        *figures(texts, mine),
        "",
        *(open_ones if mine.todos else [texts("me-nothing-todo")]),
    ]
    buttons = [one.button for one in mine.todos if one.button][:MOST_TODOS]
    branch = mine.branch.id
    return OutMessage("\n".join(lines)).with_buttons(
        *rows(buttons, 2),
        tuple(_period(texts, mine, letter) for letter in ("w", "m", "y")),
        (
            tap(texts.plain("me-entries"), "pt.e", branch, mine.letter, "p", 0),
            *(
                (tap(texts.plain("me-rank"), "pt.r", branch),)
                if mine.branch.ranking != "off"
                else ()
            ),
            tap(texts.plain("me-picture"), "pt.i", branch, mine.letter),
        ),
    )


def _period(texts: Texts, mine: Mine, letter: str) -> Button:
    label = texts.plain(f"rank-in-{letter}")
    if letter == mine.letter:
        label = texts.plain("chosen", label=label)
    return tap(label, "pt.m", mine.branch.id, letter)


def period(texts: Texts, mine: Mine, now: datetime) -> str:
    """The period in words: this month with its days."""
    today = local(now, mine.branch.zone).date()
    first, last = mine.period.first, min(mine.period.last, today)
    return texts.plain(
        "me-period",
        name=texts.plain(f"rank-in-{mine.letter}"),
        first=f"{first.month}.{first.day}",
        last=f"{last.month}.{last.day}",
    )


def figures(texts: Texts, mine: Mine) -> list[str]:
    """The lines of figures; a kind of which nothing was expected or done says nothing."""
    found = mine.figures
    beside = {"meetings": found.leave, "readings": mine.early}
    lines = [
        texts(
            f"me-{name}",
            done=line.done,
            expected=line.expected,
            made_up=line.made_up,
            leave=found.leave,
            early=mine.early,
            right=_percent(found.right, line.done),
        )
        for name in LINES
        if _said(line := getattr(found, name), beside.get(name, 0))
    ]
    if not lines:
        lines.append(texts("me-no-figures"))
    lines.append(
        texts(
            "me-sums",
            points=found.points,
            done=lessons(mine.minutes),
            due=lessons(mine.due_minutes),
        )
    )
    if mine.run > 1:
        lines.append(texts("me-run", run=mine.run))
    known = mine.known
    if known.known + known.shaky:
        lines.append(texts("me-known", known=known.known, shaky=known.shaky, new=known.new))
    return lines


def _said(line: Line, beside: int) -> bool:
    return bool(line.expected or line.done or beside)


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0


def caption(texts: Texts, mine: Mine) -> str:
    """What the picture says, in words."""
    return "\n".join(
        [
            texts(
                "me-caption", name=mine.member.name, period=texts.plain(f"rank-in-{mine.letter}")
            ),
            *figures(texts, mine),
        ]
    )


def picture(texts: Texts, mine: Mine, now: datetime) -> Callable[[], bytes]:
    """Draws the picture when it is called: a bar for each kind and one for the year's hours."""
    bars = [
        Bar(texts.plain(f"me-bar-{name}"), line.share, f"{line.done}/{line.expected}")
        for name in LINES
        for line in (getattr(mine.figures, name),)
    ]
    done, due = (lessons(value) for value in (mine.minutes, mine.due_minutes))
    share = min(mine.minutes / mine.due_minutes, 1.0)
    bars.append(Bar(texts.plain("me-bar-hours"), share, f"{done}/{due}"))
    points = texts.plain("points-amount", points=mine.figures.points)
    return partial(my_picture, mine.member.name, period(texts, mine, now), bars, points)
