"""The input of the rhythm guard: meetings by kind and day, members short of hours, warnings."""

from collections import defaultdict
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from data.models import Branch, Meeting, Member, Subgroup, Warned
from data.queries import hours, study
from data.queries.recheck import look_from
from data.queries.study import Bounds
from data.values.guard import APPRAISAL, BEHIND, Day, Days, Shape, next_look
from data.values.standing import MeetingKind, Standing, appraisal_in
from data.values.study import Span, duty

GUARD = "check.guard"
"""The kind of plan that checks a branch's rhythm; its row is the branch."""


def arrange(session: Session, branch: Branch, now: datetime) -> None:
    """Has the branch's rhythm checked every morning."""
    look_from(session, GUARD, branch.id, next_look(now, ZoneInfo(branch.zone)))


def shape(session: Session, branch: Branch) -> Shape:
    """Returns the facts about a branch that the rules depend on."""
    full = select(func.count()).where(
        Member.branch_id == branch.id,
        Member.left_on.is_(None),
        Member.standing == Standing.FULL.value,
    )
    groups = select(Subgroup.id, Subgroup.name).where(
        Subgroup.branch_id == branch.id,
        exists().where(Member.subgroup_id == Subgroup.id, Member.left_on.is_(None)),
    )
    return Shape(
        full=session.scalar(full.select_from(Member)) or 0,
        subgroups=dict(session.execute(groups.order_by(Subgroup.id)).all()),
        founded=branch.created_at.astimezone(ZoneInfo(branch.zone)).date(),
    )


def meetings(session: Session, branch: Branch, span: Span, now: datetime) -> tuple[Days, Days]:
    """Returns past and coming meetings in a span of local days, by the rules that they keep: by
    kind, and as an appraisal where topic or agenda says so."""
    bounds = Bounds.of(span, branch.zone, datetime.max.replace(tzinfo=now.tzinfo))
    local = ZoneInfo(branch.zone)
    held: dict[str, list[Day]] = defaultdict(list)
    planned: dict[str, list[Day]] = defaultdict(list)
    found = session.scalars(
        select(Meeting).where(
            Meeting.branch_id == branch.id,
            Meeting.starts_at >= bounds.start,
            Meeting.starts_at < bounds.end,
            Meeting.state != "cancelled",
        )
    )
    for row in found.all():
        if row.state == "planned" and row.starts_at <= now:
            continue
        days = planned if row.state == "planned" else held
        whose = row.subgroup_id if row.kind == MeetingKind.SUBGROUP else None
        day = Day(row.starts_at.astimezone(local).date(), whose)
        days[row.kind].append(day)
        if appraisal_in(f"{row.topic} {row.agenda}"):
            days[APPRAISAL].append(day)
    return held, planned


def behind(session: Session, branch: Branch, today: date) -> list[Member]:
    """Returns the members whose study hours are short of the year's course, in the roster's
    order."""
    year = Span(date(today.year, 1, 1), today)
    totals = hours.totals(session, branch.id, year)
    found = study.members(session, branch.id, year, year.first)
    return [
        member
        for member, presence in found.values()
        if member.left_on is None
        and totals.get(member.id, 0) < BEHIND * duty(member.post, presence, year)
    ]


def warned(session: Session, branch_id: int, rule: str, until_on: date) -> int:
    """Counts the warnings to the branch about a rule in a period."""
    row = session.get(Warned, (branch_id, rule, until_on))
    return row.times if row else 0


def note(
    session: Session, branch_id: int, rule: str, until_on: date, times: int, now: datetime
) -> None:
    """Records a warning, so that it is not given twice."""
    row = session.get(Warned, (branch_id, rule, until_on)) or Warned(
        branch_id=branch_id, rule=rule, until_on=until_on
    )
    row.times, row.at = times, now
    session.add(row)
