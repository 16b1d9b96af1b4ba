"""A group becomes a supergroup: every card that still serves comes up again, once."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC

import pytest
from sqlalchemy.orm import Session

from data.models import Branch, Card
from data.queries import outbox
from data.values.out import OutMessage
from handlers.features import REGISTRY
from tests.stories import contest_town, quiz_town, reading_town, topics_town
from tests.town import Town, open_town

PRIVATE = {
    "claim.free", "contest.page", "material.inbox", "claims", "bank.reports", "code", "duel",
    "makeups", "topic.summary", "board.own", "newcomers",
}  # fmt: skip
"""Kinds of cards in private chats, which stay where they are."""
OVER = {"round.result", "contribution"}
"""Kinds that are over when they are posted."""


@pytest.fixture
async def town(database_url: str) -> AsyncIterator[Town]:
    """Opens a town whose group is not a supergroup yet."""
    async with open_town(database_url, "group") as made:
        yield made


async def readings(town: Town) -> list[str]:
    titles = [f"第 {number} 课" for number in range(6)]
    for title in titles:
        await reading_town.pushed(town, title)
        await town.wait(minutes=11)
    return titles


async def notices(town: Town) -> list[str]:
    topics = [f"第 {number} 项议题" for number in range(3)]
    for day, topic in enumerate(topics, 1):
        await town.plan(f"党课 12月{day}日 15:00 三楼会议室 {topic}")
        if any("发布" in b.text for row in town.last(town.chen).keyboard for b in row):
            await town.press(town.chen, "发布")
    return topics


async def fill_ins(town: Town) -> list[str]:
    stems = [f"第 {number} 空：每年召开____次。" for number in range(3)]
    for stem in stems:
        await quiz_town.asks(town, quiz_town.fill(stem))
    return [stem[:5] for stem in stems]


async def topics(town: Town) -> list[str]:
    titles = ["一窗办成", "最后一公里"]
    for title in titles:
        await topics_town.posted(town, title)
    return titles


async def board(town: Town) -> list[str]:
    await town.open_signin("学习会")
    return ["学习会"]


async def contest(town: Town) -> list[str]:
    await quiz_town.put(town, *[contest_town.numbered(number) for number in range(12)])
    await contest_town.announce(town, when="5 分钟后")
    return ["🏆"]


Make = Callable[[Town], Awaitable[list[str]]]
KINDS: tuple[Make, ...] = (readings, notices, fill_ins, topics, board, contest)


def cards_of(town: Town, marks: list[str]) -> list[str]:
    """Returns the marks for which a live card hangs in the group, as often as it does."""
    found = [one.text.replace("_", "") for one in town.seen() if one.keyboard or "次" in one.text]
    return [mark for text in found for mark in marks if mark in text]


@pytest.mark.parametrize("make", KINDS)
async def test_all_live_cards_of_a_kind_come_up_again(town: Town, make: Make) -> None:
    await reading_town.studying(town)
    marks = await make(town)
    town.group = town.box.world.migrate(town.group)
    await town.settle()
    assert sorted(cards_of(town, marks)) == sorted(marks)
    await town.wait(minutes=1)
    assert sorted(cards_of(town, marks)) == sorted(marks), "once"


@pytest.mark.parametrize("make", KINDS)
async def test_so_they_do_where_only_a_refused_message_tells_of_it(town: Town, make: Make) -> None:
    await reading_town.studying(town)
    marks = await make(town)
    town.box.world.updates.allow(["callback_query"])
    town.group = town.box.world.migrate(town.group)
    await town.app.store.write(lambda s: _post(s, town))
    await town.settle()
    assert sorted(cards_of(town, marks)) == sorted(marks)


def _post(session: Session, town: Town) -> None:
    chat_id = session.get_one(Branch, 1).chat_id
    now = town.now.astimezone(UTC)
    outbox.post(session, chat_id, "push", OutMessage("通知"), now, branch_id=1)


@pytest.mark.both("faults")
async def test_a_card_in_the_new_group_goes_on_counting(town: Town) -> None:
    await reading_town.studying(town)
    await reading_town.pushed(town)
    await town.wait(minutes=3)
    await reading_town.studies(town, "王芳")
    town.group = town.box.world.migrate(town.group)
    await town.settle()
    assert "已学 1 / 4" in town.board().text
    await town.wait(minutes=3)
    await reading_town.studies(town, "李强")
    assert "已学 2 / 4" in (await reading_town.drawn(town)).text


async def test_what_is_over_stays_where_it_stands(town: Town) -> None:
    await reading_town.studying(town)
    await reading_town.pushed(town)
    await board(town)
    await topics(town)
    await town.wait(days=30)
    town.group = town.box.world.migrate(town.group)
    await town.settle()
    assert town.seen() == []
    assert {one.kind for one in await town.every(Card)} & set(REGISTRY.live) == set()


async def test_a_reply_under_way_follows_the_group(town: Town) -> None:
    """The command came in the old group, its answer goes to the new one."""
    await reading_town.studying(town)
    town.box.world.updates.allow(["message"])
    command = {
        "update_id": 40_000_000,
        "message": {
            "message_id": 77, "date": int(town.now.timestamp()), "text": "/rank",
            "entities": [{"type": "bot_command", "offset": 0, "length": 5}],
            "chat": {"id": town.group.id, "type": "group", "title": "第一党支部"},
            "from": {"id": town.person("王芳").id, "is_bot": False, "first_name": "王芳"},
        },
    }  # fmt: skip
    town.group = town.box.world.migrate(town.group)
    town.app.intake.say(await town.app.intake.take(command))
    await town.settle()
    assert len(town.seen()) == 1
    assert (await town.only(Branch)).chat_id == town.group.id


@pytest.mark.both("faults")
async def test_an_open_poll_is_sent_anew_and_all_answers_count(town: Town) -> None:
    """Each member's first answer counts, given in the old group or in the new one."""
    await quiz_town.members(town, "王芳", "李强", "赵敏")
    old = await quiz_town.asks(town, quiz_town.single())
    assert old.poll is not None
    right, wrong = old.poll.correct[0], (old.poll.correct[0] + 1) % 4
    await quiz_town.vote(town, "王芳", right, poll=old)
    await town.wait(minutes=30)
    town.group = town.box.world.migrate(town.group)
    await town.settle()
    (new,) = [one for one in town.seen() if one.poll]
    assert new.poll is not None
    assert new.poll.question == old.poll.question
    assert [one.text for one in new.poll.options] == [one.text for one in old.poll.options]
    await quiz_town.vote(town, "王芳", wrong, poll=new)
    await quiz_town.vote(town, "李强", wrong, poll=new)
    await town.wait(hours=4)
    await town.wait(minutes=1)
    assert await quiz_town.answers(town) == {"王芳": (True, False), "李强": (False, False)}
    assert "2 人作答" in quiz_town.result_of(town).text
    stopped = [one for one in town.box.log if one.method == "stopPoll"]
    assert stopped == [], "both close by themselves"


async def test_a_poll_that_would_soon_close_is_not_sent_anew_and_counts(town: Town) -> None:
    await quiz_town.members(town, "王芳")
    old = await quiz_town.asks(town, quiz_town.single())
    assert old.poll is not None
    await quiz_town.vote(town, "王芳", old.poll.correct[0], poll=old)
    await town.wait(hours=3, minutes=57)
    town.group = town.box.world.migrate(town.group)
    await town.settle()
    await town.wait(minutes=5)
    await town.wait(minutes=1)
    assert [one for one in town.seen() if one.poll] == []
    assert "1 人作答" in quiz_town.result_of(town).text


async def test_a_poll_sent_anew_that_does_not_arrive_leaves_the_first_one_counting(
    town: Town,
) -> None:
    await quiz_town.members(town, "王芳")
    old = await quiz_town.asks(town, quiz_town.single())
    assert old.poll is not None
    await quiz_town.vote(town, "王芳", old.poll.correct[0], poll=old)
    town.box.faults.order("drop_before", "sendPoll")
    town.group = town.box.world.migrate(town.group)
    await town.settle()
    await town.wait(hours=4)
    await town.wait(minutes=1)
    assert "1 人作答" in quiz_town.result_of(town).text


def test_each_kind_of_card_says_whether_it_serves() -> None:
    assert set(REGISTRY.live) | PRIVATE | OVER == set(REGISTRY.cards)
    assert not set(REGISTRY.live) & (PRIVATE | OVER)
