"""The sandbox's parameters, results and updates against Telegram's manual."""

from __future__ import annotations

import pytest

from sandbox.checking import OBJECTS, RETURNED, TAKEN, UNIONS, faults_in, faults_of
from sandbox.manual import VERSION
from sandbox.methods import METHODS
from sandbox.updates import KINDS

PLAIN = {"Integer", "String", "Boolean", "Float"}
USER = {"id": 1, "is_bot": False, "first_name": "王芳"}


def test_the_table_is_whole() -> None:
    """Every type that a field names is there, and every method in it exists."""
    assert VERSION == "10.1"
    known = {*OBJECTS, *UNIONS} | PLAIN
    named = {field.kind for fields in OBJECTS.values() for field in fields.values()}
    named |= {field.kind for field in RETURNED.values()}
    named |= {member for members in UNIONS.values() for member in members}
    assert named <= known
    assert set(RETURNED) <= {method.name for method in METHODS.values()}
    assert {"message", "poll_answer", "my_chat_member"} <= set(OBJECTS["Update"]) & KINDS


OLDER = {
    *("reply_to_message_id", "allow_sending_without_reply", "disable_web_page_preview"),
    "correct_option_id",
}
"""Parameters that the server still reads though the manual names them no more."""


def test_every_parameter_is_the_manuals_or_known_as_older() -> None:
    read = {(name, one) for name in TAKEN for one in METHODS[name.lower()].types}
    shared = {"business_connection_id", "suggested_post_parameters", "direct_messages_topic_id"}
    shared |= {"reply_markup", "reply_parameters", "allow_paid_broadcast"}
    extra = {one for name, one in read if one not in TAKEN[name]}
    assert extra - OLDER - shared <= {"has_spoiler", "width", "height", "show_caption_above_media"}
    assert {name.lower() for name in TAKEN} == set(METHODS)


async def test_an_older_parameter_is_read_and_noted_and_so_is_one_of_another_method(
    box, bot, branch
) -> None:
    first = await bot.ok("sendMessage", chat_id=branch.chat.id, text="一")
    given = {"text": "二", "reply_to_message_id": first["message_id"]}
    sent = await bot.ok("sendMessage", chat_id=branch.chat.id, **given)
    assert sent["reply_to_message"]["message_id"] == first["message_id"]
    asked = {"question": "?", "options": ["甲"], "ephemeral_message_parameters": {}}
    await bot.ok("sendPoll", chat_id=branch.chat.id, **asked)
    assert box.log.unknown == [
        ("sendMessage", "reply_to_message_id"),
        ("sendPoll", "ephemeral_message_parameters"),
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, None),
        ({"id": "1"}, "User.id: '1' is no Integer"),
        ({"id": True}, "User.id: True is no Integer"),
        ({"first_name": None}, "User.first_name: None is no String"),
        ({"nickname": "芳"}, "User.nickname: User has no such field"),
    ],
)
def test_what_is_not_as_the_manual_has_it_is_named(change: dict[str, object], said: str) -> None:
    assert faults_in("User", USER | change) == ([said] if said else [])


def test_what_is_missing_or_of_another_shape_is_named() -> None:
    assert faults_in("User", {"id": 1, "is_bot": True}) == ["User.first_name: missing in User"]
    assert faults_of("deleteMessage", None) == ["deleteMessage: None in place of True"]
    assert faults_of("getMyCommands", {}) == ["getMyCommands: no array"]
    asked = [{"command": "a", "description": 1}]
    assert faults_of("getMyCommands", asked) == [
        "getMyCommands[].description: 1 is no String",
    ]
    member = {"status": "left", "user": USER, "until_date": "soon"}
    assert len(faults_of("getChatMember", member)) == 1


async def test_a_wrong_result_of_the_sandbox_is_noted(box, bot, monkeypatch) -> None:
    monkeypatch.setattr("sandbox.shapes.user", lambda _person: {"id": 42, "first_name": "支学"})
    await bot.ok("getMe")
    await bot.ok("getMe")
    assert box.log.wrong == ["getMe.is_bot: missing in User"]


async def test_a_wrong_update_of_the_sandbox_is_an_error(box, bot, branch, monkeypatch) -> None:
    monkeypatch.setattr("sandbox.shapes.user", lambda _person: {"id": 42, "first_name": "王芳"})
    with pytest.raises(AssertionError, match="is_bot"):
        box.world.say(branch.wang, branch.chat, "/a")
