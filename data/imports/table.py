"""Reads any table people send (.xlsx, .xls, .ods, .csv, .txt …) into sheets of text."""

from data.imports.sheet import BadFile, Limits, Sheet
from data.imports.text import decode, rows_of
from data.imports.workbook import check_ole, check_zip, read_workbook

__all__ = ["BadFile", "Limits", "Sheet", "read_tables", "refuse_others"]

_OTHER_KINDS = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"RIFF", "picture"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"{\\rtf", "word"),
)
_PAGE_MARKS = ("<html", "<!doctype html", "<table", "<head", "<meta", "<body")


def read_tables(
    content: bytes, filename: str, limits: Limits | None = None, *, as_written: bool = False
) -> list[Sheet]:
    """Returns the visible sheets that are not empty; the kind of a file is detected from its
    content.

    Cells come trimmed and dates in ISO form; `as_written` keeps the blanks around them, and numbers
    and dates in the form that the workbook shows (20%, 7月1日), as far as its format tells it.

    A text file gives one sheet with the file's name. Raises `BadFile` with one of these keys:
    "file-empty" · "file-too-big" (limit: MB) · "file-not-spreadsheet" (kind: word, slides, pdf,
    picture, archive or other) · "file-html" · "file-xml" · "file-encrypted" · "file-broken" ·
    "file-bomb" · "file-too-many-rows", "file-too-many-cells", "file-too-many-sheets" (limit).

    A workbook is read in a process of its own, so this blocks: call it beside the event loop.
    """
    limits = limits or Limits()
    if len(content) > limits.size:
        raise BadFile("file-too-big", limit=limits.size // 2**20)
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise BadFile("file-empty")
    sheets = _read(content, filename, limits, as_written)
    filled = [sheet for sheet in sheets if any(any(row) for row in sheet.rows)]
    if not filled:
        raise BadFile("file-empty")
    return filled


def _read(content: bytes, filename: str, limits: Limits, as_written: bool) -> list[Sheet]:
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        check_zip(content, limits)
        return read_workbook(content, limits, as_written=as_written)
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        check_ole(content)
        return read_workbook(content, limits, as_written=as_written)
    refuse_others(content)
    text = decode(content)
    head = text[:2_000].lstrip().lower()
    if head.startswith("<") and any(mark in head for mark in _PAGE_MARKS):
        raise BadFile("file-html")
    if head.startswith("<?xml"):
        raise BadFile("file-xml")
    return [Sheet(name=filename, rows=rows_of(text, limits, as_written=as_written))]


def refuse_others(content: bytes) -> None:
    """Refuses pictures, PDF and other known kinds that are no text. Raises `BadFile`."""
    for mark, kind in _OTHER_KINDS:
        if content.startswith(mark) and not (mark.isalnum() and _is_plain(content)):
            raise BadFile("file-not-spreadsheet", kind=kind)


def _is_plain(content: bytes) -> bool:
    """Tells whether a file that begins with letters, as some pictures do, goes on as text."""
    return not any(byte < 9 for byte in content[:64])
