"""Classifies the database's errors: unreachable, in conflict with another process, blocked by
one."""

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

CONFLICTS = frozenset({"40001", "40P01"})
"""PostgreSQL's serialization_failure and deadlock_detected."""
HELD_UP = frozenset({"55P03", "57014"})
"""lock_not_available and query_canceled."""
GONE = frozenset({"25P03", "25006"})
"""idle_in_transaction_session_timeout, and read_only_sql_transaction of a server that has become a
standby."""


def is_conflict(error: DBAPIError) -> bool:
    """Tells whether another transaction read or wrote the same, so that this one has to be run
    again."""
    return code_of(error) in CONFLICTS


def is_held_up(error: DBAPIError) -> bool:
    """Tells whether a statement waited for a lock, or ran, for too long."""
    return code_of(error) in HELD_UP


def code_of(error: DBAPIError) -> str:
    """Returns PostgreSQL's code of an error; empty for SQLite's."""
    return getattr(error.orig, "sqlstate", None) or ""


COMES_BACK = (
    "starting up",
    "shutting down",
    "recovery mode",
    "too many",
    "remaining connection slots",
    "not yet accepting connections",
)


def comes_back(error: DBAPIError) -> bool:
    """Tells whether a database server that cannot be reached at the start is worth waiting for, and
    does not refuse: a wrong password or name mends itself as little as a file that cannot be
    opened."""
    text = str(error.orig).lower()
    if type(error.orig).__module__.partition(".")[0] == "sqlite3":
        return "locked" in text
    return away(error) and ("fatal" not in text or any(sign in text for sign in COMES_BACK))


def away(error: DBAPIError) -> bool:
    """Tells whether the database is unreachable or busy, rather than refusing a statement."""
    if error.connection_invalidated or code_of(error) in GONE:
        return True
    text = str(error.orig).lower()
    return isinstance(error, (OperationalError, InterfaceError)) and any(
        sign in text
        for sign in (
            "locked",
            "connection",
            "could not connect",
            "server closed",
            "terminating",
            "disk i/o",
            "is full",
            "no space left",
            "unable to open",
            "shutting down",
            "starting up",
        )
    )
