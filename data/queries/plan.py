"""Plans: setting when something is due, and claiming what is due now."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Occurrence, Plan
from data.store import upsert


def set_once(
    session: Session, branch_id: int, kind: str, ref_id: int, due_at: datetime | None
) -> None:
    """Makes something due once for a row, or (None) not any more."""
    plan = session.scalars(select(Plan).where(Plan.kind == kind, Plan.ref_id == ref_id)).first()
    if plan is None:
        if due_at is None:
            return
        plan = Plan(branch_id=branch_id, kind=kind, ref_id=ref_id)
        session.add(plan)
    plan.next_due_at = due_at


def claim(session: Session, now: datetime, most: int = 200) -> Sequence[Plan]:
    """The plans that are due, the longest due first; locked until the commit."""
    return session.scalars(
        select(Plan)
        .where(Plan.next_due_at <= now)
        .order_by(Plan.next_due_at)
        .limit(most)
        .with_for_update(skip_locked=True)
    ).all()


def record(session: Session, plan: Plan, now: datetime, outcome: str, note: str) -> bool:
    """Writes down the firing; False where this plan fired for this due time already."""
    written = session.execute(
        upsert(session, Occurrence)
        .values(
            plan_id=plan.id,
            due_at=plan.next_due_at,
            fired_at=now,
            outcome=outcome,
            note=note[:300],
        )
        .on_conflict_do_nothing()
        .returning(Occurrence.id)
    )
    return written.first() is not None
