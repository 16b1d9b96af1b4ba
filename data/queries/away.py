"""Absences (外出、流动、长假), during which nothing is expected of a member."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, exists, or_, select, update
from sqlalchemy.orm import Session

from data.models import Away, Member


def covers(day: date | ColumnElement[date]) -> ColumnElement[bool]:
    """Tells whether an absence covers a local day; both its ends belong to it."""
    return (Away.from_on <= day) & or_(Away.until_on.is_(None), Away.until_on >= day)


def is_away(day: date | ColumnElement[date]) -> ColumnElement[bool]:
    """Tells whether the member of an enclosing query is away on a local day."""
    return exists().where(Away.member_id == Member.id, covers(day)).correlate(Member)


def on(session: Session, member_id: int, day: date) -> Away | None:
    """Returns the absence that covers a member's day, the longest of several."""
    return session.scalars(
        select(Away)
        .where(Away.member_id == member_id, covers(day))
        .order_by(Away.until_on.is_(None).desc(), Away.until_on.desc(), Away.id)
        .limit(1)
    ).first()


def members(session: Session, branch_id: int, day: date) -> set[int]:
    """Returns the members of a branch who are away on a local day."""
    found = select(Away.member_id).join(Member, Member.id == Away.member_id)
    return set(session.scalars(found.where(Member.branch_id == branch_id, covers(day))))


def spans(session: Session, member_id: int) -> Sequence[Away]:
    """Returns all of a member's absences, the latest first."""
    return session.scalars(
        select(Away).where(Away.member_id == member_id).order_by(Away.from_on.desc(), Away.id)
    ).all()


def overlaps(session: Session, member_id: int, start: date, last: date | None) -> bool:
    """Tells whether a member is away on any day from `start` to `last` (or ever after)."""
    meets = or_(Away.until_on.is_(None), Away.until_on >= start)
    if last is not None:
        meets = meets & (Away.from_on <= last)
    found = select(Away.id).where(Away.member_id == member_id, meets)
    return session.scalar(found.limit(1)) is not None


def carry(session: Session, source_id: int, target_id: int) -> None:
    """Moves the absences to the other row, as two rows of one person are merged."""
    session.execute(update(Away).where(Away.member_id == source_id).values(member_id=target_id))
