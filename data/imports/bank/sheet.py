"""Reads questions from a table: columns found by their headings or their contents."""

import re
from collections.abc import Iterator
from dataclasses import replace

from data.imports.bank.blanks import asks
from data.imports.bank.columns import Columns, guessed, header_again, header_of, labelled, turned
from data.imports.bank.draft import Found, Reason, because
from data.imports.bank.html import shown_html
from data.imports.bank.kept import Unread, missing, unread_lines
from data.imports.bank.lines import Line, numbered
from data.imports.bank.options import listed, options_in, strayed, without_labels
from data.imports.bank.picture import picture_of
from data.imports.bank.words import kind_in, kind_said
from data.imports.material_draft import tags_said
from data.imports.rows import cell_at
from data.imports.sheet import Sheet
from data.values.names import clean_text
from data.values.question import Picture, QuestionKind, letters

_KEY = re.compile(r"[0-9a-f]{32}")
_ACCEPTED = frozenset({"确认", "確認", "认可", "accepted", "accept", "ok"})
_FRACTION = re.compile(r"0\.\d+")
_GUARDED = re.compile(r"'\s*(?=['=+\-@＝＋－＠])")
_PLACES = re.compile(r"[1-9](?:[\s,，、;；]*[1-9])*")
_LONGEST_HEADING = 40
_RIGHT = ("正确答案", "正确", "√", "对", "是", "答案", "✓", "正確答案", "correct", "right")
_PROGRAMMED = re.compile(r"""\[\s*(?:'[^']*'|"[^"]*")(?:\s*,\s*(?:'[^']*'|"[^"]*"))*\s*,?\s*\]""")
_QUOTED = re.compile(r"""'([^']*)'|"([^"]*)\"""")
_PARTS = ("options", "answer", "explanation", "source")
_ENDS = "。？！?!）)"


def read_sheets(
    sheets: list[Sheet], *, shares_known: bool
) -> tuple[list[Found], list[tuple[str, list[Line]]]]:
    """Returns the questions in all sheets that look like a bank, and the lines of each other sheet
    with its name.

    `shares_known` says whether cells come as the workbook shows them: if not, an option of 0.2 may
    be shown there as 20%.
    """
    found: list[Found] = []
    others: list[tuple[str, list[Line]]] = []
    own = False
    for sheet in sheets:
        columns = header_of(sheet.rows)
        if not (columns and "key" in columns.fields):
            sheet = _shown(sheet)  # noqa: PLW2901
        if not columns and (rows := turned(sheet.rows)):
            sheet = replace(sheet, rows=rows)  # noqa: PLW2901
            columns = header_of(rows)
        columns = columns or guessed(sheet.rows)
        if columns:
            own = own or "key" in columns.fields
            unread = Unread(sheet.name)
            made = list(_questions(sheet, columns, shares_known, unread))
            found += _unnumbered(made, columns)
            if not columns.fields.keys() & {"key", "verdict", "text"}:
                found += unread.reports()
        else:
            others.append((sheet.name, _lines(sheet)))
    # A sheet of ours has its directions on another.
    return found, [] if own else others


def _lines(sheet: Sheet) -> list[Line]:
    """Returns the rows of a sheet as lines; a word beside an option that marks it as right is a
    tick."""
    lines = []
    for number, row in enumerate(sheet.rows, 1):
        cells = [cell for cell in row if cell.strip()]
        marked = len(cells) > 1 and cells[-1].strip() in _RIGHT
        text = "\t".join(cells[:-1] if marked else cells) + (" √" if marked else "")
        text = labelled(cells) or text
        lines += [Line(number, one) for one in text.split("\n")]
    return lines


def _unnumbered(found: list[Found], columns: Columns) -> list[Found]:
    """Removes the numbers in front of stems, where nearly all have one; in a sheet of ours a number
    belongs to the stem."""
    if "key" in columns.fields:
        return found
    numbers = [numbered(one.stem) for one in found]
    sure = [one for one in numbers if one and one.sure and one.style != "circled"]
    if not found or len(sure) * 10 < len(found) * 8:
        return found
    made = []
    for one, number in zip(found, numbers, strict=True):
        if number and number.sure:
            said = one.number or str(number.value)
            one = replace(one, stem=one.stem[number.end :], number=said)  # noqa: PLW2901
        made.append(one)
    return made


def unguarded(cell: str) -> str:
    """Removes the apostrophe that keeps a cell from being run as a formula."""
    return cell[1:] if _GUARDED.match(cell) else cell


def _shown(sheet: Sheet) -> Sheet:
    """Returns a sheet of somebody else's as it is shown: without HTML."""
    return replace(sheet, rows=[[shown_html(cell) for cell in row] for row in sheet.rows])


def _questions(
    sheet: Sheet, columns: Columns, shares_known: bool, unread: Unread
) -> Iterator[Found]:
    within = kind_in(sheet.name)
    for row in sheet.rows[: max(columns.last - 1, 0)]:
        within = kind_in(" ".join(row)) or within
    for number, row in enumerate(sheet.rows[columns.last :], columns.last + 1):
        filled = {cell.strip() for cell in row if cell.strip()}
        if not filled:
            continue
        if another := header_again(row, number):
            columns = another
            continue
        if len(filled) == 1 and _is_heading(next(iter(filled)), row, columns):
            within = kind_in(next(iter(filled))) or within
            continue
        for column, heading in columns.others:
            unread.add(heading, number, cell_at(row, column))
        found = _question(sheet, number, [unguarded(cell) for cell in row], columns, within)
        if not (found.stem.strip() or found.answer or any(found.options)):
            said = [cell for cell in row if re.search(r"[^\W\d_]{2}", cell)]
            if said:
                yield unread_lines(sheet.name, number, said)
            continue
        yield found if shares_known else _with_fractions(found)


def _question(sheet: Sheet, number: int, row: list[str], columns: Columns, within: str) -> Found:
    fields = {name: cell_at(row, column) for name, column in columns.fields.items()}
    said = {name: cell.strip() for name, cell in fields.items()}
    tags = said.get("tags", "")
    kind = kind_said(said.get("kind", "")) or kind_in(said.get("kind", "")) or kind_said(tags)
    doubts: list[Reason] = []
    if said.get("kind") and not kind:
        doubts.append(because("bank-doubt-kind-unknown", value=said["kind"][:20]))
    answer = _unlisted(said.get("answer", ""))
    if columns.numbered and _PLACES.fullmatch(answer):
        answer = "".join(chr(ord("A") + int(one) - 1) for one in re.findall(r"\d", answer))
    stem, options, labels = _stem_and_options(fields, row, columns, answer)
    doubts += labels
    told = (stem, *options, answer, "ABCDEFGHIJKL")
    cells = (fields.get("stem", ""), fields.get("options", ""))
    lettered = (cell_at(row, column) for column in columns.options if column)
    if "key" not in columns.fields and (lost := missing((*cells, *lettered), told)):
        doubts.append(because("bank-doubt-lost", text=lost[:40]))
    if kind == QuestionKind.FILL and not answer and options:
        # Exports with fixed columns keep the words for the blanks in the columns of options.
        answer, options = "\n".join(filter(None, map(str.strip, options))), ()
    if not options and not kind and not within and (names := columns.unread(row)):
        doubts.append(because("bank-doubt-columns", names="、".join(names)[:40]))
    if stray := columns.stray(row):
        doubts.append(because("bank-doubt-columns", names="、".join(stray)[:40]))
    places = enumerate(columns.options)
    key = said.get("key", "")
    return Found(
        sheet=sheet.name,
        row=number,
        number=clean_text(said.get("number", ""))[:20],
        kind=kind or within,
        stem=stem,
        options=options,
        answer=answer,
        explanation=fields.get("explanation", ""),
        source=said.get("source", ""),
        tags=() if kind_said(tags) else tags_said(tags),
        difficulty=said.get("difficulty", ""),
        until=said.get("until", ""),
        picture=_picture(sheet, number),
        dates=frozenset(place for place, column in places if (number, column) in sheet.dates),
        replaces=key if _KEY.fullmatch(key) else "",
        accepted=said.get("verdict", "").casefold() in _ACCEPTED,
        doubts=tuple(doubts),
        lines=(number,),
        text=said.get("text") or " | ".join(cell.strip() for cell in row if cell.strip()),
    )


def _stem_and_options(
    fields: dict[str, str], row: list[str], columns: Columns, answer: str
) -> tuple[str, tuple[str, ...], list[Reason]]:
    """Returns stem and options of a row, and remarks on the letters in front of options."""
    stem = fields.get("stem", "")
    options = tuple(cell_at(row, column) if column else "" for column in columns.options)
    while options and not options[-1].strip():
        options = options[:-1]
    doubts: list[Reason] = []
    if "key" not in columns.fields:
        wrong = strayed(options) or ()
        doubts = [because("bank-doubt-label", letter=letters((one,))) for one in wrong]
        options = without_labels(options)
    options = options or listed(_unlisted(fields.get("options", "")))
    if not options:
        stem, options = options_in(stem)
    if not options and (parts := stem.split("&"))[2:]:
        wanted = {part.strip() for part in answer.split("&")}
        if wanted and wanted <= {part.strip() for part in parts[1:]}:
            stem, options = parts[0], tuple(part.strip() for part in parts[1:])
    return stem, options, doubts


def _unlisted(cell: str) -> str:
    """Writes a cell with a list as programs write it, ['甲', '乙'], as lines."""
    text = cell.strip()
    if not _PROGRAMMED.fullmatch(text):
        return cell
    return "\n".join(one or other for one, other in _QUOTED.findall(text))


def _picture(sheet: Sheet, number: int) -> Picture | None:
    lying = [content for (row, _), content in sheet.pictures.items() if row == number]
    return picture_of(lying[0]) if lying else None


def _with_fractions(found: Found) -> Found:
    """Adds a doubt where options may have been percentages."""
    for place, one in enumerate(found.options):
        if _FRACTION.fullmatch(one.strip()):
            values = {"letter": letters((place,)), "value": one.strip()[:20]}
            doubt = because("bank-doubt-share", **values)
            return replace(found, doubts=(*found.doubts, doubt))
    return found


def _is_heading(cell: str, row: list[str], columns: Columns) -> bool:
    """Tells whether a cell is a section's title alone in its row, as 二、多选题 or 第一章, and no
    part of a question that lacks the others."""
    places = [place for place, one in enumerate(row, 1) if one.strip()]
    parts = {*columns.options, *(at for name, at in columns.fields.items() if name in _PARTS)}
    if len(places) == 1 and places[0] in parts:
        return False
    if places == [columns.fields.get("stem")] and asks(cell):
        return False
    short = len(cell) <= _LONGEST_HEADING and "_" not in cell and "（ ）" not in cell
    return short and (bool(kind_in(cell)) or not cell.endswith(tuple(_ENDS)))
