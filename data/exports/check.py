"""Writes a study check as a workbook: the overview, for each kind the entries behind every number,
and the changes since it was filed."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Any

import xlsxwriter

from data.exports.table import FONT, print_on_a4, safe, sheet_name
from data.values.hours import STUDY_HOUR
from data.values.study import LINES, Figures

# After Okabe and Ito, as in a meeting's sheet; the words in the cells say the same.
_COLOURS = {
    "missed": "#E8C9DC",
    "late": "#FCE4C5",
    "wrong": "#FCE4C5",
    "leave": "#D6E8F5",
    "made_up": "#EFE6F5",
}
_COLUMN, _LINE = 12, 16
"""Width of a column in letters of titles, and the height of one of their lines in points."""
_WIDE_FROM = 0x2E80
_WIDE = (14, 10, 10, 10, 18, 12, 40)
_LIGHTS = {"red": "#E8C9DC", "yellow": "#FCE4C5", "green": "#D5EDE3", "none": "#EDEDED"}


CHANGED = ("line", "filed", "now", "when", "by", "why")
"""Columns of the changes, after the name."""
LABELS = ("overview", "name", "overall", "points", "share", "trend", "sum", "changed", *CHANGED)
"""All texts of a book, besides "line-", "light-", "state-" and "unit-" + each that occurs."""


@dataclass(frozen=True, slots=True)
class Overview:
    """One member's line: figures, the light of each line and of all (green · yellow · red · none),
    the mean share, and by how many percent it rose or fell (None without a share before)."""

    name: str
    figures: Figures
    lights: Mapping[str, str]
    light: str
    mean: float | None
    trend: int | None


@dataclass(frozen=True, slots=True)
class Entries:
    """Everything about one line: its things (id, title, day), their outcomes by (member, thing),
    and the members (id, name) in order. An outcome is a state, or an amount in the line's unit;
    then a column of sums comes first."""

    line: str
    things: Sequence[tuple[int, str, date | None]]
    states: Mapping[tuple[int, int], str | int]
    members: Sequence[tuple[int, str]]
    sums: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """The contents of the workbook; `changed` has a row (name, then `CHANGED`) for each figure that
    has changed since it was filed."""

    overview: Sequence[Overview]
    entries: Sequence[Entries]
    changed: Sequence[Sequence[str]]


def check_book(book: Book, labels: Mapping[str, str]) -> bytes:
    """Makes an .xlsx with the overview first, then a sheet for each of the entries, members down
    and things across, and the changes, if any. Raises `KeyError` for a missing label."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as made:
        forms = _forms(made)
        _overview(made, book.overview, labels, forms)
        for one in book.entries:
            _entries(made, one, labels, forms)
        if book.changed:
            _changed(made, book.changed, labels, forms)
    return file.getvalue()


def _forms(book: Any) -> dict[str, Any]:
    base = {"font_name": FONT, "border": 1}
    made = {
        "head": book.add_format(
            {**base, "bold": True, "bg_color": "#F2F2F2", "align": "center", "text_wrap": True}
        ),
        "plain": book.add_format(base),
        "middle": book.add_format({**base, "align": "center"}),
        "percent": book.add_format({**base, "num_format": "0%", "align": "center"}),
        "signed": book.add_format({**base, "num_format": "+0;-0;0", "align": "center"}),
        "day": book.add_format({**base, "num_format": "m/d", "align": "center"}),
    }
    for name, colour in (*_COLOURS.items(), *_LIGHTS.items()):
        made[name] = book.add_format({**base, "align": "center", "bg_color": colour})
    return made


def _overview(
    book: Any, rows: Sequence[Overview], labels: Mapping[str, str], forms: Mapping[str, Any]
) -> None:
    sheet = book.add_worksheet(sheet_name(labels["overview"]))
    heads = ["name", *(f"line-{name}" for name in LINES), "share", "trend", "overall", "points"]
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, len(heads) - 1, 11)
    for column, head in enumerate(heads):
        sheet.write_string(0, column, safe(labels[head]), forms["head"])
    for place, row in enumerate(rows, 1):
        sheet.write_string(place, 0, safe(row.name), forms["plain"])
        for column, name in enumerate(LINES, 1):
            figure = _figure(name, row.figures)
            sheet.write_string(place, column, figure, forms[row.lights[name]])
        at = len(LINES) + 1
        _number(sheet, place, at, row.mean, forms["percent"])
        _number(sheet, place, at + 1, row.trend, forms["signed"])
        sheet.write_string(place, at + 2, safe(labels[f"light-{row.light}"]), forms[row.light])
        sheet.write_number(place, at + 3, row.figures.points, forms["middle"])
    print_on_a4(sheet, 0)


def _number(sheet: Any, row: int, column: int, value: float | None, form: Any) -> None:
    if value is None:
        sheet.write_blank(row, column, None, form)
    else:
        sheet.write_number(row, column, value, form)


def _figure(name: str, figures: Figures) -> str:
    line = getattr(figures, name)
    if name == "hours":
        return f"{line.done / STUDY_HOUR:.1f}/{line.expected / STUDY_HOUR:.1f}"
    return f"{line.done}/{line.expected}"


def _entries(book: Any, one: Entries, labels: Mapping[str, str], forms: Mapping[str, Any]) -> None:
    sheet = book.add_worksheet(sheet_name(labels[f"line-{one.line}"]))
    first = 2 if one.sums else 1
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, max(len(one.things) + first - 1, 1), _COLUMN + 2)
    sheet.write_string(0, 0, safe(labels["name"]), forms["head"])
    sheet.write_string(1, 0, safe(labels.get(f"unit-{one.line}", "")), forms["head"])
    if one.sums:
        sheet.write_string(0, 1, safe(labels["sum"]), forms["head"])
        sheet.write_blank(1, 1, None, forms["head"])
    sheet.set_row(0, _LINE * max((_lines(title) for _, title, _ in one.things), default=1))
    for column, (_, title, day) in enumerate(one.things, first):
        sheet.write_string(0, column, safe(title), forms["head"])
        if day is None:
            sheet.write_blank(1, column, None, forms["head"])
        else:
            sheet.write_datetime(1, column, day, forms["day"])
    # Hundreds of thousands of cells hold one of a few words.
    words = {
        state: safe(labels[f"state-{state}"])
        for state in set(one.states.values())
        if isinstance(state, str)
    }
    for place, (member, name) in enumerate(one.members, 2):
        sheet.write_string(place, 0, safe(name), forms["plain"])
        total = 0
        for column, (thing, _, _) in enumerate(one.things, first):
            state = one.states.get((member, thing))
            if state is None:
                sheet.write_string(place, column, "–", forms["middle"])
            elif isinstance(state, str):
                form = forms.get(state, forms["middle"])
                sheet.write_string(place, column, words[state], form)
            else:
                sheet.write_number(place, column, state, forms["middle"])
                total += state
        if one.sums:
            sheet.write_number(place, 1, total, forms["middle"])
    print_on_a4(sheet, 1)


def _lines(title: str) -> int:
    """Counts the lines of a title above its column; Chinese characters are two wide."""
    return ceil(sum(2 if ord(char) > _WIDE_FROM else 1 for char in title) / _COLUMN)


def _changed(
    book: Any, rows: Sequence[Sequence[str]], labels: Mapping[str, str], forms: Mapping[str, Any]
) -> None:
    sheet = book.add_worksheet(sheet_name(labels["changed"]))
    for column, (head, wide) in enumerate(zip(("name", *CHANGED), _WIDE, strict=True)):
        sheet.set_column(column, column, wide)
        sheet.write_string(0, column, safe(labels[head]), forms["head"])
    for place, row in enumerate(rows, 1):
        for column, text in enumerate(row):
            sheet.write_string(place, column, safe(text), forms["plain"])
    print_on_a4(sheet, 0)
