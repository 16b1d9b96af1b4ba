"""Writes a question bank in Word: the questions to hand out, and a separate answer sheet."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from data.exports.table import FONT
from data.imports.bank.answer import variants_written
from data.values.question import Question, QuestionKind, letters

LABELS = (
    "bank-word-answers",
    "bank-word-single",
    "bank-word-multiple",
    "bank-word-judge",
    "bank-word-fill",
    "bank-word-source",
    "bank-word-tags",
    "bank-word-difficulty",
    "bank-word-until",
    "bank-word-explanation",
    "bank-true",
    "bank-false",
)
"""All texts of the two documents; the importer knows them."""
_WIDEST = Cm(12)


def question_paper(title: str, questions: Sequence[Question], labels: Mapping[str, str]) -> bytes:
    """Makes a .docx with the numbered questions and no answers. `labels` has a text for each of
    `LABELS`; raises `KeyError` for a missing one."""
    document = _document(title)
    for number, one in enumerate(questions, 1):
        stem = document.add_paragraph(f"{number}. {labels[f'bank-word-{one.kind}']}{one.stem}")
        stem.paragraph_format.space_before = Pt(8)
        stem.paragraph_format.keep_with_next = bool(one.options or one.picture)
        if one.picture:
            picture = document.add_picture(io.BytesIO(one.picture.content))
            if picture.width > _WIDEST:
                picture.height = int(picture.height * _WIDEST / picture.width)
                picture.width = _WIDEST
        for place, option in enumerate(one.options):
            document.add_paragraph(f"{letters((place,))}. {option}")
    return _saved(document)


def answer_sheet(title: str, questions: Sequence[Question], labels: Mapping[str, str]) -> bytes:
    """Makes a .docx with the answer to each question by its number, its explanation and source;
    importing it together with the question paper restores the questions. `labels` as there."""
    document = _document(title)
    document.add_paragraph(labels["bank-word-answers"])
    for number, one in enumerate(questions, 1):
        answer = document.add_paragraph(f"{number}. {_answer(one, labels)}")
        answer.paragraph_format.space_before = Pt(6)
        notes = {
            "source": one.source,
            "tags": " ".join(one.tags),
            "difficulty": str(one.difficulty or ""),
            "until": one.until.isoformat() if one.until else "",
            "explanation": one.explanation,
        }
        for name, text in notes.items():
            if text:
                document.add_paragraph(f"{labels[f'bank-word-{name}']}{text}")
    return _saved(document)


def _answer(question: Question, labels: Mapping[str, str]) -> str:
    if question.kind is QuestionKind.JUDGE:
        return labels["bank-true" if question.answer == (0,) else "bank-false"]
    if question.kind is QuestionKind.FILL:
        return "\n".join(map(variants_written, question.blanks))
    return letters(question.answer)


def _document(title: str) -> Any:
    document = Document()
    form = document.styles["Normal"]
    form.font.name = FONT
    form.font.size = Pt(11)
    form.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    form.paragraph_format.space_after = Pt(2)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    heading = document.add_paragraph()
    run = heading.add_run(title)
    run.bold, run.font.size = True, Pt(16)
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return document


def _saved(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
