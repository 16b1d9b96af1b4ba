"""Shared by the tests of question banks: labels in three languages, files made on the spot."""

import io
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter
from docx import Document
from fluent.syntax import FluentParser, ast as ftl
from PIL import Image

from data.imports.bank.reading import BankDraft, Examined, read_bank

TEXTS = Path(__file__).parents[2] / "handlers" / "bank" / "texts"
SAMPLES = Path(__file__).parents[3] / "shared" / "samples"


def labels(language: str = "zh-Hans") -> dict[str, str]:
    """Returns the texts without values, as the bot has them."""
    found = {}
    body = FluentParser().parse((TEXTS / f"{language}.ftl").read_text("utf-8")).body
    for entry in body:
        if isinstance(entry, ftl.Message) and entry.value:
            parts = entry.value.elements
            if all(_fixed(part) for part in parts):
                found[entry.id.name] = "".join(
                    part.value
                    if isinstance(part, ftl.TextElement)
                    else part.expression.parse()["value"]
                    for part in parts
                )
    return found


def _fixed(part: object) -> bool:
    return isinstance(part, ftl.TextElement) or isinstance(
        getattr(part, "expression", None), ftl.StringLiteral
    )


def only(draft: BankDraft) -> Examined:
    """Returns the one question of a file."""
    [one] = draft.questions
    return one


def read_text(text: str, name: str = "题库.txt", **more: object) -> BankDraft:
    """Reads a text file."""
    return read_bank(text.encode(), name, **more)  # type: ignore[arg-type]


def keys(one: Examined) -> list[str]:
    """Returns the keys of a verdict's reasons."""
    return [reason.key for reason in one.reasons]


def workbook(*sheets: tuple[str, Sequence[Sequence[object]]]) -> bytes:
    """Makes an .xlsx of sheets by name, each a list of rows."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        for name, rows in sheets:
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return file.getvalue()


def document(*paragraphs: str) -> bytes:
    """Makes a .docx with these paragraphs; **bold** and ~~underlined~~ parts are formatted so."""
    made = Document()
    for text in paragraphs:
        paragraph = made.add_paragraph()
        for place, part in enumerate(text.split("**")):
            for inner, piece in enumerate(part.split("~~")):
                run = paragraph.add_run(piece)
                run.bold = place % 2 == 1 or None
                run.underline = inner % 2 == 1 or None
    return saved(made)


def saved(made: object) -> bytes:
    """Returns a document as a file."""
    file = io.BytesIO()
    made.save(file)  # type: ignore[attr-defined]
    return file.getvalue()


def png(colour: int = 0) -> bytes:
    """Makes a small picture."""
    file = io.BytesIO()
    Image.new("RGB", (8, 6), (colour % 256, 0, 0)).save(file, "PNG")
    return file.getvalue()
