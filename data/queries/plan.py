"""Plans: finding the next due time, claiming due plans, and recording that they fired."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from data.models import Branch, Occurrence, Plan
from data.store import upsert, wake
from data.values.rhythm import Rhythm, following

MOST_MERGED = 99
"""Missed firings of one plan are counted up to this."""
MINUTE = timedelta(minutes=1)


def set_once(
    session: Session, branch_id: int, kind: str, ref_id: int, due_at: datetime | None
) -> None:
    """Sets the one due time of a row, or (None) removes it.

    A firing for the same moment that came to nothing (its branch slept) is discarded.
    """
    plan = session.scalars(select(Plan).where(Plan.kind == kind, Plan.ref_id == ref_id)).first()
    if plan is None:
        if due_at is None:
            return
        plan = Plan(branch_id=branch_id, kind=kind, ref_id=ref_id)
        session.add(plan)
    elif due_at is not None:
        session.execute(
            delete(Occurrence).where(
                Occurrence.plan_id == plan.id,
                Occurrence.due_at == due_at,
                Occurrence.outcome != "done",
            )
        )
    plan.next_due_at = due_at
    wake(session, "tick")


def once(session: Session, kind: str, ref_id: int) -> datetime | None:
    """Returns the one due time of a row, if it has one ahead."""
    found = select(Plan.next_due_at).where(Plan.kind == kind, Plan.ref_id == ref_id)
    return session.scalars(found).first()


def next_due(branch: Branch, plan: Plan, after: datetime) -> datetime | None:
    """Works out when a plan with a rhythm is due next, strictly after a moment; None when never
    again.

    Nothing is due before `paused_until`; `paused` is ignored. Raises ValueError for a code that is
    no rhythm's and ZoneInfoNotFoundError for a zone that does not exist.
    """
    if plan.paused_until is not None:
        after = max(after, plan.paused_until - MINUTE)
    lead = timedelta(minutes=plan.lead)
    found = following(
        Rhythm.of(plan.rhythm), after + lead, ZoneInfo(branch.zone), branch.official_workdays
    )
    return None if found is None else found - lead


def missed(branch: Branch, plan: Plan, due_at: datetime, now: datetime) -> int:
    """Counts the firings after `due_at` that are due by now as well, up to MOST_MERGED."""
    found, at = 0, next_due(branch, plan, due_at)
    while at is not None and at <= now and found < MOST_MERGED:
        found, at = found + 1, next_due(branch, plan, at)
    return found


# The function keeps both databases from preferring the index by kind to that by time.
_KNOWN = func.coalesce(Plan.kind, "").in_(bindparam("kinds", expanding=True))
"""Plans of kinds that this process knows: others are left to processes of another version."""
_FIRST = (
    select(Plan.next_due_at)
    .where(Plan.next_due_at <= bindparam("until"), _KNOWN)
    .order_by(Plan.next_due_at)
    .limit(1)
)


def first_due(session: Session, until: datetime, kinds: Collection[str]) -> datetime | None:
    """Returns when the first plan of these kinds is due, up to a moment; a check before the writer
    is used."""
    return session.scalar(_FIRST, {"until": until, "kinds": list(kinds)})


def claim(session: Session, now: datetime, most: int, kinds: Collection[str]) -> Sequence[Plan]:
    """Returns the plans of these kinds that are due, the longest due first.

    They are locked until the commit; those that another process has claimed are passed over.
    """
    return session.scalars(
        select(Plan)
        .where(Plan.next_due_at <= now, _KNOWN)
        .order_by(Plan.next_due_at)
        .limit(most)
        .with_for_update(skip_locked=True),
        {"kinds": list(kinds)},
    ).all()


def fresh(session: Session, now: datetime, due: Sequence[Plan]) -> set[int]:
    """Records that these plans fire for their `next_due_at`; returns the ids of those that had not
    fired for it before."""
    rows = [
        {"plan_id": plan.id, "due_at": plan.next_due_at, "fired_at": now, "outcome": "done"}
        for plan in due
    ]
    statement = upsert(session, Occurrence).on_conflict_do_nothing().returning(Occurrence.plan_id)
    return set(session.scalars(statement, rows))


def amend(
    session: Session, plan: Plan, due_at: datetime, outcome: str, note: str, merged: int
) -> None:
    """Records the outcome of a firing."""
    session.execute(
        update(Occurrence)
        .where(Occurrence.plan_id == plan.id, Occurrence.due_at == due_at)
        .values(outcome=outcome, note=note[:300], merged=merged)
        .execution_options(synchronize_session=False)
    )


def move_on(session: Session, coming: Mapping[Plan, datetime | None]) -> None:
    """Sets the next due times of plans, in one statement for all that are due together."""
    together: dict[datetime | None, list[int]] = {}
    for plan, moment in coming.items():
        together.setdefault(moment, []).append(plan.id)
        set_committed_value(plan, "next_due_at", moment)
    for moment, ids in together.items():
        session.execute(
            update(Plan)
            .where(Plan.id.in_(ids))
            .values(next_due_at=moment)
            .execution_options(synchronize_session=False)
        )


def failed_before(session: Session, plan: Plan, due_at: datetime) -> bool:
    """Tells whether the firing before this one failed too."""
    before = session.scalar(
        select(Occurrence.outcome)
        .where(Occurrence.plan_id == plan.id, Occurrence.due_at < due_at)
        .order_by(Occurrence.due_at.desc())
        .limit(1)
    )
    return before == "failed"


def failing(session: Session, most: int = 20) -> Sequence[Any]:
    """Returns plans whose last firing failed: plan id, branch id, kind, due time and note."""
    later = (
        select(Occurrence.id)
        .where(Occurrence.plan_id == Plan.id)
        .order_by(Occurrence.due_at.desc())
        .limit(1)
        .correlate(Plan)
        .scalar_subquery()
    )
    return session.execute(
        select(Plan.id, Plan.branch_id, Plan.kind, Occurrence.due_at, Occurrence.note)
        .join(Occurrence, Occurrence.id == later)
        .where(Occurrence.outcome == "failed")
        .order_by(Occurrence.due_at.desc())
        .limit(most)
    ).all()
