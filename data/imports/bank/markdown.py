"""Reads the lines and tables of plain texts and of Markdown, without formatting signs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from data.imports.bank.columns import guessed, header_of
from data.imports.bank.lines import LONGEST_LINE, Line, Mark, trimming
from data.imports.sheet import Sheet

_RULED = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?\s*")


def lines_of(text: str) -> Iterator[Line]:
    """Yields the lines of a plain text or of Markdown, without formatting signs."""
    for number, raw in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        yield _plain_line(number, raw[:LONGEST_LINE])


_PREFIX = re.compile(r"^(\s*)(?:(#{1,6})\s+|>\s?|[-*+]\s+(?:\[([ xX])\]\s*)?)+")
_BREAK = re.compile(r"\s*<br\s{0,9}/?>\s*", re.IGNORECASE)
_TAGS = re.compile(r"</?(?:details|summary|div|p|span)\b[^<>]{0,80}>", re.IGNORECASE)
_BOLD = re.compile(
    r"\*\*(.+?)\*\*|<u>(.*?)</u>|<b>(.*?)</b>|<font\b[^<>]{0,80}>(.*?)</font>|"
    r"<strong>(.*?)</strong>",
    re.IGNORECASE,
)


def _plain_line(number: int, raw: str) -> Line:
    if trimming(raw):
        return Line(number, raw)
    raw = _TAGS.sub("", raw) if "<" in raw else raw
    prefix = _PREFIX.match(raw)
    checked = bool(prefix and prefix[3] and prefix[3] in "xX")
    text = raw[prefix.end() :] if prefix else raw
    parts: list[str] = []
    marks: list[Mark] = []
    place = length = 0
    for match in _BOLD.finditer(text):
        said = next(group for group in match.groups() if group is not None)
        parts += [text[place : match.start()], said]
        start = length + match.start() - place
        length, place = start + len(said), match.end()
        marks.append(Mark(start, length, line=match[2] is not None))
    parts.append(text[place:])
    plain = "".join(parts)
    if checked:
        marks.append(Mark(0, len(plain), line=False))
    titled = bool(prefix and prefix[2])
    bullet = bool(prefix and re.search(r"[-*+]\s", prefix[0]))
    return Line(number, plain, tuple(marks), bullet=bullet, title=titled)


def tables_in(lines: Sequence[Line], name: str) -> tuple[list[Sheet], list[Line]]:
    """Returns the tables of a Markdown text that hold questions, and the remaining lines; a row of
    a table keeps the number of its line. Rows of as many cells are a table without the line below
    its headings, too."""
    sheets: list[Sheet] = []
    left = list(lines)
    end = 0
    for place, line in enumerate(lines):
        if place < end or "|" not in line.text:
            continue
        end = place + 1
        while end < len(lines) and "|" in lines[end].text:
            end += 1
        ruled = end > place + 1 and bool(_RULED.fullmatch(lines[place + 1].text))
        rows = [[] if _RULED.fullmatch(one.text) else _cells(one.text) for one in lines[place:end]]
        even = len({len(row) for row in rows if row}) == 1 and len(rows) > 1
        if (ruled and header_of(rows)) or (even and (header_of(rows) or guessed(rows))):
            above: list[list[str]] = [[] for _ in range(place)]
            sheets.append(Sheet(name=name, rows=[*above, *rows]))
            for at in range(place, end):
                left[at] = Line(lines[at].number, "")
    return sheets, [one for line in left for one in _broken(line)]


def _broken(line: Line) -> list[Line]:
    """Returns the lines of one that has line breaks of HTML in it."""
    if "<" not in line.text or not _BREAK.search(line.text):
        return [line]
    return [replace(line, text=text, marks=()) for text in _BREAK.split(line.text)]


def _cells(text: str) -> list[str]:
    inner = re.sub(r"^\s*\||\|\s*$", "", text)
    cells = (cell.replace("\\|", "|").strip() for cell in re.split(r"(?<!\\)\|", inner))
    return [_BREAK.sub("\n", cell) for cell in cells]
