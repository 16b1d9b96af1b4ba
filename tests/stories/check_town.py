"""Shared by stories about checks: a lecture that some attended, a branch of some age."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import (
    Attendance,
    Meeting,
    Member,
)
from data.values.standing import Status
from handlers.signin.attendance import service as attendance
from handlers.signin.opening import service as signin
from tests.prepared import prepared
from tests.stories.reading_town import branch_of, studying
from tests.town import SHANGHAI, Town

FRIDAY = datetime(2026, 12, 4, 18, tzinfo=SHANGHAI)
NEXT_MONDAY = datetime(2026, 12, 7, 9, tzinfo=SHANGHAI)


async def meeting(town: Town, **came: str) -> int:
    """Adds a closed lecture of this morning; `王芳="present"` is somebody's attendance."""

    def write(session: Session) -> int:
        branch, now = branch_of(session, town), town.now.astimezone(UTC)
        row = Meeting(
            branch_id=branch.id,
            kind="lecture",
            topic="学党章",
            starts_at=now,
            ends_at=now + timedelta(hours=1),
            opens_at=now,
            late_at=now,
            closes_at=now,
            state="open",
            created_at=now,
        )
        session.add(row)
        session.flush()
        for member in session.scalars(select(Member).where(Member.name.in_(came))):
            session.add(
                Attendance(
                    meeting_id=row.id,
                    member_id=member.id,
                    name=member.name,
                    standing="full",
                    expected=True,
                    votes=True,
                    status=came[member.name],
                )
            )
        session.flush()
        signin.close_meeting(session, now, row)
        return row.id

    made: int = await town.app.store.write(write)
    return made


def morning(month: int, day: int) -> datetime:
    """Returns nine o'clock of a day."""
    return datetime(2026, month, day, 9, 0, 1, tzinfo=SHANGHAI)


@prepared
async def long_here(town: Town) -> None:
    """Founds a branch that has existed since the spring."""
    await studying(town)

    def write(session: Session) -> None:
        branch_of(session, town).created_at -= timedelta(days=200)

    await town.app.store.write(write)


async def correct(town: Town, name: str, status: Status) -> None:
    """Has the secretary correct somebody's attendance."""

    def write(session: Session) -> None:
        entry = session.scalars(select(Attendance).where(Attendance.name == name)).one()
        now = town.now.astimezone(UTC)
        attendance.correct(session, now, entry, status, town.chen.id, "核对")

    await town.app.store.write(write)
