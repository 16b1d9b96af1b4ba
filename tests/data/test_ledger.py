"""What a meeting, a reading, a round, a discussion and a contest are worth, and put right again."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

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
    Meeting,
    Member,
    Player,
    PointEntry,
    Reading,
    Receipt,
    Round,
    Talk,
    Topic,
)
from data.queries import check as checks
from data.queries import ledger, outside, points, roster
from data.store import Store
from data.values.points import Deed
from data.values.study import Span
from tests.data.test_points import branch

NOW = datetime(2026, 11, 27, 8, tzinfo=UTC)
WEEK = Span(date(2026, 11, 23), date(2026, 11, 29))


def minutes(session: Session) -> dict[int, int]:
    """Member → all minutes."""
    found = select(Hours.member_id, func.sum(Hours.minutes)).group_by(Hours.member_id)
    return {member: int(total) for member, total in session.execute(found).all() if total}


def meeting(session: Session, of: int, **status: str) -> Meeting:
    """A closed meeting of 85 minutes on Friday; `m1="present"` says how member 1 came."""
    row = Meeting(
        branch_id=of,
        kind="lecture",
        starts_at=NOW,
        ends_at=NOW + timedelta(minutes=85),
        opens_at=NOW,
        late_at=NOW,
        closes_at=NOW,
        state="closed",
        created_at=NOW,
    )
    session.add(row)
    session.flush()
    for name, came in status.items():
        member = session.get_one(Member, int(name[1:]))
        session.add(
            Attendance(
                meeting_id=row.id,
                member_id=member.id,
                name=member.name,
                standing="full",
                expected=True,
                votes=True,
                status=came,
            )
        )
    session.flush()
    return row


async def test_a_meeting_gives_hours_by_presence_and_a_correction_puts_both_right(
    store: Store,
) -> None:
    def work(session: Session) -> None:
        of, (wang, li, zhao) = branch(session)
        row = meeting(
            session, of, **{f"m{wang}": "present", f"m{li}": "late", f"m{zhao}": "absent"}
        )
        ledger.meeting(session, NOW, row)
        ledger.meeting(session, NOW, row)
        assert minutes(session) == {wang: 90, li: 90}
        assert points.totals(session, of, WEEK) == {wang: 5, li: 2}
        for entry in session.scalars(select(Attendance)):
            entry.status = {wang: "leave", li: "late", zhao: "made_up"}[entry.member_id or 0]
        session.flush()
        ledger.meeting(session, NOW, row)
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
            ledger.reading(session, NOW, number, wang)
        session.add(Receipt(reading_id=1, member_id=li, at=NOW))
        session.flush()
        ledger.reading(session, NOW, 1, li)
        assert points.totals(session, of, WEEK) == {wang: 3, li: 3}

    await store.write(work)


def answered(session: Session, of: int, **right: bool) -> Round:
    """A closed round; `a1=True` says that member 1 answered rightly."""
    asked: dict[str, Any] = {"kind": "single", "answer": [1]}
    row = Round(
        branch_id=of, form="poll", asked=asked, posted_at=NOW, closes_at=NOW, state="closed"
    )
    session.add(row)
    session.flush()
    for name, good in right.items():
        member = int(name[1:])
        session.add(Answer(round_id=row.id, voter_id=member, member_id=member, at=NOW, right=good))
    session.flush()
    return row


async def test_a_corrected_key_moves_points_and_a_void_round_takes_them(store: Store) -> None:
    def work(session: Session) -> None:
        of, (wang, li, _) = branch(session)
        row = answered(session, of, **{f"a{wang}": True, f"a{li}": False})
        ledger.round_(session, NOW, row)
        assert points.totals(session, of, WEEK) == {wang: 2}
        for answer in session.scalars(select(Answer)):
            answer.right = not answer.right
        session.flush()
        ledger.round_(session, NOW, row)
        assert points.totals(session, of, WEEK) == {wang: 0, li: 2}
        row.state = "void"
        ledger.round_(session, NOW, row)
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
        ledger.topic(session, NOW, row)
        assert points.totals(session, of, WEEK) == {wang: 4, zhao: 10}

    await store.write(work)


async def test_a_contest_gives_hours_and_places_and_a_stopped_one_nothing(store: Store) -> None:
    def work(session: Session) -> None:
        of, (wang, li, zhao) = branch(session)
        row = Contest(
            branch_id=of, questions=[1] * 20, seconds=30, state="ended",
            created_at=NOW, begins_at=NOW, ended_at=NOW,
        )  # fmt: skip
        session.add(row)
        session.flush()
        for member, answers in ((wang, 20), (li, 3), (zhao, 0)):
            session.add(
                Player(contest_id=row.id, member_id=member, joined_at=NOW, answered=answers)
            )
        session.flush()
        ledger.contest(session, NOW, row, {wang: 1, li: 4, zhao: 2})
        assert minutes(session) == {wang: 10, li: 10}
        assert points.totals(session, of, WEEK) == {wang: 10, li: 5}
        row.state = "stopped"
        ledger.contest(session, NOW, row, {wang: 1})
        assert minutes(session) == {}
        assert points.totals(session, of, WEEK) == {wang: 0, li: 0}

    await store.write(work)


async def test_nothing_is_worth_anything_before_it_is_over(store: Store) -> None:
    def work(session: Session) -> None:
        of, (wang, *_) = branch(session)
        row = meeting(session, of, **{f"m{wang}": "present"})
        row.state = "open"
        ledger.meeting(session, NOW, row)
        asked = answered(session, of, **{f"a{wang}": True})
        asked.state = "open"
        ledger.round_(session, NOW, asked)
        assert session.get_one(Branch, of).zone == "Asia/Shanghai"
        assert (minutes(session), points.totals(session, of, WEEK)) == ({}, {})

    await store.write(work)


async def test_what_two_rows_of_one_person_had_counts_once(store: Store) -> None:
    def work(session: Session) -> None:
        of, (wang, twin, _) = branch(session)
        row = meeting(session, of, **{f"m{wang}": "present", f"m{twin}": "late"})
        ledger.meeting(session, NOW, row)
        points.settle(session, of, Deed.SPEECH, "topic:1", {twin}, WEEK.last, NOW)
        outside.enter(session, [twin], "党校轮训", 60, WEEK.first, {}, 1, NOW)
        checks.note_talk(session, of, twin, WEEK.first, "", 1, NOW)
        for kind in roster.LEDGERS:
            kind.carry(session, twin, wang)
        session.expire_all()
        span = Span(WEEK.first, WEEK.last)
        assert points.total(session, wang, span) == 5 + 2 + 4
        assert minutes(session)[wang] == 90 + 60
        assert [one.member_id for one in session.scalars(select(Talk))] == [wang]
        assert [one.title for one in outside.of_member(session, wang, span)] == ["党校轮训"]

    await store.write(work)
