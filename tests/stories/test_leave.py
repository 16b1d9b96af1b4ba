"""Leave: asked for before or during a meeting, with a reason, and taken back."""

import pytest

from data.models import Attendance, Draft
from tests.town import START, Town

THREE = START.replace(hour=15)


async def planned(town: Town) -> None:
    """Founds a branch of three with a lecture at three."""
    await town.found()
    await town.enrol("陈静", post="secretary")
    await town.enrol("王芳", "李强")
    await town.plan("党课 今天15:00 三楼会议室 《新修订党章》")


async def entry(town: Town, name: str) -> Attendance:
    """Returns somebody's entry."""
    return next(e for e in await town.every(Attendance) if e.name == name)


@pytest.mark.parametrize("minute", [0, 50])
async def test_leave_before_the_meeting_or_on_the_board(town: Town, minute: int) -> None:
    await planned(town)
    await town.until(START.replace(minute=minute))
    fang = town.people["王芳"]
    answer = await town.tap(fang, town.board(), "请假")
    assert answer.url
    assert "请选择请假原因" in town.last(fang).text
    assert (await town.press(fang, "生病")).text == "📝 已请假"
    assert "已为您请假：生病" in town.last(fang).text
    await town.until(THREE)
    assert "应到 3　实到 0　请假 1　未到 2" in town.board().text
    found = await entry(town, "王芳")
    assert (found.status, found.reason) == ("leave", "生病")


async def test_the_group_does_not_read_the_reason(town: Town) -> None:
    await planned(town)
    await town.tap(town.people["王芳"], town.board(), "请假")
    await town.press(town.people["王芳"], "生病")
    await town.until(THREE.replace(minute=31))
    assert not [m for m in town.seen() if "生病" in m.text]


async def test_a_reason_in_ones_own_words(town: Town) -> None:
    await planned(town)
    fang = town.people["王芳"]
    await town.tap(fang, town.board(), "请假")
    await town.press(fang, "其他，我来写")
    await town.say(fang, "孩子\u202e <b>开家长会", private=True)
    assert "已为您请假：孩子 <b>开家长会" in town.last(fang).text
    assert await town.every(Draft) == []


async def test_a_reason_too_long_is_asked_again(town: Town) -> None:
    await planned(town)
    fang = town.people["王芳"]
    await town.tap(fang, town.board(), "请假")
    await town.press(fang, "其他，我来写")
    await town.say(fang, "忙" * 101, private=True)
    assert town.last(fang).text == "原因太长了，请写在 100 字以内。"
    await town.say(fang, "忙", private=True)
    assert (await entry(town, "王芳")).reason == "忙"


async def test_a_reason_typed_after_the_end_is_answered_and_the_step_is_over(town: Town) -> None:
    await planned(town)
    fang = town.people["王芳"]
    await town.tap(fang, town.board(), "请假")
    await town.press(fang, "其他，我来写")
    await town.until(THREE)
    await town.until(THREE.replace(minute=31))
    await town.say(fang, "忙", private=True)
    assert "已经结束" in town.last(fang).text
    assert await town.every(Draft) == []
    assert (await entry(town, "王芳")).status == "absent"


async def test_a_chosen_reason_ends_the_typing_of_another(town: Town) -> None:
    await planned(town)
    fang = town.people["王芳"]
    await town.tap(fang, town.board(), "请假")
    await town.press(fang, "其他，我来写")
    await town.tap(fang, town.board(), "请假")
    await town.press(fang, "出差")
    await town.say(fang, "谢谢", private=True)
    assert (await entry(town, "王芳")).reason == "出差"


async def test_leave_is_taken_back(town: Town) -> None:
    await planned(town)
    fang = town.people["王芳"]
    await town.tap(fang, town.board(), "请假")
    await town.press(fang, "出差")
    await town.press(fang, "改为参加")
    assert town.last(fang).text == "好的，等您来开会。"
    assert (await entry(town, "王芳")).status == "none"


async def test_a_member_on_leave_may_come_after_all(town: Town) -> None:
    await planned(town)
    fang = town.people["王芳"]
    await town.tap(fang, town.board(), "请假")
    await town.press(fang, "出差")
    await town.until(THREE)
    assert "签到成功" in (await town.tap(fang, town.board(), "✅ 签到")).text
    await town.wait(seconds=3)
    assert "应到 3　实到 1　请假 0　未到 2" in town.board().text


async def test_tapping_leave_again_shows_what_was_noted(town: Town) -> None:
    await planned(town)
    fang = town.people["王芳"]
    await town.tap(fang, town.board(), "请假")
    await town.press(fang, "出差")
    await town.tap(fang, town.board(), "请假")
    assert "已为您请假：出差" in town.last(fang).text


async def test_a_present_member_needs_no_leave(town: Town) -> None:
    await planned(town)
    await town.until(THREE)
    fang = town.people["王芳"]
    await town.tap(fang, town.board(), "✅ 签到")
    answer = await town.tap(fang, town.board(), "请假")
    assert answer.text == "您 15:00 已经签到，不用再请假。"
    assert (await entry(town, "王芳")).status == "present"


async def test_the_secretary_sees_on_the_page_how_many_are_on_leave(town: Town) -> None:
    await planned(town)
    await town.tap(town.people["王芳"], town.board(), "请假")
    await town.press(town.people["王芳"], "出差")
    await town.say(town.chen, "/meeting", private=True)
    await town.press(town.chen, "党课")
    assert "已请假 1 人" in town.last(town.chen).text


async def test_leave_asked_for_in_the_reminder(town: Town) -> None:
    await town.found()
    await town.enrol("王芳")
    await town.plan("党课 今天17:00 三楼会议室 《新修订党章》")
    await town.until(START.replace(hour=16))
    reminder = town.board()
    assert "就要开会了" in reminder.text
    await town.tap(town.people["王芳"], reminder, "请假")
    await town.press(town.people["王芳"], "出差")
    assert (await entry(town, "王芳")).status == "leave"
