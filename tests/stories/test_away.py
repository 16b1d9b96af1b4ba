"""Absences: noted on a person's page; neither reading nor attendance is expected meanwhile."""

from datetime import date, timedelta

import pytest

from data.models import Attendance, Away, Branch, Draft
from tests.stories.reading_town import EIGHT, drawn, pushed, settings, studying
from tests.town import Town


async def page(town: Town, name: str = "王芳") -> None:
    """Has 陈静 open somebody's page in the roster, and there 外出."""
    await town.say(town.chen, "/roster", private=True)
    await town.press(town.chen, "成员名单")
    await town.press(town.chen, name)
    await town.press(town.chen, "外出")


async def spans(town: Town) -> list[tuple[date, date | None]]:
    """Returns the absences noted."""
    return [(one.from_on, one.until_on) for one in await town.every(Away)]


async def test_from_today_open_and_back_again(town: Town) -> None:
    await studying(town)
    await page(town)
    assert "没有外出记录" in town.last(town.chen).text
    await town.press(town.chen, "记一次外出")
    await town.press(town.chen, "今天")
    await town.press(town.chen, "还不知道")
    assert await spans(town) == [(date(2026, 11, 30), None)]
    assert town.last(town.chen).keyboard[1][0].text == "今天 起，没有定回来的日子"
    await town.press(town.chen, "返回")
    assert "🧳 外出：今天 起" in town.last(town.chen).text
    await town.until(EIGHT + timedelta(days=5))
    await page(town)
    await town.press(town.chen, "起，没有定")
    await town.press(town.chen, "已经回来")
    assert await spans(town) == [(date(2026, 11, 30), date(2026, 12, 4))]


async def test_by_typed_days(town: Town) -> None:
    await studying(town)
    await page(town)
    await town.press(town.chen, "记一次外出")
    await town.say(town.chen, "昨天吧也许", private=True)
    assert "没有看懂日期" in town.last(town.chen).text
    await town.say(town.chen, "12月5日", private=True)
    await town.say(town.chen, "12月1日", private=True)
    assert "结束的日子在开始以前" in town.last(town.chen).text
    await town.say(town.chen, "12月20日", private=True)
    assert await spans(town) == [(date(2026, 12, 5), date(2026, 12, 20))]


async def test_noted_afterwards_and_by_the_calendar(town: Town) -> None:
    await studying(town)
    await page(town)
    await town.press(town.chen, "记一次外出")
    await town.say(town.chen, "11月10日", private=True)
    await town.press(town.chen, "其他日期")
    await town.press(town.chen, "›")
    await town.press(town.chen, "24")
    assert await spans(town) == [(date(2026, 11, 10), date(2026, 12, 24))]


async def test_the_same_time_is_not_noted_twice(town: Town) -> None:
    await studying(town)
    for _ in range(2):
        await page(town)
        await town.press(town.chen, "记一次外出")
        await town.press(town.chen, "今天")
        answer = await town.press(town.chen, "30 天")
    assert "已经记过外出" in answer.text
    assert await spans(town) == [(date(2026, 11, 30), date(2026, 12, 29))]
    await page(town)
    await town.press(town.chen, "今天 到")
    await town.press(town.chen, "删除这条")
    assert await spans(town) == []


async def test_no_reading_is_expected_on_a_day_away(town: Town) -> None:
    await studying(town)
    await pushed(town, "前一天的")
    await town.until(EIGHT + timedelta(days=1))
    await page(town)
    await town.press(town.chen, "记一次外出")
    await town.press(town.chen, "今天")
    await town.press(town.chen, "7 天")
    card = await pushed(town, "外出时的")
    assert "已学 0 / 3" in card.text
    fang = town.person("王芳")
    await town.say(fang, "/read", private=True)
    assert "前一天的" in town.last(fang).keyboard[0][0].text
    assert "待读 1 份" in town.last(fang).text
    await town.press(town.chen, "今天 到")
    await town.press(town.chen, "删除这条")
    assert "已学 0 / 4" in (await drawn(town)).text


@pytest.mark.both("away")
async def test_a_meeting_does_not_expect_absent_members_unless_they_come(town: Town) -> None:
    await studying(town)
    for name in ("王芳", "李强"):
        await page(town, name)
        await town.press(town.chen, "记一次外出")
        await town.press(town.chen, "今天")
        await town.press(town.chen, "还不知道")
    await town.plan("党课 今天10:00 三楼会议室 《新修订党章》")
    await town.until(EIGHT.replace(hour=10))
    assert "应到 2　实到 0" in town.board().text
    assert "有表决权 4 人，已到 0 人" in town.board().text
    answer = await town.tap(town.person("李强"), town.board(), "✅ 签到")
    assert answer.text == "✅ 签到成功，第 1 位"
    await town.wait(seconds=3)
    assert "应到 3　实到 1" in town.board().text
    assert "有表决权 4 人，已到 1 人" in town.board().text
    await town.until(EIGHT.replace(hour=11))
    entries = {e.name: e.status for e in await town.every(Attendance)}
    assert entries == {"陈静": "absent", "李强": "present", "赵敏": "absent"}


async def test_the_day_is_the_branchs_own(town: Town) -> None:
    await studying(town)
    await settings(town, quiet_from=0, quiet_to=0)
    await page(town)
    await town.press(town.chen, "记一次外出")
    await town.press(town.chen, "明天")
    await town.press(town.chen, "7 天")

    def move(session) -> None:  # type: ignore[no-untyped-def]
        session.get_one(Branch, 1).zone = "Pacific/Kiritimati"

    await town.app.store.write(move)
    await town.until(EIGHT.replace(hour=20))
    card = await pushed(town)
    assert "已学 0 / 3" in card.text


@pytest.mark.parametrize(
    "data",
    ["aw.p:2", "aw.f:2", "aw.s:1", "aw.b:1", "aw.d:1"],
)
async def test_members_cannot_note_it(town: Town, data: str) -> None:
    await studying(town)
    await page(town)
    await town.press(town.chen, "记一次外出")
    await town.press(town.chen, "今天")
    await town.press(town.chen, "还不知道")
    qiang = town.person("李强")
    await town.start(qiang)
    answer = await town.forge(qiang, town.last(qiang), data)
    assert answer.text == "这项操作由支部书记或委员来做。"
    assert len(await spans(town)) == 1


async def test_members_cannot_answer_in_the_secretarys_place(town: Town) -> None:
    await studying(town)
    await page(town)
    await town.press(town.chen, "记一次外出")
    (draft,) = await town.every(Draft)
    qiang = town.person("李强")
    await town.start(qiang)
    for data in (f"f.o:{draft.id}:start:0", f"f.d:{draft.id}:start:20261201"):
        answer = await town.forge(qiang, town.last(qiang), data)
        assert "过期" in answer.text
    (after,) = await town.every(Draft)
    assert after.data == draft.data


async def test_days_far_off_are_refused(town: Town) -> None:
    await studying(town)
    await page(town)
    await town.press(town.chen, "记一次外出")
    await town.say(town.chen, "2024年1月1日", private=True)
    assert "日期太远" in town.last(town.chen).text
    await town.say(town.chen, "明天", private=True)
    (draft,) = await town.every(Draft)
    answer = await town.forge(town.chen, town.last(town.chen), f"f.d:{draft.id}:until:20331201")
    assert "2026-12-01 到" in answer.text
    assert await spans(town) == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("f.d:{draft}:start:20301201", "2026-11-30 到"),
        ("f.d:{draft}:start:2026", "失效"),
        ("f.o:{draft}:start:9", "过期"),
        ("aw.p:99", "花名册"),
        ("aw.s:99", "花名册"),
    ],
)
async def test_forged_days_and_people_are_refused(town: Town, data: str, said: str) -> None:
    await studying(town)
    await page(town)
    await town.press(town.chen, "记一次外出")
    (draft,) = await town.every(Draft)
    forged = data.format(draft=draft.id)
    answer = await town.forge(town.chen, town.last(town.chen), forged)
    assert said in answer.text
    assert await spans(town) == []
