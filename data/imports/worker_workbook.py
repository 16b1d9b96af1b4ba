"""Reads a workbook to rows of text; `data.imports.worker` runs it in its own process.

It imports nothing of ours.
"""

import base64
import datetime
import io
import posixpath
import re
import zipfile
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

import python_calamine as calamine

_FORMULA = re.compile(
    rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"[^>]*>\s*<(?:\w+:)?f\b', re.ASCII
)
_STYLED = re.compile(rb'<(?:\w+:)?c\b(?=[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})")[^>]*?\bs="(\d{1,6})"')
_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATION = f"{_OFFICE}id"
# Formats that a file names by number only (ECMA-376 18.8.30, including those of Chinese programs).
_BUILT_IN = {
    9: "0%",
    10: "0.00%",
    14: "yyyy/m/d",
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
}
_DATE_PART = re.compile(
    r'"([^"]*)"|\\(.)|\[[^\]]*\]|(y+)|(m+)|(d+)|([a-z@;#*_?]+)|(.)', re.IGNORECASE | re.DOTALL
)
_PERCENT = re.compile(r"0(?:\.(0+))?%")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif")


def text_of(value: object) -> str:
    """Writes a cell as a person would: 1.0 is "1", a date is 2026-11-27, nothing is ""."""
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


def written(value: object, code: str) -> str:
    """Writes a cell as its format shows it if that is a percentage or a day; blanks around a text
    stay."""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and not isinstance(value, bool):
        share = _PERCENT.fullmatch(code)
        places = len(share[1] or "") if share else 0
        return f"{Decimal(repr(value)) * 100:.{places}f}%" if share else text_of(value)
    if isinstance(value, datetime.date):
        return day_written(value, code) or text_of(value)
    return text_of(value)


def day_written(day: datetime.date, code: str) -> str:
    """Writes a day as this format shows it; "" where the format has more than year, month and
    day."""
    said = []
    for text, char, year, month, date, other, mark in _DATE_PART.findall(code):
        if other or len(month) > 2 or len(date) > 2:
            return ""
        said.append(text or char or mark)
        if year:
            said.append(str(day.year) if len(year) > 2 else f"{day.year % 100:02}")
        elif month or date:
            said.append(f"{day.month if month else day.day:0{len(month or date)}}")
    return "".join(said)


def workbook(content: bytes, limits: dict[str, int]) -> dict[str, Any]:
    """Returns all visible sheets of a workbook, or what is wrong with it."""
    return sheets_of(content, limits, as_written=False)


def workbook_as_written(content: bytes, limits: dict[str, int]) -> dict[str, Any]:
    """As `workbook`, but cells as `written`, with the positions of dates, and pictures."""
    return sheets_of(content, limits, as_written=True)


def sheets_of(content: bytes, limits: dict[str, int], *, as_written: bool) -> dict[str, Any]:
    """Returns the sheets, or the first limit that they break."""
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
        read = one_sheet(sheet, content, place, as_written=as_written)
        characters += sum(len(cell) for row in read["rows"] for cell in row)
        if characters > limits["characters"]:
            return bad("file-bomb")
        sheets.append({"name": about.name, **read})
    return {"sheets": sheets}


def one_sheet(sheet: Any, content: bytes, place: int, *, as_written: bool) -> dict[str, Any]:
    """Returns rows of a sheet, and what is known of its cells."""
    values = sheet.to_python(skip_empty_area=False)
    path, part = part_of(content, place)
    dates: list[tuple[int, int]] = []
    pictures: list[tuple[int, int, str]] = []
    if as_written:
        codes = formats_of(content, part)
        rows = [
            [written(value, codes.get((row, column), "")) for column, value in enumerate(cells, 1)]
            for row, cells in enumerate(values, 1)
        ]
        dates = [
            (row, column)
            for row, cells in enumerate(values, 1)
            for column, value in enumerate(cells, 1)
            if isinstance(value, datetime.date | datetime.time)
        ]
        pictures = pictures_of(content, path)
    else:
        rows = [[text_of(value) for value in row] for row in values]
    return {
        "rows": rows,
        "spread": spread_down(rows, sheet.merged_cell_ranges or []),
        "formulas": formulas_of(part),
        "dates": dates,
        "pictures": pictures,
    }


def spread_down(
    rows: list[list[str]], merged: list[tuple[tuple[int, int], tuple[int, int]]]
) -> list[tuple[int, int]]:
    """Repeats the value of a merged cell down its first column; returns the positions filled."""
    filled = []
    for (top, left), (bottom, _) in merged:
        for row in range(top + 1, min(bottom + 1, len(rows))):
            if left < len(rows[row]) and not rows[row][left] and rows[top][left]:
                rows[row][left] = rows[top][left]
                filled.append((row + 1, left + 1))
    return filled


def formulas_of(part: bytes) -> list[tuple[int, int]]:
    """Returns the cells with formulas in a sheet of an .xlsx file."""
    found = _FORMULA.findall(part)
    return [(int(row), column_number(letters.decode())) for letters, row in found]


def formats_of(content: bytes, part: bytes) -> dict[tuple[int, int], str]:
    """Returns the formats of the cells that have one of their own in a sheet of an .xlsx file."""
    if not part:
        return {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            styles = ElementTree.fromstring(archive.read("xl/styles.xml"))  # noqa: S314 - no DTD
    except (KeyError, ElementTree.ParseError, zipfile.BadZipFile, ValueError):
        return {}
    named = {
        int(one.get("numFmtId", 0)): one.get("formatCode", "")
        for one in styles.iter()
        if one.tag.endswith("}numFmt")
    }
    used = [one for part in styles if part.tag.endswith("}cellXfs") for one in part]
    numbers = [int(one.get("numFmtId", 0)) for one in used]
    codes = [named.get(number, _BUILT_IN.get(number, "")) for number in numbers]
    return {
        (int(row), column_number(letters.decode())): codes[int(style)].partition(";")[0]
        for letters, row, style in _STYLED.findall(part)
        if int(style) < len(codes) and codes[int(style)]
    }


def pictures_of(content: bytes, path: str) -> list[tuple[int, int, str]]:
    """Returns row, column and content (base64) of the pictures on a sheet, each with the cell that
    holds its upper left corner."""
    found: list[tuple[int, int, str]] = []
    if not path:
        return found
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            drawings = [
                target for target in links_of(archive, path).values() if "/drawings/" in target
            ]
            for drawing in drawings:
                links = links_of(archive, drawing)
                for anchor in ElementTree.fromstring(archive.read(drawing)):  # noqa: S314 - no DTD
                    parts = {part.tag.rpartition("}")[2]: part for part in anchor.iter()}
                    target = links.get(parts["blip"].get(f"{_OFFICE}embed") or "", "")
                    if not target.lower().endswith(_PICTURES):
                        continue
                    row, column = int(parts["row"].text or 0), int(parts["col"].text or 0)
                    picture = base64.b64encode(archive.read(target)).decode()
                    found.append((row + 1, column + 1, picture))
    except (KeyError, ElementTree.ParseError, zipfile.BadZipFile, ValueError):
        return found
    return found


def part_of(content: bytes, place: int) -> tuple[str, bytes]:
    """Returns path and content of the sheet at this index of an .xlsx file; nothing for others."""
    if not content.startswith(b"PK"):
        return "", b""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            book = ElementTree.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 - no DTD
            sheets = [part for part in book.iter() if part.tag.endswith("}sheet")]
            path = links_of(archive, "xl/workbook.xml")[sheets[place].get(_RELATION) or ""]
            return path, archive.read(path)
    except (KeyError, IndexError, ElementTree.ParseError, zipfile.BadZipFile, ValueError):
        return "", b""


def links_of(archive: zipfile.ZipFile, path: str) -> dict[str, str]:
    """Returns the references of a part of the package, by the names it uses."""
    folder, name = posixpath.split(path)
    try:
        links = ElementTree.fromstring(archive.read(f"{folder}/_rels/{name}.rels"))  # noqa: S314
    except KeyError:
        return {}
    return {
        link.get("Id", ""): posixpath.normpath(
            posixpath.join("/", folder, link.get("Target", ""))
        ).lstrip("/")
        for link in links
        if link.get("TargetMode") != "External"
    }


def column_number(letters: str) -> int:
    """Converts letters: A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def bad(key: str, **values: str | int) -> dict[str, Any]:
    """Makes a refusal, as it is sent to the parent."""
    return {"bad": key, "values": values}
