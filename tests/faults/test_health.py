"""/healthz knows what is wrong, and the log says it once a minute."""

import asyncio
import io
import logging
import time
from collections.abc import Callable
from datetime import UTC, timedelta
from typing import Any

import pytest
import structlog
from aiohttp import ClientSession
from sqlalchemy.exc import OperationalError

from bot import health, logs, polling
from bot.aiohttp_request import AiohttpRequest
from data.queries import outbox
from data.values.out import OutMessage
from schedules import clock as clocks
from schedules.clock import Clock
from tests.town import TOKEN, Town, writer_held


async def troubles(town: Town) -> list[str]:
    return list((await town.app.health())["troubles"])


async def call(town: Town, method: str, **given: Any) -> int:
    """Calls a method of the bot's token from elsewhere."""
    async with (
        ClientSession() as http,
        http.post(f"{town.box.url}/bot{TOKEN}/{method}", json=given) as response,
    ):
        return response.status


def silence(town: Town, seconds: float | None) -> None:
    """Has Telegram's last answer lie so long back."""
    for request in town.app.bot._request:
        assert isinstance(request, AiohttpRequest)
        request.succeeded_at = None if seconds is None else time.monotonic() - seconds


@pytest.mark.both("faults")
async def test_all_is_well_but_the_clock_that_stories_move(town: Town) -> None:
    assert await troubles(town) == ["clock"]
    facts = await town.app.health()
    assert facts["database"]
    assert facts["polling"]
    assert not facts["rival"]
    assert facts["oldest_unit_seconds"] == 0
    assert facts["seconds_since_telegram"] < 60


async def test_a_unit_that_waits_for_its_commit_is_seen_until_it_has_it(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "STUCK", 0.0)
    async with writer_held(town.app.store):
        waiting = town.app.store.submit(lambda s: outbox.turn_back(s, town.now.astimezone(UTC)))
        await town.box.until(lambda: town.app.store.handed_in.oldest_seconds() > 0)
        assert town.app.store.handed_in.oldest_seconds() > 0
        if town.app.store.alone:
            assert "writer stuck" in await troubles(town)
    await waiting
    assert town.app.store.handed_in.oldest_seconds() == 0
    assert "writer stuck" not in await troubles(town)


async def test_the_oldest_message_that_waits_is_timed(town: Town) -> None:
    await town.found()
    now = town.now.astimezone(UTC)
    for minutes in (3, 1):
        await town.app.store.write(
            lambda s, m=minutes: outbox.post(
                s, town.group.id, "push", OutMessage("一"), now - timedelta(minutes=m)
            )
        )
    assert (await town.app.health())["outbox_oldest_seconds"] == 180


@pytest.mark.parametrize("seconds", [None, health.SILENT + 1])
async def test_telegram_that_gives_no_answer_is_a_trouble(
    town: Town, seconds: float | None
) -> None:
    silence(town, seconds)
    assert "telegram" in await troubles(town)
    assert await town.app.bot.get_me()
    assert "telegram" not in await troubles(town)


async def test_a_refusal_is_no_success(town: Town) -> None:
    silence(town, 1000)
    town.box.faults.order("status", "getMe", status=502)
    with pytest.raises(Exception, match="Bad Gateway"):
        await town.app.bot.get_me()
    assert (await town.app.health())["seconds_since_telegram"] >= 1000


async def test_two_pollers_on_one_token_are_found_and_forgotten(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    await town.box.until(lambda: town.box.log.of("getUpdates") or town.app.poller.offset >= 0)
    for _ in range(50):
        await call(town, "getUpdates", timeout=0)
        if "two pollers" in await troubles(town):
            break
    assert "two pollers" in await troubles(town)
    monkeypatch.setattr(polling, "RIVAL", 0.0)
    assert "two pollers" not in await troubles(town)


async def test_each_job_says_when_it_last_ran(monkeypatch: pytest.MonkeyPatch) -> None:
    hangs, ran = asyncio.Event(), asyncio.Event()

    async def stuck() -> None:
        await hangs.wait()

    async def fine() -> None:
        ran.set()

    clock = Clock({"stuck": (3600.0, stuck), "fine": (3600.0, fine)})
    clock.start()
    await ran.wait()
    await asyncio.sleep(0)
    assert set(clock.since()) == {"stuck", "fine"}
    monkeypatch.setattr(clocks, "PATIENCE", 0.0)
    monkeypatch.setattr(clock, "_every", {"stuck": 0.0, "fine": 3600.0})
    assert clock.overdue() == ["stuck"]
    hangs.set()
    await clock.stop()


async def test_a_job_that_fails_each_time_has_not_run() -> None:
    tried: asyncio.Queue[int] = asyncio.Queue()

    async def fails() -> None:
        tried.put_nowait(1)
        raise RuntimeError("broken on purpose")

    clock = Clock({"fails": (0.001, fails)})
    clock.start()
    begun = clock._finished["fails"]
    for _ in range(3):
        await tried.get()
    assert clock._finished["fails"] == begun
    await clock.stop()


@pytest.fixture
def written() -> io.StringIO:
    """Sets the log up anew and returns what it writes."""
    stream = io.StringIO()
    logs.set_up("warning", stream=stream)
    return stream


def lines(stream: io.StringIO) -> list[str]:
    return [one for one in stream.getvalue().splitlines() if one.startswith("20")]


def outages() -> list[Callable[[], None]]:
    log = structlog.get_logger()

    def raising() -> None:
        try:
            raise OperationalError("SELECT 1", {}, Exception("connection refused"))
        except OperationalError:
            log.exception("clock.job_failed", job="tick")

    return [
        lambda: log.warning("poll.failed", error="NetworkError", seconds=3),
        lambda: log.error("outbox.failed", kind="push", error="Bad Gateway"),
        lambda: log.warning("database.away"),
        lambda: logging.getLogger("sqlalchemy.pool").warning("Exception during reset"),
        raising,
    ]


@pytest.mark.parametrize("number", range(5))
def test_an_outage_is_a_line_a_minute(written: io.StringIO, number: int) -> None:
    outage = outages()[number]
    for _ in range(1000):
        outage()
    assert len(lines(written)) == 1


def test_after_a_minute_the_next_line_says_how_many_were_left_out() -> None:
    at = [0.0]
    calm = logs.Calm(lambda: at[0])
    event = {"event": "poll.failed", "level": "warning", "error": "NetworkError"}
    assert calm(None, "warning", dict(event)) == event
    for _ in range(9):
        with pytest.raises(structlog.DropEvent):
            calm(None, "warning", dict(event))
    at[0] = 60.0
    assert calm(None, "warning", dict(event)) == {**event, "left_out": 9}
    other = {**event, "error": "TimedOut"}
    assert calm(None, "warning", dict(other)) == other


def test_what_is_no_trouble_is_always_told() -> None:
    calm = logs.Calm(lambda: 0.0)
    event = {"event": "running", "level": "info"}
    assert [calm(None, "info", dict(event)) for _ in range(3)] == [event] * 3


async def test_polling_that_fails_for_an_hour_writes_sixty_lines(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    at = [0.0]
    monkeypatch.setattr(polling.time, "monotonic", lambda: at[0])
    monkeypatch.setattr(polling.log, "warning", lambda event, **_: told.append(event))
    poller = polling.Poller(town.app.poller.fetch, town.app.intake)
    for _ in range(240):
        poller._went_wrong(polling.TelegramError("out of reach"))
        at[0] += 15
    assert told == ["poll.failed"] * 60
    poller._went_well()
    assert told[-1] == "poll.works_again"
