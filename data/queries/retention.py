"""Lets go of what was kept long enough, some rows at a time."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import String, Table, or_, select, update
from sqlalchemy.orm import Session

from data.models import (
    Account,
    Attendance,
    Base,
    Branch,
    CodeGuess,
    Erasure,
    Meeting,
    Member,
    Newcomer,
)
from data.personal import PERSONAL, STUDY
from data.queries import erasure
from data.queries.rewording import columns, empty
from data.queries.scope import archived

TYPED: Sequence[Table] = [
    Base.metadata.tables[name]
    for name, kept in PERSONAL.items()
    if kept.retention == STUDY and kept.own
]
"""The tables of what people typed as they studied; each says `at` when."""


def empty_typed(session: Session, table: Table, before: datetime, most: int) -> int:
    """Empties what was typed before a moment in some rows; returns how many."""
    own = columns(table, PERSONAL[table.name].own)
    typed = or_(*(one != "" for one in own if isinstance(one.type, String)))
    key = table.c.id
    ids = session.scalars(select(key).where(table.c.at < before, typed).limit(most)).all()
    values = {one.name: empty(one) for one in own}
    session.execute(update(table).where(key.in_(ids)).values(values))
    return len(ids)


def forget_guesses(session: Session, before: datetime, most: int) -> int:
    """Forgets wrong on-site codes of meetings that ended before a moment."""
    old = (
        select(CodeGuess)
        .join(Meeting, Meeting.id == CodeGuess.meeting_id)
        .where(Meeting.ends_at < before)
    )
    rows = session.scalars(old.limit(most)).all()
    for row in rows:
        session.delete(row)
    session.flush()
    return len(rows)


def forget_strangers(session: Session, before: datetime, most: int) -> int:
    """Deletes accounts in no branch that were last seen before a moment."""
    member = select(Member.id).where(Member.account_id == Account.id)
    visit = select(Attendance.id).where(Attendance.guest_id == Account.id)
    waits = select(Newcomer.id).where(Newcomer.account_id == Account.id, Newcomer.state == "open")
    old = select(Account.id).where(
        Account.seen_at < before, ~member.exists(), ~visit.exists(), ~waits.exists()
    )
    ids = session.scalars(old.limit(most)).all()
    return sum(erasure.forget_if_nowhere(session, one) for one in ids)


def forget_visitors(session: Session, branch: Branch, now: datetime, called: str) -> None:
    """Takes visitors' names out of lists whose archive term is over."""
    table: Any = Attendance.__table__
    inside = Attendance.meeting_id.in_(select(Meeting.id).where(Meeting.branch_id == branch.id))
    over = (Attendance.guest_id.is_not(None)) & inside & ~archived(table, branch, now)
    closed = select(Meeting.id).where(Meeting.state == "closed")
    session.execute(
        update(Attendance)
        .where(over, Attendance.meeting_id.in_(closed))
        .values(name=called, guest_id=None)
        .execution_options(synchronize_session=False)
    )


def long_gone(session: Session, before: date, most: int) -> Sequence[Member]:
    """Returns members who left before a day and are not erased."""
    left = select(Member).where(Member.left_on < before, Member.erased_at.is_(None))
    return session.scalars(left.order_by(Member.id).limit(most)).all()


def unfinished(session: Session) -> Sequence[int]:
    """Returns the erasures whose names filed records still have."""
    return session.scalars(
        select(Erasure.id).where(Erasure.filed_at.is_(None)).order_by(Erasure.id)
    ).all()
