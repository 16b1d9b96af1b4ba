"""What the clock does for readings: the next part of a series, a material, the reminders."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Material, Plan, Series
from data.queries import reading as readings
from data.queries import series as walks
from handlers.reading import chasing, ending, rules
from handlers.reading.pushing import push
from handlers.shared.refusal import Refusal


def walks_on(session: Session, now: datetime, plan: Plan) -> str:
    """Pushes the next part of a plan's series; at the end of the series the plan rests, and the
    secretaries are told, ahead of time as well."""
    branch = _awake(session, plan)
    series = series_of(session, plan, branch)
    step = walks.step(session, series, rules.local_day(now, branch.zone))
    if step is None and walks.is_fed(session, series.id):
        raise Refusal("series-waits")
    if step is None:
        plan.paused = True
        ending.ended(session, now, branch, plan, series)
        return "series-ended"
    if step.series.id != series.id:
        ending.rename(plan, series, step.series)
    push(
        session,
        now,
        branch,
        step.material,
        part=step.part,
        plan=plan,
        series=step.series,
        number=step.number,
        numbers=step.numbers,
    )
    ending.warn(session, now, branch, step)
    return ""


def series_of(session: Session, plan: Plan, branch: Branch) -> Series:
    """The series a plan walks, locked until the commit; raises Refusal where it is gone."""
    series = session.get(Series, int(plan.data.get("series", 0)), with_for_update=True)
    if series is None or series.branch_id != branch.id:
        raise Refusal("series-gone")
    return series


def sends_material(session: Session, now: datetime, plan: Plan) -> str:
    """Pushes a plan's material, as often as the plan is due."""
    branch = _awake(session, plan)
    push(session, now, branch, material_of(session, now, plan, branch), plan=plan)
    return ""


def material_of(session: Session, now: datetime, plan: Plan, branch: Branch) -> Material:
    """What a plan pushes; raises Refusal where it may not be pushed on this day."""
    material = session.get(Material, int(plan.data.get("material", 0)))
    if material is None or material.branch_id != branch.id:
        raise Refusal("material-gone")
    if material.state != "ready":
        raise Refusal("material-rests")
    if material.until is not None and material.until < rules.local_day(now, branch.zone):
        raise Refusal("material-over")
    return material


def chases(session: Session, now: datetime, plan: Plan) -> str:
    """The morning's reminders; comes back the next morning while anything is open. Found late, it
    still reminds until the early evening, but not at night."""
    branch = _awake(session, plan)
    chasing.settle(session, now, branch)
    if readings.still_open(session, branch.id, now):
        plan.next_due_at = rules.next_chase(now, branch.zone)
    if not rules.may_chase(now, branch.zone):
        return "chase-late"
    chasing.chase(session, now, branch)
    return ""


def _awake(session: Session, plan: Plan) -> Branch:
    branch = session.get_one(Branch, plan.branch_id)
    if branch.asleep_since is not None:
        raise Refusal("branch-asleep")
    return branch
