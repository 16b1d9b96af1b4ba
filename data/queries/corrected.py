"""What changed about a period after it was checked: by whom, when and why, from the rows that did
it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import (
    Answer,
    Attendance,
    BankQuestion,
    Correction,
    Meeting,
    Outside,
    QuestionChange,
    Receipt,
    Round,
)
from data.queries.study import Bounds


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a line of a member is another than it was: whose account did it (None for the member's
    own doing), when, and the reason they gave."""

    by: int | None
    at: datetime
    reason: str = ""


def cause(
    session: Session, line: str, member_id: int, bounds: Bounds, since: datetime
) -> Cause | None:
    """The last thing that changed a member's line of a period after a moment; None where no row
    tells, as with deadlines that passed only later."""
    match line:
        case "meetings":
            return _attendance(session, member_id, bounds, since)
        case "readings":
            return _reading(session, member_id, since)
        case "quizzes":
            return _key(session, member_id, bounds, since)
        case "hours":
            return _training(session, member_id, since) or _attendance(
                session, member_id, bounds, since
            )
        case _:
            return None


def _attendance(session: Session, member_id: int, bounds: Bounds, since: datetime) -> Cause | None:
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
        .order_by(Correction.at.desc())
        .limit(1)
    ).first()
    return Cause(row.by_account_id, row.at, row.reason) if row else None


def _reading(session: Session, member_id: int, since: datetime) -> Cause | None:
    at = session.scalar(
        select(Receipt.at)
        .where(Receipt.member_id == member_id, Receipt.at >= since, Receipt.late)
        .order_by(Receipt.at.desc())
        .limit(1)
    )
    return Cause(None, at) if at else None


def _key(session: Session, member_id: int, bounds: Bounds, since: datetime) -> Cause | None:
    row = session.scalars(
        select(QuestionChange)
        .join(BankQuestion, BankQuestion.id == QuestionChange.question_id)
        .join(Round, Round.question_id == BankQuestion.id)
        .join(Answer, Answer.round_id == Round.id)
        .where(
            Answer.member_id == member_id,
            QuestionChange.at >= since,
            Round.closes_at >= bounds.start,
            Round.closes_at < bounds.end,
        )
        .order_by(QuestionChange.at.desc())
        .limit(1)
    ).first()
    return Cause(row.by_account_id, row.at) if row else None


def _training(session: Session, member_id: int, since: datetime) -> Cause | None:
    row = session.scalars(
        select(Outside)
        .where(
            Outside.member_id == member_id,
            (Outside.at >= since) | (Outside.cancelled_at >= since),
        )
        .order_by(Outside.at.desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    by, at = (row.cancelled_by, row.cancelled_at) if row.cancelled_at else (None, None)
    return Cause(by or row.by_account_id, at or row.at, row.title)
