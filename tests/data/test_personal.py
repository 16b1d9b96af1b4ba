"""The register of what is personal says of every table and column what becomes of it."""

from dataclasses import fields
from datetime import UTC, datetime

import pytest
from sqlalchemy import JSON, Column, LargeBinary, String, Table

from data import personal
from data.models import Base, Branch
from data.personal import PERSONAL, Kept
from data.queries.scope import archived

TABLES = Base.metadata.tables
RETENTIONS = {
    personal.FOR_GOOD, personal.ARCHIVE, personal.STUDY, personal.WORK,
    personal.AUDIT, personal.FIRINGS, personal.LEFT, personal.STRANGER, personal.BRIEF,
}  # fmt: skip
TREATMENTS = [one.name for one in fields(Kept)][3:]
PEOPLE = ("account", "member")
SHORT = 32
"""Characters of a string that is a code."""


def able(column: Column[object]) -> bool:
    """Tells whether a column can hold a person: an account, a member, a text, a file."""
    kind = column.type
    if isinstance(kind, String):
        return (kind.length or SHORT + 1) > SHORT
    if isinstance(kind, (JSON, LargeBinary)):
        return True
    if any(key.column.table.name in PEOPLE for key in column.foreign_keys):
        return True
    return column.name.endswith(("_by", "account_id", "voter_id", "chat_id", "message_id"))


def named(kept: Kept) -> list[str]:
    return [column for one in TREATMENTS for column in getattr(kept, one).split()]


def missing(table: Table, kept: Kept) -> set[str]:
    return {column.name for column in table.c if able(column)} - set(named(kept))


@pytest.mark.parametrize("name", sorted(TABLES))
def test_each_table_says_what_becomes_of_a_person_in_it(name: str) -> None:
    kept = PERSONAL[name]
    assert missing(TABLES[name], kept) == set()
    assert set(named(kept)) <= {column.name for column in TABLES[name].c}
    assert len(named(kept)) == len(set(named(kept))), "one thing becomes of a column"
    assert kept.retention in RETENTIONS
    assert bool(kept.export) is not bool(kept.why), "in /mydata, or a reason why not"


def test_the_register_names_no_table_that_is_not_there() -> None:
    assert set(PERSONAL) == set(TABLES)


def test_a_column_that_says_nothing_would_be_noticed() -> None:
    assert missing(TABLES["note"], Kept(personal.STUDY, "notes", rows="member_id")) == {"text"}
    whole = {"account_id", "data", "digest", "error"}
    assert missing(TABLES["errand"], Kept(personal.WORK)) == whole
    assert missing(TABLES["poll"], Kept(personal.BRIEF)) == {"id", "chat_id", "message_id"}


@pytest.mark.parametrize("name", [name for name, kept in PERSONAL.items() if kept.filed])
def test_each_filed_text_says_when_its_archive_term_is_over(name: str) -> None:
    branch = Branch(id=1, archive_years=10)
    if name != "erasure":
        assert archived(TABLES[name], branch, datetime(2026, 11, 27, tzinfo=UTC)) is not None
