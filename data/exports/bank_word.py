"""Writes a question bank in Word: the questions to hand out, and a separate answer sheet."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt
from docx.text.paragraph import Paragraph

from data.exports.table import FONT
from data.imports.bank.answer import variants_written
from data.imports.bank.own_word import STYLE
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
PARTS = (
    *("title", "heading", *QuestionKind, "option", "picture", "answer"),
    *("source", "tags", "difficulty", "until", "explanation"),
)
"""The parts that a paragraph may be."""
_WIDEST = Cm(12)


def question_paper(title: str, questions: Sequence[Question], labels: Mapping[str, str]) -> bytes:
    """Makes a .docx with the numbered questions and no answers. `labels` has a text for each of
    `LABELS`; raises `KeyError` for a missing one."""
    paper = _Paper(title)
    for number, one in enumerate(questions, 1):
        stem = paper.add(f"{number}. {labels[f'bank-word-{one.kind}']}{one.stem}", one.kind)
        stem.paragraph_format.space_before = Pt(8)
        stem.paragraph_format.keep_with_next = bool(one.options or one.picture)
        if one.picture:
            run = paper.add("", "picture").add_run()
            picture = run.add_picture(io.BytesIO(one.picture.content))
            if picture.width > _WIDEST:
                picture.height = Emu(picture.height * _WIDEST // picture.width)
                picture.width = _WIDEST
        for place, option in enumerate(one.options):
            paper.add(f"{letters((place,))}. {option}", "option")
    return paper.saved()


def answer_sheet(title: str, questions: Sequence[Question], labels: Mapping[str, str]) -> bytes:
    """Makes a .docx with the answer to each question by its number, its explanation and source;
    importing it together with the question paper restores the questions. `labels` as there."""
    paper = _Paper(title)
    paper.add(labels["bank-word-answers"], "heading")
    for number, one in enumerate(questions, 1):
        answer = paper.add(f"{number}. {_answer(one, labels)}", "answer")
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
                paper.add(f"{labels[f'bank-word-{name}']}{text}", name)
    return paper.saved()


def _answer(question: Question, labels: Mapping[str, str]) -> str:
    if question.kind is QuestionKind.JUDGE:
        return labels["bank-true" if question.answer == (0,) else "bank-false"]
    if question.kind is QuestionKind.FILL:
        return "\n".join(map(variants_written, question.blanks))
    return letters(question.answer)


class _Paper:
    """A document on A4 with a title."""

    def __init__(self, title: str) -> None:
        self.document = Document()
        form = self.document.styles["Normal"]
        form.font.name = FONT
        form.font.size = Pt(11)
        form.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
        form.paragraph_format.space_after = Pt(2)
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        self.end = self.document.element.body.sectPr
        for part in PARTS:
            style = self.document.styles.add_style(f"{STYLE}{part}", WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = form
        heading = self.add(title, "title")
        [run] = heading.runs
        run.bold, run.font.size = True, Pt(16)
        heading.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def add(self, text: str, part: str) -> Paragraph:
        """Appends a paragraph in the style of its part. The library would search all existing ones
        for the end, which took half a minute for a bank of thousands."""
        element: Any = OxmlElement("w:p")
        element.style = f"{STYLE}{part}".replace(" ", "")
        self.end.addprevious(element)
        paragraph = Paragraph(element, self.document)
        if text:
            paragraph.add_run(text)
        return paragraph

    def saved(self) -> bytes:
        """Returns the document as a file."""
        file = io.BytesIO()
        self.document.save(file)
        return file.getvalue()
