"""Reads question banks from files of any usual kind: every question with the import doctor's
verdict."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

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
)
from data.imports.run_isolated import isolated
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
    "-broken" · "-bomb" · "-long" · "-nothing" · "-many" (limit). Blocks for the process in which
    the file is read: call it beside the event loop.
    """
    second, second_name = answers or (b"", "")
    about = {"name": name, "first": len(content), "second_name": second_name}
    try:
        _check_size(limits, content, second)
        found = isolated(
            "worker_questions.py", "bank", list[Found], content + second, limits, **about
        )
    except BadFile as bad:
        values = {} if _SAME.get(bad.key) == "bank-file-long" else bad.values
        raise BadFile(_SAME.get(bad.key, bad.key), **values) from None
    if not found:
        raise BadFile("bank-file-nothing")
    if len(found) > MOST_QUESTIONS:
        raise BadFile("bank-file-many", limit=MOST_QUESTIONS)
    quoted = [
        replace(one, text=one.text[:LONGEST_QUOTE]) if len(one.text) > LONGEST_QUOTE else one
        for one in found
    ]
    return BankDraft(examine(quoted, known))


def _check_size(limits: Limits, *contents: bytes) -> None:
    """Refuses a file that is too large to be handed on."""
    if any(len(content) > limits.size for content in contents):
        raise BadFile("file-too-big", limit=limits.size // 2**20)
