"""Queries about make-up study: who missed what, what is in progress, what is moot."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import (
    Away,
    BankQuestion,
    MakeUp,
)
from data.queries import makeup, question as questions
from data.store import Store
from data.values.question import Question, QuestionKind
from data.values.study import Span
from tests.data.missed import CHEN, NOW, Missed


async def test_missed_things_are_listed_with_counts_the_latest_first(store: Store) -> None:
    def work(session: Session) -> None:
        made = Missed(session)
        assert made.many() == [("reading", 3), ("meeting", 3)]
        assert made.many(member=made.wang) == [("reading", 1), ("meeting", 1)]
        assert made.many(member=made.zhou) == []
        assert made.many(Span(date(2026, 8, 1), date(2026, 8, 3))) == []
        made.wang.left_on = date(2026, 8, 1)
        assert made.many() == [("reading", 2), ("meeting", 2)]
        made.li.joined_on = date(2026, 7, 17)
        assert made.many() == [("reading", 1), ("meeting", 2)]
        session.add(Away(member_id=made.zhao.id, from_on=date(2026, 7, 16)))
        assert made.many() == [("meeting", 2)]
        made.meeting.state = "open"
        assert made.many() == []

    await store.write(work)


async def test_readings_of_long_ago_are_not_asked_for(store: Store) -> None:
    def work(session: Session) -> None:
        made = Missed(session)
        made.reading.posted_at = NOW - makeup.LOOKS_BACK + timedelta(minutes=1)
        year = Span(date(2026, 1, 1), date(2026, 12, 31))
        assert dict(made.many(year))["reading"] == 3
        made.reading.posted_at = NOW - makeup.LOOKS_BACK - timedelta(minutes=1)
        assert "reading" not in dict(made.many(year))

    await store.write(work)


async def test_make_up_in_progress_or_moot_is_not_asked_for_again(store: Store) -> None:
    def work(session: Session) -> None:
        made = Missed(session)
        for thing in (made.meeting, made.reading):
            made.assign(thing, made.wang)
            made.assign(thing, made.li, "done")
        assert made.many() == [("reading", 1), ("meeting", 1)]
        for thing in (made.meeting, made.reading):
            who = makeup.who_missed(session, made.branch, thing)
            assert [one.name for one in who] == ["赵敏"]
            assert makeup.who_missed(session, made.branch, thing, made.wang.id) == []
        assert len(makeup.open_of(session, made.wang.id)) == 2
        assert len(makeup.waiting(session, made.branch.id)) == 2
        for member in (made.wang, made.li):
            made.entry(member).status = "leave"
        assert [one.reading_id for one in makeup.open_of(session, made.wang.id)] == [1]
        (one,) = makeup.waiting(session, made.branch.id)
        assert (one[1].name, one[2]) == ("李强", made.reading)
        for member in (made.wang, made.li):
            made.reads(member)
        assert makeup.open_of(session, made.wang.id) == []
        assert makeup.waiting(session, made.branch.id) == []

    await store.write(work)


async def test_confirmed_make_up_is_assigned_again_after_another_absence(store: Store) -> None:
    def work(session: Session) -> None:
        made = Missed(session)
        row = made.assign(made.meeting, made.wang, "confirmed")
        row.confirmed_by, row.confirmed_at, row.right = CHEN, NOW, 2
        assert ("meeting", 3) in made.many()
        again = makeup.assign(
            session, made.branch, made.meeting, made.wang, None, CHEN, NOW + timedelta(1)
        )
        assert again.id == row.id
        state = again.state, again.right, again.confirmed_by, again.confirmed_at, again.done_at
        assert state == ("open", 0, None, None, None)

    await store.write(work)


async def test_the_quiz_asks_what_a_tap_answers_and_passes_over_what_is_gone(
    store: Store,
) -> None:
    def work(session: Session) -> None:
        made = Missed(session)
        of = made.branch.id
        for number in range(4):
            single = Question(
                kind=QuestionKind.SINGLE, stem=f"{number}?", options=("甲", "乙"), answer=(0,)
            )
            fill = Question(kind=QuestionKind.FILL, stem=f"{number}____", blanks=(("党课",),))
            for one in (single, fill):
                questions.store(session, of, one, NOW, CHEN, "approved")
        session.flush()
        row = made.assign(made.reading, made.wang)
        assert len(row.questions) == makeup.QUESTIONS
        asked = [session.get_one(BankQuestion, number) for number in row.questions]
        assert {found.kind for found in asked} == {"single"}
        assert row.material_id == made.reading.material_id
        assert makeup.question(session, row) == asked[0]
        asked[0].state = "retired"
        assert makeup.question(session, row) == asked[1]
        asked[1].state = "retired"
        row.right = 2
        assert makeup.question(session, row) == asked[2]
        row.right = 3
        assert makeup.question(session, row) is None

    await store.write(work)


async def test_two_rows_of_one_person_keep_what_only_one_of_them_has(store: Store) -> None:
    def work(session: Session) -> None:
        made = Missed(session)
        made.assign(made.meeting, made.wang)
        made.assign(made.reading, made.wang)
        made.assign(made.meeting, made.li, "done")
        makeup.carry(session, made.wang.id, made.li.id)
        session.expire_all()
        rows = {row.state: row for row in session.scalars(select(MakeUp)) if row.reading_id}
        assert rows["open"].member_id == made.li.id
        meetings = session.scalars(select(MakeUp).where(MakeUp.meeting_id.is_not(None))).all()
        assert {(row.member_id, row.state) for row in meetings} == {
            (made.wang.id, "open"),
            (made.li.id, "done"),
        }

    await store.write(work)
