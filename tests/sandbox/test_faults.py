"""Faults on order, from tests and over HTTP, and the log of their effects."""

from __future__ import annotations

import aiohttp
import pytest


async def test_a_status_fault_has_no_effect_and_is_spent(box, bot, branch):
    box.faults.order("status", "sendMessage", status=502, times=2)
    for _ in range(2):
        answer = await bot.call("sendMessage", chat_id=branch.chat.id, text="?")
        assert answer == {"ok": False, "error_code": 502, "description": "Bad Gateway"}
    assert (await bot.ok("sendMessage", chat_id=branch.chat.id, text="三次"))["text"] == "三次"
    said = [one.text for one in box.world.messages(branch.chat) if one.text]
    assert said == ["三次"]


@pytest.mark.parametrize(
    ("status", "description"),
    [(400, "Bad Request: CHAT_WRITE_FORBIDDEN"), (403, "Forbidden: user is deactivated")],
)
async def test_an_order_may_say_what_the_server_says(box, bot, branch, status, description):
    box.faults.order("status", "sendMessage", status=status, description=description)
    assert await bot.refusal("sendMessage", chat_id=branch.chat.id, text="?") == description
    box.faults.order("flood", "getMe", description="Too Many Requests: later")
    assert await bot.refusal("getMe") == "Too Many Requests: later"


async def test_a_server_fault_may_be_a_page_of_html(box, bot, branch):
    """As the web servers before Telegram's own answer, which know no JSON."""
    box.faults.order("html", "getMe", status=502)
    async with bot.session.get(f"{bot.base}/getMe") as response:
        assert (response.status, response.content_type) == (502, "text/html")
        assert "<h1>502 Bad Gateway</h1>" in await response.text()
    assert await bot.ok("getMe")


async def test_a_429_has_the_header_too(box, bot, branch):
    """Source: tdlib/telegram-bot-api 01a3679, `HttpConnection::send_response`."""
    box.faults.order("flood", "getMe", retry_after=9)
    async with bot.session.get(f"{bot.base}/getMe") as response:
        assert (response.status, response.headers["Retry-After"]) == (429, "9")
    async with bot.session.get(f"{bot.base}/getMe") as response:
        assert "Retry-After" not in response.headers


async def test_an_odd_answer_comes_after_the_effect(box, bot, branch):
    box.faults.order("odd", "sendMessage", result={"message_id": "1"})
    assert await bot.ok("sendMessage", chat_id=branch.chat.id, text="喂") == {"message_id": "1"}
    assert box.world.last(branch.chat).text == "喂"


async def test_a_flood_fault_tells_how_long_to_wait(box, bot, branch):
    box.faults.order("flood", "*", retry_after=7)
    answer = await bot.call("getMe")
    assert answer["description"] == "Too Many Requests: retry after 7"
    assert answer["parameters"] == {"retry_after": 7}


@pytest.mark.parametrize(("kind", "arrived"), [("drop_before", []), ("drop_after", ["喂"])])
async def test_a_dropped_connection_before_or_after_the_effect(box, bot, branch, kind, arrived):
    box.faults.order(kind, "sendMessage")
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await bot.call("sendMessage", chat_id=branch.chat.id, text="喂")
    assert [one.text for one in box.world.messages(branch.chat) if one.text] == arrived
    assert box.log[-1].status == 0
    assert (await bot.ok("getMe"))["is_bot"]


async def test_a_lost_answer_to_get_updates_loses_no_update(box, bot, branch):
    box.world.say(branch.wang, branch.chat, "/a")
    box.faults.order("drop_after", "getUpdates")
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await bot.updates()
    assert len(await bot.updates()) == 1


async def test_a_delay_lets_others_pass(box, bot, branch):
    box.faults.order("delay", "sendMessage", seconds=0.01)
    assert (await bot.ok("sendMessage", chat_id=branch.chat.id, text="慢"))["text"] == "慢"


async def test_acknowledged_updates_come_again(box, bot, branch):
    for text in ("/a", "/b"):
        box.world.say(branch.wang, branch.chat, text)
    box.faults.order("redeliver")
    first = await bot.updates()
    assert await bot.updates() == first
    assert await bot.updates() == []


async def test_updates_doubled_and_out_of_order(box, bot, branch):
    for text in ("/a", "/b"):
        box.world.say(branch.wang, branch.chat, text)
    box.faults.order("duplicate")
    twice = [update["update_id"] for update in await bot.ok("getUpdates")]
    assert twice == [twice[0], twice[0], twice[2], twice[2]]
    box.faults.order("reorder")
    turned = [update["update_id"] for update in await bot.ok("getUpdates")]
    assert turned == [twice[2], twice[0]]


async def test_impossible_orders_are_refused(box):
    for kind, more in [
        ("gremlin", {}),
        ("delay", {"seconds": -1}),
        ("status", {"status": 200}),
        ("flood", {"times": 0}),
    ]:
        with pytest.raises(ValueError):
            box.faults.order(kind, **more)


async def test_the_control_interface(box, bot, branch):
    url, session = f"{box.url}/control", bot.session

    async def ask(verb, path, **body):
        async with session.request(verb, f"{url}/{path}", **body) as response:
            return response.status, await response.json()

    order = {"kind": "status", "method": "getMe", "status": 503, "times": 3, "description": "x"}
    status, answer = await ask("POST", "faults", json=order)
    assert (status, answer["faults"][0]["times"]) == (200, 3)
    assert await bot.refusal("getMe") == "x"
    assert (await ask("GET", "faults"))[1]["faults"][0]["times"] == 2
    await ask("DELETE", "faults")
    assert await bot.ok("getMe")
    for wrong in (
        {"kind": "gremlin"},
        {},
        {"kind": "delay", "seconds": "x"},
        {"kind": "delay", "x": 1},
    ):
        status, answer = await ask("POST", "faults", json=wrong)
        assert (status, answer["ok"]) == (400, False)
    assert (await ask("POST", "faults", data=b"["))[0] == 400
    _, log = await ask("GET", "log?method=getMe&limit=1")
    assert [(one["method"], one["status"]) for one in log["log"]] == [("getMe", 200)]
    _, state = await ask("GET", "state")
    assert (state["people"], state["pending_updates"]) == (4, 0)
    before = box.clock()
    assert (await ask("POST", "clock", json={"advance": 60}))[1]["now"] == before + 60
    for wrong in ({"advance": -1}, {"advance": "soon"}):
        assert (await ask("POST", "clock", json=wrong))[0] == 400
