"""Prepares the statements of the busiest path: compiled once, run on the driver's own cursor.

SQLAlchemy spends more on one small statement than SQLite does; taps bypass that.
"""

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Dialect
from sqlalchemy.orm import Session
from sqlalchemy.sql import Insert, Select, Update

Process = Callable[[Any], Any] | None


class _Form(NamedTuple):
    """A statement in one database's dialect, with the conversions of its values both ways."""

    sql: str
    order: Callable[[dict[str, Any]], Any]
    """The parameters as the driver takes them: positional, or by name."""
    binds: Mapping[str, Callable[[Any], Any]]
    constants: Mapping[str, Any]
    """Parameters whose values the statement itself has."""
    results: tuple[tuple[int, Callable[[Any], Any]], ...]
    row: Callable[[Any], Any]


class Prepared:
    """A statement with bound parameters, run without SQLAlchemy's machinery.

    It does not see what the session has not flushed. Rows have the columns' names.
    """

    def __init__(self, statement: Select[*tuple[Any, ...]] | Update | Insert) -> None:
        self._statement: Select[*tuple[Any, ...]] | Update | Insert = statement
        self._forms: dict[str, _Form] = {}

    def first(self, session: Session, **values: object) -> Any | None:
        """Returns the first row, or None."""
        form, cursor = self._execute(session, values)
        found = cursor.fetchone()
        cursor.close()
        return None if found is None else _row(form, found)

    def all(self, session: Session, **values: object) -> list[Any]:
        """Returns all rows."""
        form, cursor = self._execute(session, values)
        found = cursor.fetchall()
        cursor.close()
        return [_row(form, one) for one in found]

    def run(self, session: Session, **values: object) -> None:
        """Runs a statement that writes, and tells the store so."""
        session.info["wrote"] = True
        self._execute(session, values)[1].close()

    def _execute(self, session: Session, values: dict[str, Any]) -> tuple[_Form, Any]:
        dialect, connection = _line(session)
        form = self._forms.get(dialect.name)
        if form is None:
            form = self._forms[dialect.name] = self._compiled(dialect)
        for name, process in form.binds.items():
            values[name] = process(values[name])
        values.update(form.constants)
        cursor = connection.cursor()
        cursor.execute(form.sql, form.order(values))
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
            _in_order(compiled.positiontup or ()),
            binds,
            constants,
            tuple(results),
            row._make,
        )


def _line(session: Session) -> tuple[Dialect, Any]:
    """Returns the session's database and connection, looked up once a transaction: a group of taps
    runs hundreds of statements in one."""
    transaction = session.get_transaction()
    kept = session.info.get("line")
    if kept is None or transaction is None or kept[0] is not transaction:
        connection = session.connection()
        kept = session.info["line"] = (
            session.get_transaction(),
            connection.dialect,
            connection.connection,
        )
    return kept[1], kept[2]


def _in_order(names: Sequence[str]) -> Callable[[dict[str, Any]], Any]:
    """Returns a function that picks the values of these names in order; without names, all by
    name."""
    if len(names) > 1:
        return itemgetter(*names)
    return (lambda values: (values[names[0]],)) if names else (lambda values: values)


def _row(form: _Form, found: Sequence[Any]) -> Any:
    """Converts the driver's row to the columns' names and types."""
    if not form.results:
        return form.row(found)
    row = list(found)
    for at, process in form.results:
        row[at] = process(row[at])
    return form.row(row)
