"""Writes the item analysis as a workbook: overview, questions, tags, subgroups, and every
answer."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import xlsxwriter

from data.exports.table import FONT, print_on_a4, safe, sheet_name
from data.values.items import Item, Share, Standout

LABELS = (
    "insight-sheet-overview",
    "insight-sheet-items",
    "insight-sheet-tags",
    "insight-sheet-subgroups",
    "insight-sheet-answers",
    "insight-column-number",
    "insight-column-stem",
    "insight-column-kind",
    "insight-column-tags",
    "insight-column-rounds",
    "insight-column-answered",
    "insight-column-people",
    "insight-column-right",
    "insight-column-share",
    "insight-column-discrimination",
    "insight-column-slip",
    "insight-column-slips",
    "insight-column-remark",
    "insight-column-tag",
    "insight-column-subgroup",
    "insight-column-low",
    "insight-column-high",
    "insight-column-standout",
    "insight-column-at",
    "insight-column-name",
    "insight-column-where",
    "insight-column-said",
    "insight-column-result",
    "insight-suspicion-nobody",
    "insight-suspicion-upside_down",
    "insight-standout-strong",
    "insight-standout-weak",
)
"""All fixed texts of the workbook."""
_ITEMS = (
    ("number", 5),
    ("stem", 42),
    ("kind", 8),
    ("tags", 14),
    ("rounds", 8),
    ("answered", 6),
    ("right", 6),
    ("share", 7),
    ("discrimination", 7),
    ("slip", 22),
    ("slips", 8),
    ("remark", 24),
)
_PARTS = (
    ("people", 9),
    ("answered", 9),
    ("right", 9),
    ("share", 9),
    ("low", 11),
    ("high", 11),
    ("standout", 9),
)
_ANSWERS = (
    ("at", 17),
    ("name", 12),
    ("subgroup", 16),
    ("where", 9),
    ("stem", 60),
    ("said", 30),
    ("result", 14),
)
_SUSPECT, _WEAK, _STRONG = "#E8C9DC", "#FCE4C5", "#D6E8F5"
"""Distinct with every kind of colour vision; the words in the cells say the same."""


class Percent(float):
    """A share from 0 to 1, formatted in percent."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A question's line: its words ready to print, and its numbers."""

    stem: str
    kind: str
    tags: str
    rounds: int
    item: Item


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One answer: `at` is naive, on the branch's clocks; the other fields are ready to print."""

    at: datetime
    name: str
    subgroup: str
    where: str
    stem: str
    said: str
    result: str


@dataclass(frozen=True, slots=True)
class ItemsFacts:
    """The contents of the workbook: the overview's title, its facts as label and value, and its
    notes; `whole` is the overall share right, against which parts stand out."""

    title: str
    facts: Sequence[tuple[str, str | int | Percent]]
    notes: Sequence[str]
    items: Sequence[ItemLine]
    tags: Mapping[str, Share]
    subgroups: Mapping[str, Share]
    answers: Iterable[AnswerLine]
    whole: float


def items_book(facts: ItemsFacts, labels: Mapping[str, str]) -> bytes:
    """Makes an .xlsx of five sheets, rows in the order given. `labels` has a text for each of
    `LABELS`; raises `KeyError` for a missing one."""
    file = io.BytesIO()
    # Rows are written out as they come: a year of 500 members is 180,000 of them.
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
        ink = _Ink(book, labels)
        _overview(ink, facts)
        _items(ink, facts.items)
        _parts(ink, "tags", "tag", facts.tags, facts.whole)
        _parts(ink, "subgroups", "subgroup", facts.subgroups, facts.whole)
        _answers(ink, facts.answers)
    return file.getvalue()


class _Ink:
    """The workbook with its formats; it writes rows of cells."""

    def __init__(self, book: Any, labels: Mapping[str, str]) -> None:
        self.book, self.labels = book, labels
        plain = {"font_name": FONT, "valign": "top", "text_wrap": True}
        cell = {**plain, "border": 1}
        self.title = book.add_format({"font_name": FONT, "bold": True, "font_size": 16})
        self.plain = book.add_format(plain)
        self.head = book.add_format(
            {**cell, "bold": True, "bg_color": "#F2F2F2", "align": "center"}
        )
        self._formats = {
            (number, colour): book.add_format(
                {**cell, "num_format": number, **({"bg_color": colour} if colour else {})}
            )
            for number in ("General", "0%", "0.00", "yyyy-mm-dd hh:mm")
            for colour in ("", _SUSPECT, _WEAK, _STRONG)
        }

    def sheet(self, name: str, columns: Sequence[tuple[str, int]]) -> Any:
        """Adds a sheet with these columns as its header: suffixes of the labels' keys, and
        widths."""
        sheet = self.book.add_worksheet(sheet_name(self.labels[f"insight-sheet-{name}"]))
        for at, (_, width) in enumerate(columns):
            sheet.set_column(at, at, width)
        sheet.set_landscape()
        print_on_a4(sheet, 0)
        for at, (column, _) in enumerate(columns):
            sheet.write_string(0, at, safe(self.labels[f"insight-column-{column}"]), self.head)
        return sheet

    def row(self, sheet: Any, row: int, values: Sequence[object], colour: str = "") -> None:
        """Writes texts, whole numbers, shares and correlations, moments; None is an empty cell."""
        for at, value in enumerate(values):
            match value:
                case None:
                    sheet.write_blank(row, at, None, self._formats["General", colour])
                case str():
                    sheet.write_string(row, at, safe(value), self._formats["General", colour])
                case datetime():
                    moment = self._formats["yyyy-mm-dd hh:mm", colour]
                    sheet.write_datetime(row, at, value, moment)
                case Percent():
                    sheet.write_number(row, at, value, self._formats["0%", colour])
                case float():
                    sheet.write_number(row, at, value, self._formats["0.00", colour])
                case _:
                    sheet.write_number(row, at, value, self._formats["General", colour])


def _overview(ink: _Ink, facts: ItemsFacts) -> None:
    sheet = ink.book.add_worksheet(sheet_name(ink.labels["insight-sheet-overview"]))
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 60)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.write_string(0, 0, safe(facts.title), ink.title)
    for at, fact in enumerate(facts.facts, 2):
        ink.row(sheet, at, fact)
    for at, note in enumerate(facts.notes, len(facts.facts) + 3):
        sheet.set_row(at, 48)
        sheet.merge_range(at, 0, at, 1, safe(note), ink.plain)


def _items(ink: _Ink, items: Sequence[ItemLine]) -> None:
    sheet = ink.sheet("items", _ITEMS)
    for number, line in enumerate(items, 1):
        item = line.item
        suspicion = item.suspicion
        remark = ink.labels[f"insight-suspicion-{suspicion}"] if suspicion else ""
        ink.row(
            sheet,
            number,
            (
                number,
                line.stem,
                line.kind,
                line.tags,
                line.rounds,
                item.answered,
                item.right,
                Percent(item.share) if item.answered else None,
                item.discrimination,
                item.slip,
                item.slips or None,
                remark,
            ),
            _SUSPECT if suspicion else "",
        )
    sheet.autofilter(0, 0, max(1, len(items)), len(_ITEMS) - 1)


def _parts(ink: _Ink, name: str, column: str, parts: Mapping[str, Share], whole: float) -> None:
    """Writes a sheet of shares by tag or subgroup."""
    columns = ((column, 24), *_PARTS)
    sheet = ink.sheet(name, columns)
    for number, (part, share) in enumerate(parts.items(), 1):
        standout = share.against(whole)
        low, high = share.interval
        ink.row(
            sheet,
            number,
            (
                part,
                share.people,
                share.answered,
                share.right,
                Percent(share.share),
                Percent(low),
                Percent(high),
                ink.labels[f"insight-standout-{standout}"] if standout else "",
            ),
            {Standout.WEAK: _WEAK, Standout.STRONG: _STRONG, None: ""}[standout],
        )
    sheet.autofilter(0, 0, max(1, len(parts)), len(columns) - 1)


def _answers(ink: _Ink, answers: Iterable[AnswerLine]) -> None:
    sheet = ink.sheet("answers", _ANSWERS)
    last = 0
    for last, one in enumerate(answers, 1):
        ink.row(
            sheet,
            last,
            (one.at, one.name, one.subgroup, one.where, one.stem, one.said, one.result),
        )
    sheet.autofilter(0, 0, max(1, last), len(_ANSWERS) - 1)
