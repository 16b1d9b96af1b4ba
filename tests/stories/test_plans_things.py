"""Plans whose thing is gone, at its end or not ready say so, and nothing is lost."""

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from data.models import Material, Occurrence, Reading, Series, SeriesItem
from tests.stories.plans_town import group_texts, labels, made, only, press
from tests.town import START, Town

MONDAY = START.replace(day=30, hour=8)


async def starter(town: Town) -> None:
    """Opens the page of the starter reading, which walks the series that ships."""
    await town.found()
    await town.say(town.chen, "/plans", private=True)
    others = ("☑️ 今日一题", "☑️ 讨论", "☑️ 每周学习检查", "☑️ 主题党日")
    await press(town, "🚀 一键起步", *others, "🚀 全部建好", "每日学习")


def shorten(session: Session) -> None:
    """Leaves only the first item of the series."""
    session.execute(delete(SeriesItem).where(SeriesItem.place > 1))


async def test_a_series_that_is_gone_is_said_on_the_page(town: Town) -> None:
    await starter(town)
    assert "现在没有可推送的" not in town.last(town.chen).text
    await town.app.store.write(lambda s: s.execute(delete(Series)))
    await town.say(town.chen, "/plans", private=True)
    await press(town, "每日学习")
    assert "现在没有可推送的：这个专题已经不在了" in town.last(town.chen).text
    answer = await town.press(town.chen, "👀 先发给我看看")
    assert "已经不在了" in answer.text
    answer = await town.press(town.chen, "📤 立即发送")
    assert "已经不在了" in answer.text
    await town.until(MONDAY)
    await town.say(town.chen, "/plans", private=True)
    await press(town, "每日学习")
    assert "⏭ 今天 08:00 没有推送：这个专题已经不在了" in town.last(town.chen).text


async def test_the_end_of_a_series_is_said_and_the_plan_rests(town: Town) -> None:
    await starter(town)
    await town.app.store.write(shorten)
    await press(town, "📤 立即发送", "✅ 发到群里")
    await town.wait(seconds=10)
    assert len(await town.every(Reading)) == 1
    await town.wait(hours=2)
    await town.say(town.chen, "/plans", private=True)
    await press(town, "每日学习")
    page = town.last(town.chen)
    answer = await town.tap(town.chen, page, "📤 立即发送")
    assert "专题推完了" in answer.text
    await town.until(MONDAY)
    plan = await only(town)
    assert (plan.paused, plan.next_due_at) == (True, None)
    await town.until(MONDAY)
    assert len(await town.every(Reading)) == 1


async def test_trying_it_moves_nothing(town: Town) -> None:
    await starter(town)
    await press(town, "👀 先发给我看看")
    first = town.last(town.chen).text
    await press(town, "👀 先发给我看看")
    assert town.last(town.chen).text == first
    assert await town.every(Reading) == []
    assert await town.every(Occurrence) == []
    assert await group_texts(town) == []


async def test_deleting_a_plan_keeps_what_it_pushed(town: Town) -> None:
    await starter(town)
    await town.until(MONDAY)
    await town.say(town.chen, "/plans", private=True)
    await press(town, "每日学习", "🗑 删除", "🗑 删除")
    assert await made(town) == []
    (reading,) = await town.every(Reading)
    assert reading.plan_id is None


async def test_a_material_that_rests_is_said(town: Town) -> None:
    await starter(town)
    material = (await town.every(Material))[0]
    await town.say(town.chen, f"/plans 每周一9点 {material.title}", private=True)
    await press(town, "✅ 就这样")
    assert "现在没有可推送的" not in town.last(town.chen).text
    await town.app.store.write(lambda s: s.execute(update(Material).values(state="retired")))
    await press(town, "返回", material.title[:8])
    assert "停用了" in town.last(town.chen).text


async def test_a_failed_firing_is_marked_in_the_list(town: Town) -> None:
    await starter(town)
    plan = await only(town)
    firing = Occurrence(
        plan_id=plan.id,
        due_at=town.now,
        fired_at=town.now,
        outcome="failed",
        note="KeyError (due.py:1)",
    )
    await town.app.store.write(lambda s: s.add(firing))
    await press(town, "返回")
    assert labels(town)[0] == "⚠️ 每日学习 · 周一（11月30日）08:00"
    await press(town, "⚠️ 每日学习")
    text = town.last(town.chen).text
    assert "没有发出去，出了故障" in text
    assert "KeyError" not in text
