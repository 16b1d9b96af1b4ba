"""Turns in leading (轮流发言): who leads, who could, and who has led."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import exists, func, or_, select, update
from sqlalchemy.orm import Session

from data.models import Away, LeadTurn, Member, Plan
from data.queries.reading import expected_on

LEAD = "topic.lead"
"""The kind of plan that names lead speakers; its row is the branch. The rota is on
while the plan has a due time."""
TO_COME = ("named", "reminded")
"""States of a turn that is still to be taken."""


def is_on(session: Session, branch_id: int) -> bool:
    """Tells whether a branch has a rota of lead speakers."""
    due_at = session.scalar(
        select(Plan.next_due_at).where(Plan.kind == LEAD, Plan.ref_id == branch_id)
    )
    return due_at is not None


def of_week(session: Session, branch_id: int, week_on: date) -> Sequence[LeadTurn]:
    """Returns the turns of the week of this Monday, in order."""
    return session.scalars(
        select(LeadTurn)
        .where(LeadTurn.branch_id == branch_id, LeadTurn.week_on == week_on)
        .order_by(LeadTurn.place)
    ).all()


def of_topic(session: Session, topic_id: int) -> LeadTurn | None:
    """Returns the turn for which a theme was written."""
    return session.scalars(select(LeadTurn).where(LeadTurn.topic_id == topic_id)).first()


def name(
    session: Session, branch_id: int, week_on: date, member_id: int, now: datetime, place: int = 0
) -> LeadTurn:
    """Names the lead speaker of the week of this Monday; `place` counts those of the same week."""
    turn = LeadTurn(
        branch_id=branch_id, week_on=week_on, place=place, member_id=member_id, named_at=now
    )
    session.add(turn)
    session.flush()
    return turn


def ahead(session: Session, branch_id: int, week_on: date) -> Sequence[LeadTurn]:
    """Returns the turns of the week of this Monday and of later ones."""
    return session.scalars(
        select(LeadTurn)
        .where(LeadTurn.branch_id == branch_id, LeadTurn.week_on >= week_on)
        .order_by(LeadTurn.week_on, LeadTurn.place)
    ).all()


def before(session: Session, branch_id: int, week_on: date, most: int = 6) -> Sequence[LeadTurn]:
    """Returns the turns before the week of this Monday, the last one first."""
    return session.scalars(
        select(LeadTurn)
        .where(LeadTurn.branch_id == branch_id, LeadTurn.week_on < week_on)
        .order_by(LeadTurn.week_on.desc(), LeadTurn.place)
        .limit(most)
    ).all()


def of_member(session: Session, member_id: int, week_on: date) -> Sequence[LeadTurn]:
    """Returns a member's turns from the week of this Monday on that are still to be taken."""
    return session.scalars(
        select(LeadTurn)
        .where(
            LeadTurn.member_id == member_id,
            LeadTurn.week_on >= week_on,
            LeadTurn.state.in_(TO_COME),
        )
        .order_by(LeadTurn.week_on, LeadTurn.place)
    ).all()


def miss(session: Session, branch_id: int, week_on: date) -> None:
    """Marks turns of weeks before this Monday's that were not taken as missed."""
    session.execute(
        update(LeadTurn)
        .where(
            LeadTurn.branch_id == branch_id,
            LeadTurn.week_on < week_on,
            LeadTurn.state.in_(TO_COME),
        )
        .values(state="missed", swap_with=None)
    )


def able(session: Session, branch_id: int, week_on: date) -> Sequence[Member]:
    """Returns the members who could lead in the week of this Monday: expected to take part then and
    not away on any of its days; no guests."""
    gone = exists().where(
        Away.member_id == Member.id,
        Away.from_on <= week_on + timedelta(days=6),
        or_(Away.until_on.is_(None), Away.until_on >= week_on),
    )
    return session.scalars(
        select(Member).where(expected_on(branch_id, week_on), ~gone).order_by(Member.id)
    ).all()


def history(session: Session, branch_id: int) -> dict[int, tuple[date, int]]:
    """Returns member → the Monday of their last turn and their number of turns, taken or missed."""
    found: Sequence[Any] = session.execute(
        select(LeadTurn.member_id, func.max(LeadTurn.week_on), func.count())
        .where(LeadTurn.branch_id == branch_id)
        .group_by(LeadTurn.member_id)
    ).all()
    return {row[0]: (row[1], row[2]) for row in found}


def carry(session: Session, source_id: int, target_id: int) -> None:
    """Moves the turns to the other row, as two rows of one person are merged."""
    for column in (LeadTurn.member_id, LeadTurn.swap_with):
        session.execute(update(LeadTurn).where(column == source_id).values({column: target_id}))
