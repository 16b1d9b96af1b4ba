"""The page's interface without a browser: who may see and do what, and the answers to bad input."""

from __future__ import annotations

import json
from typing import Any

import aiohttp
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from sandbox.pageacts import ACTS


async def act(box: Any, me: Any, what: str, **values: Any) -> dict[str, Any]:
    """Returns the page's answer to an action."""
    given_ = {"me": getattr(me, "id", me), "do": what, **values}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{box.url}/page/act", json=given_) as answer,
    ):
        assert answer.status == 200
        return dict(await answer.json())


async def ask(box: Any, path: str) -> dict[str, Any]:
    """Returns the page's answer to a query."""
    async with aiohttp.ClientSession() as session, session.get(f"{box.url}{path}") as answer:
        return dict(await answer.json())


async def test_the_state_holds_my_chats_and_everyone_i_could_be(box, branch):
    state = await ask(box, f"/page/state?me={branch.wang.id}")
    assert [one["name"] for one in state["people"]] == ["陈静", "王芳", "李强", "赵敏"]
    titles = {chat["title"]: chat for chat in state["chats"]}
    assert (titles["第一党支部"]["members"], titles["第一党支部"]["bot"]) == (5, "member")
    assert titles["支学"]["started"] is False
    assert state["me"]["first_name"] == "王芳"


async def test_nobody_reads_a_private_chat_of_somebody_else(box, branch):
    box.world.start(branch.li)
    refused = await ask(box, f"/page/messages?me={branch.wang.id}&chat={branch.li.id}")
    assert refused == {"ok": False, "error": "没有这个聊天。"}
    said = await act(box, branch.wang, "say", chat=branch.li.id, text="我是李强")
    assert said["ok"] is False


async def test_nobody_reads_a_group_they_are_not_in(box, branch):
    stranger = box.world.person("路人")
    refused = await ask(box, f"/page/messages?me={stranger.id}&chat={branch.chat.id}")
    assert refused["error"] == "不在这个群里。"
    state = await ask(box, f"/page/state?me={stranger.id}")
    assert [chat["type"] for chat in state["chats"]] == ["private"]


async def test_ephemeral_messages_have_names_of_their_own(box, branch):
    whispered = box.world.whisper(branch.chat, box.world.bot, branch.wang, text="只给王芳")
    path = f"/page/messages?chat={branch.chat.id}&me="
    mine = (await ask(box, f"{path}{branch.wang.id}"))["messages"][-1]
    assert (mine["id"], mine["only_you"]) == (f"e{whispered.id}", True)
    others = (await ask(box, f"{path}{branch.li.id}"))["messages"]
    assert "只给王芳" not in [one["text"] for one in others]
    stolen = await act(box, branch.li, "delete", chat=branch.chat.id, message=mine["id"])
    assert stolen["error"] == "这条消息已经不在了。"


async def test_a_quiz_keeps_its_answer_until_one_voted(box, bot, branch):
    await bot.ok(
        "sendPoll", chat_id=branch.chat.id, question="？", options=["甲", "乙"],
        type="quiz", correct_option_id=1, explanation="因为乙",
    )  # fmt: skip
    message = box.world.last(branch.chat)
    box.world.vote(branch.li, message, [1])
    path = f"/page/messages?chat={branch.chat.id}&me="
    before = (await ask(box, f"{path}{branch.wang.id}"))["messages"][-1]["poll"]
    assert (before["correct"], before["explanation"], before["options"][1]["votes"]) == (
        None, None, 0,
    )  # fmt: skip
    await act(box, branch.wang, "vote", chat=branch.chat.id, message=message.id, options=[0])
    after = (await ask(box, f"{path}{branch.wang.id}"))["messages"][-1]["poll"]
    assert (after["correct"], after["explanation"], after["mine"]) == ([1], "因为乙", [0])


async def test_a_startgroup_link_brings_the_bot_and_its_payload(box, bot, branch):
    made = await act(box, branch.chen, "new_group", title="第二党支部")
    await act(box, branch.chen, "add_bot", chat=made["chat"], payload="setup")
    texts = [update.get("message", {}).get("text") for update in await bot.updates()]
    assert texts[-1] == "/start@zhixue_bot setup"
    moved = await act(box, branch.chen, "migrate", chat=made["chat"])
    assert box.world.chats[moved["chat"]].type == "supergroup"


async def test_a_file_is_never_shown_as_a_page(box, branch):
    script = b"<script>alert(1)</script>"
    sent = box.world.upload(branch.li, branch.chat, "document", script, "x.html")
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{box.url}/page/file/{sent.media.file_id}") as answer,
    ):
        assert answer.headers["Content-Type"] == "application/octet-stream"
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert await answer.read() == script


async def test_several_files_become_an_album(box, bot, branch):
    form = aiohttp.FormData(quote_fields=False)
    for name, value in {"me": branch.wang.id, "chat": branch.chat.id, "caption": "两份"}.items():
        form.add_field(name, str(value))
    form.add_field("file", b"1", filename="一.txt")
    form.add_field("file", b"2", filename="二.txt")
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{box.url}/page/upload", data=form) as answer,
    ):
        sent = (await answer.json())["messages"]
    assert [one["media"]["name"] for one in sent] == ["一.txt", "二.txt"]
    assert sent[0]["album"] == sent[1]["album"] is not None


async def test_events_come_as_they_happen_and_only_mine(box, bot, branch):
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{box.url}/page/events?me={branch.wang.id}") as stream,
    ):
        await box.until(lambda: box.world.viewers[branch.wang.id] == 1)
        box.world.whisper(branch.chat, box.world.bot, branch.li, text="只给李强")
        box.world.start(branch.zhao)
        box.world.say(branch.li, branch.chat, "大家好")
        async for line in stream.content:
            if not line.startswith(b"data: "):
                continue
            event = json.loads(line[6:])
            if event["type"] == "message":
                break
    assert (event["chat"], event["message"]["text"]) == (branch.chat.id, "大家好")
    await box.until(lambda: box.world.viewers[branch.wang.id] == 0)


@pytest.mark.parametrize("path", ["/static/../server.py", "/static/%2e%2e%2fserver.py"])
async def test_only_the_page_is_served(box, path):
    async with aiohttp.ClientSession() as session, session.get(f"{box.url}{path}") as answer:
        assert answer.status == 404


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(), inside, max_size=3),
    max_leaves=5,
)
NAMES = ["chat", "text", "message", "options", "emoji"]
NAMES += ["data", "payload", "thread", "to", "title"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    what=st.sampled_from([*ACTS, "unheard_of"]),
    values=st.dictionaries(st.sampled_from(NAMES), json_values),
)
async def test_any_nonsense_gets_a_sentence(box, branch, what, values):
    answer = await act(box, branch.wang, what, **{"chat": branch.chat.id, **values})
    assert answer["ok"] is True or answer["error"].endswith("。")


async def test_malformed_requests_get_a_sentence(box):
    async with aiohttp.ClientSession() as session:
        for path in ("/page/act", "/page/upload", "/page/crowd"):
            async with session.post(f"{box.url}{path}", data=b"\xff[") as answer:
                assert (await answer.json())["error"] == "读不懂这个请求。"
        async with session.post(f"{box.url}/page/crowd", json={"on": True, "pace": 0}) as answer:
            assert (await answer.json())["ok"] is False
    assert (await ask(box, "/page/events?me=1"))["error"] == "没有这个人。"
