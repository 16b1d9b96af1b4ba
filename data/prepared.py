"""Statements of the busiest path: compiled once, run on the driver's own cursor.

SQLAlchemy spends more on one small statement than SQLite does; what a tap needs goes around that.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Dialect
from sqlalchemy.orm import Session
from sqlalchemy.sql import Insert, Select, Update

Process = Callable[[Any], Any] | None


class _Form(NamedTuple):
    """A statement in one database's words, and how its values are turned there and back."""

    sql: str
    order: tuple[str, ...]
    """Names of the parameters, each with its turn; empty where the driver takes names."""
    binds: Mapping[str, Callable[[Any], Any]]
    constants: Mapping[str, Any]
    """Parameters that the statement itself gives."""
    results: tuple[tuple[int, Callable[[Any], Any]], ...]
    row: Callable[[Any], Any]


class Prepared:
    """A statement with bound parameters, run without SQLAlchemy's machinery.

    What the session has not flushed yet is not seen. Rows have the columns' names.
    """

    def __init__(self, statement: Select[*tuple[Any, ...]] | Update | Insert) -> None:
        self._statement: Select[*tuple[Any, ...]] | Update | Insert = statement
        self._forms: dict[str, _Form] = {}

    def first(self, session: Session, **values: object) -> Any | None:
        """The first row, or None."""
        form, cursor = self._execute(session, values)
        found = cursor.fetchone()
        cursor.close()
        return None if found is None else _row(form, found)

    def all(self, session: Session, **values: object) -> list[Any]:
        """All rows."""
        form, cursor = self._execute(session, values)
        found = cursor.fetchall()
        cursor.close()
        return [_row(form, one) for one in found]

    def run(self, session: Session, **values: object) -> None:
        """Runs a statement that writes; the store sees that it wrote."""
        session.info["wrote"] = True
        self._execute(session, values)[1].close()

    def _execute(self, session: Session, values: dict[str, Any]) -> tuple[_Form, Any]:
        connection = session.connection()
        form = self._forms.get(connection.dialect.name)
        if form is None:
            form = self._forms[connection.dialect.name] = self._compiled(connection.dialect)
        for name, process in form.binds.items():
            values[name] = process(values[name])
        values.update(form.constants)
        cursor = connection.connection.cursor()
        given = tuple(values[name] for name in form.order) if form.order else values
        cursor.execute(form.sql, given)
        return form, cursor

    def _compiled(self, dialect: Dialect) -> _Form:
        compiled = self._statement.compile(dialect=dialect)
        binds, constants = {}, {}
        for name, bind in compiled.binds.items():
            process = bind.type.dialect_impl(dialect).bind_processor(dialect)
            if not bind.required:
                constants[name] = process(bind.value) if process else bind.value
            elif process is not None:
                binds[name] = process
        columns = list(self._statement.exported_columns)
        results = []
        for at, column in enumerate(columns):
            process = column.type.dialect_impl(dialect).result_processor(dialect, None)
            if process is not None:
                results.append((at, process))
        names = [(str(column.key), Any) for column in columns]
        row: Any = NamedTuple("Row", names)  # type: ignore[misc]
        return _Form(
            str(compiled),
            tuple(compiled.positiontup or ()),
            binds,
            constants,
            tuple(results),
            row._make,
        )


def _row(form: _Form, found: Sequence[Any]) -> Any:
    """What the driver gave, with the columns' names and types."""
    row = list(found)
    for at, process in form.results:
        row[at] = process(row[at])
    return form.row(row)
