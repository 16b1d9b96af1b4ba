"""Makes the Word template for records that ships with the project, in the language of its
labels."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from docx import Document
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from data.values.record_fields import FIELDS, LISTS

HEADINGS = ("agenda", "contributions", "resolutions", "votes", "corrections")
ALONE = ("title", "time", "place")
PAIR = ("host", "recorder")
COUNTS = ("expected", "present", "late", "leave", "absent", "observing")
NAMES = ("present_names", "late_names", "leave_names", "absent_names", "observing_names")
CHANGES = ("when", "who", "what", "before", "after", "why")
LABELS = (
    *("heading", "signed-host", "signed-recorder", "signed-on", "colon"),
    *HEADINGS,
    *ALONE,
    *PAIR,
    *COUNTS,
    *NAMES,
    *CHANGES,
)
"""All texts of the template."""

BODY, TITLES = "FangSong", "SimSun"
"""Fonts by the names that Word and WPS know everywhere; the file names the substitutes."""
_INSTEAD = {
    BODY: ("STFangsong", "FangSong_GB2312", "Noto Serif CJK SC", "SimSun"),
    TITLES: ("STSong", "Songti SC", "Noto Serif CJK SC"),
}
_WIDTHS = (2.6, 5.2, 2.6, 5.2)
_CHANGE_WIDTHS = (2.3, 1.8, 2.1, 3.6, 3.6, 2.2)
"""Widths of the columns of the facts and of the corrections, in centimetres."""


def record_template(labels: Mapping[str, str], language: str) -> bytes:
    """Makes a .docx whose tags name fields in a language; `labels` has a text for each of `LABELS`.
    Raises `KeyError` for a missing one."""
    return _Template(labels, language).bytes()


class _Template:
    """The document in the making."""

    def __init__(self, labels: Mapping[str, str], language: str) -> None:
        self.labels = labels
        self.language = language
        self.names = {one.key: one.called(language) for one in (*FIELDS, *LISTS)}
        self.inner = {
            one.key: {field.key: field.called(language) for field in fields}
            for one, fields in LISTS.items()
        }
        self.document = Document()
        self._page()

    def bytes(self) -> bytes:
        """Returns the whole document."""
        self._head()
        self._facts()
        self._listed("agenda", "agenda_items", "{n}. {t}")
        self._contributions()
        self._listed("resolutions", "resolutions", "{n}. {t}")
        self._votes()
        self._signatures()
        self._changes()
        self._footer()
        file = io.BytesIO()
        self.document.save(file)
        return file.getvalue()

    def _tag(self, key: str) -> str:
        return f"{{{{ {self.names[key]} }}}}"

    def _field(self, listed: str, key: str) -> str:
        return f"{{{{ x.{self.inner[listed][key]} }}}}"

    def _page(self) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
        section.top_margin, section.bottom_margin = Cm(2.8), Cm(2.4)
        form = self.document.styles["Normal"]
        form.font.name, form.font.size = "Times New Roman", Pt(14)
        form.element.rPr.rFonts.set(qn("w:eastAsia"), BODY)
        spoken = OxmlElement("w:lang")
        spoken.set(qn("w:val"), "en-US")
        # Decides how a font with the glyphs of several countries draws them.
        spoken.set(qn("w:eastAsia"), "zh-TW" if self.language == "zh-Hant" else "zh-CN")
        form.element.rPr.append(spoken)
        form.paragraph_format.space_after = Pt(0)
        form.paragraph_format.line_spacing = 1.35
        _name_fonts(self.document)

    def _head(self) -> None:
        title = self.document.add_paragraph()
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        title.paragraph_format.space_after = Pt(10)
        run = title.add_run(f"{self._tag('branch')}\n{self.labels['heading']}")
        _lettered(run, TITLES, 20, bold=True)

    def _facts(self) -> None:
        table = self.document.add_table(rows=0, cols=4)
        table.style, table.autofit = "Table Grid", False
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        for column, width in zip(table.columns, _WIDTHS, strict=True):
            column.width = Cm(width)
        for key in ALONE:
            self._row(table, [key])
        self._row(table, PAIR)
        for at in range(0, len(COUNTS), 2):
            self._row(table, COUNTS[at : at + 2])
        for name in NAMES:
            self._row(table, [name], when=name)

    def _row(self, table: Any, keys: Sequence[str], when: str = "") -> None:
        """Adds a row with one field or two; it is left out where the field `when` is empty."""
        if when:
            self._mark(table, f"{{%tr if {self.names[when]} %}}")
        cells = table.add_row().cells
        if len(keys) == 1:
            cells[1].merge(cells[3])
        for at, key in enumerate(keys):
            _cell(cells[2 * at], self.labels[key], bold=True)
            _cell(cells[2 * at + 1], self._tag(key))
        if when:
            self._mark(table, "{%tr endif %}")

    def _mark(self, table: Any, tag: str) -> None:
        table.add_row().cells[0].text = tag

    def _heading(self, key: str) -> None:
        heading = self.document.add_paragraph()
        heading.paragraph_format.space_before = Pt(10)
        heading.paragraph_format.keep_with_next = True
        _lettered(heading.add_run(self.labels[key]), TITLES, 15, bold=True)

    def _section(self, key: str, listed: str, *lines: str) -> None:
        """Adds a heading and lines for each item; nothing where there are none."""
        self._say(f"{{%p if {self.names[listed]} %}}")
        self._heading(key)
        self._say(f"{{%p for x in {self.names[listed]} %}}")
        for line in lines:
            made = self._say(line)
            made.paragraph_format.first_line_indent = Pt(28)
        self._say("{%p endfor %}")
        self._say("{%p endif %}")

    def _say(self, text: str) -> Any:
        return self.document.add_paragraph(text)

    def _listed(self, key: str, listed: str, line: str) -> None:
        number, text = self._field(listed, "number"), self._field(listed, "text")
        self._section(key, listed, line.format(n=number, t=text))

    def _contributions(self) -> None:
        """Adds the contributions, with the points of the agenda as bold lines above them."""
        inner, listed = self.inner["contributions"], self.names["contributions"]
        speaker = self._field("contributions", "speaker")
        said = f"{{% if x.{inner['speaker']} %}}{speaker}{self.labels['colon']}{{% endif %}}"
        text = self._field("contributions", "text")
        self._say(f"{{%p if {listed} %}}")
        self._heading("contributions")
        self._say(f"{{%p for x in {listed} %}}")
        self._say(f"{{%p if x.{inner['point']} %}}")
        point = self._say("")
        point.paragraph_format.space_before = Pt(6)
        point.paragraph_format.keep_with_next = True
        point.add_run(text).bold = True
        self._say("{%p else %}")
        self._say(f"{said}{text}").paragraph_format.first_line_indent = Pt(28)
        for tag in ("endif", "endfor", "endif"):
            self._say(f"{{%p {tag} %}}")

    def _votes(self) -> None:
        number, text = self._field("votes", "number"), self._field("votes", "text")
        self._section("votes", "votes", f"{number}. {text}", self._field("votes", "result"))

    def _signatures(self) -> None:
        colon = self.labels["colon"]
        both = [f"{self.labels[f'signed-{key}']}{colon}{'_' * 12}" for key in PAIR]
        for at, text in enumerate(
            ("    ".join(both), f"{self.labels['signed-on']}{colon}{'_' * 12}")
        ):
            line = self._say("")
            _lettered(line.add_run(text), BODY, 12, bold=False)
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            line.paragraph_format.space_before = Pt(30 if at == 0 else 10)
            # The name of the person who filed it, if known, stays on the same page.
            line.paragraph_format.keep_with_next = True
        filed = self.names["filed"]
        self._say(f"{{%p if {filed} %}}")
        said = self._say(self._tag("filed"))
        said.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        said.paragraph_format.space_before = Pt(10)
        for run in said.runs:
            run.font.size = Pt(10.5)
        self._say("{%p endif %}")

    def _changes(self) -> None:
        """Adds the corrections as a table at the document's end."""
        listed = "corrections"
        self._say(f"{{%p if {self.names[listed]} %}}")
        self._heading("corrections")
        table = self.document.add_table(rows=1, cols=len(CHANGES))
        table.style, table.autofit = "Table Grid", False
        for column, width in zip(table.columns, _CHANGE_WIDTHS, strict=True):
            column.width = Cm(width)
        for cell, key in zip(table.rows[0].cells, CHANGES, strict=True):
            _cell(cell, self.labels[key], bold=True, size=10.5)
        self._mark(table, f"{{%tr for x in {self.names[listed]} %}}")
        for cell, key in zip(table.add_row().cells, CHANGES, strict=True):
            _cell(cell, self._field(listed, key), size=10.5)
        self._mark(table, "{%tr endfor %}")
        self._say("{%p endif %}")

    def _footer(self) -> None:
        line = self.document.sections[0].footer.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for code in ("PAGE", "NUMPAGES"):
            if code == "NUMPAGES":
                line.add_run(" / ").font.size = Pt(10)
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), code)
            line._p.append(field)


def _cell(cell: Any, text: str, *, bold: bool = False, size: float = 12) -> None:
    cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.line_spacing = 1.15
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(3)
    if bold:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    _lettered(run, TITLES if bold else BODY, size, bold=bold)


def _lettered(run: Any, font: str, size: float, *, bold: bool) -> None:
    run.font.name, run.font.size, run.bold = "Times New Roman", Pt(size), bold
    run._r.rPr.rFonts.set(qn("w:eastAsia"), font)


def _name_fonts(document: Any) -> None:
    """Lists in the font table the substitutes for programs without our fonts."""
    part = next(
        one for one in document.part.package.iter_parts() if one.partname.endswith("fontTable.xml")
    )
    said = "".join(
        f'<w:font w:name="{font}"><w:altName w:val="{",".join(instead)}"/></w:font>'
        for font, instead in _INSTEAD.items()
    )
    part._blob = part.blob.replace(b"</w:fonts>", f"{said}</w:fonts>".encode())
