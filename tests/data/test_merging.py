"""Merging two rows of one person: everything they did becomes one person's."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import (
    Answer,
    Contest,
    Memory,
    Player,
    Practice,
    QuestionReport,
    Streak,
)
from data.queries import memory, practice, roster
from data.store import Store
from tests.data.memory_hall import DAY, NOW, TODAY, Hall


def merged(session: Session, hall: Hall) -> None:
    source, target = hall.members["王芳"], hall.members["李强"]
    roster.merge(session, source, target, by=1, now=NOW, day=TODAY)


@pytest.mark.parametrize("earlier", ["王芳", "李强"])
async def test_the_first_of_two_answers_of_one_person_stays(store: Store, earlier: str) -> None:
    def work(session: Session) -> None:
        hall = Hall(session)
        question = hall.question()
        qiang = hall.id("李强")
        both, alone, taken_back = (hall.round(question, at=NOW - n * DAY) for n in (1, 2, 3))
        for name in ("王芳", "李强"):
            late = timedelta(minutes=name != earlier)
            hall.answer(both, name, right=name == earlier, at=both.posted_at + late)
        hall.answer(alone, "王芳", right=False)
        hall.answer(taken_back, earlier, right=None, options=[])
        other = next(name for name in ("王芳", "李强") if name != earlier)
        hall.answer(taken_back, other, right=True, at=taken_back.posted_at + DAY / 4)
        voter = hall.id(earlier)
        merged(session, hall)
        rows = session.scalars(select(Answer).order_by(Answer.round_id)).all()
        assert [(one.round_id, one.member_id, one.right) for one in rows] == [
            (both.id, qiang, True),
            (alone.id, qiang, False),
            (taken_back.id, qiang, True),
        ]
        assert rows[0].voter_id == voter

    await store.write(work)


async def test_practice_memory_and_lists_of_one_person_become_one(store: Store) -> None:
    def work(session: Session) -> None:
        hall = Hall(session)
        fang, qiang = hall.id("王芳"), hall.id("李强")
        shared, alone = hall.question(), hall.question("另一题？")
        practice.enter(session, fang, shared.id, [0], NOW - 3 * DAY, right=False)
        practice.enter(session, qiang, shared.id, [1], NOW - DAY, right=True)
        practice.enter(session, fang, alone.id, [1], NOW, right=True)
        memory.save(session, fang, shared.id, NOW - DAY)
        memory.save(session, qiang, shared.id, NOW)
        practice.clear(session, fang, shared.id, NOW)
        merged(session, hall)
        assert {row.member_id for row in session.scalars(select(Practice))} == {qiang}
        both, single = hall.memory("李强", shared), hall.memory("李强", alone)
        assert both is not None
        assert (both.right, both.wrong, both.wrong_at) == (1, 1, NOW - 3 * DAY)
        assert (both.saved_at, both.cleared_at) == (NOW - DAY, NOW)
        assert single is not None
        assert len(session.scalars(select(Memory)).all()) == 2

    await store.write(work)


@pytest.mark.parametrize("better", ["王芳", "李强"])
async def test_games_and_doubts_of_one_person_become_one(store: Store, better: str) -> None:
    def work(session: Session) -> None:
        hall = Hall(session)
        fang, qiang = hall.id("王芳"), hall.id("李强")
        moments = {"seconds": 30, "created_at": NOW, "begins_at": NOW}
        both, alone = (Contest(branch_id=hall.branch.id, questions=[], **moments) for _ in range(2))
        hall.add(both, alone)
        for name in ("王芳", "李强"):
            points = 9 if name == better else 3
            hall.add(
                Player(contest_id=both.id, member_id=hall.id(name), joined_at=NOW, points=points),
            )
        hall.add(Player(contest_id=alone.id, member_id=fang, joined_at=NOW, points=5))
        first, second = hall.question(), hall.question("另一题？")
        for question, member_id, state in (
            (first, fang, "open"),
            (first, qiang, "open"),
            (second, fang, "open"),
            (second, qiang, "dismissed"),
        ):
            hall.add(
                QuestionReport(
                    question_id=question.id, member_id=member_id, reason="？", at=NOW, state=state
                )
            )
        merged(session, hall)
        players = session.scalars(select(Player).order_by(Player.contest_id)).all()
        assert [(one.member_id, one.points) for one in players] == [(qiang, 9), (qiang, 5)]
        reports = session.scalars(select(QuestionReport)).all()
        assert sorted((one.question_id, one.member_id, one.state) for one in reports) == [
            (first.id, qiang, "open"),
            (second.id, qiang, "dismissed"),
            (second.id, qiang, "open"),
        ]

    await store.write(work)


async def test_the_streak_of_one_person_is_recounted_from_both(store: Store) -> None:
    def work(session: Session) -> None:
        hall = Hall(session)
        for member in hall.members.values():
            member.joined_on = TODAY - 9 * DAY
        question = hall.question()
        for days, name in ((3, "李强"), (2, "王芳"), (1, "李强")):
            hall.answer(hall.round(question, at=NOW - days * DAY), name, right=True)
        for name in ("王芳", "李强"):
            hall.add(Streak(member_id=hall.id(name), run=1, best=1))
        qiang = hall.id("李强")
        merged(session, hall)
        row = session.scalars(select(Streak)).one()
        assert (row.member_id, row.run, row.best) == (qiang, 3, 3)

    await store.write(work)
