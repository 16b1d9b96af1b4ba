"""Writes a roster as an Excel sheet that can be changed and sent back: one row a person."""

import io
from collections.abc import Sequence

import xlsxwriter

from data.exports.table import FONT, print_on_a4, safe, sheet_name

_WIDEST = 40
"""In characters; a Chinese one counts as two."""


def people_sheet(title: str, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Makes an .xlsx with a header and one row of cells a person; `title` names the sheet."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        header = book.add_format(
            {"font_name": FONT, "bold": True, "bg_color": "#DDEBF7", "border": 1, "align": "center"}
        )
        plain = book.add_format({"font_name": FONT, "border": 1})
        sheet = book.add_worksheet(sheet_name(title))
        for column, name in enumerate(headers):
            width = max(_width(cell) for cell in (name, *(row[column] for row in rows)))
            sheet.set_column(column, column, min(width + 3, _WIDEST))
            sheet.write_string(0, column, safe(name), header)
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, safe(cell), plain)
        print_on_a4(sheet, 0)
    return file.getvalue()


def _width(text: str) -> int:
    return sum(1 if char.isascii() else 2 for char in text)
