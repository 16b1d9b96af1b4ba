"""Members' memories on both databases: from all their answers, corrected and counted."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import event, select
from sqlalchemy.orm import Session

from data.models import (
    Account,
    Answer,
    Away,
    Contact,
    Contest,
    Memory,
    Plan,
    Poll,
    Practice,
)
from data.queries import memory, practice
from data.store import Store
from handlers.quiz.answers import service as answers
from handlers.quiz.results import service as results
from handlers.shared.feature import Voter
from tests.data.memory_hall import DAY, NOW, TODAY, Hall


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
        assert answers.vote(session, NOW, Voter(7, "王芳"), "p", (0,))
        assert answers.vote(session, NOW, Voter(8, "路人"), "p", (0,))
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
        results.regrade(session, NOW, question)
        results.regrade(session, NOW, fill)
        rows = session.scalars(select(Practice).order_by(Practice.id)).all()
        assert [row.right for row in rows] == [True, False, False, True]
        fang = hall.memory("王芳", question)
        assert fang is not None
        assert (fang.right, fang.wrong) == (1, 2)
        question.answer = [0, 1]
        results.regrade(session, NOW, question)
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
    def work(session: Session) -> tuple[memory.Known, int, int]:
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


async def test_members_reminded_of_due_questions(store: Store) -> None:
    def work(session: Session) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
        names = ("王芳", "李强", "赵敏", "周杰", "孙浩", "何伟", "吴婷")
        hall = Hall(session, *names)
        question, other = hall.question(), hall.question("另一题？")
        for at, name in enumerate(names, start=1):
            hall.add(Account(id=at, name=name, seen_at=NOW))
            hall.add(Contact(account_id=at, bot_id=0, reachable=name != "李强"))
            hall.members[name].account_id = at
            hall.members[name].reviews = True
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
