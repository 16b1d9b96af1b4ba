"""A poll never opens twice; where a lost one stands in the group after all, its answers count."""

from collections.abc import Sequence

import pytest
from sqlalchemy.orm import Session

from data.models import Outgoing, Poll, Round
from sandbox import Message
from tests.stories.contest_town import announce, answer, points_on, ready
from tests.stories.quiz_town import answers, asks, members, single, vote
from tests.town import Town


def polls(town: Town) -> list[Message]:
    return [one for one in town.seen() if one.poll]


async def lose(town: Town, stem: str = "支部党员大会一般多久召开一次？", **more: int) -> Message:
    """Asks a question whose poll arrives although the connection is lost."""
    town.box.faults.order("drop_after", "sendPoll")
    await asks(town, single(stem), **more)
    return polls(town)[-1]


async def states(town: Town) -> Sequence[str]:
    return [one.state for one in await town.every(Round)]


def right(poll: Message) -> int:
    assert poll.poll is not None
    return poll.poll.correct[0]


@pytest.mark.both("faults")
async def test_taken_by_telegram_and_lost_on_the_way_it_opens_once_and_counts(town: Town) -> None:
    await members(town)
    poll = await lose(town)
    await town.wait(minutes=50)
    assert len(polls(town)) == 1
    assert await states(town) == ["lost"]
    assert "不知道群里收到没有" in town.last(town.chen).text
    await vote(town, "王芳", right(poll))
    assert await states(town) == ["open"]
    assert await answers(town) == {"王芳": (True, False)}
    assert "其实已经发到群里了" in town.last(town.chen).text
    await vote(town, "李强", (right(poll) + 1) % 4)
    await town.wait(hours=4)
    await town.wait(minutes=1)
    assert poll.poll is not None
    assert poll.poll.closed
    assert await states(town) == ["closed"]
    assert await answers(town) == {"王芳": (True, False), "李强": (False, False)}
    assert any("2 人作答" in one.text for one in town.seen())
    assert len(polls(town)) == 1


async def test_a_connection_that_broke_before_is_no_proof_either(town: Town) -> None:
    await members(town)
    town.box.faults.order("drop_before", "sendPoll")
    await asks(town, single())
    await town.wait(hours=1)
    assert polls(town) == []
    assert await states(town) == ["lost"]
    assert "不知道群里收到没有" in town.last(town.chen).text


@pytest.mark.parametrize("status", [500, 502, 504])
async def test_an_error_of_the_server_is_no_proof_either(town: Town, status: int) -> None:
    await members(town)
    town.box.faults.order("status", "sendPoll", status=status)
    await asks(town, single())
    await town.wait(hours=1)
    assert polls(town) == []
    assert await states(town) == ["lost"]


async def test_flood_control_proves_it_and_the_poll_comes_later(town: Town) -> None:
    await members(town)
    town.box.faults.order("flood", "sendPoll", retry_after=30)
    await asks(town, single())
    await town.wait(seconds=31)
    assert len(polls(town)) == 1
    assert await states(town) == ["open"]


async def test_one_question_lost_in_two_branches_counts_where_its_voters_are(town: Town) -> None:
    await members(town)
    other, liu = await town.second()
    first = await lose(town)

    def same_there(session: Session) -> None:
        row = session.query(Outgoing).filter_by(card_kind="round").one()
        fields = {c.name: getattr(row, c.name) for c in Outgoing.__table__.c if c.name != "id"}
        mine = session.query(Round).one()
        asked = {c.name: getattr(mine, c.name) for c in Round.__table__.c if c.name != "id"}
        theirs = Round(**{**asked, "branch_id": 2})
        session.add(theirs)
        session.flush()
        session.add(Outgoing(**{**fields, "branch_id": 2, "chat_id": other.id,
                                "card_ref": theirs.id}))  # fmt: skip

    await town.app.store.write(same_there)
    await vote(town, "王芳", right(first))
    assert await states(town) == ["open", "lost"]
    assert liu.id != town.chen.id


async def test_another_bots_poll_of_the_same_words_is_none_of_ours(town: Town) -> None:
    await members(town)
    await asks(town, single())
    body = {
        "update_id": 20_000_000,
        "poll": {"id": "777", "question": "别的问题？", "options": [{"text": "是"}]},
    }
    assert await town.app.intake.take(body) == []
    assert len(await town.every(Poll)) == 1


async def test_known_first_after_its_time_the_answers_given_in_time_count(town: Town) -> None:
    """The updates were held up as well: votes of the hour come when the round is over."""
    await members(town)
    poll = await lose(town, hours=1)
    town.box.world.updates.allow(["message", "callback_query"])
    town.box.world.vote(town.person("王芳"), poll, [right(poll)])
    await town.wait(hours=2)
    assert await states(town) == ["lost"]
    assert poll.poll is not None
    bodies = [
        {"update_id": 30_000_000, "poll_answer": {
            "poll_id": poll.poll.id, "option_ids": [right(poll)],
            "user": {"id": town.person("王芳").id, "is_bot": False, "first_name": "王芳"}}},
        {"update_id": 30_000_001, "poll": {
            "id": poll.poll.id, "question": poll.poll.question, "is_closed": True,
            "options": [{"text": one.text, "voter_count": 0} for one in poll.poll.options]}},
    ]  # fmt: skip
    for body in bodies:
        await town.app.intake.take(body)
    await town.settle()
    assert await states(town) == ["closed"]
    assert await answers(town) == {"王芳": (True, False)}
    assert any("1 人作答" in one.text for one in town.seen())


async def test_a_lost_question_of_a_contest_counts_and_the_next_one_follows(town: Town) -> None:
    await ready(town, "王芳")
    await announce(town, when="现在开始")
    town.box.faults.order("drop_after", "sendPoll")
    await town.wait(seconds=10)
    lost = polls(town)[-1]
    await answer(town, "王芳", poll=lost)
    await town.wait(seconds=60)
    assert len(polls(town)) >= 2
    assert len({one.poll.question for one in polls(town) if one.poll}) == len(polls(town))
    await town.wait(minutes=10)
    assert "closed" in (await states(town))[0]
    assert points_on(town.board())["王芳"] > 0
