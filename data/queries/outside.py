"""Training outside the branch (外出培训): entered by hand with evidence, and cancelled."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from data.models import Member, Outside
from data.queries import audit, hours
from data.values.study import Span


def enter(
    session: Session,
    members: Sequence[int],
    title: str,
    minutes: int,
    day: date,
    evidence: dict[str, Any],
    by: int,
    now: datetime,
) -> list[Outside]:
    """Enters a training of some members on a local day; its minutes go into their hours."""
    made = [
        Outside(
            member_id=member,
            title=title,
            minutes=minutes,
            day=day,
            evidence=evidence,
            by_account_id=by,
            at=now,
        )
        for member in members
    ]
    session.add_all(made)
    session.flush()
    for one in made:
        hours.enter(session, one.member_id, _cause(one), minutes, day, now)
        _audit(session, one, by, now)
    return made


def cancel(session: Session, row: Outside, by: int, now: datetime) -> None:
    """Cancels an entry: its minutes are reversed by another, and the row records by whom."""
    row.cancelled_at, row.cancelled_by = now, by
    hours.settle(session, _cause(row), {}, row.day, now)
    _audit(session, row, by, now)


def _audit(session: Session, row: Outside, by: int, now: datetime) -> None:
    branch_id = session.get_one(Member, row.member_id).branch_id
    audit.correction(session, now, branch_id, by, "training", row.id)


def _cause(row: Outside) -> str:
    return f"outside:{row.id}"


def of_member(session: Session, member_id: int, span: Span) -> Sequence[Outside]:
    """Returns a member's trainings in a span of local days, the latest first; cancelled ones
    too."""
    return session.scalars(
        select(Outside)
        .where(Outside.member_id == member_id, Outside.day.between(span.first, span.last))
        .order_by(Outside.day.desc(), Outside.id.desc())
    ).all()


def of_branch(session: Session, branch_id: int, span: Span) -> Sequence[tuple[Outside, Member]]:
    """Returns a branch's trainings in a span of local days that were not cancelled, by day."""
    return session.execute(
        select(Outside, Member)
        .join(Member, Member.id == Outside.member_id)
        .where(
            Member.branch_id == branch_id,
            Outside.day.between(span.first, span.last),
            Outside.cancelled_at.is_(None),
        )
        .order_by(Outside.day, Outside.id)
    ).all()


def carry(session: Session, source_id: int, target_id: int) -> None:
    """Moves the trainings to the other row, as two rows of one person are merged."""
    session.execute(
        update(Outside).where(Outside.member_id == source_id).values(member_id=target_id)
    )
