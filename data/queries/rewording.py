"""Takes a person's names and numbers out of the texts and JSON values of any table."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Integer,
    String,
    Table,
    and_,
    cast,
    false,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from data.values.erasing import Remover


def columns(table: Table, named: str) -> list[Column[Any]]:
    """Returns the columns that the register names in one string."""
    return [table.c[name] for name in named.split()]


def reword(
    session: Session,
    table: Table,
    texts: Sequence[Column[Any]],
    where: ColumnElement[bool],
    remover: Remover,
) -> None:
    """Puts the pseudonym in the place of the names in the texts and JSON values of some rows."""
    if not texts or not (remover.names or remover.accounts):
        return
    found = or_(*(mentions(column, remover) for column in texts))
    key = list(table.primary_key)
    for row in session.execute(select(*key, *texts).where(where, found)).mappings().all():
        changed = {}
        for column in texts:
            value = row[column.name]
            if isinstance(column.type, JSON):
                changed[column.name] = remover.json(value)
            elif value is not None:
                changed[column.name] = remover.text(value, getattr(column.type, "length", None))
        same = and_(*(one == row[one.name] for one in key))
        session.execute(update(table).where(same).values(changed))


def mentions(column: Column[Any], remover: Remover) -> ColumnElement[bool]:
    """Tells whether a text may mention the person: JSON is stored with its signs escaped."""
    wanted = [*remover.names, *(str(one) for one in remover.accounts)]
    if isinstance(column.type, JSON):
        wanted += [json.dumps(one)[1:-1] for one in remover.names]
    text = cast(column, String)
    return or_(false(), *(text.contains(one, autoescape=True) for one in wanted))


def empty(column: Column[Any]) -> Any:
    """Returns what stands in an emptied column."""
    if isinstance(column.type, JSON):
        default: Any = column.default
        return default.arg(None) if default is not None else {}
    if column.nullable:
        return None
    return 0 if isinstance(column.type, Integer) or column.type.python_type is int else ""
