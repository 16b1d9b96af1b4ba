"""Series: the starter series, order, progress, the end, and the plans that walk them."""

from datetime import UTC, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.imports.starter import starter_series
from data.models import Branch, Draft, Material, Plan, Series, SeriesItem
from data.queries import material as materials, series_items
from data.queries.series import step
from handlers.material.series.routes import route
from tests.stories.material_town import typed
from tests.stories.reading_town import series as make_series
from tests.stories.roster_town import second_branch
from tests.town import Town, labels

MANY = len(starter_series())


async def opened(town: Town, name: str = "党章学习", *bodies: str) -> int:
    """Makes a series of three short texts, its page open."""
    await town.found()
    made = await make_series(town, name, *(bodies or ("甲。", "乙。", "丙。")))
    await typed(town, "/material")
    await town.press(town.chen, "专题（1）")
    await town.press(town.chen, name)
    return made


async def titles(town: Town, series_id: int) -> list[str]:
    """Returns the titles of a series in order."""
    return await town.look(lambda s: [one.title for _, one in series_items.items(s, series_id)])


async def walked(town: Town, series_id: int, times: int = 1) -> None:
    """Pushes the series so many parts further."""

    def write(session: Session) -> None:
        for _ in range(times):
            assert step(session, session.get_one(Series, series_id), town.now.date())

    await town.app.store.write(write)


async def test_the_starter_series_comes_in_one_tap_and_once(town: Town) -> None:
    await town.found()
    await typed(town, "/material")
    await town.press(town.chen, "装入入门资料")
    page = town.last(town.chen)
    assert "支部工作入门" in page.text
    assert f"资料 {MANY} 份" in page.text
    every = await town.every(Material)
    assert {one.origin for one in every} == {"starter"}
    assert all("《" in one.source for one in every)
    branch = await town.only(Branch)
    await town.forge(town.chen, page, f"se.st:{branch.id}")
    assert len(await town.every(Material)) == MANY
    assert len(await town.every(SeriesItem)) == MANY
    await typed(town, "/material")
    assert "装入入门资料" not in labels(town.last(town.chen))


async def test_a_series_shows_how_far_it_is(town: Town) -> None:
    one = await opened(town)
    assert "已推送 0/3 部分" in town.last(town.chen).text
    assert "下一次：《党章学习之1》" in town.last(town.chen).text
    await walked(town, one, 2)
    await town.press(town.chen, "目录和顺序")
    assert labels(town.last(town.chen))[:3] == [
        "✅ 1. 党章学习之1",
        "✅ 2. 党章学习之2",
        "▶️ 3. 党章学习之3",
    ]
    await walked(town, one)
    await town.press(town.chen, "返回")
    assert "已经全部推送过" in town.last(town.chen).text
    await town.press(town.chen, "从头开始")
    assert "已推送 0/3 部分" in town.last(town.chen).text


async def test_a_text_of_several_parts_says_which_is_next(town: Town) -> None:
    one = await opened(town, "长文", "\n\n".join(["很长的一段。" * 60] * 12))
    await walked(town, one)
    await town.press(town.chen, "从头开始")
    await walked(town, one)
    await town.press(town.chen, "目录和顺序")
    await town.press(town.chen, "返回")
    assert "第 2/2 部分" in town.last(town.chen).text


async def test_items_are_moved_and_taken_out(town: Town) -> None:
    one = await opened(town)
    await town.press(town.chen, "目录和顺序")
    await town.press(town.chen, "党章学习之3")
    await town.press(town.chen, "上移")
    assert await titles(town, one) == ["党章学习之1", "党章学习之3", "党章学习之2"]
    await town.press(town.chen, "上移")
    assert "上移" not in labels(town.last(town.chen))
    await town.press(town.chen, "下移")
    await town.press(town.chen, "移出专题")
    assert await titles(town, one) == ["党章学习之1", "党章学习之2"]
    assert len(await town.every(Material)) == 3


async def test_it_can_go_on_from_any_item(town: Town) -> None:
    one = await opened(town)
    await walked(town, one, 3)
    await town.press(town.chen, "目录和顺序")
    await town.press(town.chen, "党章学习之2")
    await town.press(town.chen, "下一次从这里推")

    def following(session: Session) -> str:
        found = step(session, session.get_one(Series, one), town.now.date())
        return found.material.title if found else ""

    assert await town.app.store.write(following) == "党章学习之2"


async def test_material_is_added_at_the_end(town: Town) -> None:
    one = await opened(town)
    await make_series(town, "别的", "丁。")
    await town.press(town.chen, "添加资料")
    await town.press(town.chen, "别的之1")
    assert (await titles(town, one))[-1] == "别的之1"
    assert "没有别的资料" in town.last(town.chen).text


async def test_items_added_after_the_end_have_their_turn(town: Town) -> None:
    one = await opened(town)
    await walked(town, one, 3)
    await make_series(town, "别的", "丁。")
    await town.press(town.chen, "添加资料")
    await town.press(town.chen, "别的之1")
    await town.press(town.chen, "返回")
    assert "下一次：《别的之1》" in town.last(town.chen).text


async def test_items_added_after_the_last_was_removed_have_their_turn(town: Town) -> None:
    one = await opened(town)
    await walked(town, one, 3)
    await town.press(town.chen, "目录和顺序")
    await town.press(town.chen, "党章学习之3")
    await town.press(town.chen, "移出专题")
    await town.press(town.chen, "添加资料")
    await town.press(town.chen, "党章学习之3")
    await town.press(town.chen, "返回")
    assert "下一次：《党章学习之3》" in town.last(town.chen).text


async def test_at_its_end_it_stops_starts_over_or_passes_on(town: Town) -> None:
    one = await opened(town)
    other = await make_series(town, "别的", "丁。")
    await town.press(town.chen, "推完以后")
    await town.press(town.chen, "从头再来")
    assert "推完以后：从头再来" in town.last(town.chen).text
    await town.press(town.chen, "推完以后")
    await town.press(town.chen, "接着推：别的")
    assert "推完以后：接着推“别的”" in town.last(town.chen).text
    row = (await town.every(Series))[0]
    assert (row.id, row.at_end, row.next_id) == (one, "pass", other)
    answer = await town.forge(town.chen, town.last(town.chen), f"se.ex:{one}:{one}")
    assert answer.text
    assert (await town.every(Series))[0].next_id == other


async def test_a_series_is_made_and_renamed_and_no_name_comes_twice(town: Town) -> None:
    await opened(town)
    await town.press(town.chen, "改名")
    await typed(town, "党章")
    await town.press(town.chen, "返回")
    await town.press(town.chen, "新建专题")
    await typed(town, "党章")
    assert "已经有叫" in town.last(town.chen).text
    await typed(town, "党史")
    assert "专题建好了" in town.last(town.chen).text
    assert [one.name for one in await town.every(Series)] == ["党章", "党史"]


async def test_deleting_names_the_plans_and_keeps_the_material(town: Town) -> None:
    one = await opened(town)

    def plan(session: Session) -> None:
        branch = session.scalars(select(Branch)).one()
        session.add(
            Plan(
                branch_id=branch.id,
                kind=series_items.PLAN,
                title="晨读",
                data={"series": one},
                rhythm="B 0800",
                next_due_at=(town.now + timedelta(days=1)).astimezone(UTC),
            )
        )

    await town.press(town.chen, "删除")
    assert "推送计划" not in town.last(town.chen).text
    await town.app.store.write(plan)
    await town.press(town.chen, "返回")
    assert "工作日" in town.last(town.chen).text
    await town.press(town.chen, "删除")
    assert "晨读" in town.last(town.chen).text
    await town.press(town.chen, "删除")
    assert await town.every(Series) == []
    assert len(await town.every(Material)) == 3


async def test_material_approved_after_its_turn_comes_at_the_end(town: Town) -> None:
    one = await opened(town)

    def propose(session: Session) -> int:
        found = session.scalars(select(Material).where(Material.title == "党章学习之2")).one()
        found.state = "proposed"
        return found.id

    late = await town.app.store.write(propose)
    await walked(town, one, 2)
    await town.app.store.write(lambda s: materials.approve(s, s.get_one(Material, late)))
    assert await titles(town, one) == ["党章学习之1", "党章学习之3", "党章学习之2"]
    await walked(town, one)


async def test_a_series_of_another_branch_stays_closed(town: Town) -> None:
    one = await opened(town)
    _, liu = await second_branch(town)
    for verb in {one.name for one in route} - {"se.h", "se.nw", "se.st"}:
        answer = await town.forge(liu, town.last(liu), f"{verb}:{one}:1")
        assert "不在了" in answer.text, verb
    assert (await town.every(Series))[0].id == one


async def test_a_series_leads_to_its_plan(town: Town) -> None:
    one = await opened(town)
    await town.press(town.chen, "安排推送")
    (draft,) = await town.every(Draft)
    assert (draft.data["answers"]["kind"], draft.data["answers"]["data"]) == (
        series_items.PLAN,
        {"series": one},
    )
