"""Leaving a step: by any command, 取消, or what the step cannot use; and leave in private."""

import pytest

from data.models import Draft, Material
from tests.town import Town, labels


async def at_the_rhythm(town: Town) -> None:
    """Founds a branch whose secretary is asked for a rhythm."""
    await town.found()
    await town.say(town.chen, "/plans 有空 每日一题", private=True)
    await town.say(town.chen, "/plans", private=True)
    await town.press(town.chen, "新建")
    await town.press(town.chen, "今日一题")
    while "什么时候推送" not in town.last(town.chen).text:
        await town.press(town.chen, labels(town.last(town.chen))[0])


@pytest.mark.parametrize("command", ["/start", "/help", "/me", "/meeting", "/privacy"])
async def test_any_command_leaves_a_step(town: Town, command: str) -> None:
    await at_the_rhythm(town)
    await town.say(town.chen, command, private=True)
    assert not [one for one in await town.every(Draft) if one.kind == "form:plan"]


async def test_a_file_leaves_a_rhythm_step(town: Town) -> None:
    await at_the_rhythm(town)
    town.box.world.upload(
        town.chen, town.box.world.private(town.chen), "document", "第一条 ……".encode(), "材料.txt"
    )
    await town.settle()
    assert not [one for one in await town.every(Draft) if one.kind == "form:plan"]
    assert "不要文件" not in town.last(town.chen).text


async def test_a_link_leaves_a_rhythm_step(town: Town) -> None:
    await at_the_rhythm(town)
    await town.say(town.chen, "https://example.org/a.html", private=True)
    assert not [one for one in await town.every(Draft) if one.kind == "form:plan"]
    assert "没有看懂" not in town.last(town.chen).text


async def test_a_forward_leaves_a_date_step_that_cannot_use_it(town: Town) -> None:
    await town.found()
    await town.say(town.chen, "/meeting", private=True)
    await town.press(town.chen, "党课")
    world = town.box.world
    note = world.say(town.chen, world.group("朋友", [], creator=town.chen), "全会精神十讲，很长")
    world.forward(town.chen, note, world.private(town.chen))
    await town.settle()
    assert not [one for one in await town.every(Draft) if one.kind == "form:meeting"]
    assert len(await town.every(Material)) == 1


async def test_a_refusal_inside_a_step_offers_to_leave_it(town: Town) -> None:
    await town.found()
    await town.enrol("王芳")
    wang = town.people["王芳"]
    await town.start(wang)
    await town.plan("党课 今天15:00")
    await town.say(wang, "请假", private=True)
    await town.press(wang, "党课")
    await town.press(wang, "其他")
    await town.say(wang, "因" * 200, private=True)
    assert labels(town.last(wang)) == ["取消"]
    await town.press(wang, "取消")
    assert await town.every(Draft) == []


async def test_leave_said_in_passing_lists_the_meetings_that_are_theirs(town: Town) -> None:
    await town.found()
    await town.enrol("王芳", subgroup="第一党小组")
    await town.enrol("李强", subgroup="第二党小组")
    wang = town.people["王芳"]
    await town.start(wang)
    await town.plan("第一党小组会 明天15:00")
    await town.plan("第二党小组会 明天16:00")
    await town.plan("支委会 明天17:00")
    await town.say(wang, "我明天出差，党小组会请个假", private=True)
    assert town.last(wang).text == "哪一次会议请假？"
    assert labels(town.last(wang)) == ["明天 15:00 党小组会（第一党小组）"]
    await town.press(wang, "党小组会")
    await town.press(wang, "出差")
    assert "请假" in town.last(wang).text


async def test_in_the_group_leave_leads_to_the_private_chat(town: Town) -> None:
    await town.found()
    await town.enrol("王芳")
    await town.plan("党课 明天15:00")
    wang = town.people["王芳"]
    await town.say(wang, "/leave")
    await town.follow(wang, town.seen(wang)[-1], "打开私聊")
    assert town.last(wang).text == "哪一次会议请假？"
