"""Messages as strict as Telegram's: what is refused, dropped, or can no longer be changed.

Sources: tdlib/telegram-bot-api 01a3679 (`Client::get_formatted_text`, `do_send_message`,
`get_inline_keyboard_button_type`, `JsonInaccessibleMessage`, the `webhook_queue_id` of
`add_update`), tdlib/td 022d602 (`get_input_message_entities`, `check_input_file_id`,
`can_edit_message`, `can_delete_channel_message`, `is_valid_start_parameter`).
"""

from __future__ import annotations

import pytest

from sandbox import NotAllowed
from tests.sandbox.bare import PICTURE

BOARD = {"inline_keyboard": [[{"text": "签到", "callback_data": "s"}]]}
DAY = 24 * 3600


@pytest.fixture
async def board(box, bot, branch):
    await bot.ok("sendMessage", chat_id=branch.chat.id, text="签到", reply_markup=BOARD)
    return box.world.last(branch.chat)


@pytest.mark.parametrize(("size", "said"), [(32_768, "message is too long"), (32_769, "text is")])
async def test_raw_text_over_32_kb_is_refused_before_it_is_read(bot, branch, size, said):
    raw = "<b>" + "x" * (size - 3)  # the tag is never closed
    given = {"chat_id": branch.chat.id, "text": raw, "parse_mode": "HTML"}
    refusal = await bot.refusal("sendMessage", **given)
    assert refusal.startswith("Bad Request: can't parse entities") == (size == 32_768)
    plain = await bot.refusal("sendMessage", chat_id=branch.chat.id, text="x" * size)
    assert plain.startswith(f"Bad Request: {said}")


async def test_32_kb_are_counted_in_bytes_with_the_formatting(bot, branch):
    text = "".join(f'<a href="https://example.org/{"x" * 300}{i}">{i}</a>' for i in range(110))
    given = {"chat_id": branch.chat.id, "text": text, "parse_mode": "HTML"}
    assert await bot.refusal("sendMessage", **given) == "Bad Request: text is too long"
    chinese = {"chat_id": branch.chat.id, "text": "学" * 10_923}
    assert await bot.refusal("sendMessage", **chinese) == "Bad Request: text is too long"
    caption = {"chat_id": branch.chat.id, "document": "?", "caption": "学" * 10_923}
    assert await bot.refusal("sendDocument", **caption) == "Bad Request: text is too long"


async def test_over_a_hundred_entities_the_rest_is_dropped(bot, branch):
    text = " ".join(f"<b>{i}</b>" for i in range(120))
    sent = await bot.ok("sendMessage", chat_id=branch.chat.id, text=text, parse_mode="HTML")
    assert [one["type"] for one in sent["entities"]] == ["bold"] * 100
    text += ' <a href="https://example.org/">a</a> /help'
    sent = await bot.ok("sendMessage", chat_id=branch.chat.id, text=text, parse_mode="HTML")
    kinds = [one["type"] for one in sent["entities"]]
    assert (kinds.count("bold"), kinds[-2:]) == (99, ["text_link", "bot_command"])


@pytest.mark.parametrize(
    ("was", "named", "said"),
    [("photo", "document", "Photo as Document"), ("document", "photo", "Document as Photo"),
     ("voice", "photo", "VoiceNote as Photo"), ("photo", "voice", "Photo as VoiceNote")],
)  # fmt: skip
async def test_a_file_never_changes_between_picture_and_file(box, bot, branch, was, named, said):
    media = box.world.store(was, PICTURE, "a.png")
    given = {"chat_id": branch.chat.id, named: media.file_id}
    refusal = await bot.refusal(f"send{named.capitalize()}", **given)
    assert refusal == f"Bad Request: can't use file of type {said}"


async def test_a_file_named_as_another_kind_stays_what_it_is(box, bot, branch):
    film = box.world.store("video", b"film", "a.mp4")
    sent = await bot.ok("sendDocument", chat_id=branch.chat.id, document=film.file_id)
    assert "video" in sent
    assert "document" not in sent


async def test_only_links_to_this_bot_open_from_an_answer(box, bot, branch, board):
    for url in (
        "https://example.org/",
        "https://t.me/zhixue_bot",
        "https://t.me/zhixue_bot?start=",
        "https://t.me/another_bot?start=a",
        "https://t.me/zhixue_bot?startgroup=a",
        f"https://t.me/zhixue_bot?start={'a' * 65}",
        "https://t.me/zhixue_bot?start=a.b",
    ):
        tap = box.world.tap(branch.wang, board, "签到")
        given = {"callback_query_id": tap.id, "url": url}
        assert await bot.refusal("answerCallbackQuery", **given) == "Bad Request: URL_INVALID"
        assert tap.answer is None
    given["url"] = "https://t.me/Zhixue_bot?start=leave_7-B"
    assert await bot.ok("answerCallbackQuery", **given)


async def test_a_button_with_a_link_loses_its_data(box, bot, branch):
    both = {"text": "看", "url": "https://example.org/", "callback_data": "s"}
    keys = {"inline_keyboard": [[both]]}
    sent = await bot.ok("sendMessage", chat_id=branch.chat.id, text="?", reply_markup=keys)
    (button,) = sent["reply_markup"]["inline_keyboard"][0]
    assert (button.get("url"), "callback_data" in button) == ("https://example.org/", False)


@pytest.mark.parametrize("payload", ["a" * 65, "a.b", "学习", "a b", "a+b", "a\n"])
async def test_such_a_payload_does_not_start_the_bot(box, bot, branch, payload):
    with pytest.raises(NotAllowed):
        box.world.start(branch.wang, payload)
    assert await bot.updates() == []
    box.world.start(branch.wang, "A-z_0" * 12)
    assert (await bot.updates())[0]["message"]["text"] == f"/start {'A-z_0' * 12}"


async def test_nothing_older_than_48_hours_is_deleted_by_a_bot(box, bot, branch, board, clock):
    box.world.promote_bot(branch.chat, branch.chen)
    said = box.world.say(branch.wang, branch.chat, "/a")
    clock.move(2 * DAY)
    for number in (board.id, said.id):
        where = {"chat_id": branch.chat.id, "message_id": number}
        assert await bot.refusal("deleteMessage", **where) == (
            "Bad Request: message can't be deleted"
        )
        assert await bot.refusal(
            "deleteMessages", chat_id=branch.chat.id, message_ids=[number]
        ) == ("Bad Request: message can't be deleted")
    box.world.start(branch.wang)
    sent = await bot.ok("sendMessage", chat_id=branch.wang.id, text="旧")
    clock.move(2 * DAY + 1)
    old = {"chat_id": branch.wang.id, "message_id": sent["message_id"]}
    assert await bot.refusal("deleteMessage", **old) == (
        "Bad Request: message can't be deleted for everyone"
    )
    assert await bot.ok("editMessageText", **old, text="改得了")  # a bot's own never grow too old


async def test_the_message_that_made_a_topic_stays(box, bot, branch):
    forum = box.world.group("论坛", [branch.wang], creator=branch.chen, forum=True)
    box.world.add_bot(forum, branch.chen, admin=True)
    topic = box.world.create_topic(forum, branch.chen, "学习")
    where = {"chat_id": forum.id, "message_id": topic.id}
    assert await bot.refusal("deleteMessage", **where) == "Bad Request: message can't be deleted"


@pytest.mark.parametrize(
    "markup",
    [{"keyboard": [[{"text": "是"}]]}, {"force_reply": True}, {"remove_keyboard": True}],
)
async def test_a_message_with_another_keyboard_cannot_be_edited(bot, branch, markup):
    sent = await bot.ok("sendMessage", chat_id=branch.chat.id, text="?", reply_markup=markup)
    where = {"chat_id": branch.chat.id, "message_id": sent["message_id"]}
    for method, given in [
        ("editMessageText", {"text": "改"}),
        ("editMessageReplyMarkup", {"reply_markup": BOARD}),
    ]:
        refusal = await bot.refusal(method, **where, **given)
        assert refusal == "Bad Request: message can't be edited"


async def test_what_has_no_text_says_so(box, bot, branch):
    asked = {"question": "?", "options": ["甲"]}
    poll = await bot.ok("sendPoll", chat_id=branch.chat.id, **asked)
    where = {"chat_id": branch.chat.id, "message_id": poll["message_id"]}
    assert await bot.refusal("editMessageText", **where, text="改") == (
        "Bad Request: there is no text in the message to edit"
    )
    media = {"type": "photo", "media": box.world.store("photo", PICTURE, "a.png").file_id}
    assert await bot.refusal("editMessageMedia", **where, media=media) == (
        "Bad Request: message media can't be edited"
    )
    assert await bot.ok("editMessageReplyMarkup", **where, reply_markup=BOARD)
    await bot.ok("stopPoll", **where)
    assert await bot.refusal("editMessageText", **where, text="改") == (
        "Bad Request: message can't be edited"
    )


async def test_a_tap_on_a_deleted_message(box, bot, branch, board):
    await bot.ok("deleteMessage", chat_id=branch.chat.id, message_id=board.id)
    await bot.updates()
    box.world.tap(branch.wang, board, "签到")
    query = (await bot.updates())[0]["callback_query"]
    assert query["message"]["date"] == 0
    assert set(query["message"]) == {"message_id", "chat", "date"}
    assert query["data"] == "s"
    assert await bot.ok("answerCallbackQuery", callback_query_id=query["id"])


ABSENT = -1_009_999_999_999


@pytest.mark.parametrize(
    ("method", "given", "said"),
    [
        ("sendMessage", {}, "message text is empty"),
        ("sendMessage", {"text": "<b>", "parse_mode": "HTML"}, "can't parse entities: Can't find"),
        ("sendMessage", {"text": "?", "reply_markup": {"inline_keyboard": [[{}]]}}, "can't parse"),
        ("sendPhoto", {}, "there is no photo in the request"),
        ("sendPoll", {"question": "?"}, "poll must have at least one answer option"),
        ("sendMediaGroup", {"media": []}, "number of media files must be between 2 and 10"),
        ("editMessageText", {"message_id": 1}, "message text is empty"),
        ("editMessageCaption", {"message_id": 1, "caption": "<b>", "parse_mode": "HTML"}, "can't"),
        ("editMessageReplyMarkup", {"message_id": 1, "reply_markup": {"force_reply": True}}, "inl"),
        ("sendMessage", {"text": "?"}, "chat not found"),
    ],
)
async def test_arguments_are_checked_before_the_chat(bot, branch, method, given, said):
    refusal = await bot.refusal(method, chat_id=ABSENT, **given)
    assert refusal.startswith(f"Bad Request: {said}")


async def test_each_kind_of_update_has_a_lane_of_its_own(box, bot, branch, board):
    kinds = ["message", "callback_query", "message_reaction", "chat_member", "my_chat_member"]
    await bot.ok("getUpdates", allowed_updates=[*kinds, "poll_answer", "poll"])
    world, chat = box.world, branch.chat
    world.promote_bot(chat, branch.chen)
    asked = {"question": "?", "options": ["甲", "乙"], "is_anonymous": False}
    await bot.ok("sendPoll", chat_id=chat.id, **asked)
    poll = world.last(chat)
    world.say(branch.wang, chat, "你好")
    world.tap(branch.wang, board, "签到")
    world.react(branch.wang, board, ["👍"])
    world.vote(branch.wang, poll, [0])
    world.promote(chat, branch.wang)
    lanes = {one.kind: one.lane for one in world.updates.pending.values()}
    assert lanes == {
        "message": f"chat:{chat.id}",
        "callback_query": f"user:{branch.wang.id}",
        "message_reaction": f"reactions:{chat.id}",
        "poll_answer": f"poll:{poll.poll.id}",
        "poll": f"poll:{poll.poll.id}",
        "chat_member": f"member:{branch.wang.id}",
        "my_chat_member": f"mine:{chat.id}",
    }
