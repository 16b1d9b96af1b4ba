"""Reminders of what falls due: kind, on working days, twice a week at most, never to the absent."""

from datetime import UTC, date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Away, Contact, Member, Occurrence, Outgoing, Plan
from tests.stories.reading_town import EIGHT, pushed, settings, studies, studying
from tests.town import Town

NINE = EIGHT.replace(hour=9)
BEFORE = NINE + timedelta(days=2)
"""The morning of the working day before the last one of a reading pushed on Monday."""
LAST = BEFORE + timedelta(days=1)
HEAD = "您好。支部（第一党支部）还有几件学习上的事等着您"


async def pushing(town: Town, *titles: str, reachable: str = "王芳李强赵敏") -> None:
    """Puts readings into the group; these members have opened the private chat."""
    await studying(town)
    for name in ("王芳", "李强", "赵敏"):
        if name in reachable:
            await town.start(town.person(name))
    for title in titles or ("第一讲",):
        await pushed(town, title)


async def chases(town: Town, name: str) -> list[str]:
    """Returns the reminders somebody has got."""
    return [m.text for m in town.told(town.person(name)) if HEAD in m.text]


async def test_on_the_working_day_before_the_last_those_who_have_not_read_are_reminded(
    town: Town,
) -> None:
    await pushing(town)
    await town.wait(minutes=5)
    await studies(town, "王芳")
    await town.until(BEFORE - timedelta(minutes=1))
    assert await chases(town, "李强") == []
    await town.until(BEFORE)
    assert await chases(town, "王芳") == []
    (text,) = await chases(town, "李强")
    assert text == f"李强，{HEAD}，有空时做一做就好：\n📖 待读 1 份，最早的明天到期"
    await town.press(town.person("李强"), "去读")
    await town.press(town.person("李强"), "第一讲")
    assert "一般每季度召开一次" in town.last(town.person("李强")).text
    await town.press(town.person("李强"), "已学习")
    assert "今天 09:00 已学习" in town.last(town.person("李强")).text


async def test_all_that_is_open_comes_in_one_message(town: Town) -> None:
    await pushing(town, "第一讲", "第二讲")
    await town.until(NINE + timedelta(days=1))
    await pushed(town, "第三讲")
    await town.until(BEFORE)
    (text,) = await chases(town, "王芳")
    assert text.splitlines()[1:] == ["📖 待读 3 份，最早的明天到期"]
    await town.until(LAST)
    assert [text.splitlines()[1:] for text in await chases(town, "王芳")][1:] == [
        ["📖 待读 3 份，最早的今天到期"]
    ]


async def test_no_deadline_no_reminder(town: Town) -> None:
    await studying(town)
    await settings(town, reading_days=0)
    await town.start(town.person("王芳"))
    await pushed(town)
    await town.until(LAST + timedelta(days=5))
    assert await chases(town, "王芳") == []
    assert [p.kind for p in await town.every(Plan) if p.kind.startswith("reading")] == []


async def test_a_days_pushes_need_one_plan_of_the_branch(town: Town) -> None:
    await pushing(town, "第一讲", "第二讲", "第三讲")
    (plan,) = [p for p in await town.every(Plan) if p.kind == "reading.chase"]
    for day in range(9):
        await town.until(NINE + timedelta(days=day))
    firings = [o for o in await town.every(Occurrence) if o.plan_id == plan.id]
    assert len(firings) == 7
    (plan,) = [p for p in await town.every(Plan) if p.kind == "reading.chase"]
    assert plan.next_due_at == (NINE + timedelta(days=9)).astimezone(UTC)
    await town.until(NINE + timedelta(days=100))
    (plan,) = [p for p in await town.every(Plan) if p.kind == "reading.chase"]
    assert plan.next_due_at is None


async def test_absent_members_are_not_reminded(town: Town) -> None:
    await pushing(town)

    def away(session: Session) -> None:
        qiang = session.scalars(select(Member).where(Member.name == "李强")).one()
        session.add(Away(member_id=qiang.id, from_on=date(2026, 12, 2), until_on=None))

    await town.app.store.write(away)
    await town.until(BEFORE)
    assert await chases(town, "李强") == []
    assert len(await chases(town, "赵敏")) == 1


async def test_an_unreachable_member_is_named_to_the_secretary_alone(town: Town) -> None:
    await pushing(town, reachable="王芳")
    before = len(town.seen())
    await town.until(BEFORE)
    told = [m.text for m in town.told(town.chen) if "联系不上" in m.text]
    (text,) = told
    assert text.startswith("📖 有 2 位还没学完，我又联系不上")
    assert text.endswith("\n请转告：李强、赵敏")
    assert not [m for m in town.seen()[before:] if "李强" in m.text]


async def test_an_unreachable_member_is_named_once_a_week(town: Town) -> None:
    await pushing(town, reachable="王芳")
    for title in ("第二讲", "第三讲"):
        await town.wait(days=1)
        await pushed(town, title)
    counts = []
    for day in range(9):
        await town.until(LAST + timedelta(days=day))
        if day == 5:
            await pushed(town, "第四讲")
        counts.append(len([m for m in town.told(town.chen) if "联系不上" in m.text]))
    assert counts == [1] * 7 + [2, 2]


async def test_if_the_branch_wants_the_group_mentions_them_four_at_a_time(town: Town) -> None:
    names = [f"同志{n}" for n in range(6)]
    await studying(town, *names)
    await settings(town, names_unread=True)
    await pushed(town)
    await town.until(BEFORE)
    mentions = [m for m in town.seen() if "有学习就要到期了" in m.text]
    assert [m.text.count("同志") for m in mentions] == [4, 2]
    entities = [e["type"] for m in mentions for e in m.entities]
    assert entities.count("text_mention") == 6
    someone = town.person("同志0")
    await town.follow(someone, mentions[0], "去学习")
    assert "待读 1 份" in town.last(someone).text


async def test_the_secretary_reminds_at_once_and_nobody_twice_a_day(town: Town) -> None:
    await pushing(town, reachable="王芳李强")
    await town.until(EIGHT + timedelta(days=1))
    await town.say(town.chen, "/read", private=True)
    await town.press(town.chen, "推送情况")
    await town.press(town.chen, "第一讲")
    assert (await town.press(town.chen, "提醒未读")).text == "已提醒 2 位"
    assert "赵敏" in town.last(town.chen).text
    assert len(await chases(town, "王芳")) == 1
    await town.press(town.chen, "返回")
    assert (await town.press(town.chen, "提醒未读")).text == "已提醒 0 位"
    assert "另有 2 位今天已经提醒过" in town.last(town.chen).text
    assert len(await chases(town, "王芳")) == 1
    await town.until(LAST)
    assert len(await chases(town, "王芳")) == 2


async def test_nobody_is_reminded_once_all_have_read(town: Town) -> None:
    await pushing(town)
    await town.wait(minutes=5)
    for name in ("陈静", "王芳", "李强", "赵敏"):
        await studies(town, name)
    await town.forge(town.chen, town.last(town.chen), "rp.c:1")
    await town.until(LAST)
    assert await chases(town, "王芳") == []


async def test_reminders_wait_for_the_end_of_quiet_hours(town: Town) -> None:
    await pushing(town)
    await settings(town, quiet_from=0, quiet_to=10 * 60)
    await town.until(BEFORE)
    assert await chases(town, "王芳") == []
    await town.until(BEFORE + timedelta(hours=1))
    assert len(await chases(town, "王芳")) == 1


@pytest.mark.parametrize(("hour", "many"), [(15, 1), (19, 0)])
async def test_after_an_outage_it_reminds_until_the_early_evening(
    town: Town, hour: int, many: int
) -> None:
    await pushing(town)
    await town.until(BEFORE - timedelta(hours=2))
    town.at[0] = BEFORE.replace(hour=hour)
    await town.restart()
    await town.settle()
    assert len(await chases(town, "王芳")) == many


async def test_notes_that_are_due_are_reminded_of_too(town: Town) -> None:
    await studying(town)
    await settings(town, reading_days=0)
    await town.start(town.person("王芳"))
    await town.start(town.person("李强"))
    await pushed(town, "第一讲", note_days=3)
    await town.tap(town.person("李强"), town.board(), "记笔记")
    await town.say(town.person("李强"), "写好了", private=True)
    await town.until(LAST)
    assert await chases(town, "李强") == []
    (text,) = await chases(town, "王芳")
    assert "心得：第一讲，今天 18:00 前" in text
    await town.press(town.person("王芳"), "第一讲")
    assert "写点什么" in town.last(town.person("王芳")).text


async def test_past_readings_are_settled_the_next_morning(town: Town) -> None:
    await pushing(town)
    await town.wait(minutes=5)
    await studies(town, "王芳")
    await town.until(LAST)
    await town.wait(seconds=3)
    assert town.board().text.endswith("最晚周四（12月3日）")
    await town.until(LAST + timedelta(days=1))
    await town.wait(seconds=3)
    assert town.board().text.endswith("已学 1 / 4")


async def test_a_blocked_account_is_named_the_next_time(town: Town) -> None:
    await pushing(town, "第一讲")
    await town.until(EIGHT + timedelta(days=1))
    await pushed(town, "第二讲")

    def block(session: Session) -> None:
        qiang = town.person("李强").id
        session.scalars(select(Contact).where(Contact.account_id == qiang)).one().reachable = False

    await town.until(BEFORE)
    await town.app.store.write(block)
    await town.until(LAST)
    assert [m.text for m in town.told(town.chen) if "联系不上" in m.text][-1].endswith("李强")
    kinds = {row.kind for row in await town.every(Outgoing)}
    assert "reading.word" in kinds
