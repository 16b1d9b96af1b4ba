"""Draws a month: seven columns, each day's meetings with their times, dots for its pushes, free
days and working weekends."""

import re
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
NUMBER_ROW, GAP, LEAST = 62, 6, 46
TIME, TITLE, SMALLEST = 34, 30, 16
"""Sizes of a meeting's time and name; a long word makes the name smaller."""
DOT, DOTS, MOST_DOTS = 16, 34, 6
MOST_MEETINGS = 3
PAPER, INK, FAINT, LINE = "#ffffff", "#1a1a1a", "#8a8a8a", "#dcdcdc"
# Okabe and Ito's palette, distinct with every kind of colour vision; the fill differs too.
FILLS = {"meeting": ("#0072b2", "#ffffff", "#0072b2"), "push": ("#e69f00", "#1a1a1a", "#e69f00")}
SIGNS = {"rest": ("#009e73", "#ffffff"), "work": ("#595959", "#ffffff")}
_MISSING = "\U0010fffd"
"""A character missing in every font."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day: its meetings (time, name), the number of its pushes, its sign (rest · work, or none),
    and whether it is inside the period shown."""

    day: date
    meetings: tuple[tuple[str, str], ...] = ()
    pushes: int = 0
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
    return NUMBER_ROW + max(LEAST, *map(_filled, week)) + 10


def _filled(day: Day) -> int:
    """Returns the height of a day's entries, in pixels."""
    blocks = sum(_Block.of(*one).height + GAP for one in _fitting(day))
    more = LEAST if len(day.meetings) > MOST_MEETINGS else 0
    return blocks + more + (DOTS if day.pushes else 0)


def _fitting(day: Day) -> Sequence[tuple[str, str]]:
    many = len(day.meetings)
    return day.meetings[: MOST_MEETINGS if many <= MOST_MEETINGS else MOST_MEETINGS - 1]


@dataclass(frozen=True, slots=True)
class _Block:
    """A meeting as it is drawn: its time, the lines of its name, and their size."""

    time: str
    lines: Sequence[str]
    size: int

    @classmethod
    def of(cls, time: str, title: str) -> "_Block":
        """Breaks a name into lines that fit the column, smaller where a word is long."""
        width, text = COLUMN - 24, shown(title)
        words = re.findall(r"[\u2e80-\uffff]|[^\s\u2e80-\uffff]+|\s+", text)
        size = TITLE
        while size > SMALLEST and any(_font(size).getlength(one) > width for one in words):
            size -= 2
        lines = [""]
        for word in words:
            if lines[-1].strip() and _font(size).getlength(lines[-1] + word) > width:
                lines.append("")
            lines[-1] += word
        return cls(shown(time), [line.strip() for line in lines if line.strip()], size)

    @property
    def height(self) -> int:
        """Its height in pixels."""
        return 8 + (TIME + 6) + len(self.lines) * (self.size + 6) + 4


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
        wide = max(58, int(_font(34).getlength(number)) + 20)
        pen.rounded_rectangle((left + 8, top + 8, left + 8 + wide, top + 56), 24, fill=INK)
        pen.text((left + 8 + wide / 2, top + 32), number, PAPER, _font(34), anchor="mm")
    else:
        colour = INK if day.inside else FAINT
        pen.text((left + 14, top + 32), number, colour, _font(34), anchor="lm")
    if day.sign:
        fill, ink = SIGNS[day.sign]
        pen.rounded_rectangle((left + 98, top + 12, left + 138, top + 52), 8, fill=fill)
        pen.text((left + 118, top + 32), words[day.sign], ink, _font(28), anchor="mm")
    at = top + NUMBER_ROW
    fits = _fitting(day)
    for one in fits:
        block = _Block.of(*one)
        _meeting(pen, block, left + 6, at, COLUMN - 12)
        at += block.height + GAP
    if len(fits) < len(day.meetings):
        rest = f"+{len(day.meetings) - len(fits)}"
        pen.text((left + COLUMN / 2, at + LEAST / 2), rest, FAINT, _font(30), anchor="mm")
        at += LEAST
    for place in range(min(day.pushes, MOST_DOTS)):
        _dot(pen, left + 14 + place * (DOT + 5), at + (DOTS - DOT) // 2)


def _meeting(pen: ImageDraw.ImageDraw, block: _Block, left: int, top: int, width: int) -> None:
    fill, ink, edge = FILLS["meeting"]
    pen.rounded_rectangle(
        (left, top, left + width, top + block.height), 8, fill=fill, outline=edge, width=2
    )
    middle, at = left + width / 2, top + 8
    pen.text((middle, at + TIME / 2), block.time, ink, _font(TIME), anchor="mm")
    at += TIME + 6
    for line in block.lines:
        pen.text((middle, at + block.size / 2), line, ink, _font(block.size), anchor="mm")
        at += block.size + 6


def _dot(pen: ImageDraw.ImageDraw, left: int, top: int) -> None:
    pen.ellipse((left, top, left + DOT, top + DOT), fill=FILLS["push"][0])


def _legend(pen: ImageDraw.ImageDraw, top: int, words: Mapping[str, str]) -> None:
    left = MARGIN
    middle = top + FOOT / 2
    for name in ("meeting", "push", "rest", "work"):
        fill, ink, edge = FILLS[name] if name in FILLS else (*SIGNS[name], SIGNS[name][0])
        if name == "push":
            _dot(pen, left + 12, int(middle - DOT / 2))
        else:
            pen.rounded_rectangle(
                (left, middle - 20, left + 40, middle + 20), 8, fill=fill, outline=edge, width=2
            )
        if name in SIGNS:
            pen.text((left + 20, middle), words[name], ink, _font(28), anchor="mm")
        said = words[f"{name}-long"] if name in SIGNS else words[name]
        pen.text((left + 52, middle), said, INK, _font(32), anchor="lm")
        left += 52 + int(pen.textlength(said, _font(32))) + 40


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
