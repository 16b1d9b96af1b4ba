"""The basis of pictures with numbers: a Matplotlib figure as wide as a phone, the project's font.

Matplotlib takes half a second and 50 MB to import, so only the code that draws imports it. It is
not thread-safe: `drawing` lets one picture be drawn at a time.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from threading import RLock
from typing import TYPE_CHECKING, Any

from PIL import ImageFont

from data.exports.calendar import shown
from data.exports.codecard import font_file

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH = 1080
"""Pixels; a phone shows them on about 390 points, so letters of 30 pixels can be read."""
MARGIN = 40
TITLE, HEADING, LABEL, NOTE = 48, 40, 34, 30
"""Font sizes in pixels."""
PAPER, INK, FAINT, TRACK = "#ffffff", "#1a1a1a", "#666666", "#ececec"
# Okabe and Ito's palette, distinct with every kind of colour vision.
BLUE, ORANGE, GREEN, RED = "#0072b2", "#e69f00", "#009e73", "#d55e00"
_DPI = 72
"""Makes a point a pixel."""

drawing = RLock()


def figure(height: int) -> Figure:
    """Makes an empty figure, `WIDTH` by `height` pixels."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    made = Figure(figsize=(WIDTH / _DPI, height / _DPI), dpi=_DPI, facecolor=PAPER)
    FigureCanvasAgg(made)
    return made


def place(on: Figure, left: float, top: float, width: float, height: float) -> Axes:
    """Adds axes without frame and ticks at these pixels, counted from the upper left corner."""
    tall = on.get_figheight() * _DPI
    axes = on.add_axes(
        (left / WIDTH, 1 - (top + height) / tall, width / WIDTH, height / tall), frameon=False
    )
    axes.tick_params(length=0, labelbottom=False, labelleft=False)
    return axes


def write(
    on: Figure,
    left: float,
    top: float,
    text: str,
    size: int,
    *,
    room: float = WIDTH,
    colour: str = INK,
    align: str = "left",
) -> None:
    """Writes a line of text, its middle at `top` pixels, cut where it is longer than `room`
    pixels."""
    tall = on.get_figheight() * _DPI
    on.text(
        left / WIDTH,
        1 - top / tall,
        fitted(text, size, room),
        fontproperties=letters(size),
        color=colour,
        ha=align,
        va="center_baseline",
        parse_math=False,
    )


def letters(size: int) -> Any:
    """Returns the project's font in a size in pixels, for Matplotlib."""
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=str(font_file()), size=size)


def fitted(text: str, size: int, room: float) -> str:
    """Removes the characters that the font lacks, and cuts the text to the room in pixels."""
    text = shown(text)
    if width(text, size) <= room:
        return text
    while text and width(f"{text}…", size) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def width(text: str, size: int) -> float:
    """Measures the width of a text in pixels."""
    return _font(size).getlength(text)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(font_file()), size)


def png(made: Figure) -> bytes:
    """Renders the figure as a PNG; the same figure gives the same bytes."""
    content = BytesIO()
    made.savefig(content, format="png", dpi=_DPI, metadata={"Software": None})
    return content.getvalue()
