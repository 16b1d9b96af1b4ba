"""The ledger of points: entries that are never changed, and sums of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import case, func, select, update
from sqlalchemy.orm import Session

from data.models import Member, PointEntry, PointRule
from data.values.points import DEFAULTS, Deed, Rule, granted
from data.values.study import Span

AT_ONCE = 500


def rules(session: Session, branch_id: int) -> dict[Deed, Rule]:
    """What a branch gives: its own rules, and the defaults for the rest."""
    own = session.scalars(select(PointRule).where(PointRule.branch_id == branch_id)).all()
    changed = {Deed(one.code): Rule(one.points, one.a_day, one.a_week) for one in own}
    return {**DEFAULTS, **changed}


def set_rule(session: Session, branch_id: int, deed: Deed, rule: Rule) -> None:
    """Gives this many points for a deed from here on; entries that stand stay."""
    row = session.get(PointRule, (branch_id, deed.value)) or PointRule(
        branch_id=branch_id, code=deed.value
    )
    row.points, row.a_day, row.a_week = rule.points, rule.a_day, rule.a_week
    session.add(row)


def settle(
    session: Session,
    branch_id: int,
    deed: Deed,
    cause: str,
    who: Collection[int],
    day: date,
    now: datetime,
    only: int | None = None,
) -> dict[int, int]:
    """Has the ledger say who did a deed: the members in `who`, and nobody else. With `only`, the
    others are let be.

    Who was given nothing for this cause before gets an entry, as far as the caps of the local day
    and its week leave something; who has one and is not named any more gets a contrary one, on the
    same day. So the entries of a cause alternate, given and taken back, the later ones with ~2,
    ~3 … behind it; said twice, nothing happens, and a rule changed since leaves them alone. `cause`
    names one thing, such as round:12. Gives what changed, member → points.
    """
    have = _entered(session, branch_id, deed, cause, only)
    holding = {member for member, (_, entries) in have.items() if entries % 2}
    new, gone = sorted(set(who) - holding), sorted(holding - set(who))
    changed = {member: -have[member][0] for member in gone}
    if new:
        rule = rules(session, branch_id)[deed]
        given = _given(session, branch_id, deed, day, new)
        changed |= {member: granted(rule.points, rule, *given[member]) for member in new}
    for member, points in changed.items():
        before = have.get(member, (0, 0))[1]
        session.add(
            PointEntry(
                branch_id=branch_id,
                member_id=member,
                code=deed.value,
                cause=f"{cause}~{before + 1}" if before else cause,
                points=points,
                day=day,
                at=now,
            )
        )
    session.flush()
    return changed


def _entered(
    session: Session, branch_id: int, deed: Deed, cause: str, only: int | None
) -> dict[int, tuple[int, int]]:
    """Member → the sum of their entries for a cause and how many these are."""
    again = PointEntry.cause.startswith(f"{cause}~", autoescape=True)
    query = (
        select(PointEntry.member_id, func.sum(PointEntry.points), func.count())
        .where(
            PointEntry.branch_id == branch_id,
            PointEntry.code == deed.value,
            (PointEntry.cause == cause) | again,
        )
        .group_by(PointEntry.member_id)
    )
    if only is not None:
        query = query.where(PointEntry.member_id == only)
    return {member: (int(total), many) for member, total, many in session.execute(query).all()}


def _given(
    session: Session, branch_id: int, deed: Deed, day: date, who: Collection[int]
) -> Mapping[int, tuple[int, int]]:
    """Member → what a deed gave on a day and in its week."""
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
            PointEntry.code == deed.value,
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
    """A member's points in a span of local days."""
    worth = select(func.sum(PointEntry.points)).where(
        PointEntry.member_id == member_id, PointEntry.day.between(span.first, span.last)
    )
    return int(session.scalar(worth) or 0)


def totals(
    session: Session, branch_id: int, span: Span, subgroup_id: int | None = None
) -> dict[int, int]:
    """Member → points in a span of local days, of those who have any entry in it."""
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
    """A member's entries in a span of local days, the latest first."""
    return session.scalars(
        select(PointEntry)
        .where(PointEntry.member_id == member_id, PointEntry.day.between(span.first, span.last))
        .order_by(PointEntry.day.desc(), PointEntry.id.desc())
    ).all()


def carry(session: Session, source_id: int, target_id: int) -> None:
    """Two rows of one person become one: what both have an entry for counts once."""
    causes = select(PointEntry.cause).where(PointEntry.member_id == target_id)
    session.execute(
        update(PointEntry)
        .where(PointEntry.member_id == source_id, PointEntry.cause.not_in(causes))
        .values(member_id=target_id)
    )


def ranked(totals: Mapping[int, int]) -> Iterable[tuple[int, int, int]]:
    """Place, member, points; who has as many shares the place, and the next place is left out."""
    order = sorted(totals.items(), key=lambda one: (-one[1], one[0]))
    place = 0
    for number, (member, points) in enumerate(order, 1):
        if number == 1 or points != order[number - 2][1]:
            place = number
        yield place, member, points
