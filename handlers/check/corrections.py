"""What changed about a filed period since: whose line, from what to what, by whom, when and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Check, Member
from data.queries import check as checks
from data.queries import corrected
from data.queries import member as members
from data.queries.corrected import Cause
from data.queries.study import Bounds
from data.values.lights import lines_of
from data.values.period import Period
from data.values.study import Figures, Span
from handlers.check.report import live


@dataclass(frozen=True, slots=True)
class Corrected:
    """One figure of a filed check that is another now: whose, which (a line, "right" or "points"),
    from what to what, what did it, and the name of who did."""

    member: Member
    name: str
    before: Figures
    after: Figures
    cause: Cause | None
    by: str


def found(session: Session, branch: Branch, period: Period, now: datetime) -> list[Corrected]:
    """Every figure that is another now than it was filed, in the roster's order; none where the
    period was never filed."""
    check = checks.of(session, branch.id, period)
    if check is None:
        return []
    return [
        _corrected(session, branch, check, (member, before, after), name, now)
        for member, before, after in _both(session, branch, check, period, now)
        for name in _changed(before, after, period)
    ]


def _both(
    session: Session, branch: Branch, check: Check, period: Period, now: datetime
) -> Iterator[tuple[Member, Figures, Figures]]:
    """Members, what was filed of each and what is there now; who was not in it had nothing."""
    filed = checks.lines(session, check.id)
    today = {one.member.id: one for one in live(session, branch, period, now)}
    for member_id in sorted({*filed, *today}):
        one, line = today.get(member_id), filed.get(member_id)
        if one is not None:
            yield one.member, line[1] if line else Figures(), one.figures
        elif line is not None:
            yield line[0], line[1], Figures()


def _changed(before: Figures, after: Figures, period: Period) -> Iterator[str]:
    for name in lines_of(period.kind):
        if getattr(before, name) != getattr(after, name):
            yield name
    if before.right != after.right:
        yield "right"
    if before.points != after.points:
        yield "points"


def _corrected(
    session: Session,
    branch: Branch,
    check: Check,
    of: tuple[Member, Figures, Figures],
    name: str,
    now: datetime,
) -> Corrected:
    member, before, after = of
    span = Span(check.from_on, check.until_on)
    bounds = Bounds.of(span, branch.zone, now)
    cause = corrected.cause(session, name, member.id, span, bounds, check.frozen_at)
    who = members.of(session, branch.id, cause.by) if cause and cause.by else None
    return Corrected(member, name, before, after, cause, who.name if who else "")
