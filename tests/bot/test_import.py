"""`zhixue import`: a folder, a zip or a file of material, previewed first and stored with --yes."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from typer.testing import CliRunner

from bot.cli import cli
from bot.settings import Settings
from data.engine import open_writer
from data.models import Material, Series, SeriesItem
from data.queries import branch as branches
from tests.stories.material_town import SENTENCE, packed

MOMENT = datetime(2026, 11, 27, 7, 0, tzinfo=UTC)
runner = CliRunner()


@pytest.fixture(autouse=True)
def _settings(database_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Has the settings name a migrated database with one branch."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"ZHIXUE_{name.upper()}", raising=False)
    monkeypatch.setenv("ZHIXUE_DATABASE_URL", database_url)
    monkeypatch.chdir(tmp_path)
    founded(database_url, -100, "第一党支部")


def founded(url: str, chat: int, name: str) -> int:
    """Sets up a branch; returns its id."""
    engine = open_writer(url)
    with Session(engine) as session, session.begin():
        made = branches.found(session, chat, name, "zh-Hans", MOMENT).id
    engine.dispose()
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Makes a folder with three texts, one of them broken."""
    made = tmp_path / "党课"
    made.mkdir()
    for n in (1, 2, 10):
        (made / f"{n}.md").write_text(f"# 第{n}讲\n\n{SENTENCE * n}", "utf-8")
    (made / "坏.docx").write_bytes(b"no word file")
    return made


def stored(url: str) -> list[str]:
    """Returns the titles of the branch's material in the order of its series."""
    engine = open_writer(url)
    with Session(engine) as session:
        found = session.scalars(
            select(Material.title)
            .outerjoin(SeriesItem, SeriesItem.material_id == Material.id)
            .order_by(SeriesItem.place, Material.id)
        ).all()
    engine.dispose()
    return list(found)


def test_it_tells_first_and_stores_nothing(folder: Path, database_url: str) -> None:
    result = runner.invoke(cli, ["import", str(folder)])
    assert result.exit_code == 0, result.output
    assert "第10讲" in result.stdout
    assert "坏.docx" in result.stdout
    assert "--yes" in result.stdout
    assert stored(database_url) == []


def test_a_folder_becomes_a_series_in_its_order(folder: Path, database_url: str) -> None:
    for said in ("3 stored, 0 known before, 3 put", "0 stored, 3 known before, 0 put"):
        result = runner.invoke(cli, ["import", str(folder), "--series", "党课", "--yes"])
        assert result.exit_code == 0, result.output
        assert said in result.stdout
    assert stored(database_url) == ["第1讲", "第2讲", "第10讲"]


def test_a_zip_and_a_single_file_are_read_too(tmp_path: Path, database_url: str) -> None:
    archive, single = tmp_path / "一包.zip", tmp_path / "一篇.txt"
    archive.write_bytes(packed({"甲.md": f"# 甲\n\n{SENTENCE}"}))
    single.write_bytes(f"乙\n\n{SENTENCE * 2}".encode("gb18030"))
    for path in (archive, single):
        assert runner.invoke(cli, ["import", str(path), "--yes"]).exit_code == 0
    assert stored(database_url) == ["甲", "乙"]


def test_with_several_branches_one_is_named(folder: Path, database_url: str) -> None:
    second = founded(database_url, -200, "第二党支部")
    result = runner.invoke(cli, ["import", str(folder), "--yes"])
    assert (result.exit_code, stored(database_url)) == (2, [])
    assert "第一党支部" in result.stderr
    assert f"{second} 第二党支部" in result.stderr
    assert runner.invoke(cli, ["import", str(folder), "--branch", "99"]).exit_code == 2
    result = runner.invoke(cli, ["import", str(folder), "--branch", str(second), "--yes"])
    assert result.exit_code == 0, result.output
    engine = open_writer(database_url)
    with Session(engine) as session:
        assert set(session.scalars(select(Material.branch_id))) == {second}
        assert session.scalars(select(Series)).all() == []
    engine.dispose()


def test_unreadable_files_get_a_sentence(tmp_path: Path, database_url: str) -> None:
    bad = tmp_path / "坏.docx"
    bad.write_bytes(b"PK\x03\x04 broken")
    result = runner.invoke(cli, ["import", str(bad), "--yes"])
    assert result.exit_code == 1
    assert "坏.docx" in result.stderr
    assert "Traceback" not in result.stderr
    assert stored(database_url) == []


def test_a_series_name_that_is_too_long_is_refused(folder: Path, database_url: str) -> None:
    result = runner.invoke(cli, ["import", str(folder), "--series", "长" * 41, "--yes"])
    assert (result.exit_code, stored(database_url)) == (2, [])
    assert "40" in result.stderr
