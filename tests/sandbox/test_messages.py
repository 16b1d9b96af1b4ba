"""Sending: arrivals, refusals, and Telegram's words for them."""

from __future__ import annotations

import pytest

from sandbox import NotAllowed


async def test_a_text_is_posted_in_the_group_and_returned(box, bot, branch):
    sent = await bot.ok("sendMessage", chat_id=branch.chat.id, text="  今天 15:00 开会 \n")
    assert sent["text"] == "今天 15:00 开会"
    assert sent["from"]["username"] == "zhixue_bot"
    assert sent["chat"] == {"id": branch.chat.id, "type": "supergroup", "title": "第一党支部"}
    assert box.world.last(branch.chat).text == "今天 15:00 开会"


@pytest.mark.parametrize("text", ["字" * 4096, "😀" * 2048])
async def test_a_text_may_have_4096_units(bot, branch, text):
    assert (await bot.ok("sendMessage", chat_id=branch.chat.id, text=text))["text"] == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("字" * 4097, "message is too long"),
        ("😀" * 2048 + "a", "message is too long"),
        ("", "message text is empty"),
        (" \n ", "message text is empty"),
    ],
)
async def test_a_text_too_long_or_empty_is_refused(bot, branch, text, reason):
    assert await bot.refusal("sendMessage", chat_id=branch.chat.id, text=text) == (
        f"Bad Request: {reason}"
    )


async def test_the_limit_counts_after_parsing(bot, branch):
    text = f"<b>{'字' * 4096}</b>"
    sent = await bot.ok("sendMessage", chat_id=branch.chat.id, text=text, parse_mode="HTML")
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 4096}]


async def test_nobody_is_written_to_before_they_start_the_bot(box, bot, branch):
    wang = branch.wang
    refusal = "Forbidden: bot can't initiate conversation with a user"
    assert await bot.refusal("sendMessage", chat_id=wang.id, text="你好") == refusal
    box.world.start(wang, "join_7")
    assert (await bot.updates())[0]["message"]["text"] == "/start join_7"
    assert (await bot.ok("sendMessage", chat_id=wang.id, text="你好"))["chat"]["type"] == "private"


async def test_a_stranger_is_no_chat(box, bot, branch):
    stranger = box.world.person("路人")
    for chat_id in (stranger.id, 12345, -100999, "@nobody"):
        answer = await bot.refusal("sendMessage", chat_id=chat_id, text="你好")
        assert answer == "Bad Request: chat not found"


async def test_a_member_who_blocks_the_bot_is_left_alone_until_they_come_back(box, bot, branch):
    world, wang = box.world, branch.wang
    world.start(wang)
    world.block(wang)
    refusal = "Forbidden: bot was blocked by the user"
    assert await bot.refusal("sendMessage", chat_id=wang.id, text="你好") == refusal
    with pytest.raises(NotAllowed):
        world.say(wang, world.private(wang), "你好")
    world.start(wang)
    assert await bot.ok("sendMessage", chat_id=wang.id, text="欢迎回来")
    turns = [one["my_chat_member"] for one in await bot.updates() if "my_chat_member" in one]
    assert [turn["new_chat_member"]["status"] for turn in turns] == ["kicked", "member"]


@pytest.mark.parametrize("kind", ["group", "supergroup"])
async def test_a_removed_bot_is_told_so(box, bot, branch, kind):
    world = box.world
    chat = world.group("别的群", [branch.wang], creator=branch.chen, kind=kind)
    assert await bot.refusal("sendMessage", chat_id=chat.id, text="?") == (
        "Bad Request: chat not found"
    )
    world.add_bot(chat, branch.chen)
    world.remove_bot(chat, branch.chen)
    assert await bot.refusal("sendMessage", chat_id=chat.id, text="?") == (
        f"Forbidden: bot was kicked from the {kind} chat"
    )
    world.add_bot(chat, branch.chen)
    await bot.ok("leaveChat", chat_id=chat.id)
    assert await bot.refusal("sendMessage", chat_id=chat.id, text="?") == (
        f"Forbidden: bot is not a member of the {kind} chat"
    )


async def test_a_group_that_became_a_supergroup_names_its_new_id(box, bot, branch):
    world = box.world
    old = world.group("小组", [branch.wang], creator=branch.chen, kind="group")
    world.add_bot(old, branch.chen, admin=True)
    await bot.updates()
    new = world.migrate(old)
    answer = await bot.call("sendMessage", chat_id=old.id, text="?")
    assert answer["description"] == ("Bad Request: group chat was upgraded to a supergroup chat")
    assert answer["parameters"] == {"migrate_to_chat_id": new.id}
    told = [update["message"] for update in await bot.updates()]
    assert (told[0]["chat"]["id"], told[0]["migrate_to_chat_id"]) == (old.id, new.id)
    assert (told[1]["chat"]["id"], told[1]["migrate_from_chat_id"]) == (new.id, old.id)
    assert await bot.ok("sendMessage", chat_id=new.id, text="都在")
    with pytest.raises(NotAllowed):
        world.say(branch.wang, old, "?")


async def test_replies_quote_and_forgive(box, bot, branch):
    question = box.world.say(branch.wang, branch.chat, "/help 几点开会？")
    group = branch.chat.id
    reply = await bot.ok(
        "sendMessage", chat_id=group, text="三点",
        reply_parameters={"message_id": question.id, "quote": "几点"},
    )  # fmt: skip
    assert reply["reply_to_message"]["message_id"] == question.id
    assert reply["quote"]["text"] == "几点"
    missing = {"message_id": 9999}
    refusal = await bot.refusal("sendMessage", chat_id=group, text="?", reply_parameters=missing)
    assert refusal == "Bad Request: message to be replied not found"
    missing["allow_sending_without_reply"] = True
    assert "reply_to_message" not in await bot.ok(
        "sendMessage", chat_id=group, text="?", reply_parameters=missing
    )
    wrong = {"message_id": question.id, "quote": "四点"}
    assert await bot.refusal("sendMessage", chat_id=group, text="?", reply_parameters=wrong) == (
        "Bad Request: QUOTE_TEXT_INVALID"
    )


async def test_answers_to_answers_are_one_thread_and_chats_speak(box, bot, branch):
    world, group, chen = box.world, branch.chat, branch.chen
    world.promote_bot(group, chen)
    channel = world.channel("支部频道", chen)
    await bot.updates()
    post = world.automatic(channel, group, "本周学习")
    comment = world.say(branch.wang, group, "收到", reply_to=post)
    world.say(chen, group, "请大家都说说", reply_to=comment, as_chat=group)
    answer = {"message_id": comment.id}
    sent = await bot.ok("sendMessage", chat_id=group.id, text="记下了", reply_parameters=answer)
    first, second, third = (one["message"] for one in await bot.updates())
    assert (first["sender_chat"]["title"], first["is_automatic_forward"]) == ("支部频道", True)
    assert first["forward_origin"]["chat"]["id"] == channel.id
    threads = [one["message_thread_id"] for one in (second, third, sent)]
    assert threads == [post.id] * 3
    assert "is_topic_message" not in second
    assert third["sender_chat"]["id"] == group.id
    assert third["from"]["is_bot"]
    with pytest.raises(NotAllowed, match="身份"):
        world.say(branch.wang, group, "我也是", as_chat=group)


async def test_topics_of_a_forum(box, bot, branch):
    world = box.world
    forum = world.group("论坛", [branch.wang], creator=branch.chen, forum=True)
    world.add_bot(forum, branch.chen, admin=True)
    topic = world.create_topic(forum, branch.chen, "学习")
    await bot.updates()
    sent = await bot.ok("sendMessage", chat_id=forum.id, text="第一课", message_thread_id=topic.id)
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (topic.id, True)
    said = world.say(branch.wang, forum, "收到", thread=topic.id)
    assert (await bot.updates())[0]["message"]["message_thread_id"] == said.thread == topic.id
    for thread in (1, 777):
        answer = await bot.refusal(
            "sendMessage", chat_id=forum.id, text="?", message_thread_id=thread
        )
        assert answer == "Bad Request: message thread not found"
    own = await bot.ok("createForumTopic", chat_id=forum.id, name="通知")
    assert forum.topics[own["message_thread_id"]].name == "通知"


async def test_forwarding_names_the_author_and_copying_does_not(box, bot, branch):
    said = box.world.say(branch.wang, branch.chat, "/share 读书心得")
    source = {"chat_id": branch.chat.id, "from_chat_id": branch.chat.id, "message_id": said.id}
    forwarded = await bot.ok("forwardMessage", **source)
    assert forwarded["forward_origin"]["sender_user"]["first_name"] == "王芳"
    assert await bot.ok("copyMessage", **source) == {"message_id": forwarded["message_id"] + 1}
    assert box.world.last(branch.chat).origin is None
    source["message_id"] = 404
    assert await bot.refusal("copyMessage", **source) == "Bad Request: message to copy not found"
    assert await bot.refusal("forwardMessage", **source) == (
        "Bad Request: message to forward not found"
    )


async def test_parameters_come_in_any_body(box, bot, branch):
    url, group = f"{bot.base}/sendMessage", str(branch.chat.id)
    given = {"chat_id": group, "text": "一样", "disable_notification": "true"}
    for verb, body in [("GET", "params"), ("POST", "params"), ("POST", "data"), ("POST", "json")]:
        async with bot.session.request(verb, url, **{body: given}) as response:
            assert (await response.json())["ok"]
        assert box.world.last(branch.chat).silent
    async with bot.session.post(f"{bot.base}/SENDMESSAGE", json=given) as response:
        assert (await response.json())["result"]["text"] == "一样"
    async with bot.session.post(url, data=b"{", headers={"Content-Type": "application/json"}) as r:
        assert (await r.json())["description"] == "Bad Request: can't parse JSON object"


async def test_only_the_newest_five_thousand_messages_are_kept(box, branch):
    for number in range(5100):
        box.world.say(branch.wang, branch.chat, f"/n {number}")
    assert len(box.world.messages(branch.chat)) == 5000
    assert box.world.last(branch.chat).text == "/n 5099"


async def test_unknown_methods_tokens_and_parameters(box, bot, branch):
    answer = await bot.call("sendTelepathy", chat_id=1)
    assert answer == {"ok": False, "error_code": 404, "description": "Not Found"}
    async with bot.session.get(f"{box.url}/bot43:WRONG/getMe") as response:
        assert response.status == 401
        assert (await response.json())["description"] == "Unauthorized"
    await bot.ok("sendMessage", chat_id=branch.chat.id, text="好", colour="red")
    assert ("sendMessage", "colour") in box.log.unknown
    assert ("sendMessage", "text") not in box.log.unknown
    assert [record.method for record in box.log][-1] == "sendMessage"


async def test_people_are_held_to_their_own_limits(box, branch):
    world = box.world
    stranger = world.person("路人")
    for text in ("", "字" * 4097):
        with pytest.raises(NotAllowed):
            world.say(branch.wang, branch.chat, text)
    with pytest.raises(NotAllowed):
        world.say(stranger, branch.chat, "我也想说")
    with pytest.raises(NotAllowed):
        world.say(stranger, world.private(branch.wang), "偷看")
    said = world.say(branch.wang, branch.chat, "我的")
    with pytest.raises(NotAllowed):
        world.edit(branch.li, said, "改了")
    with pytest.raises(NotAllowed):
        world.delete(branch.li, said)
    world.delete(branch.chen, said)
    assert said not in world.messages(branch.chat)
