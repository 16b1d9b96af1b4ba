"""Copies a whole database into another one, step by step, so that a stop in between loses nothing.

How far each table has come stands in a table of the target's own, written with the rows. It goes
when everything was compared; as long as it is there, no bot starts on that database.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Connection,
    Date,
    Engine,
    Executable,
    MetaData,
    Select,
    String,
    Table,
    Text,
    bindparam,
    cast,
    func,
    insert,
    inspect,
    literal,
    select,
    tuple_,
    update,
)  # fmt: skip

from data import migrations
from data.engine import Unsafe
from data.models import Base

MOST_ROWS: Final = 1_000
MOST_BYTES: Final = 8_000_000
"""A step's rows and bytes; one row may be larger."""

_PROGRESS: Final = Table(
    "transfer",
    MetaData(),
    Column("name", String(64), primary_key=True),
    Column("last", JSON),
    Column("copied", BigInteger),
)
"""The tables under way: the last primary key that was copied, and the rows so far."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A table's rows in the source and in the target, and whether all of them are equal."""

    name: str
    here: int
    there: int
    equal: bool


def must_be_whole(engine: Engine) -> None:
    """Raises Unsafe where a transfer into this database is not finished."""
    if inspect(engine).has_table(_PROGRESS.name):
        raise Unsafe(
            "This database is being filled by `zhixue move`, which is not finished. Run the same "
            "`zhixue move` again first."
        )


def prepare(source: Engine, target: Engine) -> bool:
    """Makes the target's tables; True where an earlier transfer goes on.

    Raises Unsafe where the source is not of this version, or the target holds something else.
    """
    if migrations.current(source) != migrations.revisions()[-1]:
        raise Unsafe(
            "The database to move is not of this version. Run `zhixue migrate` on it first."
        )
    if inspect(target).has_table(_PROGRESS.name):
        return True
    names = set(inspect(target).get_table_names())
    with target.connect() as there:
        for table in Base.metadata.sorted_tables:
            if table.name in names and there.execute(select(table).limit(1)).first():
                raise Unsafe(f"The database to fill is not empty: {table.name} has rows.")
    migrations.upgrade(target)
    _PROGRESS.create(target)
    return False


def copy(source: Engine, target: Engine, told: Callable[[str, int], None]) -> None:
    """Copies what is missing; `told` hears of each step: the table's name, its rows so far."""
    for table in Base.metadata.sorted_tables:
        for rows in _steps(source, target, table):
            told(table.name, _put(target, table, rows))
        _link(source, target, table)
    with target.begin() as there:
        for table in Base.metadata.sorted_tables:
            _count_on(there, table)


def compare(source: Engine, target: Engine) -> list[Compared]:
    """Reads both databases whole and compares each table's number of rows and checksum."""
    found = []
    for table in Base.metadata.sorted_tables:
        ours, theirs = _checksum(source, table), _checksum(target, table)
        found.append(Compared(table.name, ours[0], theirs[0], ours == theirs))
    return found


def finish(target: Engine) -> None:
    """Lets bots start on the target."""
    _PROGRESS.drop(target)


def _steps(source: Engine, target: Engine, table: Table) -> Iterator[list[dict[str, Any]]]:
    """Yields the rows that are not copied yet, in the order of their primary key."""
    keys = list(table.primary_key)
    wanted = _as_stored(table).order_by(*keys)
    with target.connect() as there:
        last = there.scalar(select(_PROGRESS.c.last).where(_PROGRESS.c.name == table.name))
    if last is not None:
        after = [literal(_read(key, one), key.type) for key, one in zip(keys, last, strict=True)]
        wanted = wanted.where(tuple_(*keys) > tuple_(*after))
    rows: list[dict[str, Any]] = []
    size = 0
    for row in _rows(source, wanted):
        rows.append(row)
        size += sum(len(value) for value in row.values() if isinstance(value, str | bytes))
        if len(rows) >= MOST_ROWS or size >= MOST_BYTES:
            yield rows
            rows, size = [], 0
    if rows:
        yield rows


def _rows(engine: Engine, wanted: Select[Any]) -> Iterator[dict[str, Any]]:
    with engine.connect() as connection:
        found = connection.execution_options(yield_per=50).execute(wanted)
        for row in found.mappings():
            yield {name: _storable(value) for name, value in row.items()}


def _as_stored(table: Table) -> Select[Any]:
    """Selects a table with its JSON as text, so that a JSON null stays apart from no value."""
    return select(
        *(
            cast(column, Text).label(column.name) if isinstance(column.type, JSON) else column
            for column in table.columns
        )
    )


def _storable(value: Any) -> Any:
    """Replaces NUL, which PostgreSQL keeps in no text."""
    return value.replace("\x00", "\ufffd") if isinstance(value, str) else value


def _put(target: Engine, table: Table, rows: Sequence[dict[str, Any]]) -> int:
    """Writes a step's rows and how far it went, in one transaction; returns the rows so far."""
    own = _own_keys(table)
    text_of = {
        column.name: cast(bindparam(column.name, type_=Text), JSON)
        for column in table.columns
        if isinstance(column.type, JSON)
    }
    where = _PROGRESS.c.name == table.name
    last = [
        value.isoformat() if isinstance(value, date) else value for value in _key(table, rows[-1])
    ]
    with target.begin() as there:
        # A row may name one of the same table that comes later: _link fills that in.
        there.execute(insert(table).values(text_of), [row | dict.fromkeys(own) for row in rows])
        copied = there.scalar(select(_PROGRESS.c.copied).where(where))
        if copied is None:
            step: Executable = insert(_PROGRESS).values(
                name=table.name, last=last, copied=len(rows)
            )
        else:
            step = update(_PROGRESS).where(where).values(last=last, copied=copied + len(rows))
        there.execute(step)
        return (copied or 0) + len(rows)


def _key(table: Table, row: Mapping[str, Any]) -> list[Any]:
    return [row[key.name] for key in table.primary_key]


def _read(key: Column[Any], value: Any) -> Any:
    return date.fromisoformat(value) if isinstance(key.type, Date) else value


def _own_keys(table: Table) -> list[str]:
    """Names the columns that point to a row of the same table."""
    return [key.parent.name for key in table.foreign_keys if key.column.table is table]


def _link(source: Engine, target: Engine, table: Table) -> None:
    """Fills in what rows of one table say of each other."""
    (key, *_) = table.primary_key
    for name in _own_keys(table):
        column = table.columns[name]
        with target.begin() as there:
            for row in _rows(source, select(key, column).where(column.is_not(None))):
                there.execute(update(table).where(key == row[key.name]).values({name: row[name]}))


def _count_on(there: Connection, table: Table) -> None:
    """Has PostgreSQL number new rows behind those that came over."""
    key = table.autoincrement_column
    if there.dialect.name != "postgresql" or key is None:
        return
    sequence = func.pg_get_serial_sequence(table.name, key.name)
    last = select(func.max(key)).scalar_subquery()
    there.execute(select(func.setval(sequence, last)).where(last.is_not(None)))


def _checksum(engine: Engine, table: Table) -> tuple[int, int]:
    """Returns a table's number of rows and a sum over them that no order changes."""
    rows = total = 0
    for row in _rows(engine, _as_stored(table)):
        rows += 1
        digest = hashlib.sha256(repr(list(row.items())).encode()).digest()
        total = (total + int.from_bytes(digest)) % 2**256
    return rows, total
