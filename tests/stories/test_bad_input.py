"""Bad input: a clear sentence that says what to do, and nothing lost."""

import time

import pytest
from sqlalchemy import delete

from data.models import Attendance, Branch, Draft, Meeting, Member, SetAside
from sandbox import shapes
from tests.town import START, Town, labels

THREE = START.replace(hour=15)
LONG = "\u202e" + "名" * 300
EVIL = "<b>&amp;\u202e张三</b>\u200f"


async def ready(town: Town) -> Meeting:
    """Founds a branch with 王芳, its lecture at three announced."""
    await town.found()
    await town.enrol("陈静", post="secretary")
    await town.enrol("王芳")
    await town.plan("党课 今天15:00 三楼会议室 《新修订党章》")
    return await town.only(Meeting)


async def set_aside(town: Town) -> list[str]:
    """Returns the errors of updates that could not be handled."""
    return [row.error for row in await town.every(SetAside)]


async def test_a_tap_on_the_board_of_a_closed_meeting(town: Town) -> None:
    await ready(town)
    await town.until(THREE)
    board = town.board()
    await town.until(THREE.replace(minute=30))
    for data in ("s.in:1", "s.lv:1", "s.cl:1"):
        answer = await town.forge(town.people["王芳"], board, data)
        assert answer.text == "签到 15:30 已经结束。要补记，请联系陈静。"


async def test_a_tap_on_the_board_of_a_cancelled_meeting(town: Town) -> None:
    await ready(town)
    page = town.last(town.chen)
    await town.until(THREE)
    board = town.board()
    await town.forge(town.chen, page, "m.cx:1")
    await town.wait(seconds=3)
    assert "这次会议取消了" in board.text
    assert board.keyboard == []
    for data in ("s.in:1", "s.lv:1", "s.cl:1"):
        answer = await town.forge(town.people["王芳"], board, data)
        assert answer.text == "这次会议取消了，不用签到。"


async def test_a_tap_on_the_board_of_a_deleted_meeting(town: Town) -> None:
    await ready(town)
    await town.until(THREE)
    await town.app.store.write(lambda s: s.execute(delete(Meeting)) and None)
    for label in ("✅ 签到", "请假", "晚点到"):
        answer = await town.tap(town.people["王芳"], town.board(), label)
        assert answer.text == "这次签到找不到了，可能已被删除。"


async def test_a_board_whose_message_was_deleted_stops_no_other(town: Town) -> None:
    await ready(town)
    await town.until(THREE)
    board = town.board()
    town.box.world.delete(town.chen, board)
    await town.say("王芳", "/signin")
    await town.until(THREE.replace(minute=30))
    assert "缺席 1 人：陈静" in town.last(town.chen).text


@pytest.mark.parametrize("name", [EVIL, LONG, "\u3164", "\u202e", "<script>"])
async def test_names_of_every_kind_sign_in_and_are_shown(town: Town, name: str) -> None:
    await town.found()
    await town.enrol("陈静", post="secretary")
    await town.open_signin("学习")
    town.people["怪名"] = stranger = town.box.world.person(name)
    town.box.world.join(town.group, stranger)
    board = town.board()
    await town.tap(stranger, board, "✅ 签到")
    await town.press(stranger, "我是列席人员")
    await town.press(town.chen, "逐个看")
    await town.press(town.chen, labels(town.last(town.chen))[0])
    await town.press(town.chen, "列入花名册")
    await town.wait(seconds=3)
    assert "刚刚签到：" in board.text
    assert "\u202e" not in board.text
    assert "实到 1" in board.text
    added = next(m for m in await town.every(Member) if m.account_id == stranger.id)
    assert added.name.strip()
    assert len(added.name) <= 200
    await town.wait(minutes=31)
    await town.press(town.chen, "名单")
    await town.press(town.chen, "导出 Excel")
    assert town.last(town.chen).media
    assert await set_aside(town) == []


async def test_a_branch_founded_by_an_unprintable_name_in_an_unprintable_chat(town: Town) -> None:
    town.group.title = EVIL
    town.chen.name = "\u202e\u3164"
    await town.found()
    assert (await town.only(Branch)).name == "<b>&amp;张三</b>"
    assert (await town.only(Member)).name == "书记"


async def test_markup_in_topic_place_and_agenda_stays_text(town: Town) -> None:
    await town.found()
    await town.plan("党课 今天15:00 <i>三楼</i>会议室 《<b>党章&条例》")
    await town.press(town.chen, "议程")
    await town.say(town.chen, "<a href='x'>一、\u202e学习</a>\n二、&lt;讨论", private=True)
    await town.wait(seconds=3)
    notice = town.board().text
    assert "《<b>党章&条例》" in notice
    assert "<a href='x'>一、学习</a>\n二、&lt;讨论" in notice
    assert await set_aside(town) == []


async def test_the_longest_agenda_of_the_worst_letters_is_shown(town: Town) -> None:
    await ready(town)
    await town.press(town.chen, "议程")
    await town.say(town.chen, "<" * 1500, private=True)
    await town.wait(seconds=3)
    assert "<" * 1500 in town.board().text
    await town.press(town.chen, "议程")
    await town.say(town.chen, "<" * 1501, private=True)
    assert "最多 1500 个字，现在 1501 个" in town.last(town.chen).text


@pytest.mark.parametrize("private", [True, False])
async def test_commands_of_4096_characters_are_answered(town: Town, private: bool) -> None:
    await town.found()
    for command in ("meeting", "signin", "attendance", "settings", "setup", "join", "help"):
        text = f"/{command} {'周五15:00楼<' * 600}"[:4096]
        before = len(town.told(town.chen)) + len(town.seen(town.chen))
        began = time.process_time()
        await town.say(town.chen, text, private=private)
        assert time.process_time() - began < 5
        assert len(town.told(town.chen)) + len(town.seen(town.chen)) > before, command
    assert await set_aside(town) == []


async def test_an_edited_command_is_not_done_again(town: Town) -> None:
    await town.found()
    world = town.box.world
    world.updates.allow(["message", "edited_message", "callback_query"])
    said = world.say(town.chen, town.group, "/signin 学习")
    await town.settle()
    world.edit(town.chen, said, "/signin 另一次学习")
    await town.settle()
    assert [draft.data["topic"] for draft in await town.every(Draft)] == ["学习"]


async def test_a_channels_post_is_nobodys_command(town: Town) -> None:
    await town.found()
    world = town.box.world
    world.updates.allow(["message", "channel_post", "callback_query"])
    post = {"message_id": 1, "date": world.now(), "text": "/signin 学习"}
    post["chat"] = {"id": -1_009_000_000_000, "type": "channel", "title": "频道"}
    post["entities"] = [{"type": "bot_command", "offset": 0, "length": 7}]
    world.updates.push("channel_post", post, "chat:1")
    await town.settle()
    assert await town.every(Meeting) == []
    assert await set_aside(town) == []


@pytest.mark.parametrize("command", ["signin", "meeting", "settings", "attendance"])
async def test_an_anonymous_admin_is_asked_to_show_who_they_are(town: Town, command: str) -> None:
    await town.found()
    world = town.box.world
    said = world.post(town.group, town.chen, text=f"/{command} 学习")
    shape = shapes.message(said)
    shape["from"] = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    shape["sender_chat"] = shape["chat"]
    shape["entities"] = [{"type": "bot_command", "offset": 0, "length": len(command) + 1}]
    world.updates.push("message", shape, f"chat:{town.group.id}")
    await town.settle()
    assert "匿名身份" in town.seen()[-1].text
    assert await town.every(Meeting) == []


LINKS = (
    *("x", "_", "m_", "m_0", "m_-1", "m_１", "b_9", "a_1_2_3", "l_1", "l_99", "s_1", "j_77"),
    "r_8",
)
BUTTONS = (
    *("s.in", "s.in:", "s.in:0", "s.in:-1", "s.in:9999999999999999999", "s.in:１", "m.t:1:x"),
    *("m.c:1:209913", "m.d:1:20260230", "zz:1", ":::", "s.as:1:king", "b.y:1:name", "b.ls:1:fr"),
)


async def test_a_forged_link_gets_an_answer(town: Town) -> None:
    await ready(town)
    stranger = town.box.world.person("外人")
    before = len(await town.every(Attendance))
    for payload in LINKS:
        told = len(town.told(stranger))
        # Typed: clients start no bot with a link that has such characters.
        await town.say(stranger, f"/start {payload}", private=True)
        assert len(town.told(stranger)) > told, payload
    assert len(await town.every(Attendance)) == before
    assert await set_aside(town) == []


async def test_nonsense_in_a_button_gets_an_answer(town: Town) -> None:
    await ready(town)
    for message in (town.board(), town.last(town.chen)):
        for data in BUTTONS:
            answer = await town.forge(town.chen, message, data)
            assert answer.text, data
            assert answer.alert, data
    assert (await town.only(Branch)).name == "第一党支部"
    assert await set_aside(town) == []


async def test_words_for_commands_work_where_the_bot_sees_them(town: Town) -> None:
    await ready(town)
    await town.until(THREE)
    await town.say(town.people["王芳"], "签到", private=True)
    assert town.last(town.people["王芳"]).text == "✅ 签到成功，第 1 位"
