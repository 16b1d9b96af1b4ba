"""Everybody's part in a period's record books: attendance at meetings, and study hours."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Attendance, Hours, Meeting, Member
from data.queries.hours import READING
from data.values.standing import Status
from data.values.study import Span

MARKS = ("present", "late", "leave", "absent", "made_up", "observing")
"""All marks in the matrix of attendance."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Meetings in order, everybody on any of their lists, and (member, meeting) → mark; nobody has
    one who was neither expected nor there."""

    meetings: Sequence[Meeting]
    members: Sequence[tuple[int, str]]
    marks: Mapping[tuple[int, int], str]


def attendance(session: Session, branch_id: int, first: datetime, last: datetime) -> Matrix:
    """Returns the attendance at the closed meetings of a period (its end excluded)."""
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
            # The name as it was last recorded.
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


Entry = tuple[str, int, date]
"""An entry of study hours: its cause, its minutes, and its local day."""


def hours(session: Session, branch_id: int, span: Span) -> Mapping[int, Sequence[Entry]]:
    """Returns member → all their entries of study hours in a span, the first one first."""
    rows = session.execute(
        select(Hours.member_id, Hours.cause, Hours.minutes, Hours.day)
        .join(Member, Member.id == Hours.member_id)
        .where(Member.branch_id == branch_id, Hours.day.between(span.first, span.last))
        .order_by(Hours.day, Hours.id)
    )
    found: dict[int, list[Entry]] = defaultdict(list)
    for member_id, cause, minutes, day in rows:
        found[member_id].append((cause, minutes, day))
    return found


def readings_by_month(entries: Sequence[Entry]) -> list[tuple[date, int, int]]:
    """Sums up readings by month: the last day, the number, and the minutes. Reversals are not
    counted, but their minutes are."""
    found: dict[tuple[int, int], tuple[date, int, int]] = {}
    for cause, minutes, day in entries:
        if cause.startswith(READING):
            _, many, total = found.get((day.year, day.month), (day, 0, 0))
            found[day.year, day.month] = day, many + (minutes > 0), total + minutes
    return list(found.values())
