"""The limits over HTTP, at a server that counts."""

import asyncio
import selectors
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web
from telegram import InputMediaPhoto
from telegram.error import NetworkError, RetryAfter
from telegram.ext import ExtBot

from bot.aiohttp_request import AiohttpRequest
from bot.limiter import ATTEMPTS, Limiter
from bot.rate_limits import Priority
from tests.bot.counting import most_within

GROUP = -1001
URGENT, BULK = Priority.URGENT, Priority.BULK


class _Leap(selectors.DefaultSelector):
    """Waits for sockets, but for no time: when nothing happens, the clock jumps to the next
    timer."""

    now = 1000.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        events = super().select(0 if timeout is None or timeout > 0 else timeout)
        if events or timeout == 0:
            return events
        events = super().select(None if timeout is None else 0.001)
        if not events and timeout is not None:
            self.now += timeout
        return events


class LeapingLoop(asyncio.SelectorEventLoop):
    """An event loop in which hours pass at once."""

    def __init__(self) -> None:
        self._leap = _Leap()
        super().__init__(self._leap)

    def time(self) -> float:
        return self._leap.now


@dataclass
class Telegram:
    """Counts arrivals as Telegram does; `refusals` are 429s still to give, by chat."""

    port: int = 0
    arrived: list[tuple[float, str, int]] = field(default_factory=list)
    refusals: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    texts: list[str] = field(default_factory=list)
    trip: float = 0.05

    async def serve(self, request: web.BaseRequest) -> web.Response:
        method = request.path.rpartition("/")[2]
        await asyncio.sleep(self.trip / 2)
        form = request.content_type.startswith("multipart/")
        said: Any = {"chat_id": GROUP} if form else await request.json()
        await request.read()
        chat_id = int(said.get("chat_id", 0))
        self.arrived.append((asyncio.get_running_loop().time(), method, chat_id))
        await asyncio.sleep(self.trip / 2)
        if self.refusals[chat_id]:
            parameters = {"retry_after": self.refusals[chat_id].pop(0)}
            return web.json_response({"ok": False, "parameters": parameters}, status=429)
        self.texts.append(said.get("text", ""))
        message = {"message_id": 1, "date": 1, "chat": {"id": chat_id, "type": "private"}}
        result: Any = True if method == "answerCallbackQuery" else message
        return web.json_response({"ok": True, "result": [result] if form else result})

    def times(self, method: str = "", chat_id: int = 0) -> list[float]:
        """Returns when calls arrived: of one method, of one chat, or all."""
        return [at for at, m, c in self.arrived if method in {"", m} and chat_id in {0, c}]


@dataclass
class Stage:
    """A bot with our limiter before a counting Telegram."""

    telegram: Telegram
    bot: ExtBot[int]
    limiter: Limiter

    def now(self) -> float:
        return asyncio.get_running_loop().time()


def on_stage(story: Callable[[Stage], Awaitable[None]]) -> None:
    """Runs the story in a loop whose time leaps."""

    async def told() -> None:
        telegram = Telegram()
        server = web.Server(telegram.serve, access_log=None)
        runner = web.ServerRunner(server, shutdown_timeout=0)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0, backlog=1024).start()
        port = runner.addresses[0][1]
        limiter = Limiter(asyncio.get_running_loop().time)
        async with AiohttpRequest(512, read_timeout=None, connect_timeout=None) as request:
            bot: ExtBot[int] = ExtBot(
                "42:TEST",
                base_url=f"http://127.0.0.1:{port}/bot",
                request=request,
                rate_limiter=limiter,
            )
            async with asyncio.timeout(10_000):
                await story(Stage(telegram, bot, limiter))
            await limiter.shutdown()
        await runner.cleanup()

    with asyncio.Runner(loop_factory=LeapingLoop) as runner:
        runner.run(told())


def test_a_push_to_a_hundred_branches_stays_below_thirty_a_second() -> None:
    async def story(stage: Stage) -> None:
        begun = stage.now()
        await asyncio.gather(
            *(
                stage.bot.send_message(-branch, "今日学习", rate_limit_args=BULK)
                for branch in range(1, 101)
            )
        )
        assert most_within(stage.telegram.times(), 1.0) <= 30
        assert stage.now() - begun < 3.3

    on_stage(story)


def test_a_lively_group_gets_twenty_a_minute_edits_counted() -> None:
    async def story(stage: Stage) -> None:
        await asyncio.gather(
            *(
                stage.bot.edit_message_text(f"{n}", GROUP, 1)
                if n % 2
                else stage.bot.send_message(GROUP, f"{n}")
                for n in range(50)
            )
        )
        assert most_within(stage.telegram.times(), 60.0) == 20
        assert most_within(stage.telegram.times(), 3.0) == 3
        assert len(stage.telegram.texts) == 50

    on_stage(story)


def test_an_album_counts_as_its_pictures() -> None:
    async def story(stage: Stage) -> None:
        album = [InputMediaPhoto(b"x") for _ in range(10)]
        await stage.bot.send_media_group(GROUP, album)
        assert stage.limiter.headroom(GROUP) == 10
        await asyncio.gather(*(stage.bot.send_media_group(GROUP, album) for _ in range(2)))
        first, _, third = stage.telegram.times("sendMediaGroup")
        assert third - first >= 60

    on_stage(story)


def test_taps_are_answered_at_once_while_the_group_is_full() -> None:
    async def story(stage: Stage) -> None:
        full = asyncio.gather(*(stage.bot.send_message(GROUP, "签到") for _ in range(30)))
        await asyncio.sleep(30)
        begun = stage.now()
        await asyncio.gather(
            *(stage.bot.answer_callback_query(str(n), "签到成功") for n in range(300))
        )
        assert stage.now() - begun < 0.1
        await full

    on_stage(story)


def test_flood_control_in_one_group_leaves_the_others_alone() -> None:
    async def story(stage: Stage) -> None:
        begun = stage.now()
        stage.telegram.refusals[GROUP] = [8]
        await asyncio.gather(
            stage.bot.send_message(GROUP, "党小组会"),
            *(stage.bot.send_message(person, "您好") for person in range(1, 11)),
        )
        assert max(stage.telegram.times()[:-1]) - begun < 0.2
        first, again = stage.telegram.times(chat_id=GROUP)
        assert again - first >= 8

    on_stage(story)


def test_order_holds_through_flood_control() -> None:
    async def story(stage: Stage) -> None:
        stage.telegram.refusals[GROUP] = [3, 2]
        await asyncio.gather(
            *(stage.bot.send_message(GROUP, f"{n}", rate_limit_args=BULK) for n in range(4))
        )
        assert stage.telegram.texts == ["0", "1", "2", "3"]

    on_stage(story)


def test_a_call_refused_every_time_is_given_up() -> None:
    async def story(stage: Stage) -> None:
        stage.telegram.refusals[GROUP] = [1] * 10
        with pytest.raises(RetryAfter):
            await stage.bot.send_message(GROUP, "党课")
        assert len(stage.telegram.times()) == ATTEMPTS

    on_stage(story)


def test_a_long_pause_is_told_at_once_to_all_who_write_there() -> None:
    async def story(stage: Stage) -> None:
        begun = stage.now()
        stage.telegram.refusals[GROUP] = [300]
        told = await asyncio.gather(
            *(stage.bot.send_message(GROUP, "党课", rate_limit_args=BULK) for _ in range(5)),
            return_exceptions=True,
        )
        assert [type(error) for error in told] == [RetryAfter] * 5
        assert stage.now() - begun < 0.1
        await asyncio.sleep(100)
        with pytest.raises(RetryAfter, match="200 seconds"):
            await stage.bot.send_message(GROUP, "党课")
        assert len(stage.telegram.times()) == 1
        await asyncio.sleep(200)
        await stage.bot.send_message(GROUP, "党课")

    on_stage(story)


def test_someone_who_stops_waiting_gives_up_the_place() -> None:
    async def story(stage: Stage) -> None:
        waiting = [
            asyncio.create_task(stage.bot.send_message(7, f"{n}", rate_limit_args=BULK))
            for n in range(4)
        ]
        await asyncio.sleep(0.01)
        waiting[0].cancel()
        waiting[2].cancel()
        done = await asyncio.gather(*waiting, return_exceptions=True)
        assert [isinstance(d, asyncio.CancelledError) for d in done] == [True, False, True, False]
        assert stage.telegram.texts[-2:] == ["1", "3"]

    on_stage(story)


def test_cancelled_in_the_moment_of_its_turn_a_permit_is_not_lost() -> None:
    async def story(stage: Stage) -> None:
        await stage.bot.send_message(7, "一", rate_limit_args=BULK)
        task = asyncio.create_task(stage.bot.send_message(7, "二", rate_limit_args=BULK))
        await asyncio.sleep(0.1)
        timer = stage.limiter._timer
        assert timer is not None
        asyncio.get_running_loop().call_at(timer.when(), task.cancel)
        with pytest.raises(asyncio.CancelledError):
            await task
        await stage.bot.send_message(7, "三", rate_limit_args=BULK)
        assert stage.telegram.texts == ["一", "三"]
        assert stage.limiter._turns == {}

    on_stage(story)


def test_stopping_refuses_what_still_waits() -> None:
    async def story(stage: Stage) -> None:
        tasks = [asyncio.create_task(stage.bot.send_message(7, "x")) for _ in range(5)]
        await asyncio.sleep(0.2)
        await stage.limiter.shutdown()
        done = await asyncio.gather(*tasks, return_exceptions=True)
        assert [isinstance(d, NetworkError) for d in done] == [False] * 3 + [True] * 2

    on_stage(story)


def test_nobody_who_says_nothing_is_urgent() -> None:
    async def story(stage: Stage) -> None:
        begun = stage.now()
        for priority in (None, URGENT, 0):
            await stage.bot.send_message(7, "您好", rate_limit_args=priority)
        assert stage.now() - begun < 0.5
        await stage.bot.send_message(7, "学习", rate_limit_args=1)
        assert stage.now() - begun >= 1

    on_stage(story)
