"""Points: entries that are never changed, and sums of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from data.models import Member, PointEntry, PointRule
from data.values.points import DEFAULTS, Rule, Worth, granted, ground
from data.values.study import Span

AT_ONCE = 500


class _Entered(NamedTuple):
    """The sum of a member's entries for one cause, their number, and the day of the last."""

    points: int
    entries: int
    day: date


def rules(session: Session, branch_id: int) -> dict[Rule, Worth]:
    """Returns a branch's points by rule: its own, and the defaults for the rest."""
    own = session.scalars(select(PointRule).where(PointRule.branch_id == branch_id)).all()
    changed = {Rule(one.code): Worth(one.points, one.a_day, one.a_week) for one in own}
    return {**DEFAULTS, **changed}


def set_rule(session: Session, branch_id: int, rule: Rule, worth: Worth) -> None:
    """Sets the points for a rule from now on; existing entries stay."""
    row = session.get(PointRule, (branch_id, rule.value)) or PointRule(
        branch_id=branch_id, code=rule.value
    )
    row.points, row.a_day, row.a_week = worth.points, worth.a_day, worth.a_week
    session.add(row)


def settle(
    session: Session,
    branch_id: int,
    rule: Rule,
    cause: str,
    who: Collection[int],
    day: date,
    now: datetime,
    only: int | None = None,
) -> None:
    """Makes the entries say that the members in `who` did a rule, and nobody else. With `only`,
    other members are left alone.

    A member without points for this cause gets an entry, as far as the caps of the local day and
    its week allow; one who has an entry but is not named gets a reversal, on the same day. So the
    entries of a cause alternate, given and taken back, later ones with ~2, ~3 … after it.
    Idempotent, and unaffected by changed rules. `cause` names one thing, such as round:12.
    """
    have = _entered(session, branch_id, rule, cause, only)
    holding = {member for member, one in have.items() if one.entries % 2}
    new, gone = sorted(set(who) - holding), sorted(holding - set(who))
    changed = {member: (-have[member].points, have[member].day) for member in gone}
    if new:
        worth = rules(session, branch_id)[rule]
        given = _given(session, branch_id, rule, day, new)
        changed |= {member: (granted(worth.points, worth, *given[member]), day) for member in new}
    for member, (points, on) in changed.items():
        session.add(
            PointEntry(
                branch_id=branch_id,
                member_id=member,
                code=rule.value,
                cause=f"{cause}~{have[member].entries + 1}" if member in have else cause,
                points=points,
                day=on,
                at=now,
            )
        )
    session.flush()


def _entered(
    session: Session, branch_id: int, rule: Rule, cause: str, only: int | None
) -> dict[int, _Entered]:
    """Returns member → the sum of their entries for a cause."""
    again = PointEntry.cause.startswith(f"{cause}~", autoescape=True)
    query = (
        select(
            PointEntry.member_id,
            func.sum(PointEntry.points),
            func.count(),
            func.max(PointEntry.day),
        )
        .where(
            PointEntry.branch_id == branch_id,
            PointEntry.code == rule.value,
            (PointEntry.cause == cause) | again,
        )
        .group_by(PointEntry.member_id)
    )
    if only is not None:
        query = query.where(PointEntry.member_id == only)
    return {
        member: _Entered(int(total), many, day)
        for member, total, many, day in session.execute(query).all()
    }


def holding(session: Session, branch_id: int, rule: Rule, since: date) -> dict[date, set[int]]:
    """Returns local day → the members with a valid entry of a rule, for the days from `since` on;
    for a rule granted at most once a day."""
    query = (
        select(PointEntry.day, PointEntry.member_id)
        .where(
            PointEntry.branch_id == branch_id,
            PointEntry.code == rule.value,
            PointEntry.day >= since,
        )
        .group_by(PointEntry.day, PointEntry.member_id)
        .having(func.count() % 2 == 1)
    )
    found: dict[date, set[int]] = defaultdict(set)
    for day, member in session.execute(query).all():
        found[day].add(member)
    return found


def _given(
    session: Session, branch_id: int, rule: Rule, day: date, who: Collection[int]
) -> Mapping[int, tuple[int, int]]:
    """Returns member → the points of a rule on a day and in its week."""
    monday = day - timedelta(day.weekday())
    query = (
        select(
            PointEntry.member_id,
            func.sum(case((PointEntry.day == day, PointEntry.points), else_=0)),
            func.sum(PointEntry.points),
        )
        .where(
            PointEntry.branch_id == branch_id,
            PointEntry.day.between(monday, monday + timedelta(6)),
            PointEntry.code == rule.value,
        )
        .group_by(PointEntry.member_id)
    )
    if len(who) <= AT_ONCE:
        query = query.where(PointEntry.member_id.in_(who))
    found: dict[int, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for member, today, week in session.execute(query).all():
        found[member] = (int(today), int(week))
    return found


def total(session: Session, member_id: int, span: Span) -> int:
    """Returns a member's points in a span of local days."""
    worth = select(func.sum(PointEntry.points)).where(
        PointEntry.member_id == member_id, PointEntry.day.between(span.first, span.last)
    )
    return int(session.scalar(worth) or 0)


def totals(
    session: Session, branch_id: int, span: Span, subgroup_id: int | None = None
) -> dict[int, int]:
    """Returns member → points in a span of local days, for those with any entry in it."""
    query = (
        select(PointEntry.member_id, func.sum(PointEntry.points))
        .where(PointEntry.branch_id == branch_id, PointEntry.day.between(span.first, span.last))
        .group_by(PointEntry.member_id)
    )
    if subgroup_id is not None:
        query = query.join(Member, Member.id == PointEntry.member_id).where(
            Member.subgroup_id == subgroup_id
        )
    return {member: int(points) for member, points in session.execute(query).all()}


def entries(session: Session, member_id: int, span: Span) -> Sequence[PointEntry]:
    """Returns a member's entries in a span of local days, the latest first."""
    return session.scalars(
        select(PointEntry)
        .where(PointEntry.member_id == member_id, PointEntry.day.between(span.first, span.last))
        .order_by(PointEntry.day.desc(), PointEntry.id.desc())
    ).all()


def carry(session: Session, source_id: int, target_id: int) -> None:
    """Moves the entries to the other row, as two rows of one person are merged: of causes that both
    have, those of `target_id` stay; the caller then brings them up to date."""
    rows = session.scalars(
        select(PointEntry).where(PointEntry.member_id.in_([source_id, target_id]))
    ).all()
    theirs = {ground(row.cause) for row in rows if row.member_id == target_id}
    for row in rows:
        if row.member_id == source_id and ground(row.cause) not in theirs:
            row.member_id = target_id
    session.flush()


def ranked(totals: Mapping[int, int]) -> Iterable[tuple[int, int, int]]:
    """Yields place, member, points; equal points share a place, and the next places are left
    out."""
    order = sorted(totals.items(), key=lambda one: (-one[1], one[0]))
    place = 0
    for number, (member, points) in enumerate(order, 1):
        if number == 1 or points != order[number - 2][1]:
            place = number
        yield place, member, points
