"""Detects the kind of a file of study material, from its content, else from its name."""

import io
import zipfile
from enum import StrEnum

from data.imports.archive import has_stream
from data.imports.sheet import BadFile

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"{\\rtf", "other"),
)
_ENDINGS = {
    "md": "markdown",
    "markdown": "markdown",
    "txt": "text",
    "csv": "table",
    "tsv": "table",
}


class Kind(StrEnum):
    """The ways to read a file."""

    MARKDOWN = "markdown"
    TEXT = "text"
    WORD = "word"
    TABLE = "table"
    ARCHIVE = "archive"


def kind_of(content: bytes, name: str) -> Kind:
    """Returns the way to read this file.

    Raises `BadFile` "material-file-kind" (kind: pdf, picture, slides, archive, other),
    "material-file-old-word", "material-file-encrypted", "material-file-broken".
    """
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(content)
    if content.startswith(_OLE):
        return _old_office(content)
    for mark, kind in _OTHERS:
        if content.startswith(mark):
            raise BadFile("material-file-kind", kind=kind)
    ending = name.lower().rpartition(".")[2]
    if ending in _ENDINGS:
        return Kind(_ENDINGS[ending])
    if ending in ("docx", "zip", "xlsx", "xls", "ods"):
        raise BadFile("material-file-broken")
    raise BadFile("material-file-kind", kind="other")


def _packed(content: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, EOFError):
        raise BadFile("material-file-broken") from None
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        return Kind.WORD
    if names & {"xl/workbook.xml", "xl/workbook.bin"} or "META-INF/manifest.xml" in names:
        return Kind.TABLE
    if "ppt/presentation.xml" in names:
        raise BadFile("material-file-kind", kind="slides")
    return Kind.ARCHIVE


def _old_office(content: bytes) -> Kind:
    if has_stream(content, "EncryptedPackage"):
        raise BadFile("material-file-encrypted")
    if has_stream(content, "WordDocument"):
        raise BadFile("material-file-old-word")
    if has_stream(content, "PowerPoint Document"):
        raise BadFile("material-file-kind", kind="slides")
    return Kind.TABLE
