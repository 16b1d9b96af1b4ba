"""What the rhythm guard looks at: meetings by kind and day, whose hours are behind, warnings."""

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
"""The kind of plan at which a branch's rhythm is looked at; its row is the branch."""


def arrange(session: Session, branch: Branch, now: datetime) -> None:
    """Has the branch's rhythm looked at every morning from now on."""
    look_from(session, GUARD, branch.id, next_look(now, ZoneInfo(branch.zone)))


def shape(session: Session, branch: Branch) -> Shape:
    """What the branch is like as far as the rules ask."""
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
    """What took place in a span of local days, and what is to come, by the rules that it keeps: by
    the kind of meeting, and as an appraisal where its topic or agenda says so."""
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
    """Whose study hours are behind the course of the year, in the roster's order."""
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
    """How often the branch was warned of a rule in a period."""
    row = session.get(Warned, (branch_id, rule, until_on))
    return row.times if row else 0


def note(
    session: Session, branch_id: int, rule: str, until_on: date, times: int, now: datetime
) -> None:
    """Writes a warning down, so that it is not given twice."""
    row = session.get(Warned, (branch_id, rule, until_on)) or Warned(
        branch_id=branch_id, rule=rule, until_on=until_on
    )
    row.times, row.at = times, now
    session.add(row)
