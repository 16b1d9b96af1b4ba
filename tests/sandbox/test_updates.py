"""Long polling: offsets, limits, waiting, expiry, and one request at a time."""

from __future__ import annotations

import asyncio

import pytest

OTHER = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)


def say(box, branch, count, start=1):
    for number in range(start, start + count):
        box.world.say(branch.wang, branch.chat, f"/n {number}")


def texts(updates):
    return [update["message"]["text"] for update in updates]


async def begin_poll(box, bot):
    """Begins a long poll that has reached the sandbox."""
    before = box.service.calls
    poll = asyncio.create_task(bot.call("getUpdates", timeout=50))
    await box.until(lambda: box.service.calls > before)
    return poll


async def test_updates_stay_until_the_offset_passes_them(box, bot, branch):
    say(box, branch, 3)
    first = await bot.ok("getUpdates")
    assert await bot.ok("getUpdates") == first
    assert [update["update_id"] - first[0]["update_id"] for update in first] == [0, 1, 2]
    left = await bot.ok("getUpdates", offset=first[1]["update_id"])
    assert texts(left) == ["/n 2", "/n 3"]
    assert await bot.ok("getUpdates", offset=first[2]["update_id"] + 1) == []
    assert await bot.ok("getUpdates") == []


@pytest.mark.parametrize(("limit", "got"), [(1, 1), (100, 100), (101, 100), (0, 100), (None, 100)])
async def test_a_batch_has_at_most_its_limit(box, bot, branch, limit, got):
    say(box, branch, 120)
    assert len(await bot.ok("getUpdates", limit=limit)) == got


async def test_a_negative_offset_keeps_only_the_newest(box, bot, branch):
    say(box, branch, 5)
    assert texts(await bot.ok("getUpdates", offset=-2)) == ["/n 4", "/n 5"]
    assert texts(await bot.ok("getUpdates")) == ["/n 4", "/n 5"]


async def test_a_long_poll_returns_at_the_first_update(box, bot, branch):
    waiting = await begin_poll(box, bot)
    say(box, branch, 1)
    assert texts((await waiting)["result"]) == ["/n 1"]


async def test_a_newer_poll_ends_the_older_one(box, bot, branch):
    older = await begin_poll(box, bot)
    newer = await begin_poll(box, bot)
    answer = await older
    assert (answer["error_code"], answer["description"]) == (409, OTHER)
    say(box, branch, 1)
    assert texts((await newer)["result"]) == ["/n 1"]


async def test_no_polling_beside_a_webhook(box, bot, branch):
    waiting = await begin_poll(box, bot)
    await bot.ok("setWebhook", url="http://127.0.0.1:9/hook")
    assert (await waiting)["description"] == "Conflict: terminated by setWebhook request"
    assert await bot.refusal("getUpdates") == (
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    await bot.ok("deleteWebhook")
    assert await bot.ok("getUpdates") == []


async def test_messages_are_kept_for_a_day(box, bot, branch, clock):
    say(box, branch, 1)
    clock.move(24 * 3600)
    assert len(await bot.ok("getUpdates")) == 1
    clock.move(1)
    assert await bot.ok("getUpdates") == []
    await box.idle()


async def test_kinds_not_asked_for_do_not_come_later_either(box, bot, branch):
    await bot.updates(allowed_updates=["callback_query"])
    say(box, branch, 1)
    assert await bot.updates(allowed_updates=["message", "nonsense"]) == []
    say(box, branch, 1)
    assert len(await bot.updates()) == 1


async def test_idle_waits_for_the_last_acknowledgement(box, bot, branch):
    say(box, branch, 2)
    with pytest.raises(TimeoutError):
        await box.idle(timeout=0.05, quiet=0.01)
    await bot.updates()
    with pytest.raises(TimeoutError):
        await box.idle(timeout=0.05, quiet=0.01)
    await bot.updates()
    await box.idle(quiet=0.01)


async def test_thousands_of_updates_pass_in_order(box, bot, branch):
    say(box, branch, 3000)
    got = []
    while batch := await bot.updates():
        got += texts(batch)
    assert got == [f"/n {number}" for number in range(1, 3001)]
