"""Updates for the bot: privacy mode, administrators, and kinds that must be asked for."""

from __future__ import annotations

import pytest

from sandbox import NotAllowed, Sandbox

from_all = ["message", "chat_member", "message_reaction", "my_chat_member"]


async def received(bot, **params):
    return [u["message"].get("text") for u in await bot.updates(**params) if "message" in u]


async def test_a_private_bot_gets_commands_replies_and_services(box, bot, branch):
    world = box.world
    sent = await bot.ok("sendMessage", chat_id=branch.chat.id, text="谁来？")
    question = world.last(branch.chat)
    world.say(branch.wang, branch.chat, "大家好")
    world.say(branch.wang, branch.chat, "/help")
    world.say(branch.wang, branch.chat, "/help@zhixue_bot 请假")
    world.say(branch.wang, branch.chat, "/HELP@Zhixue_Bot")
    world.say(branch.wang, branch.chat, "/help@other_bot")
    world.say(branch.wang, branch.chat, "/签到")
    world.say(branch.wang, branch.chat, "请发 /help")
    world.say(branch.wang, branch.chat, "@zhixue_bot 在吗")
    world.say(branch.li, branch.chat, "我来", reply_to=question)
    said = world.say(branch.li, branch.chat, "自言自语")
    world.say(branch.wang, branch.chat, "回他", reply_to=said)
    assert await received(bot) == ["/help", "/help@zhixue_bot 请假", "/HELP@Zhixue_Bot", "我来"]
    world.join(branch.chat, world.person("孙浩"))
    world.leave(branch.chat, branch.zhao)
    services = [update["message"] for update in await bot.updates()]
    assert [service["new_chat_members"][0]["first_name"] for service in services[:1]] == ["孙浩"]
    assert services[1]["left_chat_member"]["first_name"] == "赵敏"
    assert sent["text"] == "谁来？"


async def test_an_administrator_gets_everything(box, bot, branch):
    box.world.promote_bot(branch.chat, branch.chen)
    box.world.say(branch.wang, branch.chat, "大家好")
    assert await received(bot) == ["大家好"]
    box.world.promote_bot(branch.chat, branch.chen, admin=False)
    box.world.say(branch.wang, branch.chat, "走了？")
    assert await received(bot) == []


async def test_with_privacy_off_it_gets_everything():
    async with Sandbox(privacy=False) as box:
        world = box.world
        chen = world.person("陈静")
        chat = world.group("群", [], creator=chen)
        world.add_bot(chat, chen)
        assert world.reaches(world.main, world.say(chen, chat, "大家好"))


async def test_a_private_chat_reaches_the_bot_whole(box, bot, branch):
    world = box.world
    world.say(branch.wang, world.private(branch.wang), "你好")
    assert await received(bot) == ["你好"]
    assert (await bot.ok("sendMessage", chat_id=branch.wang.id, text="你好"))["message_id"]


async def test_an_edit_reaches_the_bot_like_its_message(box, bot, branch):
    said = box.world.say(branch.wang, branch.chat, "/leave 有事")
    quiet = box.world.say(branch.wang, branch.chat, "闲聊")
    await bot.updates()
    box.world.edit(branch.wang, said, "/leave 有急事")
    box.world.edit(branch.wang, quiet, "还是闲聊")
    edited = [update["edited_message"]["text"] for update in await bot.updates()]
    assert edited == ["/leave 有急事"]


async def test_reactions_and_members_need_an_administrator_who_asked(box, bot, branch):
    world = box.world
    await bot.ok("sendMessage", chat_id=branch.chat.id, text="好消息")
    message = world.last(branch.chat)

    async def react_and_come(name):
        world.react(branch.wang, message, ["👍"])
        world.react(branch.wang, message, [])
        world.promote(branch.chat, branch.li, admin=True)
        world.promote(branch.chat, branch.li, admin=False)
        return await bot.kinds()

    assert await react_and_come("周杰") == []
    await bot.updates(allowed_updates=from_all)
    assert await react_and_come("吴磊") == []
    await bot.updates(allowed_updates=[])
    world.promote_bot(branch.chat, branch.chen)
    assert await react_and_come("郑爽") == ["my_chat_member"]
    await bot.updates(allowed_updates=from_all)
    assert await react_and_come("冯涛") == ["message_reaction"] * 2 + ["chat_member"] * 2
    world.react(branch.wang, message, ["🔥"])
    change = (await bot.updates())[0]["message_reaction"]
    assert (change["user"]["first_name"], change["message_id"]) == ("王芳", message.id)
    assert change["old_reaction"] == []
    assert change["new_reaction"] == [{"type": "emoji", "emoji": "🔥"}]
    with pytest.raises(NotAllowed):
        world.react(branch.wang, message, ["👍", "🔥"])


async def test_my_chat_member_comes_always(box, bot, branch):
    world = box.world
    chat = world.group("新群", [branch.wang], creator=branch.chen)
    world.add_bot(chat, branch.chen, admin=True)
    world.remove_bot(chat, branch.chen)
    turns = [u["my_chat_member"] for u in await bot.updates() if "my_chat_member" in u]
    assert [turn["new_chat_member"]["status"] for turn in turns] == [
        "member",
        "administrator",
        "kicked",
    ]
    assert turns[1]["new_chat_member"]["can_pin_messages"] is True
    with pytest.raises(NotAllowed):
        world.remove_bot(branch.chat, branch.wang)


async def test_members_of_the_group(box, bot, branch):
    chat_id = branch.chat.id

    async def status(person):
        return (await bot.ok("getChatMember", chat_id=chat_id, user_id=person.id))["status"]

    box.world.promote(branch.chat, branch.wang, admin=True)
    box.world.leave(branch.chat, branch.zhao)
    stranger = box.world.person("路人")
    people = (branch.chen, branch.wang, branch.li, branch.zhao, stranger, box.world.bot)
    assert [await status(person) for person in people] == [
        "creator", "administrator", "member", "left", "left", "member",
    ]  # fmt: skip
    admins = await bot.ok("getChatAdministrators", chat_id=chat_id)
    assert [admin["user"]["first_name"] for admin in admins] == ["陈静", "王芳"]
    assert await bot.ok("getChatMemberCount", chat_id=chat_id) == 4
    assert (await bot.ok("getChat", chat_id=chat_id))["title"] == "第一党支部"
    assert await bot.refusal("getChatMember", chat_id=chat_id, user_id=1) == (
        "Bad Request: user not found"
    )
    box.world.start(branch.wang)
    assert await bot.refusal("getChatAdministrators", chat_id=branch.wang.id) == (
        "Bad Request: there are no administrators in the private chat"
    )
