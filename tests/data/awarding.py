"""A branch whose members earn points and hours, for tests of both."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.models import (
    Answer,
    Attendance,
    Branch,
    Hours,
    Meeting,
    Member,
    Round,
)
from data.values.study import Span

NOW = datetime(2026, 11, 27, 8, tzinfo=UTC)
FRIDAY = date(2026, 11, 27)
WEEK = Span(date(2026, 11, 23), date(2026, 11, 29))


def minutes(session: Session) -> dict[int, int]:
    """Returns member → all minutes."""
    found = select(Hours.member_id, func.sum(Hours.minutes)).group_by(Hours.member_id)
    return {member: int(total) for member, total in session.execute(found).all() if total}


def meeting(session: Session, of: int, **status: str) -> Meeting:
    """Makes a closed meeting of 85 minutes on Friday; `m1="present"` is member 1's attendance."""
    row = Meeting(
        branch_id=of,
        kind="lecture",
        starts_at=NOW,
        ends_at=NOW + timedelta(minutes=85),
        opens_at=NOW,
        late_at=NOW,
        closes_at=NOW,
        state="closed",
        created_at=NOW,
    )
    session.add(row)
    session.flush()
    for name, came in status.items():
        member = session.get_one(Member, int(name[1:]))
        session.add(
            Attendance(
                meeting_id=row.id,
                member_id=member.id,
                name=member.name,
                standing="full",
                expected=True,
                votes=True,
                status=came,
            )
        )
    session.flush()
    return row


def answered(session: Session, of: int, **right: bool) -> Round:
    """Makes a closed round; `a1=True` says that member 1 answered right."""
    asked: dict[str, Any] = {"kind": "single", "answer": [1]}
    row = Round(
        branch_id=of, form="poll", asked=asked, posted_at=NOW, closes_at=NOW, state="closed"
    )
    session.add(row)
    session.flush()
    for name, good in right.items():
        member = int(name[1:])
        session.add(Answer(round_id=row.id, voter_id=member, member_id=member, at=NOW, right=good))
    session.flush()
    return row


def branch(session: Session, people: int = 3) -> tuple[int, list[int]]:
    """Makes a branch with some members; returns its id and theirs."""
    row = Branch(chat_id=-100, name="一支部", created_at=NOW)
    session.add(row)
    session.flush()
    members = [
        Member(branch_id=row.id, name=f"成员{n}", joined_on=date(2026, 1, 1)) for n in range(people)
    ]
    session.add_all(members)
    session.flush()
    return row.id, [one.id for one in members]
