"""Two bots in one world: what belongs to one of them alone.

Source: tdlib/telegram-bot-api 01a3679, which runs a client of its own with its own TDLib database
for each token (`ClientManager`, `Client::check_chat`), and the Bot API's manual ("file_id … can't
be transferred from one bot to another").
"""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest

from sandbox import Sandbox
from sandbox.accounts import Account
from tests.sandbox.bare import Bot, Branch

BOARD = {"inline_keyboard": [[{"text": "签到", "callback_data": "s"}]]}


@pytest.fixture
def account(box: Sandbox, branch: Branch) -> Account:
    made = box.another_bot("43:OTHER", "other_bot")
    box.world.add_bot(branch.chat, branch.chen, bot=made.person)
    return made


@pytest.fixture
async def other(box: Sandbox, bot: Bot, account: Account) -> AsyncIterator[Bot]:
    async with aiohttp.ClientSession() as session:
        made = Bot(session, f"{box.url}/bot{account.token}")
        await made.updates()
        await made.updates()
        await bot.updates()
        yield made


async def test_each_is_itself(bot, other, account):
    assert (await bot.ok("getMe"))["id"] == 42
    me = await other.ok("getMe")
    assert (me["id"], me["username"], me["is_bot"]) == (43, "other_bot", True)


async def test_each_has_its_own_updates(box, bot, other, branch):
    box.world.say(branch.wang, branch.chat, "/a@zhixue_bot")
    box.world.say(branch.wang, branch.chat, "/b@other_bot")
    assert [one["message"]["text"] for one in await bot.updates()] == ["/a@zhixue_bot"]
    assert [one["message"]["text"] for one in await other.updates()] == ["/b@other_bot"]


async def test_a_bare_command_is_for_the_one_that_wrote_last(box, bot, other, branch):
    await other.ok("sendMessage", chat_id=branch.chat.id, text="你们好")
    box.world.say(branch.wang, branch.chat, "/a")
    assert await bot.updates() == []
    assert len(await other.updates()) == 1


async def test_neither_sees_what_the_other_writes(box, bot, other, branch, account):
    for made in (box.world.bot, account.person):
        box.world.promote_bot(branch.chat, branch.chen, bot=made)
    for one in (bot, other):
        await one.updates()
    await other.ok("sendMessage", chat_id=branch.chat.id, text="你们好")
    assert await bot.updates() == []
    assert await other.updates() == []


async def test_private_chats_and_their_message_ids(box, bot, other, branch, account):
    hello = {"chat_id": branch.wang.id, "text": "你好"}
    box.world.start(branch.wang)
    mine = await bot.ok("sendMessage", **hello)
    assert await other.refusal("sendMessage", **hello) == (
        "Forbidden: bot can't initiate conversation with a user"
    )
    box.world.start(branch.wang, bot=account.person)
    box.world.block(branch.wang)
    assert (await other.ok("sendMessage", **hello))["message_id"] == mine["message_id"] == 2
    await other.ok("editMessageText", **hello | {"message_id": 2, "text": "改了"})
    private = box.world.private
    assert box.world.last(private(branch.wang)).text == "你好"
    assert box.world.last(private(branch.wang, account.person)).text == "改了"
    kinds = [next(k for k in one if k != "update_id") for one in await other.updates()]
    assert kinds == ["message"]


async def test_neither_edits_the_others_messages(box, bot, other, branch):
    sent = await bot.ok("sendMessage", chat_id=branch.chat.id, text="签到", reply_markup=BOARD)
    where = {"chat_id": branch.chat.id, "message_id": sent["message_id"]}
    refusal = await other.refusal("editMessageText", **where, text="?")
    assert refusal == "Bad Request: message can't be edited"


async def test_a_tap_belongs_to_the_bot_of_the_button(box, bot, other, branch):
    await other.ok("sendMessage", chat_id=branch.chat.id, text="签到", reply_markup=BOARD)
    box.world.tap(branch.wang, box.world.last(branch.chat), "签到")
    assert await bot.updates() == []
    query = (await other.updates())[0]["callback_query"]["id"]
    refusal = await bot.refusal("answerCallbackQuery", callback_query_id=query)
    assert "query ID is invalid" in refusal
    assert await other.ok("answerCallbackQuery", callback_query_id=query)


async def test_a_poll_belongs_to_the_bot_that_sent_it(box, bot, other, branch):
    asked = {"question": "?", "options": ["甲", "乙"], "is_anonymous": False}
    sent = await other.ok("sendPoll", chat_id=branch.chat.id, **asked)
    box.world.vote(branch.wang, box.world.last(branch.chat), [0])
    assert await bot.updates() == []
    assert await other.kinds() == ["poll_answer", "poll"]
    where = {"chat_id": branch.chat.id, "message_id": sent["message_id"]}
    assert await bot.refusal("stopPoll", **where) == "Bad Request: message can't be edited"
    assert await other.ok("stopPoll", **where)


async def test_file_ids_are_of_one_bot(box, bot, other, branch, account):
    for made in (box.world.bot, account.person):
        box.world.promote_bot(branch.chat, branch.chen, bot=made)
    for one in (bot, other):
        await one.updates()
    box.world.upload(branch.wang, branch.chat, "document", "学习材料".encode(), "材料.txt")
    (mine,), (its,) = [
        [one["message"]["document"] for one in await each.updates()] for each in (bot, other)
    ]
    assert mine["file_id"] != its["file_id"]
    assert mine["file_unique_id"] == its["file_unique_id"]
    sent = await other.ok("sendDocument", chat_id=branch.chat.id, document=its["file_id"])
    assert sent["document"]["file_id"] == its["file_id"]
    for asked in ("getFile", "sendDocument"):
        given = {"chat_id": branch.chat.id, "document": mine["file_id"], "file_id": mine["file_id"]}
        assert (await other.refusal(asked, **given)).startswith("Bad Request: ")
        given |= {"document": its["file_id"], "file_id": its["file_id"]}
        assert (await bot.refusal(asked, **given)).startswith("Bad Request: ")
    found = await other.ok("getFile", file_id=its["file_id"])
    for token, status in ((account.token, 200), (box.token, 404)):
        async with bot.session.get(f"{box.url}/file/bot{token}/{found['file_path']}") as response:
            assert response.status == status


async def test_each_has_limits_of_its_own(clock):
    async with Sandbox(clock=clock, flood="strict") as box, aiohttp.ClientSession() as session:
        chen = box.world.person("陈静")
        chat = box.world.group("支部", [], creator=chen)
        second = box.another_bot("43:OTHER", "other_bot")
        for made in (box.world.bot, second.person):
            box.world.add_bot(chat, chen, bot=made)
        bots = [Bot(session, f"{box.url}/bot{token}") for token in (box.token, second.token)]
        for one in bots:
            assert await one.ok("sendMessage", chat_id=chat.id, text="一")
            assert "retry after" in await one.refusal("sendMessage", chat_id=chat.id, text="二")


async def test_an_unknown_token_is_nobodys(box, bot, other):
    async with bot.session.get(f"{box.url}/bot44:NOBODY/getMe") as response:
        assert response.status == 401
