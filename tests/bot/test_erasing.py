"""Erasures from the command line, and restoring a copy in which they are repeated."""

import json
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from typer.testing import CliRunner

from bot.cli import cli
from bot.settings import Settings
from data.engine import address, hold, open_writer
from data.migrations import upgrade
from data.models import AuditEntry, Branch, Erasure, Member
from tests.filled import AT, files_with, fill, people, traces

NAME, NUMBER = "欧阳若兰", 7_654_321_098
OTHER, OTHER_NUMBER = "司马相如", 7_111_222_333
runner = CliRunner()


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """Makes two branches, each with one person in every table."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"ZHIXUE_{name.upper()}", raising=False)
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "zhixue.sqlite3"
    monkeypatch.setenv("ZHIXUE_DATABASE_URL", f"sqlite:///{file}")
    with opened(file) as session, session.begin():
        for chat, name, number in ((-1001, NAME, NUMBER), (-1002, OTHER, OTHER_NUMBER)):
            branch = Branch(chat_id=chat, name=f"支部{chat}", created_at=AT)
            session.add(branch)
            session.flush()
            member = people(session, branch, name, number)
            fill(session, member, member)
    return file


class opened:  # noqa: N801 - used as a function
    """Opens a migrated database for a session."""

    def __init__(self, file: Path) -> None:
        self.engine = open_writer(f"sqlite:///{file}")
        upgrade(self.engine)
        self.session = Session(self.engine)

    def __enter__(self) -> Session:
        return self.session

    def __exit__(self, *_error: object) -> None:
        self.session.close()
        self.engine.dispose()


def run(*words: str) -> str:
    done = runner.invoke(cli, words)
    assert done.exit_code == 0, done.output
    return done.output


def refused(*words: str) -> str:
    done = runner.invoke(cli, words)
    assert done.exit_code != 0
    return done.output


def everyone(file: Path) -> set[str]:
    with opened(file) as session:
        found = {one for one in (NAME, OTHER) if traces(session.connection(), [one])}
        return found | ({str(NUMBER)} if traces(session.connection(), [str(NUMBER)]) else set())


def test_a_member_is_erased_by_number(place: Path) -> None:
    assert f"1: {NAME}" in run("erase", "1")
    assert OTHER not in run("erase", "1")
    assert "Nothing is erased without --yes" in run("erase", "1", "--member", "1")
    assert everyone(place) == {NAME, OTHER, str(NUMBER)}
    assert "Erased." in run("erase", "1", "--member", "1", "--yes")
    assert everyone(place) == {OTHER}
    assert "no member 1" in refused("erase", "1", "--member", "1", "--yes")
    assert "no member 2" in refused("erase", "1", "--member", "2", "--yes")
    assert run("erasures").split() == ["1", "1", "2026-01-01"]


def test_a_restored_copy_is_erased_from_again(place: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    run("backup", str(copy))
    run("erase", "1", "--member", "1", "--yes")
    said = run("restore", str(copy))
    assert "1 of 1 erasures repeated" in said
    assert everyone(place) == {OTHER}
    assert files_with(tmp_path, [NAME]) <= {"copy.sqlite3", "zhixue.sqlite3.replaced"}
    assert place.stat().st_mode & 0o777 == 0o600
    with opened(place) as session:
        assert [one.member_id for one in session.scalars(select(Erasure))] == [1]


def test_a_lost_database_is_restored_with_a_list(place: Path, tmp_path: Path) -> None:
    copy, listed = tmp_path / "copy.sqlite3", tmp_path / "erased.txt"
    run("backup", str(copy))
    run("erase", "1", "--member", "1", "--yes")
    run("erase-branch", "2", "--yes")
    listed.write_text(run("erasures"), "utf-8")
    assert listed.read_text("utf-8").splitlines() == ["1 1 2026-01-01", "2 - 2026-11-27"]
    place.write_bytes(b"")
    said = run("restore", str(copy), "--list", str(listed))
    assert "2 of 2 erasures repeated" in said
    assert everyone(place) == set()
    with opened(place) as session:
        assert [one.chat_id for one in session.scalars(select(Branch))] == [-1001]


def test_a_number_that_means_somebody_else_is_left_alone(place: Path, tmp_path: Path) -> None:
    listed = tmp_path / "erased.txt"
    listed.write_text("1 1 2020-05-05\n2 1 2026-01-01\n9 9 2026-01-01\n", "utf-8")
    said = run("erasures", "--repeat", str(listed))
    assert "Left alone: 1 1 2020-05-05 is somebody who joined on 2026-01-01." in said
    assert everyone(place) == {NAME, OTHER, str(NUMBER)}
    listed.write_text("eins\n", "utf-8")
    assert "line 1, is no erasure" in refused("erasures", "--repeat", str(listed))


@pytest.mark.parametrize("kind", ["damaged", "foreign", "newer", "running"])
def test_what_is_not_safe_is_not_restored(place: Path, tmp_path: Path, kind: str) -> None:
    copy = tmp_path / "copy.sqlite3"
    run("backup", str(copy))
    lock: Any = None
    if kind == "damaged":
        content = bytearray(copy.read_bytes())
        content[4096:40960] = b"\xff" * 36864
        copy.write_bytes(bytes(content))
    elif kind == "foreign":
        copy.write_bytes(b"hello")
    elif kind == "newer":
        with closing(sqlite3.connect(copy)) as raw:
            raw.execute("UPDATE alembic_version SET version_num = '9999'")
            raw.commit()
    else:
        lock = hold(address(f"sqlite:///{place}"))
    before = place.read_bytes()
    said = refused("restore", str(copy))
    assert {"damaged": "integrity", "foreign": "zhixue", "newer": "9999", "running": "process"}[
        kind
    ] in said or kind in {"damaged", "foreign"}
    assert place.read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir() if "restored" in one.name) == []
    if lock is not None:
        lock.close()


def test_a_whole_branch_is_written_and_erased(place: Path, tmp_path: Path) -> None:
    file = tmp_path / "branch.zip"
    run("export-branch", "1", str(file))
    assert "cannot be written" in refused("export-branch", "1", str(file))
    assert file.stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(file) as pack:
        names = {one.removesuffix(".json") for one in pack.namelist() if one.endswith(".json")}
        assert {"member", "attendance", "minute", "note", "question", "account"} <= names
        text = "".join(pack.read(one).decode() for one in pack.namelist())
        assert NAME in text
        assert OTHER not in text
        kept = [one for one in pack.namelist() if one.startswith("files/kept_file")]
        assert [pack.read(one) for one in kept] == [b"x"]
        assert json.loads(pack.read("branch.json"))[0]["name"] == "支部-1001"
    assert "Nothing is erased" in run("erase-branch", "1")
    assert everyone(place) == {NAME, OTHER, str(NUMBER)}
    run("erase-branch", "1", "--yes")
    assert everyone(place) == {OTHER}
    with opened(place) as session:
        assert [one.id for one in session.scalars(select(Member))] == [2]
        kinds = [(one.kind, one.what) for one in session.scalars(select(AuditEntry)) if one.ref_id]
        assert ("erasure", "branch") in kinds
        assert session.scalars(select(Erasure)).one().since == date(2026, 11, 27)
