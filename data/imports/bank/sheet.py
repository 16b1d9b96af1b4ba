"""Questions from a table: columns found by their headings or by what stands in them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from data.imports.bank.columns import Columns, guessed, header_of, names_fields
from data.imports.bank.draft import Found, because
from data.imports.bank.options import listed, options_in, unlabelled
from data.imports.bank.picture import picture_of
from data.imports.bank.words import kind_in, kind_said
from data.imports.material_draft import tags_said
from data.imports.rows import cell_at
from data.imports.sheet import Sheet
from data.values.names import clean_text
from data.values.question import Picture, letters

_KEY = re.compile(r"[0-9a-f]{32}")
_ACCEPTED = frozenset({"确认", "確認", "认可", "accepted", "accept", "ok"})
_FRACTION = re.compile(r"0\.\d+")
_GUARDED = re.compile(r"'\s*(?=['=+\-@＝＋－＠])")
_LONGEST_HEADING = 40
_ENDS = "。？！?!）)"


def read_sheets(sheets: list[Sheet], *, shares_known: bool) -> list[Found] | None:
    """The questions in all sheets that have any; None where no sheet looks like a bank.

    `shares_known` says whether cells come as the workbook shows them: where not, an option of 0.2
    may be what it shows as 20%.
    """
    read = [
        (sheet, columns)
        for sheet in sheets
        if (columns := header_of(sheet.rows) or guessed(sheet.rows))
    ]
    if not read:
        return None
    return [one for sheet, columns in read for one in _questions(sheet, columns, shares_known)]


def unguarded(cell: str) -> str:
    """A cell without the apostrophe that keeps it from being run as a formula."""
    return cell[1:] if _GUARDED.match(cell) else cell


def _questions(sheet: Sheet, columns: Columns, shares_known: bool) -> Iterator[Found]:
    within = kind_in(sheet.name)
    for row in sheet.rows[: max(columns.last - 1, 0)]:
        within = kind_in(" ".join(row)) or within
    for number, row in enumerate(sheet.rows[columns.last :], columns.last + 1):
        filled = {cell.strip() for cell in row if cell.strip()}
        if not filled or names_fields(row):
            continue
        if len(filled) == 1 and _is_heading(next(iter(filled))):
            within = kind_in(next(iter(filled))) or within
            continue
        found = _question(sheet, number, [unguarded(cell) for cell in row], columns, within)
        if not (found.stem.strip() or found.answer or any(found.options)):
            continue
        yield found if shares_known else _with_fractions(found)


def _question(sheet: Sheet, number: int, row: list[str], columns: Columns, within: str) -> Found:
    fields = {name: cell_at(row, column) for name, column in columns.fields.items()}
    said = {name: cell.strip() for name, cell in fields.items()}
    stem = fields.get("stem", "")
    options = tuple(cell_at(row, column) if column else "" for column in columns.options)
    while options and not options[-1].strip():
        options = options[:-1]
    options = unlabelled(options) or listed(fields.get("options", ""))
    if not options:
        stem, options = options_in(stem)
    places = enumerate(columns.options)
    tags = said.get("tags", "")
    kind = kind_said(said.get("kind", "")) or kind_in(said.get("kind", "")) or kind_said(tags)
    key = said.get("key", "")
    return Found(
        sheet=sheet.name,
        row=number,
        number=clean_text(said.get("number", ""))[:20],
        kind=kind or within,
        stem=stem,
        options=options,
        answer=said.get("answer", ""),
        explanation=fields.get("explanation", ""),
        source=said.get("source", ""),
        tags=() if kind_said(tags) else tags_said(tags),
        difficulty=said.get("difficulty", ""),
        until=said.get("until", ""),
        picture=_picture(sheet, number),
        dates=frozenset(place for place, column in places if (number, column) in sheet.dates),
        replaces=key if _KEY.fullmatch(key) else "",
        accepted=said.get("verdict", "").casefold() in _ACCEPTED,
    )


def _picture(sheet: Sheet, number: int) -> Picture | None:
    lying = [content for (row, _), content in sheet.pictures.items() if row == number]
    return picture_of(lying[0]) if lying else None


def _with_fractions(found: Found) -> Found:
    """Doubtful where options may have been shares of a hundred."""
    for place, one in enumerate(found.options):
        if _FRACTION.fullmatch(one.strip()):
            values = {"letter": letters((place,)), "value": one.strip()[:20]}
            doubt = because("bank-doubt-share", **values)
            return replace(found, doubts=(*found.doubts, doubt))
    return found


def _is_heading(cell: str) -> bool:
    """A section's title alone in its row, as 二、多选题 or 第一章."""
    short = len(cell) <= _LONGEST_HEADING and "_" not in cell and "（ ）" not in cell
    return short and (bool(kind_in(cell)) or not cell.endswith(tuple(_ENDS)))
