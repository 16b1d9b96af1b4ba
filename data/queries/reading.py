"""Readings: of whom they are expected, who has studied them, what a member has still to read."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, exists, func, literal, or_, select
from sqlalchemy.orm import Session, aliased

from data.models import Member, Note, Reading, Receipt
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
