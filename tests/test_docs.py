"""The documents match the code: commands, settings, subcommands; and their links work."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from typer.main import get_command

from bot.cli import cli
from bot.settings import Settings
from handlers.features import REGISTRY

ROOT = Path(__file__).parent.parent
DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]
README = (ROOT / "README.md").read_text("utf-8")
GUIDES = README + "".join(path.read_text("utf-8") for path in sorted((ROOT / "docs").glob("*.md")))
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
COMMANDS = list(REGISTRY.commands.values())
SUBCOMMANDS: dict[str, object] = getattr(get_command(cli), "commands", {})


def without_code(text: str) -> str:
    return re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)


def anchors(text: str) -> set[str]:
    """Returns the anchors of a document's headings."""
    headings = re.findall(r"^#+ +(.+)$", without_code(text), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def table_row(command: str) -> str:
    """Returns the README's line on a command, or an empty one."""
    found = re.search(rf"^\| `/{command}` \|.*$", README, flags=re.MULTILINE)
    return found.group() if found else ""


def test_the_tests_that_documents_name_are_there() -> None:
    """Looks for each `test_…` of a document in the suite."""
    named = {
        (path.name, name)
        for path in DOCUMENTS
        for name in re.findall(r"`(test_\w+)`", path.read_text("utf-8"))
    }
    suite = "".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    there = set(re.findall(r"def (test_\w+)", suite))
    assert len(named) > 30
    assert {one for one in named if one[1] not in there} == set()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_is_in_the_table(command: object) -> None:
    assert table_row(str(getattr(command, "name", ""))), command


def test_the_table_promises_no_command_that_is_not_there() -> None:
    promised = set(re.findall(r"^\| `/([a-z_]+)` \|", README, flags=re.MULTILINE))
    assert promised == {command.name for command in COMMANDS}


def test_the_words_in_the_table_are_understood() -> None:
    for command in COMMANDS:
        said = table_row(command.name).split("|")[2].strip()
        for word in filter(None, said.split("、")):
            assert word in command.words, f"/{command.name} does not understand {word}"


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_documented(name: str) -> None:
    assert f"`ZHIXUE_{name.upper()}`" in GUIDES


def test_no_document_names_a_setting_that_is_not_there() -> None:
    named = set(re.findall(r"ZHIXUE_([A-Z_]+)", GUIDES))
    assert named == {name.upper() for name in Settings.model_fields}


@pytest.mark.parametrize("name", SUBCOMMANDS)
def test_every_subcommand_is_documented(name: str) -> None:
    assert f"`zhixue {name}`" in GUIDES


def test_no_document_names_a_subcommand_that_is_not_there() -> None:
    every = "".join(path.read_text("utf-8") for path in DOCUMENTS)
    assert set(re.findall(r"`zhixue ([a-z][a-z-]*)", every)) == set(SUBCOMMANDS)


def test_the_changelog_has_a_place_for_what_is_new() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert re.search(r"^## Unreleased$", text, flags=re.MULTILINE)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(document: Path) -> None:
    lost = []
    for link in LINK.findall(without_code(document.read_text("utf-8"))):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = unquote(link).partition("#")
        target = (document.parent / name).resolve() if name else document
        there = target.exists()
        if not there or (anchor and anchor not in anchors(target.read_text("utf-8"))):
            lost.append(link)
    assert not lost


def test_decisions_are_numbered_in_order_and_short() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [page.name[:4] for page in pages] == [f"{n:04}" for n in range(1, len(pages) + 1)]
    for page in pages:
        text = page.read_text("utf-8")
        assert text.startswith(f"# {int(page.name[:4])}. ")
        assert all(f"**{part}.**" in text for part in ("Context", "Decision", "Consequences"))
        assert len(text.splitlines()) <= 60, page.name


def test_the_bench_has_its_place() -> None:
    text = (ROOT / "docs" / "performance.md").read_text("utf-8")
    assert 0 < text.index("<!-- bench:start -->") < text.index("<!-- bench:end -->")
