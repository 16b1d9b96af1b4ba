"""Who is away (外出、流动、长假) on a day, when nothing is expected of them."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, exists, or_, select, update
from sqlalchemy.orm import Session

from data.models import Away, Member


def covers(day: date | ColumnElement[date]) -> ColumnElement[bool]:
    """Whether a time of being away holds on a local day; both its ends belong to it."""
    return (Away.from_on <= day) & or_(Away.until_on.is_(None), Away.until_on >= day)


def is_away(day: date | ColumnElement[date]) -> ColumnElement[bool]:
    """Whether the member of an enclosing query is away on a local day."""
    return exists().where(Away.member_id == Member.id, covers(day)).correlate(Member)


def on(session: Session, member_id: int, day: date) -> Away | None:
    """The time of being away that a member's day falls into, the longest where several do."""
    return session.scalars(
        select(Away)
        .where(Away.member_id == member_id, covers(day))
        .order_by(Away.until_on.is_(None).desc(), Away.until_on.desc(), Away.id)
        .limit(1)
    ).first()


def members(session: Session, branch_id: int, day: date) -> set[int]:
    """The members of a branch who are away on a local day."""
    found = select(Away.member_id).join(Member, Member.id == Away.member_id)
    return set(session.scalars(found.where(Member.branch_id == branch_id, covers(day))))


def spans(session: Session, member_id: int) -> Sequence[Away]:
    """All of a member's times of being away, the latest first."""
    return session.scalars(
        select(Away).where(Away.member_id == member_id).order_by(Away.from_on.desc(), Away.id)
    ).all()


def overlaps(session: Session, member_id: int, start: date, last: date | None) -> bool:
    """Whether a member is noted as away on any day from `start` to `last` (or ever after)."""
    meets = or_(Away.until_on.is_(None), Away.until_on >= start)
    if last is not None:
        meets = meets & (Away.from_on <= last)
    found = select(Away.id).where(Away.member_id == member_id, meets)
    return session.scalar(found.limit(1)) is not None


def carry(session: Session, source_id: int, target_id: int) -> None:
    """Two rows of one person become one: the times of both are the other's."""
    session.execute(update(Away).where(Away.member_id == source_id).values(member_id=target_id))
