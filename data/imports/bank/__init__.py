"""Reads question banks from files of any usual kind: every question with the import doctor's
verdict."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from data.imports.bank.base import based
from data.imports.bank.doctor import examine
from data.imports.bank.draft import (
    BANK_LIMITS,
    LONGEST_QUOTE,
    MOST_QUESTIONS,
    BankDraft,
    Examined,
    Found,
    Reason,
    Verdict,
    because,
)
from data.imports.bank.files import MOST_LINES, parts_in
from data.imports.bank.lines import Line
from data.imports.bank.own_word import own_questions
from data.imports.bank.sheet import read_sheets
from data.imports.bank.text import read_lines
from data.imports.sheet import BadFile, Limits
from data.values.question import Question

__all__ = ["BadFile", "BankDraft", "Examined", "Found", "Reason", "Verdict", "read_bank"]

# Other readers' errors, in the words for banks.
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


def read_bank(
    content: bytes,
    name: str,
    known: Mapping[str, Question] = MappingProxyType({}),
    answers: tuple[bytes, str] | None = None,
    limits: Limits = BANK_LIMITS,
) -> BankDraft:
    """Returns the questions in a file with their verdicts; `name` is the file's.

    Reads workbooks (.xlsx, .xls, .ods), .csv, Word documents (.docx), texts and Markdown in any
    usual encoding, Aiken, GIFT, Moodle XML and JSON; the kind of a file is detected from its
    content. `answers` is a second file, a text or Word document with the answers to the first.
    `known` are the questions that the bank has, by their keys; see `examine` for verdicts and
    reasons.

    Raises `BadFile` where nothing can be read: "bank-file-empty" · "-too-big" (limit: MB) · "-kind"
    (kind: pdf, picture, slides, archive, word or other) · "-old-word" · "-html" · "-encrypted" ·
    "-broken" · "-bomb" · "-long" · "-nothing" · "-many" (limit). Blocks, mostly for the process in
    which packed files are read: call it beside the event loop.
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
    quoted = [replace(one, text=one.text[:LONGEST_QUOTE]) for one in found]
    return BankDraft(examine(quoted, known))


def _found(
    content: bytes, name: str, answers: tuple[bytes, str] | None, limits: Limits
) -> list[Found]:
    parts = parts_in(content, name, limits)
    listed: list[Line] = []
    more = parts_in(*answers, limits) if answers else None
    if parts.own and (more is None or more.own):
        own = own_questions(parts.own, (more.own or []) if more else [], name)
        if own is not None:
            return own
    if more is not None:
        if not parts.lines or not more.lines:
            raise BadFile("bank-file-kind", kind="other")
        listed = more.lines
    if len(parts.lines) + len(listed) > MOST_LINES:
        raise BadFile("bank-file-long")
    in_tables, others = read_sheets(parts.sheets, shares_known=parts.shares_known)
    found = [*parts.found, *read_lines(parts.lines, name, listed)]
    found += based(in_tables, from_one=parts.written)
    for sheet, lines in others:
        found += _beside(sheet, lines, alone=not found)
    return found


def _beside(sheet: str, lines: list[Line], *, alone: bool) -> list[Found]:
    """Returns the questions in a sheet that has no headings; one with none is named where others
    have."""
    found = read_lines(lines, sheet)
    if alone or any(one.answer or one.blanks or len(one.options) > 1 for one in found):
        return found
    said = [line.text for line in lines if not line.blank]
    if not said:
        return []
    reason = because("bank-refused-lines")
    return [Found(sheet, 1, number=sheet[:20], stem=said[0][:80], refused=reason)]
