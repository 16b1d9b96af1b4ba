"""Readings: who is expected to study them, who has, and what a member has still to read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Date,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Session, aliased

from data.models import Member, Moment, Note, Reading, Receipt
from data.prepared import Prepared
from data.queries.away import is_away
from data.values.standing import Standing

STUDYING = Member.standing != Standing.GUEST.value
"""The standings that are expected to read; guests (群众) may, and are counted apart."""


def expected_on(
    branch_id: int | ColumnElement[int], day: date | ColumnElement[date]
) -> ColumnElement[bool]:
    """Tells whether the member of an enclosing query is expected to read what a branch is sent on a
    local day: on the roster then, and not away. Members awaiting tidying are so only if nobody
    is on a roster."""
    other = aliased(Member)
    return and_(
        Member.branch_id == branch_id,
        STUDYING,
        Member.joined_on <= day,
        or_(Member.left_on.is_(None), Member.left_on > day),
        or_(Member.listed, ~exists().where(other.branch_id == branch_id, other.listed)),
        ~is_away(day),
    )


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts on the card of a reading, in people."""

    expected: int
    studied: int
    """Expected and studied, in time or later."""
    made_up: int
    """Expected and studied after the deadline."""
    others: int
    """Studied without being expected to."""
    noted: int
    """Expected and handed in a note."""


_of_branch: ColumnElement[int] = bindparam("of_branch", type_=BigInteger())
_of_reading: ColumnElement[int] = bindparam("of_reading", type_=BigInteger())
_expected = expected_on(_of_branch, bindparam("on_day", type_=Date()))
_read = Receipt.id.is_not(None)
COUNTS = Prepared(
    select(
        func.count().filter(_expected).label("expected"),
        func.count().filter(_expected, _read).label("studied"),
        func.count().filter(_expected, Receipt.late).label("made_up"),
        func.count().filter(~_expected, _read).label("others"),
    )
    .select_from(Member)
    .outerjoin(Receipt, (Receipt.member_id == Member.id) & (Receipt.reading_id == _of_reading))
    .where(Member.branch_id == _of_branch)
)
NOTED = Prepared(
    select(func.count(Member.id).label("noted")).where(
        _expected, exists().where(Note.reading_id == _of_reading, Note.member_id == Member.id)
    )
)


def counts(session: Session, reading: Reading, day: date) -> Counts:
    """Returns the counts of a reading that was posted on this local day."""
    of = {"of_branch": reading.branch_id, "of_reading": reading.id, "on_day": day}
    row = COUNTS.first(session, **of)
    assert row is not None
    noted = NOTED.first(session, **of) if reading.note_due_at else None
    return Counts(
        expected=row.expected,
        studied=row.studied,
        made_up=row.made_up,
        others=row.others,
        noted=noted.noted if noted else 0,
    )


def unread(
    session: Session, member: Member, since: datetime, now: datetime, most: int = 200
) -> Sequence[Reading]:
    """Returns the readings sent since then that a member has not studied, the earliest deadline
    last; of a part sent again only the last push."""
    asked = {"of_branch": member.branch_id, "of_member": member.id, "since": since, "now": now}
    return session.scalars(_UNREAD, {**asked, "most": most}).all()


_later = aliased(Reading)
_UNREAD = (
    select(Reading)
    .where(
        Reading.branch_id == bindparam("of_branch"),
        Reading.posted_at.between(bindparam("since"), bindparam("now")),
        ~exists().where(
            _later.branch_id == Reading.branch_id,
            _later.material_id == Reading.material_id,
            _later.part == Reading.part,
            _later.posted_at > Reading.posted_at,
            _later.posted_at <= bindparam("now", type_=Moment()),
        ),
        ~exists().where(
            Receipt.reading_id == Reading.id, Receipt.member_id == bindparam("of_member")
        ),
    )
    .order_by(Reading.posted_at.desc(), Reading.id.desc())
    .limit(bindparam("most"))
)


def recent(session: Session, branch_id: int, now: datetime, most: int = 60) -> Sequence[Reading]:
    """Returns the branch's last pushes, the last one first."""
    return session.scalars(
        select(Reading)
        .where(Reading.branch_id == branch_id, Reading.posted_at <= now)
        .order_by(Reading.posted_at.desc(), Reading.id.desc())
        .limit(most)
    ).all()


def expected(session: Session, branch_id: int, day: date) -> Sequence[Member]:
    """Returns the members expected to read what a branch was sent on a local day, in the order of
    the roster."""
    return session.scalars(
        select(Member).where(expected_on(branch_id, day)).order_by(Member.id)
    ).all()


def expects(session: Session, branch_id: int, day: date, member_id: int) -> bool:
    """Tells whether this member is expected to read what a branch is sent on a local day."""
    session.flush()
    asked = {"of_member": member_id, "of_branch": branch_id, "on_day": day}
    return _EXPECTED.first(session, **asked) is not None


_EXPECTED = Prepared(
    select(Member.id).where(
        Member.id == bindparam("of_member"),
        expected_on(bindparam("of_branch"), bindparam("on_day", type_=Date())),
    )
)


def to_note(session: Session, member: Member, now: datetime) -> Sequence[Reading]:
    """Returns the pushes for which a note of this member can still be handed in on time, the first
    to end first."""
    wrote = exists().where(Note.reading_id == Reading.id, Note.member_id == member.id)
    return session.scalars(
        select(Reading)
        .where(
            Reading.branch_id == member.branch_id,
            Reading.posted_at <= now,
            Reading.note_due_at > now,
            ~wrote,
        )
        .order_by(Reading.note_due_at, Reading.id)
    ).all()


def just_over(session: Session, branch_id: int, now: datetime) -> Sequence[Reading]:
    """Returns the pushes of a branch whose deadline passed within the last day."""
    return session.scalars(
        select(Reading).where(
            Reading.branch_id == branch_id,
            Reading.deadline_at <= now,
            Reading.deadline_at > now - timedelta(days=1),
        )
    ).all()


def missing(session: Session, reading: Reading, day: date) -> Sequence[Member]:
    """Returns the members expected to study a reading posted on this local day who have not."""
    read = exists().where(Receipt.reading_id == reading.id, Receipt.member_id == Member.id)
    return session.scalars(
        select(Member).where(expected_on(reading.branch_id, day), ~read).order_by(Member.id)
    ).all()


def noteless(session: Session, reading: Reading, day: date) -> Sequence[Member]:
    """Returns the members expected to hand in a note for a reading posted on this local day who
    have not."""
    wrote = exists().where(Note.reading_id == reading.id, Note.member_id == Member.id)
    return session.scalars(
        select(Member).where(expected_on(reading.branch_id, day), ~wrote).order_by(Member.id)
    ).all()


def others(session: Session, reading: Reading, day: date) -> Sequence[Member]:
    """Returns those who studied a reading posted on this local day without being expected to."""
    return session.scalars(
        select(Member)
        .join(Receipt, (Receipt.member_id == Member.id) & (Receipt.reading_id == reading.id))
        .where(~expected_on(reading.branch_id, day))
        .order_by(Member.id)
    ).all()


def gone(session: Session, branch_id: int, day: date) -> Sequence[Member]:
    """Returns the members on the roster who were away on a local day."""
    return session.scalars(
        select(Member)
        .where(
            Member.branch_id == branch_id,
            STUDYING,
            or_(Member.left_on.is_(None), Member.left_on > day),
            is_away(day),
        )
        .order_by(Member.id)
    ).all()
