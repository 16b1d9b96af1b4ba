"""Every kind of plan can be made in one line, and the clock has a handler for each."""

import pytest

from data.models import Material, Series
from handlers.features import FEATURES, REGISTRY
from handlers.shared.feature import Feature
from tests.stories.plans_town import made, only, press
from tests.town import Town, labels

LINES = {
    "question": ("每周一三五中午12点半 今日一题", "W135 1230"),
    "meeting": ("每月第一个周五下午3点 主题党日", "N1:5 1500"),
    "reading": ("工作日8点 支部工作入门", "B 0800"),
    "material": ("每周一8点 《新修订党章》", "W1 0800"),
    "topic": ("每周三上午10点 讨论 热词", "W3 1000"),
    "check": ("每月1日9点 每月学习检查", "M1 0900"),
    "contest": ("每周五下午3点 知识竞赛 学党史", "W5 1500"),
    "notice": ("每季度最后一个工作日9点 党费收支公开", "N-1:B/369c 0900"),
    "message": ("每月5日9点 消息 请大家按时交纳党费", "M5 0900"),
}


async def founded(town: Town) -> None:
    """Founds a branch with a series and a material."""
    await town.found()
    await town.app.store.write(
        lambda s: s.add_all(
            [
                Series(branch_id=1, name="支部工作入门"),
                Material(branch_id=1, title="新修订党章", key="k", added_at=town.now),
            ]
        )
    )


@pytest.mark.parametrize("kind", REGISTRY.plannables)
async def test_a_plan_of_every_kind_in_one_line(town: Town, kind: str) -> None:
    line, rhythm = LINES[kind]
    await founded(town)
    await town.say(town.chen, f"/plans {line}", private=True)
    await press(town, "✅ 就这样")
    plan = await only(town)
    assert (plan.kind, plan.rhythm) == (kind, rhythm)


async def test_the_text_after_a_kind_is_read(town: Town) -> None:
    await founded(town)
    for line in (
        "每月第一个周五下午3点 党课 学党章",
        "每周五下午3点 知识竞赛 学党史",
        "每月5日9点 消息 请交党费",
        "每周三10点 案例",
        "每周一9点 学习检查",
    ):
        await town.say(town.chen, f"/plans {line}", private=True)
        await press(town, "✅ 就这样")
    meeting, contest, message, talk, check = await made(town)
    assert (meeting.title, meeting.data["topic"]) == ("党课 · 学党章", "学党章")
    assert meeting.lead == 3 * 24 * 60
    assert contest.data["title"] == "学党史"
    assert message.data["message"]["text"] == "请交党费"
    assert (talk.title, talk.data["kind"]) == ("讨论 · 案例", "case")
    assert check.data == {"period": "week"}


@pytest.mark.parametrize("line", ["每天8点 消息", "每天8点 今日一题 没有的标签", "每天8点 会"])
async def test_what_is_to_be_pushed_and_not_understood_is_said(town: Town, line: str) -> None:
    await founded(town)
    await town.say(town.chen, f"/plans {line}", private=True)
    asked = town.last(town.chen).text
    assert f"没有看懂要推送什么：“{line.removeprefix('每天8点 ')}”" in asked
    assert "按时推送什么" in asked


@pytest.mark.parametrize(
    ("said", "offered", "stored"),
    [
        ("隔三差五", "每周一、周三、周五 08:00", "W135 0800"),
        ("双周周四9点", "每两周周四 09:00，从2026年12月10日起", "W4/2@20261210 0900"),
        ("每天早晚各一次", "每天 08:00、20:00", "W1234567 08002000"),
        ("每天早中晚", "每天 08:00、12:30、20:00", "W1234567 080012302000"),
        ("周四9点", "每周四 09:00", "W4 0900"),
        ("每周两次", "每周二、周五 08:00", "W25 0800"),
        ("每季度一次", "每季度第一个周五 08:00", "N1:5/147a 0800"),
    ],
)
async def test_the_nearest_readings_of_a_rhythm_are_offered(
    town: Town, said: str, offered: str, stored: str
) -> None:
    await founded(town)
    await town.say(town.chen, f"/plans {said} 今日一题", private=True)
    asked = town.last(town.chen)
    assert f"“{said}”" in asked.text
    await press(town, next(one for one in labels(asked) if one.startswith(offered)))
    await press(town, "✅ 就这样")
    assert (await only(town)).rhythm == stored


async def test_a_rhythm_that_says_nothing_is_named_and_asked_for(town: Town) -> None:
    await founded(town)
    await town.say(town.chen, "/plans 有空就发 今日一题", private=True)
    asked = town.last(town.chen)
    assert "没有看懂“有空就发”" in asked.text
    assert "工作日 08:00" in labels(asked)
    await town.say(town.chen, "/plans 有空就发点什么", private=True)
    assert "没有看懂“有空就发点什么”" in town.last(town.chen).text


async def test_the_nearest_readings_are_offered_in_the_form_too(town: Town) -> None:
    await founded(town)
    await town.say(town.chen, "/plans 有空就发 今日一题", private=True)
    await town.say(town.chen, "隔三差五9点", private=True)
    assert "没有完全看懂“隔三差五9点”" in town.last(town.chen).text
    await town.say(town.chen, "每周二四9点", private=True)
    await press(town, "✅ 就这样")
    assert (await only(town)).rhythm == "W24 0900"


@pytest.mark.parametrize("feature", FEATURES, ids=lambda one: one.name)
def test_the_clock_knows_every_kind_of_plan(feature: Feature) -> None:
    kinds = {*feature.dues, *(one.kind for one in feature.plannables)}
    assert kinds <= REGISTRY.actions.keys()
