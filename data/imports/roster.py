"""Reads a branch's roster (花名册) from a table of any usual form: people, and problems by row."""

import re
from dataclasses import dataclass, replace
from itertools import count

from data.imports.changes import Change, KnownPerson, RosterDiff, compare
from data.imports.columns import Header, header_of
from data.imports.draft import DraftPerson, Problem, RosterDraft
from data.imports.person import Named, named, on_line, without_numbers
from data.imports.rows import (
    cell_at,
    is_heading,
    name_column,
    nobody,
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
_RUNNING = re.compile(r"序号|編號|编号|序號|号|no\.?|#|", re.IGNORECASE)
LONGEST_VALUE = 40
"""Characters of a cell that a problem quotes."""


def read_roster(content: bytes, filename: str, limits: Limits | None = None) -> RosterDraft:
    """Returns the people in a roster file, and each problem with its row; nothing else in the file
    is kept.

    Raises `BadFile` as `read_tables` does, and "file-no-name-column", "file-no-people",
    "file-too-many-people" (limit). Blocks: call it beside the event loop.

    Rows left out: "roster-no-name", "roster-long-name" (start, length, limit), "roster-not-a-name"
    (value), "roster-several-names" (value), "roster-twice" (name, first: the row of the same
    person). Rows kept: "roster-standing" and "roster-post" (name, value; read as full and none),
    "roster-formula" (name, column), "roster-shortened" (name, column, limit), "roster-same-name"
    (name, first, note: the number put into the note to distinguish them), "roster-cut" (name;
    private numbers were left out), "roster-passed-over" (value) for a row that is no person, and
    "roster-no-header" for a bare list of names.
    """
    sheets = read_tables(content, filename, limits)
    reading = _Reading([], [], {"name"}, [])
    headed = [(sheet, header) for sheet in sheets if (header := header_of(sheet.rows))]
    for sheet, header in headed:
        # A workbook with a sheet a subgroup names the subgroup in the sheet's name only.
        named = len(headed) > 1 and "组" in sheet.name
        reading.below(sheet, header, clean_name(sheet.name) if named else "")
    bare = [] if headed else [(s, column) for s in sheets if (column := name_column(s))]
    for sheet, column in bare:
        reading.bare(sheet, column)
    listed = [] if headed or bare else [(s, people) for s in sheets if (people := _people(s))]
    for sheet, people in listed:
        reading.listed(sheet, people)
    if not headed and not bare and not listed:
        raise BadFile("file-no-name-column")
    if not reading.people and not reading.problems:
        raise BadFile("file-no-people")
    kept = reading.told_apart()
    order = {sheet.name: place for place, sheet in enumerate(sheets)}
    reading.problems.sort(key=lambda problem: (order[problem.sheet], problem.row))
    return RosterDraft(kept, reading.problems, frozenset(reading.columns))


@dataclass
class _Reading:
    """The people and problems read so far."""

    people: list[DraftPerson]
    problems: list[Problem]
    columns: set[str]
    rows: list[tuple[str, ...]]
    """Each person's whole row but its running number: a different row is a different person."""

    def below(self, sheet: Sheet, header: Header, subgroup: str) -> None:
        """Reads the rows below a header; `subgroup` is for people without one in the table."""
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
                elif nobody(cells, filled):
                    self.problem(sheet.name, number, "roster-passed-over", _value(filled[0]))
                elif not passed_over(cells, filled):
                    whole = _whole(sheet, header, row) if len(header.blocks) == 1 else ()
                    self.person(sheet, number, block, cells, within, whole)
            if within:
                self.columns.add("subgroup")

    def bare(self, sheet: Sheet, column: int) -> None:
        """Reads a list of names without a header."""
        block = {"name": column}
        rows = [(n, cell_at(row, column)) for n, row in enumerate(sheet.rows, 1)]
        found = [(n, cell) for n, cell in rows if cell and not is_heading(cell)]
        self.problem(sheet.name, found[0][0], "roster-no-header")
        for number, cell in found:
            self.person(sheet, number, block, {"name": cell}, "")

    def listed(self, sheet: Sheet, people: list[tuple[int, str, str]]) -> None:
        """Reads names in lines of text, each with the label before its line."""
        self.problem(sheet.name, people[0][0], "roster-no-header")
        for number, label, cell in people:
            post = post_of(label) if label else None
            cells = {"name": cell, "post": label if post and post is not Post.NONE else ""}
            within = subgroup_title([label]) if label else ""
            self.columns |= {"subgroup"} if within else set()
            self.columns |= {"post"} if cells["post"] else set()
            self.person(sheet, number, {"name": 1}, cells, within or "")

    def person(
        self,
        sheet: Sheet,
        row: int,
        block: dict[str, int],
        cells: dict[str, str],
        within: str,
        whole: tuple[str, ...] = (),
    ) -> None:
        """Reads one row; `block` says which column (from 1) each of the cells is in."""
        said = named(cells["name"])
        name = said.name
        if why := trouble(name, without_numbers(cells["name"])[0]):
            self.problem(sheet.name, row, *why, fatal=True)
            return
        for column in block.values():
            if (row, column) in sheet.formulas:
                values = {"name": name, "column": letters(column)}
                self.problem(sheet.name, row, "roster-formula", values)
        texts = self.texts_of(sheet.name, row, said, cells, within)
        for field, longest in LONGEST.items():
            if len(texts[field]) > longest:
                texts[field] = texts[field][:longest]
                at = letters(block.get(field, 1))
                values = {"name": name, "column": at, "limit": str(longest)}
                self.problem(sheet.name, row, "roster-shortened", values)
        standing, post = self.place_of(sheet.name, row, said, cells)
        if len(self.people) >= MOST_PEOPLE:
            raise BadFile("file-too-many-people", limit=MOST_PEOPLE)
        person = DraftPerson(
            row, sheet.name, name, texts["subgroup"], standing, post, texts["note"]
        )
        self.people.append(person)
        self.rows.append(whole)

    def texts_of(
        self, sheet: str, row: int, said: Named, cells: dict[str, str], within: str
    ) -> dict[str, str]:
        """Returns subgroup and note without private numbers, with the text in brackets after the
        name; reports numbers that were cut out."""
        texts, cut = {}, said.cut
        for field in ("subgroup", "note"):
            text, had = without_numbers(cells.get(field, ""))
            texts[field], cut = text, cut or had
        if cut:
            self.problem(sheet, row, "roster-cut", {"name": said.name})
        self.columns |= {field for field in ("subgroup", "note") if getattr(said, field)}
        return {
            "subgroup": clean_name(texts["subgroup"]) or said.subgroup or within,
            "note": clean_text(f"{said.note} {texts['note']}"),
        }

    def place_of(
        self, sheet: str, row: int, said: Named, cells: dict[str, str]
    ) -> tuple[Standing, Post]:
        """Returns standing and post; unknown words mean a full member without a post, and are
        reported."""
        name = said.name
        said_standing, said_post = cells.get("standing", ""), cells.get("post", "")
        standing = standing_of(said_standing) or (None if said_standing else said.standing)
        post = post_of(said_post) if said_post or not said.post else said.post
        self.columns |= {"standing"} if said.standing else set()
        self.columns |= {"post"} if said.post else set()
        if standing is None and said_standing:
            values = {"name": name, "value": clean_text(said_standing)[:LONGEST_VALUE]}
            self.problem(sheet, row, "roster-standing", values)
        if post is None:
            values = {"name": name, "value": clean_text(said_post)[:LONGEST_VALUE]}
            self.problem(sheet, row, "roster-post", values)
        return standing or Standing.FULL, post or Post.NONE

    def told_apart(self) -> list[DraftPerson]:
        """Drops identical rows; numbers people who share name, subgroup and note with another."""
        kept: list[DraftPerson] = []
        seen: dict[int, tuple[str, ...]] = {}
        taken = {(one.name, one.subgroup, one.note) for one in self.people}
        alike: dict[tuple[str, str, str], list[DraftPerson]] = {}
        for person, whole in zip(self.people, self.rows, strict=True):
            same = alike.setdefault((person.name, person.subgroup, person.note), [])
            seen[id(person)] = whole
            traits = (person.standing, person.post, whole)
            if any((one.standing, one.post, seen[id(one)]) == traits for one in same):
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


def _value(cell: str) -> dict[str, str]:
    return {"value": clean_text(cell)[:LONGEST_VALUE]}


def _whole(sheet: Sheet, header: Header, row: list[str]) -> tuple[str, ...]:
    """Returns a row's cells but the running number."""
    heads = sheet.rows[header.last - 1]
    return tuple(
        cell
        for column, cell in enumerate(row)
        if not _RUNNING.fullmatch(heads[column].strip() if column < len(heads) else "")
    )


def _people(sheet: Sheet) -> list[tuple[int, str, str]]:
    """Returns row, label and name of each person in a text that is a list of names: 1、王芳, or
    第一党小组：王芳、李强; none for another text."""
    found: list[tuple[int, str, str]] = []
    others = 0
    within = ""
    for number, row in enumerate(sheet.rows, 1):
        text = "、".join(cell for cell in row if cell)
        if not text:
            continue
        if title := subgroup_title([text.rstrip(":：")]):
            within = title
        elif read := on_line(text):
            label = read[0] or within
            found += [(number, label, cell) for cell in read[1]]
        elif not is_heading(text):
            others += 1
    return found if found and others * 4 <= len({row for row, *_ in found}) else []


def letters(column: int) -> str:
    """Returns a column as spreadsheets name it: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, place = divmod(column - 1, 26)
        name = chr(65 + place) + name
    return name
