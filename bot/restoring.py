"""Puts a copy of the SQLite database in place: checked, brought up to date, erasures repeated."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path

from sqlalchemy import URL, inspect
from sqlalchemy.exc import SQLAlchemyError

from bot import erasing
from bot.app import utc_now
from bot.backup import NotCopied, copy
from bot.erasing import Entry
from bot.service import Trouble
from data.engine import Unsafe, beside, hold, open_reader, open_writer
from data.migrations import current, revisions, upgrade


def restore(place: URL, file: Path, more: Sequence[Entry], days: int) -> Iterator[str]:
    """Restores a copy; raises Trouble, with everything as it was, where that is not safe.

    The former database stays beside it under a name that ends in .replaced. `more` are erasures
    besides those that the present database knows; `days`: how old a copy should be at the most.
    """
    if place.get_backend_name() != "sqlite" or not place.database:
        raise Trouble(
            "PostgreSQL restores itself: stop the bot, use pg_restore, then "
            "`zhixue erasures --repeat LIST`."
        )
    if not file.is_file():
        raise Trouble(f"There is no copy at {file}.")
    target = Path(place.database)
    if target.exists() and file.samefile(target):
        raise Trouble("The copy and the database are the same file.")
    try:
        lock = hold(place)
    except Unsafe as error:
        raise Trouble(str(error), 2) from None
    try:
        yield from _restore(place, file, target, more, days)
    finally:
        if lock is not None:
            lock.close()


def _restore(
    place: URL, file: Path, target: Path, more: Sequence[Entry], days: int
) -> Iterator[str]:
    age = utc_now().timestamp() - file.stat().st_mtime
    if age > timedelta(days=days).total_seconds():
        yield f"The copy is {int(age // 86400)} days old; /privacy promises {days} at the most."
    known = [*_known(place), *more]
    part = target.with_name(f"{target.name}.restored")
    for one in beside(part):
        one.unlink(missing_ok=True)
    try:
        copy(URL.create("sqlite", database=str(file)), part)
        yield from _brought_up(place.set(database=str(part)), known)
    except NotCopied as reason:
        raise Trouble(str(reason)) from None
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise Trouble(f"{file} is no database of zhixue ({type(error).__name__}).") from None
    else:
        _put(part, target)
        yield f"{target} is restored; the former one is {target.name}.replaced. Delete it in time."
    finally:
        for one in beside(part):
            one.unlink(missing_ok=True)


def _known(place: URL) -> list[Entry]:
    """Returns the erasures of the present database; none where it cannot be read any more."""
    if not Path(str(place.database)).is_file():
        return []
    engine = open_reader(place)
    try:
        if not inspect(engine).has_table("erasure"):
            return []
        with erasing.open_session(engine) as session:
            return erasing.listed(session)
    except SQLAlchemyError:
        return []
    finally:
        engine.dispose()


def _brought_up(place: URL, known: Sequence[Entry]) -> Iterator[str]:
    engine = open_writer(place)
    try:
        before = current(engine)
        if before not in revisions():
            raise Trouble(f"The copy is at {before}, which this version does not know.")
        upgrade(engine)
        yield f"Checked; tables from {before} to {current(engine)}."
        yield from erasing.repeat(engine, known)
    finally:
        engine.dispose()
    with closing(sqlite3.connect(str(place.database))) as raw:
        raw.execute("VACUUM")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _put(part: Path, target: Path) -> None:
    """Puts the new database in the place of the old one, which is kept."""
    if target.exists():
        with suppress(sqlite3.Error), closing(sqlite3.connect(target)) as raw:
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        target.replace(target.with_name(f"{target.name}.replaced"))
    for one in beside(target)[1:]:
        one.unlink(missing_ok=True)
    part.replace(target)
