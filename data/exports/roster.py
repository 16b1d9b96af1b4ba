"""Makes the template of a roster file: headers the importer knows, choices to pick, an
explanation."""

import io
from collections.abc import Mapping, Sequence

import xlsxwriter

from data.exports.table import FONT, print_on_a4, safe, sheet_name

FIELDS = ("name", "subgroup", "standing", "post", "note")
_WIDTHS = (14, 16, 16, 18, 40)
_ROWS = 1_000
"""Rows with choices to pick."""


def roster_template(
    labels: Mapping[str, str],
    standings: Sequence[str],
    posts: Sequence[str],
    examples: Sequence[Sequence[str]],
    explanation: Sequence[str],
) -> bytes:
    """Makes an .xlsx to fill in; every text comes from the caller.

    `labels`: "sheet", "help" (the sheets' names), "name", "subgroup", "standing", "post" and "note"
    (the headers), "choose-title" and "choose-text" (shown when something else is typed into a
    choice). `standings` and `posts` are the choices, in words that `standing_of` and `post_of`
    understand. Each of `examples` has five cells in the order of `FIELDS`; one of the cells must
    begin with 示例, 例：, 例如 or Example, so that an example left in the file is nobody.
    `explanation` is one line a row of the second sheet. Raises `KeyError` for a missing label.
    """
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        header = book.add_format(
            {"font_name": FONT, "bold": True, "bg_color": "#DDEBF7", "border": 1, "align": "center"}
        )
        example = book.add_format({"font_name": FONT, "italic": True, "font_color": "#767676"})
        plain = book.add_format({"font_name": FONT, "text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(sheet_name(labels["sheet"]))
        for column, (field, width) in enumerate(zip(FIELDS, _WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, safe(labels[field]), header)
        for row, cells in enumerate(examples, 1):
            for column, cell in enumerate(cells):
                sheet.write_string(row, column, safe(cell), example)
        for field, choices in (("standing", standings), ("post", posts)):
            column = FIELDS.index(field)
            sheet.data_validation(1, column, _ROWS, column, _choice(choices, labels))
        print_on_a4(sheet, 0)
        more = book.add_worksheet(sheet_name(labels["help"]))
        more.set_column(0, 0, 90)
        for row, line in enumerate(explanation):
            more.write_string(row, 0, safe(line), plain)
    return file.getvalue()


def _choice(choices: Sequence[str], labels: Mapping[str, str]) -> dict[str, object]:
    """Makes a list to pick from; anything else may still be typed, after a warning."""
    return {
        "validate": "list",
        "source": list(choices),
        "error_type": "warning",
        "error_title": labels["choose-title"][:32],
        "error_message": labels["choose-text"][:255],
    }
