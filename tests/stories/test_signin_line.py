"""/signin with a line after it: the kind and the topic of a meeting that begins at once."""

import pytest

from data.models import Meeting
from data.values.meeting_line import kind_and_topic
from tests.town import Town


@pytest.mark.parametrize(
    ("line", "kind", "topic"),
    [
        ("党课 学习新党章", "lecture", "学习新党章"),
        ("党课《新修订党章》", "lecture", "《新修订党章》"),
        ("学习 《党课教材》", None, "学习 《党课教材》"),
        ("主题党日：在新时代，走访老党员", "theme_day", "在新时代，走访老党员"),
        ("讨论 党课 教案", "lecture", "讨论 教案"),
        ("15:00 党课 学习", "lecture", "15:00 学习"),
        ("theme day Spring", "theme_day", "Spring"),
        ("支委会", "committee", ""),
        ("民主评议党员", "life", "民主评议党员"),
        ("民主评议党员 互评", "life", "民主评议党员 互评"),
        ("学习", None, "学习"),
        ("", None, ""),
    ],
)
def test_the_words_for_the_kind_are_removed_from_the_topic(
    line: str, kind: str | None, topic: str
) -> None:
    assert kind_and_topic(line) == (kind, topic)


async def test_kind_and_topic_are_the_meetings(town: Town) -> None:
    await town.found()
    await town.open_signin("党课 学习新党章")
    assert "党课 · 学习新党章" in town.board().text
    await town.open_signin("党课 学习新党章")
    assert (await town.only(Meeting)).kind == "lecture"


async def test_the_kind_alone_opens_the_planned_one_of_it_and_no_other(town: Town) -> None:
    await town.found()
    await town.plan("党课 今天15:00 三楼会议室 《新修订党章》")
    await town.open_signin("党课")
    assert (await town.only(Meeting)).state == "open"
    await town.open_signin("主题党日")
    assert [m.kind for m in await town.every(Meeting)] == ["lecture", "theme_day"]


async def test_a_committee_or_a_subgroup_meets_for_itself(town: Town) -> None:
    await town.found()
    await town.enrol("陈静", post="secretary", subgroup="第一党小组")
    await town.enrol("王芳", post="organisation", subgroup="第一党小组")
    await town.enrol("李强", "赵敏", "周杰", subgroup="第二党小组")
    for name in ("王芳", "李强"):
        await town.start(town.people[name])
    boards = (("支委会", 2, "王芳"), ("第二党小组会 读书", 3, "李强"), ("党小组会", 2, "王芳"))
    for line, expected, name in boards:
        await town.open_signin(line)
        assert f"应到 {expected}　" in town.last(town.people[name]).text
