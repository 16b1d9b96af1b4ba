"""Draws one member's study: a bar for each kind, read at a glance on a phone."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from data.exports.calendar import shown
from data.exports.codecard import font_file

WIDTH, HEAD, ROW, FOOT, MARGIN = 1080, 190, 96, 40, 48
NARROWEST, WIDEST, GAP = 160, 320, 32
"""The room for the labels at the left, and the gap beside a bar."""
PAPER, INK, FAINT, TRACK = "#ffffff", "#1a1a1a", "#6b6b6b", "#e6e6e6"
# Okabe and Ito's palette: dark enough; done and half done also differ in length.
FULL, PART = "#0072b2", "#e69f00"
ENOUGH = 0.8


@dataclass(frozen=True, slots=True)
class Bar:
    """A kind of study: its name, the share done from 0 to 1 (None where nothing was expected), and
    the numbers behind it."""

    label: str
    share: float | None
    numbers: str


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(font_file()), size)


def my_picture(name: str, period: str, bars: Sequence[Bar], points: str) -> bytes:
    """Draws a PNG, 1080 pixels wide: name, period and points, below them a bar in each row."""
    picture = Image.new("RGB", (WIDTH, HEAD + len(bars) * ROW + FOOT), PAPER)
    pen = ImageDraw.Draw(picture)
    right = WIDTH - MARGIN
    room = WIDTH - 2 * MARGIN - GAP - pen.textlength(shown(points), _font(44))
    pen.text((MARGIN, 70), _fitted(pen, shown(name), 52, room), INK, _font(52), "lm")
    pen.text((MARGIN, 136), _fitted(pen, shown(period), 38, room), FAINT, _font(38), "lm")
    pen.text((right, 70), shown(points), FULL, _font(44), "rm")
    labels = [_fitted(pen, shown(bar.label), 42, WIDEST) for bar in bars]
    numbers = [shown(bar.numbers) if bar.share is not None else "–" for bar in bars]
    wide = max([NARROWEST, *(pen.textlength(one, _font(42)) for one in labels)])
    number = max([NARROWEST, *(pen.textlength(one, _font(38)) for one in numbers)])
    start, end = MARGIN + wide + GAP, right - number - GAP
    for place, bar in enumerate(bars):
        top = HEAD + place * ROW
        middle = top + ROW / 2
        pen.text((MARGIN, middle), labels[place], INK, _font(42), "lm")
        pen.rounded_rectangle((start, top + 24, end, top + ROW - 24), 24, fill=TRACK)
        if bar.share:
            fill = FULL if bar.share >= ENOUGH else PART
            done = start + max(48, bar.share * (end - start))
            pen.rounded_rectangle((start, top + 24, done, top + ROW - 24), 24, fill=fill)
        pen.text((right, middle), numbers[place], FAINT, _font(38), "rm")
    made = BytesIO()
    picture.save(made, "PNG", optimize=True)
    return made.getvalue()


def _fitted(pen: ImageDraw.ImageDraw, text: str, size: int, width: float) -> str:
    if pen.textlength(text, _font(size)) <= width:
        return text
    while text and pen.textlength(text + "…", _font(size)) > width:
        text = text[:-1]
    return text + "…"
