"""Editing, deleting, pinning and reacting."""

from __future__ import annotations

import pytest

SAME = (
    "Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)
BOARD = {"inline_keyboard": [[{"text": "签到", "callback_data": "s"}]]}


@pytest.fixture
async def board(bot, branch):
    sent = await bot.ok("sendMessage", chat_id=branch.chat.id, text="实到 1", reply_markup=BOARD)
    return {"chat_id": branch.chat.id, "message_id": sent["message_id"]}


async def test_an_edit_changes_text_and_counts_versions(box, bot, branch, board, clock):
    clock.move(60)
    edited = await bot.ok("editMessageText", **board, text="实到 2", reply_markup=BOARD)
    assert edited["text"] == "实到 2"
    assert edited["edit_date"] - edited["date"] == 60
    assert box.world.last(branch.chat).version == 1


async def test_an_edit_that_changes_nothing_is_refused(bot, board):
    params = {**board, "text": "实到 1", "reply_markup": BOARD}
    assert await bot.refusal("editMessageText", **params) == SAME
    assert await bot.refusal("editMessageReplyMarkup", **board, reply_markup=BOARD) == SAME
    params |= {"text": "<b>实到</b> 1", "parse_mode": "HTML"}
    assert await bot.ok("editMessageText", **params)
    assert await bot.refusal("editMessageText", **params) == SAME


async def test_an_edit_without_a_keyboard_takes_it_away(bot, board):
    assert "reply_markup" not in await bot.ok("editMessageText", **board, text="结束")
    assert "reply_markup" in await bot.ok("editMessageReplyMarkup", **board, reply_markup=BOARD)
    assert "reply_markup" not in await bot.ok("editMessageReplyMarkup", **board)
    keys = {"keyboard": [["一"]]}
    assert await bot.refusal("editMessageReplyMarkup", **board, reply_markup=keys)


async def test_uneditable_messages(box, bot, branch, board):
    gone = {**board, "message_id": 999}
    refusal = await bot.refusal("editMessageText", **gone, text="?")
    assert refusal == "Bad Request: message to edit not found"
    said = box.world.say(branch.wang, branch.chat, "/x 我的话")
    others = {**board, "message_id": said.id}
    refusal = await bot.refusal("editMessageText", **others, text="?")
    assert refusal == "Bad Request: message can't be edited"
    assert await bot.refusal("editMessageCaption", **board, caption="?") == (
        "Bad Request: there is no caption in the message to edit"
    )
    assert await bot.refusal("editMessageText", chat_id=board["chat_id"], text="?") == (
        "Bad Request: message identifier is not specified"
    )
    assert await bot.refusal("editMessageText", **board, text="字" * 4097) == (
        "Bad Request: message is too long"
    )
    assert await bot.refusal("editMessageText", inline_message_id="x", text="?") == (
        "Bad Request: message to edit not found"
    )


async def test_a_deleted_message_is_gone_for_edits_and_taps(box, bot, branch, board):
    message = box.world.last(branch.chat)
    assert await bot.ok("deleteMessage", **board) is True
    assert message.deleted
    assert await bot.refusal("deleteMessage", **board) == (
        "Bad Request: message to delete not found"
    )
    assert await bot.refusal("editMessageText", **board, text="?") == (
        "Bad Request: message to edit not found"
    )


async def test_deleting_needs_rights_and_haste(box, bot, branch, board, clock):
    said = box.world.say(branch.wang, branch.chat, "/x")
    theirs = {**board, "message_id": said.id}
    assert await bot.refusal("deleteMessage", **theirs) == "Bad Request: message can't be deleted"
    clock.move(48 * 3600 - 1)
    assert await bot.ok("deleteMessage", **board)
    sent = await bot.ok("sendMessage", chat_id=board["chat_id"], text="旧")
    box.world.promote_bot(branch.chat, branch.chen)
    said = box.world.say(branch.wang, branch.chat, "/x")
    assert await bot.ok("deleteMessage", chat_id=branch.chat.id, message_id=said.id)
    numbers = [sent["message_id"], 999, "x"]
    assert await bot.ok("deleteMessages", chat_id=board["chat_id"], message_ids=numbers)
    assert await bot.refusal("deleteMessages", chat_id=board["chat_id"], message_ids=[]) == (
        "Bad Request: message identifiers are not specified"
    )
    assert await bot.refusal(
        "deleteMessages", chat_id=board["chat_id"], message_ids=list(range(101))
    ) == ("Bad Request: too many message identifiers specified")


async def test_pinning_needs_an_administrator(box, bot, branch, board):
    refusal = "Bad Request: not enough rights to manage pinned messages in the chat"
    for method in ("pinChatMessage", "unpinChatMessage"):
        assert await bot.refusal(method, **board) == refusal
    box.world.promote_bot(branch.chat, branch.chen)
    assert await bot.ok("pinChatMessage", **board)
    assert branch.chat.pinned == [board["message_id"]]
    whole = await bot.ok("getChat", chat_id=board["chat_id"])
    assert whole["pinned_message"]["message_id"] == board["message_id"]
    notices = [one for one in box.world.messages(branch.chat) if one.service]
    assert await bot.ok("pinChatMessage", **board)
    assert [one for one in box.world.messages(branch.chat) if one.service] == notices
    assert await bot.ok("unpinChatMessage", **board)
    assert branch.chat.pinned == []
    assert await bot.refusal("unpinChatMessage", chat_id=board["chat_id"]) == (
        "Bad Request: message to unpin not found"
    )
    assert await bot.refusal("pinChatMessage", chat_id=board["chat_id"], message_id=999) == (
        "Bad Request: message to pin not found"
    )
    await bot.ok("pinChatMessage", **board)
    assert await bot.ok("unpinAllChatMessages", chat_id=board["chat_id"])
    await bot.ok("pinChatMessage", **board)
    await bot.ok("deleteMessage", **board)
    assert branch.chat.pinned == []


async def test_reactions_of_the_bot(box, bot, branch, board):
    def one(emoji):
        return [{"type": "emoji", "emoji": emoji}]

    assert await bot.ok("setMessageReaction", **board, reaction=one("👍"))
    assert box.world.last(branch.chat).reactions == {box.world.bot.id: ["👍"]}
    assert await bot.ok("setMessageReaction", **board, reaction=one("❤️"))
    assert box.world.last(branch.chat).reactions == {box.world.bot.id: ["❤"]}
    assert await bot.ok("setMessageReaction", **board, reaction=[])
    assert box.world.last(branch.chat).reactions == {}
    for wrong, reason in [
        (one("🪑"), "REACTION_INVALID"),
        (one("👍") + one("❤"), "REACTIONS_TOO_MANY"),
        ([1], "REACTION_INVALID"),
        ({}, "expected an Array of ReactionType"),
    ]:
        refusal = await bot.refusal("setMessageReaction", **board, reaction=wrong)
        assert refusal == f"Bad Request: {reason}"
