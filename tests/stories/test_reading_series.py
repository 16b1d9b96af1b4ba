"""A plan walks a series: each part once and in order, its end announced ahead, and the
successor."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Branch, Feed, Material, Occurrence, Plan, Reading, Series, SeriesItem
from data.queries import plan as plans
from data.values.rhythm import parse_rhythm
from tests.stories.reading_town import (
    EIGHT,
    branch_of,
    make_material,
    material,
    series,
    settings,
    studying,
)
from tests.town import Town


async def planned(town: Town, kind: str = "reading", rhythm: str = "每天8点", **data: int) -> None:
    """Makes a plan of the branch, as secretaries do, at every morning's eight o'clock."""

    def write(session: Session) -> None:
        branch = branch_of(session, town)
        found = parse_rhythm(rhythm, town.now, ZoneInfo(branch.zone))
        plan = Plan(
            branch_id=branch.id, kind=kind, data=data, title="每日学习", rhythm=found.code(), lead=0
        )
        session.add(plan)
        plan.next_due_at = plans.next_due(branch, plan, town.now)

    await town.app.store.write(write)


async def mornings(town: Town, many: int) -> list[str]:
    """Lets mornings pass; returns all readings, as they were pushed."""
    for _ in range(many):
        await town.until((town.now + timedelta(days=1)).replace(hour=8, minute=0))
    return [
        f"{one.title}|{one.part}|{one.number}/{one.numbers}" for one in await town.every(Reading)
    ]


async def change(town: Town, work) -> None:  # type: ignore[no-untyped-def]
    """Changes something in the database."""
    await town.app.store.write(work)


def long_text(name: str, parts: int) -> str:
    """Makes a text of about so many parts."""
    return "\n\n".join(f"{name}第{n}段。" + "学习贯彻会议精神。" * 60 for n in range(parts * 4))


async def test_each_part_once_and_in_order(town: Town) -> None:
    await studying(town)
    await series(town, "入门", "第一篇", long_text("长", 2), "第三篇")
    await planned(town, series=1)
    found = await mornings(town, 4)
    assert found == ["入门之1|0|1/4", "入门之2|0|2/4", "入门之2|1|3/4", "入门之3|0|4/4"]
    assert "入门之3（4/4）" in town.board().text
    bodies = [m.text for m in town.seen() if "今日学习" in m.text]
    assert len(set(bodies)) == 4


async def test_the_minutes_are_shared_among_the_parts(town: Town) -> None:
    await studying(town)
    await series(town, "入门", long_text("长", 2))

    def longer(session: Session) -> None:
        session.scalars(select(Material)).one().minutes = 20

    await change(town, longer)
    await planned(town, series=1)
    await mornings(town, 2)
    assert [one.minutes for one in await town.every(Reading)] == [10, 10]


async def test_the_end_is_told_ahead_and_the_plan_rests(town: Town) -> None:
    await studying(town)
    await series(town, "入门", "一", "二", "三", "四", "五")
    await planned(town, series=1)
    await mornings(town, 1)
    assert not [m for m in town.told(town.chen) if "快推完了" in m.text]
    await mornings(town, 1)
    warned = town.last(town.chen)
    assert warned.text == "📖 专题“入门”快推完了，还剩 3 次。推完以后怎么办？"
    await mornings(town, 3)
    assert [m.text for m in town.told(town.chen) if "快推完了" in m.text] == [warned.text]
    await mornings(town, 1)
    assert town.last(town.chen).text == "📖 专题“入门”推完了，推送先停在这里。"
    plan = (await reading_plans(town))[0]
    assert (plan.paused, plan.next_due_at) == (True, None)
    await mornings(town, 3)
    assert len(await town.every(Reading)) == 5


async def reading_plans(town: Town) -> list[Plan]:
    """Returns the plans that push readings."""
    return [plan for plan in await town.every(Plan) if plan.kind in ("reading", "material")]


async def ended(town: Town) -> None:
    """Finishes a series of two; the secretary has been told."""
    await studying(town)
    await series(town, "入门", "一", "二")
    await planned(town, series=1)
    await mornings(town, 3)


async def test_the_secretary_starts_it_over(town: Town) -> None:
    await ended(town)
    await town.press(town.chen, "从头再来")
    assert "下一次明天 08:00" in town.last(town.chen).text
    found = await mornings(town, 2)
    assert found[-2:] == ["入门之1|0|1/2", "入门之2|0|2/2"]


async def test_the_secretary_goes_on_with_another(town: Town) -> None:
    await ended(town)
    await series(town, "进阶", "甲", "乙")
    await town.press(town.chen, "接着推别的")
    await town.press(town.chen, "进阶")
    found = await mornings(town, 1)
    assert found[-1] == "进阶之1|0|1/2"


async def test_after_adding_material_it_goes_on(town: Town) -> None:
    await ended(town)
    message = town.last(town.chen)
    answer = await town.tap(town.chen, message, "继续推送")
    assert "没有还没推过的资料" in answer.text
    await change(town, lambda s: add_item(s, town, "补充", 9))
    await town.tap(town.chen, message, "继续推送")
    assert (await mornings(town, 1))[-1] == "补充|0|3/3"


def add_item(session: Session, town: Town, title: str, place: int) -> None:
    """Adds one more material to the first series."""
    made = make_material(session, town, title)
    session.add(SeriesItem(series_id=1, material_id=made.id, place=place))


async def test_it_starts_over_by_itself_where_it_is_to(town: Town) -> None:
    await studying(town)
    await series(town, "入门", "一", "二", at_end="again")
    await planned(town, series=1)
    assert [one[-3:] for one in await mornings(town, 5)] == ["1/2", "2/2", "1/2", "2/2", "1/2"]
    assert not [m for m in town.told(town.chen) if "推完" in m.text]


async def test_it_passes_on_and_a_circle_ends(town: Town) -> None:
    await studying(town)
    first = await series(town, "甲", "一")
    second = await series(town, "乙", "二", at_end="pass", next_id=first)

    def link(session: Session) -> None:
        row = session.get_one(Series, first)
        row.at_end, row.next_id = "pass", second

    await change(town, link)
    await planned(town, series=first)
    assert [one[:3] for one in await mornings(town, 4)] == ["甲之1", "乙之1"]
    assert (await reading_plans(town))[0].paused


async def test_the_warning_can_be_answered_with_starting_over(town: Town) -> None:
    await studying(town)
    await series(town, "入门", "一", "二", "三")
    await planned(town, series=1)
    await mornings(town, 1)
    assert (await town.press(town.chen, "推完从头再来")).text == "好的，推完从头再来"
    assert len(await mornings(town, 4)) == 5


async def test_a_series_that_a_feed_fills_waits(town: Town) -> None:
    await studying(town)
    await series(town, "新闻", "一")

    def feed(session: Session) -> None:
        branch = branch_of(session, town)
        session.add(
            Feed(
                branch_id=branch.id,
                series_id=1,
                url="https://example.org/f",
                next_check_at=town.now + timedelta(days=400),
            )
        )

    await change(town, feed)
    await planned(town, series=1)
    await mornings(town, 2)
    notes = [(o.outcome, o.note) for o in await town.every(Occurrence) if o.note]
    assert ("skipped", "series-waits") in notes
    assert not (await reading_plans(town))[0].paused
    assert not [m for m in town.told(town.chen) if "推完" in m.text]


async def test_retired_proposed_and_expired_items_are_skipped(town: Town) -> None:
    await studying(town)
    await series(town, "入门", "一", "二", "三", "四")

    def hold(session: Session) -> None:
        rows = session.scalars(select(Material).order_by(Material.id)).all()
        rows[0].state, rows[1].state = "retired", "proposed"
        rows[2].until = EIGHT.date()

    await change(town, hold)
    await planned(town, series=1)
    assert await mornings(town, 2) == ["入门之4|0|1/1"]


async def test_material_edited_and_moved_in_the_middle(town: Town) -> None:
    await studying(town)
    await series(town, "入门", long_text("长", 3), "第二篇")
    await planned(town, series=1)
    await mornings(town, 1)

    def shorten(session: Session) -> None:
        session.scalars(select(Material).order_by(Material.id)).first().body = "短了"  # type: ignore[union-attr]

    await change(town, shorten)
    assert (await mornings(town, 1))[-1] == "入门之2|0|2/2"


async def test_a_material_is_pushed_as_often_as_its_plan_is_due(town: Town) -> None:
    await studying(town)
    made = await material(town, "入党誓词")
    await planned(town, "material", material=made)
    assert [one[:4] for one in await mornings(town, 3)] == ["入党誓词"] * 3

    def retire(session: Session) -> None:
        session.get_one(Material, made).state = "retired"

    await change(town, retire)
    assert len(await mornings(town, 1)) == 3
    assert [o.note for o in await town.every(Occurrence)].count("material-rests") == 1


@pytest.mark.parametrize("hours", [11, 13])
async def test_a_late_reading_is_sent_within_half_a_day(town: Town, hours: int) -> None:
    await studying(town)
    await settings(town, quiet_from=0, quiet_to=0)
    await series(town, "入门", "一", "二")
    await planned(town, series=1)
    town.at[0] = EIGHT + timedelta(days=1, hours=hours)
    await town.restart()
    await town.settle()
    assert len(await town.every(Reading)) == (1 if hours == 11 else 0)


async def test_a_sleeping_branch_gets_nothing(town: Town) -> None:
    await studying(town)
    await series(town, "入门", "一", "二")
    await planned(town, series=1)

    def sleep(session: Session) -> None:
        session.scalars(select(Branch)).one().asleep_since = town.now

    await change(town, sleep)
    assert await mornings(town, 2) == []


async def test_planned_by_hand_from_the_starter_material(town: Town) -> None:
    await studying(town)
    await town.say(town.chen, "/plans", private=True)
    await town.press(town.chen, "新建")
    await town.press(town.chen, "专题学习")
    assert "还没有专题" in town.last(town.chen).text
    await town.press(town.chen, "装入入门资料")
    await town.press(town.chen, "每天 08:00")
    await town.press(town.chen, "就这样")
    assert (await mornings(town, 1))[0].endswith("|0|1/28")


async def test_forged_choices_of_what_to_plan_are_refused(town: Town) -> None:
    await studying(town)
    await town.say(town.chen, "/plans", private=True)
    await town.press(town.chen, "新建")
    await town.press(town.chen, "专题学习")
    page = town.last(town.chen)
    draft = next(b.callback_data for row in page.keyboard for b in row if "装入" in b.text).split(
        ":"
    )[1]
    for data in (f"f.o:{draft}:series:77", f"f.s:{draft}:series", "f.o:999:series:0"):
        assert "过期" in (await town.forge(town.chen, page, data)).text
    fang = town.person("王芳")
    await town.start(fang)
    answer = await town.forge(fang, town.last(fang), f"f.o:{draft}:series:0")
    assert "过期" in answer.text
    assert await town.every(Series) == []
