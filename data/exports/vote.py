"""Writes the result of a vote as a sheet in Word and Excel."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.shared import Cm, Pt

from data.exports.discussion import document_with_title
from data.exports.table import FONT, safe, sheet_name, writable

_ROW = Cm(0.9)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a result sheet; its title may be empty."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


def vote_document(
    title: str, facts: Sequence[tuple[str, str]], tables: Sequence[Table], notes: Sequence[str]
) -> bytes:
    """Makes a .docx: title, facts as lines, tables, notes."""
    document = document_with_title(title)
    for name, said in facts:
        line = document.add_paragraph()
        line.add_run(writable(f"{name}  ")).bold = True
        line.add_run(writable(said))
    for table in tables:
        _table(document, table)
    document.add_paragraph()
    for note in notes:
        document.add_paragraph(writable(note))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _table(document: Any, table: Table) -> None:
    """Writes a table under its title, its rows high enough to sign in."""
    head = document.add_paragraph()
    head.paragraph_format.space_before = Pt(10)
    head.paragraph_format.keep_with_next = True
    head.add_run(writable(table.title)).bold = True
    made = document.add_table(rows=0, cols=len(table.columns), style="Table Grid")
    for row in (table.columns, *table.rows):
        line = made.add_row()
        line.height = _ROW
        for cell, said in zip(line.cells, row, strict=True):
            cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
            words = cell.paragraphs[0]
            words.paragraph_format.space_after = Pt(0)
            words.add_run(writable(said)).bold = row is table.columns


def vote_book(
    title: str, facts: Sequence[tuple[str, str]], tables: Sequence[Table], notes: Sequence[str]
) -> bytes:
    """Makes an .xlsx of one sheet with the same parts, one below the other."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        form = {"font_name": FONT, "border": 1, "text_wrap": True}
        plain = book.add_format({**form, "align": "center"})
        header = book.add_format({**form, "bold": True, "bg_color": "#F2F2F2", "align": "center"})
        bold = book.add_format({"font_name": FONT, "bold": True, "font_size": 14})
        bare = book.add_format({"font_name": FONT})
        sheet = book.add_worksheet(sheet_name(title))
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_column(0, 0, 22)
        sheet.set_column(1, 9, 14)
        sheet.write_string(0, 0, safe(title), bold)
        at = 2
        for name, said in facts:
            sheet.write_string(at, 0, safe(name), bare)
            sheet.write_string(at, 1, safe(said), bare)
            at += 1
        for table in tables:
            at += 1
            if table.title:
                sheet.write_string(at, 0, safe(table.title), bare)
                at += 1
            for row, look in ((table.columns, header), *((row, plain) for row in table.rows)):
                for column, said in enumerate(row):
                    if said.isdecimal() and look is plain:
                        sheet.write_number(at, column, int(said), look)
                    else:
                        sheet.write_string(at, column, safe(said), look)
                at += 1
        for note in notes:
            at += 1
            sheet.write_string(at, 0, safe(note), bare)
    return file.getvalue()
