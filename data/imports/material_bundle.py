"""Zip archives and folders of material: selects the files to read.

Nothing is ever written to the disk, so a path that leads outside does no harm; it is still
reported, for the sender should know.
"""

import os
import re
import stat
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from data.imports.draft import Problem
from data.imports.sheet import BadFile, Limits
from data.values.names import clean_text
from data.values.spoken import number

LONGEST_NAME = 100
"""Characters quoted of a file's name with its folders."""
READABLE = (".md", ".markdown", ".txt", ".docx")

_UTF_8 = 0x800
_ENCRYPTED = 0x1
_SILENT = re.compile(r"\.|__MACOSX$|~\$|(?:thumbs\.db|desktop\.ini)$", re.IGNORECASE)
"""Names of files that systems and office programs leave behind: nobody meant to send them."""
_PACKED = (".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz")
_DIGITS = "一二三四五六七八九"
_SPOKEN = f"[{_DIGITS}]?十[{_DIGITS}]?|[〇零两{_DIGITS}]{{1,3}}"
_NUMBER = re.compile(f"([0-9]{{1,9}}|(?<=第)(?:{_SPOKEN})|^(?:{_SPOKEN})(?=[、.．]))")


@dataclass(frozen=True)
class Document:
    """A file to import, with its folders."""

    name: str
    content: bytes
    folders: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Entry:
    """A listed file: its path from the top, and why it is left out, if it is."""

    parts: tuple[str, ...]
    size: int
    read: Callable[[], bytes]
    bad: BadFile | None

    @property
    def name(self) -> str:
        return clean_text("/".join(self.parts))[-LONGEST_NAME:]


def unpacked(content: bytes, limits: Limits) -> tuple[list[Document], list[Problem]]:
    """Returns the files in a zip archive in order, and the problems of those left out.

    Raises `BadFile` "material-file-broken", "material-file-bomb" where nothing can be read.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            listed = [_member(archive, one, limits) for one in archive.infolist()]
            return _gathered([one for one in listed if one], limits)
    except (zipfile.BadZipFile, ValueError, OSError, EOFError):
        raise BadFile("material-file-broken") from None


def walked(folder: Path, limits: Limits) -> tuple[list[Document], list[Problem]]:
    """Returns the files in a folder and in its subfolders, as `unpacked`. Links are not
    followed."""
    entries = []
    for place, _, names in os.walk(folder):
        for name in names:
            path = Path(place) / name
            about = path.lstat()
            parts = path.relative_to(folder).parts
            if any(map(_SILENT.match, parts)):
                continue
            bad = None if stat.S_ISREG(about.st_mode) else BadFile("material-file-link")
            bad = bad or _too_big(about.st_size, limits) or _unreadable(parts)
            entries.append(_Entry(parts, about.st_size, path.read_bytes, bad))
    return _gathered(entries, limits)


def natural(parts: tuple[str, ...]) -> list[list[tuple[int, int, str]]]:
    """Returns a key to sort paths by, with numbers by value (2 before 10, 第二讲 before 第十讲)."""
    return [
        [
            (0, number(piece), "") if place % 2 else (1, 0, piece.casefold())
            for place, piece in enumerate(_NUMBER.split(part))
            if piece
        ]
        for part in parts
    ]


def _gathered(entries: list[_Entry], limits: Limits) -> tuple[list[Document], list[Problem]]:
    if len(entries) > limits.parts:
        raise BadFile("material-file-bomb")
    meant = sorted(entries, key=lambda one: natural(one.parts))
    # A folder that holds everything is the one that was packed, and no subject.
    tops = {one.parts[0] if len(one.parts) > 1 else "" for one in meant if not one.bad}
    depth = 1 if len(tops) == 1 and "" not in tops else 0
    documents: list[Document] = []
    problems: list[Problem] = []
    left = limits.unpacked
    for place, one in enumerate(meant):
        try:
            if one.bad:
                raise one.bad
            if len(documents) == limits.pieces:
                more = sum(not other.bad for other in meant[place:])
                bad = BadFile("material-file-too-many", limit=limits.pieces, left=more)
                problems.append(problem_of(one.name, bad))
                break
            if (left := left - one.size) < 0:
                raise BadFile("material-file-bomb")
            documents.append(Document(one.name, one.read(), one.parts[depth:-1]))
        except BadFile as bad:
            problems.append(problem_of(one.name, bad))
    return documents, problems


def problem_of(name: str, bad: BadFile) -> Problem:
    """Returns the problem of a file that was left out among others."""
    values = {key: str(value) for key, value in bad.values.items()}
    return Problem(name, 0, bad.key, values, fatal=True)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits) -> _Entry | None:
    """Returns a file in an archive; None for a folder, and for files that systems leave behind."""
    path = _name_of(info).replace("\\", "/")
    parts = tuple(part for part in path.split("/") if part not in ("", "."))
    if info.is_dir() or not parts:
        return None
    bad = None
    if path.startswith("/") or ".." in parts or re.match("[A-Za-z]:", path):
        bad = BadFile("material-file-outside")
    elif any(map(_SILENT.match, parts)):
        return None
    elif stat.S_ISLNK(info.external_attr >> 16):
        bad = BadFile("material-file-link")
    elif info.flag_bits & _ENCRYPTED:
        bad = BadFile("material-file-encrypted")
    elif info.file_size > limits.freely and info.file_size > info.compress_size * limits.ratio:
        bad = BadFile("material-file-bomb")
    bad = bad or _too_big(info.file_size, limits) or _unreadable(parts)
    return _Entry(parts, info.file_size, lambda: _read(archive, info), bad)


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise BadFile("material-file-broken")
    try:
        # No more is unpacked than the directory claims.
        return archive.read(info)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError):
        raise BadFile("material-file-broken") from None


def _too_big(size: int, limits: Limits) -> BadFile | None:
    most = limits.size
    return BadFile("material-file-too-big", limit=most // 2**20) if size > most else None


def _unreadable(parts: tuple[str, ...]) -> BadFile | None:
    name = parts[-1].lower()
    if name.endswith(READABLE):
        return None
    if name.endswith(_PACKED):
        return BadFile("material-file-nested")
    if name.endswith(".doc"):
        return BadFile("material-file-old-word")
    return BadFile("material-file-kind", kind="other")


def _name_of(info: zipfile.ZipInfo) -> str:
    """Returns the name in its real encoding: the format knows UTF-8 and code page 437 only, and
    Windows packs Chinese names in GBK."""
    if info.flag_bits & _UTF_8:
        return info.filename
    raw = info.orig_filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename
