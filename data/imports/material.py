"""Reads study material from files: Markdown, text and Word, one or many in a zip or folder, and
lists."""

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data.imports.archive import check_package
from data.imports.draft import Problem
from data.imports.feed import read_feed
from data.imports.material_bundle import Document, natural, problem_of, unpacked, walked
from data.imports.material_draft import (
    LONGEST_LINK,
    LONGEST_SOURCE,
    LONGEST_TITLE,
    MATERIAL_LIMITS,
    FeedDraft,
    FeedItem,
    MaterialDraft,
    Piece,
    content_key,
    day_said,
    known,
    minutes_said,
    tags_said,
)
from data.imports.material_kinds import Kind, kind_of
from data.imports.material_list import field_said
from data.imports.pages import followable
from data.imports.run_isolated import isolated, run_isolated
from data.imports.sheet import BadFile, Limits
from data.imports.text import decode
from data.values.names import clean_text
from data.values.rich import Rich, first_line, plain, reading_minutes

__all__ = [
    "BadFile",
    "FeedDraft",
    "FeedItem",
    "MaterialDraft",
    "Piece",
    "Problem",
    "read_feed",
    "read_folder",
    "read_material",
]

_LONGEST_HEADING = 100
_ENDS_SENTENCE = "。！？；，：、…!?;,:"
_NUMBERED = re.compile(r"^\d{1,3}[\s._、-]+(?=\D)")


def read_material(content: bytes, name: str, limits: Limits | None = None) -> MaterialDraft:
    """Returns the pieces in a file that people sent; `name` is the file's.

    Markdown (.md, .markdown), text (.txt) and Word (.docx) are a piece each, a zip archive of them
    many, a table (.xlsx, .xls, .ods, .csv …) with columns for title and link a piece a row.
    Repetitions are dropped.

    Raises `BadFile` where nothing can be read: "material-file-empty" · "-too-big" (limit: MB) ·
    "-kind" (kind: pdf, picture, slides, archive or other) · "-old-word" · "-encrypted" · "-broken"
    · "-bomb" · "-too-long" (limit: characters) · "-no-columns" · "-long-list" · "-nothing". In an
    archive these are problems of the files in it, and besides "-nested", "-outside", "-link" ·
    "-too-many" (limit, left) · "-twice" (first: the title); for lists see
    `data.imports.material_list`. Blocks: call it beside the event loop.
    """
    limits = limits or MATERIAL_LIMITS
    if len(content) > limits.size:
        raise BadFile("material-file-too-big", limit=limits.size // 2**20)
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise BadFile("material-file-empty")
    kind = kind_of(content, name)
    if kind is Kind.ARCHIVE:
        return _together(*unpacked(content, limits), limits)
    if kind is Kind.TABLE:
        return _list(content, name, limits)
    document = Document(name, content)
    [read] = _read([document], limits)
    if isinstance(read, BadFile):
        raise known(read)
    return MaterialDraft([_piece(document, read)], [])


def read_folder(path: Path, limits: Limits | None = None) -> MaterialDraft:
    """Returns the pieces in the files of a folder on disk, as `read_material` for a zip archive of
    it.

    Raises `BadFile` as there, and `NotADirectoryError` for what is no folder.
    """
    limits = limits or MATERIAL_LIMITS
    if not path.is_dir():
        raise NotADirectoryError(path)
    return _together(*walked(path, limits), limits)


@dataclass(frozen=True)
class _Read:
    """A document once it is read: its text in Telegram's HTML, and the details in its head."""

    html: str
    head: Mapping[str, str | list[str]]


def _together(documents: list[Document], problems: list[Problem], limits: Limits) -> MaterialDraft:
    """Returns the pieces of all documents; each that cannot be read is a problem and stops no
    other."""
    pieces: dict[str, Piece] = {}
    problems = list(problems)
    for document, read in zip(documents, _read(documents, limits), strict=True):
        if isinstance(read, BadFile):
            problems.append(problem_of(document.name, known(read)))
            continue
        piece = _piece(document, read)
        if first := pieces.get(piece.key):
            bad = BadFile("material-file-twice", first=first.title)
            problems.append(problem_of(document.name, bad))
            continue
        pieces[piece.key] = piece
    if not pieces and not problems:
        raise BadFile("material-file-nothing")
    problems.sort(key=lambda problem: natural(tuple(problem.sheet.split("/"))))
    return MaterialDraft(list(pieces.values()), problems)


def _read(documents: list[Document], limits: Limits) -> list[_Read | BadFile]:
    """Returns the contents of each document, in order; all are read in one worker."""
    results: list[_Read | BadFile | None] = []
    each: list[tuple[int, tuple[str, bytes]]] = []
    for place, document in enumerate(documents):
        try:
            made = _reader_of(document, limits)
        except BadFile as bad:
            results.append(bad)
            continue
        each.append((place, made))
        results.append(None)
    answers = run_isolated("worker_material.py", [one for _, one in each], limits)
    for (place, _), answer in zip(each, answers, strict=True):
        results[place] = _answered(answer, limits)
    return [result for result in results if result is not None]


def _reader_of(document: Document, limits: Limits) -> tuple[str, bytes]:
    """Returns the reader and content for the worker."""
    if not document.content.strip():
        raise BadFile("material-file-empty")
    kind = kind_of(document.content, document.name)
    if kind is Kind.ARCHIVE:
        raise BadFile("material-file-nested")
    if kind is Kind.TABLE:
        raise BadFile("material-file-kind", kind="other")
    if kind is Kind.WORD:
        check_package(document.content, limits, _has_text)
        return "word", document.content
    text = decode(document.content)
    if len(text) > limits.characters:
        raise BadFile("material-file-too-long", limit=limits.longest)
    reader = "markdown" if kind is Kind.MARKDOWN else "text"
    return reader, text.encode("utf-8", "replace")


def _has_text(archive: zipfile.ZipFile) -> None:
    if "word/document.xml" not in archive.namelist():
        raise BadFile("file-broken")


def _answered(answer: dict[str, Any], limits: Limits) -> _Read | BadFile:
    """Converts the worker's answer."""
    if "bad" in answer:
        return BadFile(answer["bad"], **answer["values"])
    head = {field: value for word, value in answer["head"].items() if (field := field_said(word))}
    try:
        return _fitting(answer["html"], head, limits)
    except BadFile as bad:
        return bad


def _fitting(html: str, head: Mapping[str, str | list[str]], limits: Limits) -> _Read:
    length = len(plain(html))
    if not length:
        raise BadFile("material-file-empty")
    if length > limits.longest:
        raise BadFile("material-file-too-long", limit=limits.longest)
    return _Read(html, head)


def _piece(document: Document, read: _Read) -> Piece:
    """Makes a document a piece; its title comes from its head, else its first heading, else a first
    line that looks like one, else the file's name, else the beginning of the text."""
    said = {field: _text(value) for field, value in read.head.items()}
    title, html = _titled(read.html, said.get("title", ""), document.name)
    link = said.get("link", "")
    link = link if followable(link) and len(link) <= LONGEST_LINK else ""
    return Piece(
        title=title[:LONGEST_TITLE],
        html=html,
        link=link,
        minutes=minutes_said(said.get("minutes", "")) or reading_minutes(html),
        tags=tags_said([*_listed(read.head.get("tags", "")), *document.folders]),
        until=day_said(said.get("until", "")),
        source=said.get("source", "")[:LONGEST_SOURCE],
        key=content_key(read.html, link),
    )


def _titled(html: str, said: str, name: str) -> tuple[str, str]:
    """Returns the title, and the text without it where it began with it."""
    rich = Rich.from_html(html)
    line, _, rest = rich.text.partition("\n")
    headings = [
        rich.text[span.start : span.end]
        for span in rich.spans
        if span.tag == "b" and _is_line(rich.text, span.start, span.end)
    ]
    heads = (line in headings or _looks_like_title(line)) and rest.strip()
    file = clean_text(_NUMBERED.sub("", name.rpartition("/")[2].rpartition(".")[0]))
    title = clean_text(said or (headings[:1] or [line if heads else file])[0]) or first_line(html)
    if heads and title == clean_text(line):
        start = len(rich.text) - len(rest.lstrip("\n"))
        html = rich.cut(start, len(rich.text)).html()
    return title, html


def _is_line(text: str, start: int, end: int) -> bool:
    """Tells whether this is a whole line, rather than a bold paragraph."""
    alone = text[max(start - 1, 0) : start] in ("", "\n") and text[end : end + 1] in ("", "\n")
    return alone and end - start <= _LONGEST_HEADING and "\n" not in text[start:end]


def _looks_like_title(line: str) -> bool:
    return len(line) <= _LONGEST_HEADING // 2 and not line.endswith(tuple(_ENDS_SENTENCE))


def _text(value: str | list[str]) -> str:
    return clean_text(value if isinstance(value, str) else " ".join(value))


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _list(content: bytes, name: str, limits: Limits) -> MaterialDraft:
    """Returns the pieces in a list of titles and links; each link once."""
    try:
        return isolated("worker_material.py", "table", MaterialDraft, content, limits, name=name)
    except BadFile as bad:
        raise known(bad) from None
