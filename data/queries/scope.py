"""Finds which rows of any table belong to a branch, and which to a filed record."""

from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Table, select

from data.models import Attendance, Base, Branch, Meeting, Notice, Record, Vote

TABLES = Base.metadata.tables
PEOPLE = ("account",)
"""Tables that a row may point at without being part of what is there."""


@cache
def _parent(name: str, seen: frozenset[str] = frozenset()) -> tuple[Any, Any] | None:
    """Returns the column by which a table's rows are part of something in a branch, and the column
    it points at; None where they are part of nothing."""
    for column in TABLES[name].c:
        for key in column.foreign_keys:
            there = key.column.table.name
            if key.ondelete != "CASCADE" or there in {name, *PEOPLE, *seen}:
                continue
            if in_branch(TABLES[there], 0, seen | {name}) is not None:
                return column, key.column
    return None


def in_branch(
    table: Table, branch_id: int, seen: frozenset[str] = frozenset()
) -> ColumnElement[bool] | None:
    """Tells whether a row belongs to a branch; None for tables that are not a branch's."""
    if table.name == "branch":
        return table.c.id == branch_id
    if "branch_id" in table.c and table.name not in PEOPLE:
        return table.c.branch_id == branch_id
    found = _parent(table.name, seen)
    if found is None:
        return None
    column, there = found
    inside = in_branch(there.table, branch_id, seen | {table.name})
    assert inside is not None
    return column.in_(select(there).where(inside))  # type: ignore[no-any-return]


def archived(table: Table, branch: Branch, now: datetime) -> ColumnElement[bool]:
    """Tells whether a row is filed and still within the branch's archive term: attendance from the
    meeting's end on, minutes once they are filed, notices once they are published, votes once they
    are closed.

    Every table with a `filed` column in the register has its line here.
    """
    term = now - timedelta(days=round(branch.archive_years * 365.25))
    kept = select(Meeting.id).where(Meeting.branch_id == branch.id, Meeting.ends_at > term)
    ended = kept.where(Meeting.state == "closed")
    filed = kept.where(
        Meeting.id.in_(select(Record.meeting_id).where(Record.filed_at.is_not(None)))
    )
    entries = select(Attendance.id).where(Attendance.meeting_id.in_(ended))
    notices = select(Notice.id).where(Notice.branch_id == branch.id, Notice.posted_at > term)
    votes = select(Vote.id).where(Vote.branch_id == branch.id, Vote.closed_at > term)
    found: dict[str, tuple[str, Any]] = {
        "attendance": ("meeting_id", ended),
        "correction": ("attendance_id", entries),
        "meeting": ("id", filed),
        "minute": ("meeting_id", filed),
        "record": ("meeting_id", filed),
        "record_change": ("meeting_id", filed),
        "notice": ("id", notices),
        "vote": ("id", votes),
        "elector": ("vote_id", votes),
        "notice_version": ("notice_id", notices),
    }
    column, rows = found[table.name]
    return table.c[column].in_(rows)
