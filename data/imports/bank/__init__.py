"""Question banks from files of any usual kind: every question with the import doctor's verdict."""

import re
import zipfile
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from data.imports.archive import check_package, has_stream
from data.imports.bank.columns import header_of
from data.imports.bank.doctor import examine
from data.imports.bank.draft import (
    BANK_LIMITS,
    MOST_QUESTIONS,
    BankDraft,
    Examined,
    Found,
    Reason,
    Verdict,
)
from data.imports.bank.gift import is_gift, read_gift
from data.imports.bank.json import read_json
from data.imports.bank.lines import Line
from data.imports.bank.moodle import read_moodle
from data.imports.bank.sheet import read_sheets
from data.imports.bank.text import lines_of, read_lines
from data.imports.bank.word import parts_of
from data.imports.run_isolated import run_isolated
from data.imports.sheet import BadFile, Limits, Sheet
from data.imports.table import read_tables, refuse_others
from data.imports.text import decode, rows_of
from data.values.question import Question

__all__ = ["BadFile", "BankDraft", "Examined", "Found", "Reason", "Verdict", "read_bank"]

# What other readers say of a file, in the words for banks.
_SAME = {
    "file-empty": "bank-file-empty",
    "file-too-big": "bank-file-too-big",
    "file-not-spreadsheet": "bank-file-kind",
    "file-html": "bank-file-html",
    "file-xml": "bank-file-kind",
    "file-encrypted": "bank-file-encrypted",
    "file-broken": "bank-file-broken",
    "file-bomb": "bank-file-bomb",
    "file-too-many-rows": "bank-file-long",
    "file-too-many-cells": "bank-file-long",
    "file-too-many-sheets": "bank-file-long",
}
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_LINES = 60_000
"""Of a text: twelve for each question that a file may hold."""
_TABLES = (".csv", ".tsv")
_MARKUP = re.compile(r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<quiz\b", re.DOTALL)


def read_bank(
    content: bytes,
    name: str,
    known: Mapping[str, Question] = MappingProxyType({}),
    answers: tuple[bytes, str] | None = None,
    limits: Limits = BANK_LIMITS,
) -> BankDraft:
    """The questions in a file and what is to be thought of each; `name` is the file's.

    Read are workbooks (.xlsx, .xls, .ods), .csv, Word documents (.docx), texts and Markdown in any
    usual encoding, Aiken, GIFT, Moodle XML and JSON; what a file is, is told from its content.
    `answers` is a second file, a text or Word document with the answers to the first. `known` are
    the questions that the bank has, by their keys; see `examine` for verdicts and reasons.

    Raises `BadFile` where nothing can be taken: "bank-file-empty" · "-too-big" (limit: MB) ·
    "-kind" (kind: pdf, picture, slides, archive, word or other) · "-old-word" · "-html" ·
    "-encrypted" · "-broken" · "-bomb" · "-long" · "-nothing" · "-many" (limit). Blocks, mostly for
    the process in which packed files are read: call it beside the event loop.
    """
    try:
        found = _found(content, name, answers, limits)
    except BadFile as bad:
        values = {} if _SAME.get(bad.key) == "bank-file-long" else bad.values
        raise BadFile(_SAME.get(bad.key, bad.key), **values) from None
    if not found:
        raise BadFile("bank-file-nothing")
    if len(found) > MOST_QUESTIONS:
        raise BadFile("bank-file-many", limit=MOST_QUESTIONS)
    return BankDraft(examine(found, known))


def _found(
    content: bytes, name: str, answers: tuple[bytes, str] | None, limits: Limits
) -> list[Found]:
    read = _read(content, name, limits)
    if answers is None:
        return read if isinstance(read, list) else _from_lines(*read, [], name)
    more = _read(*answers, limits)
    if isinstance(read, list) or isinstance(more, list):
        raise BadFile("bank-file-kind", kind="other")
    return _from_lines(*read, more[0], name)


def _from_lines(
    lines: list[Line], sheets: list[Sheet], answers: list[Line], name: str
) -> list[Found]:
    in_tables = read_sheets(sheets, shares_known=True) or []
    if len(lines) + len(answers) > MOST_LINES:
        raise BadFile("bank-file-long")
    return [*read_lines(lines, name, answers), *in_tables]


def _read(
    content: bytes, name: str, limits: Limits
) -> list[Found] | tuple[list[Line], list[Sheet]]:
    """The questions in a file, or its lines and tables where they are yet to be read."""
    if len(content) > limits.size:
        raise BadFile("file-too-big", limit=limits.size // 2**20)
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise BadFile("file-empty")
    if content.startswith(_ZIP) and _is_word(content):
        check_package(content, limits, _has_text)
        return parts_of(_isolated("word", content, limits)["blocks"], name)
    if content.startswith(_OLE) and has_stream(content, "WordDocument"):
        raise BadFile("bank-file-old-word")
    if content.startswith((*_ZIP, _OLE)) or name.lower().endswith(_TABLES):
        return _table(content, name, limits)
    refuse_others(content)
    return _text(decode(content), content, name, limits)


def _table(content: bytes, name: str, limits: Limits) -> list[Found]:
    sheets = read_tables(content, name, limits, as_written=True)
    packed = content.startswith(_ZIP) and b"xl/styles.xml" in content
    return read_sheets(sheets, shares_known=packed or not content.startswith((*_ZIP, _OLE))) or []


def _text(
    text: str, content: bytes, name: str, limits: Limits
) -> list[Found] | tuple[list[Line], list[Sheet]]:
    if len(text) > limits.characters or text.count("\n") + text.count("\r") > MOST_LINES:
        raise BadFile("bank-file-long")
    if _MARKUP.match(text):
        return read_moodle(_isolated("moodle", content, limits)["questions"], name)
    if text.lstrip()[:1] in ("{", "[") and text.rstrip()[-1:] in ("}", "]"):
        answer = _objects(text, name, limits)
        if answer is not None:
            return answer
    head = text[:2_000].lstrip().lower()
    if head.startswith(("<html", "<!doctype html", "<table")):
        raise BadFile("file-html")
    if is_gift(text):
        return read_gift(text, name)
    if "\t" in text[:20_000]:
        rows = rows_of(text, limits, as_written=True)
        if header_of(rows):
            return read_sheets([Sheet(name=name, rows=rows)], shares_known=True) or []
    return list(lines_of(text)), []


def _objects(text: str, name: str, limits: Limits) -> list[Found] | None:
    """The questions of a JSON file; None for a text that only begins and ends like one."""
    [answer] = run_isolated("worker_bank.py", [("objects", text.encode())], limits)
    if answer.get("bad") == "file-broken" and not name.lower().endswith(".json"):
        return None
    _check(answer)
    return read_json(answer["questions"], name, own=answer["own"])


def _isolated(reader: str, content: bytes, limits: Limits) -> dict[str, Any]:
    [answer] = run_isolated("worker_bank.py", [(reader, content)], limits)
    _check(answer)
    return answer


def _check(answer: dict[str, Any]) -> None:
    if "bad" in answer:
        raise BadFile(answer["bad"], **answer["values"])


def _is_word(content: bytes) -> bool:
    return b"word/document" in content


def _has_text(archive: zipfile.ZipFile) -> None:
    if "word/document.xml" not in archive.namelist():
        raise BadFile("file-not-spreadsheet", kind="archive")
