"""Reads questions from a Word document: its paragraphs as lines, its tables as sheets or as
lines."""

from base64 import b64decode
from collections.abc import Iterator
from typing import Any

from data.imports.bank.columns import header_of, labelled
from data.imports.bank.key import answer_table
from data.imports.bank.lines import Line, Mark
from data.imports.sheet import Sheet


def parts_of(blocks: list[dict[str, Any]], name: str) -> tuple[list[Line], list[Sheet]]:
    """Returns the lines of a document as the worker has read it, and those of its tables that have
    the headings of a question sheet; the cells of other tables are lines too."""
    lines: list[Line] = []
    sheets: list[Sheet] = []
    number = 0
    for block in blocks:
        if "rows" in block:
            rows = [[_cell(cell) for cell in row] for row in block["rows"]]
            if header_of(rows):
                sheets.append(Sheet(name=name, rows=rows))
                continue
            if listed := answer_table(rows):
                number += 1
                lines += [Line(number, one) for one in ("参考答案", *listed)]
                continue
            if all(map(labelled, rows)):
                for row in rows:
                    number += 1
                    lines += [Line(number, one) for one in labelled(row).split("\n")]
                continue
        for paragraph in _paragraphs(block):
            number += 1
            _add(lines, paragraph, number)
    return lines, sheets


def _paragraphs(block: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if "rows" not in block:
        yield block
        return
    for row in block["rows"]:
        for cell in row:
            for inner in cell:
                yield from _paragraphs(inner)


def _cell(cell: list[dict[str, Any]]) -> str:
    return "\n".join(one["text"] for block in cell for one in _paragraphs(block))


def _add(lines: list[Line], paragraph: dict[str, Any], number: int) -> None:
    """Adds a paragraph as lines: people also use line breaks inside one."""
    start = 0
    for text in paragraph["text"].split("\n"):
        end = start + len(text)
        marks = tuple(
            Mark(max(first, start) - start, min(last, end) - start, underlined)
            for first, last, underlined in paragraph["marks"]
            if first < end and last > start
        )
        picture = paragraph["picture"] if not start else None
        lines.append(Line(number, text, marks, b64decode(picture) if picture else None))
        start = end + 1
