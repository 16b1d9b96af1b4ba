"""Members bound, merged and claimed on both databases; the records of past meetings stay true."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.imports.roster import DraftPerson, RosterDraft
from data.models import (
    Attendance,
    Branch,
    Claim,
    Correction,
    Meeting,
    Member,
    MemberChange,
)
from data.queries import claim as claims, member as members, roster
from data.store import Store
from handlers.roster.files import service
from tests.data.people import CHEN, DAY, FANG, NOW, QIANG, branch, person


def meeting(session: Session, where: Branch, state: str) -> Meeting:
    moments = {
        key: NOW + timedelta(minutes=minutes)
        for key, minutes in (("opens_at", 0), ("starts_at", 15), ("late_at", 20), ("closes_at", 45))
    }
    made = Meeting(
        branch_id=where.id,
        kind="lecture",
        state=state,
        ends_at=NOW + timedelta(hours=2),
        created_at=NOW,
        **moments,
    )
    session.add(made)
    session.flush()
    return made


def entry(
    session: Session, at: Meeting, who: Member, status: str, *, expected: bool = True
) -> Attendance:
    made = Attendance(
        meeting_id=at.id,
        member_id=who.id,
        name=who.name,
        standing=who.standing,
        expected=expected,
        votes=expected,
        status=status,
        signed_at=NOW if status == "present" else None,
    )
    session.add(made)
    session.flush()
    return made


async def test_merged_entries_follow_and_the_one_that_tells_more_is_kept(store: Store):
    def work(session: Session) -> None:
        here = branch(session)
        fang = person(session, here, "小芳", account_id=FANG, listed=False, post="deputy")
        wang = person(session, here, "王芳", standing="probationary")
        only, both, rather = (
            meeting(session, here, state) for state in ("open", "closed", "closed")
        )
        entry(session, only, fang, "present")
        entry(session, both, fang, "present", expected=False)
        kept = entry(session, both, wang, "absent")
        entry(session, rather, fang, "none", expected=False)
        leave = entry(session, rather, wang, "leave")

        touched = roster.merge(session, fang, wang, by=CHEN, now=NOW, day=DAY)

        assert touched == [only.id]
        assert (wang.account_id, wang.post) == (FANG, "deputy")
        assert session.scalar(select(func.count()).select_from(Member)) == 1
        assert session.scalar(select(func.count()).select_from(Attendance)) == 3
        moved = session.scalars(select(Attendance).where(Attendance.meeting_id == only.id)).one()
        assert (moved.name, moved.standing, moved.expected, moved.votes) == (
            "王芳",
            "probationary",
            True,
            False,
        )
        assert (kept.status, kept.expected, leave.status) == ("present", True, "leave")
        correction = session.scalars(select(Correction)).one()
        assert (correction.before, correction.after, correction.by_account_id) == (
            "absent",
            "present",
            CHEN,
        )
        merged = session.scalars(select(MemberChange).where(MemberChange.field == "merged")).one()
        assert (merged.before, merged.after) == ("小芳", "王芳")

    await store.write(work)


async def test_leaving_and_becoming_full_leave_closed_meetings_as_they_were(store: Store):
    def work(session: Session) -> None:
        here = branch(session)
        zhao = person(session, here, "赵敏", standing="probationary")
        past = entry(session, meeting(session, here, "closed"), zhao, "present")
        past.votes = False
        members.change(
            session, zhao, "standing", "full", by=CHEN, now=NOW, holds_from=date(2026, 10, 1)
        )
        roster.leave(session, zhao, by=CHEN, now=NOW, day=DAY)
        session.flush()
        session.refresh(past)
        assert (past.standing, past.votes, past.expected, past.status) == (
            "probationary",
            False,
            True,
            "present",
        )
        assert members.present(session, here.id) == []
        assert roster.gone(session, here.id) == [zhao]

    await store.write(work)


async def test_a_former_member_gives_up_a_claimed_name(store: Store):
    def work(session: Session) -> None:
        here = branch(session)
        old = person(session, here, "李强", account_id=QIANG, left_on=DAY)
        new = person(session, here, "李强")
        roster.bind(session, new, QIANG, by=CHEN, now=NOW, day=DAY)
        assert (old.account_id, new.account_id) == (None, QIANG)
        assert roster.bind(session, new, QIANG, by=CHEN, now=NOW, day=DAY) == []

    await store.write(work)


async def test_concluding_ends_every_claim_it_makes_idle(store: Store):
    def work(session: Session) -> None:
        here = branch(session)
        li, wang = person(session, here, "李强"), person(session, here, "王芳")
        mine = claims.ask(session, li, QIANG, NOW)
        rival = claims.ask(session, li, FANG, NOW)
        assert claims.ask(session, li, QIANG, NOW).id == mine.id
        assert [c.id for c, _, _ in claims.open_in(session, here.id)] == [mine.id, rival.id]
        assert list(claims.conclude(session, li, QIANG, CHEN, NOW)) == [FANG]
        found = session.scalars(select(Claim))
        states = {claim.account_id: claim.state for claim in found}
        assert states == {QIANG: "confirmed", FANG: "refused"}
        other = claims.ask(session, wang, FANG, NOW)
        claims.ask(session, li, FANG, NOW)
        session.refresh(other)
        assert (other.member_id, other.state) == (wang.id, "withdrawn")

    await store.write(work)


async def test_an_invitation_holds_for_its_branch_and_a_day(store: Store):
    def work(session: Session) -> None:
        here = branch(session)
        claims.invite(session, FANG, here.id, NOW)
        assert claims.invitation(session, FANG, NOW, here.id)
        assert claims.invitation(session, FANG, NOW)
        assert not claims.invitation(session, FANG, NOW, here.id + 1)
        assert not claims.invitation(session, QIANG, NOW, here.id)
        assert not claims.invitation(session, FANG, NOW + timedelta(hours=24), here.id)

    await store.write(work)


def draft(*names: str, columns: tuple[str, ...] = ("name",)) -> RosterDraft:
    people = [DraftPerson(row, "名册", name) for row, name in enumerate(names, 2)]
    return RosterDraft(people, [], frozenset(columns))


async def test_the_largest_roster_is_taken_over_and_then_changes_nothing(store: Store):
    def work(session: Session) -> None:
        here = branch(session)
        chen = person(session, here, "陈静", account_id=CHEN, post="secretary", listed=False)
        read = draft("陈静", *(f"成员{n:04}" for n in range(4_999)))
        done = service.import_file(session, here, chen, read, leave=True, now=NOW, day=DAY)
        assert (done.new, done.left, done.own_name) == (5_000, 0, "")
        assert chen.listed
        again = service.import_file(session, here, chen, read, leave=True, now=NOW, day=DAY)
        assert (again.new, again.changed, again.left) == (0, 0, 0)
        assert session.scalar(select(func.count()).select_from(Member)) == 5_000

    await store.write(work)


async def test_a_list_without_the_sender_says_so_and_sends_no_head_away(store: Store):
    def work(session: Session) -> None:
        here = branch(session)
        person(session, here, "陈静", account_id=CHEN, post="secretary")
        zhao = person(session, here, "赵敏", account_id=FANG, post="organisation")
        person(session, here, "周杰")
        done = service.import_file(session, here, zhao, draft("孙浩"), leave=True, now=NOW, day=DAY)
        assert (done.new, done.left, done.own_name) == (1, 1, "赵敏")
        left = session.scalars(select(Member.name).where(Member.left_on.is_not(None))).all()
        assert list(left) == ["周杰"]

    await store.write(work)


@pytest.mark.parametrize("names", [("李强",), ("李强", "李强")])
async def test_a_former_member_returns_only_under_an_unambiguous_name(
    store: Store, names: tuple[str, ...]
):
    def work(session: Session) -> None:
        here = branch(session)
        chen = person(session, here, "陈静", account_id=CHEN, post="secretary")
        person(session, here, "李强", left_on=DAY)
        done = service.import_file(
            session, here, chen, draft("陈静", *names), leave=False, now=NOW, day=DAY
        )
        assert done.back == (1 if len(names) == 1 else 0)
        assert done.new == len(names) - done.back

    await store.write(work)
