"""Points of a discussion: given at its end, and updated whenever a contribution changes."""

from sqlalchemy.orm import Session

from data.models import Contribution, Member
from data.queries import points
from data.values.study import Span
from tests.stories.topics_town import MINE, OTHER, TEN, answers, branch_of, posted, talking
from tests.town import Town


async def totals(town: Town) -> dict[str, int]:
    """Returns everybody's points, without those who have none."""
    span = Span(TEN.date(), TEN.date())

    def read(session: Session) -> dict[str, int]:
        found = points.totals(session, branch_of(session, town).id, span)
        return {session.get_one(Member, one).name: sum_ for one, sum_ in found.items() if sum_}

    return await town.look(read)


async def test_points_are_given_at_the_end_and_follow_what_counts(town: Town) -> None:
    await talking(town)
    await posted(town)
    await answers(town, "王芳", MINE)
    theirs = await answers(town, "李强", OTHER)
    assert await totals(town) == {}
    await town.wait(days=3)
    assert await totals(town) == {"王芳": 4, "李强": 4}

    await town.edit(theirs, "算了。")
    assert await totals(town) == {"王芳": 4}
    await town.edit(theirs, OTHER)
    assert await totals(town) == {"王芳": 4, "李强": 4}
    assert {tuple(row.marks) for row in await town.every(Contribution)} == {()}

    chen, wang = town.chen, town.person("王芳")
    await town.say(chen, "/topic", private=True)
    for label in ("往期结果", "一窗办成", "发言 2", "李强", "不计入"):
        await town.press(chen, label)
    assert await totals(town) == {"王芳": 4}
    await town.press(chen, "恢复计入")
    assert await totals(town) == {"王芳": 4, "李强": 4}

    await town.say(wang, "/topic", private=True)
    for label in ("我的发言", "我觉得关键是", "撤回", "撤回"):
        await town.press(wang, label)
    assert await totals(town) == {"李强": 4}
