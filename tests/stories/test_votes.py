"""Answers to polls: recorded once a person, durable, taken back, and never lost."""

from datetime import UTC, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Answer, Member, Poll, Round, StrayVote
from data.queries import outbox
from data.values.out import OutMessage, OutPoll
from tests.stories.quiz_town import branch_of, members, poll_of, vote
from tests.town import Town

ASKED = {"kind": "single", "stem": "多久一次？", "options": ["每月", "每季度"], "answer": [1]}


async def ask(town: Town, **poll: Any) -> int:
    """Posts a poll with two options, the second right; it closes after an hour."""

    def write(session: Session) -> int:
        branch, now = branch_of(session, town), town.now.astimezone(UTC)
        row = Round(
            branch_id=branch.id,
            form="poll",
            asked=ASKED,
            posted_at=now,
            closes_at=now + timedelta(hours=1),
        )
        session.add(row)
        session.flush()
        made = OutPoll("多久一次？", ("每月", "每季度"), correct=(1,), period=3600, **poll)
        message = OutMessage("", poll=made)
        card = ("round", row.id)
        outbox.post(session, branch.chat_id, "round", message, now, branch_id=branch.id, card=card)
        return row.id

    made: int = await town.app.store.write(write)
    await town.settle()
    return made


async def answers(town: Town) -> dict[str, tuple[list[int], bool | None, bool]]:
    """Returns the table: name → indexes, right, late."""

    def read(session: Session) -> dict[str, tuple[list[int], bool | None, bool]]:
        found = session.execute(
            select(Answer, Member).outerjoin(Member, Member.id == Answer.member_id)
        )
        return {
            (member.name if member else answer.name): (answer.options, answer.right, answer.late)
            for answer, member in found.all()
        }

    return await town.look(read)


async def test_an_answer_is_written_down_with_who_and_what(town: Town) -> None:
    await members(town)
    await ask(town)
    await vote(town, "王芳", 1)
    await vote(town, "李强", 0)
    assert await answers(town) == {"王芳": ([1], True, False), "李强": ([0], False, False)}


async def test_an_answer_taken_back_is_taken_back(town: Town) -> None:
    await members(town)
    await ask(town, revoting=True)
    await vote(town, "王芳", 1)
    await vote(town, "王芳")
    assert await answers(town) == {"王芳": ([], None, False)}


async def test_people_not_on_the_roster_are_kept_apart(town: Town) -> None:
    await members(town)
    await ask(town)
    await vote(town, "路人甲", 1)
    row = await town.only(Answer)
    assert (row.member_id, row.name, row.right) == (None, "路人甲", True)


async def test_an_answer_faster_than_the_writing_down_counts(town: Town) -> None:
    await members(town)
    await ask(town)
    poll = await town.only(Poll)

    def unknown(session: Session) -> None:
        session.delete(session.get_one(Poll, poll.id))

    await town.app.store.write(unknown)
    await vote(town, "王芳", 1)
    assert await answers(town) == {}
    assert (await town.only(StrayVote)).poll_id == poll_of(town).poll.id  # type: ignore[union-attr]


async def test_votes_as_the_group_are_kept_apart(town: Town) -> None:
    await members(town)
    await ask(town)
    await town.vote(town.chen, poll_of(town), 1, as_chat=town.group)
    row = await town.only(Answer)
    assert (row.voter_id, row.member_id, row.name) == (town.group.id, None, "第一党支部")
