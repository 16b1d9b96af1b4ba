"""Reads workbooks (.xlsx, .xlsm, .xlsb, .xls, .ods): their claims are checked, then they are read
in a process with limited memory and time."""

import struct
import zipfile
from base64 import b64decode

from data.imports.archive import check_package, has_stream, head_of
from data.imports.run_isolated import run_isolated
from data.imports.sheet import BadFile, Limits, Sheet

_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_BEGIN = struct.pack("<HHHH", 0x0809, 16, 0x0600, 0x0005)
_FILEPASS = 0x002F


def check_zip(content: bytes, limits: Limits) -> None:
    """Refuses archives that are no spreadsheet, unpack to too much or hide XML entities, by looking
    at the archive's directory and the heads of its parts only."""
    check_package(content, limits, _check_kind)


def check_ole(content: bytes) -> None:
    """Refuses old Office files that are no workbook or have a password."""
    if has_stream(content, "EncryptedPackage") or _has_password(content):
        raise BadFile("file-encrypted")
    if has_stream(content, "Workbook") or has_stream(content, "Book"):
        return
    kinds = {"WordDocument": "word", "PowerPoint Document": "slides"}
    for stream, kind in kinds.items():
        if has_stream(content, stream):
            raise BadFile("file-not-spreadsheet", kind=kind)
    raise BadFile("file-broken")


def read_workbook(content: bytes, limits: Limits, *, as_written: bool = False) -> list[Sheet]:
    """Returns the visible sheets, read in a process of their own. Raises `BadFile`.

    `as_written` is as in `data.imports.table`.

    Blocks for up to `limits.altogether` seconds: call it beside the event loop, not in it.
    """
    reader = "workbook_as_written" if as_written else "workbook"
    [result] = run_isolated("worker_workbook.py", [(reader, content)], limits)
    if "bad" in result:
        raise BadFile(result["bad"], **result["values"])
    return [
        Sheet(
            name=sheet["name"],
            rows=sheet["rows"],
            formulas=frozenset((row, column) for row, column in sheet["formulas"]),
            spread=frozenset((row, column) for row, column in sheet["spread"]),
            dates=frozenset((row, column) for row, column in sheet["dates"]),
            pictures={
                (row, column): b64decode(picture) for row, column, picture in sheet["pictures"]
            },
        )
        for sheet in result["sheets"]
    ]


def _check_kind(archive: zipfile.ZipFile) -> None:
    names = set(archive.namelist())
    if names & {"xl/workbook.xml", "xl/workbook.bin"}:
        return
    if "META-INF/manifest.xml" in names and b"encryption-data" in head_of(
        archive, "META-INF/manifest.xml"
    ):
        raise BadFile("file-encrypted")
    if "mimetype" in names and head_of(archive, "mimetype").strip().startswith(_ODS):
        return
    kind = "archive"
    if any(name.startswith("word/") for name in names):
        kind = "word"
    elif any(name.startswith("ppt/") for name in names):
        kind = "slides"
    elif "mimetype" in names:
        kind = "other"
    raise BadFile("file-not-spreadsheet", kind=kind)


def _has_password(content: bytes) -> bool:
    """Tells whether a FILEPASS record follows the beginning of a workbook ([MS-XLS] 2.1.7.20.3,
    where only write protection may stand between the two)."""
    start = content.find(_BEGIN)
    while start >= 0:
        place = start
        for _ in range(4):
            if len(content) < place + 4:
                break
            record, length = struct.unpack_from("<HH", content, place)
            if record == _FILEPASS:
                return True
            place += 4 + length
        start = content.find(_BEGIN, start + 1)
    return False
