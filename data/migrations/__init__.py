"""The history of the database: every change of the tables, forwards and back."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine


def _config(engine: Engine) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["engine"] = engine
    return config


def upgrade(engine: Engine, to: str = "head") -> None:
    """Brings the tables to a revision, by default the newest."""
    if to == "head" and current(engine) == _newest():
        return  # at nearly every start; Alembic would read the whole history to find out
    command.upgrade(_config(engine), to)


def downgrade(engine: Engine, to: str) -> None:
    """Takes the tables back to a revision; `base` empties the database."""
    command.downgrade(_config(engine), to)


def revisions() -> list[str]:
    """Returns all revisions, the oldest first."""
    return [revision.revision for revision in reversed(list(_history().walk_revisions()))]


def current(engine: Engine) -> str | None:
    """Returns the revision of the database; None for an empty one."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def _history() -> ScriptDirectory:
    return ScriptDirectory(str(Path(__file__).parent))


@cache
def _newest() -> str | None:
    return _history().get_current_head()
