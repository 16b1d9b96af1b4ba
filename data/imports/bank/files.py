"""Detects what a file of questions is from its content: its questions, or its lines and tables."""

import re
import zipfile
from base64 import b64decode
from dataclasses import dataclass, field
from typing import Any

from data.imports.archive import check_package, has_stream
from data.imports.bank.columns import guessed, header_of
from data.imports.bank.draft import Found
from data.imports.bank.gift import is_gift, read_gift
from data.imports.bank.html import shown_html
from data.imports.bank.json import read_json
from data.imports.bank.lines import Line
from data.imports.bank.markdown import lines_of, tables_in
from data.imports.bank.moodle import read_moodle
from data.imports.bank.own_word import Parts as OwnParts, own_parts
from data.imports.bank.word import parts_of
from data.imports.run_isolated import run_isolated
from data.imports.sheet import BadFile, Limits, Sheet
from data.imports.table import read_tables, refuse_others
from data.imports.text import decode, rows_of

MOST_LINES = 60_000
"""Most lines of a text: twelve for each question that a file may hold."""
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TABLES = (".csv", ".tsv")
_MARKUP = re.compile(r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<quiz\b", re.DOTALL)
_WORD_XML = re.compile(r"progid=\"word\.document\"|<w:worddocument|office/word/2003|<pkg:package")
_BACKUP = re.compile(r"<(?:moodle_backup|question_categories|activity id=)")
_PAGES = ("<html", "<!doctype html", "<table", "<head", "<meta", "<body", "<div", "mime-version:")
_CARDS = re.compile(r"\A(?:#(?:separator|html|tags|columns|notetype|deck|guid)\b[^\n]*\n)+")
"""What Anki writes before its cards."""
_SCRIPT = re.compile(
    r"^\s*(?:export\s+default\b|(?:export\s+)?(?:const|let|var)\s+\w+\s*(?::[^=\n]{1,60})?=|"
    r"(?:module\.)?exports(?:\.\w+)?\s*=|window\.\w+\s*=)\s*(?=[\[{])",
    re.MULTILINE,
)


@dataclass
class Parts:
    """The contents of a file: questions that its format marks, lines of text, and tables.
    `shares_known` says whether cells of the tables come as the workbook shows them, and `written`
    whether people wrote the tables rather than programs. `own` are the parts of a document that we
    wrote."""

    found: list[Found] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)
    shares_known: bool = True
    written: bool = True
    own: OwnParts | None = None


def parts_in(content: bytes, name: str, limits: Limits) -> Parts:
    """Returns the parts of a file; raises `BadFile` for one of which nothing can be read."""
    if len(content) > limits.size:
        raise BadFile("file-too-big", limit=limits.size // 2**20)
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise BadFile("file-empty")
    if b"moodle_backup.xml" in content[:100_000] or name.lower().endswith(".mbz"):
        raise BadFile("bank-file-backup")
    if content.startswith(_ZIP) and b"word/document" in content:
        check_package(content, limits, _has_text)
        blocks = _isolated("worker_bank.py", "word", content, limits)["blocks"]
        lines, sheets = parts_of(blocks, name)
        return Parts(lines=lines, sheets=sheets, own=own_parts(blocks, b64decode))
    if content.startswith(_OLE) and has_stream(content, "WordDocument"):
        raise BadFile("bank-file-old-word")
    if content.startswith((*_ZIP, _OLE)) or name.lower().endswith(_TABLES):
        return _table(content, name, limits)
    refuse_others(content)
    return _text(decode(content), content, name, limits)


def _table(content: bytes, name: str, limits: Limits) -> Parts:
    sheets = read_tables(content, name, limits, as_written=True)
    binary = content.startswith((*_ZIP, _OLE))
    packed = content.startswith(_ZIP) and b"xl/styles.xml" in content
    return Parts(sheets=sheets, shares_known=packed or not binary, written=binary)


def _text(text: str, content: bytes, name: str, limits: Limits) -> Parts:
    if len(text) > limits.characters or text.count("\n") + text.count("\r") > MOST_LINES:
        raise BadFile("bank-file-long")
    if _MARKUP.match(text):
        return Parts(
            read_moodle(
                _isolated("worker_bank_data.py", "moodle", content, limits)["questions"], name
            )
        )
    _refuse_markup(text[:2_000].lstrip().lower())
    found = _objects(text, name, limits)
    if found is not None:
        return Parts(found)
    if is_gift(text):
        return Parts(read_gift(text, name))
    if "\t" in text[:20_000]:
        rows = rows_of(
            _CARDS.sub(lambda said: "\n" * said[0].count("\n"), text), limits, as_written=True
        )
        rows = [[shown_html(cell) for cell in row] for row in rows]
        if header_of(rows) or _tabular(rows):
            return Parts(sheets=[Sheet(name=name, rows=rows)], written=False)
    lines = list(lines_of(text))
    sheets, lines = tables_in(lines, name)
    return Parts(lines=lines, sheets=sheets)


def _refuse_markup(head: str) -> None:
    """Refuses what programs write, saying what to do instead."""
    if _BACKUP.search(head):
        raise BadFile("bank-file-backup")
    if _WORD_XML.search(head):
        raise BadFile("bank-file-word-xml")
    if head.startswith(_PAGES):
        raise BadFile("file-html")
    if head.startswith("<?xml"):
        raise BadFile("file-xml")


def _tabular(rows: list[list[str]]) -> bool:
    """Whether all rows have as many cells, two or more, and columns that hold questions."""
    many = {len(row) for row in rows if any(map(str.strip, row))}
    return len(many) == 1 and min(many) > 1 and guessed(rows) is not None


def _objects(text: str, name: str, limits: Limits) -> list[Found] | None:
    """Returns the questions of a JSON file or a script of one; None for a text that is neither."""
    script = _SCRIPT.search(text[:20_000])
    braced = text.lstrip()[:1] in ("{", "[") and text.rstrip()[-1:] in ("}", "]")
    if not braced and not script:
        return None
    reader, order = "objects", text
    if script and not braced:
        reader, order = "script", text[script.end() :]
    [answer] = run_isolated("worker_bank_data.py", [(reader, order.encode())], limits)
    if answer.get("bad") == "file-broken" and not name.lower().endswith((".json", ".js")):
        return None
    _check(answer)
    return read_json(answer["said"], name)


def _isolated(readers: str, reader: str, content: bytes, limits: Limits) -> dict[str, Any]:
    [answer] = run_isolated(readers, [(reader, content)], limits)
    _check(answer)
    return answer


def _check(answer: dict[str, Any]) -> None:
    if "bad" in answer:
        raise BadFile(answer["bad"], **answer["values"])


def _has_text(archive: zipfile.ZipFile) -> None:
    if "word/document.xml" not in archive.namelist():
        raise BadFile("file-not-spreadsheet", kind="archive")
