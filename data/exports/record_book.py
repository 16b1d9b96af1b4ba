"""Writes the record book of a period as a workbook: its meetings and votes at a glance, a summary
of everybody, attendance, study, questions, hours, points, discussions."""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import xlsxwriter

from data.exports.table import FONT, print_on_a4, safe, sheet_name
from data.values.hours import STUDY_HOUR
from data.values.study import LINES, Figures

# After Okabe and Ito, as in a meeting's sheet; the sign in the cell says the same.
_COLOURS = {
    "late": "#FCE4C5",
    "wrong": "#FCE4C5",
    "leave": "#D6E8F5",
    "absent": "#E8C9DC",
    "missed": "#E8C9DC",
    "made_up": "#EFE6F5",
    "observing": "#EDEDED",
}
MARKS = ("present", "done", *_COLOURS)
"""All marks in the cells of a grid."""
_CAME = frozenset({"present", "done", "late", "made_up", "wrong"})
_OUT = frozenset({"leave", "observing"})
"""Marks left out of a share: excused, or not expected."""
WIDE = 31
"""Most things side by side on a printed page."""
MEETINGS = (
    *("number", "day", "kind", "topic", "place", "host"),
    *("expected", "present", "leave", "absent", "record"),
)
_MEETING_WIDTHS = (6, 12, 16, 40, 18, 10, 8, 8, 8, 8, 12)
VOTES = ("number", "day", "kind", "title", "how", "entitled", "present", "cast", "result")
_VOTE_WIDTHS = (6, 12, 16, 36, 10, 8, 8, 8, 60)
_LONG = frozenset({"topic", "place", "title", "result"})
SUMMARY = ("name", *LINES, "right", "points", "light")
LABELS = (
    *(f"column-{name}" for name in dict.fromkeys((*MEETINGS, *VOTES, *SUMMARY))),
    *(f"mark-{name}" for name in MARKS),
    *("sheet-held", "sheet-votes", "sheet-summary", "column-share", "legend", "nothing"),
)
"""All texts of a book, besides the names of its grids and "light-" + each light."""


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting that was held, in words ready to print; `counts` are those of expected, present,
    leave and absent, `record` says how far its minutes are."""

    day: date
    kind: str
    topic: str
    place: str
    host: str
    counts: Mapping[str, int]
    record: str


@dataclass(frozen=True, slots=True)
class Voted:
    """A vote and what it came to, in words ready to print; `counts` are those of entitled, present
    and cast."""

    day: date
    kind: str
    title: str
    how: str
    counts: Mapping[str, int]
    result: str


@dataclass(frozen=True, slots=True)
class Person:
    """One member's summary; `light` is red · yellow · green · none."""

    name: str
    figures: Figures
    light: str


@dataclass(frozen=True, slots=True)
class Grid:
    """Members down, things across: `title` of the sheet, things (id, title, day), members (id,
    name), and (member, thing) → one of `MARKS`."""

    title: str
    things: Sequence[tuple[int, str, date]]
    members: Sequence[tuple[int, str]]
    marks: Mapping[tuple[int, int], str]


def record_book(
    title: str,
    meetings: Sequence[Held],
    people: Sequence[Person],
    grids: Sequence[Grid],
    labels: Mapping[str, str],
    votes: Sequence[Voted] = (),
) -> bytes:
    """Makes an .xlsx with the meetings first, then the votes where there were any, the summary, and
    a sheet for each grid. Raises `KeyError` for a missing label."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        forms = _forms(book)
        _glance(book, title, "held", (MEETINGS, _MEETING_WIDTHS), meetings, labels, forms)
        if votes:
            _glance(book, title, "votes", (VOTES, _VOTE_WIDTHS), votes, labels, forms)
        _summary(book, title, people, labels, forms)
        for grid in grids:
            _grid(book, grid, labels, forms)
    return file.getvalue()


def _forms(book: Any) -> dict[str, Any]:
    base = {"font_name": FONT, "border": 1, "valign": "vcenter"}
    made = {
        "title": book.add_format({"font_name": FONT, "bold": True, "font_size": 14}),
        "head": book.add_format(
            {**base, "bold": True, "bg_color": "#F2F2F2", "align": "center", "text_wrap": True}
        ),
        "plain": book.add_format(base),
        "wrapped": book.add_format({**base, "text_wrap": True}),
        "whole-day": book.add_format({**base, "num_format": "yyyy-mm-dd", "align": "center"}),
        "middle": book.add_format({**base, "align": "center"}),
        "percent": book.add_format({**base, "num_format": "0%", "align": "center"}),
        "hours": book.add_format({**base, "num_format": "0.0", "align": "center"}),
        "day": book.add_format(
            {**base, "num_format": "m/d", "align": "center", "bg_color": "#F2F2F2"}
        ),
    }
    for name, colour in _COLOURS.items():
        made[name] = book.add_format({**base, "align": "center", "bg_color": colour})
    return made


def _glance(
    book: Any,
    title: str,
    what: str,
    columns: tuple[Sequence[str], Sequence[int]],
    rows: Sequence[Held | Voted],
    labels: Mapping[str, str],
    forms: Mapping[str, Any],
) -> None:
    sheet = book.add_worksheet(sheet_name(labels[f"sheet-{what}"]))
    sheet.set_landscape()
    sheet.write_string(0, 0, safe(title), forms["title"])
    for column, (name, width) in enumerate(zip(*columns, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(2, column, safe(labels[f"column-{name}"]), forms["head"])
    for place, one in enumerate(rows, 3):
        sheet.write_number(place, 0, place - 2, forms["middle"])
        sheet.write_datetime(place, 1, one.day, forms["whole-day"])
        for column, name in enumerate(columns[0][2:], 2):
            if name in one.counts:
                sheet.write_number(place, column, one.counts[name], forms["middle"])
            else:
                form = forms["wrapped" if name in _LONG else "middle"]
                sheet.write_string(place, column, safe(getattr(one, name)), form)
    print_on_a4(sheet, 2)


def _summary(
    book: Any,
    title: str,
    people: Sequence[Person],
    labels: Mapping[str, str],
    forms: Mapping[str, Any],
) -> None:
    sheet = book.add_worksheet(sheet_name(labels["sheet-summary"]))
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, len(SUMMARY) - 1, 12)
    sheet.write_string(0, 0, safe(title), forms["title"])
    for column, name in enumerate(SUMMARY):
        sheet.write_string(2, column, safe(labels[f"column-{name}"]), forms["head"])
    for place, one in enumerate(people, 3):
        sheet.write_string(place, 0, safe(one.name), forms["plain"])
        for column, name in enumerate(LINES, 1):
            sheet.write_string(place, column, _figure(name, one.figures), forms["middle"])
        at = len(LINES) + 1
        sheet.write_number(place, at, one.figures.right, forms["middle"])
        sheet.write_number(place, at + 1, one.figures.points, forms["middle"])
        sheet.write_string(place, at + 2, safe(labels[f"light-{one.light}"]), forms["middle"])
    print_on_a4(sheet, 2)


def _figure(name: str, figures: Figures) -> str:
    line = getattr(figures, name)
    if name == "hours":
        return f"{line.done / STUDY_HOUR:.1f}/{line.expected / STUDY_HOUR:.1f}"
    return f"{line.done}/{line.expected}"


def _grid(book: Any, grid: Grid, labels: Mapping[str, str], forms: Mapping[str, Any]) -> None:
    sheet = book.add_worksheet(sheet_name(grid.title))
    sheet.set_landscape()
    many = len(grid.things)
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, max(many, 1), 9)
    if not many:
        sheet.write_string(0, 0, safe(labels["nothing"]), forms["plain"])
        return
    sheet.set_row(0, 72)
    sheet.write_string(0, 0, safe(labels["column-name"]), forms["head"])
    sheet.write_string(1, 0, "", forms["head"])
    for column, (_, title, day) in enumerate(grid.things, 1):
        sheet.write_string(0, column, safe(title), forms["head"])
        sheet.write_datetime(1, column, day, forms["day"])
    sheet.write_string(0, many + 1, safe(labels["column-share"]), forms["head"])
    sheet.write_string(1, many + 1, "", forms["head"])
    for place, (member, name) in enumerate(grid.members, 2):
        sheet.write_string(place, 0, safe(name), forms["plain"])
        said = [grid.marks.get((member, thing), "") for thing, _, _ in grid.things]
        for column, mark in enumerate(said, 1):
            text = labels[f"mark-{mark}"] if mark else ""
            sheet.write_string(place, column, text, forms.get(mark, forms["middle"]))
        _share(sheet.write_number, sheet.write_blank, place, many + 1, said, forms)
    foot = len(grid.members) + 3
    sheet.write_string(foot, 0, safe(labels["legend"]))
    print_on_a4(sheet, 1)
    sheet.freeze_panes(2, 1)
    if many > WIDE:
        sheet.fit_to_pages(-(-many // WIDE), 0)
        sheet.repeat_columns(0)


def _share(
    number: Callable[..., Any],
    blank: Callable[..., Any],
    row: int,
    column: int,
    said: Sequence[str],
    forms: Mapping[str, Any],
) -> None:
    """Writes how much of what was expected was done."""
    counted = [mark for mark in said if mark and mark not in _OUT]
    if counted:
        share = sum(mark in _CAME for mark in counted) / len(counted)
        number(row, column, share, forms["percent"])
    else:
        blank(row, column, None, forms["percent"])
