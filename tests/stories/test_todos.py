"""A member's todos: one list over all features, the first to end before the rest."""

from datetime import UTC

from sqlalchemy.orm import Session

from data.queries import topic as topics
from handlers.topics.discussion import service
from sandbox import Message
from tests.stories.quiz_town import asks, branch_of, members, single, vote
from tests.stories.topics_town import MINE, answers
from tests.town import Town


async def discusses(town: Town, title: str) -> None:
    """Posts a topic."""

    def write(session: Session) -> None:
        branch, now = branch_of(session, town), town.now.astimezone(UTC)
        service.post(session, now, branch, topics.add(session, branch.id, "word", title, now, None))

    await town.app.store.write(write)
    await town.settle()


async def my_page(town: Town, name: str) -> Message:
    """Returns somebody's page."""
    who = town.person(name)
    await town.say(who, "/me", private=True)
    return town.last(who)


def open_lines(page: Message) -> list[str]:
    """Returns the todos on a page."""
    return page.text.partition("还没做的\n")[2].splitlines()


async def test_questions_and_discussions_are_open_until_one_took_part(town: Town) -> None:
    await members(town)
    await town.enrol("周杰", standing="guest")
    await discusses(town, "一窗办成")
    await asks(town, single())
    question = "❓ 今日一题还有 1 题没有答，今天 12:00 截止"
    page = await my_page(town, "王芳")
    assert open_lines(page) == [question, "💬 还没有发言：一窗办成"]
    assert [b.text for b in page.keyboard[0]] == ["❓ 去作答", "💬 去发言"]
    assert (
        page.keyboard[0][0].url == f"https://t.me/c/{str(town.group.id)[4:]}/{town.seen()[-1].id}"
    )
    assert open_lines(await my_page(town, "周杰")) == [], "nothing is expected of guests"

    await vote(town, "王芳", 1)
    assert open_lines(await my_page(town, "王芳")) == ["💬 还没有发言：一窗办成"]
    await answers(town, "赵敏", MINE)
    assert open_lines(await my_page(town, "赵敏")) == [question]

    await my_page(town, "李强")
    await town.press(town.person("李强"), "去发言")
    assert "一窗办成" in town.last(town.person("李强")).text
    await town.wait(hours=4)
    await town.wait(seconds=2)
    assert open_lines(await my_page(town, "赵敏")) == []
    assert open_lines(await my_page(town, "李强")) == ["💬 还没有发言：一窗办成"]
    await town.wait(days=3)
    assert open_lines(await my_page(town, "李强")) == []
