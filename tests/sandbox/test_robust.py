"""The sandbox answers whatever a bot sends in Telegram's shape and never breaks."""

from __future__ import annotations

import asyncio
import json

from hypothesis import HealthCheck, given, settings, strategies as st

from sandbox import Sandbox
from sandbox.methods import METHODS
from sandbox.pageview import state_json

SLOW = {"getupdates", "setwebhook", "leavechat"}
NAMES = sorted(set(METHODS) - SLOW)
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-3, 10**20), st.floats(), st.text(max_size=8)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            ["type", "text", "media", "message_id", "user_id", "chat_id", "offset", "length", "url",
             "inline_keyboard", "keyboard", "callback_data", "receiver_user_id", "emoji", "user",
             "ephemeral_message_id", "callback_query_id", "command", "description", "web_app"]
        ),
        inner,
        max_size=4,
    ),
    max_leaves=8,
)  # fmt: skip


async def test_half_a_surrogate_pair_is_no_text(bot, branch):
    refusal = "Bad Request: strings must be encoded in UTF-8"
    where = {"chat_id": branch.chat.id, "parse_mode": "MarkdownV2"}
    assert await bot.refusal("sendMessage", **where, text="\ud83d.") == refusal
    assert await bot.refusal("sendMessage", **where, text="a", entities='["\\uDE00"]') == refusal
    assert (await bot.ok("sendMessage", **where, text="\U0001f600"))["text"] == "😀"


@st.composite
def calls(draw):
    """Draws a method with some of its parameters, well or ill filled."""
    method = METHODS[draw(st.sampled_from(NAMES))]
    names = draw(st.lists(st.sampled_from(sorted(method.types) or ["x"]), max_size=5, unique=True))
    return method.name, {name: draw(VALUES) for name in names}


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(calls(), st.booleans()), min_size=1, max_size=6))
def test_no_call_breaks_the_sandbox(plan):
    box = Sandbox(flood=False)
    world = box.world
    chen = world.person("陈静", id=7)
    chat = world.group("群", [], creator=chen)
    world.add_bot(chat, chen, admin=True)
    world.start(chen)
    aim = {"chat_id": chat.id, "message_id": 1, "user_id": 7}

    async def play():
        for (name, params), aimed in plan:
            outcome = await box.service.call(name, {**params, **(aim if aimed else {})})
            assert outcome.body["ok"] is (outcome.status == 200)
            assert outcome.status in (200, 400, 403)
            json.dumps(outcome.body, allow_nan=False)

    asyncio.run(play())
    assert state_json(world, chen, acting=False, pace=1.0)["chats"]
