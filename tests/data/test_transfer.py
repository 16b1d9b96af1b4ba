"""A SQLite database goes over to PostgreSQL whole, however often it is stopped on the way."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Engine,
    LargeBinary,
    String,
    Text,
    cast,
    func,
    insert,
    null,
    select,
    text,
)  # fmt: skip
from typer.testing import CliRunner

from bot.cli import cli
from data import migrations, transfer
from data.engine import Unsafe, hold, open_writer
from data.models import Base, Branch, Feed, Series
from data.models.base import Moment
from tests.databases import on_postgresql

pytestmark = on_postgresql
NOW = datetime(2026, 11, 27, 7, 30, 15, 123456, tzinfo=UTC)
ROWS = 5
runner = CliRunner()


@pytest.fixture
def source(tmp_path: Path) -> Iterator[Engine]:
    """Makes a SQLite database with rows in every table."""
    engine = open_writer(f"sqlite:///{tmp_path / 'zhixue.sqlite3'}")
    migrations.upgrade(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for table in Base.metadata.sorted_tables:
            for number in range(1, ROWS + 1):
                values = {column.name: value_of(column, number) for column in table.columns}
                connection.execute(insert(table).values(values))
    yield engine
    engine.dispose()


@pytest.fixture
def target(database_url: str) -> Iterator[Engine]:
    """Opens PostgreSQL's database, with its tables and without rows."""
    engine = open_writer(database_url)
    yield engine
    engine.dispose()


def value_of(column: Column[Any], number: int) -> Any:
    """Returns a value that differs from row to row and is hard to carry over."""
    if column.foreign_keys:
        (key,) = column.foreign_keys
        # A series may name one that comes later.
        last = key.column.table is column.table and not column.primary_key
        return ROWS + 1 - number if last else number
    kind = column.type
    if isinstance(kind, Moment):
        return NOW + timedelta(microseconds=number)
    if isinstance(kind, Date):
        return date(2026, 11, number)
    if isinstance(kind, Boolean):
        return number % 2 == 0
    if isinstance(kind, JSON):
        return [{"题": f"“{number}”\x00"}, None, null()][number % (3 if column.nullable else 1)]
    if isinstance(kind, LargeBinary):
        return bytes([0, 255, number])
    if isinstance(kind, String | Text):
        short = kind.length is not None and kind.length < 8
        return str(number) if short else f"学{number}\x00'😀"[: kind.length]
    if kind.python_type is float:
        return number / 3
    return number if column.primary_key else 2**40 + number


def a_branch() -> dict[str, Any]:
    return {"chat_id": -1009, "name": "第九党支部", "created_at": NOW}


def move(source: Engine, target: Engine, told: Callable[[str, int], None] = lambda *_: None):
    transfer.prepare(source, target)
    transfer.copy(source, target, told)
    compared = transfer.compare(source, target)
    assert [one for one in compared if not one.equal] == []
    assert {one.here for one in compared} == {ROWS}
    transfer.finish(target)


def test_every_row_of_every_table_goes_over(source: Engine, target: Engine) -> None:
    move(source, target)
    with target.connect() as there:
        assert there.execute(select(Series.next_id).order_by(Series.id)).scalars().all() == [
            5, 4, 3, 2, 1,
        ]  # fmt: skip
        assert there.scalar(select(Branch.name).where(Branch.id == 3)) == "学3\ufffd'😀"
    # New rows are numbered behind those that came over.
    with target.begin() as there:
        there.execute(insert(Branch).values(a_branch()))
        assert there.scalar(select(func.max(Branch.id))) == ROWS + 1


def test_a_json_null_is_not_taken_for_no_value(source: Engine, target: Engine) -> None:
    move(source, target)
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, JSON) and column.nullable:
                wanted = select(cast(column, Text)).order_by(*table.primary_key)
                with source.connect() as here, target.connect() as there:
                    ours = here.execute(wanted).scalars().all()
                    assert ours == there.execute(wanted).scalars().all()
                    assert {None, "null"} <= set(ours)


@pytest.mark.parametrize("stop_at", [1, 40, 150])
def test_it_goes_on_where_it_was_stopped(
    source: Engine, target: Engine, monkeypatch: pytest.MonkeyPatch, stop_at: int
) -> None:
    monkeypatch.setattr(transfer, "MOST_ROWS", 2)
    steps: list[tuple[str, int]] = []

    def told(name: str, rows: int) -> None:
        steps.append((name, rows))
        if len(steps) == stop_at:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        move(source, target, told)
    with pytest.raises(Unsafe, match="not finished"):
        transfer.must_be_whole(target)
    move(source, target, lambda *step: steps.append(step))
    assert len(steps) == len(set(steps)) == 3 * len(Base.metadata.sorted_tables)
    transfer.must_be_whole(target)


def test_what_changed_meanwhile_is_seen(source: Engine, target: Engine) -> None:
    transfer.prepare(source, target)
    transfer.copy(source, target, lambda *_: None)
    with source.begin() as here:
        here.execute(text("UPDATE branch SET name = '别的' WHERE id = 2"))
    different = [one.name for one in transfer.compare(source, target) if not one.equal]
    assert different == ["branch"]


def test_a_database_with_rows_is_not_filled(source: Engine, target: Engine) -> None:
    with target.begin() as there:
        there.execute(insert(Branch).values(a_branch()))
    with pytest.raises(Unsafe, match="branch has rows"):
        transfer.prepare(source, target)


def test_a_database_of_another_version_stays(source: Engine, target: Engine) -> None:
    migrations.downgrade(source, migrations.revisions()[-2])
    with pytest.raises(Unsafe, match="zhixue migrate"):
        transfer.prepare(source, target)


def test_the_command_tells_what_it_did(
    source: Engine, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZHIXUE_DATABASE_URL", f"sqlite:///{source.url.database}")
    held = hold(source.url)
    refused = runner.invoke(cli, ["move", "--to", database_url])
    assert (refused.exit_code, "Stop it first" in refused.stderr) == (2, True)
    assert held is not None
    held.close()
    done = runner.invoke(cli, ["move", "--to", database_url], env={"COLUMNS": "100"})
    assert done.exit_code == 0, done.stderr
    assert Feed.__tablename__ in done.stdout
    assert "ZHIXUE_DATABASE_URL" in done.stdout
    again = runner.invoke(cli, ["move", "--to", database_url])
    assert (again.exit_code, "not empty" in again.stderr) == (2, True)
    back = runner.invoke(cli, ["move", "--to", f"sqlite:///{source.url.database}"])
    assert back.exit_code == 2
