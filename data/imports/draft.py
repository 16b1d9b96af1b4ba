"""A roster as in a file, before anything of it is stored."""

from dataclasses import dataclass

from data.values.standing import Post, Standing


@dataclass(frozen=True)
class DraftPerson:
    """A person as in a roster file; `row` (from 1) and `sheet` say where."""

    row: int
    sheet: str
    name: str
    subgroup: str = ""
    standing: Standing = Standing.FULL
    post: Post = Post.NONE
    note: str = ""


@dataclass(frozen=True)
class Problem:
    """A remark on one row, as the key of a text; `fatal` where the row was left out."""

    sheet: str
    row: int
    key: str
    values: dict[str, str]
    fatal: bool


@dataclass(frozen=True)
class RosterDraft:
    """The contents of a file; `columns` are the fields it has, "name" always among them."""

    people: list[DraftPerson]
    problems: list[Problem]
    columns: frozenset[str]
