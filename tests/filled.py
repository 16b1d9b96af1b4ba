"""Fills every table with rows about one person, and crawls a whole database for a trace of them."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Float,
    LargeBinary,
    String,
    inspect,
    select,
    table,
    text,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from data.models import Account, Base, Branch, Member
from data.models.base import Moment
from data.personal import PERSONAL, Kept

AT = datetime(2026, 11, 27, 7, 0, tzinfo=UTC)
MADE = {"account", "branch", "member", "seen_update", "lease", "budget", "permit", "erasure"}
"""Tables that are filled by hand, or hold no person."""


def people(session: Session, branch: Branch, name: str, account_id: int) -> Member:
    """Makes a member with an account in a branch."""
    session.add(Account(id=account_id, name=f"{name}的号", username=f"u{account_id}", seen_at=AT))
    session.flush()
    member = Member(
        branch_id=branch.id, account_id=account_id, name=name, note=f"{name}备注",
        joined_on=date(2026, 1, 1), post="none",
    )  # fmt: skip
    session.add(member)
    session.flush()
    return member


def fill(session: Session, whose: Member, doer: Member, **fixed: Any) -> dict[str, int]:
    """Makes a row about `whose` in every table, in which `doer` did what is done; texts that may
    name somebody name `whose`. `fixed` are values by "table__column". Returns the ids by table."""
    made = {"branch": whose.branch_id, "member": whose.id}
    for one in Base.metadata.sorted_tables:
        if one.name in MADE:
            continue
        values = {}
        for column in one.c:
            if f"{one.name}__{column.name}" in fixed:
                values[column.name] = fixed[f"{one.name}__{column.name}"]
                continue
            value = _value(column, PERSONAL[one.name], whose, doer, made)
            if value is not None:
                values[column.name] = value
        needed = {column.name for column in one.c if column.foreign_keys and not column.nullable}
        if needed - set(values):
            continue
        try:
            with session.begin_nested():
                key = session.execute(one.insert().values(values)).inserted_primary_key
        except IntegrityError:  # a branch has one of these
            continue
        if key and isinstance(key[0], int):
            made[one.name] = key[0]
    session.flush()
    return made


def _value(
    column: Column[Any], kept: Kept, whose: Member, doer: Member, made: dict[str, int]
) -> Any:
    others = column.name in {"swap_with", "to_id"}
    for key in column.foreign_keys:
        there = key.column.table.name
        if there == "member":
            return doer.id if others else whose.id
        if there == "account":
            done = column.name in kept.accounts.split()
            return doer.account_id if done else whose.account_id
        return None if column.nullable and there == column.table.name else made.get(there)
    if column.name == "branch_id":
        return whose.branch_id
    if column.name in kept.accounts.split():
        return doer.account_id
    if column.name in f"{kept.rows} {kept.links}".split():
        return whose.account_id
    if column.primary_key and column.name == "id" and not isinstance(column.type, String):
        return None
    said = column.name in f"{kept.own} {kept.quotes} {kept.filed}".split()
    return _plain(column, f"{whose.name}说" if said else "", whose)


def _plain(column: Column[Any], said: str, whose: Member) -> Any:
    kind = column.type
    if isinstance(kind, String):
        return (said or f"x{whose.id}")[: kind.length or 99]
    if isinstance(kind, JSON):
        default: Any = column.default
        empty = [] if column.name in {"questions", "options"} else {}
        empty = default.arg(None) if default is not None else empty
        about = {"branch": whose.branch_id, "chat": whose.account_id, "text": said}
        return about if said and empty == {} else [said] if said else empty
    if column.nullable:
        return None
    if isinstance(kind, (Moment, DateTime)):
        return AT
    if isinstance(kind, Date):
        return AT.date()
    if isinstance(kind, Boolean):
        return False
    if isinstance(kind, LargeBinary):
        return b"x"
    return 1.0 if isinstance(kind, Float) else 1 + whose.id


def traces(connection: Connection, wanted: Iterable[str]) -> set[str]:
    """Returns the columns ("table.column") in which something wanted stands, in any form."""
    found, wanted = set(), tuple(wanted)
    for name in inspect(connection).get_table_names():
        every = [column["name"] for column in inspect(connection).get_columns(name)]
        names = [text(f'"{one}"') for one in every]
        for row in connection.execute(select(*names).select_from(table(name))):
            for column, value in zip(every, row, strict=True):
                if any(one in _shown(value) for one in wanted):
                    found.add(f"{name}.{column}")
    return found


def _shown(value: Any) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, str) and value[:1] in "[{":
        try:
            return json.dumps(json.loads(value), ensure_ascii=False)
        except ValueError:
            return value
    return json.dumps(value, ensure_ascii=False, default=str)


def files_with(folder: Path, wanted: Iterable[str]) -> set[str]:
    """Returns the files of a folder that hold something wanted, plain or escaped as in JSON."""
    forms = {form for one in wanted for form in (one.encode(), json.dumps(one)[1:-1].encode())}
    return {
        path.name
        for path in folder.rglob("*")
        if path.is_file() and any(form in path.read_bytes() for form in forms)
    }
