"""Turns bytes into Word templates, and holds their reader to its word."""

import io
import zipfile
from functools import cache

from data.imports.sheet import BadFile
from data.imports.template import check_template
from tests.data.documents import docx

PIECES = (
    "{{", "}}", "{%", "%}", "{%p ", "{%tr ", "{#", "#}", " 主持 ", " host ", " 决议 ", " for x in ",
    " 发言记录 ", " endfor ", " if ", " endif ", " else ", "x.内容", "x.__class__", "()", "[0]",
    "|", "upper", ".", "'", '"', " + ", " 1 ", " loop.index ", " set ", " = ", " import ",
    " macro ", "cycler", "self", "range(10**9)", "\n", "<w:br/>", "&", "]]>", "\\", "\x00", "{%-",
)  # fmt: skip
PARTS = (
    "word/document.xml",
    "word/header1.xml",
    "docProps/core.xml",
    "word/_rels/document.xml.rels",
)


@cache
def _plain() -> dict[str, bytes]:
    """Returns the parts of a small document with a header."""
    content = docx("{{ 主持 }}", "MARK", header="{{ 主题 }}", title="x")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def made(data: bytes) -> bytes:
    """Makes a template: marks out of pieces, or a part with some bytes changed."""
    parts = dict(_plain())
    if data[0] % 4:
        words = "".join(PIECES[byte % len(PIECES)] for byte in data[1:]).replace("<w:br/>", "")
        safe = words.replace("&", "&amp;").replace("\x00", "").replace("<", "&lt;")
        parts["word/document.xml"] = parts["word/document.xml"].replace(b"MARK", safe.encode())
    else:
        there = [one for one in PARTS if one in parts]
        name = there[data[1] % len(there)]
        part = bytearray(parts[name])
        for at, byte in zip(data[2::2], data[3::2], strict=False):
            part[at * len(part) // 256] = byte
        parts[name] = bytes(part)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def fuzz(data: bytes) -> None:
    """Has a template checked; one that fits can be filled."""
    if len(data) < 4:
        return
    content = made(data)
    try:
        checked = check_template(content)
    except BadFile:
        return
    assert checked.fits or checked.unknown or checked.code
