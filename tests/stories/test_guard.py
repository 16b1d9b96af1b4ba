"""The rhythm guard: one calm message to the secretary, early enough, twice at the most."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Plan, Warned
from tests.stories.check_town import long_here, meeting, morning
from tests.stories.reading_town import branch_of, settings
from tests.town import SHANGHAI, Town, labels


def warnings(town: Town) -> list[str]:
    """Returns the guard's messages to the secretary."""
    return [one.text for one in town.told(town.chen) if "组织生活提醒" in one.text]


async def test_missing_meetings_are_reported_once_and_again_near_the_end(town: Town) -> None:
    await long_here(town)
    await meeting(town, 王芳="present")
    for day in (10, 11, 12):
        await town.until(morning(12, day))
    (first,) = warnings(town)
    assert "本季度还没有召开党员大会，剩 21 天" in first
    assert "今年还没有召开组织生活会，剩 21 天" in first
    assert "今年还没有开展民主评议党员，剩 21 天" in first
    assert "党课" not in first
    await town.until(morning(12, 24))
    await town.until(morning(12, 25))
    told = warnings(town)[1:]
    assert any("召开党员大会，剩 7 天" in one for one in told)
    assert len(told) == len(set(told)) <= 2
    assert {row.times for row in await town.every(Warned)} <= {1, 2}


async def test_a_planned_meeting_is_on_course_and_the_guard_can_be_switched_off(
    town: Town,
) -> None:
    await long_here(town)
    await town.until(datetime(2026, 12, 5, 10, tzinfo=SHANGHAI))
    await town.plan("12月20日 15:00 支部党员大会 选举")
    await town.plan("12月22日 15:00 民主评议党员")
    before = len(warnings(town))
    await town.until(morning(12, 10))
    (later,) = warnings(town)[before:]
    assert "上党课" in later
    assert not any(word in later for word in ("党员大会", "组织生活会", "民主评议"))
    before = len(warnings(town))
    await settings(town, guards=False)
    await town.until(morning(12, 29))
    assert len(warnings(town)) == before
    plan = next(row for row in await town.every(Plan) if row.kind == "check.guard")
    assert plan.next_due_at is not None


async def test_each_subgroup_is_named_and_a_new_branch_is_not_warned(
    town: Town,
) -> None:
    await long_here(town)
    await town.enrol("周杰", subgroup="第一小组")
    await town.enrol("孙浩", subgroup="第二小组")
    await town.until(datetime(2026, 12, 15, 10, tzinfo=SHANGHAI))
    await town.plan("12月18日 15:00 党小组会 第一小组 交流")

    def founded(session: Session) -> None:
        branch_of(session, town).created_at = town.now

    await town.until(datetime(2026, 12, 18, 15, tzinfo=SHANGHAI))
    await town.until(morning(12, 22))
    assert any("本月还没有召开党小组会（第二小组），剩 9 天" in one for one in warnings(town))
    before = len(warnings(town))
    await town.app.store.write(founded)
    for day in (25, 29, 31):
        await town.until(morning(12, day))
    assert len(warnings(town)) == before


async def test_the_year_at_a_glance_shows_what_was_held(town: Town) -> None:
    await long_here(town)
    await meeting(town, 王芳="present")
    await town.say(town.chen, "/check", private=True)
    await town.press(town.chen, "全年一览")
    text = town.last(town.chen).text
    assert "2026 年组织生活" in text
    assert "党课（每季度）" in text
    assert "1–3月· 4–6月✗\n7–9月✗ 10–12月✓" in text
    assert "本月还差：主题党日\n本季度还差：党员大会\n今年还差：组织生活会、民主评议" in text
    assert "民主评议党员（每年）" in text
    assert "学时：3 人落后于进度" in text
    assert "2025" not in labels(town.last(town.chen))
    await town.forge(town.chen, town.last(town.chen), f"cg.y:{(await town.only(Branch)).id}:1")
    assert "2026 年组织生活" in town.last(town.chen).text
    await town.press(town.chen, "➕ 安排主题党日")
    assert "主题党日\n什么时候开始？" in town.last(town.chen).text
    await town.forge(town.chen, town.last(town.chen), f"cg.y:{(await town.only(Branch)).id}:1")
    await town.press(town.chen, "返回")
    assert "学习检查" in town.last(town.chen).text
    assert "全年一览" in labels(town.last(town.chen))
    assert (await town.only(Branch)).guards
