"""Draws the item analysis: bars of shares right by question, tag and subgroup."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.exports import chart
from data.exports.chart import BLUE, FAINT, GREEN, HEADING, INK, LABEL, MARGIN, NOTE, TITLE, WIDTH
from data.values.items import Share, Standout

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_HEAD, _SECTION, _ROW, _FOOT, _GAP = 170, 84, 104, 90, 24
_BAR = 30
_BROKEN = (0, (2, 1))
_COLOURS = {None: BLUE, Standout.STRONG: GREEN, Standout.WEAK: chart.ORANGE}


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, its share and interval, the text at the right (32% · 25 人), and a word
    for its peculiarity, which colour and pattern show too."""

    label: str
    share: Share
    value: str
    sign: str = ""
    standout: Standout | None = None
    suspect: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Bars that belong together; `mean` from 0 to 1 is drawn as a dashed line, None for none."""

    title: str
    bars: Sequence[Bar]
    mean: float | None = None


def items_picture(title: str, facts: str, sections: Sequence[Section], legend: str) -> bytes:
    """Draws a PNG, 1080 pixels wide: title, a line of facts, sections with at least one bar each,
    and the meaning of dashed and thin lines."""
    tall = _HEAD + sum(_tall(one) for one in sections) + _FOOT
    with chart.drawing:
        made = chart.figure(tall)
        room = WIDTH - 2 * MARGIN
        chart.write(made, MARGIN, 64, title, TITLE, room=room)
        chart.write(made, MARGIN, 126, facts, LABEL, room=room, colour=FAINT)
        top = _HEAD
        for section in sections:
            _draw(made, section, top)
            top += _tall(section)
        chart.write(made, MARGIN, tall - _FOOT / 2, legend, NOTE, room=room, colour=FAINT)
        return chart.png(made)


def _tall(section: Section) -> int:
    return _SECTION + _ROW * len(section.bars) + _GAP


def _draw(made: Figure, section: Section, top: int) -> None:
    """Draws a section: each bar below its label, on a common scale from 0 to 100 %."""
    chart.write(made, MARGIN, top + _SECTION / 2, section.title, HEADING)
    many = len(section.bars)
    room = WIDTH - 2 * MARGIN
    axes = chart.place(made, MARGIN, top + _SECTION, room, _ROW * many)
    axes.set_xlim(0, 1)
    axes.set_ylim(_ROW * many, 0)
    middles = [_ROW * at + 74 for at in range(many)]
    axes.barh(middles, [1] * many, _BAR, color=chart.TRACK)
    axes.barh(
        middles,
        [bar.share.share for bar in section.bars],
        _BAR,
        color=[_COLOURS[bar.standout] for bar in section.bars],
        hatch=["//" if bar.suspect else "" for bar in section.bars],
        edgecolor=chart.PAPER,
        linewidth=0,
    )
    lows, highs = zip(*(bar.share.interval for bar in section.bars), strict=True)
    axes.hlines(middles, lows, highs, color=INK, linewidth=3)
    if section.mean is not None:
        above, below = ([at + side for at in middles] for side in (-22, 22))
        axes.vlines([section.mean] * many, above, below, color=INK, linewidth=3, linestyle=_BROKEN)
    for at, bar in enumerate(section.bars):
        _name(made, bar, top + _SECTION + _ROW * at + 28)


def _name(made: Figure, bar: Bar, middle: int) -> None:
    """Writes the line above a bar: its label, its sign, and its value at the right."""
    taken = chart.width(bar.value, LABEL) + 30
    chart.write(made, WIDTH - MARGIN, middle, bar.value, LABEL, align="right")
    if bar.sign:
        chart.write(
            made, WIDTH - MARGIN - taken, middle, bar.sign, NOTE, align="right", colour=FAINT
        )
        taken += chart.width(bar.sign, NOTE) + 30
    chart.write(made, MARGIN, middle, bar.label, LABEL, room=WIDTH - 2 * MARGIN - taken)
