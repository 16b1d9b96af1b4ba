"""A meeting and a reading that people missed, for tests of make-up study."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import (
    Account,
    Attendance,
    Branch,
    MakeUp,
    Material,
    Meeting,
    Member,
    Reading,
    Receipt,
)
from data.queries import makeup
from data.values.study import Span

DAY = datetime(2026, 7, 15, 4, tzinfo=UTC)
NOW = DAY + timedelta(days=20)
JULY = Span(date(2026, 7, 1), date(2026, 7, 31))
CHEN = 77


class Missed:
    """王芳, 李强 and 赵敏 missed a meeting and did not read what was pushed a day later; 周杰 did
    both."""

    def __init__(self, session: Session) -> None:
        self.session = session
        session.add(Account(id=CHEN, name="陈静", seen_at=DAY))
        self.branch = Branch(chat_id=-1, name="一支部", created_at=DAY - timedelta(days=200))
        session.add(self.branch)
        session.flush()
        names = ("王芳", "李强", "赵敏", "周杰")
        self.wang, self.li, self.zhao, self.zhou = self.people = [
            Member(branch_id=self.branch.id, name=name, joined_on=date(2026, 1, 1))
            for name in names
        ]
        session.add_all(self.people)
        session.flush()
        self.meeting = self._meeting()
        material = Material(branch_id=self.branch.id, title="章程", key="k", added_at=DAY)
        session.add(material)
        session.flush()
        self.reading = Reading(
            branch_id=self.branch.id,
            material_id=material.id,
            title="章程",
            minutes=4,
            posted_at=DAY + timedelta(days=1),
            deadline_at=DAY + timedelta(days=2),
        )
        session.add(self.reading)
        session.flush()
        self.reads(self.zhou)

    def _meeting(self) -> Meeting:
        times = ("starts_at", "ends_at", "opens_at", "late_at", "closes_at", "created_at")
        at: dict[str, Any] = dict.fromkeys(times, DAY)
        row = Meeting(branch_id=self.branch.id, kind="lecture", state="closed", **at)
        self.session.add(row)
        self.session.flush()
        for member in self.people:
            self.session.add(
                Attendance(
                    meeting_id=row.id,
                    member_id=member.id,
                    name=member.name,
                    standing="full",
                    expected=True,
                    votes=True,
                    status="present" if member is self.zhou else "absent",
                )
            )
        self.session.flush()
        return row

    def reads(self, member: Member) -> None:
        """Studies the reading as a member, late."""
        who = {"reading_id": self.reading.id, "member_id": member.id}
        self.session.add(Receipt(at=NOW, late=True, **who))
        self.session.flush()

    def assign(self, thing: makeup.Thing, member: Member, state: str = "open") -> MakeUp:
        """Adds a member's make-up study, in this state."""
        row = makeup.assign(self.session, self.branch, thing, member, None, CHEN, NOW)
        row.state, row.done_at = state, NOW
        self.session.flush()
        return row

    def entry(self, member: Member) -> Attendance:
        """Returns a member's attendance."""
        mine = select(Attendance).where(Attendance.member_id == member.id)
        return self.session.scalars(mine).one()

    def many(self, span: Span = JULY, member: Member | None = None) -> list[tuple[str, int]]:
        """Returns what was missed in a span, and by how many."""
        self.session.flush()
        who = member.id if member else 0
        found = makeup.missed(self.session, self.branch, span, NOW, who)
        return [(one.thing.__tablename__, one.many) for one in found]
