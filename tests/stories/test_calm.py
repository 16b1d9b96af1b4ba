"""A month of a branch: who does nothing is reminded twice a week, in one message for everything."""

from collections import Counter
from datetime import UTC, date, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from data.models import Meeting, Outgoing
from data.values.workdays import works
from handlers.signin.onsite import rules
from handlers.topics.rota import service as rota
from tests.stories.material_town import uploaded
from tests.stories.quiz_town import EIGHT, branch_of, members, planned, put, single
from tests.stories.reading_town import pushed
from tests.stories.topics_town import posted
from tests.town import Town

HEAD = "还有几件学习上的事等着您"
ZONE = ZoneInfo("Asia/Shanghai")


async def lively(town: Town) -> None:
    """Founds a branch with a rota and a question every working day, reminded of; 李强 can be
    written to."""
    await members(town)
    await town.start(town.person("李强"))
    await put(town, *(single(f"第{n}题：支部党员大会多久召开一次？") for n in range(20)))
    await planned(town, hours=6, reminds=True)

    def switch(session: Session) -> None:
        rota.switch(session, town.now.astimezone(UTC), branch_of(session, town), on=True)

    await town.app.store.write(switch)


async def lives(town: Town, weeks: int = 4) -> None:
    """Lets weeks pass, hour by hour, with a reading a working day and a discussion a week."""
    for day in range(7 * weeks):
        morning = EIGHT + timedelta(days=day)
        await town.until(morning)
        if morning.weekday() < 5:
            await pushed(town, f"第{day}讲")
        if morning.weekday() == 2:
            await posted(town, f"第{day}个话题")
        for hour in (9, 12, 17, 21):
            await town.until(morning.replace(hour=hour))


async def reminders(town: Town, name: str = "李强") -> list[date]:
    """Returns the days on which somebody was reminded."""
    account = town.person(name).id
    found = [one for one in await town.every(Outgoing) if one.chat_id == account]
    return [
        one.created_at.astimezone(ZONE).date()
        for one in found
        if HEAD in str(one.message) and one.kind != "check-reminder"
    ]


async def test_a_month_has_two_reminders_a_week_on_working_days(town: Town) -> None:
    await lively(town)
    await lives(town)
    days = await reminders(town)
    weeks = Counter(day - timedelta(days=day.weekday()) for day in days)
    assert all(works(day, True) for day in days)
    assert list(weeks.values()) == [2, 2, 2, 2]
    text = "\n".join(m.text for m in town.told(town.person("李强")) if HEAD in m.text)
    for what in ("待读", "今日一题", "还没有发言", "由您领学"):
        assert what in text
    others = [m.text for m in town.told(town.person("李强")) if HEAD not in m.text]
    assert [text for text in others[1:] if "还没" in text or "截止" in text] == []


async def test_one_of_the_two_is_kept_for_what_falls_due_on_the_next_working_day(
    town: Town,
) -> None:
    await members(town)
    await town.start(town.person("李强"))
    await pushed(town, "第一讲")  # until Thursday, the 3rd
    await town.until(EIGHT + timedelta(days=6))
    before = len(await reminders(town))
    for day in range(7, 12):  # late now, and nothing falls due
        await town.until((EIGHT + timedelta(days=day)).replace(hour=9))
    assert (await reminders(town))[before:] == [date(2026, 12, 7)]
    await town.until(EIGHT + timedelta(days=14))
    await pushed(town, "第二讲")
    for day in range(14, 19):
        await town.until((EIGHT + timedelta(days=day)).replace(hour=9))
    assert (await reminders(town))[before + 1 :] == [date(2026, 12, 14), date(2026, 12, 16)]


async def test_over_a_holiday_it_comes_on_the_last_working_day_before(town: Town) -> None:
    await members(town)
    await town.start(town.person("李强"))
    await town.until((EIGHT + timedelta(days=29)).replace(hour=8))  # Tuesday, 29 December
    await pushed(town, "第一讲")  # until Friday, 1 January, a day off
    for day in range(29, 37):
        await town.until((EIGHT + timedelta(days=day)).replace(hour=9))
    assert await reminders(town) == [date(2026, 12, 31), date(2027, 1, 4)]


@pytest.mark.parametrize("by_hand", [True, False])
async def test_a_reminder_by_hand_is_not_counted(town: Town, by_hand: bool) -> None:
    await lively(town)
    await town.until(EIGHT.replace(hour=9))
    for day in range(7):
        await town.until((EIGHT + timedelta(days=day)).replace(hour=8))
        if day < 5:
            await pushed(town, f"第{day}讲")
        await town.until((EIGHT + timedelta(days=day)).replace(hour=17))
        if by_hand and day in (0, 1):
            await town.say(town.chen, "/check", private=True)
            await town.press(town.chen, "逐个提醒")
    assert len(await reminders(town)) == 2


@pytest.mark.parametrize("coded", [True, False])
async def test_as_sign_in_opens_the_secretary_gets_one_message_with_code_and_list(
    town: Town, coded: bool
) -> None:
    await members(town)
    await town.plan("党课 今天15:00")
    if coded:
        secret = update(Meeting).values(secret=rules.new_secret())
        await town.app.store.write(lambda session: session.execute(secret) and None)
    before = len(town.told(town.chen))
    await town.until(EIGHT.replace(hour=15))
    (told,) = town.told(town.chen)[before:]
    assert told.text.endswith("签到开始了，应到 4 人。")
    wanted = ["显示签到码", "名单"] if coded else ["名单"]
    assert [button.text for row in told.keyboard for button in row] == wanted
    if coded:
        await town.tap(town.chen, told, "显示签到码")
        assert [m for m in town.told(town.chen)[before:] if m.media]
    await town.tap(town.chen, told, "名单")
    assert "王芳" in town.told(town.chen)[before].text


@pytest.mark.parametrize("name", ["题库.txt", "花名册.txt"])
async def test_that_a_file_is_being_read_is_said_until_it_was(town: Town, name: str) -> None:
    await members(town)
    said = {
        "题库.txt": "1. 支部党员大会一般多久召开一次？\nA. 每月\nB. 每季度\n答案：B\n",
        "花名册.txt": "姓名\t党小组\n孙浩\t第一党小组\n吴丽\t第一党小组\n",
    }[name]
    before, last = len(town.told(town.chen)), town.last(town.chen).id
    await uploaded(town, "document", name, said.encode())
    assert len(town.told(town.chen)) == before + 1
    assert "正在读" not in town.last(town.chen).text
    # The file, what said that it is being read, and what was found.
    assert town.last(town.chen).id == last + 3
