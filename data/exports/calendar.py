"""Draws a month: seven columns, the labels of each day, free days and working weekends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from data.exports.codecard import font_file
from data.values.names import clean_text

WIDTH, MARGIN, COLUMN = 1080, 29, 146
HEAD, WEEKDAYS, FOOT, NOTE = 110, 64, 96, 70
NUMBER_ROW, LABEL, GAP = 62, 46, 6
MOST_LABELS = 4
PAPER, INK, FAINT, LINE = "#ffffff", "#1a1a1a", "#8a8a8a", "#dcdcdc"
# Okabe and Ito's palette, distinct with every kind of colour vision; the fill differs too.
FILLS = {"meeting": ("#0072b2", "#ffffff", "#0072b2"), "push": ("#fdf0d5", "#1a1a1a", "#e69f00")}
SIGNS = {"rest": ("#009e73", "#ffffff"), "work": ("#595959", "#ffffff")}
_MISSING = "\U0010fffd"
"""A character missing in every font."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day: its labels as sort (meeting · push) and text, its sign (rest · work, or none), and
    whether it is inside the period shown."""

    day: date
    labels: tuple[tuple[str, str], ...] = ()
    sign: str = ""
    inside: bool = True


def month_picture(
    days: Sequence[Day],
    today: date,
    heading: str,
    weekdays: Sequence[str],
    words: Mapping[str, str],
    note: str = "",
) -> bytes:
    """Draws a PNG, 1080 pixels wide, of whole weeks from Monday.

    `weekdays` are seven short names; `words` says meeting and push for the legend, the signs rest
    and work in a character, and what they mean under "rest-long" and "work-long"; `note` goes below
    the days. Characters that the font lacks are left out.
    """
    weeks = [days[at : at + 7] for at in range(0, len(days), 7)]
    heights = [_height(week) for week in weeks]
    below = NOTE if note else 0
    picture = Image.new("RGB", (WIDTH, HEAD + WEEKDAYS + sum(heights) + below + FOOT), PAPER)
    pen = ImageDraw.Draw(picture)
    pen.text((MARGIN, HEAD / 2 + 4), shown(heading), INK, _font(48), anchor="lm")
    for column, name in enumerate(weekdays):
        middle = MARGIN + column * COLUMN + COLUMN / 2
        pen.text((middle, HEAD + WEEKDAYS / 2), name, FAINT, _font(34), anchor="mm")
    top = HEAD + WEEKDAYS
    for week, height in zip(weeks, heights, strict=True):
        for column, day in enumerate(week):
            _draw_day(pen, day, today, MARGIN + column * COLUMN, top, height, words)
        top += height
    if note:
        pen.text((WIDTH / 2, top + NOTE / 2), shown(note), FAINT, _font(36), anchor="mm")
    _legend(pen, top + below, words)
    made = BytesIO()
    picture.save(made, "PNG", compress_level=1)
    return made.getvalue()


def _height(week: Sequence[Day]) -> int:
    most = max(min(len(day.labels), MOST_LABELS) for day in week)
    return NUMBER_ROW + max(most, 1) * (LABEL + GAP) + 10


def _draw_day(
    pen: ImageDraw.ImageDraw,
    day: Day,
    today: date,
    left: int,
    top: int,
    height: int,
    words: Mapping[str, str],
) -> None:
    pen.rectangle((left, top, left + COLUMN, top + height), outline=LINE, width=2)
    number = f"{day.day.month}/{day.day.day}" if day.day.day == 1 else str(day.day.day)
    if day.day == today:
        pen.rounded_rectangle((left + 8, top + 8, left + 66, top + 56), 24, fill=INK)
        pen.text((left + 37, top + 32), number, PAPER, _font(34), anchor="mm")
    else:
        colour = INK if day.inside else FAINT
        pen.text((left + 14, top + 32), number, colour, _font(34), anchor="lm")
    if day.sign:
        fill, ink = SIGNS[day.sign]
        pen.rounded_rectangle((left + 98, top + 12, left + 138, top + 52), 8, fill=fill)
        pen.text((left + 118, top + 32), words[day.sign], ink, _font(28), anchor="mm")
    fits = day.labels[:MOST_LABELS]
    if len(day.labels) > MOST_LABELS:
        fits = day.labels[: MOST_LABELS - 1]
    for place, (sort, text) in enumerate(fits):
        _label(pen, sort, text, left + 6, top + NUMBER_ROW + place * (LABEL + GAP), COLUMN - 12)
    if len(fits) < len(day.labels):
        rest = f"+{len(day.labels) - len(fits)}"
        middle = top + NUMBER_ROW + len(fits) * (LABEL + GAP) + LABEL / 2
        pen.text((left + COLUMN / 2, middle), rest, FAINT, _font(30), anchor="mm")


def _label(pen: ImageDraw.ImageDraw, sort: str, text: str, left: int, top: int, width: int) -> None:
    fill, ink, edge = FILLS[sort]
    pen.rounded_rectangle(
        (left, top, left + width, top + LABEL), 8, fill=fill, outline=edge, width=2
    )
    fitted = _fitted(pen, shown(text), width - 12)
    pen.text((left + width / 2, top + LABEL / 2), fitted, ink, _font(30), anchor="mm")


def _legend(pen: ImageDraw.ImageDraw, top: int, words: Mapping[str, str]) -> None:
    left = MARGIN
    middle = top + FOOT / 2
    for name in ("meeting", "push", "rest", "work"):
        fill, ink, edge = FILLS[name] if name in FILLS else (*SIGNS[name], SIGNS[name][0])
        pen.rounded_rectangle(
            (left, middle - 20, left + 40, middle + 20), 8, fill=fill, outline=edge, width=2
        )
        if name in SIGNS:
            pen.text((left + 20, middle), words[name], ink, _font(28), anchor="mm")
        said = words[f"{name}-long"] if name in SIGNS else words[name]
        pen.text((left + 52, middle), said, INK, _font(32), anchor="lm")
        left += 52 + int(pen.textlength(said, _font(32))) + 40


def _fitted(pen: ImageDraw.ImageDraw, text: str, width: float) -> str:
    """Cuts a text to the width, without an ellipsis: there is no room for one."""
    while text and pen.textlength(text, _font(30)) > width:
        text = text[:-1]
    return text


def shown(text: str) -> str:
    """Removes the characters that the font would draw as an empty box."""
    return clean_text("".join(filter(_drawn, clean_text(text))))


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(font_file()), size)


@cache
def _box() -> bytes:
    return bytes(_font(28).getmask(_MISSING))


@cache
def _drawn(char: str) -> bool:
    return char.isspace() or bytes(_font(28).getmask(char)) != _box()
