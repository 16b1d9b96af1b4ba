"""Shared by tests of study material in files: files of each kind, and their outcomes."""

import io
import zipfile

import openpyxl
import pytest

from data.imports.material import (
    BadFile,
    MaterialDraft,
    Piece,
    read_material,
)
from data.imports.sheet import Limits

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.'
    'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/'
    '2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
STYLES = (
    f'<?xml version="1.0"?><w:styles xmlns:w="{WORDS}"><w:style w:type="paragraph" w:styleId="1">'
    '<w:name w:val="heading 1"/></w:style></w:styles>'
)
PART_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/'
    '2006/relationships/styles" Target="styles.xml"/></Relationships>'
)


def archive(parts: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return file.getvalue()


def paragraph(text: str, style: str = "", bold: bool = False) -> str:
    about = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f"<w:p>{about}<w:r>{weight}<w:t>{text}</w:t></w:r></w:p>"


def docx(*paragraphs: str, head: str = "", more: dict[str, str | bytes] | None = None) -> bytes:
    document = (
        f'<?xml version="1.0"?>{head}<w:document xmlns:w="{WORDS}"><w:body>'
        f"{''.join(paragraphs)}</w:body></w:document>"
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS,
        "word/document.xml": document,
        "word/styles.xml": STYLES,
        "word/_rels/document.xml.rels": PART_RELATIONS,
    }
    return archive(parts | (more or {}))


def xlsx(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def only(content: bytes, name: str) -> Piece:
    draft = read_material(content, name)
    assert draft.problems == []
    [piece] = draft.pieces
    return piece


def refused(content: bytes, name: str = "资料.docx", limits: Limits | None = None) -> BadFile:
    with pytest.raises(BadFile) as caught:
        read_material(content, name, limits)
    return caught.value


def outcome(content: bytes, name: str) -> MaterialDraft | str:
    """Returns the parsed material, or the key of the refusal."""
    try:
        return read_material(content, name)
    except BadFile as bad:
        return bad.key


def told(draft: MaterialDraft) -> list[tuple[str, str]]:
    return [(problem.sheet, problem.key) for problem in draft.problems]


def titles(draft: MaterialDraft) -> list[str]:
    return [piece.title for piece in draft.pieces]


# One text in a file.
