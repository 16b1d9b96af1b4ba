"""The doctor examines a sound bot, and one with each possible fault."""

import os
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import ImageFont
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bot.doctor import examine, exit_code, machine
from bot.doctor.finding import Finding, Level
from bot.doctor.telegram import drift
from bot.settings import Settings
from data.engine import open_writer
from data.migrations import downgrade
from data.models import Branch, Occurrence, Outgoing, Plan, SetAside
from sandbox import Chat, Sandbox
from tests.town import key_file

TOKEN = "4242424242:AAHk3f-Lq9_uZ0xYbVw8sRtPnMmKjIhGfEd"
NOW = datetime(2026, 11, 27, 7, 0, tzinfo=UTC)


@pytest.fixture
async def box() -> AsyncIterator[Sandbox]:
    """Starts the sandbox."""
    async with Sandbox(TOKEN) as made:
        yield made


@pytest.fixture
def settings(box: Sandbox, database_url: str) -> Settings:
    """Returns settings of a sound bot."""
    return Settings(
        token=TOKEN, api_url=box.url, database_url=database_url, webhook_url="", proxy="",
        key_file=key_file(),
    )  # fmt: skip


@pytest.fixture
async def group(box: Sandbox, database_url: str) -> Chat:
    """Makes the branch's group, with the bot as a member."""
    chen = box.world.person("陈静")
    made = box.world.group("第一党支部", [chen], creator=chen)
    box.world.add_bot(made, chen)
    store(database_url, Branch(chat_id=made.id, name="第一党支部", created_at=NOW))
    return made


def store(database_url: str, *rows: object) -> None:
    change(database_url, lambda session: session.add_all(rows))


def change(database_url: str, work: Callable[[Session], object]) -> None:
    engine = open_writer(database_url)
    with Session(engine) as session, session.begin():
        work(session)
    engine.dispose()


async def found(settings: Settings, code: str, name: str = "") -> Finding:
    """Returns the examination's finding of that code (and name, where there are several)."""
    findings = await examine(settings)
    return next(one for one in findings if one.code == code and name in one.name)


async def test_a_bot_that_is_well_is_found_well(settings: Settings) -> None:
    findings = await examine(settings)
    assert {one.level for one in findings if one.code != "ZX07"} == {Level.OK}, findings
    assert not any(one.mend for one in findings if one.level is Level.OK)
    assert [one.code for one in findings] == [f"ZX{n:02}" for n in range(1, 18)]
    assert exit_code(findings) == 0


async def test_without_a_token_telegram_is_not_asked(settings: Settings, box: Sandbox) -> None:
    findings = await examine(settings.model_copy(update={"token": Settings(token="").token}))
    assert findings[0].level is Level.FAIL
    assert "ZHIXUE_TOKEN" in findings[0].found
    assert exit_code(findings) == 1
    assert not list(box.log)


async def test_a_token_telegram_does_not_know(settings: Settings) -> None:
    other = TOKEN.replace("AAHk", "BBHk")
    wrong = settings.model_copy(update={"token": Settings(token=other).token})
    finding = await found(wrong, "ZX01")
    assert finding.level is Level.FAIL
    assert "Unauthorized" in finding.found
    assert "@BotFather" in finding.mend
    assert other not in str(await examine(wrong))


async def test_telegram_out_of_reach_names_the_server(settings: Settings) -> None:
    away = settings.model_copy(update={"api_url": "http://127.0.0.1:1"})
    finding = await found(away, "ZX01")
    assert finding.level is Level.FAIL
    assert "http://127.0.0.1:1" in finding.mend
    assert TOKEN not in str(finding)


@pytest.mark.parametrize(
    ("seconds", "level"),
    [(0, Level.OK), (-2, Level.OK), (10, Level.WARN), (-10, Level.WARN), (120, Level.FAIL)],
)
def test_a_clock_that_is_wrong_is_noticed(seconds: int, level: Level) -> None:
    ours = NOW + timedelta(seconds=seconds)
    finding = drift(NOW, ours, ours + timedelta(seconds=0.2))
    assert finding.level is level
    assert bool(finding.mend) is (level is not Level.OK)


async def test_the_clock_is_compared_with_the_bot_apis(settings: Settings) -> None:
    findings = await examine(settings, lambda: datetime.now(UTC) + timedelta(minutes=5))
    assert next(one for one in findings if one.code == "ZX04").level is Level.FAIL


async def test_the_database_is_named_with_its_kind_but_not_its_password(
    settings: Settings,
) -> None:
    finding = await found(settings, "ZX02")
    kind = "SQLite, wal, synchronous=2" if "sqlite" in settings.database_url else "PostgreSQL"
    assert kind in finding.found
    broken = settings.model_copy(
        update={"database_url": "postgresql://zhixue:sesame@127.0.0.1:1/zhixue"}
    )
    finding = await found(broken, "ZX02")
    assert finding.level is Level.FAIL
    assert "sesame" not in str(finding)


async def test_a_database_that_others_may_read_is_noticed(settings: Settings) -> None:
    if "sqlite" not in settings.database_url:
        assert (await found(settings, "ZX15")).level is Level.OK
        return
    file = settings.database_url.removeprefix("sqlite:///")
    os.chmod(file, 0o640)  # noqa: PTH101
    finding = await found(settings, "ZX15")
    assert (finding.level, finding.found) == (Level.WARN, f"{file.rpartition('/')[2]} 640")
    open_writer(settings.database_url).dispose()
    assert (await found(settings, "ZX15")).level is Level.OK


async def test_no_database_yet_is_no_failure_and_makes_none(
    settings: Settings, tmp_path: Path
) -> None:
    file = tmp_path / "elsewhere" / "new.sqlite3"
    fresh = settings.model_copy(update={"database_url": f"sqlite:///{file}"})
    assert (await found(fresh, "ZX02")).level is Level.WARN
    assert not file.parent.exists()


async def test_a_file_that_is_no_database(settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("dear comrades " * 1000)
    broken = settings.model_copy(update={"database_url": f"sqlite:///{file}"})
    assert (await found(broken, "ZX02")).level is Level.FAIL


async def test_tables_of_another_version_are_noticed(settings: Settings) -> None:
    engine = open_writer(settings.database_url)
    downgrade(engine, "base")
    engine.dispose()
    finding = await found(settings, "ZX03")
    assert finding.level is Level.WARN
    assert "zhixue migrate" in finding.mend


async def test_tables_of_a_newer_version_are_noticed(settings: Settings) -> None:
    engine = open_writer(settings.database_url)
    _says(engine, "UPDATE alembic_version SET version_num = '9999'")
    finding = await found(settings, "ZX03")
    assert finding.level is Level.FAIL
    assert "newer" in finding.mend


def _says(engine: Engine, statement: str) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


async def test_a_zone_that_is_no_longer_known(settings: Settings, group: Chat) -> None:
    store(
        settings.database_url,
        Branch(chat_id=group.id - 1, name="第二党支部", zone="Asia/Nowhere", created_at=NOW),
    )
    findings = [one for one in await examine(settings) if one.code == "ZX05"]
    assert [one.level for one in findings] == [Level.OK, Level.FAIL]


def test_a_font_without_chinese_is_noticed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert [one.level for one in machine.fonts()] == [Level.OK]
    plain = ImageFont.load_default(32)
    assert isinstance(plain, ImageFont.FreeTypeFont)
    monkeypatch.setattr(ImageFont, "truetype", lambda *_: plain)
    assert [one.level for one in machine.fonts()] == [Level.FAIL]
    monkeypatch.undo()
    monkeypatch.setattr(machine, "font_file", lambda: tmp_path / "missing.otf")
    assert [one.level for one in machine.fonts()] == [Level.FAIL]


def test_the_calendar_of_workdays_ends() -> None:
    (now,) = machine.workdays(datetime(2025, 6, 1, tzinfo=UTC))
    (later,) = machine.workdays(datetime(2099, 1, 1, tzinfo=UTC))
    assert (now.level, later.level) == (Level.OK, Level.WARN)


async def test_the_privacy_mode_is_told(database_url: str) -> None:
    for private, said in ((True, "on"), (False, "off")):
        async with Sandbox(TOKEN, privacy=private) as box:
            settings = Settings(token=TOKEN, api_url=box.url, database_url=database_url)
            assert (await found(settings, "ZX08")).found.startswith(said)


# webhook


async def test_a_webhook_that_stays_while_the_bot_polls(settings: Settings, box: Sandbox) -> None:
    await call(box, "setWebhook", url="https://bot.example.org/telegram")
    finding = await found(settings, "ZX09")
    assert finding.level is Level.WARN
    assert "https://bot.example.org/telegram, but the settings say polling" in finding.found


async def test_a_webhook_that_is_as_the_settings_say(settings: Settings, box: Sandbox) -> None:
    wanted = settings.model_copy(update={"webhook_url": "https://bot.example.org/"})
    assert "none is set" in (await found(wanted, "ZX09")).found
    await call(box, "setWebhook", url="https://bot.example.org/telegram")
    assert (await found(wanted, "ZX09")).level is Level.OK


async def test_a_webhook_telegram_cannot_deliver_to(settings: Settings) -> None:
    plain = settings.model_copy(update={"webhook_url": "http://bot.example.org"})
    finding = await found(plain, "ZX09")
    assert finding.level is Level.FAIL
    assert "https://" in finding.mend


async def call(box: Sandbox, method: str, **values: object) -> None:
    """Calls the Bot API as another client."""
    from aiohttp import ClientSession

    async with (
        ClientSession() as session,
        session.post(f"{box.url}/bot{TOKEN}/{method}", json=values) as answer,
    ):
        assert (await answer.json())["ok"]


# groups


async def test_a_plain_member_bot_gets_no_typed_words(settings: Settings, group: Chat) -> None:
    finding = await found(settings, "ZX10", "第一党支部")
    assert finding.level is Level.WARN
    assert "admin" in finding.mend
    assert (await found(settings, "ZX10", "groups")).found == "0 of 1 in order, 0 asleep"


async def test_an_admin_of_its_group_is_well(settings: Settings, group: Chat, box: Sandbox) -> None:
    box.world.promote_bot(group, next(iter(box.world.people.values())), admin=True)
    findings = [one for one in await examine(settings) if one.code == "ZX10"]
    assert [(one.level, one.found) for one in findings] == [(Level.OK, "1 of 1 in order, 0 asleep")]


async def test_a_bot_that_was_thrown_out_is_a_failure_while_the_branch_is_awake(
    settings: Settings, group: Chat, box: Sandbox
) -> None:
    box.world.remove_bot(group, next(iter(box.world.people.values())))
    finding = await found(settings, "ZX10", "第一党支部")
    assert finding.level is Level.FAIL
    assert exit_code([finding]) == 1
    change(
        settings.database_url,
        lambda session: session.query(Branch).update({"asleep_since": NOW}),
    )
    assert (await found(settings, "ZX10")).found == "0 of 0 in order, 1 asleep"


# waiting messages


async def test_messages_given_up_and_updates_set_aside_are_counted(settings: Settings) -> None:
    message = {"text": "签到"}
    store(
        settings.database_url,
        *(
            Outgoing(
                chat_id=-1001,
                kind="notice",
                message=message,
                state=state,
                try_at=NOW,
                created_at=NOW,
            )
            for state in ("waiting", "waiting", "failed", "sent")
        ),
        SetAside(bot_id=42, update_id=7, body={"update_id": 7}, error="KeyError", at=NOW),
    )
    outbox, aside = await found(settings, "ZX11"), await found(settings, "ZX12")
    assert (outbox.level, outbox.found) == (Level.WARN, "2 waiting, 1 given up")
    assert (aside.level, aside.found) == (Level.WARN, "1")
    assert "zhixue set-aside" in aside.mend


@pytest.mark.parametrize(
    ("error", "mend"),
    [
        ("Forbidden: bot was kicked from the supergroup chat", "Add the bot to the group again"),
        ("Forbidden: bot was blocked by the user", "has to open the chat"),
        ("interrupted while sending", "look into the group"),
        ("Timed out", "check the network"),
        ("Can't parse entities", "refuses the content"),
    ],
)
async def test_messages_given_up_are_listed_with_what_helps(
    settings: Settings, error: str, mend: str
) -> None:
    rows = [
        Outgoing(
            chat_id=-1001, kind="reading", message={"text": "今日学习"}, state="failed",
            error=error, try_at=NOW, created_at=NOW,
        )
        for _ in range(3)
    ]  # fmt: skip
    store(settings.database_url, *rows)
    finding = await found(settings, "ZX13")
    assert (finding.level, finding.found) == (Level.WARN, f"3 × {error}")
    assert finding.name == "message reading"
    assert mend in finding.mend


async def test_a_plan_is_listed_while_its_last_firing_failed(
    settings: Settings, group: Chat
) -> None:
    plan = Plan(branch_id=1, kind="reading", rhythm="B 0800")
    store(settings.database_url, plan)

    def fired(outcome: str, days: int) -> Occurrence:
        moment = NOW + timedelta(days=days)
        note = "KeyError (service.py:12)"
        return Occurrence(plan_id=1, due_at=moment, fired_at=moment, outcome=outcome, note=note)

    store(settings.database_url, fired("done", 0), fired("failed", 1))
    finding = await found(settings, "ZX14")
    assert finding.level is Level.WARN
    assert "plan 1 of branch 1 (reading), 2026-11-28 07:00 UTC: KeyError" in finding.found
    assert "plan.failed" in finding.mend
    store(settings.database_url, fired("done", 2))
    assert (await found(settings, "ZX14")).level is Level.OK
