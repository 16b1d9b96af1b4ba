"""The rhythm guard: warns secretaries before a period ends without what it demands; the year at a
glance."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from data.models import Branch, Plan
from data.queries import guard
from data.values.guard import (
    HOURS,
    HOURS_DAYS,
    RULES,
    Missing,
    due,
    kept,
    next_look,
    warning,
)
from data.values.period import Period, PeriodKind
from data.values.study import Span
from handlers.check import guard_view
from handlers.check.commands import keeper
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.dates import local
from handlers.shared.feature import Action, Handler
from handlers.shared.telling import tell_secretaries
from handlers.shared.texts import texts_in


def looks(session: Session, now: datetime, plan: Plan) -> str:
    """One calm message for all that is missing; comes back the next morning. Found late, it says so
    all the same: quiet hours are delivery's business."""
    branch = session.get_one(Branch, plan.branch_id)
    plan.next_due_at = next_look(now, ZoneInfo(branch.zone))
    if branch.asleep_since is not None:
        return "branch-asleep"
    if not branch.guards:
        return "guard-off"
    found = [one for one in missing(session, now, branch) if _is_new(session, branch, one)]
    many = _hours(session, now, branch)
    if not found and not many:
        return ""
    texts = texts_in(branch.language)
    tell_secretaries(session, now, branch, guard_view.warning(texts, branch, found, many))
    for one in found:
        guard.note(session, branch.id, one.rule, one.period.last, one.times, now)
    return ""


def missing(session: Session, now: datetime, branch: Branch) -> list[Missing]:
    """What has not taken place in the periods that end soon and is not planned either."""
    today = local(now, branch.zone).date()
    year = Period.of(PeriodKind.YEAR, today)
    held, planned = guard.meetings(session, branch, Span(year.first, year.last), now)
    return due(today, guard.shape(session, branch), held, planned)


def _is_new(session: Session, branch: Branch, one: Missing) -> bool:
    return guard.warned(session, branch.id, one.rule, one.period.last) < one.times


def _hours(session: Session, now: datetime, branch: Branch) -> int:
    """How many are behind with their hours, when it is time to say so; the warning is noted."""
    today = local(now, branch.zone).date()
    quarter = Period.of(PeriodKind.QUARTER, today)
    times = warning(quarter, today, HOURS_DAYS)
    if guard.shape(session, branch).came_late(quarter, HOURS_DAYS[0]):
        return 0
    if guard.warned(session, branch.id, HOURS, quarter.last) >= times:
        return 0
    many = len(guard.behind(session, branch, today))
    if many:
        guard.note(session, branch.id, HOURS, quarter.last, times, now)
    return many


def tapped_year(ctx: Context) -> None:
    """The year at a glance: which rules were kept when, and who keeps up with the hours."""
    branch, _ = keeper(ctx, number(ctx.args))
    today, shape = local(ctx.now, branch.zone).date(), guard.shape(ctx.session, branch)
    asked = number(ctx.args, 1) or today.year
    year = min(max(asked, shape.founded.year), today.year)
    whole = Period.of(PeriodKind.YEAR, today.replace(year=year, day=1))
    held, _ = guard.meetings(ctx.session, branch, Span(whole.first, whole.last), ctx.now)
    seen = guard_view.Year(
        year=year,
        first=shape.founded.year,
        last=today.year,
        rules=[
            (rule, kept(rule, year, held.get(rule.name, ()), today, shape))
            for rule in RULES
            if shape.holds(rule)
        ],
        behind=len(guard.behind(ctx.session, branch, today)) if year == today.year else None,
    )
    ctx.answer("")
    ctx.edit(guard_view.year(ctx.texts, branch, seen))


DUES = {guard.GUARD: Action(looks)}
TAPS: dict[str, Handler] = {"cg.y": tapped_year}
