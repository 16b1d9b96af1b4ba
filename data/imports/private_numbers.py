"""Reads the text of files that are about to be published, and finds private numbers in them."""

from dataclasses import dataclass

from data.imports.archive import check_package
from data.imports.material_draft import MATERIAL_LIMITS
from data.imports.material_kinds import Kind, kind_of
from data.imports.run_isolated import isolated
from data.imports.sheet import BadFile, Limits

MOST = 20
"""Numbers that are named of one file."""
READ = ("docx", "docm", "pptx", "xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "tsv", "txt", "md")
"""Endings of files that can be looked through."""


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A private number in a file: what it is (id · phone), its digits, and where: the cell of a
    workbook, or the number of the line or paragraph."""

    what: str
    digits: str
    cell: str
    line: int


def private_numbers(content: bytes, name: str) -> list[FoundNumber]:
    """Returns the identity and telephone numbers in a file, each once, at most `MOST`.

    Word, PowerPoint, Excel and OpenDocument workbooks and plain texts are read. Raises `BadFile`
    for every other file, and for one that cannot be read. Blocks: call it beside the event loop.
    """
    limits = MATERIAL_LIMITS
    if len(content) > limits.size:
        raise BadFile("file-too-big", limit=limits.size // 2**20)
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        return []
    reader = _reader(content, name, limits)
    return isolated("worker_private.py", reader, list[FoundNumber], content, limits)


def _reader(content: bytes, name: str, limits: Limits) -> str:
    ending = name.lower().rpartition(".")[2]
    if content.startswith(b"PK\x03\x04"):
        check_package(content, limits, lambda _archive: None)
        if ending in {"docx", "docm", "pptx", "pptm"}:
            return "package"
    kind = kind_of(content, name)
    if kind is Kind.WORD:
        return "package"
    if kind is Kind.ARCHIVE:
        raise BadFile("file-not-spreadsheet", kind="archive")
    return "workbook" if kind is Kind.TABLE and ending not in {"csv", "tsv"} else "text"
