"""`zhixue import --bank|--roster|--template`: what a reader makes of a file, without a database."""

import json
from pathlib import Path

import pytest
from docx import Document
from typer.testing import CliRunner

from bot.cli import cli
from tests.data.documents import docx

runner = CliRunner()
ROSTER = "姓名,党小组\n王芳,第一党小组\n合计,\n李强,第二党小组 13800138000\n"


@pytest.fixture(autouse=True)
def _no_database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ZHIXUE_DATABASE_URL", "nonsense")
    monkeypatch.chdir(tmp_path)


def said(*arguments: str) -> tuple[int, str]:
    result = runner.invoke(cli, ["import", *arguments])
    return result.exit_code, result.stdout + result.stderr


def test_a_roster_is_told_as_a_table_or_as_json() -> None:
    Path("a.csv").write_text(ROSTER, "utf-8")
    code, text = said("--roster", "a.csv")
    assert code == 0
    assert "王芳" in text
    assert "13800138000" not in text
    assert "2 people; nothing is stored." in text
    code, text = said("--roster", "--json", "a.csv")
    assert [one["name"] for one in json.loads(text)["people"]] == ["王芳", "李强"]
    assert said("--roster", "--yes", "a.csv")[0] == 2


def test_a_template_is_checked() -> None:
    Path("a.docx").write_bytes(docx("{{ 主题 }}{{ host }}"))
    code, text = said("--template", "a.docx")
    assert code == 0
    assert "it lacks" in text
    Document().save("b.docx")
    code, text = said("--template", "b.docx")
    assert code == 1
    assert "no marks" in text


def test_questions_are_told_with_their_lines() -> None:
    Path("a.txt").write_text("1. 谁是书记？\nA. 王芳\nB. 陈静\n答案：B\n", "utf-8")
    code, text = said("--bank", "--json", "a.txt")
    [one] = json.loads(text)
    assert (code, one["answer"], one["lines"]) == (0, "B", [1, 2, 3, 4])
    Path("b.txt").write_text("参考答案\n1. A\n2. B\n", "utf-8")
    code, text = said("--bank", "--json", "b.txt")
    assert code == 1
    assert json.loads(text)[0]["file"] is True
