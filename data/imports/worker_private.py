"""Looks for private numbers in files to be published; `data.imports.worker` runs it separately."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from data.imports.plain import as_plain
from data.imports.private_numbers import MOST, FoundNumber
from data.imports.text import decode
from data.imports.worker_workbook import text_of
from data.values.private_numbers import numbers_in

_PARAGRAPHS = {"p", "si", "comment", "text"}
"""Elements whose text is one piece, in documents, slides, comments and shared strings."""


def text(content: bytes, _limits: dict[str, int]) -> dict[str, Any]:
    """Finds the numbers in a plain text, by their lines."""
    said = decode(content)
    return _answer(FoundNumber(one.what, one.digits, "", one.line) for one in numbers_in(said))


def package(content: bytes, _limits: dict[str, int]) -> dict[str, Any]:
    """Finds the numbers in a document or in slides, also in heads, notes, comments and what is
    hidden, by their paragraphs."""

    def found() -> Iterator[FoundNumber]:
        for _, pieces in _parts(content):
            for place, piece in enumerate(pieces, 1):
                for one in numbers_in(piece):
                    yield FoundNumber(one.what, one.digits, "", place)

    return _answer(found())


def workbook(content: bytes, limits: dict[str, int]) -> dict[str, Any]:
    """Finds the numbers in a workbook, by their cells: in every sheet, hidden ones too, then in
    comments and drawings."""
    import python_calamine as calamine

    book = calamine.load_workbook(io.BytesIO(content))

    def found() -> Iterator[FoundNumber]:
        room = limits["cells"]
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            top, left = sheet.start or (0, 0)
            for row, cells in enumerate(sheet.to_python(skip_empty_area=True), top + 1):
                for column, cell in enumerate(cells, left + 1):
                    room -= 1
                    if room < 0:
                        raise MemoryError
                    for one in numbers_in(text_of(cell)) if cell != "" else ():
                        where = f"{name}!{_letters(column)}{row}"
                        yield FoundNumber(one.what, one.digits, where, 0)
        if zipfile.is_zipfile(io.BytesIO(content)):
            yield from _beside(content)

    return _answer(found())


def _beside(content: bytes) -> Iterator[FoundNumber]:
    for name, pieces in _parts(content):
        if not name.startswith(("xl/worksheets/sheet", "xl/sharedStrings")):
            for piece in pieces:
                for one in numbers_in(piece):
                    yield FoundNumber(one.what, one.digits, name.rpartition("/")[2], 0)


def _answer(found: Iterator[FoundNumber]) -> dict[str, Any]:
    each: dict[tuple[str, str], FoundNumber] = {}
    for one in found:
        each.setdefault((one.what, one.digits), one)
        if len(each) >= MOST:
            break
    return {"read": as_plain(list(each.values()))}


def _parts(content: bytes) -> Iterator[tuple[str, list[str]]]:
    """Yields name and pieces of text of every part of an Office file, the main one first."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [one for one in archive.namelist() if one.endswith(".xml")]
        names.sort(key=lambda one: (not one.endswith("/document.xml"), one))
        for name in names:
            try:
                root = ElementTree.fromstring(archive.read(name))  # noqa: S314 - entities were refused
            except ElementTree.ParseError:
                continue
            yield name, list(_pieces(root))


def _pieces(root: ElementTree.Element) -> Iterator[str]:
    """Yields the text of each paragraph, and of a part without paragraphs each text alone."""
    paragraphs = [one for one in root.iter() if _name(one) in _PARAGRAPHS]
    if not paragraphs:
        yield from (one.text for one in root.iter() if one.text and one.text.strip())
    for paragraph in paragraphs:
        yield "".join(
            one.text or "" for one in paragraph.iter() if _name(one) in {"t", "instrText"}
        )


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
