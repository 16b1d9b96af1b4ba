"""Office files for tests: Word documents, and the container of old Office files."""

import io

from docx import Document


def docx(*lines: str, header: str = "", title: str = "") -> bytes:
    """Makes a Word document of these paragraphs."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    document.core_properties.title = title
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def compound(*streams: str) -> bytes:
    """Makes the beginning of an old Office file that holds these streams."""
    directory = b"".join((name + "\0").encode("utf-16-le") for name in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + directory
