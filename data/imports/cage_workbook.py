"""Reads a workbook to rows of text; `data.imports.cage` runs it in its own process.

It imports nothing of ours.
"""

import datetime
import io
import re
import zipfile
from typing import Any
from xml.etree import ElementTree

import python_calamine as calamine

_FORMULA = re.compile(
    rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"[^>]*>\s*<(?:\w+:)?f\b', re.ASCII
)
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def text_of(value: object) -> str:
    """A cell as a person wrote it: 1.0 is "1", a date is 2026-11-27, nothing is ""."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < 1e15
        return str(int(value)) if whole else repr(value)
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return "" if value is None else str(value).strip()


def workbook(content: bytes, limits: dict[str, int]) -> dict[str, Any]:
    """All visible sheets of a workbook, or what is wrong with it."""
    try:
        book = calamine.load_workbook(io.BytesIO(content))
    except calamine.PasswordError:
        return bad("file-encrypted")
    shown = [
        (place, about)
        for place, about in enumerate(book.sheets_metadata)
        if about.visible == calamine.SheetVisibleEnum.Visible
        and about.typ == calamine.SheetTypeEnum.WorkSheet
    ]
    if len(shown) > limits["sheets"]:
        return bad("file-too-many-sheets", limit=limits["sheets"])
    sheets = []
    cells = characters = 0
    for place, about in shown:
        sheet = book.get_sheet_by_index(place)
        if sheet.end is None:
            continue
        height, width = sheet.end[0] + 1, sheet.end[1] + 1
        cells += height * width
        if height > limits["rows"]:
            return bad("file-too-many-rows", limit=limits["rows"])
        if cells > limits["cells"]:
            return bad("file-too-many-cells", limit=limits["cells"])
        rows = [[text_of(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
        characters += sum(len(cell) for row in rows for cell in row)
        if characters > limits["characters"]:
            return bad("file-bomb")
        spread = spread_down(rows, sheet.merged_cell_ranges or [])
        formulas = formulas_of(content, place)
        sheets.append({"name": about.name, "rows": rows, "formulas": formulas, "spread": spread})
    return {"sheets": sheets}


def spread_down(
    rows: list[list[str]], merged: list[tuple[tuple[int, int], tuple[int, int]]]
) -> list[tuple[int, int]]:
    """Repeats the value of a merged cell down its first column; gives the places filled."""
    filled = []
    for (top, left), (bottom, _) in merged:
        for row in range(top + 1, min(bottom + 1, len(rows))):
            if left < len(rows[row]) and not rows[row][left] and rows[top][left]:
                rows[row][left] = rows[top][left]
                filled.append((row + 1, left + 1))
    return filled


def formulas_of(content: bytes, place: int) -> list[tuple[int, int]]:
    """Where formulas stand in the sheet at this place of an .xlsx file; nothing for others."""
    if not content.startswith(b"PK"):
        return []
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            book = ElementTree.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 - no DTD
            links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
            target = {link.get("Id"): link.get("Target", "") for link in links}
            sheets = [part for part in book.iter() if part.tag.endswith("}sheet")]
            path = target[sheets[place].get(_RELATION)]
            path = path.removeprefix("/") if path.startswith("/") else f"xl/{path}"
            found = _FORMULA.findall(archive.read(path))
    except (KeyError, IndexError, ElementTree.ParseError, zipfile.BadZipFile, ValueError):
        return []
    return [(int(row), column_number(letters.decode())) for letters, row in found]


def column_number(letters: str) -> int:
    """A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def bad(key: str, **values: str | int) -> dict[str, Any]:
    """A refusal, as it crosses to the parent."""
    return {"bad": key, "values": values}
