"""The points and hours for a meeting, a reading, a round, a discussion and a contest, and their
corrections."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.models import (
    Answer,
    Attendance,
    Branch,
    Contest,
    Contribution,
    Hours,
    Material,
    Note,
    Player,
    PointEntry,
    Reading,
    Receipt,
    Topic,
)
from data.queries import awards, hours, points
from data.store import Store
from data.values.study import Span
from tests.data.awarding import NOW, WEEK, answered, branch, meeting, minutes


async def test_a_meeting_gives_hours_by_presence_and_a_correction_puts_both_right(
    store: Store,
) -> None:
    def work(session: Session) -> None:
        of, (wang, li, zhao) = branch(session)
        row = meeting(
            session, of, **{f"m{wang}": "present", f"m{li}": "late", f"m{zhao}": "absent"}
        )
        awards.meeting(session, NOW, row)
        awards.meeting(session, NOW, row)
        assert minutes(session) == {wang: 90, li: 90}
        assert points.totals(session, of, WEEK) == {wang: 5, li: 2}
        for entry in session.scalars(select(Attendance)):
            entry.status = {wang: "leave", li: "late", zhao: "made_up"}[entry.member_id or 0]
        session.flush()
        awards.meeting(session, NOW, row)
        assert minutes(session) == {li: 90, zhao: 90}
        assert points.totals(session, of, WEEK) == {wang: 0, li: 2, zhao: 2}
        causes = session.scalars(select(Hours.cause).where(Hours.member_id == wang))
        assert sorted(causes) == [f"meeting:{row.id}", f"meeting:{row.id}~2"]

    await store.write(work)


async def test_the_same_part_pushed_twice_gives_points_once(store: Store) -> None:
    def work(session: Session) -> None:
        of, (wang, li, _) = branch(session)
        session.add(Material(id=1, branch_id=of, title="章程", key="k", added_at=NOW))
        session.flush()
        for number in (1, 2):
            pushed = {"branch_id": of, "material_id": 1, "title": "章程", "minutes": 4}
            session.add(Reading(id=number, posted_at=NOW, **pushed))
            session.flush()
            session.add(Receipt(reading_id=number, member_id=wang, at=NOW))
            session.flush()
            awards.reading(session, NOW, number, wang, 40)
        session.add(Receipt(reading_id=1, member_id=li, at=NOW))
        session.flush()
        awards.reading(session, NOW, 1, li, 40)
        assert points.totals(session, of, WEEK) == {wang: 3, li: 3}

    await store.write(work)


async def test_a_corrected_key_moves_points_and_a_void_round_takes_them(store: Store) -> None:
    def work(session: Session) -> None:
        of, (wang, li, zhao) = branch(session)
        row = answered(session, of, **{f"a{wang}": True, f"a{li}": False})
        late = {"voter_id": zhao, "member_id": zhao, "at": NOW, "right": True, "late": True}
        stranger = {"voter_id": 99, "at": NOW, "right": True}
        session.add_all([Answer(round_id=row.id, **one) for one in (late, stranger)])
        session.flush()
        awards.round_(session, NOW, row)
        assert points.totals(session, of, WEEK) == {wang: 2}
        for answer in session.scalars(select(Answer).where(Answer.member_id.in_([wang, li]))):
            answer.right = not answer.right
        session.flush()
        awards.round_(session, NOW, row)
        assert points.totals(session, of, WEEK) == {wang: 0, li: 2}
        row.state = "void"
        awards.round_(session, NOW, row)
        assert points.totals(session, of, WEEK) == {wang: 0, li: 0}
        assert session.scalar(select(func.count()).select_from(PointEntry)) == 4

    await store.write(work)


async def test_a_discussion_gives_points_to_speakers_and_to_its_lead(store: Store) -> None:
    def work(session: Session) -> None:
        of, (wang, li, zhao) = branch(session)
        row = Topic(
            branch_id=of, kind="lead", title="新质生产力", lead_id=zhao, state="closed",
            added_at=NOW, posted_at=NOW, closed_at=NOW,
        )  # fmt: skip
        session.add(row)
        session.flush()
        for member, counts, gone in ((wang, True, None), (li, False, None), (zhao, True, NOW)):
            session.add(
                Contribution(
                    topic_id=row.id,
                    member_id=member,
                    chat_id=-1,
                    message_id=member,
                    at=NOW,
                    length=20,
                    counts=counts,
                    gone_at=gone,
                )
            )
        session.flush()
        row.state = "open"
        awards.topic(session, NOW, row)
        assert points.totals(session, of, WEEK) == {}
        row.state = "closed"
        for _ in range(2):
            awards.topic(session, NOW, row)
        assert points.totals(session, of, WEEK) == {wang: 4, zhao: 10}

    await store.write(work)


async def test_a_contest_gives_hours_and_places_and_a_stopped_one_nothing(store: Store) -> None:
    def work(session: Session) -> None:
        of, (wang, li, zhao, qian, sun, wu) = branch(session, 6)
        row = Contest(
            branch_id=of, questions=[1] * 20, seconds=30, state="ended",
            created_at=NOW, begins_at=NOW, ended_at=NOW,
        )  # fmt: skip
        session.add(row)
        session.flush()
        # Two share the third place, so that there is no fourth.
        for member, answers, worth in (
            (wang, 20, 900), (li, 3, 300), (zhao, 0, 0),
            (qian, 9, 600), (sun, 9, 500), (wu, 9, 500),
        ):  # fmt: skip
            played = {"contest_id": row.id, "member_id": member, "joined_at": NOW}
            session.add(Player(**played, answered=answers, points=worth))
        session.flush()
        for _ in range(2):
            awards.contest(session, NOW, row)
        assert minutes(session) == dict.fromkeys((wang, li, qian, sun, wu), 10)
        assert points.totals(session, of, WEEK) == {wang: 10, li: 5, qian: 10, sun: 10, wu: 10}
        row.kind = "duel"
        row.state = "stopped"
        awards.contest(session, NOW, row)
        assert points.totals(session, of, WEEK)[wang] == 10, "duels are no business of the ledger"
        row.kind = "group"
        awards.contest(session, NOW, row)
        assert minutes(session) == {}
        assert set(points.totals(session, of, WEEK).values()) == {0}

    await store.write(work)


@pytest.mark.parametrize(
    ("zone", "day"),
    [("Asia/Shanghai", date(2027, 1, 1)), ("Europe/London", date(2026, 12, 31))],
)
async def test_new_year_is_where_the_branch_is(store: Store, zone: str, day: date) -> None:
    def work(session: Session) -> None:
        of, (wang, *_) = branch(session)
        session.get_one(Branch, of).zone = zone
        row = meeting(session, of, **{f"m{wang}": "observing"})
        row.starts_at = datetime(2026, 12, 31, 18, tzinfo=UTC)
        row.ends_at = row.starts_at + timedelta(minutes=130)
        awards.meeting(session, NOW, row)
        asked = answered(session, of, **{f"a{wang}": True})
        asked.posted_at = row.starts_at
        awards.round_(session, NOW, asked)
        year = Span(date(day.year, 1, 1), date(day.year, 12, 31))
        assert [one.day for one in points.entries(session, wang, year)] == [day]
        assert hours.totals(session, of, year) == {wang: 120}
        assert hours.total(session, wang, year.first, year.last) == 120

    await store.write(work)


async def test_nothing_is_worth_anything_before_it_is_over(store: Store) -> None:
    def work(session: Session) -> None:
        of, (wang, *_) = branch(session)
        row = meeting(session, of, **{f"m{wang}": "present"})
        for state in ("planned", "open", "cancelled"):
            row.state = state
            awards.meeting(session, NOW, row)
        asked = answered(session, of, **{f"a{wang}": True})
        asked.state = "open"
        awards.round_(session, NOW, asked)
        contest = Contest(branch_id=of, questions=[], seconds=9, created_at=NOW, begins_at=NOW)
        session.add(contest)
        session.flush()
        asked.contest_id, asked.state = contest.id, "closed"
        awards.round_(session, NOW, asked)
        awards.contest(session, NOW, contest)
        assert session.get_one(Branch, of).zone == "Asia/Shanghai"
        assert (minutes(session), points.totals(session, of, WEEK)) == ({}, {})

    await store.write(work)


async def test_a_note_of_some_length_gives_points_until_it_is_gone(store: Store) -> None:
    def work(session: Session) -> None:
        of, (wang, li, _) = branch(session)
        row = session.get_one(Branch, of)
        session.add(Material(id=1, branch_id=of, title="章程", key="k", added_at=NOW))
        session.flush()
        week_after = NOW + timedelta(days=7)

        def noted(now: datetime) -> int:
            session.flush()
            for _ in range(2):
                awards.note(session, now, row, wang, 1)
            return points.total(session, wang, WEEK)

        short, long = (
            Note(member_id=wang, material_id=1, text="学" * many, at=NOW) for many in (19, 20)
        )
        session.add_all([short, Note(member_id=li, material_id=1, text="学" * 20, at=NOW)])
        assert noted(NOW) == 0
        session.add(long)
        assert noted(NOW) == 5
        short.text += "习"
        session.delete(long)
        assert noted(NOW) == 5, "the other one is long enough now"
        short.text = "学"
        assert noted(week_after) == 0, "taken back on the day it was given for"
        short.text = "学" * 20
        assert noted(week_after) == 0
        later = Span(WEEK.first + timedelta(7), WEEK.last + timedelta(7))
        assert points.totals(session, of, later) == {wang: 5}

    await store.write(work)
