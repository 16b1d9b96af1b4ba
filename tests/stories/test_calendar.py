"""The calendar as members see it: picture and text, months, the file, the address."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from io import BytesIO

import aiohttp
import pytest
from icalendar import Calendar
from PIL import Image
from sqlalchemy import update
from sqlalchemy.orm import Session

from bot.calendarpage import CalendarPage
from bot.web import Web
from data.models import Branch, CalendarAddress, Member
from data.queries import calendar
from handlers.shared.links import IDENTITY
from tests.stories.plans_town import labels, message_plan, press
from tests.town import Town, open_town

ADDRESS = "https://zhixue.example/"


@pytest.fixture
async def served(database_url: str) -> AsyncIterator[Town]:
    """Opens a town whose port is reachable from outside."""
    async with open_town(database_url, public_url=ADDRESS) as made:
        yield made


async def member(town: Town, name: str = "王芳") -> None:
    """Adds a member of the branch whose private chat with the bot is open."""
    await town.enrol(name)
    await town.start(town.people[name])


def pixels(content: bytes) -> tuple[int, int]:
    """Returns the size of a picture."""
    return Image.open(BytesIO(content)).size


async def test_a_member_sees_the_coming_month_as_picture_and_text(town: Town) -> None:
    await message_plan(town)
    await town.plan("党课 下周三15:00 三楼会议室 《新修订党章》")
    await member(town)
    await town.say(town.people["王芳"], "日程", private=True)
    page = town.last(town.people["王芳"])
    assert page.media
    assert page.media.kind == "photo"
    assert pixels(page.media.content)[0] == 1080
    assert "日程 · 11月27日–12月27日" in page.text
    assert "周三（12月2日）15:00–16:30 党课 · 《新修订党章》 · 三楼会议室" in page.text
    assert "请大家按时交纳党费 · 每天 08:00" in page.text
    said = [button.text for row in page.keyboard for button in row]
    assert said == ["›", "📥 导入日历 .ics"]


async def test_an_empty_month_says_so(town: Town) -> None:
    await town.found()
    await town.say(town.chen, "/calendar", private=True)
    assert "还没有安排" in town.last(town.chen).text


async def test_in_the_group_only_who_asked_sees_it_as_text(town: Town) -> None:
    await message_plan(town)
    town.box.world.promote_bot(town.group, town.chen)
    await town.enrol("王芳")
    wang = town.people["王芳"]
    before = len(town.seen())
    await town.say(wang, "/calendar")
    assert len(town.seen()) == before
    whispered = town.seen(wang)[-1]
    assert "每天 08:00" in whispered.text
    await town.follow(wang, whispered, "看图")
    assert town.last(wang).media


async def test_a_stranger_sees_no_calendar(town: Town) -> None:
    await message_plan(town)
    sun = town.person("路人甲")
    await town.start(sun)
    for data in ("p.cal:1", "p.cm:1:0", "p.ics:1", "p.sub:1"):
        answer = await town.forge(sun, town.last(sun), data)
        assert "还不在这个支部的花名册上" in answer.text


async def test_months_are_turned_in_place(town: Town) -> None:
    await message_plan(town)
    await town.say(town.chen, "/calendar", private=True)
    before = len(town.told(town.chen))
    await press(town, "›")
    assert "日程 · 2026年12月" in town.last(town.chen).text
    await press(town, "›")
    assert "日程 · 2027年1月" in town.last(town.chen).text
    await press(town, "‹", "‹")
    assert "日程 · 11月27日–12月27日" in town.last(town.chen).text
    assert len(town.told(town.chen)) == before


async def test_skipped_paused_and_cancelled_entries_are_not_in_it(town: Town) -> None:
    await message_plan(town, rhythm="明天9点")
    await town.plan("党课 下周三15:00")
    await press(town, "取消会议", "取消会议")
    await town.say(town.chen, "/plans", private=True)
    await press(town, "请大家", "⏭ 跳过下一次")
    await town.say(town.chen, "/calendar", private=True)
    assert "还没有安排" in town.last(town.chen).text


async def test_a_meeting_announced_by_its_plan_is_listed_once(town: Town) -> None:
    await town.found()
    await town.say(town.chen, "/plans", private=True)
    await press(town, "➕ 新建", "固定的会议", "主题党日", "跳过", "跳过", "90 分钟")
    await press(town, "提前 3 天", "每月第一个周五 15:00", "✅ 就这样")
    await town.say(town.chen, "/calendar", private=True)
    assert town.last(town.chen).text.count("周五（12月4日）15:00–16:30 主题党日") == 1
    await town.say(town.chen, "/plans", private=True)
    await press(town, "主题党日", "📤 立即发送", "✅ 发到群里")
    await town.wait(seconds=10)
    await town.say(town.chen, "/calendar", private=True)
    text = town.last(town.chen).text
    assert text.count("周五（12月4日）15:00–16:30") == 1


async def test_a_text_longer_than_a_caption_follows_the_picture(town: Town) -> None:
    await town.found()
    for day in range(1, 25):
        await town.plan(f"党课 12月{day}日15:00 三楼会议室 《学习党的创新理论第{day}讲》")
    await town.say(town.chen, "/calendar", private=True)
    picture, text = town.told(town.chen)[-2:]
    assert picture.media
    assert picture.text == "📅 日程 · 11月27日–12月27日"
    assert "第24讲" in text.text
    assert picture.keyboard


def events(content: bytes) -> dict[str, datetime]:
    """Returns title → start, of a file."""
    return {str(e["summary"]): e.start for e in Calendar.from_ical(content).events}


async def test_the_file_holds_meetings_and_firings_on_request(town: Town) -> None:
    await message_plan(town, rhythm="每周一8点")
    await town.plan("党课 下周三15:00 三楼会议室 《新修订党章》")
    await town.say(town.chen, "/calendar", private=True)
    await press(town, "📥 导入日历")
    first = town.last(town.chen).media
    assert first
    assert list(events(first.content)) == ["党课 · 《新修订党章》"]
    await press(town, "连推送也要")
    file = town.last(town.chen).media
    assert file
    found = Calendar.from_ical(file.content)
    pushes = [e.start for e in found.events if str(e["summary"]) == "请大家按时交纳党费"]
    assert pushes[0] == datetime(2026, 11, 30, tzinfo=UTC)
    assert len(pushes) == 13
    assert events(file.content)["党课 · 《新修订党章》"] == datetime(2026, 12, 2, 7, tzinfo=UTC)
    assert "陈静" not in file.content.decode()


async def test_without_a_public_address_nothing_is_offered(town: Town) -> None:
    await town.found()
    await town.say(town.chen, "/calendar", private=True)
    assert not any("订阅" in label for label in labels(town))
    answer = await town.forge(town.chen, town.last(town.chen), "p.sub:1")
    assert "没有开通订阅" in answer.text


async def fetch(town: Town, path: str, method: str = "GET") -> tuple[int, bytes, str]:
    """Returns the response of the bot's port: status, body, type."""
    page = CalendarPage(town.app.store, lambda: town.now.astimezone(UTC))

    async def health() -> dict[str, object]:
        return {"ready": True}

    web = Web("127.0.0.1", 0, health, pages={"/calendar": page.serve})
    port = await web.start()
    try:
        async with (
            aiohttp.ClientSession() as session,
            session.request(method, f"http://127.0.0.1:{port}{path}") as answer,
        ):
            kind = answer.headers.get("Content-Type", "")
            return answer.status, await answer.read(), kind
    finally:
        await web.stop()


async def address(town: Town, name: str = "陈静") -> str:
    """Returns the path of a member's own calendar."""
    whose = town.people[name].id
    (found,) = [one for one in await town.every(CalendarAddress) if one.account_id == whose]
    return f"/calendar/{found.token}.ics"


async def test_the_address_serves_the_present_calendar(served: Town) -> None:
    town = served
    await message_plan(town, rhythm="每周一8点")
    await member(town)
    wang = town.people["王芳"]
    await town.say(wang, "/calendar", private=True)
    await town.press(wang, "🔗 订阅地址")
    path = await address(town, "王芳")
    assert f"https://zhixue.example{path}" in town.last(wang).text
    assert list(events((await fetch(town, path))[1])) == []
    path += "?all"
    assert f"https://zhixue.example{path}" in town.last(wang).text
    status, content, kind = await fetch(town, path)
    assert (status, kind) == (200, "text/calendar; charset=utf-8")
    assert list(events(content)) == ["请大家按时交纳党费"]
    await town.say(town.chen, "/plans", private=True)
    await press(town, "请大家", "🗑 删除", "🗑 删除")
    _, content, _ = await fetch(town, path)
    assert events(content) == {}


async def test_a_wrong_address_is_not_found(served: Town) -> None:
    town = served
    await message_plan(town)
    await town.say(town.chen, "/calendar", private=True)
    await press(town, "🔗 订阅地址")
    path = await address(town)
    for wrong in ("/calendar/", "/calendar/x.ics", "/calendar/.ics", path[:-4], path + "x"):
        status, _, _ = await fetch(town, wrong)
        assert status == 404
    assert (await fetch(town, "/calendar/" + "a" * 500 + ".ics"))[0] == 404
    assert (await fetch(town, path, "POST"))[0] == 405


async def test_a_branch_without_an_address_is_not_found_by_an_empty_one(served: Town) -> None:
    await message_plan(served)
    for path in ("/calendar/None.ics", "/calendar/.ics"):
        assert (await fetch(served, path))[0] == 404


async def test_a_new_address_ends_the_old_one(served: Town) -> None:
    town = served
    await message_plan(town)
    await town.say(town.chen, "/calendar", private=True)
    await press(town, "🔗 订阅地址")
    old = await address(town)
    await press(town, "换新地址")
    assert "您的旧地址马上失效" in town.last(town.chen).text
    await press(town, "换新地址")
    new = await address(town)
    assert new != old
    assert new in town.last(town.chen).text
    assert [(await fetch(town, path))[0] for path in (old, new)] == [404, 200]


async def asked(town: Town, name: str) -> str:
    """Has a member ask for their own address, and returns its path."""
    person = town.people[name]
    await town.say(person, "/calendar", private=True)
    await town.press(person, "🔗 订阅地址")
    return await address(town, name)


async def leave(town: Town, name: str, **changes: object) -> None:
    """Changes a member's row as leaving or another account do."""

    def write(session: Session) -> None:
        mine = Member.account_id == town.people[name].id
        session.execute(update(Member).where(mine).values(**changes))

    await town.app.store.write(write)


async def test_each_member_has_an_address_and_changes_only_that(served: Town) -> None:
    town = served
    await message_plan(town)
    await member(town)
    hers, chens = await asked(town, "王芳"), await asked(town, "陈静")
    assert hers != chens
    assert IDENTITY.public_url == ADDRESS
    await press(town, "换新地址")
    await press(town, "换新地址")
    assert [(await fetch(town, path))[0] for path in (hers, chens)] == [200, 404]


async def test_an_address_ends_with_membership(served: Town) -> None:
    town = served
    await message_plan(town)
    await member(town)
    path = await asked(town, "王芳")
    assert (await fetch(town, path))[0] == 200
    await leave(town, "王芳", left_on=town.now.date())
    left = await fetch(town, path)
    assert left == await fetch(town, "/calendar/x.ics"), "what is not yours is as what is missing"
    await tidied(town)
    assert [one.account_id for one in await town.every(CalendarAddress)] == []


async def test_an_address_ends_with_the_account_that_asked_for_it(served: Town) -> None:
    town = served
    await message_plan(town)
    await member(town)
    path = await asked(town, "王芳")
    other = town.person("别人")
    await town.start(other)
    await leave(town, "王芳", account_id=other.id)
    assert (await fetch(town, path))[0] == 404


async def tidied(town: Town) -> None:
    now = town.now.astimezone(UTC)
    await town.app.store.write(lambda session: calendar.end(session, now))


async def test_the_branch_s_old_address_works_thirty_days_and_says_so(served: Town) -> None:
    town = served
    await message_plan(town)

    def before(session: Session) -> None:
        session.execute(update(Branch).values(calendar_token="of-the-branch"))

    await town.app.store.write(before)
    old = "/calendar/of-the-branch.ics"
    assert (await fetch(town, old))[0] == 200, "also before anything was tidied"
    await tidied(town)
    status, content, _ = await fetch(town, old)
    assert status == 200
    told = "这个日历地址周日（12月27日）停用：请私聊机器人发送 /calendar 取自己的地址"
    assert [start.date().isoformat() for name, start in all_events(content) if name == told] == [
        "2026-11-27",
        "2026-12-27",
    ]
    await town.wait(days=29)
    await tidied(town)
    assert (await fetch(town, old))[0] == 200, "tidying sets the end once"
    await town.wait(days=1, hours=1)
    assert (await fetch(town, old))[0] == 404
    await tidied(town)
    assert (await town.only(Branch)).calendar_token is None


def all_events(content: bytes) -> list[tuple[str, datetime]]:
    return [(str(e["summary"]), e.start) for e in Calendar.from_ical(content).events]
