"""Every kind of plan can be made in one line, and the clock has a handler for each."""

import pytest

from data.models import Material, Series
from handlers.features import FEATURES, REGISTRY
from handlers.shared.feature import Feature
from tests.stories.plans_town import made, only, press
from tests.town import Town

LINES = {
    "question": ("每周一三五中午12点半 今日一题", "W135 1230"),
    "meeting": ("每月第一个周五下午3点 主题党日", "N1:5 1500"),
    "reading": ("工作日8点 支部工作入门", "B 0800"),
    "material": ("每周一8点 《新修订党章》", "W1 0800"),
    "topic": ("每周三上午10点 讨论 热词", "W3 1000"),
    "check": ("每月1日9点 每月学习检查", "M1 0900"),
    "contest": ("每周五下午3点 知识竞赛 学党史", "W5 1500"),
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
async def test_half_a_name_opens_the_buttons(town: Town, line: str) -> None:
    await founded(town)
    await town.say(town.chen, f"/plans {line}", private=True)
    assert "按时推送什么" in town.last(town.chen).text


@pytest.mark.parametrize("feature", FEATURES, ids=lambda one: one.name)
def test_the_clock_knows_every_kind_of_plan(feature: Feature) -> None:
    kinds = {*feature.dues, *(one.kind for one in feature.plannables)}
    assert kinds <= REGISTRY.actions.keys()
