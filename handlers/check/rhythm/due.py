"""Warns secretaries before a period ends without what it demands."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from data.models import Branch, Plan
from data.queries import guard
from data.values.guard import HOURS, HOURS_DAYS, Missing, due, next_look, warning
from data.values.period import Period, PeriodKind
from data.values.study import Span
from handlers.check.rhythm import view
from handlers.shared.dates import today
from handlers.shared.feature import Action
from handlers.shared.notify import WORD, notify_secretaries


def looks(session: Session, now: datetime, plan: Plan) -> str:
    """Sends one calm message for all that is missing, and comes back the next morning. Found late,
    it says so all the same: quiet hours are delivery's business."""
    branch = session.get_one(Branch, plan.branch_id)
    plan.next_due_at = next_look(now, ZoneInfo(branch.zone))
    if branch.asleep_since is not None:
        return "branch-asleep"
    if not branch.guards:
        return "guard-off"
    found = [
        one
        for one in missing(session, now, branch)
        if guard.warned(session, branch.id, one.rule, one.period.last) < one.times
    ]
    many = _hours(session, now, branch)
    if not found and not many:
        return ""
    notify_secretaries(session, now, branch, WORD, lambda t: view.warning(t, branch, found, many))
    for one in found:
        guard.note(session, branch.id, one.rule, one.period.last, one.times, now)
    return ""


def missing(session: Session, now: datetime, branch: Branch) -> list[Missing]:
    """Finds what has not taken place in the periods that end soon and is not planned either."""
    day = today(branch, now)
    year = Period.of(PeriodKind.YEAR, day)
    held, planned = guard.meetings(session, branch, Span(year.first, year.last), now)
    return due(day, guard.shape(session, branch), held, planned)


def _hours(session: Session, now: datetime, branch: Branch) -> int:
    """Counts who is behind with the hours, when it is time to say so; the warning is noted."""
    day = today(branch, now)
    quarter = Period.of(PeriodKind.QUARTER, day)
    times = warning(quarter, day, HOURS_DAYS)
    if guard.shape(session, branch).came_late(quarter, HOURS_DAYS[0]):
        return 0
    if guard.warned(session, branch.id, HOURS, quarter.last) >= times:
        return 0
    many = len(guard.behind(session, branch, day))
    if many:
        guard.note(session, branch.id, HOURS, quarter.last, times, now)
    return many


DUES = {guard.GUARD: Action(looks)}
