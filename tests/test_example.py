"""The example feature of CONTRIBUTING.md, built for real beside the project and played."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("## An example")[2]
PATH = re.compile(r"`((?:data|handlers|tests)/[\w/-]+\.(?:py|ftl))`")
PARTS = ("bot", "data", "docs", "handlers", "sandbox", "schedules", "tests")


def blocks() -> dict[str, str]:
    """Returns the example's files by name, as the page has them."""
    prose_and_code = re.split(r"^```\w*\n", PAGE, flags=re.MULTILINE)
    pairs = zip(prose_and_code[::2], prose_and_code[1::2], strict=False)
    return {PATH.findall(prose)[-1]: code for prose, code in pairs}


def copy_project(to: Path) -> None:
    """Copies the floors and the tests, with their settings. Compiled files go along, and are valid
    while the sources are as old."""
    for part in PARTS:
        shutil.copytree(ROOT / part, to / part)
    for name in ("pyproject.toml", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"):
        shutil.copy(ROOT / name, to / name)


def put_in(file: Path, mark: str, line: str) -> None:
    """Adds a line before the first one that has the mark."""
    text = file.read_text("utf-8")
    assert mark in text
    file.write_text(text.replace(mark, f"{line}\n{mark}", 1), "utf-8")


def last_revision() -> str:
    """Returns the newest revision of the project's migrations."""
    return max(path.name[:4] for path in (ROOT / "data/migrations/versions").glob("0*.py"))


def test_the_example_on_the_page_is_complete() -> None:
    """Nothing is left out that a reader would have to guess."""
    assert sorted(blocks()) == [
        "data/migrations/versions/9999_thanks.py",
        "data/models/thanks.py",
        "handlers/thanks/__init__.py",
        "handlers/thanks/routes.py",
        "handlers/thanks/service.py",
        "handlers/thanks/texts/zh-Hans.ftl",
        "tests/stories/test_thanks.py",
    ]


def test_the_example_runs_and_keeps_the_rules(tmp_path: Path) -> None:
    copy_project(tmp_path)
    for name, content in blocks().items():
        place = tmp_path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(content.replace('"HEAD"', f'"{last_revision()}"'), "utf-8")
    texts = tmp_path / "handlers/thanks/texts"
    for language in ("zh-Hant", "en"):
        shutil.copy(texts / "zh-Hans.ftl", texts / f"{language}.ftl")
    put_in(
        tmp_path / "data/models/__init__.py",
        "from data.models.topic import",
        "from data.models.thanks import Thanks",
    )
    put_in(tmp_path / "data/models/__init__.py", '    "Topic",', '    "Thanks",')
    put_in(
        tmp_path / "data/personal.py",
        '    "topic": Kept(',
        next(line for line in PAGE.splitlines() if line.startswith('`"thanks": Kept(')).strip("`."),
    )
    put_in(tmp_path / "handlers/features.py", "    topics,\n", "    thanks,")
    put_in(tmp_path / "handlers/features.py", "    topics.FEATURE,", "    thanks.FEATURE,")
    put_in(tmp_path / "README.md", "| `/signin` |", "| `/thanks` | 谢谢 | 成员 | 谢谢一位同志 |")
    wanted = ("tests/stories/test_thanks.py", "tests/test_docs.py", "tests/data/test_migrations.py",
              "tests/data/test_personal.py")  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "-p", "no:cacheprovider", *wanted,
         "-k", "not links_lead and not postgresql"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:]
