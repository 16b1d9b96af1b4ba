"""Telegram takes its time: what is being sent is waited for, and arrives once."""

from datetime import UTC

import pytest
from aiohttp import ClientTimeout
from telegram.error import TimedOut

from bot.aiohttp_request import AiohttpRequest
from data.models import Outgoing
from data.queries import outbox
from data.values.out import OutMessage
from handlers.shared import sender
from handlers.shared.failure import NotSent, Verdict, sort_failure
from tests.stories import contest_town, quiz_town, reading_town
from tests.town import Town

SLOW = 0.3
"""Seconds that the sandbox takes; other calls would have waited for a tenth of it."""


@pytest.fixture
async def town(town: Town) -> Town:
    """Opens a town whose calls wait as long as in production, but on a clock thirty times as
    fast."""
    request = town.app.bot._request[1]
    assert isinstance(request, AiohttpRequest)
    request._timeout = ClientTimeout(sock_read=SLOW / 10)
    return town


def slow(town: Town, method: str, times: int = 1) -> None:
    town.box.faults.order("delay", method, seconds=SLOW, times=times)


async def push(town: Town, *texts: str, repeats: bool = True) -> None:
    now = town.now.astimezone(UTC)
    for text in texts:
        message = OutMessage(text)
        await town.app.store.write(
            lambda s, message=message: outbox.post(
                s, town.group.id, "push", message, now, branch_id=1, repeats=repeats
            )
        )
    await town.settle()


def arrived(town: Town, text: str) -> int:
    return sum(text in one.text for one in town.seen())


def test_sending_waits_far_longer_than_anything_else() -> None:
    assert sender.PATIENCE >= 60 > (AiohttpRequest().read_timeout or 0) * 10


@pytest.mark.both("faults")
async def test_six_slow_messages_arrive_six_times(town: Town) -> None:
    await town.found()
    slow(town, "sendMessage", times=6)
    await push(town, *"甲乙丙丁戊己")
    assert [arrived(town, text) for text in "甲乙丙丁戊己"] == [1] * 6
    assert {one.tries for one in await town.every(Outgoing)} == {1}


async def test_a_slow_reply_arrives_once(town: Town) -> None:
    await town.found()
    await town.start(town.chen)
    before = len(town.told(town.chen))
    slow(town, "sendMessage")
    await town.say(town.chen, "/help", private=True)
    assert len(town.told(town.chen)) == before + 1


async def test_a_slow_board_goes_up_once_and_is_redrawn(town: Town) -> None:
    await town.found()
    slow(town, "sendMessage")
    await town.open_signin("学习会")
    slow(town, "editMessageText")
    await town.tap(town.people["王芳"], town.board(), "签到")
    await town.wait(seconds=4)
    assert "王芳" in town.board().text
    assert arrived(town, "学习会") == 1


async def test_a_slow_poll_opens_once_and_takes_answers(town: Town) -> None:
    await quiz_town.members(town)
    slow(town, "sendPoll")
    await quiz_town.asks(town, quiz_town.single())
    assert len([one for one in town.seen() if one.poll]) == 1
    await quiz_town.vote(town, "王芳", 0)
    assert list(await quiz_town.answers(town)) == ["王芳"]


async def test_a_slow_contest_asks_each_question_once(town: Town) -> None:
    await contest_town.ready(town, "王芳")
    await contest_town.announce(town, when="现在开始")
    slow(town, "sendPoll", times=3)
    await town.wait(seconds=10)
    for _ in range(3):
        await contest_town.next_question(town)
    asked = [one.poll.question for one in town.seen() if one.poll]
    assert len(asked) == len(set(asked)) >= 3


async def test_a_slow_reading_is_pushed_once(town: Town) -> None:
    await reading_town.studying(town)
    slow(town, "sendMessage")
    await reading_town.pushed(town)
    assert arrived(town, "三会一课是什么") == 1


async def test_what_is_never_answered_is_not_sent_again_at_once(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    await town.found()
    monkeypatch.setattr(sender, "PATIENCE", SLOW / 10)
    slow(town, "sendMessage")
    await push(town, "今日学习")
    row = (await town.every(Outgoing))[-1]
    assert (row.state, row.tries) == ("waiting", 1)
    assert row.try_at > town.now.astimezone(UTC)
    monkeypatch.setattr(sender, "PATIENCE", 120)
    await town.wait(minutes=1)
    assert arrived(town, "今日学习") == 2, "it may repeat; whether the first arrived nobody knew"


async def test_what_must_not_repeat_and_is_never_answered_is_given_up(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    await town.found()
    monkeypatch.setattr(sender, "PATIENCE", SLOW / 10)
    slow(town, "sendMessage")
    await push(town, "一题", repeats=False)
    await town.wait(hours=1)
    assert arrived(town, "一题") == 1
    assert (await town.every(Outgoing))[0].state == "failed"
    assert "不知道群里收到没有" in town.last(town.chen).text


async def test_a_reply_that_is_never_answered_is_not_said_twice(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    await town.found()
    before = len(town.told(town.chen))
    monkeypatch.setattr(sender, "PATIENCE", SLOW / 10)
    slow(town, "sendMessage")
    await town.say(town.chen, "/help", private=True)
    assert len(town.told(town.chen)) == before + 1


async def test_out_of_reach_proves_that_nothing_was_sent() -> None:
    async with AiohttpRequest() as request:
        with pytest.raises(NotSent) as told:
            await request.post("http://127.0.0.1:1/bot42:X/sendPoll")
    assert sort_failure(told.value).verdict is Verdict.LATER
    assert sort_failure(TimedOut()).verdict is Verdict.UNKNOWN
