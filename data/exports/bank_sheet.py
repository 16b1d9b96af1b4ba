"""Writes a question bank as an Excel sheet to be corrected and sent back, with or without
verdicts."""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from data.exports.table import FONT, print_on_a4, safe, sheet_name
from data.imports.bank.answer import variants_written
from data.imports.bank.draft import Examined, Reason, Verdict
from data.values.question import Picture, Question, QuestionKind, letters

LABELS = (
    "bank-sheet",
    "bank-sheet-help",
    "bank-sheet-how",
    "bank-sheet-accept",
    "bank-true",
    "bank-false",
    "bank-kind-single",
    "bank-kind-multiple",
    "bank-kind-judge",
    "bank-kind-fill",
    "bank-verdict-good",
    "bank-verdict-mended",
    "bank-verdict-doubtful",
    "bank-verdict-refused",
    "bank-verdict-accepted",
    "bank-column-number",
    "bank-column-verdict",
    "bank-column-why",
    "bank-column-text",
    "bank-column-kind",
    "bank-column-stem",
    "bank-column-option",
    "bank-column-answer",
    "bank-column-explanation",
    "bank-column-source",
    "bank-column-tags",
    "bank-column-difficulty",
    "bank-column-until",
    "bank-column-picture",
    "bank-column-key",
)
"""All texts of a sheet; its headings are those that the importer knows. Lines of "bank-sheet-how"
are rows of a second sheet."""
_WIDTHS = {
    "number": 6,
    "verdict": 10,
    "why": 36,
    "text": 44,
    "kind": 9,
    "stem": 60,
    "option": 24,
    "answer": 14,
    "explanation": 44,
    "source": 30,
    "tags": 16,
    "difficulty": 7,
    "until": 12,
    "picture": 14,
    "key": 36,
}
_COLOURS = {
    Verdict.MENDED: "#D6E8F5",
    Verdict.DOUBTFUL: "#FCE4C5",
    Verdict.REFUSED: "#E8C9DC",
}
_LOOKED_AT = (Verdict.DOUBTFUL, Verdict.REFUSED)
"""Verdicts that somebody has to compare with the file itself."""
_FEWEST_OPTIONS = 4
_PICTURE_SIDE = 96
"""The longer side of a picture on the sheet, in pixels."""


@dataclass(frozen=True)
class _Row:
    """A question's cells by column."""

    cells: dict[str, str]
    options: tuple[str, ...]
    picture: Picture | None
    verdict: Verdict | None = None


def bank_sheet(questions: Sequence[Question], labels: Mapping[str, str]) -> bytes:
    """Makes an .xlsx with one row a question; importing it restores the questions.

    `labels` has a text for each of `LABELS`. Raises `KeyError` for a missing one.
    """
    rows = [
        _Row({"number": str(number), **_cells(one, labels)}, one.options, one.picture)
        for number, one in enumerate(questions, 1)
    ]
    return _book(rows, labels, judged=False)


def verdict_sheet(
    examined: Sequence[Examined], labels: Mapping[str, str], words: Callable[[Reason], str]
) -> bytes:
    """Makes an .xlsx with every question of a file, its verdict and the reasons in the caller's
    `words`, to be corrected and sent in again; "bank-verdict-accepted" in place of a verdict says
    that a doubtful question is right as it is."""
    return _book([_judged(one, labels, words) for one in examined], labels, judged=True)


def _judged(one: Examined, labels: Mapping[str, str], words: Callable[[Reason], str]) -> _Row:
    found, question = one.found, one.question
    if question:
        cells, options = _cells(question, labels), question.options
    else:
        kind = labels[f"bank-kind-{found.kind}"] if found.kind in set(QuestionKind) else found.kind
        cells = {
            "kind": kind,
            "stem": found.stem,
            "answer": found.answer or letters(found.right or ()),
            "explanation": found.explanation,
            "source": found.source,
            "tags": " ".join(found.tags),
            "difficulty": found.difficulty,
            "until": found.until,
        }
        options = found.options
    cells |= {
        "number": found.number or str(found.row),
        "verdict": labels[f"bank-verdict-{one.verdict}"],
        "why": "\n".join(words(reason) for reason in one.reasons),
        "text": found.text if one.verdict in _LOOKED_AT else "",
    }
    if found.replaces:
        cells["key"] = found.replaces
    return _Row(cells, options, found.picture, one.verdict)


def _cells(question: Question, labels: Mapping[str, str]) -> dict[str, str]:
    answer = letters(question.answer)
    if question.kind is QuestionKind.JUDGE:
        answer = labels["bank-true" if question.answer == (0,) else "bank-false"]
    if question.kind is QuestionKind.FILL:
        answer = "\n".join(map(variants_written, question.blanks))
    return {
        "kind": labels[f"bank-kind-{question.kind}"],
        "stem": question.stem,
        "answer": answer,
        "explanation": question.explanation,
        "source": question.source,
        "tags": " ".join(question.tags),
        "difficulty": str(question.difficulty or ""),
        "until": question.until.isoformat() if question.until else "",
        "key": question.key,
    }


def _book(rows: Sequence[_Row], labels: Mapping[str, str], *, judged: bool) -> bytes:
    many = max((len(row.options) for row in rows), default=0)
    columns = _columns(max(many, _FEWEST_OPTIONS), judged=judged)
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        header = book.add_format(
            {"font_name": FONT, "bold": True, "bg_color": "#DDEBF7", "border": 1, "align": "center"}
        )
        cell = {"font_name": FONT, "border": 1, "text_wrap": True, "valign": "top"}
        plain = book.add_format(cell)
        coloured = {
            verdict: book.add_format({**cell, "bg_color": colour})
            for verdict, colour in _COLOURS.items()
        }
        sheet = book.add_worksheet(sheet_name(labels["bank-sheet"]))
        for column, name in enumerate(columns):
            kind, _, place = name.partition(" ")
            letter = f" {letters((int(place),))}" if place else ""
            sheet.set_column(column, column, _WIDTHS[kind])
            text = safe(labels[f"bank-column-{kind}"] + letter)
            sheet.write_string(0, column, text, header)
        for number, row in enumerate(rows, 1):
            _write(sheet, number, row, columns, plain, coloured)
        if judged:
            _choices(sheet, columns.index("verdict"), len(rows), labels)
        print_on_a4(sheet, 0)
        _help(book, labels)
    return file.getvalue()


def _columns(many: int, *, judged: bool) -> list[str]:
    options = [f"option {place}" for place in range(many)]
    before = ["number", *(("verdict", "why", "text") if judged else ()), "kind", "stem"]
    after = ["answer", "explanation", "source", "tags", "difficulty", "until", "picture", "key"]
    return [*before, *options, *after]


def _write(
    sheet: Any,
    number: int,
    row: _Row,
    columns: Sequence[str],
    plain: Any,
    coloured: Mapping[Verdict, Any],
) -> None:
    by_place = {f"option {place}": text for place, text in enumerate(row.options)}
    for column, name in enumerate(columns):
        text = {**row.cells, **by_place}.get(name, "")
        stands_out = name in ("verdict", "why") and row.verdict in coloured
        form = coloured[row.verdict] if stands_out and row.verdict else plain
        sheet.write_string(number, column, _guarded(text), form)
    if row.picture:
        sheet.set_row_pixels(number, _PICTURE_SIDE + 4)
        _insert(sheet, number, columns.index("picture"), row.picture)


def _insert(sheet: Any, row: int, column: int, picture: Picture) -> None:
    """Puts a picture, scaled down, on a cell."""
    from PIL import Image

    with Image.open(io.BytesIO(picture.content)) as image:
        scale = _PICTURE_SIDE / max(*image.size, 1)
        across, down = (float(dots) / 96 for dots in image.info.get("dpi", (96, 96)))
    data = {"image_data": io.BytesIO(picture.content), "object_position": 1}
    size = {"x_scale": scale * (across or 1), "y_scale": scale * (down or 1)}
    sheet.insert_image(row, column, picture.name, {**data, **size})


def _guarded(text: str) -> str:
    """Keeps a text from being a formula; an apostrophe of its own is doubled, because reading the
    sheet removes one."""
    return f"'{text}" if text.startswith("'") else safe(text)


def _choices(sheet: Any, column: int, rows: int, labels: Mapping[str, str]) -> None:
    """Lets the verdict be changed to "accepted"; anything else may still be typed."""
    choice = {
        "validate": "list",
        "source": [labels["bank-verdict-accepted"]],
        "error_type": "information",
        "input_message": labels["bank-sheet-accept"][:255],
    }
    sheet.data_validation(1, column, max(rows, 1), column, choice)


def _help(book: Any, labels: Mapping[str, str]) -> None:
    form = book.add_format({"font_name": FONT, "text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(sheet_name(labels["bank-sheet-help"]))
    sheet.set_column(0, 0, 90)
    for row, line in enumerate(labels["bank-sheet-how"].split("\n")):
        sheet.write_string(row, 0, safe(line), form)
