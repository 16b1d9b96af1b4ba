"""Finds out what changed about a period after it was checked: by whom, when and why, from the rows
that did it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from data.models import (
    Answer,
    Attendance,
    Contribution,
    Correction,
    Hours,
    MakeUp,
    Meeting,
    Member,
    MemberChange,
    Outside,
    PointEntry,
    QuestionChange,
    Reading,
    Receipt,
    Round,
    Topic,
)
from data.queries.due_item import kinds_of
from data.queries.study import Bounds
from data.values.study import Span

WHYS = ("late", "made_up", "key", "speech", "merged", "roster", "training", "entry")
"""Reasons that nobody typed; texts are named after them."""
_ROSTER = ("joined_on", "left_on", "standing", "listed", "post")
"""Fields of a member that decide what is expected of them."""


@dataclass(frozen=True, slots=True)
class Cause:
    """The reason why a member's figure changed: by whose account (None for the member's own doing),
    when, and why: the reason given, or one of `WHYS`."""

    by: int | None
    at: datetime
    reason: str = ""
    why: str = ""


def cause(
    session: Session, name: str, member_id: int, span: Span, bounds: Bounds, since: datetime
) -> Cause | None:
    """Returns the last event after a moment that changed a member's line of a span of local days,
    or their right answers or points in it; None where no row tells, as with a question that was
    made void."""
    return max(
        (
            one
            for find in _FINDERS.get(name, ())
            for one in (find(session, member_id, span, bounds, since),)
            if one is not None
        ),
        key=lambda one: one.at,
        default=None,
    )


def _attendance(
    session: Session, member_id: int, _span: Span, bounds: Bounds, since: datetime
) -> Cause | None:
    row = session.scalars(
        select(Correction)
        .join(Attendance, Attendance.id == Correction.attendance_id)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .where(
            Attendance.member_id == member_id,
            Correction.at >= since,
            Meeting.starts_at >= bounds.start,
            Meeting.starts_at < bounds.end,
        )
        .order_by(Correction.at.desc(), Correction.id.desc())
        .limit(1)
    ).first()
    return Cause(row.by_account_id, row.at, row.reason) if row else None


def _reading(
    session: Session, member_id: int, _span: Span, bounds: Bounds, since: datetime
) -> Cause | None:
    """Finds late study, by the member alone or as confirmed make-up study."""
    branch_id = session.get_one(Member, member_id).branch_id
    fell = kinds_of(branch_id, bounds.start, bounds.end)["readings"].fell
    row = session.execute(
        select(Receipt.at, MakeUp.confirmed_by)
        .join(Reading, Reading.id == Receipt.reading_id)
        .outerjoin(
            MakeUp,
            (MakeUp.reading_id == Receipt.reading_id) & (MakeUp.member_id == Receipt.member_id),
        )
        .where(Receipt.member_id == member_id, Receipt.at >= since, fell)
        .order_by(Receipt.at.desc(), Receipt.id.desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    return Cause(row.confirmed_by, row.at, why="made_up" if row.confirmed_by else "late")


def _key(
    session: Session, member_id: int, _span: Span, bounds: Bounds, since: datetime
) -> Cause | None:
    row = session.scalars(
        select(QuestionChange)
        .join(Round, Round.question_id == QuestionChange.question_id)
        .join(Answer, Answer.round_id == Round.id)
        .where(
            Answer.member_id == member_id,
            QuestionChange.at >= since,
            Round.contest_id.is_(None),
            Round.closes_at >= bounds.start,
            Round.closes_at < bounds.end,
        )
        .order_by(QuestionChange.at.desc(), QuestionChange.id.desc())
        .limit(1)
    ).first()
    return Cause(row.by_account_id, row.at, why="key") if row else None


def _speech(
    session: Session, member_id: int, _span: Span, bounds: Bounds, since: datetime
) -> Cause | None:
    """Finds a contribution taken back, edited, or judged by somebody else."""
    when = (Contribution.gone_at, Contribution.edited_at, Contribution.judged_at)
    rows = session.scalars(
        select(Contribution)
        .join(Topic, Topic.id == Contribution.topic_id)
        .where(
            Contribution.member_id == member_id,
            Topic.closed_at >= bounds.start,
            Topic.closed_at < bounds.end,
            or_(*(one >= since for one in when)),
        )
    ).all()
    found = [
        Cause(row.judged_by if at == row.judged_at else None, at, why="speech")
        for row in rows
        for at in (row.gone_at, row.edited_at, row.judged_at)
        if at is not None and at >= since
    ]
    return max(found, key=lambda one: (one.at, one.by or 0), default=None)


def _training(
    session: Session, member_id: int, span: Span, _bounds: Bounds, since: datetime
) -> Cause | None:
    rows = session.scalars(
        select(Outside).where(
            Outside.member_id == member_id,
            Outside.day.between(span.first, span.last),
            (Outside.at >= since) | (Outside.cancelled_at >= since),
        )
    ).all()
    found = [
        Cause(row.cancelled_by, row.cancelled_at, row.title, "training")
        if row.cancelled_at
        else Cause(row.by_account_id, row.at, row.title, "training")
        for row in rows
    ]
    return max(found, key=lambda one: one.at, default=None)


def _hours(
    session: Session, member_id: int, span: Span, _bounds: Bounds, since: datetime
) -> Cause | None:
    """Finds an entry of its own, such as that of a contest closed later."""
    at = session.scalar(
        select(func.max(Hours.at)).where(
            Hours.member_id == member_id,
            Hours.day.between(span.first, span.last),
            Hours.at >= since,
        )
    )
    return Cause(None, at, why="entry") if at else None


def _points(
    session: Session, member_id: int, span: Span, _bounds: Bounds, since: datetime
) -> Cause | None:
    at = session.scalar(
        select(func.max(PointEntry.at)).where(
            PointEntry.member_id == member_id,
            PointEntry.day.between(span.first, span.last),
            PointEntry.at >= since,
        )
    )
    return Cause(None, at, why="entry") if at else None


def _roster(
    session: Session, member_id: int, _span: Span, _bounds: Bounds, since: datetime
) -> Cause | None:
    """Finds a merge of two rows, or a change of the day of joining or leaving, standing or post."""
    row = session.scalars(
        select(MemberChange)
        .where(
            MemberChange.member_id == member_id,
            MemberChange.at >= since,
            MemberChange.field.in_((*_ROSTER, "merged")),
        )
        .order_by(MemberChange.at.desc(), (MemberChange.field == "merged").desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    why = "merged" if row.field == "merged" else "roster"
    return Cause(row.by_account_id, row.at, why=why)


_FINDERS = {
    "meetings": (_roster, _attendance),
    "readings": (_reading, _roster),
    "quizzes": (_key, _roster),
    "right": (_key, _roster),
    "topics": (_speech, _roster),
    "hours": (_training, _roster, _attendance, _hours),
    "points": (_roster, _attendance, _reading, _key, _speech, _points),
}
"""The possible causes of a change; of simultaneous ones the first here is named."""
