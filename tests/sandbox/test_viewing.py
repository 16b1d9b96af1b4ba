"""Events for pages: nothing of other people's chats, ephemeral messages and unanswered quizzes."""

from __future__ import annotations

import pytest

from sandbox.pageview import event_json


@pytest.fixture
def ears(box, branch):
    """Collects each person's page events as they happen."""
    shown = {person.name: [] for person in (branch.chen, branch.wang, branch.li, branch.zhao)}
    people = {person.name: person for person in box.world.people.values()}

    def listen(event):
        for name, events in shown.items():
            shape = event_json(event, people[name])
            if shape is not None:
                events.append(shape)

    box.world.listen(listen)
    return shown


async def test_a_private_chat_is_shown_to_its_owner_alone(box, bot, branch, ears):
    box.world.start(branch.wang)
    await bot.ok("sendMessage", chat_id=branch.wang.id, text="只有你")
    await bot.ok("sendChatAction", chat_id=branch.wang.id, action="typing")
    box.world.block(branch.wang)
    assert ears["王芳"]
    assert ears["陈静"] == ears["李强"] == []


async def test_a_group_is_shown_to_its_members(box, bot, branch, ears):
    box.world.leave(branch.chat, branch.zhao)
    ears["赵敏"].clear()
    await bot.ok("sendMessage", chat_id=branch.chat.id, text="大家")
    other = box.world.group("别的群", [branch.wang], creator=branch.chen)
    box.world.say(branch.wang, other, "我们")
    texts = {name: [e["message"]["text"] for e in events if "message" in e and e["message"]["text"]]
             for name, events in ears.items()}  # fmt: skip
    assert texts["赵敏"] == []
    assert texts["李强"] == ["大家"]
    assert texts["王芳"] == ["大家", "我们"]
    assert not any(event["chat"] == other.id for event in ears["李强"] + ears["赵敏"])


async def test_a_toast_and_an_ephemeral_message_are_one_persons(box, bot, branch, ears):
    keys = {"inline_keyboard": [[{"text": "签到", "callback_data": "s"}]]}
    await bot.ok("sendMessage", chat_id=branch.chat.id, text="签到", reply_markup=keys)
    tap = box.world.tap(branch.wang, box.world.last(branch.chat), "签到")
    for events in ears.values():
        events.clear()
    await bot.ok("answerCallbackQuery", callback_query_id=tap.id, text="第 1 位")
    receiver = {"receiver_user_id": branch.wang.id, "callback_query_id": tap.id}
    await bot.ok(
        "sendMessage", chat_id=branch.chat.id, text="悄悄", ephemeral_message_parameters=receiver
    )
    assert [event["type"] for event in ears["王芳"]] == ["toast", "message"]
    assert ears["李强"] == ears["陈静"] == []


async def test_a_quiz_tells_nobody_before_they_voted(box, bot, branch, ears):
    await bot.ok(
        "sendPoll", chat_id=branch.chat.id, question="?", options=["一", "二"], type="quiz",
        correct_option_ids=[1], explanation="秘密", is_anonymous=False,
    )  # fmt: skip
    box.world.vote(branch.wang, box.world.last(branch.chat), [1])
    seen = ears["李强"][-1]["message"]["poll"]
    assert (seen["correct"], seen["explanation"]) == (None, None)
    assert [option["votes"] for option in seen["options"]] == [0, 0]
    assert not any("voters" in option for option in seen["options"])
    mine = ears["王芳"][-1]["message"]["poll"]
    assert (mine["correct"], mine["explanation"]) == ([1], "秘密")
    assert mine["options"][1]["voters"] == ["王芳"]
