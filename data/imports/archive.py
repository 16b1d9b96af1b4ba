"""Checks packed files for size and hidden entities before anything in them is read."""

import io
import zipfile
from collections.abc import Callable

from data.imports.sheet import BadFile, Limits

_HEAD = 64 * 1024
"""Bytes at the head of an XML part that may hold a document type."""


def check_package(
    content: bytes, limits: Limits, check_kind: Callable[[zipfile.ZipFile], None]
) -> None:
    """Refuses a document packed as a zip archive that unpacks to too much, hides XML entities, or
    that `check_kind` refuses, by looking at the archive's directory and the heads of its parts
    only. Raises `BadFile` "file-encrypted", "file-bomb", "file-broken"."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_claims(archive.infolist(), len(content), limits)
            check_kind(archive)
            _check_entities(archive)
    except BadFile:
        raise
    except Exception:  # noqa: BLE001 - zipfile and zlib raise many kinds for a broken archive
        raise BadFile("file-broken") from None


def head_of(archive: zipfile.ZipFile, name: str) -> bytes:
    """Reads the beginning of a part."""
    with archive.open(name) as file:
        return file.read(_HEAD)


def has_stream(content: bytes, name: str) -> bool:
    """Tells whether a compound file (old Office, or a new one with a password) has a stream of this
    name, which its directory writes in UTF-16, ended by a zero."""
    return (name + "\0").encode("utf-16-le") in content


def _check_claims(parts: list[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    unpacked = sum(part.file_size for part in parts)
    if any(part.flag_bits & 1 for part in parts):
        raise BadFile("file-encrypted")
    if len(parts) > limits.parts or unpacked > limits.unpacked:
        raise BadFile("file-bomb")
    if unpacked > limits.freely and unpacked > size * limits.ratio:
        raise BadFile("file-bomb")


def _check_entities(archive: zipfile.ZipFile) -> None:
    """Refuses document types: neither OOXML nor OpenDocument allows one, so no honest file has
    it."""
    for part in archive.infolist():
        if part.filename.lower().endswith((".xml", ".rels")):
            head = head_of(archive, part.filename).replace(b"\0", b"")
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                raise BadFile("file-bomb")
