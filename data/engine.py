"""Opens the database, SQLite or PostgreSQL, with the settings each needs to lose nothing."""

from pathlib import Path
from typing import Any

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


def address(text: str) -> URL:
    """Returns the database's address with the driver this project installs.

    Accepts `sqlite:///file`, `postgresql://…` and `postgres://…`.
    """
    url = make_url(text)
    kind = url.get_backend_name()
    if kind == "sqlite":
        return url.set(drivername="sqlite+pysqlite")
    if kind in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+psycopg")
    raise ValueError(f"neither SQLite nor PostgreSQL: {kind}")


def open_writer(url: str | URL) -> Engine:
    """Opens an engine with serializable transactions, whatever process they belong to.

    On SQLite they take the write lock at once (`BEGIN IMMEDIATE`); on PostgreSQL they are
    serializable, and one that read what another wrote meanwhile fails and has to be run again.
    """
    return _open(url, begin="BEGIN IMMEDIATE", pool_size=2, isolation="serializable")


def open_reader(url: str | URL) -> Engine:
    """Opens an engine for reading beside the writer."""
    return _open(url, begin="BEGIN", pool_size=4, isolation="read\\ committed")


def _open(url: str | URL, begin: str, pool_size: int, isolation: str) -> Engine:
    place = address(url) if isinstance(url, str) else url
    if place.get_backend_name() != "sqlite":
        wanted = PATIENCE | {"default_transaction_isolation": isolation}
        options = " ".join(f"-c {name}={value}" for name, value in wanted.items())
        return create_engine(
            place,
            pool_size=pool_size,
            pool_pre_ping=True,
            connect_args={"options": options, **NETWORK},
        )
    if place.database:
        Path(place.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(place, pool_size=pool_size, connect_args={"check_same_thread": False})

    @event.listens_for(engine, "connect")
    def _connected(raw: Any, _record: object) -> None:
        raw.isolation_level = None
        for pragma in (
            f"busy_timeout={BUSY_MS}",
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "cache_size=-16000",
        ):
            raw.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
