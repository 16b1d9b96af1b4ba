"""The command line as an operator uses it: its output and exit codes."""

import asyncio
import json
import os
import signal
import socket
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import pytest
from rich.console import Console
from sqlalchemy import select
from sqlalchemy.orm import Session
from typer.testing import CliRunner

from bot.cli import cli
from bot.demo import run_demo
from bot.service import Trouble
from bot.settings import Settings
from data.engine import open_writer
from data.imports.roster import read_roster
from data.migrations import current, revisions, upgrade
from data.models import Account, Branch, BranchMove, Contact, Material, Member, SetAside
from data.store import Store
from handlers.features import REGISTRY
from sandbox import Chat, Message, Person, Sandbox
from sandbox.demo import GROUP, demo_roster_rows
from tests.processes import Forked, run_command

TOKEN = "42:AAHk3f-Lq9_uZ0xYbVw8sRtPnMmKjIhGfEd"
ROOT = Path(__file__).parent.parent.parent
PATIENCE = 60
MOMENT = datetime(2026, 11, 27, 7, 0, tzinfo=UTC)
runner = CliRunner()


@pytest.fixture(autouse=True)
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Changes to an empty directory and an environment without our settings."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"ZHIXUE_{name.upper()}", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def sqlite(place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Makes a migrated SQLite database that the settings name."""
    file = place / "zhixue.sqlite3"
    monkeypatch.setenv("ZHIXUE_DATABASE_URL", f"sqlite:///{file}")
    engine = open_writer(f"sqlite:///{file}")
    upgrade(engine)
    engine.dispose()
    return file


def test_the_version_is_told() -> None:
    result = runner.invoke(cli, ["--version"])
    assert result.exit_code == 0
    assert result.stdout.startswith("zhixue 0.")


def test_without_a_token_run_says_what_to_do() -> None:
    result = runner.invoke(cli, ["run"])
    assert result.exit_code == 2
    assert "ZHIXUE_TOKEN" in result.stderr
    assert "@BotFather" in result.stderr


def test_a_wrong_setting_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHIXUE_PORT", "eighty")
    for command in (["run"], ["doctor"], ["migrate"], ["backup", "copy"]):
        result = runner.invoke(cli, command)
        assert result.exit_code == 2, command
        assert "ZHIXUE_PORT" in result.stderr


@pytest.mark.parametrize("url", ["mysql://localhost/zhixue", "no address at all"])
def test_a_database_of_another_kind_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("ZHIXUE_DATABASE_URL", url)
    for command in (["migrate"], ["set-aside"], ["backup", "copy"]):
        result = runner.invoke(cli, command)
        assert result.exit_code == 2, command
        assert "ZHIXUE_DATABASE_URL" in result.stderr


# migrate


def test_migrate_goes_up_and_says_from_where(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZHIXUE_DATABASE_URL", database_url)
    newest = revisions()[-1]
    down = runner.invoke(cli, ["migrate", "--to", "base", "--yes"])
    assert (down.exit_code, down.stdout) == (0, f"from {newest} to base\n")
    up = runner.invoke(cli, ["migrate"])
    assert (up.exit_code, up.stdout) == (0, f"from base to {newest}\n")
    engine = open_writer(database_url)
    assert current(engine) == newest
    engine.dispose()


def test_migrate_asks_before_it_goes_back(sqlite: Path) -> None:
    result = runner.invoke(cli, ["migrate", "--to", "base"], input="n\n")
    assert result.exit_code == 1
    assert "deletes" in result.stdout
    engine = open_writer(f"sqlite:///{sqlite}")
    assert current(engine) == revisions()[-1]
    engine.dispose()


def test_migrate_knows_which_revisions_there_are(sqlite: Path) -> None:
    result = runner.invoke(cli, ["migrate", "--to", "9999"])
    assert result.exit_code == 2
    assert revisions()[0] in result.stderr


# set-aside


def test_updates_set_aside_are_listed_and_shown(sqlite: Path) -> None:
    assert runner.invoke(cli, ["set-aside"]).stdout == "none\n"
    engine = open_writer(f"sqlite:///{sqlite}")
    body = {"update_id": 7, "message": {"text": "[bold]请假[/]"}}
    with Session(engine) as session, session.begin():
        session.add(SetAside(bot_id=42, update_id=7, body=body, error="KeyError: [x]", at=MOMENT))
    engine.dispose()
    listed = runner.invoke(cli, ["set-aside"]).stdout
    assert "message" in listed
    assert "KeyError: [x]" in listed
    assert json.loads(runner.invoke(cli, ["set-aside", "--body", "1"]).stdout) == body
    assert runner.invoke(cli, ["set-aside", "--body", "2"]).exit_code == 1


# move-branch


def test_a_move_says_what_it_does_and_does_nothing_without_yes(
    sqlite: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZHIXUE_TOKEN", "42:first")
    monkeypatch.setenv("ZHIXUE_TOKENS", "43:second")
    engine = open_writer(f"sqlite:///{sqlite}")
    with Session(engine) as session, session.begin():
        branch = Branch(chat_id=-1001, bot_id=41, name="第一党支部", created_at=MOMENT)
        session.add_all([branch, Account(id=5, name="陈静", seen_at=MOMENT)])
        session.flush()
        session.add(
            Member(
                branch_id=branch.id, account_id=5, name="陈静", post="secretary",
                joined_on=MOMENT.date(),
            )
        )  # fmt: skip
        file = {"kind": "video", "name": "合影.mp4", "content": "", "file_id": "old", "size": 7}
        material = Material(
            branch_id=branch.id, title="合影", files=[file], key="1", added_at=MOMENT
        )
        session.add(material)
    refused = runner.invoke(cli, ["move-branch", "1", "--to", "43"])
    assert refused.exit_code == 1
    assert "A secretary of the branch has to open the chat" in refused.stderr
    with Session(engine) as session, session.begin():
        session.add(Contact(account_id=5, bot_id=43))
    told = runner.invoke(cli, ["move-branch", "1", "--to", "43"])
    assert told.exit_code == 0, told.stderr
    assert "The token of the bot 41 is gone" in told.stdout
    assert "合影" in told.stdout
    assert "Nothing is moved without --yes." in told.stdout
    with Session(engine) as session:
        assert session.get(BranchMove, 1) is None
    assert runner.invoke(cli, ["move-branch", "1", "--to", "43", "--yes"]).exit_code == 0
    with Session(engine) as session:
        assert session.get_one(BranchMove, 1).bot_id == 43
    engine.dispose()
    assert runner.invoke(cli, ["move-branch", "1", "--to", "44"]).exit_code == 1


# backup


async def test_a_copy_is_whole_while_the_bot_writes(sqlite: Path, place: Path) -> None:
    store = Store(f"sqlite:///{sqlite}", {"registry": REGISTRY})
    await store.start()
    await store.write(lambda s: s.add(Branch(chat_id=-1001, name="第一党支部", created_at=MOMENT)))
    target = place / "copy.sqlite3"
    result = await asyncio.to_thread(runner.invoke, cli, ["backup", str(target)])
    await store.stop()
    assert result.exit_code == 0, result.stderr
    assert target.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(target)) as copy:
        assert copy.execute("SELECT name FROM branch").fetchall() == [("第一党支部",)]


def test_nothing_is_overwritten(sqlite: Path, place: Path) -> None:
    target = place / "copy.sqlite3"
    target.write_text("dear")
    result = runner.invoke(cli, ["backup", str(target)])
    assert result.exit_code == 1
    assert target.read_text() == "dear"


def test_a_damaged_database_gives_no_copy(sqlite: Path, place: Path) -> None:
    sqlite.write_bytes(b"no database" * 1000)
    for leftover in place.glob("*.sqlite3-*"):
        leftover.unlink()
    result = runner.invoke(cli, ["backup", str(place / "copy")])
    assert result.exit_code == 1
    assert sorted(path.name for path in place.iterdir()) == ["zhixue.sqlite3"]


def test_there_is_nothing_to_copy_before_the_first_run(place: Path) -> None:
    result = runner.invoke(cli, ["backup", "copy"])
    assert result.exit_code == 1
    assert list(place.iterdir()) == []


def test_for_postgresql_the_line_is_named_without_the_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ZHIXUE_DATABASE_URL", "postgresql://zhixue:sesame@db.example/zhixue")
    result = runner.invoke(cli, ["backup", "of today.dump"])
    assert result.exit_code == 1
    assert "pg_dump --format=custom --file='of today.dump'" in result.stderr
    assert "postgresql://zhixue@db.example/zhixue" in result.stderr
    assert "sesame" not in result.stderr


# doctor


def test_the_doctor_speaks_to_people_and_machines(sqlite: Path) -> None:
    said = runner.invoke(cli, ["doctor"])
    assert said.exit_code == 1
    assert "ZX01" in said.stdout
    told = runner.invoke(cli, ["doctor", "--json"])
    assert told.exit_code == 1
    findings = {one["code"]: one for one in json.loads(told.stdout)}
    assert findings["ZX01"]["level"] == "fail"
    assert findings["ZX03"]["level"] == "ok"


# run, as a process of its own


@asynccontextmanager
async def running(
    *arguments: str, forked: bool = True, **env: str
) -> AsyncIterator[asyncio.subprocess.Process | Forked]:
    """Runs `zhixue run` with these settings; killed at the end if it still runs."""
    given = {f"ZHIXUE_{name.upper()}": value for name, value in env.items()}
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "ZHIXUE_PORT": "0", **given}
    process: asyncio.subprocess.Process | Forked
    if forked:
        process = await run_command("run", *arguments, env=environment)
    else:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", *arguments,
            env=environment, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def until(process: asyncio.subprocess.Process | Forked, sign: str) -> str:
    """Reads the process's output up to and with a line that contains the sign."""
    assert process.stderr
    said = ""
    while line := await asyncio.wait_for(process.stderr.readline(), PATIENCE):
        said += line.decode()
        if sign in said:
            return said
    raise AssertionError(said)


async def end(process: asyncio.subprocess.Process | Forked) -> str:
    """Reads the process's output to its end."""
    out, err = await asyncio.wait_for(process.communicate(), PATIENCE)
    return (out + err).decode()


@pytest.mark.parametrize(("number", "forked"), [(signal.SIGTERM, False), (signal.SIGINT, True)])
async def test_run_serves_until_it_is_told_to_stop(
    place: Path, number: signal.Signals, forked: bool
) -> None:
    async with Sandbox(TOKEN) as box:
        people = [box.world.person(name) for name in ("陈静", "王芳")]
        group = box.world.group("第一党支部", people, creator=people[0])
        url = f"sqlite:///{place / 'zhixue.sqlite3'}"
        settings = {"token": TOKEN, "api_url": box.url, "database_url": url}
        async with running(forked=forked, **settings) as process:
            await until(process, "running")
            box.world.add_bot(group, people[0])
            await box.idle()
            process.send_signal(number)
            said = await end(process)
        assert process.returncode == 0, said
        assert "stopped" in said
        assert TOKEN not in said
        assert box.world.last(group).keyboard
        assert not box.world.updates.pending


async def test_a_token_telegram_does_not_know_is_a_sentence(place: Path) -> None:
    other = TOKEN.replace("AAHk", "BBHk")
    url = f"sqlite:///{place / 'zhixue.sqlite3'}"
    async with (
        Sandbox(TOKEN) as box,
        running(token=other, api_url=box.url, database_url=url) as process,
    ):
        said = await end(process)
    assert process.returncode == 2, said
    assert "does not know this token" in said
    assert "Traceback" not in said
    assert other not in said


async def test_telegram_out_of_reach_is_waited_for(place: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        api = f"http://127.0.0.1:{unused.getsockname()[1]}"
        url = f"sqlite:///{place / 'zhixue.sqlite3'}"
        async with running(token=TOKEN, api_url=api, database_url=url) as process:
            said = await until(process, "telegram.out_of_reach")
            process.terminate()
            said += await end(process)
    assert process.returncode == 0, said
    assert TOKEN not in said


async def test_a_taken_port_is_a_sentence(place: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        url = f"sqlite:///{place / 'zhixue.sqlite3'}"
        async with (
            Sandbox(TOKEN) as box,
            running("--port", port, token=TOKEN, api_url=box.url, database_url=url) as process,
        ):
            said = await end(process)
    assert process.returncode == 1, said
    assert f"Port {port}" in said
    assert "Traceback" not in said


async def test_a_database_that_is_away_is_waited_for() -> None:
    url = "postgresql://zhixue:sesame@127.0.0.1:1/zhixue"
    async with running(token=TOKEN, api_url="http://127.0.0.1:1", database_url=url) as process:
        said = await until(process, "database.out_of_reach")
        process.terminate()
        said += await end(process)
    assert process.returncode == 0, said
    assert "postgresql+psycopg://zhixue:***@127.0.0.1:1/zhixue" in said
    assert "sesame" not in said


# the demonstration


@asynccontextmanager
async def demonstration(folder: Path, **options: bool) -> AsyncIterator[Sandbox]:
    """Starts the demonstration; yields once it works."""
    stop = asyncio.Event()
    opened: asyncio.Future[Sandbox] = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(
        run_demo(
            Console(quiet=True), port=0, browser=False, folder=folder,
            stop=stop, ready=opened.set_result, **options,
        )
    )  # fmt: skip
    await asyncio.wait({task, opened}, return_when=asyncio.FIRST_COMPLETED, timeout=PATIENCE)
    if task.done():
        task.result()
    try:
        yield opened.result()
    finally:
        stop.set()
        await asyncio.wait_for(task, PATIENCE)


async def test_the_demonstration_has_a_page_a_roster_and_a_bot_that_greets(place: Path) -> None:
    async with demonstration(place / "demo", empty=True) as box:
        assert (await spoken(box)).keyboard
        async with aiohttp.ClientSession() as session, session.get(box.url) as page:
            assert page.status == 200
        roster = place / "demo" / "花名册.xlsx"
        draft = read_roster(roster.read_bytes(), roster.name)
        assert [one.name for one in draft.people] == [row[0] for row in demo_roster_rows()[1:]]


async def test_a_second_demonstration_does_not_disturb_the_first(place: Path) -> None:
    async with demonstration(place / "demo", empty=True):
        with pytest.raises(Trouble, match="already"):
            await run_demo(Console(quiet=True), browser=False, folder=place / "demo")


def place_of(box: Sandbox) -> tuple[Chat, Person]:
    """Returns the demonstration's group and its secretary."""
    group = next(chat for chat in box.world.chats.values() if chat.title == GROUP)
    return group, next(one for one in box.world.people.values() if one.name == "陈静")


async def spoken(box: Sandbox) -> Message:
    """Waits for the bot's first message in the group, as 陈静 sees it."""
    group, chen = place_of(box)
    changed = asyncio.Event()
    box.world.listen(lambda _: changed.set())
    while True:
        for message in box.world.messages(group, chen):
            if message.sender is box.world.bot:
                return message
        changed.clear()
        await asyncio.wait_for(changed.wait(), PATIENCE)


def branches(folder: Path) -> list[str]:
    engine = open_writer(f"sqlite:///{folder / 'zhixue.sqlite3'}")
    with Session(engine) as session:
        names = list(session.scalars(select(Branch.name)))
    engine.dispose()
    return names


async def test_a_kept_demonstration_goes_on_and_another_starts_fresh(place: Path) -> None:
    folder = place / "demo"
    async with demonstration(folder, empty=True) as box:
        _, chen = place_of(box)
        await box.answer(box.world.tap(chen, await spoken(box), "建立支部"))
    assert branches(folder) == ["第一党支部"]
    async with demonstration(folder, keep=True) as box:
        group, chen = place_of(box)
        box.world.say(chen, group, "/help@zhixue_bot")
        assert "/join" in (await spoken(box)).text
    assert branches(folder) == ["第一党支部"]
    async with demonstration(folder, empty=True):
        pass
    assert branches(folder) == []
