"""Every change of the tables goes up, down and up again, and ends where the models are."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, create_engine, inspect, select, text
from sqlalchemy.orm import Session

from data import migrations
from data.engine import address, open_writer
from data.models import Base, Branch, Member, Plan
from tests.databases import DATABASES

REVISIONS = migrations.revisions()


@pytest.fixture(params=DATABASES)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """Makes a database without any tables."""
    if request.param == "sqlite":
        engine = open_writer(f"sqlite:///{tmp_path / 'empty.sqlite3'}")
        yield engine
        engine.dispose()
        return
    server = address(request.getfixturevalue("postgres"))
    name = f"m{uuid4().hex}"
    root = create_engine(server, isolation_level="AUTOCOMMIT")
    with root.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine = open_writer(server.set(database=name))
    yield engine
    engine.dispose()
    with root.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    root.dispose()


def differences(engine: Engine) -> list[object]:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, Base.metadata))


def test_there_is_a_history() -> None:
    assert REVISIONS
    assert len(set(REVISIONS)) == len(REVISIONS)


def test_each_step_goes_up_down_and_up(empty: Engine) -> None:
    below = "base"
    for revision in REVISIONS:
        migrations.upgrade(empty, revision)
        assert migrations.current(empty) == revision
        migrations.downgrade(empty, below)
        assert migrations.current(empty) == (None if below == "base" else below)
        migrations.upgrade(empty, revision)
        assert migrations.current(empty) == revision
        below = revision


FIRST_SIDE_BY_SIDE = "0006"
"""From the version after this one on, processes of two versions work on one database."""
DROPPED: frozenset[tuple[str, str]] = frozenset()
"""Columns (table, name) dropped by a migration, unused since the release before."""


def columns(engine: Engine) -> dict[tuple[str, str], bool]:
    """Returns for each column (table, name) whether rows may be written without it."""
    found = inspect(engine)
    return {
        (table, column["name"]): column["nullable"] or column["default"] is not None
        for table in found.get_table_names()
        for column in found.get_columns(table)
    }


def test_the_version_before_can_work_on_with_the_tables_of_each_step(empty: Engine) -> None:
    """It names every column that it knows, and none of the new ones."""
    migrations.upgrade(empty, FIRST_SIDE_BY_SIDE)
    for revision in REVISIONS[REVISIONS.index(FIRST_SIDE_BY_SIDE) + 1 :]:
        before = columns(empty)
        migrations.upgrade(empty, revision)
        after = columns(empty)
        known = {table for table, _ in before}
        assert set(before) - set(after) <= DROPPED, revision
        demanded = {one for one, free in after.items() if not free and one[0] in known}
        assert demanded <= {one for one, free in before.items() if not free}, revision


def test_the_newest_tables_are_the_models(empty: Engine) -> None:
    migrations.upgrade(empty)
    assert differences(empty) == []


def test_a_table_that_differs_would_be_noticed(empty: Engine) -> None:
    migrations.upgrade(empty)
    with empty.begin() as connection:
        connection.execute(text("ALTER TABLE branch DROP COLUMN zone"))
    assert differences(empty)


def test_base_leaves_nothing_behind(empty: Engine) -> None:
    migrations.upgrade(empty)
    migrations.downgrade(empty, "base")
    assert set(inspect(empty).get_table_names()) <= {"alembic_version"}
    assert migrations.current(empty) is None


def test_going_up_again_changes_nothing_and_loses_nothing(empty: Engine) -> None:
    migrations.upgrade(empty)
    moment = datetime(2026, 11, 27, 7, 0, tzinfo=UTC)
    with Session(empty) as session, session.begin():
        session.add(Branch(chat_id=-1001, name="第一党支部", created_at=moment))
    migrations.upgrade(empty)
    with Session(empty) as session:
        branch = session.scalars(select(Branch)).one()
        assert (branch.name, branch.created_at) == ("第一党支部", moment)


def test_a_branch_of_the_first_tables_keeps_everything_it_had(empty: Engine) -> None:
    migrations.upgrade(empty, "0001")
    with empty.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO branch (id, chat_id, name, zone, language, created_at, free_claims,"
                " names_absent, opens_before, late_after, closes_after, reminds_before) VALUES"
                " (1, -1001, '第一党支部', 'Asia/Shanghai', 'zh-Hans', '2026-11-27 07:00:00',"
                " false, false, 15, 5, 30, 60)"
            )
        )
        connection.execute(
            text(
                "INSERT INTO member (id, branch_id, name, note, standing, post, listed, joined_on)"
                " VALUES (1, 1, '王芳', '', 'full', 'none', true, '2026-01-01')"
            )
        )
        connection.execute(
            text(
                "INSERT INTO plan (id, branch_id, kind, ref_id, data, next_due_at) VALUES"
                " (1, 1, 'meeting.open', 7, '{}', '2026-11-27 07:00:00')"
            )
        )
    migrations.upgrade(empty)
    with Session(empty) as session:
        branch = session.scalars(select(Branch)).one()
        assert (branch.quiet_from, branch.quiet_to, branch.reading_days) == (1290, 450, 3)
        assert branch.official_workdays
        assert not branch.keeps_files
        assert session.scalars(select(Member.name)).all() == ["王芳"]
        assert session.scalars(select(Plan)).one().rhythm == ""
    migrations.downgrade(empty, "0001")
    with empty.connect() as connection:
        for table in ("branch", "member", "plan"):
            assert connection.scalar(text(f"SELECT count(*) FROM {table}")) == 1
