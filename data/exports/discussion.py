"""Writes discussions in Word: the prompt, the contributions with links to them, and the summary."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from data.exports.table import FONT, writable

LABELS = ("who", "when-said", "long", "said", "reactions", "summary", "nobody")
"""All texts of the document."""
_WIDTHS = (2.4, 2.6, 1.4, 8.4, 1.4)
"""Widths of the columns, in centimetres."""
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
    """One topic, texts plain: the prompt, the time, the number of speakers, the contributions, the
    summary."""

    title: str
    body: str
    when: str
    counts: str
    entries: Sequence[Entry]
    summary: str


def discussions_document(
    title: str, found: Sequence[Discussion], labels: Mapping[str, str]
) -> bytes:
    """Makes a .docx with one discussion after the other, each beginning on a new page. `labels` has
    a text for each of `LABELS`; raises `KeyError` for a missing one."""
    document = document_with_title(title)
    for at, one in enumerate(found):
        _discussion(document, one, labels, first=at == 0)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def document_with_title(title: str) -> Any:
    """Makes an empty document on A4 under a title."""
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
    """Writes the entries as XML: cell by cell the library takes minutes for a large branch."""
    head = "".join(
        _cell(_run(labels[name], "<w:b/>"), width)
        for name, width in zip(
            ("who", "when-said", "long", "said", "reactions"), _WIDTHS, strict=True
        )
    )
    grid = "".join(f'<w:gridCol w:w="{Cm(width).twips}"/>' for width in _WIDTHS)
    rows = "".join(_row(document.part, one) for one in entries)
    table = parse_xml(
        f"<w:tbl {nsdecls('w', 'r')}>"
        '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:type="auto" w:w="0"/>'
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
        # No row is broken between pages; the first is repeated at the top of each.
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{rows}</w:tbl>"
    )
    document.element.body.insert_element_before(table, "w:sectPr")


def _row(part: Any, one: Entry) -> str:
    said = _linked(part, one.excerpt, one.link) if one.link else _run(one.excerpt)
    cells = (
        _run(one.name),
        _run(f"{one.at:%m-%d %H:%M}"),
        _run(str(one.length)),
        said,
        _run(str(one.reactions) if one.reactions else ""),
    )
    inside = "".join(map(_cell, cells, _WIDTHS))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{inside}</w:tr>"


def _cell(inside: str, width: float) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{Cm(width).twips}"/></w:tcPr>'
        f'<w:p><w:pPr><w:spacing w:before="60"/></w:pPr>{inside}</w:p></w:tc>'
    )


def _run(text: str, look: str = "") -> str:
    """Makes a run of text; `look` is the XML of its formatting."""
    lines = escape(writable(text)).split("\n")
    said = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    return f'<w:r><w:rPr>{look}<w:sz w:val="20"/></w:rPr>{said}</w:r>'


def _linked(part: Any, text: str, address: str) -> str:
    """Makes a text that links to an address. Each link has its own id: the library would search all
    the others for the address."""
    number = f"rIdLink{len(part.rels)}"
    part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, address, number, is_external=True)
    look = f'<w:color w:val="{_BLUE}"/>'
    run = _run(text, look).replace("</w:rPr>", '<w:u w:val="single"/></w:rPr>', 1)
    return f'<w:hyperlink r:id="{number}">{run}</w:hyperlink>'
