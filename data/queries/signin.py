"""Attendance: who may sign in, who has, and the counts of a board."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnExpressionArgument, bindparam, func, select, update
from sqlalchemy.orm import Session

from data.models import Account, Attendance, Branch, CodeGuess, Meeting, Member, Moment, Subgroup
from data.prepared import Prepared
from data.queries import away
from data.store import upsert
from data.values.standing import Standing, Status, votes

CAME = (Status.PRESENT, Status.LATE)
COMMITTEE = ("secretary", "deputy", "organisation", "publicity", "discipline")

_meeting, _branch = Meeting.__table__.c, Branch.__table__.c
_account = Account.__table__.c
_member, _entry = Member.__table__.c, Attendance.__table__.c
_other = Attendance.__table__.alias()

FACTS = Prepared(
    select(
        _meeting.id.label("meeting_id"),
        _meeting.state,
        _meeting.late_at,
        _meeting.closes_at,
        _meeting.secret,
        _meeting.branch_id,
        _meeting.audience,
        _branch.chat_id,
        _branch.bot_id,
        func.coalesce(_account.language, _branch.language).label("language"),
        _branch.zone,
        _member.id.label("member_id"),
        _entry.id.label("entry_id"),
        _entry.status,
        _entry.signed_at,
        _entry.expected,
        select(func.count())
        .where(_other.c.meeting_id == _meeting.id, _other.c.signed_at.is_not(None))
        .scalar_subquery()
        .label("signed"),
    )
    .select_from(Meeting.__table__)
    .join(Branch.__table__, _branch.id == _meeting.branch_id)
    .outerjoin(
        Member.__table__,
        (_member.branch_id == _meeting.branch_id)
        & (_member.account_id == bindparam("account_id"))
        & _member.left_on.is_(None),
    )
    .outerjoin(Account.__table__, _account.id == bindparam("account_id"))
    .outerjoin(
        Attendance.__table__,
        (_entry.meeting_id == _meeting.id) & (_entry.member_id == _member.id),
    )
    .where(_meeting.id == bindparam("meeting_id"))
)
"""All facts for a tap on a board, in one statement."""

SIGN = Prepared(
    update(Attendance.__table__)  # type: ignore[arg-type]
    .where(_entry.id == bindparam("entry_id"))
    .values(status=bindparam("new_status"), signed_at=bindparam("at", type_=Moment()))
)


def facts(session: Session, meeting_id: int, account_id: int) -> Any | None:
    """Returns the facts about a meeting and an account; None where there is no such meeting."""
    return FACTS.first(session, meeting_id=meeting_id, account_id=account_id)


def sign(session: Session, entry_id: int, status: Status, at: datetime) -> None:
    """Writes a sign-in into an existing entry."""
    SIGN.run(session, entry_id=entry_id, new_status=status.value, at=at)


def place_of(session: Session, meeting_id: int, signed_at: datetime) -> int:
    """Returns the rank of a sign-in by time, from 1."""
    return (
        session.scalar(
            select(func.count())
            .select_from(Attendance)
            .where(Attendance.meeting_id == meeting_id, Attendance.signed_at <= signed_at)
        )
        or 0
    )


def in_audience(meeting: Meeting, post: str, subgroup_id: int | None) -> bool:
    """Tells whether a member with this post and subgroup belongs to a meeting's audience."""
    if meeting.audience == "committee":
        return post in COMMITTEE
    if meeting.audience == "subgroup":
        return subgroup_id is not None and subgroup_id == meeting.subgroup_id
    return True


def add_entry(
    session: Session,
    meeting: Meeting,
    member: Member,
    *,
    status: Status = Status.NONE,
    at: datetime | None = None,
    subgroup: str = "",
) -> None:
    """Adds an entry with a member's present details; an existing one stays as it is."""
    expected = _expected(meeting, member)
    made = session.execute(
        upsert(session, Attendance)
        .values(
            meeting_id=meeting.id,
            member_id=member.id,
            name=member.shown[:200],
            subgroup=subgroup,
            standing=member.standing,
            expected=expected,
            votes=expected and _votes(member),
            status=status.value,
            signed_at=at,
            reason="",
            coming_late=False,
        )
        .on_conflict_do_nothing()
        .returning(Attendance.votes)
    ).first()
    counted = made is not None and made[0] and meeting.voters_away
    if counted and away.on(session, member.id, day_of(session, meeting)) is not None:
        meeting.voters_away -= 1


def _votes(member: Member) -> bool:
    """Tells whether a member has voting rights, and they are not suspended."""
    return votes(Standing(member.standing)) and not member.suspended


def _expected(meeting: Meeting, member: Member) -> bool:
    """Tells whether a member is expected: full and probationary members of the roster in the
    audience."""
    return (
        member.listed
        and Standing(member.standing) in {Standing.FULL, Standing.PROBATIONARY}
        and in_audience(meeting, member.post, member.subgroup_id)
    )


def expect(session: Session, meeting: Meeting) -> None:
    """Adds an entry for everybody in the meeting's audience by the present roster; not for those
    away on the meeting's day, who are expected only if they come all the same.

    Earlier entries (leave asked for ahead) are updated from the roster.
    """
    groups = {
        row.id: row.name
        for row in session.scalars(select(Subgroup).where(Subgroup.branch_id == meeting.branch_id))
    }
    roster = session.scalars(
        select(Member)
        .where(Member.branch_id == meeting.branch_id, Member.left_on.is_(None))
        .order_by(Member.id)
    ).all()
    gone = away.members(session, meeting.branch_id, day_of(session, meeting))
    here = [m for m in roster if in_audience(meeting, m.post, m.subgroup_id) and m.id not in gone]
    for member in here:
        add_entry(session, meeting, member, subgroup=groups.get(member.subgroup_id or 0, ""))
    known = {member.id: member for member in here}
    for entry in entries(session, meeting.id):
        now_here = known.get(entry.member_id or 0)
        entry.standing = now_here.standing if now_here else entry.standing
        entry.expected = now_here is not None and _expected(meeting, now_here)
        entry.votes = entry.expected and now_here is not None and _votes(now_here)
    meeting.voters_away = sum(
        one.id in gone and _expected(meeting, one) and _votes(one) for one in roster
    )


def day_of(session: Session, meeting: Meeting) -> date:
    """Returns the local day of a meeting."""
    zone = ZoneInfo(session.get_one(Branch, meeting.branch_id).zone)
    return meeting.starts_at.astimezone(zone).date()


def entry_of(session: Session, meeting_id: int, member_id: int) -> Attendance | None:
    """Returns a member's entry of a meeting."""
    return session.scalars(
        select(Attendance).where(
            Attendance.meeting_id == meeting_id, Attendance.member_id == member_id
        )
    ).first()


def guest_entry(session: Session, meeting_id: int, account_id: int) -> Attendance | None:
    """Returns the entry of an account that is nobody's member."""
    return session.scalars(
        select(Attendance).where(
            Attendance.meeting_id == meeting_id, Attendance.guest_id == account_id
        )
    ).first()


def entries(session: Session, meeting_id: int) -> Sequence[Attendance]:
    """Returns all entries of a meeting, in roster order, guests last."""
    return session.scalars(
        select(Attendance)
        .where(Attendance.meeting_id == meeting_id)
        .order_by(Attendance.guest_id.is_not(None), Attendance.member_id, Attendance.id)
    ).all()


def observe(
    session: Session,
    meeting_id: int,
    account_id: int,
    name: str,
    at: datetime,
    standing: Standing = Standing.GUEST,
) -> bool:
    """Records the presence of somebody who is no member; False where it was recorded before.

    Where there is no roster yet their `standing` is full: they may become members later.
    """
    written = session.execute(
        upsert(session, Attendance)
        .values(
            meeting_id=meeting_id,
            guest_id=account_id,
            name=name[:200],
            subgroup="",
            standing=standing.value,
            expected=False,
            votes=False,
            status=Status.OBSERVING.value,
            signed_at=at,
            reason="",
            coming_late=False,
        )
        .on_conflict_do_nothing()
        .returning(Attendance.id)
    )
    return written.first() is not None


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts of a board and a result, in people."""

    expected: int
    present: int
    """On time or late."""
    late: int
    leave: int
    made_up: int
    missing: int
    """Neither there nor on leave, and not made up since."""
    coming_late: int
    observing: int
    voters: int
    """With voting rights, those who are away or on long leave included."""
    voters_present: int

    @property
    def quorum(self) -> bool:
        """Whether more than half of those with voting rights are present
        (《中国共产党支部工作条例（试行）》on votes of a general meeting)."""
        return self.voters_present * 2 > self.voters


def _many(*conditions: ColumnExpressionArgument[bool]) -> Any:
    return func.count().filter(*conditions)


_CAME = Attendance.status.in_(CAME)
_COUNTS = select(
    _many(Attendance.expected),
    _many(Attendance.expected, _CAME),
    _many(Attendance.expected, Attendance.status == Status.LATE),
    _many(Attendance.expected, Attendance.status == Status.LEAVE),
    _many(Attendance.expected, Attendance.status == Status.MADE_UP),
    _many(Attendance.expected, Attendance.status == Status.NONE, Attendance.coming_late),
    _many(Attendance.status == Status.OBSERVING),
    _many(Attendance.votes),
    _many(Attendance.votes, _CAME),
    select(Meeting.voters_away).where(Meeting.id == bindparam("meeting_id")).scalar_subquery(),
).where(Attendance.meeting_id == bindparam("meeting_id"))


def counts(session: Session, meeting_id: int) -> Counts:
    """Returns the counts of a meeting, in one statement."""
    row = session.execute(_COUNTS, {"meeting_id": meeting_id}).one()
    expected, present, late, leave, made_up, coming, observing, voters, voters_present, away_ = row
    return Counts(
        expected=expected,
        present=present,
        late=late,
        leave=leave,
        made_up=made_up,
        missing=expected - present - leave - made_up,
        coming_late=coming,
        observing=observing,
        voters=voters + away_,
        voters_present=voters_present,
    )


_LATEST = (
    select(Attendance.name)
    .where(Attendance.meeting_id == bindparam("meeting_id"), Attendance.signed_at.is_not(None))
    .order_by(Attendance.signed_at.desc(), Attendance.id.desc())
    .limit(bindparam("most"))
)


def latest(session: Session, meeting_id: int, most: int = 4) -> Sequence[str]:
    """Returns the names of those who signed in last, the newest first."""
    return session.scalars(_LATEST, {"meeting_id": meeting_id, "most": most}).all()


def wrong_codes(session: Session, meeting_id: int) -> int:
    """Counts the wrong on-site codes at a meeting, everybody's together."""
    wanted = select(func.sum(CodeGuess.wrong)).where(CodeGuess.meeting_id == meeting_id)
    return int(session.scalar(wanted) or 0)
