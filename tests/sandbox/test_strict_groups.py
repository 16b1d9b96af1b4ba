"""Groups as strict as Telegram's: rights by kind, topics, comments, anonymous speakers.

Sources: tdlib/td 022d602 (`can_send_message_content`, `ForumTopicManager`), tdlib/telegram-bot-api
01a3679 (`Client::check_message_topic`, `JsonMessage`), and the manual of the Bot API.
"""

from __future__ import annotations

import pytest

from sandbox import NotAllowed
from tests.sandbox.bare import PICTURE

SENT = {
    "text": ("sendMessage", {"text": "你好"}),
    "poll": ("sendPoll", {"question": "?", "options": ["甲"]}),
    "location": ("sendLocation", {"latitude": 1, "longitude": 2}),
}
KINDS = [
    ("text", "can_send_messages", "text messages"),
    ("location", "can_send_messages", "locations"),
    ("poll", "can_send_polls", "polls"),
    ("photo", "can_send_photos", "photos"),
    ("video", "can_send_videos", "videos"),
    ("document", "can_send_documents", "documents"),
    ("audio", "can_send_audios", "music"),
    ("voice", "can_send_voice_notes", "voice notes"),
    ("animation", "can_send_other_messages", "animations"),
    ("sticker", "can_send_other_messages", "stickers"),
]


def sending(box, kind):
    """Returns the method and parameters that send something of a kind."""
    if kind in SENT:
        return SENT[kind]
    name = "a.png" if kind == "photo" else "a.bin"
    media = box.world.store(kind, PICTURE, name)
    return f"send{kind.capitalize()}", {kind: media.file_id}


@pytest.mark.parametrize(("kind", "right", "named"), KINDS)
async def test_rights_go_by_kind(box, bot, branch, kind, right, named):
    method, given = sending(box, kind)
    box.world.deny(branch.chat, right)
    refusal = await bot.refusal(method, chat_id=branch.chat.id, **given)
    assert refusal == f"Bad Request: not enough rights to send {named} to the chat"
    box.world.deny(branch.chat, *({other for _, other, _ in KINDS} - {right}))
    assert await bot.ok(method, chat_id=branch.chat.id, **given)
    box.world.deny(branch.chat, right)
    box.world.promote_bot(branch.chat, branch.chen)
    assert await bot.ok(method, chat_id=branch.chat.id, **given)


async def test_an_album_and_a_copy_need_the_same_rights(box, bot, branch):
    photo = box.world.store("photo", PICTURE, "a.png").file_id
    sent = await bot.ok("sendPhoto", chat_id=branch.chat.id, photo=photo)
    box.world.deny(branch.chat, "can_send_photos")
    where = {"chat_id": branch.chat.id}
    album = [{"type": "photo", "media": photo}] * 2
    source = {"from_chat_id": branch.chat.id, "message_id": sent["message_id"]}
    for method, given in [
        ("sendMediaGroup", {"media": album}),
        ("copyMessage", source),
        ("forwardMessage", source),
    ]:
        refusal = await bot.refusal(method, **where, **given)
        assert refusal == "Bad Request: not enough rights to send photos to the chat"


async def test_a_bot_may_be_restricted_by_itself(box, bot, branch):
    box.world.restrict_bot(branch.chat, branch.chen, "can_send_polls")
    told = (await bot.updates())[0]["my_chat_member"]["new_chat_member"]
    assert (told["status"], told["is_member"], told["can_send_polls"]) == (
        "restricted",
        True,
        False,
    )
    poll = {"question": "?", "options": ["甲"]}
    assert await bot.refusal("sendPoll", chat_id=branch.chat.id, **poll) == (
        "Bad Request: not enough rights to send polls to the chat"
    )
    assert await bot.ok("sendMessage", chat_id=branch.chat.id, text="这个可以")
    member = await bot.ok("getChatMember", chat_id=branch.chat.id, user_id=box.world.bot.id)
    assert member["can_send_messages"] is True
    box.world.promote_bot(branch.chat, branch.chen)
    assert await bot.ok("sendPoll", chat_id=branch.chat.id, **poll)


async def test_what_is_denied_is_shown_and_binds_people_too(box, bot, branch):
    box.world.deny(branch.chat, "can_send_documents")
    rights = (await bot.ok("getChat", chat_id=branch.chat.id))["permissions"]
    assert (rights["can_send_documents"], rights["can_send_messages"]) == (False, True)
    with pytest.raises(NotAllowed):
        box.world.upload(branch.wang, branch.chat, "document", b"x", "a.txt")
    assert box.world.upload(branch.chen, branch.chat, "document", b"x", "a.txt")


@pytest.fixture
async def forum(box, bot, branch):
    made = box.world.group("论坛", [branch.wang], creator=branch.chen, forum=True)
    box.world.add_bot(made, branch.chen)
    await bot.updates()
    return made


async def test_what_replies_to_nothing_in_a_topic_replies_to_its_opening(box, bot, branch, forum):
    topic = box.world.create_topic(forum, branch.chen, "学习")
    sent = await bot.ok("sendMessage", chat_id=forum.id, text="一", message_thread_id=topic.id)
    assert sent["reply_to_message"]["forum_topic_created"]["name"] == "学习"
    assert sent["reply_to_message"]["message_id"] == topic.id
    box.world.say(branch.wang, forum, "/a", thread=topic.id)
    told = (await bot.updates())[-1]["message"]
    assert told["reply_to_message"]["message_id"] == told["message_thread_id"] == topic.id
    answer = {"message_id": sent["message_id"]}
    replied = await bot.ok("sendMessage", chat_id=forum.id, text="二", reply_parameters=answer)
    assert replied["reply_to_message"]["message_id"] == sent["message_id"]
    assert replied["message_thread_id"] == topic.id


async def test_replies_in_general_have_a_thread(box, bot, branch, forum):
    box.world.promote_bot(forum, branch.chen)
    await bot.updates()
    first = await bot.ok("sendMessage", chat_id=forum.id, text="大家好")
    assert "message_thread_id" not in first
    box.world.say(branch.wang, forum, "你好", reply_to=box.world.last(forum))
    told = (await bot.updates())[0]["message"]
    assert told["message_thread_id"] == first["message_id"]
    assert "is_topic_message" not in told


async def test_comments_reply_to_the_automatic_forward(box, bot, branch):
    box.world.promote_bot(branch.chat, branch.chen)
    await bot.updates()
    channel = box.world.channel("党建频道", branch.chen)
    post = box.world.automatic(channel, branch.chat, "本周文章")
    box.world.say(branch.wang, branch.chat, "写得好", reply_to=post)
    forward, comment = [one["message"] for one in await bot.updates()]
    assert (forward["from"]["id"], forward["is_automatic_forward"]) == (777000, True)
    assert comment["reply_to_message"]["is_automatic_forward"]
    assert comment["message_thread_id"] == forward["message_id"]


async def test_a_closed_topic_takes_messages_of_administrators_only(box, bot, branch, forum):
    topic = box.world.create_topic(forum, branch.chen, "学习")
    where = {"chat_id": forum.id, "text": "一", "message_thread_id": topic.id}
    sent = await bot.ok("sendMessage", **where)
    box.world.close_topic(forum, branch.chen, topic)
    assert await bot.refusal("sendMessage", **where) == "Bad Request: TOPIC_CLOSED"
    reply = {"chat_id": forum.id, "reply_parameters": {"message_id": sent["message_id"]}}
    assert await bot.refusal("sendMessage", **reply, text="?") == "Bad Request: TOPIC_CLOSED"
    with pytest.raises(NotAllowed):
        box.world.say(branch.wang, forum, "?", thread=topic.id)
    assert await bot.ok("sendMessage", chat_id=forum.id, text="在综合里可以")
    box.world.promote_bot(forum, branch.chen)
    assert await bot.ok("sendMessage", **where)
    assert await bot.ok("reopenForumTopic", chat_id=forum.id, message_thread_id=topic.id)
    box.world.promote_bot(forum, branch.chen, admin=False)
    assert await bot.ok("sendMessage", **where)
    kinds = [one["message"] for one in await bot.updates() if "message" in one]
    assert any("forum_topic_closed" in one for one in kinds)


async def test_a_deleted_topic_is_no_longer_found(box, bot, branch, forum):
    topic = box.world.create_topic(forum, branch.chen, "学习")
    where = {"chat_id": forum.id, "text": "一", "message_thread_id": topic.id}
    sent = await bot.ok("sendMessage", **where)
    box.world.delete_topic(forum, topic)
    assert await bot.refusal("sendMessage", **where) == "Bad Request: message thread not found"
    old = {"chat_id": forum.id, "message_id": sent["message_id"], "text": "二"}
    assert await bot.refusal("editMessageText", **old) == "Bad Request: message to edit not found"
    where["message_thread_id"] = 1  # the general topic has no number to send to
    assert await bot.refusal("sendMessage", **where) == "Bad Request: message thread not found"


async def test_topics_are_the_administrators_to_close_and_delete(box, bot, branch, forum):
    topic = box.world.create_topic(forum, branch.chen, "学习")
    where = {"chat_id": forum.id, "message_thread_id": topic.id}
    assert await bot.refusal("closeForumTopic", **where) == (
        "Bad Request: not enough rights to close or open the topic"
    )
    box.world.promote_bot(forum, branch.chen)
    assert await bot.ok("closeForumTopic", **where)
    assert await bot.refusal("closeForumTopic", **where) == "Bad Request: TOPIC_NOT_MODIFIED"
    assert await bot.ok("deleteForumTopic", **where)
    assert topic.id not in forum.topics


async def test_a_group_without_topics_takes_no_notice_of_a_thread(box, bot, branch):
    given = {"text": "?", "message_thread_id": 777}
    sent = await bot.ok("sendMessage", chat_id=branch.chat.id, **given)
    assert "message_thread_id" not in sent
    box.world.start(branch.wang)
    assert await bot.refusal("sendMessage", chat_id=branch.wang.id, **given) == (
        "Bad Request: message thread not found"
    )


async def test_the_names_of_those_who_speak_for_a_chat(box, bot, branch):
    box.world.promote_bot(branch.chat, branch.chen)
    await bot.updates()
    channel = box.world.channel("党建频道", branch.chen)
    box.world.say(branch.chen, branch.chat, "以群的名义", as_chat=branch.chat)
    box.world.say(branch.chen, branch.chat, "以频道的名义", as_chat=channel)
    group, spoken = [one["message"] for one in await bot.updates()]
    assert (group["from"]["id"], group["from"]["username"]) == (1087968824, "GroupAnonymousBot")
    assert group["sender_chat"]["id"] == branch.chat.id
    assert (spoken["from"]["id"], spoken["from"]["username"]) == (136817688, "Channel_Bot")
    assert spoken["sender_chat"]["type"] == "channel"
