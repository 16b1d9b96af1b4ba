"""What the bot looks at often does not grow with the number of branches: counted, not timed."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text

from bench import growth
from bench.growth import Cost
from data.engine import address, open_writer

FEW, MANY = 100, 1000
"""Branches of thirty members; `python -m bench --only growth` counts up to 100,000."""


def counted(engine: Engine, branches: int) -> dict[str, Cost]:
    growth.fill(engine, branches)
    return growth.measure(engine)


@pytest.fixture(scope="module")
def on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> dict[int, dict[str, Cost]]:
    """Counts what is read from SQLite with few and with many branches."""
    place: Path = tmp_path_factory.mktemp("growth")
    found = {}
    for branches in (FEW, MANY):
        engine = open_writer(f"sqlite:///{place / f'{branches}.sqlite3'}")
        found[branches] = counted(engine, branches)
        engine.dispose()
    return found


@pytest.fixture(scope="module")
def on_postgresql(request: pytest.FixtureRequest) -> dict[int, dict[str, Cost]]:
    """Counts what is read from PostgreSQL with few and with many branches."""
    server = address(request.getfixturevalue("postgres"))
    root = create_engine(server, isolation_level="AUTOCOMMIT")
    found = {}
    for branches in (FEW, MANY):
        name = f"growth{branches}"
        with root.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        engine = open_writer(server.set(database=name))
        found[branches] = counted(engine, branches)
        engine.dispose()
        with root.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    root.dispose()
    return found


@pytest.mark.parametrize("look", growth.LOOKS)
def test_steps_of_sqlite_do_not_grow(on_sqlite: dict[int, dict[str, Cost]], look: str) -> None:
    few, many = on_sqlite[FEW][look].steps, on_sqlite[MANY][look].steps
    assert 0 < many <= 1.2 * few, f"{few} steps with {FEW} branches, {many} with {MANY}"


@pytest.mark.parametrize("look", growth.LOOKS)
def test_rows_and_pages_of_postgresql_do_not_grow(
    on_postgresql: dict[int, dict[str, Cost]], look: str
) -> None:
    """A page more an index descent; small tables may be read whole."""
    few, many = on_postgresql[FEW][look], on_postgresql[MANY][look]
    assert many.rows <= 1.2 * few.rows + 1
    assert 0 < many.pages <= few.pages + many.descents
