"""Plans made by people: the list, the last firings, and skipped firings."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.orm import Session

from data.models import Branch, Occurrence, Plan
from data.queries import plan as plans
from data.store import upsert

SKIPPED = "plan-skipped"
"""The note of a firing that a secretary skipped."""


def of_id(session: Session, plan_id: int) -> Plan | None:
    """Returns a plan made by people, by its id."""
    plan = session.get(Plan, plan_id)
    return plan if plan is not None and plan.rhythm else None


def made(session: Session, branch_id: int) -> Sequence[Plan]:
    """Returns a branch's plans: the next one due first, then those at rest."""
    return session.scalars(
        select(Plan)
        .where(Plan.branch_id == branch_id, Plan.rhythm != "")
        .order_by(Plan.next_due_at.is_(None), Plan.next_due_at, Plan.id)
    ).all()


def firings(session: Session, plan_id: int, now: datetime, most: int = 3) -> Sequence[Occurrence]:
    """Returns a plan's last firings, the last one first, without skipped ones in the future."""
    return session.scalars(
        select(Occurrence)
        .where(Occurrence.plan_id == plan_id, Occurrence.due_at <= now)
        .order_by(Occurrence.due_at.desc())
        .limit(most)
    ).all()


def last_outcomes(session: Session, branch_id: int, now: datetime) -> dict[int, str]:
    """Returns plan → the outcome of its last firing, for all plans of a branch made by people."""
    last = (
        select(Occurrence.plan_id, func.max(Occurrence.due_at).label("due_at"))
        .join(Plan, Plan.id == Occurrence.plan_id)
        .where(Plan.branch_id == branch_id, Plan.rhythm != "", Occurrence.due_at <= now)
        .group_by(Occurrence.plan_id)
        .subquery()
    )
    found = session.execute(
        select(Occurrence.plan_id, Occurrence.outcome).join(
            last,
            (last.c.plan_id == Occurrence.plan_id) & (last.c.due_at == Occurrence.due_at),
        )
    )
    return {row[0]: row[1] for row in found}


def left_out(session: Session, plan_id: int, now: datetime) -> Occurrence | None:
    """Returns the last of the coming firings that a secretary skipped."""
    return session.scalars(
        select(Occurrence)
        .where(_left_out(plan_id, now))
        .order_by(Occurrence.due_at.desc())
        .limit(1)
    ).first()


def leave_out(session: Session, plan_id: int, due_at: datetime, now: datetime) -> None:
    """Records that a coming firing is skipped."""
    written(session, plan_id, due_at, now, "skipped", SKIPPED)


def written(
    session: Session, plan_id: int, due_at: datetime, now: datetime, outcome: str, note: str
) -> None:
    """Records a firing that was not the clock's; an existing one of the same moment stays."""
    session.execute(
        upsert(session, Occurrence)
        .values(plan_id=plan_id, due_at=due_at, fired_at=now, outcome=outcome, note=note[:300])
        .on_conflict_do_nothing()
    )


def put_back(session: Session, plan_id: int, now: datetime) -> datetime | None:
    """Restores all skipped firings in the future, and returns the first of those moments."""
    coming = _left_out(plan_id, now)
    first = session.scalar(select(func.min(Occurrence.due_at)).where(coming))
    session.execute(delete(Occurrence).where(coming))
    return first


def _left_out(plan_id: int, now: datetime) -> ColumnElement[bool]:
    return (
        (Occurrence.plan_id == plan_id) & (Occurrence.due_at > now) & (Occurrence.note == SKIPPED)
    )


def replan(session: Session, branch: Branch, now: datetime) -> None:
    """Moves the plans of a branch to what its zone and its working days say now.

    As many firings as were skipped are skipped again. Plans already due stay due for the clock, and
    paused or finished ones stay so.
    """
    for plan in session.scalars(
        select(Plan).where(
            Plan.branch_id == branch.id,
            Plan.rhythm != "",
            Plan.paused.is_(False),
            Plan.next_due_at > now,
        )
    ):
        many = session.scalar(
            select(func.count()).select_from(Occurrence).where(_left_out(plan.id, now))
        )
        put_back(session, plan.id, now)
        due_at = plans.next_due(branch, plan, now)
        for _ in range(many or 0):
            if due_at is not None:
                leave_out(session, plan.id, due_at, now)
                due_at = plans.next_due(branch, plan, due_at)
        plan.next_due_at = due_at
