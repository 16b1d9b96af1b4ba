"""Corrects entries of attendance."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Attendance, Correction, Meeting
from data.queries import audit
from data.queries.signin import CAME
from data.values.standing import Status
from handlers.shared.events import AttendanceChanged, publish
from handlers.signin.board.service import mark_board


def correct(
    session: Session, now: datetime, entry: Attendance, status: Status, by: int, reason: str = ""
) -> None:
    """Changes an entry by hand, or confirms it, and keeps what it was, by whom and when."""
    session.add(
        Correction(
            attendance_id=entry.id,
            before=entry.status,
            after=status.value,
            reason=reason[:300],
            by_account_id=by,
            at=now,
        )
    )
    meeting = session.get_one(Meeting, entry.meeting_id)
    audit.correction(session, now, meeting.branch_id, by, "attendance", entry.id)
    if entry.status == status:
        return
    entry.status = status.value
    if status not in CAME and status is not Status.OBSERVING:
        entry.signed_at = None
    entry.coming_late = False
    session.flush()
    publish(session, now, AttendanceChanged(meeting))
    mark_board(session, entry.meeting_id, now)
