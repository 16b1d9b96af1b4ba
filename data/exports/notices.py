"""Writes the register of what a branch published (公开台账), as a workbook and in Word."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import xlsxwriter
from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Pt

from data.exports.discussion import document_with_title
from data.exports.table import FONT, print_on_a4, safe, sheet_name, writable

COLUMNS = (
    *("number", "kind-word", "title-word", "posted", "until", "days"),
    *("state", "seen", "objections", "changes"),
)
"""The columns of the workbook."""
WORD = ("number", "kind-word", "title-word", "posted", "until", "state", "seen", "objections")
"""The columns of the table in Word."""
LABELS = ("sheet", *COLUMNS, "objection", "answered", "open", "files", "long")
"""All texts of the register."""
_WIDTHS = (6, 16, 44, 12, 12, 8, 22, 10, 22, 8)
_LINE = 16
"""The height of a line, in points."""
_WORD_WIDTHS = (1.2, 3.0, 8.2, 2.6, 2.6, 3.0, 2.0, 3.2)
"""In centimetres."""


@dataclass(frozen=True, slots=True)
class Published:
    """A notice in the register, texts plain. `until` is None for one without an end."""

    kind: str
    title: str
    body: str
    posted: date
    until: date | None
    days: int
    state: str
    seen: int
    expected: int
    objections: int
    answered: int
    changes: Sequence[str]
    """Its corrections and its withdrawal, a line each."""
    cases: Sequence[tuple[str, str]]
    """How each objection was decided, and the answer; nothing says who objected."""
    files: Sequence[str]


def notices_book(title: str, rows: Sequence[Published], labels: Mapping[str, str]) -> bytes:
    """Makes an .xlsx with a row a notice. Raises `KeyError` for a missing label."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        form = {"font_name": FONT, "border": 1, "valign": "top", "text_wrap": True}
        head = book.add_format({"font_name": FONT, "bold": True, "font_size": 14})
        header = book.add_format({**form, "bold": True, "bg_color": "#F2F2F2", "align": "center"})
        plain, middle = book.add_format(form), book.add_format({**form, "align": "center"})
        day = book.add_format({**form, "num_format": "yyyy-mm-dd", "align": "center"})
        sheet = book.add_worksheet(sheet_name(labels["sheet"]))
        sheet.write_string(0, 0, safe(title), head)
        for column, (name, width) in enumerate(zip(COLUMNS, _WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(2, column, safe(labels[name]), header)
        for place, row in enumerate(rows, 3):
            _line(sheet, place, row, labels, (plain, middle, day))
        sheet.set_landscape()
        print_on_a4(sheet, 2)
    return file.getvalue()


def _line(
    sheet: Any, place: int, row: Published, labels: Mapping[str, str], forms: tuple[Any, Any, Any]
) -> None:
    plain, middle, day = forms
    # Not every program makes a row as high as its text.
    sheet.set_row(place, _LINE * max(1, -(-2 * len(row.title) // _WIDTHS[2])))
    sheet.write_number(place, 0, place - 2, middle)
    sheet.write_string(place, 1, safe(row.kind), middle)
    sheet.write_string(place, 2, safe(row.title), plain)
    sheet.write_datetime(place, 3, row.posted, day)
    if row.until is None:
        sheet.write_string(place, 4, safe(labels["long"]), middle)
        sheet.write_string(place, 5, "–", middle)
    else:
        sheet.write_datetime(place, 4, row.until, day)
        sheet.write_number(place, 5, row.days, middle)
    sheet.write_string(place, 6, safe(row.state), plain)
    sheet.write_string(place, 7, f"{row.seen}/{row.expected}", middle)
    sheet.write_string(place, 8, safe(_objections(row, labels)), plain)
    sheet.write_number(place, 9, len(row.changes), middle)


def _objections(row: Published, labels: Mapping[str, str]) -> str:
    if not row.objections:
        return "0"
    left = row.objections - row.answered
    said = f"{row.objections} ({labels['answered']} {row.answered})"
    return f"{said} {labels['open']} {left}" if left else said


def notices_document(title: str, rows: Sequence[Published], labels: Mapping[str, str]) -> bytes:
    """Makes a .docx with the table first, then each notice with its text, its corrections and how
    its objections were decided. Raises `KeyError` for a missing label."""
    document = document_with_title(title)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    table = document.add_table(rows=1, cols=len(WORD), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, _WORD_WIDTHS, strict=True):
        column.width = Cm(width)
    for cell, name, width in zip(table.rows[0].cells, WORD, _WORD_WIDTHS, strict=True):
        _write(cell, labels[name], width, bold=True)
    for number, row in enumerate(rows, 1):
        until = f"{row.until:%Y-%m-%d}" if row.until else labels["long"]
        texts = (
            str(number), row.kind, row.title, f"{row.posted:%Y-%m-%d}", until, row.state,
            f"{row.seen}/{row.expected}", _objections(row, labels),
        )  # fmt: skip
        for cell, text, width in zip(table.add_row().cells, texts, _WORD_WIDTHS, strict=True):
            _write(cell, text, width)
    for number, row in enumerate(rows, 1):
        _notice(document, number, row, labels)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _write(cell: Any, text: str, width: float, *, bold: bool = False) -> None:
    cell.width = Cm(width)
    run = cell.paragraphs[0].add_run(writable(text))
    run.bold, run.font.size = bold, Pt(10)


def _notice(document: Any, number: int, row: Published, labels: Mapping[str, str]) -> None:
    head = document.add_paragraph()
    head.paragraph_format.space_before = Pt(14)
    head.paragraph_format.keep_with_next = True
    run = head.add_run(writable(f"{number}. {row.kind} · {row.title}"))
    run.bold, run.font.size = True, Pt(13)
    until = f"{row.until:%Y-%m-%d}" if row.until else labels["long"]
    small = document.add_paragraph().add_run(f"{row.posted:%Y-%m-%d} – {until} · {row.state}")
    small.font.size = Pt(10)
    for line in row.body.splitlines():
        document.add_paragraph(writable(line))
    if row.files:
        document.add_paragraph(writable(f"{labels['files']}: {'; '.join(row.files)}"))
    for line in row.changes:
        document.add_paragraph(writable(line))
    for at, (how, answer) in enumerate(row.cases, 1):
        document.add_paragraph(writable(f"{labels['objection']} {at}: {how}"))
        if answer:
            document.add_paragraph(writable(answer))
