"""Writes one meeting's attendance as a sheet to file: the meeting, the counts, and everybody's
line."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import xlsxwriter

from data.exports.table import FONT, print_on_a4, safe, sheet_name
from data.values.standing import Standing, Status

COLUMNS = ("number", "name", "subgroup", "standing", "status", "signed", "remark")
COUNTS = ("expected", "present", "late", "leave", "absent", "made-up", "observing")
VOTES = ("voters", "voters-present")
FACTS = ("branch", "meeting", "time", "place", "host", "recorder")
"""The facts above the table; those to be filled in by hand have a line where nobody is known."""
_BY_HAND = ("host", "recorder")
_WIDTHS = (6, 14, 16, 14, 10, 12, 44)
# Blue, orange and purple can be told apart with every kind of colour blindness (after Okabe and
# Ito); the word in the cell says the same.
_COLOURS = {
    Status.LATE: "#FCE4C5",
    Status.LEAVE: "#D6E8F5",
    Status.ABSENT: "#E8C9DC",
    Status.NONE: "#E8C9DC",
    Status.MADE_UP: "#EFE6F5",
    Status.OBSERVING: "#EDEDED",
}


@dataclass(frozen=True)
class MeetingFacts:
    """The facts above the table, ready to print, such as `span` (周五（11月27日）15:00–16:30);
    `starts_at` is aware, and with `zone` decides how signing times are written."""

    branch: str
    title: str
    span: str
    place: str
    starts_at: datetime
    zone: ZoneInfo
    host: str = ""
    recorder: str = ""


@dataclass(frozen=True)
class AttendanceRow:
    """One person's line; `expected` is False for observers and guests of the branch. `signed_at` is
    aware, and None where somebody else corrected the entry."""

    name: str
    subgroup: str
    standing: Standing
    status: Status
    signed_at: datetime | None = None
    remark: str = ""
    expected: bool = True
    votes: bool = False


def counts(rows: Sequence[AttendanceRow]) -> dict[str, int]:
    """Returns the counts of a record, under the names in `COUNTS` and `VOTES`.

    应到 are the expected; 实到 includes the late; 缺席 did nothing; 补学 were absent and have
    made up since, so 应到 = 实到 + 请假 + 缺席 + 补学. 列席 came without being expected.
    """
    expected = [row.status for row in rows if row.expected]
    came = {Status.PRESENT, Status.LATE, Status.OBSERVING}
    return {
        "expected": len(expected),
        "present": sum(status in came for status in expected),
        "late": expected.count(Status.LATE),
        "leave": expected.count(Status.LEAVE),
        "absent": sum(status in {Status.ABSENT, Status.NONE} for status in expected),
        "made-up": expected.count(Status.MADE_UP),
        "observing": sum(row.status in came for row in rows if not row.expected),
        "voters": sum(row.votes for row in rows),
        "voters-present": sum(row.votes and row.status in came for row in rows),
    }


def attendance_book(
    meeting: MeetingFacts, rows: Sequence[AttendanceRow], labels: Mapping[str, str]
) -> bytes:
    """Makes an .xlsx with one sheet, rows in the order given.

    `labels`: "sheet" (its name), "heading", each of `FACTS`, "count-" + each of `COUNTS` and
    `VOTES`, "column-" + each of `COLUMNS`, "standing-" + each `Standing`, "status-" + each
    `Status` (their values, so "status-made_up"). Raises `KeyError` for a missing label.
    """
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "remove_timezone": True}) as book:
        sheet = book.add_worksheet(sheet_name(labels["sheet"]))
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        top = _head(book, sheet, meeting, rows, labels)
        header = _format(book, bold=True, bg_color="#F2F2F2", border=1, align="center")
        for column, name in enumerate(COLUMNS):
            sheet.write_string(top, column, safe(labels[f"column-{name}"]), header)
        print_on_a4(sheet, top)
        formats = {colour: _formats(book, colour) for colour in {*_COLOURS.values(), ""}}
        for number, row in enumerate(rows, 1):
            cells = formats[_COLOURS.get(row.status, "")]
            _line(sheet, top + number, number, row, meeting, labels, cells)
        sheet.autofilter(top, 0, top + max(1, len(rows)), len(COLUMNS) - 1)
    return file.getvalue()


def _head(
    book: Any,
    sheet: Any,
    meeting: MeetingFacts,
    rows: Sequence[AttendanceRow],
    labels: Mapping[str, str],
) -> int:
    """Writes the facts above the table; returns the row (from 0) of the table's header."""
    last = len(COLUMNS) - 1
    title = _format(book, bold=True, font_size=16, align="center", text_wrap=True)
    sheet.merge_range(0, 0, 0, last, safe(labels["heading"]), title)
    sheet.set_row(0, 30)
    said_of = (
        meeting.branch,
        meeting.title,
        meeting.span,
        meeting.place,
        meeting.host,
        meeting.recorder,
    )
    plain, bold = _format(book, text_wrap=True), _format(book, bold=True)
    place = 1
    for name, text in zip(FACTS, said_of, strict=True):
        if text or name in _BY_HAND:
            sheet.merge_range(place, 0, place, 1, safe(labels[name]), bold)
            sheet.merge_range(place, 2, place, last, safe(text), plain)
            place += 1
    counted = counts(rows)
    said = [
        f"{labels[f'count-{name}']} {counted[name]}"
        for name in COUNTS
        if name != "made-up" or counted[name]
    ]
    if counted["voters"]:
        said += [f"{labels[f'count-{name}']} {counted[name]}" for name in VOTES]
    sheet.merge_range(place, 0, place, last, safe("   ".join(said)), bold)
    return place + 2


def _line(
    sheet: Any,
    place: int,
    number: int,
    row: AttendanceRow,
    meeting: MeetingFacts,
    labels: Mapping[str, str],
    cells: Mapping[str, Any],
) -> None:
    sheet.write_number(place, 0, number, cells["middle"])
    texts = (
        row.name,
        row.subgroup,
        labels[f"standing-{row.standing}"],
        labels[f"status-{row.status}"],
    )
    for column, text in enumerate(texts, 1):
        sheet.write_string(place, column, safe(text), cells["left" if column < 3 else "middle"])
    if row.signed_at is None:
        sheet.write_blank(place, 5, None, cells["middle"])
    else:
        signed = row.signed_at.astimezone(meeting.zone)
        same_day = signed.date() == meeting.starts_at.astimezone(meeting.zone).date()
        sheet.write_datetime(place, 5, signed, cells["time" if same_day else "day"])
    sheet.write_string(place, 6, safe(row.remark), cells["left"])


def _formats(book: Any, colour: str) -> dict[str, Any]:
    base: dict[str, object] = {"border": 1, "valign": "vcenter"}
    if colour:
        base["bg_color"] = colour
    return {
        "left": _format(book, **base, text_wrap=True),
        "middle": _format(book, **base, align="center"),
        "time": _format(book, **base, align="center", num_format="hh:mm"),
        "day": _format(book, **base, align="center", num_format="mm-dd hh:mm"),
    }


def _format(book: Any, **properties: object) -> Any:
    return book.add_format({"font_name": FONT, "valign": "vcenter", **properties})
