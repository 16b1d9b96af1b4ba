"""Speaking in turn (轮流发言): whose turn it is to lead, who could, and who has."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import exists, func, or_, select, update
from sqlalchemy.orm import Session

from data.models import Away, LeadTurn, Member, Plan
from data.queries.reading import expected_on

LEAD = "topic.lead"
"""The kind of plan that names and reminds lead speakers; its row is the branch. The rota is
switched on while it is due some time."""
TO_COME = ("named", "reminded")
"""States of a turn that is still to be taken."""


def is_on(session: Session, branch_id: int) -> bool:
    """Whether a branch speaks in turn."""
    due_at = session.scalar(
        select(Plan.next_due_at).where(Plan.kind == LEAD, Plan.ref_id == branch_id)
    )
    return due_at is not None


def of_week(session: Session, branch_id: int, week_on: date) -> Sequence[LeadTurn]:
    """The turns of the week of this Monday, in their order."""
    return session.scalars(
        select(LeadTurn)
        .where(LeadTurn.branch_id == branch_id, LeadTurn.week_on == week_on)
        .order_by(LeadTurn.place)
    ).all()


def of_topic(session: Session, topic_id: int) -> LeadTurn | None:
    """The turn for which a theme was written."""
    return session.scalars(select(LeadTurn).where(LeadTurn.topic_id == topic_id)).first()


def name(
    session: Session, branch_id: int, week_on: date, member_id: int, now: datetime, place: int = 0
) -> LeadTurn:
    """Names who leads in the week of this Monday; `place` counts those who lead in the same."""
    turn = LeadTurn(
        branch_id=branch_id, week_on=week_on, place=place, member_id=member_id, named_at=now
    )
    session.add(turn)
    session.flush()
    return turn


def ahead(session: Session, branch_id: int, week_on: date) -> Sequence[LeadTurn]:
    """The turns of the week of this Monday and of later ones."""
    return session.scalars(
        select(LeadTurn)
        .where(LeadTurn.branch_id == branch_id, LeadTurn.week_on >= week_on)
        .order_by(LeadTurn.week_on, LeadTurn.place)
    ).all()


def before(session: Session, branch_id: int, week_on: date, most: int = 6) -> Sequence[LeadTurn]:
    """The turns before the week of this Monday, the last one first."""
    return session.scalars(
        select(LeadTurn)
        .where(LeadTurn.branch_id == branch_id, LeadTurn.week_on < week_on)
        .order_by(LeadTurn.week_on.desc(), LeadTurn.place)
        .limit(most)
    ).all()


def of_member(session: Session, member_id: int, week_on: date) -> Sequence[LeadTurn]:
    """A member's turns of the week of this Monday and of later ones that are still to be taken."""
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
    """Turns of weeks before this Monday's that were not taken were missed."""
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
    """Who could lead in the week of this Monday: who is expected to take part then and not away on
    any of its days; no guests."""
    gone = exists().where(
        Away.member_id == Member.id,
        Away.from_on <= week_on + timedelta(days=6),
        or_(Away.until_on.is_(None), Away.until_on >= week_on),
    )
    return session.scalars(
        select(Member).where(expected_on(branch_id, week_on), ~gone).order_by(Member.id)
    ).all()


def history(session: Session, branch_id: int) -> dict[int, tuple[date, int]]:
    """Member → the Monday of their last turn and how many they had, taken or missed."""
    found: Sequence[Any] = session.execute(
        select(LeadTurn.member_id, func.max(LeadTurn.week_on), func.count())
        .where(LeadTurn.branch_id == branch_id)
        .group_by(LeadTurn.member_id)
    ).all()
    return {row[0]: (row[1], row[2]) for row in found}


def carry(session: Session, source_id: int, target_id: int) -> None:
    """Two rows of one person become one: the turns of both are the other's."""
    for column in (LeadTurn.member_id, LeadTurn.swap_with):
        session.execute(update(LeadTurn).where(column == source_id).values({column: target_id}))
