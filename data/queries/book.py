"""What a period's record books hold of meetings: who was at which, and who can be named."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Attendance, Meeting
from data.values.standing import Status

MARKS = ("present", "late", "leave", "absent", "made_up", "observing")
"""What may stand in a cell of the matrix of attendance."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Meetings in their order, everybody on any of their lists, and (member, meeting) → mark; who
    was neither expected nor there has none."""

    meetings: Sequence[Meeting]
    members: Sequence[tuple[int, str]]
    marks: Mapping[tuple[int, int], str]


def attendance(session: Session, branch_id: int, first: datetime, last: datetime) -> Matrix:
    """Who was at the meetings of a time (its end excluded), of those that are over."""
    rows = session.execute(
        select(
            Attendance.member_id, Attendance.name, Attendance.status, Attendance.expected, Meeting
        )
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .where(
            Meeting.branch_id == branch_id,
            Meeting.state == "closed",
            Meeting.starts_at >= first,
            Meeting.starts_at < last,
            Attendance.member_id.is_not(None),
        )
        .order_by(Meeting.starts_at, Meeting.id)
    ).all()
    meetings: dict[int, Meeting] = {}
    names: dict[int, str] = {}
    marks: dict[tuple[int, int], str] = {}
    for member_id, name, status, expected, meeting in rows:
        meetings[meeting.id] = meeting
        mark = _mark(Status(status), expected=expected)
        if mark:
            # The name as it was last written down.
            names[member_id or 0] = name
            marks[member_id or 0, meeting.id] = mark
    return Matrix(list(meetings.values()), sorted(names.items()), marks)


def _mark(status: Status, *, expected: bool) -> str:
    if not expected:
        came = status in {Status.PRESENT, Status.LATE, Status.OBSERVING}
        return Status.OBSERVING.value if came else ""
    if status in {Status.NONE, Status.ABSENT}:
        return Status.ABSENT.value
    return Status.PRESENT.value if status is Status.OBSERVING else status.value
