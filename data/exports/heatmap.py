"""Draws the heat map of a study check: members down, weeks across, a share in every cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from data.exports import chart
from data.exports.calendar import shown
from data.exports.chart import FAINT, INK, LABEL, MARGIN, NOTE, PAPER, TITLE, TRACK, WIDTH

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST = 60
"""Most rows of one picture; with more they would be too small to read on a phone."""
_HEAD, _WEEKS, _ROW, _LEGEND = 120, 54, 46, 110
_NAMES = 300
"""Most pixels for the names at the left."""
_COLOURS = "cividis"
"""From dark blue to yellow, the same with every kind of colour vision (J. R. Nuñez, C. R.
Anderton and R. S. Renslow, PLOS ONE 13, 2018)."""
_BRIGHT = 0.5
"""The share from which the colour is so bright that dark figures are easier to read."""
_FIGURE, _FIGURED = 24, 46
"""Size of the figures in the cells, and the smallest width of a cell with one."""


@dataclass(frozen=True, slots=True)
class Row:
    """One member: for each week a share from 0 to 1, or None where nothing was expected."""

    name: str
    shares: Sequence[float | None]


def heat_maps(title: str, weeks: Sequence[str], rows: Sequence[Row], none: str) -> list[bytes]:
    """Draws PNGs, 1080 pixels wide, of at most `MOST` rows each, in order; several are numbered.

    `weeks` are short labels such as 11/23, left out where they would run into each other; `none` is
    the legend's text for nothing expected. Raises ValueError without rows or weeks.
    """
    if not rows or not weeks:
        raise ValueError("a heat map needs members and weeks")
    # Even parts: 61 members are 31 and 30, not 60 and 1.
    pictures = ceil(len(rows) / MOST)
    size = ceil(len(rows) / pictures)
    parts = [rows[at : at + size] for at in range(0, len(rows), size)]
    several = len(parts) > 1
    return [
        _picture(f"{title} {at}/{len(parts)}" if several else title, weeks, part, none)
        for at, part in enumerate(parts, 1)
    ]


def _picture(title: str, weeks: Sequence[str], rows: Sequence[Row], none: str) -> bytes:
    tall = _HEAD + _WEEKS + _ROW * len(rows) + _LEGEND
    names = min(_NAMES, max(chart.width(shown(row.name), LABEL) for row in rows))
    top, left = _HEAD + _WEEKS, MARGIN + names + 20
    with chart.drawing:
        made = chart.figure(tall)
        chart.write(made, MARGIN, _HEAD / 2, title, TITLE, room=WIDTH - 2 * MARGIN)
        room = WIDTH - MARGIN - left
        axes = chart.place(made, left, top, room, _ROW * len(rows))
        _cells(axes, rows, len(weeks))
        cell = room / len(weeks)
        step = ceil((max(chart.width(week, NOTE) for week in weeks) + 12) / cell)
        for at in range(0, len(weeks), step):
            middle = left + (at + 0.5) * cell
            align, middle = ("left", left) if at == 0 and step > 1 else ("center", middle)
            chart.write(made, middle, top - _WEEKS / 2, weeks[at], NOTE, colour=FAINT, align=align)
        for at, row in enumerate(rows):
            middle = top + (at + 0.5) * _ROW
            chart.write(made, MARGIN, middle, row.name, LABEL, room=names)
            if cell >= _FIGURED:
                _figures(made, row, left, middle, cell)
        _legend(made, tall - _LEGEND / 2, none)
        return chart.png(made)


def _cells(axes: Axes, rows: Sequence[Row], weeks: int) -> None:
    """Draws the coloured cells; those with nothing expected are pale."""
    from numpy import array, ma, nan

    shares = array([[nan if one is None else one for one in row.shares] for row in rows])
    axes.axhspan(0, len(rows), color=TRACK, linewidth=0)
    axes.pcolormesh(ma.masked_invalid(shares), cmap=_COLOURS, vmin=0, vmax=1)
    axes.set_xlim(0, weeks)
    axes.set_ylim(len(rows), 0)
    axes.hlines(range(len(rows)), 0, weeks, color=PAPER, linewidth=2)
    axes.vlines(range(weeks), 0, len(rows), color=PAPER, linewidth=2)


def _figures(made: Figure, row: Row, left: float, middle: float, cell: float) -> None:
    """Writes the share of each cell in percent, without the sign."""
    for at, share in enumerate(row.shares):
        if share is not None:
            colour = INK if share >= _BRIGHT else PAPER
            text = str(int(100 * share + 0.5))
            chart.write(
                made, left + (at + 0.5) * cell, middle, text, _FIGURE, colour=colour, align="center"
            )


def _legend(made: Figure, middle: float, none: str) -> None:
    """Draws the scale from 0 to 100 %, and explains pale cells."""
    chart.write(made, MARGIN, middle, "0%", NOTE)
    axes = chart.place(made, MARGIN + 70, middle - 18, 340, 36)
    axes.imshow([[at / 100 for at in range(101)]], cmap=_COLOURS, aspect="auto")
    chart.write(made, MARGIN + 430, middle, "100%", NOTE)
    box = chart.place(made, MARGIN + 570, middle - 18, 46, 36)
    box.axhspan(0, 1, color=TRACK, linewidth=0)
    chart.write(made, MARGIN + 632, middle, none, NOTE, room=WIDTH - 2 * MARGIN - 632)
