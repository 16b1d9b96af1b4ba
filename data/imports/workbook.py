"""Workbooks (.xlsx, .xlsm, .xlsb, .xls, .ods): what they claim is checked, then they are read in
a process that cannot take more memory or time than it is given."""

import dataclasses
import io
import json
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

from data.imports.sheet import BadFile, Limits, Sheet

_CAGE = Path(__file__).with_name("cage.py")
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_BEGIN = struct.pack("<HHHH", 0x0809, 16, 0x0600, 0x0005)
_FILEPASS = 0x002F
_HEAD = 64 * 1024
"""Bytes at the head of an XML part in which a document type would stand."""


def check_zip(content: bytes, limits: Limits) -> None:
    """Refuses what is no spreadsheet inside, and archives that unpack to too much or hide XML
    entities, by looking at the archive's directory and the heads of its parts only."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_claims(archive.infolist(), len(content), limits)
            _check_kind(archive)
            _check_entities(archive)
    except BadFile:
        raise
    except Exception:  # noqa: BLE001 - zipfile and zlib raise many kinds for a broken archive
        raise BadFile("file-broken") from None


def check_ole(content: bytes) -> None:
    """Refuses old Office files that are no workbook, and those that a password protects."""
    if _stream("EncryptedPackage") in content or _has_password(content):
        raise BadFile("file-encrypted")
    if _stream("Workbook") in content or _stream("Book") in content:
        return
    kinds = {"WordDocument": "word", "PowerPoint Document": "slides"}
    for stream, kind in kinds.items():
        if _stream(stream) in content:
            raise BadFile("file-not-spreadsheet", kind=kind)
    raise BadFile("file-broken")


def read_workbook(content: bytes, limits: Limits) -> list[Sheet]:
    """The visible sheets, read in a process of their own. Raises `BadFile`.

    Blocks for up to `limits.seconds`: call it beside the event loop, not in it.
    """
    command = [sys.executable, "-I", str(_CAGE), json.dumps(dataclasses.asdict(limits))]
    try:
        done = subprocess.run(  # noqa: S603 - our own file, by our own interpreter
            command, input=content, capture_output=True, timeout=limits.seconds, check=False, env={}
        )
    except subprocess.TimeoutExpired:
        raise BadFile("file-bomb") from None
    ready, _, answer = done.stdout.partition(b"\n")
    if ready.strip() != b"ready":
        raise RuntimeError(f"the workbook reader did not start: {done.stderr[-500:]!r}")
    if not answer:
        # Out of memory or time, the reader is ended by the system before it can say so.
        raise BadFile("file-bomb")
    result = json.loads(answer)
    if "bad" in result:
        raise BadFile(result["bad"], **result["values"])
    return [
        Sheet(
            name=sheet["name"],
            rows=sheet["rows"],
            formulas=frozenset((row, column) for row, column in sheet["formulas"]),
            spread=frozenset((row, column) for row, column in sheet["spread"]),
        )
        for sheet in result["sheets"]
    ]


def _check_claims(parts: list[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    unpacked = sum(part.file_size for part in parts)
    if any(part.flag_bits & 1 for part in parts):
        raise BadFile("file-encrypted")
    if len(parts) > limits.parts or unpacked > limits.unpacked:
        raise BadFile("file-bomb")
    if unpacked > limits.freely and unpacked > size * limits.ratio:
        raise BadFile("file-bomb")


def _check_kind(archive: zipfile.ZipFile) -> None:
    names = set(archive.namelist())
    if names & {"xl/workbook.xml", "xl/workbook.bin"}:
        return
    if "META-INF/manifest.xml" in names and b"encryption-data" in _head(
        archive, "META-INF/manifest.xml"
    ):
        raise BadFile("file-encrypted")
    if "mimetype" in names and _head(archive, "mimetype").strip().startswith(_ODS):
        return
    kind = "archive"
    if any(name.startswith("word/") for name in names):
        kind = "word"
    elif any(name.startswith("ppt/") for name in names):
        kind = "slides"
    elif "mimetype" in names:
        kind = "other"
    raise BadFile("file-not-spreadsheet", kind=kind)


def _check_entities(archive: zipfile.ZipFile) -> None:
    """Neither OOXML nor OpenDocument allows a document type, so there is no honest one."""
    for part in archive.infolist():
        if part.filename.lower().endswith((".xml", ".rels")):
            head = _head(archive, part.filename).replace(b"\0", b"")
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                raise BadFile("file-bomb")


def _head(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as file:
        return file.read(_HEAD)


def _has_password(content: bytes) -> bool:
    """Whether a FILEPASS record follows the beginning of a workbook ([MS-XLS] 2.1.7.20.3, where
    only write protection may stand between the two)."""
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


def _stream(name: str) -> bytes:
    """How a compound file's directory writes a stream's name: UTF-16, ended by a zero."""
    return (name + "\0").encode("utf-16-le")
