"""Finds the questions in a file of any usual kind, before they are judged."""

from data.imports.bank.base import based
from data.imports.bank.draft import Found, because
from data.imports.bank.files import MOST_LINES, parts_in
from data.imports.bank.lines import Line
from data.imports.bank.own_word import own_questions
from data.imports.bank.sheet import read_sheets
from data.imports.bank.text import read_lines
from data.imports.sheet import BadFile, Limits


def found_in(
    content: bytes, name: str, answers: tuple[bytes, str] | None, limits: Limits
) -> list[Found]:
    """Returns the questions in a file, as `read_bank`, in this process; raises `BadFile`."""
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
