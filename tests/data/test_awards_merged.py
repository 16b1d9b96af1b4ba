"""Points and hours after two rows of one person become one: those the person earned."""

from collections import defaultdict
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import (
    Answer,
    Attendance,
    Branch,
    Contest,
    Contribution,
    Material,
    Member,
    Note,
    Player,
    PointEntry,
    Talk,
    Topic,
)
from data.queries import awards, check as checks, outside, points, roster
from data.store import Store
from data.values.points import Rule
from data.values.study import Span
from tests.data.awarding import FRIDAY, NOW, WEEK, answered, branch, meeting, minutes


async def test_two_rows_that_become_one_person_have_what_is_true_of_that_person(
    store: Store,
) -> None:
    def work(session: Session) -> None:
        of, (wang, twin, li) = branch(session)
        both = meeting(session, of, **{f"m{wang}": "present", f"m{twin}": "late"})
        hers = meeting(session, of, **{f"m{wang}": "absent", f"m{twin}": "late"})
        again = meeting(session, of, **{f"m{wang}": "present", f"m{twin}": "present"})
        for row in (both, hers, again):
            awards.meeting(session, NOW, row)
        entry = session.scalars(
            select(Attendance).where(
                Attendance.meeting_id == again.id, Attendance.member_id == wang
            )
        ).one()
        entry.status = "absent"
        session.flush()
        awards.meeting(session, NOW, again)

        first, second = (answered(session, of, **{f"a{wang}": True}) for _ in range(2))
        for asked, good, at in ((first, False, -1), (second, False, 1)):
            answer = {"at": NOW + timedelta(minutes=at), "right": good, "text": "答"}
            session.add(Answer(round_id=asked.id, voter_id=twin, member_id=twin, **answer))
        third = answered(session, of, **{f"a{twin}": True, f"a{li}": True})
        session.flush()
        for one in (first, second, third):
            awards.round_(session, NOW, one)
        points.settle(session, of, Rule.READING, "reading:1:0", {wang, twin}, FRIDAY, NOW)
        points.settle(session, of, Rule.READING, "reading:2:0", {twin}, FRIDAY, NOW)
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


async def test_results_of_both_rows_are_corrected_for_everybody(store: Store) -> None:
    def work(session: Session) -> None:
        of, (wang, twin, li, zhao) = branch(session, 4)
        home = session.get_one(Branch, of)
        session.add(Material(id=1, branch_id=of, title="章程", key="k", added_at=NOW))
        topic = Topic(
            branch_id=of, kind="word", title="新质生产力", state="closed", added_at=NOW,
            posted_at=NOW, closed_at=NOW,
        )  # fmt: skip
        contest = Contest(
            branch_id=of, questions=[1] * 20, seconds=30, state="ended", created_at=NOW,
            begins_at=NOW, ended_at=NOW,
        )  # fmt: skip
        session.add_all([topic, contest])
        session.flush()
        hers = Contribution(topic_id=topic.id, member_id=wang, message_id=1)
        his = Contribution(topic_id=topic.id, member_id=twin, message_id=2)
        for one in (hers, his):
            one.chat_id, one.at, one.length, one.counts = -1, NOW, 20, True
        note = Note(member_id=wang, material_id=1, text="学" * 20, at=NOW)
        session.add_all([hers, his, note])
        session.add(Note(member_id=twin, material_id=1, text="学" * 20, at=NOW))
        for place, member in enumerate((twin, wang, zhao, li)):
            played = {"contest_id": contest.id, "member_id": member, "joined_at": NOW}
            session.add(Player(**played, answered=9, points=900 - place))
        session.flush()
        awards.topic(session, NOW, topic)
        awards.contest(session, NOW, contest)
        for member in (wang, twin):
            awards.note(session, NOW, home, member, 1)
        hers.gone_at, note.text = NOW, "学"
        session.flush()
        awards.topic(session, NOW, topic)
        awards.note(session, NOW, home, wang, 1)
        # Seven days in a row, the first three of them under the other name.
        for day in range(7):
            asked = answered(session, of, **{f"a{twin if day < 3 else wang}": True})
            asked.posted_at = asked.closes_at = NOW - timedelta(days=7 - day)
            answer = session.scalars(select(Answer).where(Answer.round_id == asked.id)).one()
            answer.text = "答"
            session.flush()
            awards.round_(session, NOW, asked)
            awards.streaks(session, NOW, home, FRIDAY - timedelta(days=7 - day))
        members = [session.get_one(Member, one) for one in (twin, wang)]
        roster.merge(session, members[0], members[1], by=1, now=NOW, day=FRIDAY)
        session.expire_all()
        found = worth(session, wang)
        assert found[f"topic:{topic.id}"] == 4
        assert found["note:1"] == 5
        assert found[f"streak:{of}:2026-11-26"] == 5
        assert found[f"contest:{contest.id}:place"] == 5
        assert worth(session, li)[f"contest:{contest.id}:place"] == 5, "one place was free"

    await store.write(work)


def worth(session: Session, member: int) -> dict[str, int]:
    """Returns the subjects of entries → the points for them."""
    found: dict[str, int] = defaultdict(int)
    for entry in session.scalars(select(PointEntry).where(PointEntry.member_id == member)):
        found[entry.cause.partition("~")[0]] += entry.points
    return {cause: total for cause, total in found.items() if total}
