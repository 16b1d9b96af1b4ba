"""Alembic's environment: runs the revisions on the engine that was handed in."""

from typing import Any, Literal

from alembic import context

from data.models import Base, Moment

config = context.config
engine = config.attributes["engine"]


def write_type(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Writes `Moment` as the type the database sees, so that revisions stay as they are."""
    if kind == "type" and isinstance(item, Moment):
        return "sa.DateTime(timezone=True)"
    return False


with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        render_item=write_type,
        compare_type=True,
    )
    with context.begin_transaction():
        if connection.dialect.name == "postgresql":
            # Two processes that start at once migrate one after the other, however long it takes.
            connection.exec_driver_sql("SET LOCAL lock_timeout = 0")
            connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(728301)")
        context.run_migrations()
    connection.commit()
