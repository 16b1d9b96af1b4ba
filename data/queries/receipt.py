"""Receipts (已学) and openings of readings: the facts for a tap, and its writes."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import Session

from data.models import Account, Branch, Material, Member, Moment, Opening, Reading, Receipt
from data.prepared import Prepared

_reading, _branch = Reading.__table__.c, Branch.__table__.c
_member, _receipt = Member.__table__.c, Receipt.__table__.c
_account = Account.__table__.c
_opening, _material = Opening.__table__.c, Material.__table__.c
_other = Receipt.__table__.alias()

FACTS = Prepared(
    select(
        _reading.id.label("reading_id"),
        _reading.branch_id,
        _reading.material_id,
        _reading.part,
        _reading.minutes,
        _reading.posted_at,
        _reading.deadline_at,
        _branch.bot_id,
        _branch.zone,
        func.coalesce(_account.language, _branch.language).label("language"),
        _branch.reading_share,
        _branch.reading_from_open,
        _branch.daily_minutes,
        _member.id.label("member_id"),
        _receipt.id.label("receipt_id"),
        _receipt.at.label("studied_at"),
        _receipt.late,
        _opening.at.label("opened_at"),
        _opening.passed_at,
        _material.question,
        select(func.count())
        .where(_other.c.reading_id == _reading.id)
        .scalar_subquery()
        .label("studied"),
    )
    .select_from(Reading.__table__)
    .join(Branch.__table__, _branch.id == _reading.branch_id)
    .join(Material.__table__, _material.id == _reading.material_id)
    .outerjoin(
        Member.__table__,
        (_member.branch_id == _reading.branch_id)
        & (_member.account_id == bindparam("account_id"))
        & _member.left_on.is_(None),
    )
    .outerjoin(Account.__table__, _account.id == bindparam("account_id"))
    .outerjoin(
        Receipt.__table__,
        (_receipt.reading_id == _reading.id) & (_receipt.member_id == _member.id),
    )
    .outerjoin(
        Opening.__table__,
        (_opening.reading_id == _reading.id) & (_opening.member_id == _member.id),
    )
    .where(_reading.id == bindparam("wanted"))
)
"""All facts for a tap on a reading, in one statement."""

OPEN = Prepared(
    postgresql.insert(Opening)
    .values(
        reading_id=bindparam("of_reading"),
        member_id=bindparam("by_member"),
        at=bindparam("moment", type_=Moment()),
        wrong=0,
    )
    .on_conflict_do_nothing()
)
STUDY = Prepared(
    postgresql.insert(Receipt)
    .values(
        reading_id=bindparam("of_reading"),
        member_id=bindparam("by_member"),
        at=bindparam("moment", type_=Moment()),
        late=bindparam("made_up"),
    )
    .on_conflict_do_nothing()
)


def facts(session: Session, reading_id: int, account_id: int) -> Any | None:
    """Returns the facts about a reading and an account; None where there is no such reading."""
    return FACTS.first(session, wanted=reading_id, account_id=account_id)


def open_for(session: Session, reading_id: int, member_id: int, now: datetime) -> None:
    """Records that a member opened a reading; the first time stays."""
    OPEN.run(session, of_reading=reading_id, by_member=member_id, moment=now)


def study(session: Session, reading_id: int, member_id: int, now: datetime, *, late: bool) -> None:
    """Records that a member studied a reading; the first time stays."""
    STUDY.run(session, of_reading=reading_id, by_member=member_id, moment=now, made_up=late)


def opening(session: Session, reading_id: int, member_id: int) -> Opening | None:
    """Returns a member's opening of a reading, as stored now."""
    return session.get(Opening, (reading_id, member_id), populate_existing=True)


def place_of(session: Session, reading_id: int, receipt_id: int) -> int:
    """Returns the rank of a receipt by time, from 1."""
    earlier = (Receipt.reading_id == reading_id) & (Receipt.id <= receipt_id)
    return session.scalar(select(func.count()).select_from(Receipt).where(earlier)) or 0


def of_reading(session: Session, reading_id: int) -> dict[int, Receipt]:
    """Returns the receipts of a reading, by member."""
    rows = session.scalars(select(Receipt).where(Receipt.reading_id == reading_id))
    return {row.member_id: row for row in rows}


def carry(session: Session, source_id: int, target_id: int) -> None:
    """Moves what `source_id` read and opened to the other row, as two rows of one person are
    merged; of two receipts the earlier one stays."""
    for receipt in session.scalars(select(Receipt).where(Receipt.member_id == source_id)).all():
        kept = session.scalars(
            select(Receipt).where(
                Receipt.reading_id == receipt.reading_id, Receipt.member_id == target_id
            )
        ).first()
        if kept is None:
            receipt.member_id = target_id
            continue
        if receipt.at < kept.at:
            kept.at, kept.late = receipt.at, receipt.late
        session.delete(receipt)
    mine = select(Opening.reading_id).where(Opening.member_id == target_id)
    session.execute(
        update(Opening)
        .where(Opening.member_id == source_id, Opening.reading_id.not_in(mine))
        .values(member_id=target_id)
    )
    session.flush()
