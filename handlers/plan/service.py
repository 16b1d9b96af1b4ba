"""Plans as they are made, changed, paused, skipped, sent at once and deleted."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from data.models import Branch, Plan
from data.queries import plan as plans
from data.queries import planning
from data.values.instants import instant
from data.values.rhythm import Rhythm
from handlers.plan import rules
from handlers.shared.refusal import Refusal
from handlers.shared.registry import registry_of

JUST_NOW = timedelta(hours=1)
"""A plan that fired within this time is not sent again without asking."""


def due_after(branch: Branch, rhythm: Rhythm, lead: int, after: datetime) -> datetime | None:
    """When a plan of this rhythm and lead is due, first after a moment."""
    return plans.next_due(branch, Plan(rhythm=rhythm.code(), lead=lead), after)


def check(branch: Branch, rhythm: Rhythm, lead: int, now: datetime) -> None:
    """Refuses a rhythm with nothing ahead, or whose only moment is nearer than its lead."""
    if due_after(branch, rhythm, lead, now) is not None:
        return
    if due_after(branch, rhythm, 0, now) is not None:
        raise Refusal("plan-lead-past", days=lead // rules.DAY)
    raise Refusal("plan-past")


def twin(session: Session, branch: Branch, fields: dict[str, Any], now: datetime) -> Plan | None:
    """A plan of the same kind that pushes the same, or is due at the same moment next time."""
    rhythm = Rhythm.of(fields["rhythm"])
    first = due_after(branch, rhythm, fields["lead"], now)
    for plan in planning.made(session, branch.id):
        if plan.kind != fields["kind"] or plan.id == fields["plan"]:
            continue
        over = plan.next_due_at is None and not plan.paused
        if (plan.data == fields["data"] and not over) or plan.next_due_at == first:
            return plan
    return None


def make(session: Session, now: datetime, branch: Branch, fields: dict[str, Any], by: int) -> Plan:
    """Stores a plan: its kind, title, data, lead in minutes and rhythm's code."""
    registry_of(session).plannable(fields["kind"])
    rhythm = Rhythm.of(fields["rhythm"])
    check(branch, rhythm, fields["lead"], now)
    if len(planning.made(session, branch.id)) >= rules.MOST_PLANS:
        raise Refusal("plan-too-many", most=rules.MOST_PLANS)
    plan = Plan(
        branch_id=branch.id,
        kind=fields["kind"],
        data=fields["data"],
        title=fields["title"][:200],
        rhythm=rhythm.code(),
        lead=fields["lead"],
        next_due_at=due_after(branch, rhythm, fields["lead"], now),
        created_by=by,
        created_at=now,
    )
    session.add(plan)
    session.flush()
    return plan


def change_rhythm(session: Session, now: datetime, branch: Branch, plan: Plan, code: str) -> None:
    """Gives a plan another rhythm; what was left out of the old one is forgotten."""
    rhythm = Rhythm.of(code)
    check(branch, rhythm, plan.lead, now)
    planning.put_back(session, plan.id, now)
    plan.rhythm = rhythm.code()
    _schedule(session, now, branch, plan)


def change_content(
    session: Session, now: datetime, branch: Branch, plan: Plan, fields: dict[str, Any]
) -> None:
    """Gives a plan something else to push, at the times it has."""
    plan.title, plan.data = fields["title"][:200], fields["data"]
    if plan.lead != fields["lead"]:
        planning.put_back(session, plan.id, now)
        plan.lead = fields["lead"]
        _schedule(session, now, branch, plan)


def _schedule(session: Session, now: datetime, branch: Branch, plan: Plan) -> None:
    """Sets when a plan is due next: after its pause, and after what was left out."""
    if plan.paused:
        plan.next_due_at = None
        return
    skipped = planning.left_out(session, plan.id, now)
    plan.next_due_at = plans.next_due(branch, plan, skipped.due_at if skipped else now)


def pause(plan: Plan) -> None:
    """Nothing is due until the plan is resumed."""
    plan.paused, plan.paused_until, plan.next_due_at = True, None, None


def pause_until(session: Session, now: datetime, branch: Branch, plan: Plan, day: date) -> None:
    """Nothing is due before a day begins in the branch's zone."""
    begins = instant(datetime.combine(day, time()), ZoneInfo(branch.zone))
    if begins <= now:
        raise Refusal("plan-until-past")
    plan.paused, plan.paused_until = False, begins
    _schedule(session, now, branch, plan)
    if plan.next_due_at is None:
        raise Refusal("plan-until-over")


def resume(session: Session, now: datetime, branch: Branch, plan: Plan) -> None:
    """The plan goes on from now."""
    plan.paused, plan.paused_until = False, None
    _schedule(session, now, branch, plan)
    if plan.next_due_at is None:
        raise Refusal("plan-past")


def skip(session: Session, now: datetime, branch: Branch, plan: Plan) -> datetime:
    """Leaves out the next firing, and gives its moment."""
    due_at = plan.next_due_at
    if due_at is None or due_at <= now:
        raise Refusal("plan-nothing-ahead")
    planning.leave_out(session, plan.id, due_at, now)
    plan.next_due_at = plans.next_due(branch, plan, due_at)
    return moment_of(plan, due_at)


def unskip(session: Session, now: datetime, branch: Branch, plan: Plan) -> None:
    """Takes back what was left out, while its time is ahead."""
    if planning.put_back(session, plan.id, now) is None:
        raise Refusal("plan-nothing-skipped")
    _schedule(session, now, branch, plan)


def just_sent(session: Session, now: datetime, plan: Plan) -> bool:
    """Whether the plan fired within the last hour."""
    last = planning.firings(session, plan.id, now, 1)
    sent = bool(last) and last[0].outcome == "done" and not last[0].note
    return sent and now - last[0].fired_at < JUST_NOW


def send_now(session: Session, now: datetime, plan: Plan) -> str:
    """Pushes at once what the plan would push next; its own times stay as they are.

    Gives the note of the firing, empty where something was pushed. Raises Refusal where there is
    nothing to push.
    """
    branch = session.get_one(Branch, plan.branch_id)
    if branch.asleep_since is not None:
        raise Refusal("branch-asleep")
    note = registry_of(session).plannable(plan.kind).action.due(session, now, plan)
    planning.written(session, plan.id, now, now, "done", note)
    if plan.paused:
        # What it pushes has come to its end.
        plan.next_due_at = None
    return note


def gone(session: Session, now: datetime, plan: Plan) -> Refusal | None:
    """Why the plan has nothing to push any more; None where it has."""
    try:
        registry_of(session).plannable(plan.kind).preview(session, now, plan)
    except Refusal as refusal:
        return refusal
    return None


def moment_of(plan: Plan, due_at: datetime) -> datetime:
    """The rhythm's moment that a firing precedes by the plan's lead."""
    return due_at + timedelta(minutes=plan.lead)


def moment(plan: Plan) -> datetime | None:
    """The rhythm's next moment; None where nothing is ahead."""
    return moment_of(plan, plan.next_due_at) if plan.next_due_at is not None else None
