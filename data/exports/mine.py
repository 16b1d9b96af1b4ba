"""The picture of one member's study: a bar for each kind, read at a glance on a phone."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from data.exports.calendar import shown
from data.exports.codecard import font_file

WIDTH, HEAD, ROW, FOOT, MARGIN = 1080, 130, 96, 40, 48
LABEL, NUMBER = 210, 250
PAPER, INK, FAINT, TRACK = "#ffffff", "#1a1a1a", "#6b6b6b", "#e6e6e6"
# Okabe and Ito's palette: dark enough, done and half done are told apart by their length too.
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


def my_picture(heading: str, bars: Sequence[Bar], points: str) -> bytes:
    """A PNG, 1080 pixels wide: heading and points, below a bar in each row."""
    picture = Image.new("RGB", (WIDTH, HEAD + len(bars) * ROW + FOOT), PAPER)
    pen = ImageDraw.Draw(picture)
    right = pen.textlength(shown(points), _font(44))
    room = WIDTH - 3 * MARGIN - right
    pen.text((MARGIN, HEAD / 2), _fitted(pen, shown(heading), 52, room), INK, _font(52), "lm")
    pen.text((WIDTH - MARGIN, HEAD / 2), shown(points), FULL, _font(44), "rm")
    left, width = MARGIN + LABEL, WIDTH - 2 * MARGIN - LABEL - NUMBER
    for place, bar in enumerate(bars):
        top = HEAD + place * ROW
        middle = top + ROW / 2
        pen.text((MARGIN, middle), shown(bar.label), INK, _font(42), "lm")
        pen.rounded_rectangle((left, top + 24, left + width, top + ROW - 24), 24, fill=TRACK)
        if bar.share:
            fill = FULL if bar.share >= ENOUGH else PART
            end = left + max(48, bar.share * width)
            pen.rounded_rectangle((left, top + 24, end, top + ROW - 24), 24, fill=fill)
        text = bar.numbers if bar.share is not None else "–"
        fitted = _fitted(pen, shown(text), 38, NUMBER - 20)
        pen.text((WIDTH - MARGIN, middle), fitted, FAINT, _font(38), "rm")
    made = BytesIO()
    picture.save(made, "PNG", optimize=True)
    return made.getvalue()


def _fitted(pen: ImageDraw.ImageDraw, text: str, size: int, width: float) -> str:
    if pen.textlength(text, _font(size)) <= width:
        return text
    while text and pen.textlength(text + "…", _font(size)) > width:
        text = text[:-1]
    return text + "…"
