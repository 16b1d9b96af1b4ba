"""Readings: of whom they are expected, who has studied them, what a member has still to read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    and_,
    bindparam,
    exists,
    func,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import Session, aliased

from data.models import Branch, Material, Member, Moment, Note, Opening, Reading, Receipt
from data.prepared import Prepared
from data.queries.away import is_away
from data.values.standing import Standing

STUDYING = (Standing.FULL, Standing.PROBATIONARY, Standing.ACTIVIST)
"""Who is expected to read; guests (群众) may, and are counted apart."""


def expected_on(branch_id: int, day: date) -> ColumnElement[bool]:
    """Whether the member of an enclosing query is expected to read what a branch is sent on a
    local day: on the roster then, and not away. Who waits for tidying only where nobody is on a
    roster."""
    other = aliased(Member)
    return and_(
        Member.branch_id == branch_id,
        Member.standing.in_(STUDYING),
        Member.joined_on <= day,
        or_(Member.left_on.is_(None), Member.left_on > day),
        or_(Member.listed, ~exists().where(other.branch_id == branch_id, other.listed)),
        ~is_away(day),
    )


@dataclass(frozen=True, slots=True)
class Counts:
    """What the card of a reading shows; people."""

    expected: int
    studied: int
    """Of the expected, in time or later."""
    made_up: int
    """Of those, after the deadline."""
    others: int
    """Who studied it without being expected to."""
    noted: int
    """Of the expected, who handed in a note."""


def counts(session: Session, reading: Reading, day: date) -> Counts:
    """The counts of a reading that was posted on this local day, in one statement."""
    expected = expected_on(reading.branch_id, day)
    read = Receipt.id.is_not(None)
    noted = exists().where(Note.reading_id == reading.id, Note.member_id == Member.id)
    row = session.execute(
        select(
            func.count().filter(expected),
            func.count().filter(expected, read),
            func.count().filter(expected, Receipt.late),
            func.count().filter(~expected, read),
            func.count().filter(expected, noted) if reading.note_due_at else literal(0),
        )
        .select_from(Member)
        .outerjoin(Receipt, (Receipt.member_id == Member.id) & (Receipt.reading_id == reading.id))
        .where(Member.branch_id == reading.branch_id)
    ).one()
    return Counts(*row)


_reading, _branch = Reading.__table__.c, Branch.__table__.c
_member, _receipt = Member.__table__.c, Receipt.__table__.c
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
        _branch.zone,
        _branch.language,
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
"""All that a tap on a reading needs to know, in one statement."""

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
    """What `FACTS` says of a reading and an account; None where there is no such reading."""
    return FACTS.first(session, wanted=reading_id, account_id=account_id)


def open_for(session: Session, reading_id: int, member_id: int, now: datetime) -> None:
    """Writes down that a member opened a reading; the first time stays."""
    OPEN.run(session, of_reading=reading_id, by_member=member_id, moment=now)


def study(session: Session, reading_id: int, member_id: int, now: datetime, *, late: bool) -> None:
    """Writes down that a member studied a reading; the first time stays."""
    STUDY.run(session, of_reading=reading_id, by_member=member_id, moment=now, made_up=late)


def opening(session: Session, reading_id: int, member_id: int) -> Opening | None:
    """When a member opened a reading, as it is stored now."""
    return session.get(Opening, (reading_id, member_id), populate_existing=True)


def place_of(session: Session, reading_id: int, receipt_id: int) -> int:
    """The how-many-eth a receipt was."""
    earlier = (Receipt.reading_id == reading_id) & (Receipt.id <= receipt_id)
    return session.scalar(select(func.count()).select_from(Receipt).where(earlier)) or 0


def unread(
    session: Session, member: Member, since: datetime, now: datetime, most: int = 200
) -> Sequence[Reading]:
    """What a member has not studied of what the branch was sent since then, the earliest deadline
    last; of the same part sent again only the last one."""
    later = aliased(Reading)
    again = exists().where(
        later.branch_id == Reading.branch_id,
        later.material_id == Reading.material_id,
        later.part == Reading.part,
        later.posted_at > Reading.posted_at,
        later.posted_at <= now,
    )
    read = exists().where(Receipt.reading_id == Reading.id, Receipt.member_id == member.id)
    return session.scalars(
        select(Reading)
        .where(
            Reading.branch_id == member.branch_id,
            Reading.posted_at.between(since, now),
            ~again,
            ~read,
        )
        .order_by(Reading.posted_at.desc(), Reading.id.desc())
        .limit(most)
    ).all()


def recent(session: Session, branch_id: int, now: datetime, most: int = 60) -> Sequence[Reading]:
    """The branch's last pushes, the last one first."""
    return session.scalars(
        select(Reading)
        .where(Reading.branch_id == branch_id, Reading.posted_at <= now)
        .order_by(Reading.posted_at.desc(), Reading.id.desc())
        .limit(most)
    ).all()


def receipts(session: Session, reading_id: int) -> dict[int, Receipt]:
    """Who studied a reading, by member."""
    rows = session.scalars(select(Receipt).where(Receipt.reading_id == reading_id))
    return {row.member_id: row for row in rows}


def expected(session: Session, branch_id: int, day: date) -> Sequence[Member]:
    """Who is expected to read what a branch was sent on a local day, in the order of the roster."""
    return session.scalars(
        select(Member).where(expected_on(branch_id, day)).order_by(Member.id)
    ).all()


def carry(session: Session, source_id: int, target_id: int) -> None:
    """Two rows of one person become one: what `source_id` read and opened is the other's; of two
    receipts the earlier one stays."""
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


def still_open(session: Session, branch_id: int, now: datetime) -> Sequence[Reading]:
    """The pushes of a branch that can still be studied or written about in time, oldest first."""
    ahead = (Reading.deadline_at > now) | (Reading.note_due_at > now)
    return session.scalars(
        select(Reading)
        .where(Reading.branch_id == branch_id, Reading.posted_at <= now, ahead)
        .order_by(Reading.posted_at, Reading.id)
    ).all()


def just_over(session: Session, branch_id: int, now: datetime) -> Sequence[Reading]:
    """The pushes of a branch whose deadline passed within the last day."""
    return session.scalars(
        select(Reading).where(
            Reading.branch_id == branch_id,
            Reading.deadline_at <= now,
            Reading.deadline_at > now - timedelta(days=1),
        )
    ).all()


def missing(session: Session, reading: Reading, day: date) -> Sequence[Member]:
    """Who was expected to study a reading posted on this local day and has not."""
    read = exists().where(Receipt.reading_id == reading.id, Receipt.member_id == Member.id)
    return session.scalars(
        select(Member).where(expected_on(reading.branch_id, day), ~read).order_by(Member.id)
    ).all()


def noteless(session: Session, reading: Reading, day: date) -> Sequence[Member]:
    """Who was expected to hand in a note for a reading posted on this local day and has not."""
    wrote = exists().where(Note.reading_id == reading.id, Note.member_id == Member.id)
    return session.scalars(
        select(Member).where(expected_on(reading.branch_id, day), ~wrote).order_by(Member.id)
    ).all()


def others(session: Session, reading: Reading, day: date) -> Sequence[Member]:
    """Who studied a reading posted on this local day without being expected to."""
    return session.scalars(
        select(Member)
        .join(Receipt, (Receipt.member_id == Member.id) & (Receipt.reading_id == reading.id))
        .where(~expected_on(reading.branch_id, day))
        .order_by(Member.id)
    ).all()


def gone(session: Session, branch_id: int, day: date) -> Sequence[Member]:
    """Who of the roster was away on a local day."""
    return session.scalars(
        select(Member)
        .where(
            Member.branch_id == branch_id,
            Member.standing.in_(STUDYING),
            or_(Member.left_on.is_(None), Member.left_on > day),
            is_away(day),
        )
        .order_by(Member.id)
    ).all()
