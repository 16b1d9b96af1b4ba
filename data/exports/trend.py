"""Draws the shares over weeks: one line for each kind of study."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle
from math import ceil
from typing import TYPE_CHECKING

from data.exports import chart
from data.exports.chart import BLUE, FAINT, GREEN, LABEL, MARGIN, NOTE, ORANGE, RED, TITLE, WIDTH

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_TALL, _TOP, _BOTTOM, _SIDE = 860, 210, 90, 110
_FEW = 26
"""Most weeks with large marks."""
_STYLES = ((BLUE, "o", "-"), (ORANGE, "s", "--"), (GREEN, "^", "-."), (RED, "D", ":"))
"""Colour, mark and stroke: each of them alone distinguishes the lines."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: for each week a share from 0 to 1, or None where there was nothing."""

    name: str
    shares: Sequence[float | None]


def trend(title: str, weeks: Sequence[str], lines: Sequence[Line]) -> bytes:
    """Draws a PNG of 1080 by 860 pixels; at most four lines can be told apart.

    `weeks` are short labels such as 11/23, left out where they would run into each other. A week
    without a share is a gap. Raises ValueError where no line has any share.
    """
    if not any(share is not None for line in lines for share in line.shares):
        raise ValueError("a trend needs a share")
    with chart.drawing:
        made = chart.figure(_TALL)
        chart.write(made, MARGIN, 64, title, TITLE, room=WIDTH - 2 * MARGIN)
        room = WIDTH - _SIDE - MARGIN
        axes = chart.place(made, _SIDE, _TOP, room, _TALL - _TOP - _BOTTOM)
        _draw(axes, lines, mark=14 if len(weeks) <= _FEW else 8)
        axes.set_xlim(-0.5, len(weeks) - 0.5)
        axes.set_ylim(-0.04, 1.04)
        axes.hlines(
            [0, 0.25, 0.5, 0.75, 1], -0.5, len(weeks), color=chart.TRACK, linewidth=3, zorder=0
        )
        for share in (0, 0.5, 1):
            height = (1.04 - share) / 1.08 * (_TALL - _TOP - _BOTTOM)
            chart.write(
                made, _SIDE - 16, _TOP + height, f"{share:.0%}", NOTE, colour=FAINT, align="right"
            )
        step = room / len(weeks)
        every = ceil((max(chart.width(week, NOTE) for week in weeks) + 20) / step)
        # Counted from the last week, which people look for.
        for at in range(len(weeks) - 1, -1, -every):
            left = _SIDE + (at + 0.5) * step
            chart.write(
                made, left, _TALL - _BOTTOM / 2, weeks[at], NOTE, colour=FAINT, align="center"
            )
        return chart.png(made)


def _draw(axes: Axes, lines: Sequence[Line], mark: int) -> None:
    """Draws the lines, with a legend and their last values above them."""
    for line, (colour, shape, stroke) in zip(lines, cycle(_STYLES), strict=False):
        shares = [float("nan") if share is None else share for share in line.shares]
        axes.plot(
            shares,
            color=colour,
            marker=shape,
            linestyle=stroke,
            linewidth=5,
            markersize=mark,
            clip_on=False,
            label=_label(line),
        )
    told = axes.legend(
        loc="lower left",
        bbox_to_anchor=(-0.06, 1.02),
        ncols=2,
        frameon=False,
        prop=chart.letters(LABEL),
        handlelength=2.6,
        columnspacing=1.5,
        borderaxespad=0,
        borderpad=0,
    )
    for text in told.get_texts():
        text.set_parse_math(False)


def _label(line: Line) -> str:
    """Returns a line's name with its last share."""
    last = next((share for share in reversed(line.shares) if share is not None), None)
    name = chart.fitted(line.name, LABEL, 260)
    return name if last is None else f"{name} {int(100 * last + 0.5)}%"
