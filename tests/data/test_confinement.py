"""The process that reads files can do nothing else, and reads where a system has less to offer."""

import json
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from data.imports import fork_server
from data.imports.bank.draft import Found
from data.imports.bank.reading import read_bank
from data.imports.plain import as_plain, from_plain
from data.imports.roster import read_roster
from data.imports.run_isolated import confinement, run_isolated
from data.imports.sheet import BadFile, Limits
from data.values.question import Picture

ROOT = Path(__file__).parents[2]
WITHOUT = """
import json, sys
sys.path[:0] = [sys.argv[1]]
from pathlib import Path
from data.imports import confinement, worker_probe
{change}
missing = confinement.confine(Path(sys.argv[1]), 2**29, 10)
print(json.dumps([missing, worker_probe.attacks(sys.argv[2].encode(), {{}})["done"]]))
"""
FILES = {"read a file", "read the parent's environment", "read the parent's memory"}


def tried(change: str, folder: Path) -> tuple[set[str], set[str]]:
    """Confines a process after this change; returns what was missing and which attacks succeed."""
    secret = folder / "secret"
    secret.write_text("secret")
    code = WITHOUT.format(change=change)
    command = [sys.executable, "-c", code, str(ROOT), f"{secret}\n{folder}"]
    done = subprocess.run(command, capture_output=True, check=True, env={})
    missing, breaches = json.loads(done.stdout)
    return set(missing), set(breaches)


def test_a_reader_can_do_nothing_but_read() -> None:
    made = confinement()
    assert made.missing == []
    assert made.breaches == []


def test_the_probe_sees_what_an_unconfined_process_can_do(tmp_path: Path) -> None:
    _, breaches = tried("confinement.confine = lambda *_: []", tmp_path)
    assert {"open an internet socket", "write a file", "fork", "start a thread"} <= breaches


def test_without_landlock_files_can_be_read_and_nothing_else(tmp_path: Path) -> None:
    missing, breaches = tried("confinement._landlock = lambda _: False", tmp_path)
    assert missing == {"landlock"}
    assert "read a file" in breaches
    assert breaches <= FILES


def test_without_seccomp_no_file_is_read_or_written(tmp_path: Path) -> None:
    missing, breaches = tried("confinement._seccomp = lambda: False", tmp_path)
    assert missing == {"seccomp"}
    assert not breaches & {*FILES, "write a file", "write to /tmp", "remove a file"}
    assert not breaches & {"make a folder", "signal the parent"}


def test_a_limit_that_the_system_lacks_is_named_and_files_are_read(tmp_path: Path) -> None:
    change = (
        "import resource; del resource.RLIMIT_AS\n"
        "set_limit = resource.setrlimit\n"
        "def refuse(what, limits):\n"
        "    if what == resource.RLIMIT_CPU: raise ValueError('invalid')\n"
        "    set_limit(what, limits)\n"
        "resource.setrlimit = refuse"
    )
    missing, breaches = tried(change, tmp_path)
    assert missing == {"memory", "processor"}
    assert not breaches - {"raise a limit"}


def test_a_reader_sees_no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHIXUE_TOKEN", "1:secret")
    [seen] = run_isolated("worker_probe.py", [("attacks", b"/none\n/none")], Limits())
    assert set(seen["environment"]) <= {"LC_CTYPE"}
    assert "ZHIXUE_TOKEN" in os.environ


def test_files_leave_nothing_behind_for_the_next() -> None:
    first, second = (
        run_isolated("worker_probe.py", [("leave_traces", said)], Limits())[0]
        for said in (b"one", b"two")
    )
    assert first["met"] == second["met"] == []
    assert first["process"] != second["process"]
    assert first["open"] == second["open"] == [0, 1, 2]


@pytest.mark.skipif(sys.platform != "linux", reason="looks at another process's memory")
def test_the_process_that_forks_readers_sees_no_file_and_no_secret(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ZHIXUE_TOKEN", "1:secret")
    fork_server.end()
    read_bank("1. 谁是书记？\nA. 王芳\nB. 陈静\n答案：B\n".encode(), "a.txt")
    about = Path(f"/proc/{fork_server.process_id()}")
    assert not (about / "environ").read_bytes().strip(b"\0").replace(b"LC_CTYPE=C.UTF-8", b"")
    memory = _memory_of(about)
    assert b"data/imports/bank/lines.py" in memory
    assert b"1:secret" not in memory
    assert "谁是书记".encode() not in memory
    assert "谁是书记".encode("utf-16-le") not in memory


def _memory_of(about: Path) -> bytes:
    """Returns what a process has written to its memory."""
    parts = []
    with (about / "mem").open("rb", 0) as memory:
        for line in (about / "maps").read_text().splitlines():
            bounds, rights, *rest = line.split()
            if rights.startswith("rw") and not rest[-1].startswith("[v"):
                start, end = (int(one, 16) for one in bounds.split("-"))
                memory.seek(start)
                parts.append(memory.read(end - start))
    return b"".join(parts)


def test_files_are_read_though_the_process_that_forks_readers_was_killed() -> None:
    content = "1. 谁是书记？\nA. 王芳\nB. 陈静\n答案：B\n".encode()
    for _ in range(2):
        [one] = read_bank(content, "a.txt").questions
        assert one.question is not None
        os.kill(fork_server.process_id(), signal.SIGKILL)


def test_files_are_read_side_by_side() -> None:
    def people(number: int) -> list[str]:
        table = "姓名,党小组\n" + "".join(f"王{number}{one},第一党小组\n" for one in "甲乙丙")
        return [one.name for one in read_roster(table.encode(), "a.csv").people]

    with ThreadPoolExecutor(4) as threads:
        for number, names in enumerate(threads.map(people, "一二三四五六七八")):
            assert names == [f"王{'一二三四五六七八'[number]}{one}" for one in "甲乙丙"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", "1. 谁是书记？\nA. 王芳\nB. 陈静\n答案：B\n"),
        ("a.csv", "题目,A,B,答案\n谁是书记？,王芳,陈静,B\n"),
        ("a.json", '[{"question": "谁是书记？", "options": ["王芳", "陈静"], "answer": "B"}]'),
        ("a.gift", "谁是书记？ {~王芳 =陈静}\n"),
        ("a.md", "| 题目 | A | B | 答案 |\n|--|--|--|--|\n| 谁是书记？ | 王芳 | 陈静 | B |\n"),
    ],
)
def test_every_kind_of_file_is_read_there(name: str, content: str) -> None:
    for encoding in ("utf-8", "gb18030", "utf-16"):
        [one] = read_bank(content.encode(encoding), name).questions
        assert one.question is not None, (encoding, one)
        assert one.question.answer == (1,)


def test_a_file_that_takes_too_long_is_refused_and_does_not_stop_the_others() -> None:
    short = Limits(seconds=1, altogether=8)
    with pytest.raises(BadFile, match="bank-file-bomb"):
        read_bank(b"~\n" * 50_000, "a.txt", limits=short)
    table = "姓名,党小组\n王芳,第一党小组\n".encode()
    assert [one.name for one in read_roster(table, "a.csv", short).people] == ["王芳"]


def test_what_a_reader_returns_is_checked() -> None:
    found = Found(
        "题", 3, stem="谁？", right=(1,), picture=Picture(b"\x89PNG"), dates=frozenset({2})
    )
    said = json.loads(json.dumps(as_plain([found])))
    assert from_plain(list[Found], said) == [found]
    for name, other in (
        ("sheet", 7),
        ("row", "3"),
        ("right", ["x"]),
        ("picture", {"content": "not base64"}),
        ("unknown", 1),
    ):
        with pytest.raises(ValueError):
            from_plain(list[Found], [{**said[0], name: other}])
