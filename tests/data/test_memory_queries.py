"""What members remember on both databases: from all their answers, corrected, merged, counted."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from data.models import (
    Account,
    Answer,
    Away,
    BankQuestion,
    Branch,
    Contest,
    Member,
    Memory,
    Plan,
    Player,
    Poll,
    Practice,
    QuestionReport,
    Round,
    Streak,
)
from data.queries import memory, practice, roster
from data.queries import question as bank
from data.store import Store
from data.values.question import Question, QuestionKind
from handlers.quiz import regrading, voting
from handlers.shared.doors import Voter

NOW = datetime(2026, 11, 30, 4, tzinfo=UTC)
"""Monday, twelve o'clock in Shanghai."""
DAY = timedelta(days=1)
TODAY = date(2026, 11, 30)


class Hall:
    """A branch with members and a few questions, in one transaction."""

    def __init__(self, session: Session, *names: str) -> None:
        self.session = session
        self.branch = Branch(chat_id=-100, name="第一党支部", created_at=NOW)
        self.add(self.branch)
        self.members = {
            name: Member(branch_id=self.branch.id, name=name, joined_on=TODAY)
            for name in names or ("王芳", "李强")
        }
        self.add(*self.members.values())

    def add(self, *rows: Any) -> None:
        self.session.add_all(rows)
        self.session.flush()

    def id(self, name: str) -> int:
        return self.members[name].id

    def question(
        self, stem: str = "多久一次？", state: str = "approved", **more: Any
    ) -> BankQuestion:
        fields: dict[str, Any] = {"options": ("每月", "每季度"), "answer": (1,), **more}
        value = Question(QuestionKind.SINGLE, stem, **fields)
        row = bank.store(self.session, self.branch.id, value, NOW, None, state)
        assert row is not None
        return row

    def round(self, question: BankQuestion, state: str = "closed", at: datetime = NOW) -> Round:
        row = Round(
            branch_id=self.branch.id,
            question_id=question.id,
            form="poll",
            asked={},
            posted_at=at,
            closes_at=at + timedelta(hours=1),
            state=state,
        )
        self.add(row)
        return row

    def answer(self, row: Round, name: str, right: bool | None, **more: Any) -> Answer:
        fields = {"voter_id": self.id(name), "at": row.posted_at, "options": [1], **more}
        made = Answer(round_id=row.id, member_id=self.id(name), right=right, **fields)
        self.add(made)
        return made

    def memory(self, name: str, question: BankQuestion) -> Memory | None:
        return self.session.get(Memory, (self.id(name), question.id), populate_existing=True)


async def test_a_round_is_remembered_once_it_is_closed_and_forgotten_when_void(
    store: Store,
) -> None:
    def work(session: Session) -> None:
        hall = Hall(session, "王芳", "李强", "赵敏")
        question = hall.question()
        row = hall.round(question, "open")
        hall.answer(row, "王芳", right=True)
        hall.answer(row, "李强", right=False, late=True)
        hall.answer(row, "赵敏", right=None, options=[])
        memory.rebuild_round(session, row.id, NOW)
        assert session.scalars(select(Memory)).all() == []
        row.state = "closed"
        for _ in range(2):
            memory.rebuild_round(session, row.id, NOW + DAY)
        fang, qiang = hall.memory("王芳", question), hall.memory("李强", question)
        assert fang is not None
        assert qiang is not None
        assert (fang.right, fang.wrong, fang.last_right, fang.wrong_at) == (1, 0, True, None)
        assert (qiang.right, qiang.wrong, qiang.last_right, qiang.wrong_at) == (0, 1, False, NOW)
        assert fang.due_at - qiang.due_at == DAY
        assert hall.memory("赵敏", question) is None
        memory.save(session, hall.id("李强"), question.id, NOW)
        row.state = "void"
        memory.rebuild_round(session, row.id, NOW + DAY)
        assert hall.memory("王芳", question) is None
        kept = hall.memory("李强", question)
        assert kept is not None
        assert (kept.wrong, kept.last_at, kept.saved_at) == (0, None, NOW)

    await store.write(work)


async def test_an_answer_after_the_closing_is_remembered_at_once(store: Store) -> None:
    def work(session: Session) -> None:
        hall = Hall(session)
        question = hall.question()
        row = hall.round(question)
        row.asked = {"answer": [1], "multiple": False}
        hall.add(
            Account(id=7, name="王芳", seen_at=NOW),
            Poll(id="p", kind="round", ref_id=row.id, chat_id=-100, message_id=1),
        )
        hall.members["王芳"].account_id = 7
        session.flush()
        assert voting.vote(session, NOW, Voter(7, "王芳"), "p", (0,))
        assert voting.vote(session, NOW, Voter(8, "路人"), "p", (0,))
        late = hall.memory("王芳", question)
        assert late is not None
        assert (late.wrong, late.wrong_at) == (1, NOW)

    await store.write(work)


async def test_a_corrected_key_puts_practice_and_memory_right(store: Store) -> None:
    def work(session: Session) -> None:
        hall = Hall(session)
        question = hall.question(options=("每月", "每季度", "每年"))
        fill = hall.question("第____条", options=(), answer=(), blanks=(("三",),))
        fill.kind = "fill"
        for chosen in ([0], [1], []):
            right = chosen == [1]
            practice.enter(session, hall.id("王芳"), question.id, chosen, NOW, right=right)
        practice.enter(session, hall.id("李强"), fill.id, ["第 3 条"], NOW, right=True)
        question.answer, fill.blanks = [0], [["三", "三条"]]
        regrading.regrade(session, NOW, question)
        regrading.regrade(session, NOW, fill)
        rows = session.scalars(select(Practice).order_by(Practice.id)).all()
        assert [row.right for row in rows] == [True, False, False, True]
        fang = hall.memory("王芳", question)
        assert fang is not None
        assert (fang.right, fang.wrong) == (1, 2)
        question.answer = [0, 1]
        regrading.regrade(session, NOW, question)
        assert [row.right for row in rows] == [True, True, False, True]

    await store.write(work)


async def test_five_hundred_are_remembered_in_a_handful_of_statements(store: Store) -> None:
    statements: list[str] = []

    def work(session: Session) -> int:
        hall = Hall(session, *(f"成员{n}" for n in range(500)))
        question = hall.question()
        row = hall.round(question)
        for n in range(500):
            hall.session.add(
                Answer(
                    round_id=row.id,
                    voter_id=n + 1,
                    member_id=hall.id(f"成员{n}"),
                    at=NOW,
                    right=n % 3 > 0,
                )
            )
        session.flush()
        event.listen(store.writer, "before_cursor_execute", counted)
        memory.rebuild_round(session, row.id, NOW)
        event.remove(store.writer, "before_cursor_execute", counted)
        return len(session.scalars(select(Memory.member_id)).all())

    def counted(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        statements.append(statement)

    assert await store.write(work) == 500
    assert len(statements) <= 6


async def test_known_shaky_new_and_due_are_counted_of_what_can_be_asked(store: Store) -> None:
    def work(session: Session) -> tuple[memory.Known, memory.Known]:
        hall = Hall(session)
        made = [hall.question(f"第{n}题？") for n in range(7)]
        hall.question("草稿？", "draft")
        hall.question("过期？", until=TODAY - DAY)
        fang = hall.id("王芳")
        at = NOW - 60 * DAY
        for gap in (0, 2, 11):
            at += gap * DAY
            practice.enter(session, fang, made[0].id, [1], at, right=True)
        practice.enter(session, fang, made[1].id, [0], NOW - 2 * DAY, right=False)
        practice.enter(session, fang, made[2].id, [0], NOW - 2 * DAY, right=False)
        practice.enter(session, fang, made[3].id, [1], NOW, right=True)
        memory.save(session, fang, made[4].id, NOW - 2 * DAY)
        hall.round(made[2], "open")
        contest = Contest(
            branch_id=hall.branch.id,
            questions=[made[4].id],
            seconds=30,
            created_at=NOW,
            begins_at=NOW,
            state="paused",
        )
        hall.add(contest)
        known, during = memory.known(session, fang, NOW), memory.due(session, fang, NOW)
        contest.state = "ended"
        return known, during, memory.due(session, fang, NOW)

    assert await store.write(work) == (memory.Known(known=1, shaky=3, new=3), 2, 3)


async def test_the_lists_hold_what_went_wrong_and_what_was_saved(store: Store) -> None:
    def work(session: Session) -> None:
        hall = Hall(session)
        fang = hall.id("王芳")
        first, second, third = (hall.question(f"第{n}题？") for n in (1, 2, 3))

        def on(name: str) -> list[int]:
            rows = practice.listed(session, fang, hall.branch.id, TODAY, name)
            assert len(rows) == practice.many_on(session, fang, hall.branch.id, TODAY, name)
            return [question.id for question, _ in rows]

        practice.enter(session, fang, first.id, [0], NOW, right=False)
        practice.enter(session, fang, second.id, [0], NOW + DAY, right=False)
        practice.enter(session, fang, third.id, [1], NOW, right=True)
        assert [memory.save(session, fang, one.id, NOW) for one in (third, first, third)] == [
            True,
            True,
            False,
        ]
        assert on("wrong") == [second.id, first.id]
        assert sorted(on("saved")) == [first.id, third.id]
        practice.clear(session, fang, first.id, NOW + DAY)
        practice.unsave(session, fang, third.id, NOW)
        assert (on("wrong"), on("saved")) == ([second.id], [first.id])
        practice.enter(session, fang, first.id, [0], NOW + 2 * DAY, right=False)
        hall.round(second, "open")
        assert on("wrong") == [first.id], "what is being asked shows no answer"
        assert practice.longest_ago(session, fang, hall.branch.id, TODAY, 5, name="wrong") == [
            first.id
        ]
        at = NOW + 2 * DAY
        for gap in (1, 3, 12, 40):
            at += gap * DAY
            practice.enter(session, fang, first.id, [1], at, right=True)
        assert on("wrong") == [], "what is known leaves by itself"

    await store.write(work)


async def test_who_is_reminded_of_what_is_due(store: Store) -> None:
    def work(session: Session) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
        names = ("王芳", "李强", "赵敏", "周杰", "孙浩", "何伟", "吴婷")
        hall = Hall(session, *names)
        question, other = hall.question(), hall.question("另一题？")
        for at, name in enumerate(names, start=1):
            hall.add(Account(id=at, name=name, seen_at=NOW, reachable=name != "李强"))
            hall.members[name].account_id = at
            practice.enter(session, hall.id(name), question.id, [0], NOW - DAY, right=False)
        practice.enter(session, hall.id("王芳"), other.id, [0], NOW - DAY, right=False)
        hall.members["赵敏"].reviews = False
        hall.members["周杰"].reviewed_on = TODAY
        hall.add(Away(member_id=hall.id("孙浩"), from_on=TODAY, until_on=TODAY))
        hall.members["何伟"].left_on = TODAY
        session.flush()

        def told(now: datetime, day: date) -> list[tuple[str, int]]:
            rows = practice.to_remind(session, hall.branch, day, now)
            named = {member.id: name for name, member in hall.members.items()}
            return [(named[row.member_id], row.due) for row in rows]

        plan = session.scalars(select(Plan)).one()
        assert plan.next_due_at == NOW + timedelta(minutes=30)
        first = told(NOW, TODAY)
        practice.reminded(session, [hall.id("王芳"), hall.id("吴婷")], TODAY)
        assert told(NOW, TODAY) == []
        return first, told(NOW + DAY, TODAY + DAY)

    today, tomorrow = await store.write(work)
    assert today == [("王芳", 2), ("吴婷", 1)]
    assert tomorrow == [("王芳", 2), ("周杰", 1), ("孙浩", 1), ("吴婷", 1)]


def merged(session: Session, hall: Hall) -> None:
    source, target = hall.members["王芳"], hall.members["李强"]
    roster.merge(session, source, target, by=1, now=NOW, day=TODAY)


@pytest.mark.parametrize("earlier", ["王芳", "李强"])
async def test_of_two_answers_of_one_person_the_first_one_stays(store: Store, earlier: str) -> None:
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


async def test_the_run_of_one_person_is_counted_anew_from_both(store: Store) -> None:
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


async def test_tags_are_those_that_can_be_practised(store: Store) -> None:
    def work(session: Session) -> None:
        hall = Hall(session)
        first = hall.question("第1题？", tags=("党章", "党课"))
        hall.question("第2题？", tags=("党章",))
        hall.question("第3题？", "retired", tags=("旧闻",))
        fang = hall.id("王芳")
        assert practice.tags(session, hall.branch.id, TODAY) == [("党章", 2), ("党课", 1)]
        practice.enter(session, fang, first.id, [1], NOW, right=True)
        assert practice.longest_ago(session, fang, hall.branch.id, TODAY, 5, tag="党课") == [
            first.id
        ]

    await store.write(work)
