"""Discussions in Word: the prompt, who said what when with a link to it, and the summary."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from data.exports.table import FONT, writable

LABELS = ("who", "when-said", "long", "said", "reactions", "summary", "nobody")
"""Every text that the document needs."""
_WIDTHS = (2.4, 2.6, 1.4, 8.4, 1.4)
"""Of the columns, in centimetres."""
_BLUE = RGBColor(0x1F, 0x4E, 0x9E)
_MARGIN = 2.2


@dataclass(frozen=True, slots=True)
class Entry:
    """One contribution; `at` in the branch's zone, `link` empty where there is none."""

    name: str
    at: datetime
    length: int
    excerpt: str
    link: str
    reactions: int


@dataclass(frozen=True, slots=True)
class Discussion:
    """One topic, texts plain: what was asked, when, how many spoke, who said what, the summary."""

    title: str
    body: str
    when: str
    counts: str
    entries: Sequence[Entry]
    summary: str


def discussions_document(
    title: str, found: Sequence[Discussion], labels: Mapping[str, str]
) -> bytes:
    """A .docx with one discussion after the other, each beginning on a page of its own. `labels`
    has a text for each of `LABELS`; raises `KeyError` for a missing one."""
    document = _document(title)
    for at, one in enumerate(found):
        _discussion(document, one, labels, first=at == 0)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _document(title: str) -> Any:
    document = Document()
    form = document.styles["Normal"]
    form.font.name = FONT
    form.font.size = Pt(11)
    form.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    form.paragraph_format.space_after = Pt(4)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(_MARGIN)
    section.top_margin = section.bottom_margin = Cm(_MARGIN)
    heading = document.add_paragraph()
    run = heading.add_run(writable(title))
    run.bold, run.font.size = True, Pt(16)
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return document


def _discussion(document: Any, one: Discussion, labels: Mapping[str, str], *, first: bool) -> None:
    head = document.add_paragraph()
    head.paragraph_format.page_break_before = None if first else True
    head.paragraph_format.space_before = Pt(10)
    run = head.add_run(writable(one.title))
    run.bold, run.font.size = True, Pt(13)
    for line in (one.when, one.counts):
        small = document.add_paragraph().add_run(writable(line))
        small.font.size, small.font.color.rgb = Pt(10), RGBColor(0x59, 0x59, 0x59)
    for line in one.body.splitlines():
        document.add_paragraph(writable(line))
    if one.entries:
        _table(document, one.entries, labels)
    else:
        document.add_paragraph(labels["nobody"])
    if one.summary:
        head = document.add_paragraph()
        head.paragraph_format.space_before = Pt(10)
        head.add_run(labels["summary"]).bold = True
        for line in one.summary.splitlines():
            document.add_paragraph(writable(line))


def _table(document: Any, entries: Sequence[Entry], labels: Mapping[str, str]) -> None:
    table = document.add_table(rows=1, cols=len(_WIDTHS))
    table.style = "Table Grid"
    table.autofit = False
    for cell, name in zip(
        table.rows[0].cells, ("who", "when-said", "long", "said", "reactions"), strict=True
    ):
        cell.paragraphs[0].add_run(labels[name]).bold = True
    _repeat(table.rows[0])
    for one in entries:
        row = table.add_row()
        who, when, long, said, reactions = row.cells
        who.text = writable(one.name)
        when.text = f"{one.at:%m-%d %H:%M}"
        long.text = str(one.length)
        reactions.text = str(one.reactions) if one.reactions else ""
        if one.link:
            _linked(said.paragraphs[0], writable(one.excerpt), one.link)
        else:
            said.text = writable(one.excerpt)
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        _whole(row)
        for cell, width in zip(row.cells, _WIDTHS, strict=True):
            cell.width = Cm(width)
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_before = Pt(3)
                for run in paragraph.runs:
                    run.font.size = Pt(10)


def _repeat(row: Any) -> None:
    """The row stands again at the top of every page."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _whole(row: Any) -> None:
    """The row is not broken between pages."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _linked(paragraph: Any, text: str, address: str) -> None:
    """Adds a text that leads to an address; the library can only read such ones."""
    number = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), number)
    run = paragraph.add_run(text)
    run.font.color.rgb, run.font.underline, run.font.size = _BLUE, True, Pt(10)
    link.append(run._r)
    paragraph._p.append(link)
