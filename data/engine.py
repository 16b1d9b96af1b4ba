"""Opens the database, SQLite or PostgreSQL, with the settings each needs to lose nothing."""

import os
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path
from typing import IO, Any, Final
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url

BUSY_MS = 50
"""How long SQLite itself waits for another process's transaction; then the store tries again."""
PATIENCE = {
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "10s",
    "statement_timeout": "60s",
}
"""Limits after which PostgreSQL aborts, so that a process that froze in a transaction, or a
connection that broke unnoticed, does not stop the others. The store treats it as "try again"."""
NETWORK = {
    "connect_timeout": 5,
    "keepalives_idle": 15,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
}
"""The limits for a broken connection: seconds, tries, and milliseconds unacknowledged."""


_AUTHORITY = re.compile(r"^(\w+(?:\+\w+)?://[^:@/]*:)(.*)(?=@[^@]*$)", re.DOTALL)

MOUNTS: Final = Path("/proc/self/mounts")
NETWORK_FILES: Final = frozenset(
    {
        "afs", "beegfs", "ceph", "cifs", "davfs", "fuse.davfs2", "fuse.glusterfs", "glusterfs",
        "lustre", "ncpfs", "nfs", "nfs4", "smb3", "smbfs", "vboxsf",
    }
)  # fmt: skip


def address(text: str) -> URL:
    """Returns the database's address with the driver this project installs.

    Accepts `sqlite:///file`, `postgresql://…` and `postgres://…`; the password may hold any sign,
    percent-encoded or not.
    """
    url = make_url(_AUTHORITY.sub(lambda found: found[1] + quote(found[2], "%"), text, count=1))
    kind = url.get_backend_name()
    if kind == "sqlite":
        return url.set(drivername="sqlite+pysqlite")
    if kind in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+psycopg")
    raise ValueError(f"neither SQLite nor PostgreSQL: {kind}")


def shown(url: str | URL) -> str:
    """Returns a database's address for people, without its password."""
    return (address(url) if isinstance(url, str) else url).render_as_string(hide_password=True)


class Unsafe(Exception):  # noqa: N818 - it is told to a person, not raised at them
    """A SQLite file may not be used as it is; the message is a sentence that says why."""


def hold(url: URL) -> IO[bytes] | None:
    """Takes a SQLite file for this process until what it returns is closed; None elsewhere.

    Raises Unsafe where another process has it, or where it is on a network file system: SQLite's
    locks do not work there, and two writers would damage it.
    """
    if url.get_backend_name() != "sqlite" or url.database in {None, "", ":memory:"}:
        return None
    file = Path(str(url.database)).resolve()
    file.parent.mkdir(parents=True, exist_ok=True)
    kind = file_system(file, MOUNTS.read_text("utf-8") if MOUNTS.exists() else "")
    if kind in NETWORK_FILES or kind.startswith(("fuse.sshfs", "fuse.rclone", "fuse.s3")):
        raise Unsafe(
            f"{file} is on a network file system ({kind}), where SQLite loses data. Put it on a "
            "disk of this machine, or use PostgreSQL."
        )
    lock = file.with_name(file.name + ".lock").open("ab")
    try:
        flock(lock, LOCK_EX | LOCK_NB)
    except OSError:
        lock.close()
        raise Unsafe(
            f"Another process works with {file}. Stop it first; several processes need PostgreSQL."
        ) from None
    return lock


def file_system(file: Path, mounts: str) -> str:
    """Names the kind of file system that a file is on, by the lines of /proc/self/mounts."""
    found, longest = "", -1
    for line in mounts.splitlines():
        _, place, kind, *_ = [*line.split(" "), "", "", ""]
        place = place.replace("\\040", " ")
        if file.is_relative_to(place or "/") and len(place) >= longest:
            found, longest = kind, len(place)
    return found


def open_writer(url: str | URL) -> Engine:
    """Opens an engine with serializable transactions, whatever process they belong to.

    On SQLite they take the write lock at once (`BEGIN IMMEDIATE`); on PostgreSQL they are
    serializable, and one that read what another wrote meanwhile fails and has to be run again.
    """
    return _open(url, begin="BEGIN IMMEDIATE", pool_size=2, isolation="serializable")


def open_reader(url: str | URL) -> Engine:
    """Opens an engine for reading beside the writer."""
    return _open(url, begin="BEGIN", pool_size=4, isolation="read\\ committed")


def open_permits(url: str | URL) -> Engine:
    """Opens PostgreSQL's engine for permits to send: every statement is a transaction of its own
    and not flushed, because what the database forgets when it crashes counts for seconds only."""
    wanted = PATIENCE | {"default_transaction_isolation": "read\\ committed"}
    return create_engine(
        address(url) if isinstance(url, str) else url,
        pool_size=1,
        isolation_level="AUTOCOMMIT",
        connect_args={"options": _options(wanted | {"synchronous_commit": "off"}), **NETWORK},
    )


def _options(wanted: Mapping[str, str]) -> str:
    return " ".join(f"-c {name}={value}" for name, value in wanted.items())


def _open(url: str | URL, begin: str, pool_size: int, isolation: str) -> Engine:
    place = address(url) if isinstance(url, str) else url
    if place.get_backend_name() != "sqlite":
        wanted = PATIENCE | {"default_transaction_isolation": isolation}
        return create_engine(
            place,
            hide_parameters=True,
            pool_size=pool_size,
            pool_pre_ping=True,
            connect_args={"options": _options(wanted), **NETWORK},
        )
    if place.database:
        keep_private(Path(place.database))
    engine = create_engine(
        place,
        hide_parameters=True,
        pool_size=pool_size,
        connect_args={"check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def _connected(raw: Any, _record: object) -> None:
        raw.isolation_level = None
        for pragma in (
            f"busy_timeout={BUSY_MS}",
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "cache_size=-16000",
            "secure_delete=ON",  # what is erased is not left in the file's free space
        ):
            raw.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def rewrite(engine: Engine, emptied: Sequence[str], tables: Sequence[str]) -> bool:
    """Writes SQLite's file, or these tables of PostgreSQL, anew, so that nothing of deleted rows is
    left in it, and empties SQLite's journal; False where a reader keeps the journal.

    PostgreSQL keeps deleted rows for as long as an old transaction may see them, even so. A table
    of `emptied` keeps none: it is emptied, and its rows are put in again. A transaction that began
    before finds it empty then.
    """
    if engine.dialect.name == "sqlite":
        raw = engine.raw_connection()
        try:
            raw.execute("VACUUM")
            busy = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        finally:
            raw.close()
        return not busy
    committed = engine.execution_options(isolation_level="READ COMMITTED")
    with committed.begin() as connection:
        for table in emptied:
            kept = f"kept_{table}"
            for statement in (
                f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE",
                f"CREATE TEMPORARY TABLE {kept} ON COMMIT DROP AS TABLE {table}",
                f"TRUNCATE {table}",
                f"INSERT INTO {table} TABLE {kept}",
            ):
                connection.exec_driver_sql(statement)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for table in tables:
            connection.exec_driver_sql(f"VACUUM (FULL) {table}")
    return True


def keep_private(file: Path) -> None:
    """Lets only the owner read a SQLite database, its journal, and the folder made for it.

    SQLite gives its journal the database's permissions. Files of somebody else stay as they are.
    """
    if not file.parent.is_dir():
        file.parent.mkdir(parents=True, mode=0o700)
    with suppress(FileExistsError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    for one in beside(file):
        with suppress(PermissionError, FileNotFoundError):
            one.chmod(0o600)


def beside(file: Path) -> list[Path]:
    """Returns a SQLite database's files: itself, and the journal's that may be there."""
    return [file, *(file.with_name(file.name + end) for end in ("-wal", "-shm"))]
