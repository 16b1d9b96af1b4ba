"""Opening the database: its address, its files' permissions, what its errors say."""

import os
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from data.engine import address, beside, open_reader, open_writer, shown


@pytest.mark.parametrize(
    ("url", "password", "host", "database"),
    [
        ("postgresql://zhixue:simple@db/one", "simple", "db", "one"),
        ("postgresql://zhixue:p@ss@db:5432/one", "p@ss", "db", "one"),
        ("postgres://zhixue:a/b:c@d%@[::1]:5432/one", "a/b:c@d%", "::1", "one"),
        ("postgresql+psycopg://zhixue:p%40ss@db/one", "p@ss", "db", "one"),
        ("postgresql://zhixue:密码@db/one?sslmode=require", "密码", "db", "one"),
        ("postgresql://zhixue@db/one", None, "db", "one"),
    ],
)
def test_a_password_may_hold_any_sign_and_is_never_shown(
    url: str, password: str | None, host: str, database: str
) -> None:
    place = address(url)
    assert (place.password, place.host, place.database) == (password, host, database)
    if password:
        assert shown(url).startswith("postgresql+psycopg://zhixue:***@")
        assert "ss@" not in shown(url)


def test_a_sqlite_address_stays_as_it_is() -> None:
    assert address("sqlite:////srv/a:b@c/zhixue.sqlite3").database == "/srv/a:b@c/zhixue.sqlite3"


def test_only_the_owner_reads_the_database(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        file = tmp_path / "var" / "zhixue.sqlite3"
        engine = open_writer(f"sqlite:///{file}")
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE thing (id INTEGER)"))
            modes = {one.name: one.stat().st_mode & 0o777 for one in beside(file)}
        engine.dispose()
    finally:
        os.umask(before)
    assert modes == dict.fromkeys(
        ("zhixue.sqlite3", "zhixue.sqlite3-wal", "zhixue.sqlite3-shm"), 0o600
    )
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_a_database_of_before_is_made_private(tmp_path: Path) -> None:
    file = tmp_path / "zhixue.sqlite3"
    file.touch(mode=0o644)
    open_reader(f"sqlite:///{file}").dispose()
    assert file.stat().st_mode & 0o777 == 0o600


def test_an_error_does_not_quote_what_was_to_be_stored(database_url: str) -> None:
    engine = open_writer(database_url)
    with pytest.raises(SQLAlchemyError) as wrong, engine.begin() as connection:
        connection.execute(text("INSERT INTO nowhere VALUES (:name)"), {"name": "王芳"})
    engine.dispose()
    assert "王芳" not in str(wrong.value)
