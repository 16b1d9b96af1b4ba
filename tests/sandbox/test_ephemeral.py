"""Ephemeral messages: for one member, at a reason, and for nobody else.

Source: the manual of the Bot API 10.3 (EphemeralMessageParameters, "Ephemeral messages and
commands"); BOT_NOT_ADMIN as api.telegram.org was seen to answer.
"""

from __future__ import annotations

import pytest

from sandbox import NotAllowed
from sandbox.values import Event

REFUSED = "Bad Request: BOT_NOT_ADMIN"
LATE = "Bad Request: query is too old and response timeout expired or query ID is invalid"
BOARD = {"inline_keyboard": [[{"text": "签到", "callback_data": "s"}]]}


def whisper(branch, person, text="只给你看", **more):
    return {
        "chat_id": branch.chat.id,
        "text": text,
        "ephemeral_message_parameters": {"receiver_user_id": person.id, **more},
    }


@pytest.fixture
async def board(box, bot, branch):
    await bot.ok("sendMessage", chat_id=branch.chat.id, text="签到", reply_markup=BOARD)
    return box.world.last(branch.chat)


async def test_it_is_seen_by_its_receiver_alone(box, bot, branch, board):
    events: list[Event] = []
    box.world.listen(events.append)
    tap = box.world.tap(branch.wang, board, "签到")
    sent = await bot.ok("sendMessage", **whisper(branch, branch.wang, callback_query_id=tap.id))
    assert sent["message_id"] == 0
    assert sent["receiver_user"]["first_name"] == "王芳"
    world, chat = box.world, branch.chat
    message = world.last(chat, branch.wang)
    assert (message.text, message.id) == ("只给你看", sent["ephemeral_message_id"])
    assert world.last(chat, branch.li) is world.last(chat) is board
    assert message not in world.messages(chat)
    assert message not in world.messages(chat, branch.li)
    assert [event.audience for event in events] == [branch.wang]
    with pytest.raises(NotAllowed):
        world.tap(branch.li, message, "s", crafted=True)


@pytest.mark.parametrize(("seconds", "fine"), [(0, True), (15, True), (16, False)])
async def test_fifteen_seconds_after_a_tap(box, bot, branch, board, clock, seconds, fine):
    tap = box.world.tap(branch.wang, board, "签到")
    clock.move(seconds)
    params = whisper(branch, branch.wang, callback_query_id=tap.id)
    assert (await bot.call("sendMessage", **params))["ok"] is fine
    if not fine:
        assert await bot.refusal("sendMessage", **params) == LATE
    assert await bot.refusal("sendMessage", **whisper(branch, branch.li)) == REFUSED


async def test_who_is_no_administrator_names_the_tap(box, bot, branch, board):
    tap = box.world.tap(branch.wang, board, "签到")
    assert await bot.refusal("sendMessage", **whisper(branch, branch.wang)) == REFUSED
    assert await bot.ok("sendMessage", **whisper(branch, branch.wang, callback_query_id=tap.id))


async def test_a_plain_command_is_no_reason_and_administrators_need_none(box, bot, branch):
    box.world.say(branch.wang, branch.chat, "/help")
    assert await bot.refusal("sendMessage", **whisper(branch, branch.wang)) == REFUSED
    box.world.promote_bot(branch.chat, branch.chen)
    assert await bot.ok("sendMessage", **whisper(branch, branch.wang))
    assert await bot.ok("sendMessage", **whisper(branch, branch.li))


async def test_a_flat_receiver_is_not_read(box, bot, branch, board):
    """Since 10.3: the message is public."""
    tap = box.world.tap(branch.wang, board, "签到")
    flat = {"receiver_user_id": branch.wang.id, "callback_query_id": tap.id}
    sent = await bot.ok("sendMessage", chat_id=branch.chat.id, text="给王芳", **flat)
    assert "ephemeral_message_id" not in sent
    assert box.world.last(branch.chat, branch.li).text == "给王芳"
    assert box.log.unknown == [
        ("sendMessage", "receiver_user_id"),
        ("sendMessage", "callback_query_id"),
    ]


@pytest.mark.parametrize("version", ["10.2", "10.0"])
async def test_an_older_server_takes_no_notice_of_the_parameters(box, bot, branch, board, version):
    box.service.version = version
    tap = box.world.tap(branch.wang, board, "签到")
    sent = await bot.ok("sendMessage", **whisper(branch, branch.wang, callback_query_id=tap.id))
    assert "ephemeral_message_id" not in sent
    assert box.log.unknown == [("sendMessage", "ephemeral_message_parameters")]
    flat = {"receiver_user_id": branch.wang.id, "callback_query_id": tap.id}
    sent = await bot.ok("sendMessage", chat_id=branch.chat.id, text="给王芳", **flat)
    assert ("ephemeral_message_id" in sent) is (version == "10.2")
    known = (await bot.call("deleteEphemeralMessage"))["error_code"] == 400
    assert known is (version == "10.2")


async def test_only_members_of_groups_get_one(box, bot, branch, board):
    stranger = box.world.person("路人")
    assert await bot.refusal("sendMessage", **whisper(branch, stranger)) == (
        "Bad Request: user not found"
    )
    box.world.start(branch.wang)
    params = whisper(branch, branch.wang) | {"chat_id": branch.wang.id}
    assert await bot.refusal("sendMessage", **params) == REFUSED
    tap = box.world.tap(branch.wang, board, "签到")
    refusal = await bot.refusal(
        "sendMessage", **whisper(branch, branch.li, callback_query_id=tap.id)
    )
    assert refusal.startswith("Bad Request: query is too old")


async def test_it_can_be_edited_tapped_and_deleted(box, bot, branch, board):
    tap = box.world.tap(branch.wang, board, "签到")
    params = whisper(branch, branch.wang, callback_query_id=tap.id)
    sent = await bot.ok("sendMessage", **params, reply_markup=BOARD)
    where = {
        "chat_id": branch.chat.id,
        "receiver_user_id": branch.wang.id,
        "ephemeral_message_id": sent["ephemeral_message_id"],
    }
    message = box.world.last(branch.chat, branch.wang)
    await bot.updates()
    box.world.tap(branch.wang, message, "签到")
    query = (await bot.updates())[0]["callback_query"]["message"]
    assert (query["message_id"], query["ephemeral_message_id"]) == (0, message.id)
    keys = {"reply_markup": BOARD}
    assert await bot.ok("editEphemeralMessageText", **where, text="改了", **keys) is True
    assert (message.text, message.version) == ("改了", 1)
    same = await bot.refusal("editEphemeralMessageReplyMarkup", **where, **keys)
    assert "message is not modified" in same
    assert await bot.ok("editEphemeralMessageReplyMarkup", **where)
    assert await bot.refusal("editEphemeralMessageCaption", **where, caption="?") == (
        "Bad Request: there is no caption in the message to edit"
    )
    other = where | {"receiver_user_id": branch.li.id}
    assert await bot.refusal("editEphemeralMessageText", **other, text="?") == (
        "Bad Request: message to edit not found"
    )
    assert await bot.ok("deleteEphemeralMessage", **where) is True
    assert message not in box.world.messages(branch.chat, branch.wang)
    assert await bot.refusal("deleteEphemeralMessage", **where) == (
        "Bad Request: message to delete not found"
    )


async def test_it_can_replace_the_board(box, bot, branch, board):
    tap = box.world.tap(branch.wang, board, "签到")
    params = whisper(
        branch, branch.wang, callback_query_id=tap.id, replace_callback_query_message=True
    )
    await bot.ok("sendMessage", **params)
    assert box.world.last(branch.chat, branch.wang).replaces is board
    params = whisper(branch, branch.wang, replace_callback_query_message=True)
    assert await bot.refusal("sendMessage", **params)


async def test_an_ephemeral_command_is_seen_by_nobody_else(box, bot, branch):
    menu = [{"command": "mine", "description": "我的", "is_ephemeral": True}]
    await bot.ok("setMyCommands", commands=menu, scope={"type": "all_group_chats"})
    said = box.world.say(branch.wang, branch.chat, "/mine@zhixue_bot")
    told = (await bot.updates())[0]["message"]
    assert (told["message_id"], told["ephemeral_message_id"]) == (0, said.id)
    assert said not in box.world.messages(branch.chat, branch.li)
    assert said in box.world.messages(branch.chat, branch.wang)
    reply = {"ephemeral_message_id": said.id}
    answer = await bot.ok("sendMessage", **whisper(branch, branch.wang), reply_parameters=reply)
    assert answer["reply_to_message"]["ephemeral_message_id"] == said.id
    reply["ephemeral_message_id"] = 1
    box.world.promote_bot(branch.chat, branch.chen)
    assert await bot.refusal(
        "sendMessage", **whisper(branch, branch.wang), reply_parameters=reply
    ) == ("Bad Request: message to be replied not found")


async def test_a_reply_to_an_ephemeral_message_is_ephemeral(box, bot, branch, board):
    world, chat = box.world, branch.chat
    tap = world.tap(branch.wang, board, "签到")
    await bot.ok("sendMessage", **whisper(branch, branch.wang, callback_query_id=tap.id))
    message = world.last(chat, branch.wang)
    await bot.updates()
    answer = world.say(branch.wang, chat, "知道了", reply_to=message)
    assert answer not in world.messages(chat, branch.li)
    told = (await bot.updates())[0]["message"]
    assert told["reply_to_message"]["ephemeral_message_id"] == message.id
    for forbidden in (
        lambda: world.say(branch.li, chat, "?", reply_to=message),
        lambda: world.forward(branch.wang, message, chat),
        lambda: world.react(branch.wang, message, ["👍"]),
        lambda: world.say(branch.wang, world.private(branch.wang), "?", reply_to=board),
    ):
        with pytest.raises(NotAllowed):
            forbidden()
