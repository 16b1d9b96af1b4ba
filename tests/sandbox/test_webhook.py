"""Webhook delivery: secret, lanes, retries, calls in the answer, and the reports of errors."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from aiohttp import web

Answer = Callable[[dict[str, Any]], Awaitable[web.Response]]


class Receiver:
    """A bot's end of the webhook: it notes requests and answers as the test says."""

    def __init__(self) -> None:
        self.updates: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.url = ""
        self.busy: Counter[str] = Counter()
        self.most: Counter[str] = Counter()
        self.answer: Answer = self.fine

    async def fine(self, _: dict[str, Any]) -> web.Response:
        return web.Response()

    async def receive(self, request: web.Request) -> web.Response:
        update = await request.json()
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.updates.append(update)
        lane = self.lane(update)
        for name in (lane, "all"):
            self.busy[name] += 1
            self.most[name] = max(self.most[name], self.busy[name])
        try:
            return await self.answer(update)
        finally:
            for name in (lane, "all"):
                self.busy[name] -= 1

    @staticmethod
    def lane(update: dict[str, Any]) -> str:
        if "callback_query" in update:
            return f"user {update['callback_query']['from']['id']}"
        if "poll_answer" in update:
            return f"poll {update['poll_answer']['poll_id']}"
        return f"chat {update['message']['chat']['id']}" if "message" in update else "other"

    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.updates if "message" in update]


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    application = web.Application()
    application.router.add_post("/hook", receiver.receive)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield receiver
    await runner.cleanup()


async def settled(box):
    await box.idle(quiet=0.01)


async def test_updates_come_with_the_secret_in_order(box, bot, branch, receiver):
    box.world.say(branch.wang, branch.chat, "/before")
    await bot.ok("setWebhook", url=receiver.url, secret_token="s3cret_-")
    for number in range(5):
        box.world.say(branch.wang, branch.chat, f"/n {number}")
    await settled(box)
    assert receiver.texts() == ["/before", *(f"/n {number}" for number in range(5))]
    assert set(receiver.secrets) == {"s3cret_-"}


async def test_no_lane_has_two_requests_in_flight(box, bot, branch, receiver):
    keys = {"inline_keyboard": [[{"text": "签到", "callback_data": "s"}]]}
    await bot.ok("sendMessage", chat_id=branch.chat.id, text="签到", reply_markup=keys)
    board = box.world.last(branch.chat)
    options = {"question": "?", "options": ["一", "二"], "is_anonymous": False}
    await bot.ok("sendPoll", chat_id=branch.chat.id, **options)
    poll = box.world.last(branch.chat)

    async def slow(_):
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        return web.Response()

    receiver.answer = slow
    await bot.ok(
        "setWebhook", url=receiver.url, allowed_updates=["message", "callback_query", "poll_answer"]
    )
    people = (branch.chen, branch.wang, branch.li)
    for turn in range(4):
        for person in people:
            box.world.tap(person, board, "签到")
            box.world.say(person, branch.chat, f"/n {turn}")
            box.world.vote(person, poll, [turn % 2])
    await settled(box)
    lanes = {name: most for name, most in receiver.most.items() if name != "all"}
    assert len(lanes) == 5
    assert set(lanes.values()) == {1}
    assert receiver.most["all"] > 1


async def test_one_lane_holds_up_no_other(box, bot, branch, receiver):
    """Source: tdlib/telegram-bot-api 01a3679, the `webhook_queue_id` of each kind of update."""
    kinds = ["message", "chat_member", "my_chat_member", "message_reaction"]
    box.world.promote_bot(branch.chat, branch.chen)
    await bot.ok("sendMessage", chat_id=branch.chat.id, text="签到")
    board, held = box.world.last(branch.chat), asyncio.Event()

    async def slow(update: dict[str, Any]) -> web.Response:
        if "message" in update:
            await held.wait()
        return web.Response()

    receiver.answer = slow
    await bot.ok("setWebhook", url=receiver.url, allowed_updates=kinds, drop_pending_updates=True)
    box.world.say(branch.wang, branch.chat, "一")
    box.world.react(branch.wang, board, ["👍"])
    box.world.promote(branch.chat, branch.wang)
    box.world.promote_bot(branch.chat, branch.chen, admin=False)
    await box.until(lambda: {kind for one in receiver.updates for kind in one} >= set(kinds))
    assert [one.kind for one in box.world.updates.pending.values()] == ["message"]
    held.set()
    await box.idle()


async def test_max_connections_bounds_everything(box, bot, branch, receiver):
    keys = {"inline_keyboard": [[{"text": "签到", "callback_data": "s"}]]}
    await bot.ok("sendMessage", chat_id=branch.chat.id, text="签到", reply_markup=keys)
    board = box.world.last(branch.chat)
    gate = asyncio.Event()

    async def held(_):
        await gate.wait()
        return web.Response()

    receiver.answer = held
    await bot.ok("setWebhook", url=receiver.url, max_connections=2)
    for person in (branch.chen, branch.wang, branch.li, branch.zhao):
        box.world.tap(person, board, "签到")
    for _ in range(10):
        await bot.ok("getMe")
    assert receiver.busy["all"] == 2
    gate.set()
    await settled(box)
    assert (len(receiver.updates), receiver.most["all"]) == (4, 2)


async def test_a_refused_update_comes_again_until_taken(box, bot, branch, receiver):
    async def third_time(_):
        return web.Response(status=200 if len(receiver.updates) >= 3 else 500)

    receiver.answer = third_time
    await bot.ok("setWebhook", url=receiver.url)
    box.world.say(branch.wang, branch.chat, "/a")
    box.world.say(branch.wang, branch.chat, "/b")
    await box.until(lambda: len(receiver.updates) >= 1)
    await settled(box)
    assert receiver.texts() == ["/a", "/a", "/a", "/b"]
    info = await bot.ok("getWebhookInfo")
    assert info["last_error_message"] == (
        "Wrong response from the webhook: 500 Internal Server Error"
    )
    assert (info["url"], info["pending_update_count"]) == (receiver.url, 0)


async def test_a_call_in_the_answer_is_made(box, bot, branch, receiver):
    async def reply(update):
        text = f"收到 {update['message']['text']}"
        return web.json_response({"method": "sendMessage", "chat_id": branch.chat.id, "text": text})

    receiver.answer = reply
    await bot.ok("setWebhook", url=receiver.url)
    box.world.say(branch.wang, branch.chat, "/a")
    await settled(box)
    assert box.world.last(branch.chat).text == "收到 /a"
    assert box.log[-1].via == "webhook"


@pytest.mark.parametrize("body", [b"ok", b"[1]", b"{}", b'{"method": 1}', b'{"method": "no"}'])
async def test_any_other_body_is_ignored(box, bot, branch, receiver, body):
    async def reply(_):
        return web.Response(body=body, content_type="application/json")

    receiver.answer = reply
    await bot.ok("setWebhook", url=receiver.url)
    box.world.say(branch.wang, branch.chat, "/a")
    await settled(box)
    assert len(receiver.updates) == 1


async def test_faults_of_delivery(box, bot, branch, receiver):
    await bot.ok("setWebhook", url=receiver.url)
    for kind, times in [("duplicate", 2), ("redeliver", 2)]:
        receiver.updates.clear()
        box.faults.order(kind)
        box.world.say(branch.wang, branch.chat, "/a")
        await settled(box)
        assert receiver.texts() == ["/a"] * times
    receiver.updates.clear()
    box.faults.order("reorder")
    box.world.say(branch.wang, branch.chat, "/a")
    box.world.say(branch.wang, branch.chat, "/b")
    await settled(box)
    assert receiver.texts() == ["/b", "/a"]


async def test_an_old_tap_is_given_up_when_nobody_listens(box, bot, branch, clock):
    keys = {"inline_keyboard": [[{"text": "签到", "callback_data": "s"}]]}
    await bot.ok("sendMessage", chat_id=branch.chat.id, text="签到", reply_markup=keys)
    await bot.ok("setWebhook", url="http://127.0.0.1:9/nobody")
    box.world.tap(branch.wang, box.world.last(branch.chat), "签到")
    await box.until(lambda: "last_error_message" in box.service.webhook.info())
    info = await bot.ok("getWebhookInfo")
    assert (info["last_error_message"], info["pending_update_count"]) == ("Connection refused", 1)
    clock.move(151)
    await settled(box)


async def test_taking_the_webhook_away_keeps_or_drops_what_waits(box, bot, branch):
    await bot.ok("setWebhook", url="http://127.0.0.1:9/nobody")
    box.world.say(branch.wang, branch.chat, "/a")
    await bot.ok("setWebhook", url="")
    assert len(await bot.ok("getUpdates")) == 1
    await bot.ok("deleteWebhook", drop_pending_updates=True)
    assert await bot.ok("getUpdates") == []
    box.world.say(branch.wang, branch.chat, "/b")
    await bot.ok("setWebhook", url="http://127.0.0.1:9/nobody", drop_pending_updates=True)
    assert (await bot.ok("getWebhookInfo"))["pending_update_count"] == 0


@pytest.mark.parametrize(
    ("given", "part"),
    [
        ({"url": "nowhere"}, "An HTTPS URL must be provided"),
        ({"url": "http://[x"}, "invalid URL"),
        ({"url": "https://a.cn", "secret_token": "章"}, "unallowed characters"),
        ({"url": "https://a.cn", "secret_token": "x" * 257}, "unallowed characters"),
        ({"url": "https://a.cn", "max_connections": 101}, "between 1 and 100"),
    ],
)
async def test_a_webhook_that_cannot_be(bot, given, part):
    assert part in await bot.refusal("setWebhook", **given)
