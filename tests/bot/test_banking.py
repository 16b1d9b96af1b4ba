"""`zhixue import --bank` and `zhixue export`: previewed first, stored with --yes, read again."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session
from typer.testing import CliRunner

from bot.cli import cli
from bot.settings import Settings
from data.engine import open_writer
from data.models import BankQuestion
from data.queries import branch as branches, question as questions
from data.values.question import Question
from tests.stories.bank_town import PAPER

runner = CliRunner()


@pytest.fixture(autouse=True)
def _settings(database_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Has the settings name a migrated database with one branch."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"ZHIXUE_{name.upper()}", raising=False)
    monkeypatch.setenv("ZHIXUE_DATABASE_URL", database_url)
    monkeypatch.chdir(tmp_path)
    engine = open_writer(database_url)
    with Session(engine) as session, session.begin():
        branches.found(session, -100, "第一党支部", "zh-Hans", datetime(2026, 11, 27, tzinfo=UTC))
    engine.dispose()


def bank(url: str) -> Sequence[Question]:
    """Returns the questions in the bank, in the order they came."""
    engine = open_writer(url)
    with Session(engine) as session:
        rows = session.scalars(select(BankQuestion).order_by(BankQuestion.id)).all()
        found = list(questions.as_values(session, rows))
    engine.dispose()
    return found


def run(*arguments: str | Path) -> str:
    result = runner.invoke(cli, [str(one) for one in arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_a_bank_is_told_first_stored_once_and_comes_back_from_every_kind_of_file(
    database_url: str, tmp_path: Path
) -> None:
    (tmp_path / "题库.txt").write_text(PAPER, "utf-8")
    told = run("import", "--bank", "题库.txt")
    assert "3 good" in told
    assert "1 doubtful" in told
    assert "Options A and B are the same" in " ".join(told.split())
    assert bank(database_url) == []
    assert "3 stored, 0 changed" in run("import", "--bank", "题库.txt", "--yes")
    assert "0 stored, 0 changed" in run("import", "--bank", "题库.txt", "--yes")
    before = bank(database_url)
    for name in ("题库.xlsx", "题库.gift", "题库.json", "试卷.docx"):
        written = run("export", "--bank", name).split()
        engine = open_writer(database_url)
        with Session(engine) as session, session.begin():
            session.execute(delete(BankQuestion))
        engine.dispose()
        answers = ["--answers", written[1]] if len(written) > 1 else []
        assert "3 stored" in run("import", "--bank", written[0], *answers, "--yes")
        assert bank(database_url) == before, name


def test_unreadable_and_unwritable_files_are_reported(tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_text("  ", "utf-8")
    empty = runner.invoke(cli, ["import", "--bank", "空.txt"])
    nothing = runner.invoke(cli, ["export", "--bank", "题库.xlsx"])
    kind = runner.invoke(cli, ["export", "--bank", "题库.pdf"])
    assert (empty.exit_code, nothing.exit_code, kind.exit_code) == (1, 1, 2)
    assert "empty" in empty.output
    assert "no questions" in nothing.output
    assert ".gift" in kind.output


def test_imports_are_printed_without_a_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZHIXUE_DATABASE_URL", "sqlite:////nowhere/at/all.db")
    (tmp_path / "题库.txt").write_text(PAPER, "utf-8")
    said = json.loads(run("import", "--bank", "题库.txt", "--json"))
    assert [one["verdict"] for one in said] == [*["good"] * 2, "doubtful", "good", "refused"]
    assert set(said[0]) == {
        *("verdict", "kind", "stem", "options", "answer", "explanation", "source", "lines"),
        "reasons",
    }
    numbers = [number for one in said for number in one["lines"]]
    assert numbers == sorted(set(numbers)), "a line belongs to one question"
    assert len(said[0]["lines"]) > 1
    (tmp_path / "名册.csv").write_text("姓名,党内职务\n陈静,书记\n王芳,\n", "utf-8")
    people = json.loads(run("import", "--roster", "名册.csv", "--json"))["people"]
    assert [(one["name"], one["post"]) for one in people] == [
        ("陈静", "secretary"),
        ("王芳", "none"),
    ]


@pytest.mark.parametrize("kind", ["--bank", "--roster", "--template"])
def test_a_file_refused_as_a_whole_ends_with_status_one(tmp_path: Path, kind: str) -> None:
    (tmp_path / "空.txt").write_text("  ", "utf-8")
    result = runner.invoke(cli, ["import", kind, "空.txt", "--json"])
    [said] = json.loads(result.stdout)
    assert (result.exit_code, said["verdict"], said["file"]) == (1, "refused", True)
    assert said["reason"]


def test_json_is_for_one_kind_of_file_and_stores_nothing(tmp_path: Path) -> None:
    (tmp_path / "题库.txt").write_text(PAPER, "utf-8")
    for given in (["--json"], ["--bank", "--roster"], ["--bank", "--json", "--yes"]):
        assert runner.invoke(cli, ["import", "题库.txt", *given]).exit_code == 2
