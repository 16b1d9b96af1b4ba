"""Two rows of one person become one: what they have is what is true of that person."""

from collections import defaultdict
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Answer, Attendance, Member, PointEntry, Talk
from data.queries import check as checks
from data.queries import ledger, outside, points, roster
from data.store import Store
from data.values.points import Deed
from data.values.study import Span
from tests.data.test_ledger import FRIDAY, NOW, WEEK, answered, meeting, minutes
from tests.data.test_points import branch


async def test_two_rows_that_become_one_person_have_what_is_true_of_that_person(
    store: Store,
) -> None:
    def work(session: Session) -> None:
        of, (wang, twin, li) = branch(session)
        both = meeting(session, of, **{f"m{wang}": "present", f"m{twin}": "late"})
        hers = meeting(session, of, **{f"m{wang}": "absent", f"m{twin}": "late"})
        again = meeting(session, of, **{f"m{wang}": "present", f"m{twin}": "present"})
        for row in (both, hers, again):
            ledger.meeting(session, NOW, row)
        entry = session.scalars(
            select(Attendance).where(
                Attendance.meeting_id == again.id, Attendance.member_id == wang
            )
        ).one()
        entry.status = "absent"
        session.flush()
        ledger.meeting(session, NOW, again)

        first, second = (answered(session, of, **{f"a{wang}": True}) for _ in range(2))
        for asked, good, at in ((first, False, -1), (second, False, 1)):
            answer = {"at": NOW + timedelta(minutes=at), "right": good, "text": "答"}
            session.add(Answer(round_id=asked.id, voter_id=twin, member_id=twin, **answer))
        third = answered(session, of, **{f"a{twin}": True, f"a{li}": True})
        session.flush()
        for one in (first, second, third):
            ledger.round_(session, NOW, one)
        points.settle(session, of, Deed.READING, "reading:1:0", {wang, twin}, FRIDAY, NOW)
        points.settle(session, of, Deed.READING, "reading:2:0", {twin}, FRIDAY, NOW)
        outside.enter(session, [twin], "党校轮训", 60, WEEK.first, {}, 1, NOW)
        checks.note_talk(session, of, twin, WEEK.first, "", 1, NOW)

        members = [session.get_one(Member, one) for one in (twin, wang)]
        roster.merge(session, members[0], members[1], by=1, now=NOW, day=FRIDAY)
        session.expire_all()
        span = Span(WEEK.first, WEEK.last)
        assert worth(session, wang) == {
            f"meeting:{both.id}": 5,
            f"meeting:{hers.id}:late": 2,
            f"meeting:{again.id}": 5,
            f"round:{second.id}": 2,
            f"round:{third.id}": 2,
            "reading:1:0": 3,
            "reading:2:0": 3,
        }
        assert points.totals(session, of, WEEK) == {wang: 22, li: 2}
        assert minutes(session) == {wang: 3 * 90 + 60}
        assert [one.member_id for one in session.scalars(select(Talk))] == [wang]
        assert [one.title for one in outside.of_member(session, wang, span)] == ["党校轮训"]

    await store.write(work)


def worth(session: Session, member: int) -> dict[str, int]:
    """What entries are about → the points that stand for it."""
    found: dict[str, int] = defaultdict(int)
    for entry in session.scalars(select(PointEntry).where(PointEntry.member_id == member)):
        found[entry.cause.partition("~")[0]] += entry.points
    return {cause: total for cause, total in found.items() if total}
