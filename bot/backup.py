"""Copies the SQLite database while the bot runs, or says how PostgreSQL is copied."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from shlex import quote

from sqlalchemy import URL

from data.engine import BUSY_MS


class NotCopied(Exception):  # noqa: N818 - it is told to a person
    """There is no copy; the sentence says why."""


def copy(place: URL, target: Path) -> int:
    """Writes a checked copy to `target`, readable by its owner only, and gives its size in bytes.

    Raises NotCopied where the target exists, the database is not there or not whole, or is not
    SQLite.
    """
    if place.get_backend_name() != "sqlite":
        raise NotCopied(f"PostgreSQL copies itself: {dump_line(place, target)}")
    source = Path(place.database or "")
    if not source.is_file():
        raise NotCopied(f"There is no database at {source}.")
    if target.exists():
        raise NotCopied(f"{target} exists already. Nothing is overwritten.")
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        _copied(source, part)
        part.rename(target)
    except (sqlite3.Error, OSError) as error:
        raise NotCopied(f"{target} could not be written ({type(error).__name__}).") from error
    finally:
        part.unlink(missing_ok=True)
    return target.stat().st_size


def _copied(source: Path, part: Path) -> None:
    with (
        closing(sqlite3.connect(source, timeout=BUSY_MS / 1000)) as ours,
        closing(sqlite3.connect(part)) as theirs,
    ):
        ours.backup(theirs)
        if theirs.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise NotCopied(f"{source} is damaged: its copy fails SQLite's integrity check.")
    with part.open("rb") as written:
        os.fsync(written.fileno())


def dump_line(place: URL, target: Path) -> str:
    """Returns the command that copies a PostgreSQL database; ~/.pgpass has the password."""
    shown = URL.create(
        "postgresql", place.username, None, place.host, place.port, place.database, place.query
    ).render_as_string(hide_password=False)
    return f"pg_dump --format=custom --file={quote(str(target))} {quote(shown)}"
