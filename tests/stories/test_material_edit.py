"""Everything about a material can be changed: by buttons where they suffice, else typed."""

from datetime import date

import pytest

from data.models import Material
from tests.stories.material_town import SENTENCE, TEXT, forwarded, saved, typed
from tests.town import Town, labels

QUESTION = "党员大会一般多久开一次？\nA. 每月一次\n*B. 每季度一次\nC. 每年一次"


async def editing(town: Town) -> None:
    """Adds a material with its fields open."""
    await town.found()
    await saved(town)
    await town.press(town.chen, "修改")


async def only(town: Town) -> Material:
    return await town.only(Material)


async def test_minutes_go_up_and_down_and_can_be_typed(town: Town) -> None:
    await editing(town)
    await town.press(town.chen, "+")
    await town.press(town.chen, "+")
    assert (await only(town)).minutes == 3
    await town.press(town.chen, "−")
    assert "约 2 分钟" in town.last(town.chen).text
    await town.press(town.chen, "2 分钟")
    await typed(town, "很久")
    assert "1 到 240" in town.last(town.chen).text
    await typed(town, "25分钟")
    assert (await only(town)).minutes == 25
    await town.press(town.chen, "+")
    assert (await only(town)).minutes == 30


async def test_minutes_stay_within_bounds(town: Town) -> None:
    await editing(town)
    await town.press(town.chen, "−")
    assert (await only(town)).minutes == 1


async def test_the_title_is_typed_and_the_question_goes(town: Town) -> None:
    await editing(town)
    await town.press(town.chen, "标题")
    asked = len(town.told(town.chen))
    await typed(town, "  三会一课\n常识 ")
    assert (await only(town)).title == "三会一课 常识"
    assert len(town.told(town.chen)) == asked
    await town.press(town.chen, "标题")
    await typed(town, "长" * 101)
    assert "最多 100 个字" in town.last(town.chen).text
    await typed(town, "短")
    assert (await only(town)).title == "短"


async def test_back_means_that_nothing_typed_is_awaited(town: Town) -> None:
    await editing(town)
    await town.press(town.chen, "标题")
    await town.press(town.chen, "返回")
    await typed(town, "好的")
    assert (await only(town)).title == "三会一课是什么"


async def test_another_text_takes_the_place_of_the_old_one(town: Town) -> None:
    await editing(town)
    await town.press(town.chen, "正文")
    await typed(town, SENTENCE * 100)
    one = await only(town)
    assert (one.body, one.minutes, one.title) == (SENTENCE * 100, 3, "三会一课是什么")


async def test_the_source_is_typed(town: Town) -> None:
    await editing(town)
    await town.press(town.chen, "来源")
    await typed(town, "《中国共产党章程》")
    assert "来源：《中国共产党章程》" in town.last(town.chen).text


async def test_tags_are_typed_and_tapped(town: Town) -> None:
    await editing(town)
    await town.press(town.chen, "标签")
    await typed(town, "#制度 党史、组织生活")
    assert (await only(town)).tags == ["制度", "党史", "组织生活"]
    await town.press(town.chen, "✅ 党史")
    assert (await only(town)).tags == ["制度", "组织生活"]
    await town.press(town.chen, "返回")
    assert "标签：制度、组织生活" in town.last(town.chen).text
    await forwarded(town, f"党费怎么交\n{SENTENCE * 9}")
    await town.press(town.chen, "修改")
    await town.press(town.chen, "标签")
    await town.press(town.chen, "制度")
    assert (await town.every(Material))[1].tags == ["制度"]
    await typed(town, "一 二 三 四 五 六")
    assert "标签最多 6 个" in town.last(town.chen).text
    assert (await town.every(Material))[1].tags == ["制度"]


async def test_material_is_found_by_its_tag(town: Town) -> None:
    await editing(town)
    await town.press(town.chen, "标签")
    await typed(town, "制度")
    await typed(town, "/material")
    await town.press(town.chen, "按标签")
    await town.press(town.chen, "制度")
    assert "标签“制度”，共 1 份" in town.last(town.chen).text
    await town.press(town.chen, "三会一课是什么")
    assert "标签：制度" in town.last(town.chen).text


async def test_the_end_date_by_button_calendar_and_typed(town: Town) -> None:
    await editing(town)
    await town.press(town.chen, "截止")
    await town.press(town.chen, "3 个月")
    assert (await only(town)).until == date(2027, 2, 26)
    await town.press(town.chen, "截止")
    await town.press(town.chen, "其他日期")
    await town.press(town.chen, "›")
    await town.press(town.chen, "24")
    assert (await only(town)).until == date(2026, 12, 24)
    await town.press(town.chen, "截止")
    await typed(town, "哪天都行")
    assert "没看懂" in town.last(town.chen).text
    await typed(town, "2020年1月1日")
    assert (await only(town)).until == date(2026, 12, 24)
    await typed(town, "12月31日")
    assert (await only(town)).until == date(2026, 12, 31)
    await town.press(town.chen, "截止")
    await town.press(town.chen, "不截止")
    assert (await only(town)).until is None


async def test_past_its_end_date_it_is_not_pushed(town: Town) -> None:
    await editing(town)
    await town.press(town.chen, "截止")
    await typed(town, "明天")
    await town.wait(days=2)
    await town.press(town.chen, "返回")
    answer = await town.press(town.chen, "现在发到群里")
    assert "过了截止日期" in answer.text


async def test_a_check_question_is_typed_and_shown_back(town: Town) -> None:
    await editing(town)
    await town.press(town.chen, "检查题")
    await typed(town, QUESTION)
    shown = town.last(town.chen)
    assert "B. 每季度一次 ✅" in shown.text
    one = await only(town)
    assert (one.options, one.answer) == (["每月一次", "每季度一次", "每年一次"], 1)
    await town.press(town.chen, "不要检查题")
    one = await only(town)
    assert (one.question, one.options) == ("", [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("只有题目？", "第一行写题目"),
        ("题目？\n一\n二", "没有看到哪个选项是对的"),
        ("题目？\n*一\n*二", "只能有一个"),
        ("题目？\n*一\n一", "一样的"),
    ],
)
async def test_a_question_that_cannot_be_is_said_why(town: Town, text: str, said: str) -> None:
    await editing(town)
    await town.press(town.chen, "检查题")
    await typed(town, text)
    assert said in town.last(town.chen).text
    assert (await only(town)).question == ""
    await typed(town, QUESTION)
    assert (await only(town)).question


async def test_a_note_is_asked_for_within_some_days(town: Town) -> None:
    await editing(town)
    for days in (3, 7, 14, 0):
        shown = next(label for label in labels(town.last(town.chen)) if label.startswith("心得"))
        await town.press(town.chen, shown)
        assert (await only(town)).note_days == days


async def test_unsaved_material_is_edited_like_any_other(town: Town) -> None:
    await town.found()
    await forwarded(town, TEXT)
    await town.press(town.chen, "修改")
    await town.press(town.chen, "标题")
    await typed(town, "三会一课")
    await town.press(town.chen, "返回")
    await town.press(town.chen, "✅ 收下")
    one = await only(town)
    assert (one.title, one.state) == ("三会一课", "ready")
