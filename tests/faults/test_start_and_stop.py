"""What stands in the way of the start is waited for or said; a stop lets what is under way end."""

import asyncio
import os
import signal
from datetime import UTC, timedelta
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.exc import OperationalError

from bot import service
from bot.app import LAST_CALLS, App
from bot.service import Trouble, serve
from data import engine
from data.engine import Unsafe, file_system, hold
from data.failures import comes_back
from data.models import Outgoing
from data.queries import outbox
from data.values.out import OutMessage
from sandbox import Sandbox
from tests.processes import run_command
from tests.stories import quiz_town
from tests.town import TOKEN, Town, settings_of

MOUNTS = """\
/dev/vda1 / ext4 rw 0 0
tmpfs /dev/shm tmpfs rw 0 0
fileserver:/export /mnt/nfs nfs4 rw 0 0
//nas/share /mnt/with\\040blank cifs rw 0 0
me@host:/ /home/me/remote fuse.sshfs rw 0 0
/dev/vdb1 /mnt/nfs/local xfs rw 0 0
"""


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("/var/lib/zhixue/zhixue.sqlite3", "ext4"),
        ("/dev/shm/zhixue.sqlite3", "tmpfs"),
        ("/mnt/nfs/zhixue.sqlite3", "nfs4"),
        ("/mnt/nfs/local/zhixue.sqlite3", "xfs"),
        ("/mnt/nfsother/zhixue.sqlite3", "ext4"),
        ("/mnt/with blank/zhixue.sqlite3", "cifs"),
        ("/home/me/remote/a/zhixue.sqlite3", "fuse.sshfs"),
        ("/home/me/zhixue.sqlite3", "ext4"),
    ],
)
def test_the_file_system_of_a_file_is_that_of_the_nearest_mount(file: str, kind: str) -> None:
    assert file_system(Path(file), MOUNTS) == kind


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "ceph"])
def test_a_network_file_system_is_refused_with_a_sentence(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/vda1 / ext4 rw 0 0\nserver:/ {tmp_path} {kind} rw 0 0\n")
    monkeypatch.setattr(engine, "MOUNTS", mounts)
    with pytest.raises(Unsafe, match="network file system"):
        hold(engine.address(f"sqlite:///{tmp_path / 'zhixue.sqlite3'}"))


async def test_the_start_says_so_and_sets_the_exit_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"server:/ {tmp_path} nfs rw 0 0\n")
    monkeypatch.setattr(engine, "MOUNTS", mounts)
    settings = settings_of(f"sqlite:///{tmp_path / 'zhixue.sqlite3'}", "http://127.0.0.1:1")
    with pytest.raises(Trouble) as told:
        await serve(settings, asyncio.Event())
    assert "PostgreSQL" in told.value.sentence
    assert told.value.code == 2


def test_one_process_holds_a_file_until_it_lets_go(tmp_path: Path) -> None:
    url = engine.address(f"sqlite:///{tmp_path / 'zhixue.sqlite3'}")
    mine = hold(url)
    assert mine is not None
    for _ in range(12):
        with pytest.raises(Unsafe, match="Another process"):
            hold(url)
    mine.close()
    again = hold(url)
    assert again is not None
    again.close()


def test_postgresql_and_memory_are_held_by_nobody() -> None:
    assert hold(engine.address("postgresql://localhost/zhixue")) is None
    assert hold(engine.address("sqlite://")) is None


async def test_a_second_process_is_refused_and_the_first_goes_on(tmp_path: Path) -> None:
    async with Sandbox(TOKEN) as box:
        given = {
            **os.environ,
            "ZHIXUE_TOKEN": TOKEN,
            "ZHIXUE_API_URL": box.url,
            "ZHIXUE_PORT": "0",
            "ZHIXUE_DATABASE_URL": f"sqlite:///{tmp_path / 'zhixue.sqlite3'}",
        }
        first = await run_command("run", env=given)
        try:
            while b"running" not in await asyncio.wait_for(first.stderr.readline(), 120):
                pass
            second = await run_command("run", env=given)
            out, err = await asyncio.wait_for(second.communicate(), 120)
            assert second.returncode == 2
            assert "Another process works with" in (out + err).decode()
            assert first.returncode is None
            first.send_signal(signal.SIGKILL)
            await first.wait()
            third = await run_command("run", env=given)
            while b"running" not in await asyncio.wait_for(third.stderr.readline(), 120):
                pass
            third.terminate()
            await asyncio.wait_for(third.wait(), 120)
            assert third.returncode == 0
        finally:
            if first.returncode is None:
                first.kill()


@pytest.mark.parametrize(
    ("said", "waits"),
    [
        ("connection failed: connection to server failed: Connection refused", True),
        ("connection timeout expired", True),
        ("could not connect: could not translate host name to address, connection lost", True),
        ("connection failed: FATAL:  the database system is starting up", True),
        ("connection failed: FATAL:  the database system is shutting down", True),
        ("connection failed: FATAL:  sorry, too many clients already", True),
        ("connection failed: FATAL:  password authentication failed for user", False),
        ('connection failed: FATAL:  database "zhixue" does not exist', False),
        ("syntax error at or near", False),
    ],
)
def test_a_server_that_is_away_comes_back_and_a_refusal_does_not(said: str, waits: bool) -> None:
    error = OperationalError("SELECT 1", {}, psycopg.OperationalError(said))
    assert comes_back(error) is waits


@pytest.mark.parametrize("times", [1, 2, 12])
async def test_the_database_away_at_the_start_is_waited_for(
    database_url: str, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    monkeypatch.setattr(service, "FIRST_PAUSE", 0.001)
    monkeypatch.setattr(service, "PAUSE_MOST", 0.001)
    prepare, tried = App._prepare, 0

    def away(app: App) -> None:
        nonlocal tried
        tried += 1
        if tried <= times:
            cause = psycopg.OperationalError("connection failed: Connection refused")
            raise OperationalError("SELECT 1", {}, cause)
        prepare(app)

    monkeypatch.setattr(App, "_prepare", away)
    async with Sandbox(TOKEN) as box:
        stop = asyncio.Event()
        await asyncio.wait_for(
            serve(settings_of(database_url, box.url), stop, lambda _app: stop.set()), 60
        )
    assert tried == times + 1


SLOW = 0.4
"""Seconds that Telegram takes for what is under way at a stop."""


async def under_way(town: Town) -> None:
    """Waits until Telegram has begun with a call."""
    while not town.box.service.busy:  # noqa: ASYNC110 - the beginning of a call rings no bell
        await asyncio.sleep(0.001)


@pytest.mark.both("faults")
@pytest.mark.parametrize("repeats", [True, False])
async def test_a_stop_waits_for_the_message_that_is_being_sent(town: Town, repeats: bool) -> None:
    await town.found()
    town.box.faults.order("delay", "sendMessage", seconds=SLOW)
    now = town.now.astimezone(UTC)
    await town.app.store.write(
        lambda s: outbox.post(
            s, town.group.id, "push", OutMessage("今日学习"), now, branch_id=1, repeats=repeats
        )
    )
    running = asyncio.create_task(town.app.delivery.run())
    await under_way(town)
    await town.restart()
    await running
    assert [one.state for one in await town.every(Outgoing)] == ["sent"]
    assert sum("今日学习" in one.text for one in town.seen()) == 1


async def test_a_stop_waits_for_a_poll_that_is_being_sent(town: Town) -> None:
    await quiz_town.members(town)
    town.box.faults.order("delay", "sendPoll", seconds=SLOW)
    asking = asyncio.create_task(quiz_town.asks(town, quiz_town.single()))
    await under_way(town)
    await town.restart()
    asking.cancel()
    await asyncio.wait({asking})
    assert [one.state for one in await town.every(Outgoing)] == ["sent"]
    assert len([one for one in town.seen() if one.poll]) == 1


async def test_a_stop_waits_for_a_reply_that_is_being_sent(town: Town) -> None:
    await town.found()
    before = len(town.told(town.chen))
    town.box.faults.order("delay", "sendMessage", seconds=SLOW)
    town.box.world.say(town.chen, town.box.world.private(town.chen), "/help")
    await under_way(town)
    await town.restart()
    assert len(town.told(town.chen)) == before + 1


async def test_a_stop_waits_for_a_board_that_is_being_posted(town: Town) -> None:
    await town.found()
    town.box.faults.order("delay", "sendMessage", seconds=SLOW)
    await town.open_signin("学习会")
    assert sum("学习会" in one.text for one in town.seen()) == 1
    await town.restart()
    await town.wait(minutes=2)
    assert sum("学习会" in one.text for one in town.seen()) == 1


HOURS = [1, 3, 12, 24]


@pytest.mark.both("faults")
@pytest.mark.parametrize("hours", HOURS)
async def test_a_clock_set_back_stops_no_board(town: Town, hours: int) -> None:
    await town.found()
    await town.open_signin("学习会")
    await town.tap(town.people["王芳"], town.board(), "签到")
    town.at[0] -= timedelta(hours=hours)
    await town.tap(town.people["李强"], town.board(), "签到")
    await town.wait(seconds=4)
    assert "王芳、李强" in town.board().text


@pytest.mark.parametrize("hours", HOURS)
async def test_a_change_from_before_is_drawn_after_the_clock_was_set_back(
    town: Town, hours: int
) -> None:
    await town.found()
    await town.open_signin("学习会")
    tap = town.box.world.tap(town.people["王芳"], town.board(), "签到")
    await town.box.answer(tap)
    town.at[0] -= timedelta(hours=hours)
    await town.app.cards.run()
    assert "王芳" in town.board().text


@pytest.mark.parametrize("hours", HOURS)
async def test_a_push_from_before_does_not_wait_for_hours(town: Town, hours: int) -> None:
    await town.found()
    now = town.now.astimezone(UTC)
    await town.app.store.write(
        lambda s: outbox.post(
            s, town.group.id, "push", OutMessage("今日学习"), now, branch_id=1, urgent=True
        )
    )
    town.at[0] -= timedelta(hours=hours)
    await town.app.delivery.run()
    assert town.seen()[-1].text == "今日学习"


def test_the_stop_has_time_for_them() -> None:
    assert service.STOP_SECONDS > LAST_CALLS >= 30
