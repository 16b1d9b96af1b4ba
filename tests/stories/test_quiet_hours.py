"""Quiet hours are said, and asked about, wherever something would go to the group."""

from datetime import timedelta

import pytest

from data.models import BankQuestion, Contest, Meeting
from tests.stories.contest_town import announce, ready
from tests.stories.reading_town import settings
from tests.stories.topics_town import MINE, posted, stocked, talking
from tests.town import START, Town

NIGHT = START.replace(hour=22)
MORNING = START.replace(day=28, hour=7, minute=30)


@pytest.mark.parametrize(("answer", "at_once"), [("现在就发", True), ("7:30 再发", False)])
async def test_a_notice(town: Town, answer: str, at_once: bool) -> None:
    await town.found()
    await town.until(NIGHT)
    await town.say(town.chen, "/meeting 党课 明天15:00 三楼会议室", private=True)
    before = len(town.seen())
    await town.press(town.chen, "发布通知")
    assert "现在免打扰（到 7:30）" in town.last(town.chen).text
    assert (len(town.seen()), await town.every(Meeting)) == (before, [])
    said = await town.press(town.chen, answer)
    assert said.text == ("通知已发到群里" if at_once else "好，7:30 再发到群里")
    await town.wait(seconds=5)
    assert len(town.seen()) == before + at_once
    await town.until(MORNING)
    assert len([m for m in town.seen() if "📌 党课" in m.text]) == 1


@pytest.mark.parametrize(("answer", "at_once"), [("现在就发", True), ("7:30 再发", False)])
async def test_a_contest(town: Town, answer: str, at_once: bool) -> None:
    await ready(town, "王芳")
    await town.until(NIGHT)
    before = len(town.seen())
    await announce(town, when="5 分钟后")
    assert "现在免打扰（到 7:30）" in town.last(town.chen).text
    assert (len(town.seen()), await town.every(Contest)) == (before, [])
    await town.press(town.chen, answer)
    await town.wait(seconds=5)
    assert len(town.seen()) == before + at_once
    made = await town.only(Contest)
    begins = made.begins_at.astimezone(START.tzinfo)
    assert begins == (NIGHT if at_once else MORNING) + timedelta(minutes=5)
    await town.until(MORNING)
    assert len(town.seen()) > before


@pytest.mark.parametrize(("answer", "at_once"), [("现在就发", True), ("7:30 再发", False)])
async def test_a_question(town: Town, answer: str, at_once: bool) -> None:
    await ready(town)
    await town.until(NIGHT)
    before = len(town.seen())
    question = (await town.every(BankQuestion))[0]
    await town.say(town.chen, "/bank", private=True)
    page = town.last(town.chen)
    await town.forge(town.chen, page, f"bk.ax:{question.id}")
    assert "现在免打扰（到 7:30）" in town.last(town.chen).text
    said = await town.press(town.chen, answer)
    assert at_once or said.text == "好，7:30 再发到群里"
    assert len(town.seen()) == before + at_once
    await town.until(MORNING)
    assert len(town.seen()) == before + 1


@pytest.mark.parametrize(("answer", "at_once"), [("现在就发", True), ("7:30 再发", False)])
async def test_a_topic(town: Town, answer: str, at_once: bool) -> None:
    await talking(town)
    (made,) = await stocked(town, "一窗办成")
    await town.until(NIGHT)
    before = len(town.seen())
    await town.say(town.chen, "/topic", private=True)
    await town.forge(town.chen, town.last(town.chen), f"tp.n:{made}")
    assert "现在免打扰（到 7:30）" in town.last(town.chen).text
    await town.press(town.chen, answer)
    assert len(town.seen()) == before + at_once
    await town.until(MORNING)
    assert len(town.seen()) == before + 1


async def test_nothing_is_sent_after_all(town: Town) -> None:
    await town.found()
    await town.until(NIGHT)
    await town.say(town.chen, "/meeting 党课 明天15:00", private=True)
    await town.press(town.chen, "发布通知")
    await town.press(town.chen, "取消")
    assert await town.every(Meeting) == []


async def test_a_meeting_that_opens_before_their_end_is_told_at_once(town: Town) -> None:
    await town.found()
    await town.until(NIGHT)
    await town.say(town.chen, "/meeting 党课 今天23:00", private=True)
    await town.press(town.chen, "发布通知")
    await town.press(town.chen, "7:30 再发")
    await town.wait(seconds=5)
    assert "📌 党课" in town.board().text


@pytest.mark.parametrize(("answer", "at_once"), [("现在就发", True), ("7:30 再发", False)])
async def test_a_contest_begun_before_its_time(town: Town, answer: str, at_once: bool) -> None:
    await ready(town, "王芳")
    await settings(town, quiet_from=22 * 60 - 1)
    await town.until(NIGHT - timedelta(minutes=3))
    await announce(town, when="5 分钟后")
    made = await town.only(Contest)
    await town.until(NIGHT)
    page = town.last(town.chen)
    await town.forge(town.chen, page, f"ct.b:{made.id}")
    assert "现在免打扰（到 7:30）" in town.last(town.chen).text
    assert (await town.only(Contest)).state == "joining"
    said = await town.press(town.chen, answer)
    assert said.text == ("开始了" if at_once else "好，7:30 再发到群里")
    assert ((await town.only(Contest)).state == "joining") is not at_once
    await town.until(MORNING)
    assert (await town.only(Contest)).state != "joining"


@pytest.mark.parametrize(("answer", "at_once"), [("现在就发", True), ("7:30 再发", False)])
async def test_a_contribution_through_the_bot(town: Town, answer: str, at_once: bool) -> None:
    await talking(town)
    wang = town.person("王芳")
    await town.start(wang)
    await posted(town)
    await town.until(START.replace(month=11, day=30, hour=22))
    await town.say(wang, f"/speak {MINE}", private=True)
    before = len(town.seen())
    await town.press(wang, "发到群里")
    assert "现在免打扰（到 7:30）" in town.last(wang).text
    await town.press(wang, answer)
    assert ("发到群里了" in town.last(wang).text) is at_once
    assert len(town.seen()) == before + at_once
    await town.until(START.replace(month=12, day=1, hour=7, minute=30))
    assert len([m for m in town.seen() if MINE in m.text]) == 1
