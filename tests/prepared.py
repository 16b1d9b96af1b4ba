"""Keeps prepared towns: the first story of a process plays a preparation, later ones copy it.

Founding a branch over the chat takes longer than most stories. Its outcome (all rows, and the
sandbox's memory) is the same every time, so it is copied into the towns of later stories. A town in
which anything has happened before is prepared by playing.
"""

import io
import pickle
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from functools import wraps
from itertools import count
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast

from sqlalchemy import Connection, Engine

from bot.app import App
from data.models import Base
from sandbox import Chat, Person, Sandbox


class Place(Protocol):
    """The part of a town that is kept. Towns of the same `kind` are alike when opened; `opened` is
    the sandbox's memory then."""

    box: Sandbox
    app: App
    group: Chat
    people: dict[str, Person]
    at: list[datetime]
    kind: object
    opened: bytes


P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T", bound=Place)
Preparation = Callable[Concatenate[T, P], Awaitable[R]]

WORLD = ("people", "chats", "files", "paths", "polls", "open_polls", "taps", "read_marks")
COUNTERS = ("_order", "_numbers")
ACCOUNT = ("commands", "private")
UPDATES = ("_next_id", "_merged", "pending", "again")
TABLES = [table.name for table in Base.metadata.sorted_tables]
ANY_ROW = "SELECT " + " OR ".join(f'EXISTS (SELECT 1 FROM "{name}")' for name in TABLES)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A prepared town. `rows` holds tuples on SQLite and COPY's output on PostgreSQL."""

    result: Any
    rows: Mapping[str, Any]
    sequences: Mapping[str, int]
    sandbox: bytes
    ahead: float
    now: datetime


_KEPT: dict[object, Prepared] = {}


def prepared(play: Preparation[T, P, R]) -> Preparation[T, P, R]:
    """Marks a preparation whose outcome depends on nothing but its arguments."""

    @wraps(play)
    async def prepare(town: T, /, *args: P.args, **options: P.kwargs) -> R:
        engine = town.app.store.writer
        if not untouched(town):
            return await play(town, *args, **options)
        key = (play, args, repr(options), town.kind, engine.dialect.name)
        kept: Prepared | None = _KEPT.get(key)
        if kept is None:
            known = _known(town)
            result = await play(town, *args, **options)
            state = remembered(town, known)
            kept = Prepared(result, *_rows(engine), state, town.box._ahead, town.at[0])
            _KEPT[key] = kept
        else:
            await _put(town, kept)
        return cast("R", kept.result)

    return prepare


def untouched(town: Place) -> bool:
    """Tells whether nothing has happened in a town since it was opened, and its database is
    empty."""
    if town.opened != remembered(town):
        return False
    with town.app.store.writer.connect() as connection:
        return not connection.exec_driver_sql(ANY_ROW).scalar_one()


def remembered(town: Place, known: Mapping[str, object] | None = None) -> bytes:
    """Returns the sandbox's memory, without the people and the group that a new town has
    already."""
    box, known = town.box, _known(town) if known is None else known
    world, main, updates = box.world, box.world.main, box.world.updates
    state = {
        "known": {name: _fields(one) for name, one in known.items()},
        "people": {name: person.id for name, person in town.people.items()},
        "world": {name: getattr(world, name) for name in WORLD},
        "counters": {name: _upcoming(world, name) for name in COUNTERS},
        "account": {name: getattr(main, name) for name in ACCOUNT},
        "ids": _upcoming(main, "ids"),
        "bots": len(world.accounts),
        "updates": {name: getattr(updates, name) for name in UPDATES},
        "about": box.service.about,
        "faults": box.faults._ordered,
        "log": list(box.log),
        "unknown": box.log.unknown,
    }
    made = io.BytesIO()
    _Pickler(made, {id(one): name for name, one in known.items()}).dump(state)
    return made.getvalue()


async def _put(town: Place, kept: Prepared) -> None:
    """Turns an untouched town into the prepared one."""
    box, known = town.box, _known(town)
    world, main, updates = box.world, box.world.main, box.world.updates
    # Before the bot's first call for updates the sandbox does not know which ones it wants.
    await box.until(lambda: updates.asked is not None)
    state = _Unpickler(io.BytesIO(kept.sandbox), known).load()
    for name, values in state["known"].items():
        for field, value in values.items():
            setattr(known[name], field, value)
    for name, value in state["world"].items():
        setattr(world, name, value)
    for name, value in state["counters"].items():
        setattr(world, name, count(value))
    for name, value in state["account"].items():
        setattr(main, name, value)
    main.ids = count(state["ids"])
    for name, value in state["updates"].items():
        setattr(updates, name, value)
    box.service.about = state["about"]
    box.faults._ordered = state["faults"]
    box.log[:], box.log.unknown[:] = state["log"], state["unknown"]
    box._ahead, town.at[0] = kept.ahead, kept.now
    town.people.update({name: world.people[id_] for name, id_ in state["people"].items()})
    _fill(town.app.store.writer, kept)


class _Pickler(pickle.Pickler):
    def __init__(self, file: io.BytesIO, names: Mapping[int, str]) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._names = names

    def persistent_id(self, obj: object) -> str | None:
        return self._names.get(id(obj))


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, known: Mapping[str, object]) -> None:
        super().__init__(file)
        self._known = known

    def persistent_load(self, name: str) -> object:
        return self._known[name]


def _known(town: Place) -> dict[str, object]:
    """Returns what stories may hold references to: it is changed in place."""
    return {"bot": town.box.world.bot, "group": town.group, **town.people}


def _fields(one: Any) -> dict[str, Any]:
    return {field.name: getattr(one, field.name) for field in fields(one)}


def _upcoming(holder: object, name: str) -> int:
    """Returns the next number of a counter."""
    number: int = next(getattr(holder, name))
    setattr(holder, name, count(number))
    return number


def _rows(engine: Engine) -> tuple[Mapping[str, Any], Mapping[str, int]]:
    """Returns all rows by table, and the last values of PostgreSQL's sequences."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            found = {
                name: [tuple(row) for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"')]
                for name in TABLES
            }
            return {name: rows for name, rows in found.items() if rows}, {}
        copied = {name: b"".join(_copy(connection, name, "TO STDOUT")) for name in TABLES}
        last = connection.exec_driver_sql(
            "SELECT sequencename, last_value FROM pg_sequences WHERE last_value IS NOT NULL"
        )
        sequences = {row[0]: row[1] for row in last}
        return {name: rows for name, rows in copied.items() if rows}, sequences


def _fill(engine: Engine, kept: Prepared) -> None:
    """Puts rows into an empty database."""
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            for name, rows in kept.rows.items():
                places = ", ".join("?" * len(rows[0]))
                connection.exec_driver_sql(f'INSERT INTO "{name}" VALUES ({places})', rows)
            return
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        for name, rows in kept.rows.items():
            with _copying(connection, name, "FROM STDIN") as copy:
                copy.write(rows)
        moves = ", ".join(f"setval('\"{name}\"', {last})" for name, last in kept.sequences.items())
        connection.exec_driver_sql(f"SELECT {moves}")


def _copying(connection: Connection, table: str, where: str) -> Any:
    cursor = connection.connection.driver_connection.cursor()  # type: ignore[union-attr]
    return cursor.copy(f'COPY "{table}" {where}')


def _copy(connection: Connection, table: str, where: str) -> list[bytes]:
    with _copying(connection, table, where) as copy:
        return [bytes(part) for part in copy]
