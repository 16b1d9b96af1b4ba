"""Sending limits: a message a second a chat, twenty a minute a group, thirty a second overall."""

from __future__ import annotations

from collections import defaultdict

import aiohttp
import pytest
from hypothesis import given, strategies as st

from sandbox import Sandbox
from sandbox.flood import Flood
from sandbox.values import ApiError, Chat


class Time:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


def limits(*, strict=False):
    time = Time()
    return Flood(time, on=True, strict=strict), time


def retry_after(flood, chat, messages=1):
    """Returns the seconds to wait, or 0 when the message went through."""
    try:
        flood.take(chat, messages)
    except ApiError as refused:
        return (refused.parameters or {})["retry_after"]
    return 0


def private(number):
    return Chat(number, "private")


def group(number):
    return Chat(-number, "supergroup")


def test_three_at_once_to_one_chat_and_then_one_a_second():
    flood, time = limits()
    assert [retry_after(flood, private(1)) for _ in range(4)] == [0, 0, 0, 1]
    time.now += 0.5
    assert retry_after(flood, private(1)) == 1
    time.now += 0.5
    assert [retry_after(flood, private(1)) for _ in range(2)] == [0, 1]
    time.now += 60
    assert [retry_after(flood, private(1)) for _ in range(4)] == [0, 0, 0, 1]


def test_a_refusal_is_a_429_in_telegrams_words():
    flood, _ = limits(strict=True)
    flood.take(private(1))
    with pytest.raises(ApiError) as refused:
        flood.take(private(1))
    assert refused.value.code == 429
    assert refused.value.description == "Too Many Requests: retry after 1"


def test_strictly_one_a_second():
    flood, time = limits(strict=True)
    assert [retry_after(flood, private(1)) for _ in range(2)] == [0, 1]
    time.now += 0.99
    assert retry_after(flood, private(1)) == 1
    time.now += 0.01
    assert retry_after(flood, private(1)) == 0
    assert retry_after(flood, private(2)) == 0


def test_twenty_a_minute_in_a_group():
    flood, time = limits()
    for _ in range(20):
        assert retry_after(flood, group(1)) == 0
        time.now += 1
    assert retry_after(flood, group(1)) == 40
    assert retry_after(flood, group(2)) == 0
    time.now += 39.5
    assert retry_after(flood, group(1)) == 1
    time.now += 0.5
    assert retry_after(flood, group(1)) == 0


def test_thirty_a_second_overall():
    flood, time = limits()
    assert [retry_after(flood, private(n)) for n in range(30)] == [0] * 30
    assert retry_after(flood, private(99)) == 1
    time.now += 1
    assert retry_after(flood, private(99)) == 0


def test_an_album_counts_each_of_its_parts():
    flood, time = limits()
    assert retry_after(flood, group(1), 10) == 0
    time.now += 10
    assert retry_after(flood, group(1), 10) == 0
    time.now += 10
    assert retry_after(flood, group(1)) == 40


def test_albums_fill_the_second_that_all_chats_share():
    flood, time = limits()
    assert [retry_after(flood, private(number), 10) for number in range(4)] == [0, 0, 0, 1]
    time.now += 1
    assert retry_after(flood, private(4), 10) == 0


@given(st.lists(st.tuples(st.floats(0, 3), st.integers(1, 3), st.booleans()), max_size=150))
def test_granted_calls_never_exceed_a_limit(arrivals):
    flood, time = limits()
    passed = defaultdict(list)
    for pause, number, grouped in arrivals:
        time.now += pause
        chat = group(number) if grouped else private(number)
        if not retry_after(flood, chat):
            passed[chat.id].append(time.now)
            passed["all"].append(time.now)
    for chat, times in passed.items():
        for first in times:
            assert sum(first <= at < first + 1 for at in times) <= (30 if chat == "all" else 4)
            if chat != "all" and chat < 0:
                assert sum(first <= at < first + 60 for at in times) <= 20


@given(st.lists(st.floats(0, 2), min_size=1, max_size=60))
def test_calls_that_wait_as_told_get_through(pauses):
    flood, time = limits()
    for pause in pauses:
        time.now += pause
        wait = retry_after(flood, group(1))
        if wait:
            time.now += wait
            assert retry_after(flood, group(1)) == 0


@pytest.mark.parametrize(("flood", "burst"), [(True, 3), ("strict", 1)])
async def test_edits_count_and_answers_do_not(clock, flood, burst):
    async with Sandbox(clock=clock, flood=flood) as box, aiohttp.ClientSession() as session:
        world = box.world
        chen = world.person("陈静")
        chat = world.group("群", [], creator=chen)
        world.add_bot(chat, chen)

        async def call(method, **params):
            async with session.post(f"{box.url}/bot{box.token}/{method}", json=params) as got:
                return (await got.json()).get("parameters", {}).get("retry_after", 0)

        keys = {"inline_keyboard": [[{"text": "签到", "callback_data": "s"}]]}
        assert await call("sendMessage", chat_id=chat.id, text="0", reply_markup=keys) == 0
        message = world.last(chat)
        where = {"chat_id": chat.id, "message_id": message.id, "reply_markup": keys}
        for number in range(1, burst):
            assert await call("editMessageText", **where, text=str(number)) == 0
        assert await call("editMessageText", **where, text="太快") == 1
        assert message.text == str(burst - 1)
        for _ in range(40):
            tap = world.tap(chen, message, "签到")
            assert await call("answerCallbackQuery", callback_query_id=tap.id) == 0
