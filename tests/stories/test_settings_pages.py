"""The pages of the settings: sign-in, pushes, study; and plans that follow them."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import update

from data.models import Branch, Draft, Plan
from tests.town import Town

QUIET = "免打扰：21:30–7:30"


def labels(town: Town) -> list[str]:
    """Returns the buttons the secretary sees."""
    return [button.text for row in town.last(town.chen).keyboard for button in row]


async def opened(town: Town, page: str) -> None:
    """Founds a branch whose secretary has a page of the settings open."""
    await town.found()
    await town.say(town.chen, "/settings", private=True)
    await town.press(town.chen, page)


@pytest.mark.parametrize("page", ["签到", "推送", "学习", "讨论", "检查", "基本"])
async def test_a_page_shows_at_most_eight_buttons_and_leads_back(town: Town, page: str) -> None:
    await town.found()
    await town.say(town.chen, "/settings", private=True)
    assert len(labels(town)) <= 8
    await town.press(town.chen, page)
    assert len(labels(town)) <= 8
    await town.press(town.chen, "返回")
    assert "时区：北京时间" in town.last(town.chen).text


@pytest.mark.parametrize(
    ("page", "field", "label", "after"),
    [
        ("推送", "official_workdays", "工作日：按国家放假和调休", False),
        ("推送", "keeps_files", "资料文件：只存在 Telegram", True),
        ("学习", "reading_share", "读满 30% 才算已学", 50),
        ("学习", "reading_from_open", "阅读计时：从推送算起", True),
        ("学习", "reading_days", "3 天内学完", 7),
        ("学习", "names_unread", "到期前在群里提醒未学的同志：否", True),
        ("学习", "daily_minutes", "每天最多计 60 分钟", 90),
    ],
)
async def test_each_value_moves_on_with_a_tap(
    town: Town, page: str, field: str, label: str, after: object
) -> None:
    await opened(town, page)
    assert (await town.press(town.chen, label)).text == "已保存"
    assert getattr(await town.only(Branch), field) == after
    assert label not in labels(town)
    assert "返回" in labels(town)


@pytest.mark.parametrize(
    ("field", "taps"),
    [
        ("reading_share", ("30%", "50%", "80%")),
        ("reading_days", ("3 天", "7 天")),
    ],
)
async def test_nought_has_words_of_its_own(town: Town, field: str, taps: tuple[str, ...]) -> None:
    await opened(town, "学习")
    for label in taps:
        await town.press(town.chen, label)
    assert getattr(await town.only(Branch), field) == 0
    said = {"reading_share": "点了就算已学", "reading_days": "不设学习期限"}
    assert said[field] in labels(town)


async def test_quiet_hours_are_chosen_or_given_up(town: Town) -> None:
    await opened(town, "推送")
    for label in ("免打扰：21:30–7:30", "22:30", "6:30"):
        await town.press(town.chen, label)
    branch = await town.only(Branch)
    assert (branch.quiet_from, branch.quiet_to) == (22 * 60 + 30, 6 * 60 + 30)
    for label in ("免打扰：22:30–6:30", "不设免打扰"):
        await town.press(town.chen, label)
    branch = await town.only(Branch)
    assert branch.quiet_from == branch.quiet_to
    assert "免打扰：不设" in labels(town)


@pytest.mark.parametrize(
    ("taps", "data", "said"),
    [
        ((), "b.y:1:chat_id", "失效"),
        ((QUIET,), "f.o:{draft}:since:99", "过期"),
        ((QUIET, "22:30"), "f.o:{draft}:until:99", "过期"),
        ((QUIET, "22:30"), "f.m:{draft}:until:202612", "过期"),
    ],
)
async def test_values_nobody_offers_are_not_taken(
    town: Town, taps: tuple[str, ...], data: str, said: str
) -> None:
    await opened(town, "推送")
    for label in taps:
        await town.press(town.chen, label)
    drafts = await town.every(Draft)
    forged = data.format(draft=drafts[0].id if drafts else 0)
    answer = await town.forge(town.chen, town.last(town.chen), forged)
    assert said in answer.text
    branch = await town.only(Branch)
    assert (branch.quiet_from, branch.quiet_to) == (1290, 450)


async def test_a_members_forged_tap_changes_nothing(town: Town) -> None:
    await opened(town, "推送")
    await town.enrol("王芳")
    wang = town.people["王芳"]
    await town.start(wang)
    answer = await town.forge(wang, town.last(wang), "b.q:1")
    assert "由支部书记或委员来做" in answer.text
    assert (await town.only(Branch)).quiet_from == 1290


async def planned(town: Town, rhythm: str) -> None:
    """Makes a plan with a message."""
    await town.say(town.chen, "/plans", private=True)
    await town.press(town.chen, "➕ 新建")
    await town.press(town.chen, "自己写的消息")
    await town.say(town.chen, "党费", private=True)
    await town.press(town.chen, "✅ 就用它")
    await town.say(town.chen, rhythm, private=True)
    await town.press(town.chen, "✅ 就这样")


async def due(town: Town) -> datetime | None:
    """Returns when the plan is due."""
    (plan,) = [plan for plan in await town.every(Plan) if plan.rhythm]
    return plan.next_due_at


async def test_plans_follow_the_working_days(town: Town) -> None:
    await town.found()
    await planned(town, "工作日8点")
    later = datetime(2027, 6, 1, tzinfo=UTC)
    await town.app.store.write(lambda s: s.execute(update(Plan).values(next_due_at=later)))
    await town.say(town.chen, "/settings", private=True)
    await town.press(town.chen, "推送")
    await town.press(town.chen, "工作日：按国家放假和调休")
    assert await due(town) == datetime(2026, 11, 30, 0, tzinfo=UTC)


async def test_plans_follow_the_zone(town: Town) -> None:
    await town.found()
    await planned(town, "每天20点")
    assert await due(town) == datetime(2026, 11, 27, 12, tzinfo=UTC)
    await town.say(town.chen, "/settings", private=True)
    await town.press(town.chen, "基本")
    await town.press(town.chen, "改时区")
    await town.press(town.chen, "东京")
    assert await due(town) == datetime(2026, 11, 27, 11, tzinfo=UTC)
