"""A branch's roster (花名册) from a table of any usual form: people, and problems by row."""

from dataclasses import dataclass, replace
from itertools import count

from data.imports.changes import Change, KnownPerson, RosterDiff, compare
from data.imports.columns import Header, header_of
from data.imports.draft import DraftPerson, Problem, RosterDraft
from data.imports.rows import (
    cell_at,
    is_heading,
    name_column,
    passed_over,
    subgroup_title,
    trouble,
)
from data.imports.table import BadFile, Limits, Sheet, read_tables
from data.values.names import clean_name, clean_text
from data.values.standing import Post, Standing, post_of, standing_of

__all__ = [
    "MOST_PEOPLE",
    "BadFile",
    "Change",
    "DraftPerson",
    "KnownPerson",
    "Problem",
    "RosterDiff",
    "RosterDraft",
    "compare",
    "read_roster",
]

MOST_PEOPLE = 5_000
LONGEST = {"subgroup": 100, "note": 200}
LONGEST_VALUE = 40
"""Characters of a cell that a problem quotes."""


def read_roster(content: bytes, filename: str, limits: Limits | None = None) -> RosterDraft:
    """The people in a roster file, and each problem with its row; nothing else in the file is kept.

    Raises `BadFile` as `read_tables` does, and "file-no-name-column", "file-no-people",
    "file-too-many-people" (limit). Blocks: call it beside the event loop.

    Rows left out: "roster-no-name", "roster-long-name" (start, length, limit),
    "roster-not-a-name" (value), "roster-several-names" (value), "roster-twice" (name, first: the
    row of the same person). Rows kept: "roster-standing" and "roster-post" (name, value; taken for
    full and none), "roster-formula" (name, column), "roster-shortened" (name, column, limit),
    "roster-same-name" (name, first, note: the number put into the note to tell them apart), and
    "roster-no-header" for a bare list of names.
    """
    sheets = read_tables(content, filename, limits)
    reading = _Reading([], [], {"name"})
    headed = [(sheet, header) for sheet in sheets if (header := header_of(sheet.rows))]
    for sheet, header in headed:
        # A workbook with a sheet a subgroup says the subgroup in the sheet's name only.
        named = len(headed) > 1 and "组" in sheet.name
        reading.below(sheet, header, clean_name(sheet.name) if named else "")
    bare = [] if headed else [(s, column) for s in sheets if (column := name_column(s))]
    for sheet, column in bare:
        reading.bare(sheet, column)
    if not headed and not bare:
        raise BadFile("file-no-name-column")
    if not reading.people and not reading.problems:
        raise BadFile("file-no-people")
    people = reading.told_apart()
    order = {sheet.name: place for place, sheet in enumerate(sheets)}
    reading.problems.sort(key=lambda problem: (order[problem.sheet], problem.row))
    return RosterDraft(people, reading.problems, frozenset(reading.columns))


@dataclass
class _Reading:
    """What has been read so far."""

    people: list[DraftPerson]
    problems: list[Problem]
    columns: set[str]

    def below(self, sheet: Sheet, header: Header, subgroup: str) -> None:
        """Reads the rows below a header; `subgroup` is for who has none in the table."""
        for block in header.blocks:
            within = subgroup
            self.columns |= set(block)
            for number, row in enumerate(sheet.rows[header.last :], header.last + 1):
                cells = {field: cell_at(row, column) for field, column in block.items()}
                filled = [cell for cell in row if cell]
                if not filled or (number, block["name"]) in sheet.spread:
                    continue
                if title := subgroup_title(filled):
                    within = title
                elif not passed_over(cells, filled):
                    self.person(sheet, number, block, cells, within)
            if within:
                self.columns.add("subgroup")

    def bare(self, sheet: Sheet, column: int) -> None:
        """Reads a list of names without a header."""
        block = {"name": column}
        rows = [(n, cell_at(row, column)) for n, row in enumerate(sheet.rows, 1)]
        named = [(n, cell) for n, cell in rows if cell and not is_heading(cell)]
        self.problem(sheet.name, named[0][0], "roster-no-header")
        for number, cell in named:
            self.person(sheet, number, block, {"name": cell}, "")

    def person(
        self, sheet: Sheet, row: int, block: dict[str, int], cells: dict[str, str], within: str
    ) -> None:
        """Takes one row; `block` says which column (from 1) each of the cells stands in."""
        name = clean_name(cells["name"])
        if why := trouble(name, cells["name"]):
            self.problem(sheet.name, row, *why, fatal=True)
            return
        for column in block.values():
            if (row, column) in sheet.formulas:
                values = {"name": name, "column": letters(column)}
                self.problem(sheet.name, row, "roster-formula", values)
        texts = {
            "subgroup": clean_name(cells.get("subgroup", "")) or within,
            "note": clean_text(cells.get("note", "")),
        }
        for field, longest in LONGEST.items():
            if len(texts[field]) > longest:
                texts[field] = texts[field][:longest]
                at = letters(block.get(field, 1))
                values = {"name": name, "column": at, "limit": str(longest)}
                self.problem(sheet.name, row, "roster-shortened", values)
        standing, post = self.place_of(sheet.name, row, name, cells)
        if len(self.people) >= MOST_PEOPLE:
            raise BadFile("file-too-many-people", limit=MOST_PEOPLE)
        person = DraftPerson(
            row, sheet.name, name, texts["subgroup"], standing, post, texts["note"]
        )
        self.people.append(person)

    def place_of(
        self, sheet: str, row: int, name: str, cells: dict[str, str]
    ) -> tuple[Standing, Post]:
        """Standing and post; what is not understood is a full member without a post, and said."""
        said_standing, said_post = cells.get("standing", ""), cells.get("post", "")
        standing, post = standing_of(said_standing), post_of(said_post)
        if standing is None and said_standing:
            values = {"name": name, "value": clean_text(said_standing)[:LONGEST_VALUE]}
            self.problem(sheet, row, "roster-standing", values)
        if post is None:
            values = {"name": name, "value": clean_text(said_post)[:LONGEST_VALUE]}
            self.problem(sheet, row, "roster-post", values)
        return standing or Standing.FULL, post or Post.NONE

    def told_apart(self) -> list[DraftPerson]:
        """Identical rows once; who shares name, subgroup and note with another gets a number."""
        kept: list[DraftPerson] = []
        taken = {(one.name, one.subgroup, one.note) for one in self.people}
        alike: dict[tuple[str, str, str], list[DraftPerson]] = {}
        for person in self.people:
            same = alike.setdefault((person.name, person.subgroup, person.note), [])
            if any((one.standing, one.post) == (person.standing, person.post) for one in same):
                values = {"name": person.name, "first": str(same[0].row)}
                self.problem(person.sheet, person.row, "roster-twice", values, fatal=True)
                continue
            same.append(person)
            if len(same) == 1:
                kept.append(person)
                continue
            numbered = (f"{person.note} {number}".strip() for number in count(len(same)))
            note = next(n for n in numbered if (person.name, person.subgroup, n) not in taken)
            taken.add((person.name, person.subgroup, note))
            values = {"name": person.name, "first": str(same[0].row), "note": note}
            self.problem(person.sheet, person.row, "roster-same-name", values)
            self.columns.add("note")
            kept.append(replace(person, note=note))
        return kept

    def problem(
        self,
        sheet: str,
        row: int,
        key: str,
        values: dict[str, str] | None = None,
        *,
        fatal: bool = False,
    ) -> None:
        """Notes a problem of a row."""
        self.problems.append(Problem(sheet, row, key, values or {}, fatal))


def letters(column: int) -> str:
    """A column as spreadsheets name it: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, place = divmod(column - 1, 26)
        name = chr(65 + place) + name
    return name
