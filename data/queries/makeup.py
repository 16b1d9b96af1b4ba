"""Make-up study (补学) for meetings: who missed what, what was assigned, done and confirmed."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, exists, func, select, update
from sqlalchemy.orm import Session

from data.models import Attendance, BankQuestion, Branch, MakeUp, Meeting, Member
from data.queries import choosing
from data.queries.study import Bounds
from data.values.question import QuestionKind
from data.values.standing import Status
from data.values.study import Span

QUESTIONS = 3
_POOL = 12
"""Questions looked at to find those that a button answers."""
_ONE_TAP = (QuestionKind.SINGLE.value, QuestionKind.JUDGE.value)


def missed(
    session: Session, branch: Branch, span: Span, now: datetime, member_id: int = 0
) -> Sequence[tuple[Meeting, int]]:
    """Meetings of a span of local days and how many were absent from each without having make-up
    study yet, the latest first; of one member only with `member_id`."""
    bounds = Bounds.of(span, branch.zone, now)
    query = (
        select(Meeting, func.count())
        .join(Attendance, Attendance.meeting_id == Meeting.id)
        .join(Member, Member.id == Attendance.member_id)
        .where(
            Meeting.branch_id == branch.id,
            Meeting.state == "closed",
            Meeting.starts_at >= bounds.start,
            Meeting.starts_at < bounds.end,
            _open(),
        )
        .group_by(Meeting.id)
        .order_by(Meeting.starts_at.desc())
    )
    if member_id:
        query = query.where(Member.id == member_id)
    return [(meeting, many) for meeting, many in session.execute(query).all()]


def _open() -> ColumnElement[bool]:
    """Absent, still on the roster, and nothing assigned."""
    assigned = exists().where(
        MakeUp.meeting_id == Attendance.meeting_id,
        MakeUp.member_id == Attendance.member_id,
        MakeUp.state != "cancelled",
    )
    return (
        Attendance.expected
        & (Attendance.status == Status.ABSENT.value)
        & Member.left_on.is_(None)
        & ~assigned
    )


def absent(session: Session, meeting: Meeting, member_id: int = 0) -> Sequence[Member]:
    """Who was absent from a meeting and has no make-up study for it yet."""
    query = (
        select(Member)
        .join(Attendance, Attendance.member_id == Member.id)
        .where(Attendance.meeting_id == meeting.id, _open())
        .order_by(Member.id)
    )
    if member_id:
        query = query.where(Member.id == member_id)
    return session.scalars(query).all()


def assign(
    session: Session,
    branch: Branch,
    meeting: Meeting,
    member: Member,
    material_id: int | None,
    by: int,
    now: datetime,
) -> MakeUp:
    """Gives a member what to study for a meeting, and a few questions that one tap answers."""
    row = session.scalars(
        select(MakeUp).where(MakeUp.member_id == member.id, MakeUp.meeting_id == meeting.id)
    ).first() or MakeUp(branch_id=branch.id, member_id=member.id, meeting_id=meeting.id)
    pool = choosing.next_for_member(session, member.id, branch.id, now, count=_POOL)
    row.questions = [one.id for one in pool if one.kind in _ONE_TAP][:QUESTIONS]
    row.material_id, row.state, row.right = material_id, "open", 0
    row.assigned_by, row.assigned_at = by, now
    row.opened_at = row.done_at = None
    session.add(row)
    session.flush()
    return row


def question(session: Session, row: MakeUp) -> BankQuestion | None:
    """The question that is next; those taken out of the bank since are passed over. None where
    all are answered."""
    while row.right < len(row.questions):
        found = session.get(BankQuestion, int(row.questions[row.right]))
        if found is not None and found.state == "approved" and found.kind in _ONE_TAP:
            return found
        row.right += 1
    return None


def open_of(session: Session, member_id: int) -> Sequence[MakeUp]:
    """What a member has still to make up for, the oldest first."""
    return session.scalars(
        select(MakeUp)
        .where(MakeUp.member_id == member_id, MakeUp.state == "open")
        .order_by(MakeUp.id)
    ).all()


def waiting(session: Session, branch_id: int) -> Sequence[tuple[MakeUp, Member, Meeting]]:
    """What is done and waits to be confirmed, the oldest first."""
    return session.execute(
        select(MakeUp, Member, Meeting)
        .join(Member, Member.id == MakeUp.member_id)
        .join(Meeting, Meeting.id == MakeUp.meeting_id)
        .where(MakeUp.branch_id == branch_id, MakeUp.state == "done")
        .order_by(MakeUp.done_at, MakeUp.id)
    ).all()


def entry(session: Session, row: MakeUp) -> Attendance | None:
    """The attendance that is made up for."""
    return session.scalars(
        select(Attendance).where(
            Attendance.meeting_id == row.meeting_id, Attendance.member_id == row.member_id
        )
    ).first()


def carry(session: Session, source_id: int, target_id: int) -> None:
    """Two rows of one person become one: what only one of them has to make up for is the
    other's."""
    has = select(MakeUp.meeting_id).where(MakeUp.member_id == target_id)
    session.execute(
        update(MakeUp)
        .where(MakeUp.member_id == source_id, MakeUp.meeting_id.not_in(has))
        .values(member_id=target_id)
    )
