"""Command menus by scope and language, and the bot's descriptions."""

from __future__ import annotations

import pytest


def menu(*names):
    return [{"command": name, "description": f"说明 {name}"} for name in names]


@pytest.fixture
def seen(box, branch):
    """Returns the commands a person sees in the group, or in private."""

    def look(person, chat=None):
        shown = box.world.commands.for_person(chat or branch.chat, person)
        return [one["command"] for one in shown]

    return look


async def test_the_narrowest_menu_wins(box, bot, branch, seen):
    group, wang, chen = branch.chat.id, branch.wang, branch.chen
    private = box.world.private(wang)
    steps = [
        (None, "default", [1, 1, 1]),
        ({"type": "all_private_chats"}, "private", [1, 1, 2]),
        ({"type": "all_group_chats"}, "groups", [3, 3, 2]),
        ({"type": "all_chat_administrators"}, "admins", [3, 4, 2]),
        ({"type": "chat", "chat_id": group}, "chat", [5, 5, 2]),
        ({"type": "chat_administrators", "chat_id": group}, "chat_admins", [5, 6, 2]),
        ({"type": "chat_member", "chat_id": group, "user_id": wang.id}, "wang", [7, 6, 2]),
        ({"type": "chat", "chat_id": wang.id}, "her_own", [7, 6, 8]),
    ]
    names = [name for _, name, _ in steps]
    for scope, name, expected in steps:
        await bot.ok("setMyCommands", commands=menu(name), scope=scope)
        got = [*seen(wang), *seen(chen), *seen(wang, private)]
        assert got == [names[number - 1] for number in expected]
    for scope, _, _ in reversed(steps):
        await bot.ok("deleteMyCommands", scope=scope)
    assert seen(wang) == []


async def test_a_persons_language_comes_first(box, bot, branch, seen):
    await bot.ok("setMyCommands", commands=menu("plain"))
    await bot.ok("setMyCommands", commands=menu("chinese"), language_code="zh")
    assert seen(branch.wang) == ["chinese"]
    guest = box.world.person("Anna", language_code="de")
    box.world.join(branch.chat, guest)
    assert seen(guest) == ["plain"]
    assert await bot.ok("getMyCommands", language_code="zh") == menu("chinese")
    assert await bot.ok("getMyCommands", language_code="de") == []


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"commands": menu("Big")}, "BOT_COMMAND_INVALID"),
        ({"commands": menu("x" * 33)}, "BOT_COMMAND_INVALID"),
        ({"commands": menu("签到")}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "x", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        (
            {"commands": [{"command": "x", "description": "说" * 257}]},
            "BOT_COMMAND_DESCRIPTION_INVALID",
        ),
        ({"commands": menu(*(f"c{n}" for n in range(101)))}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": [1]}, "can't parse BotCommand: expected an Object"),
        ({"commands": [], "language_code": "zh-hans"}, "invalid language code specified"),
        (
            {"commands": [], "scope": {"type": "town"}},
            "can't parse BotCommandScope: unsupported type specified",
        ),
        ({"commands": [], "scope": {"type": "chat", "chat_id": "x"}}, "chat not found"),
        (
            {"commands": [], "scope": {"type": "chat_member", "chat_id": 1, "user_id": "x"}},
            "user not found",
        ),
    ],
)  # fmt: skip
async def test_menus_that_cannot_be(bot, given, reason):
    assert await bot.refusal("setMyCommands", **given) == f"Bad Request: {reason}"


async def test_a_hundred_commands_of_32_letters(bot):
    commands = menu(*(f"{n:032d}" for n in range(100)))
    assert await bot.ok("setMyCommands", commands=commands) is True
    assert len(await bot.ok("getMyCommands")) == 100


async def test_the_bot_describes_itself(box, bot, branch):
    me = await bot.ok("getMe")
    assert (me["username"], me["can_read_all_group_messages"]) == ("zhixue_bot", False)
    assert await bot.ok("getMyName") == {"name": "支学"}
    await bot.ok("setMyDescription", description="学习小组的助手")
    await bot.ok("setMyDescription", description="a helper", language_code="en")
    assert await bot.ok("getMyDescription") == {"description": "学习小组的助手"}
    assert await bot.ok("getMyDescription", language_code="en") == {"description": "a helper"}
    await bot.ok("setMyShortDescription", short_description="学")
    assert (await bot.ok("getMyShortDescription"))["short_description"] == "学"
    assert await bot.refusal("setMyShortDescription", short_description="学" * 121)
    assert await bot.ok("getChatMenuButton") == {"type": "default"}
    await bot.ok("setChatMenuButton", chat_id=branch.wang.id, menu_button={"type": "commands"})
    assert await bot.ok("getChatMenuButton", chat_id=branch.wang.id) == {"type": "commands"}
    assert await bot.ok("getChatMenuButton") == {"type": "default"}
    assert await bot.refusal("setChatMenuButton", menu_button={"type": "carousel"})
    for method in ("logOut", "close"):
        assert await bot.ok(method) is True


async def test_chat_actions_and_places(box, bot, branch):
    assert await bot.ok("sendChatAction", chat_id=branch.chat.id, action="typing") is True
    assert await bot.refusal("sendChatAction", chat_id=branch.chat.id, action="dancing")
    place = {"chat_id": branch.chat.id, "latitude": 31.2, "longitude": 121.5}
    assert (await bot.ok("sendLocation", **place))["location"]["latitude"] == 31.2
    assert await bot.refusal("sendLocation", **place | {"latitude": 91})
    assert await bot.refusal("sendLocation", chat_id=branch.chat.id)
    assert await bot.refusal("exportChatInviteLink", chat_id=branch.chat.id)
    box.world.promote_bot(branch.chat, branch.chen)
    assert (await bot.ok("exportChatInviteLink", chat_id=branch.chat.id)).startswith("https://")
