"""What the bot is built of is locked with hashes, and holes and secrets are found."""

import json
import re
import subprocess
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name as plain

from tests import supply

LOCK = supply.LOCK.read_text("utf-8")
LINE = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
LOCKED = {plain(name): version for name, version in LINE.findall(LOCK)}
PINNED = {
    plain(name): version
    for name, version in LINE.findall((supply.ROOT / "constraints.txt").read_text("utf-8"))
}
BUILD = "setuptools"


def test_the_lock_and_the_constraints_are_in_step() -> None:
    assert {name: PINNED.get(name) for name in LOCKED} == LOCKED


def test_the_lock_has_everything_that_the_bot_needs() -> None:
    """Follows the requirements from package to package."""
    wanted, seen = ["zhixue", BUILD], set[str]()
    while wanted:
        name = wanted.pop()
        if name in seen:
            continue
        seen.add(name)
        for line in requires(name) or ():
            one = Requirement(line)
            if one.marker is None or one.marker.evaluate({"extra": ""}):
                wanted.append(plain(one.name))
    assert seen - {"zhixue"} <= set(LOCKED)


def test_the_lock_holds_hashes_and_no_address() -> None:
    assert "://" not in LOCK
    assert not re.search(r"^-", LOCK, re.MULTILINE), "no options of pip"
    for entry in re.split(r"^(?=[A-Za-z0-9])", LOCK, flags=re.MULTILINE)[1:]:
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry), entry


def test_a_secret_is_found_and_an_example_in_the_baseline_is_not(tmp_path: Path) -> None:
    token = "1234567890" + ":" + "AAHk3fLq9uZ0xYbVw8sRtPnMmKjIhGfEdCb"
    (tmp_path / "bot.env").write_text(f"ZHIXUE_TOKEN={token}\n")
    (tmp_path / "note.md").write_text("nothing\n")
    files = ["bot.env", "note.md"]
    found = supply.new_secrets(tmp_path, files, {})
    assert found == ["bot.env:1: Telegram Bot Token"]
    with supply.transient_settings({"plugins_used": [{"name": one} for one in supply.PLUGINS]}):
        sums = [one.secret_hash for _, one in supply.scan(tmp_path, files)]
    assert supply.new_secrets(tmp_path, files, {"bot.env": sums}) == []


HOLE = {"id": "PYSEC-1", "fix_versions": ["2.0"]}


@pytest.mark.parametrize(
    ("said", "found", "why"),
    [
        ({"dependencies": [{"name": "a", "version": "1", "vulns": [HOLE]}]}, 1, False),
        ({"dependencies": [{"name": "a", "version": "1", "vulns": []}]}, 0, False),
        ({"dependencies": [{"name": "a", "skip_reason": "not found"}]}, 0, True),
        ("", 0, True),
    ],
    ids=["a hole", "no hole", "unknown", "no answer"],
)
def test_a_hole_fails_and_a_silent_service_does_not(
    monkeypatch: pytest.MonkeyPatch, said: object, found: int, why: bool
) -> None:
    text = json.dumps(said) if said else ""
    done = subprocess.CompletedProcess([], 1, stdout=text, stderr="")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: done)
    holes, unknown = supply.audit(supply.LOCK)
    assert len(holes) == found
    assert bool(unknown) is why
