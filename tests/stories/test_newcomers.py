"""Who is not on the roster observes until somebody decides: signing in makes nobody a member."""

import pytest
from sqlalchemy import select

from data.models import Attendance, Correction, Member, Newcomer
from handlers.signin.onsite import rules
from sandbox import Message, Person
from tests.stories.roster_town import ROSTER, asks_for, claimed, imported, row, send
from tests.town import START, Town, labels

THREE = START.replace(hour=15)


async def opened(town: Town, line: str = "支部党员大会 今天15:00") -> Message:
    """Has 陈静 open sign-in; returns the board."""
    await town.plan(line)
    await town.press(town.chen, "现在开始签到")
    return town.board()


async def names(town: Town) -> list[str]:
    """Returns the names of all members, as stored."""
    return [one.name for one in await town.every(Member)]


async def entries(town: Town, name: str) -> list[tuple[str, bool, bool]]:
    """Returns somebody's entries: status, expected, with a vote."""
    found = [one for one in await town.every(Attendance) if one.name == name]
    return [(one.status, one.expected, one.votes) for one in found]


async def visits(town: Town, name: str) -> Person:
    """Has somebody who is not on the roster sign in as observing."""
    who = town.person(name)
    await town.tap(who, town.board(), "签到")
    await town.press(who, "我是列席人员")
    return who


async def test_a_stranger_observes_until_the_secretary_decides(town: Town) -> None:
    await imported(town)
    board = await opened(town)
    ma = await visits(town, "马丽")
    assert "有 1 人参加了活动，还不在花名册上" in town.last(town.chen).text
    assert "马丽" not in await names(town)
    assert await entries(town, "马丽") == [("observing", False, False)]
    await town.say(ma, "/rank", private=True)
    assert "马丽" not in town.last(ma).text

    await town.press(town.chen, "逐个看")
    await town.press(town.chen, "马丽")
    await town.press(town.chen, "列入花名册")
    assert await entries(town, "马丽") == [("present", True, True)]
    assert [(c.before, c.after) for c in await town.every(Correction)] == [("observing", "present")]
    await town.wait(seconds=3)
    assert "应到 5　实到 1" in board.text
    assert "您已列入 第一党支部 的花名册，名字是 马丽" in town.last(ma).text


async def test_who_is_no_member_is_not_asked_about_again(town: Town) -> None:
    await imported(town)
    await opened(town)
    await visits(town, "马丽")
    await town.press(town.chen, "逐个看")
    await town.press(town.chen, "马丽")
    await town.press(town.chen, "不是本支部的")
    assert (await town.only(Newcomer)).state == "visitor"
    before = len(town.told(town.chen))
    await opened(town, "党课 今天15:10")
    await visits(town, "马丽")
    assert not [m for m in town.told(town.chen)[before:] if "还不在花名册上" in m.text]
    assert [status for status, _, _ in await entries(town, "马丽")] == ["observing", "observing"]


async def test_a_stranger_turns_out_to_be_somebody_on_the_roster(town: Town) -> None:
    await imported(town)
    await opened(town)
    qiang = await visits(town, "Qiang")
    await town.press(town.chen, "逐个看")
    await town.press(town.chen, "Qiang")
    await town.press(town.chen, "合并到名册上的名字")
    await town.press(town.chen, "李强")
    assert (await row(town, "李强")).account_id == qiang.id
    assert await entries(town, "李强") == [("present", True, True)]
    assert await entries(town, "Qiang") == []


@pytest.mark.parametrize("after", [False, True])
async def test_without_a_roster_all_are_put_on_it_with_one_tap(town: Town, after: bool) -> None:
    await town.found()
    board = await opened(town)
    for name in ("陈静", "王芳", "李强"):
        await town.tap(town.people[name], board, "签到")
    await town.wait(seconds=3)
    assert "已签到 3 人（暂记" in board.text
    assert "有表决权" not in board.text
    assert await names(town) == ["陈静"]
    card = next(m for m in reversed(town.told(town.chen)) if "全部收入名册 2" in "".join(labels(m)))
    if after:
        await town.until(THREE.replace(minute=31))
    await town.tap(town.chen, card, "全部收入名册")
    await town.wait(seconds=3)
    assert await names(town) == ["陈静", "王芳", "李强"]
    for name in ("陈静", "王芳", "李强"):
        assert await entries(town, name) == [("present", True, True)]
    assert [one.after for one in await town.every(Correction)] == ["present"] * 3
    assert "应到 3　实到 3" in board.text
    assert card.text == "✅ 不在花名册上的人都处理好了。"


async def test_a_roster_imported_during_the_meeting_fixes_who_is_expected(town: Town) -> None:
    await town.found()
    board = await opened(town)
    for name in ("陈静", "李强"):
        await town.tap(town.people[name], board, "签到")
    await send(town, town.chen, ROSTER)
    await town.press(town.chen, "确认导入")
    await town.wait(seconds=3)
    assert "应到 4　实到 1" in board.text
    await asks_for(town, "李强")
    await town.press(town.chen, "确认")
    await town.wait(seconds=3)
    assert "应到 4　实到 2" in board.text


async def test_a_code_proves_presence_not_membership(town: Town) -> None:
    await imported(town)
    await opened(town)
    await town.press(town.chen, "现场码：关")
    spy = town.box.world.person("路过")
    secret = await town.look(
        lambda s: s.connection().exec_driver_sql("SELECT secret FROM meeting").scalar_one()
    )
    await town.start(spy, f"c_1_{rules.code_at(secret, town.now)}")
    assert labels(town.last(spy)) == ["认领我的名字", "我是列席人员"]
    await town.press(spy, "我是列席人员")
    assert "路过" not in await names(town)
    assert await entries(town, "路过") == [("observing", False, False)]
    await town.start(spy, "j_1")
    assert "请发来您在花名册上的姓名" in town.last(spy).text


async def test_who_was_removed_stays_removed_until_somebody_decides(town: Town) -> None:
    await imported(town)
    await claimed(town, "李强")
    before = await row(town, "李强")
    await town.say(town.chen, "/roster 李强", private=True)
    for label in ("离开支部", "从今天起"):
        await town.press(town.chen, label)
    await opened(town)
    li = await visits(town, "李强")
    gone = await row(town, "李强")
    assert (gone.id, gone.account_id) == (before.id, li.id)
    assert gone.left_on is not None
    await town.press(town.chen, "逐个看")
    await town.press(town.chen, "李强")
    assert "以前是名册上的 李强，今天离开" in town.last(town.chen).text
    await town.press(town.chen, "恢复")
    back = await row(town, "李强")
    assert (back.id, back.left_on) == (before.id, None)
    assert await entries(town, "李强") == [("present", True, True)]


async def test_who_waits_for_the_secretary_signs_in_provisionally(town: Town) -> None:
    await imported(town)
    board = await opened(town)
    li = await asks_for(town, "李强")
    await town.tap(li, board, "签到")
    assert "您认领 李强 的请求还在等书记确认" in town.last(li).text
    assert "已签到（暂记）" in (await town.press(li, "先签到")).text
    await town.until(THREE.replace(minute=10))
    card = next(m for m in reversed(town.told(town.chen)) if "是本人吗" in m.text)
    await town.tap(town.chen, card, "确认")
    assert await entries(town, "李强") == [("present", True, True)]
    waiting = await town.look(
        lambda s: s.scalars(select(Newcomer).where(Newcomer.state == "open")).all()
    )
    assert waiting == []


async def test_the_board_of_another_subgroup_asks(town: Town) -> None:
    await imported(town)
    await claimed(town, "王芳", "李强")
    await opened(town, "第二党小组 党小组会 今天15:00")
    li = town.person("李强")
    answer = await town.forge(li, town.seen()[-1], "s.in:1")
    await town.start(li, (answer.url or "").partition("start=")[2])
    assert "这是第二党小组的会议，您不在应到名单里。要列席吗？" in town.last(li).text
    await town.press(li, "不列席")
    assert await entries(town, "李强") == []
    await town.start(li, "s_1")
    assert (await town.press(li, "列席")).text == "✅ 已登记列席"
    assert await entries(town, "李强") == [("observing", False, False)]
