"""Somebody who taps 签到 without a name is led to the names, and from there back to the meeting."""

from sandbox import Person
from tests.stories.roster_town import imported, row
from tests.town import Town


async def led_to_the_names(town: Town, name: str) -> Person:
    """Has somebody without a name tap the board, go where the bot leads, and claim their name."""
    who = town.person(name)
    await town.tap(who, town.board(), "签到")
    await town.follow(who, town.last(who), "认领我的名字")
    assert town.last(who).text.startswith(f"您是 {name}（")
    await town.press(who, "是我")
    return who


async def test_from_the_board_to_the_names_and_back_into_the_meeting(town: Town):
    await imported(town)
    await town.open_signin("党课 学习")
    li = await led_to_the_names(town, "李强")
    await town.press(town.chen, "确认")
    assert "认领成功" in town.last(li).text
    answer = await town.press(li, "签到")
    assert answer.text == "✅ 签到成功，第 1 位"
    await town.wait(seconds=3)
    assert "李强" in town.board().text


async def test_bound_at_once_the_answer_has_the_button_too(town: Town):
    await imported(town)
    await town.say(town.chen, "/settings", private=True)
    await town.press(town.chen, "签到")
    await town.press(town.chen, "认领名字：要书记确认")
    await town.open_signin("党课 学习")
    zhou = await led_to_the_names(town, "周杰")
    assert (await town.press(zhou, "签到")).text == "✅ 已签到，列席会议"


async def test_on_site_the_way_back_asks_for_the_code(town: Town):
    await imported(town)
    await town.plan("党课 今天15:00 《新修订党章》")
    await town.press(town.chen, "现场码：关")
    await town.press(town.chen, "现在开始签到")
    li = await led_to_the_names(town, "李强")
    await town.press(town.chen, "确认")
    await town.follow(li, town.last(li), "签到")
    assert "码" in town.last(li).text
    assert (await row(town, "李强")).account_id == li.id


async def test_without_a_meeting_of_theirs_there_is_no_button(town: Town):
    await imported(town)
    li = town.person("李强")
    await town.tap(li, town.seen()[0], "认领名字")
    await town.press(li, "是我")
    card = town.last(town.chen)
    await town.open_signin("支委会")
    await town.tap(town.chen, card, "确认")
    assert "认领成功" in town.last(li).text
    assert town.last(li).keyboard == []


async def test_a_mere_link_to_the_meeting_still_opens_no_names(town: Town):
    await imported(town)
    await town.open_signin("党课 学习")
    spy = town.box.world.person("路过")
    await town.start(spy, "s_1")
    await town.start(spy, "j_1")
    assert town.last(spy).text == "请发来您在花名册上的姓名，由支部书记确认。"
