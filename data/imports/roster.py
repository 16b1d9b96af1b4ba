"""Reads a branch's roster (花名册) from a table of any usual form: people, and problems by row."""

import re
from dataclasses import dataclass, replace
from itertools import count, islice

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
from data.imports.run_isolated import isolated
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
_DEPARTMENT = re.compile(
    r"部门|部門|科室|处室|處室|单位|單位|所在|工作|岗位|崗位|班级|班級|院系|department",
    re.IGNORECASE,
)
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
    limits = limits or Limits()
    if len(content) > limits.size:
        raise BadFile("file-too-big", limit=limits.size // 2**20)
    return isolated("worker_people.py", "roster", RosterDraft, content, limits, name=filename)


def roster_in(content: bytes, filename: str, limits: Limits) -> RosterDraft:
    """Reads a roster as `read_roster` does, in this process."""
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
    rows: list[dict[str, str]]
    """Each person's whole row but its running number, column → cell: a different row is a
    different person."""

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
                elif passed_over(cells, filled):
                    continue
                elif nobody(cells, filled):
                    self.problem(sheet.name, number, "roster-passed-over", _value(filled[0]))
                else:
                    whole = _whole(sheet, header, row) if len(header.blocks) == 1 else {}
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
            if nobody({"name": cell}, [cell]):
                self.problem(sheet.name, number, "roster-passed-over", _value(cell))
            else:
                self.person(sheet, number, block, {"name": cell}, "")

    def listed(self, sheet: Sheet, people: list[tuple[int, str, str]]) -> None:
        """Reads names in lines of text, each with the label before its line; an empty name stands
        for a line that is left out."""
        self.problem(sheet.name, people[0][0], "roster-no-header")
        for number, label, cell in people:
            if not cell:
                self.problem(sheet.name, number, "roster-passed-over", _value(label))
                continue
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
        whole: dict[str, str] | None = None,
    ) -> None:
        """Reads one row; `block` says which column (from 1) each of the cells is in."""
        said = named(cells["name"])
        public = {field: without_numbers(cell) for field, cell in cells.items()}
        cells = {field: text for field, (text, _) in public.items()}
        name = said.name
        if why := trouble(name, cells["name"]):
            self.problem(sheet.name, row, *why, fatal=True)
            return
        for column in block.values():
            if (row, column) in sheet.formulas:
                values = {"name": name, "column": letters(column)}
                self.problem(sheet.name, row, "roster-formula", values)
        if any(cut for _, cut in public.values()):
            self.problem(sheet.name, row, "roster-cut", {"name": name})
        texts = self.texts_of(said, cells, within)
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
        self.rows.append(whole or {})

    def texts_of(self, said: Named, cells: dict[str, str], within: str) -> dict[str, str]:
        """Returns subgroup and note, with the text in brackets after the name."""
        self.columns |= {field for field in ("subgroup", "note") if getattr(said, field)}
        return {
            "subgroup": clean_name(cells.get("subgroup", "")) or said.subgroup or within,
            "note": clean_text(f"{said.note} {cells.get('note', '')}"),
        }

    def place_of(
        self, sheet: str, row: int, said: Named, cells: dict[str, str]
    ) -> tuple[Standing, Post]:
        """Returns standing and post; unknown words mean a full member without a post, and are
        reported."""
        name = said.name
        said_standing, said_post = cells.get("standing", ""), cells.get("post", "")
        standing = standing_of(said_standing) if said_standing else said.standing
        post = post_of(said_post) if said_post or not said.post else said.post
        self.columns |= {"standing"} if said.standing else set()
        self.columns |= {"post"} if said.post else set()
        if standing is None and said_standing:
            values = {"name": name, "value": clean_text(said_standing)[:LONGEST_VALUE]}
            self.problem(sheet, row, "roster-standing", values)
        if post is None:
            values = {"name": name, "value": clean_text(said_post)[:LONGEST_VALUE]}
            self.problem(sheet, row, "roster-post", values)
        return standing or said.standing or Standing.FULL, post or Post.NONE

    def told_apart(self) -> list[DraftPerson]:
        """Drops identical rows; people who share name, subgroup and note with another get their
        department or a number as a note."""
        alike: dict[tuple[str, str, str], list[int]] = {}
        for place, person in enumerate(self.people):
            same = alike.setdefault((person.name, person.subgroup, person.note), [])
            if any(self._traits(one) == self._traits(place) for one in same):
                values = {"name": person.name, "first": str(self.people[same[0]].row)}
                self.problem(person.sheet, person.row, "roster-twice", values, fatal=True)
            else:
                same.append(place)
        notes: dict[int, str] = {}
        for same in alike.values():
            notes |= self._notes(same) if len(same) > 1 else {same[0]: self.people[same[0]].note}
        return [replace(self.people[place], note=notes[place]) for place in sorted(notes)]

    def _traits(self, place: int) -> tuple[object, ...]:
        person = self.people[place]
        return person.standing, person.post, self.rows[place]

    def _notes(self, same: list[int]) -> dict[int, str]:
        """Returns a note for each of several people whom nothing else tells apart."""
        self.columns.add("note")
        first, *others = (self.people[place] for place in same)
        taken = {(one.name, one.subgroup, one.note) for one in self.people}
        notes = _department([self.rows[place] for place in same])
        if notes:
            notes = [clean_text(f"{first.note} {note}")[: LONGEST["note"]] for note in notes]
        else:
            numbered = (f"{first.note} {number}".strip() for number in count(2))
            free = (note for note in numbered if (first.name, first.subgroup, note) not in taken)
            notes = [first.note, *islice(free, len(others))]
        for one, note in zip(others, notes[1:], strict=True):
            values = {"name": one.name, "first": str(first.row), "note": note}
            self.problem(one.sheet, one.row, "roster-same-name", values)
        return dict(zip(same, notes, strict=True))

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
    return {"value": clean_text(without_numbers(cell)[0])[:LONGEST_VALUE]}


def _whole(sheet: Sheet, header: Header, row: list[str]) -> dict[str, str]:
    """Returns a row's cells but the running number, each under its column's head."""
    heads = [clean_text(head) for head in sheet.rows[header.last - 1]]
    named = [head or str(column) for column, head in enumerate(heads)]
    named += [str(column) for column in range(len(heads), len(row))]
    return {
        f"{head} {column}": cell
        for column, (head, cell) in enumerate(zip(named, row, strict=False))
        if not (column < len(heads) and _RUNNING.fullmatch(heads[column]))
    }


def _department(same: list[dict[str, str]]) -> list[str]:
    """Returns the department of each of several people, if that tells them apart."""
    heads = [head for head in same[0] if _DEPARTMENT.match(head)]
    found = [[clean_text(row.get(head, "")) for row in same] for head in heads]
    return next((cells for cells in found if all(cells) and len(set(cells)) == len(cells)), [])


def _people(sheet: Sheet) -> list[tuple[int, str, str]]:
    """Returns row, label and name of each person in a text that is a list of names: 1、王芳, or
    第一党小组：王芳、李强; none for another text. A line that is left out has no name."""
    found: list[tuple[int, str, str]] = []
    others = 0
    within = ""
    for number, row in enumerate(sheet.rows, 1):
        text = "、".join(cell for cell in row if cell)
        if not text:
            continue
        if title := subgroup_title([text.rstrip(":：")]):
            within = title
        elif (read := on_line(text)) and not is_heading(named(read[1][0]).name):
            label = subgroup_title([read[0]]) or read[0] or within
            found += [(number, label, cell) for cell in read[1]]
        elif not is_heading(text):
            others += not nobody({"name": text}, [text])
            found.append((number, text, ""))
    many = len({row for row, _, name in found if name})
    return found if many and others * 4 <= many else []


def letters(column: int) -> str:
    """Returns a column as spreadsheets name it: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, place = divmod(column - 1, 26)
        name = chr(65 + place) + name
    return name
