"""What is published regularly: asked for some days before, reminded of, published in time."""

from datetime import datetime

from data.models import Notice, Plan
from tests.stories.affairs_town import SHANGHAI, card_of, notice, publishing
from tests.town import Town, labels


async def plans(town: Town, line: str = "每季度最后一个工作日 9点 党费收支公开") -> None:
    """Has 陈静 make a plan in one line."""
    await town.say(town.chen, f"/plans {line}", private=True)
    await town.press(town.chen, "✅ 就这样")


async def test_a_quarters_dues_are_asked_for_reminded_of_and_published_in_time(
    town: Town,
) -> None:
    await publishing(town)
    await town.enrol("李强", post="publicity")
    await plans(town)
    before = len(town.seen())
    await town.until(datetime(2026, 12, 28, 8, 59, tzinfo=SHANGHAI))
    assert await town.every(Notice) == []
    await town.until(datetime(2026, 12, 28, 9, tzinfo=SHANGHAI))
    for who in (town.chen, town.person("李强")):
        assert "该准备“党费收支公开（2026年12月）”了" in town.last(who).text
        assert "12月31日）09:00发布" in town.last(who).text
    await town.until(datetime(2026, 12, 29, 9, tzinfo=SHANGHAI))
    assert "还没有填写" in town.last(town.chen).text
    assert len(town.seen()) == before
    await town.say(town.chen, "/affairs", private=True)
    assert any("待填写" in one for one in labels(town.last(town.chen)))
    await town.press(town.chen, "待填写")
    await town.press(town.chen, "✍️ 填写")
    await town.say(town.chen, "四季度收党费 3600 元，上缴 3600 元。", private=True)
    await town.press(town.chen, "下一步")
    assert "12月31日）09:00发布" in town.last(town.chen).text
    await town.press(town.chen, "📌 发布")
    told = len(town.told(town.chen))
    await town.until(datetime(2026, 12, 30, 12, tzinfo=SHANGHAI))
    assert len(town.told(town.chen)) == told, "no more reminders"
    assert len(town.seen()) == before
    await town.until(datetime(2026, 12, 31, 9, tzinfo=SHANGHAI))
    assert "上缴 3600 元" in card_of(town).text
    assert (await notice(town)).days == 10
    await town.until(datetime(2027, 3, 28, 9, tzinfo=SHANGHAI))
    assert "（2027年3月）" in town.last(town.chen).text


async def test_what_is_written_late_goes_out_at_once_and_reminders_end(town: Town) -> None:
    await publishing(town)
    await plans(town)
    await town.until(datetime(2026, 12, 28, 9, tzinfo=SHANGHAI))
    for day in range(1, 20):
        await town.until(datetime(2027, 1, day, 10, tzinfo=SHANGHAI))
    asked = [m for m in town.told(town.chen) if "还没有填写" in m.text]
    assert 5 <= len(asked) <= 10
    await town.press(town.chen, "✍️ 填写")
    await town.say(town.chen, "收党费 3600 元。", private=True)
    await town.press(town.chen, "下一步")
    assert "马上发布" in town.last(town.chen).text
    await town.press(town.chen, "📌 发布")
    assert "收党费 3600 元" in card_of(town).text


async def test_the_plan_is_made_step_by_step_with_a_name_of_its_own(town: Town) -> None:
    await publishing(town)
    await town.say(town.chen, "/plans", private=True)
    await town.press(town.chen, "新建")
    await town.press(town.chen, "定期公开")
    await town.press(town.chen, "其他")
    await town.say(town.chen, "财务公开", private=True)
    await town.press(town.chen, "财务公开")
    await town.press(town.chen, "提前 1 天")
    await town.say(town.chen, "每月5号9点", private=True)
    await town.press(town.chen, "✅ 就这样")
    plan = (await town.every(Plan))[-1]
    assert (plan.kind, plan.lead, plan.data["label"]) == ("notice", 1440, "财务公开")
    await town.until(datetime(2026, 12, 4, 9, tzinfo=SHANGHAI))
    assert "财务公开（2026年12月）" in town.last(town.chen).text
    await town.press(town.chen, "放弃")
    assert (await notice(town)).state == "dropped"
    told = len(town.told(town.chen))
    await town.until(datetime(2026, 12, 7, 9, tzinfo=SHANGHAI))
    assert len(town.told(town.chen)) == told
