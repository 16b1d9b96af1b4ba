"""Study hours (学时) as entries in minutes: one per cause, never changed, corrected by another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Date, bindparam, case, func, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import Session

from data.models import Hours, Member, Moment
from data.prepared import Prepared
from data.values.points import ground
from data.values.study import Span

READING = "reading:"
"""The prefix of causes of reading, before the material and its part."""

_hours = Hours.__table__.c
BEFORE = Prepared(
    select(
        func.coalesce(
            func.sum(
                case(
                    (
                        (_hours.day == bindparam("on_day", type_=Date()))
                        & (_hours.cause.startswith(READING, autoescape=True)),
                        _hours.minutes,
                    ),
                    else_=0,
                )
            ),
            0,
        ).label("today"),
        func.coalesce(
            func.sum(case((_hours.cause == bindparam("for_cause"), 1), else_=0)), 0
        ).label("counted"),
    ).where(
        _hours.member_id == bindparam("of_member"),
        (_hours.day == bindparam("on_day", type_=Date()))
        | (_hours.cause == bindparam("for_cause")),
    )
)
ENTER = Prepared(
    postgresql.insert(Hours)
    .values(
        member_id=bindparam("of_member"),
        cause=bindparam("for_cause"),
        minutes=bindparam("worth"),
        day=bindparam("on_day", type_=Date()),
        at=bindparam("moment", type_=Moment()),
    )
    .on_conflict_do_nothing()
)
TOTAL = Prepared(
    select(func.sum(_hours.minutes).label("minutes")).where(
        _hours.member_id == bindparam("of_member"),
        _hours.day.between(bindparam("since", type_=Date()), bindparam("until", type_=Date())),
    )
)


@dataclass(frozen=True, slots=True)
class Before:
    """A member's hours on a day: minutes of reading, and whether a cause was counted before."""

    today: int
    counted: bool


def cause_of(material_id: int, part: int) -> str:
    """Returns the cause of reading one part of a material."""
    return f"{READING}{material_id}:{part}"


def before(session: Session, member_id: int, cause: str, day: date) -> Before:
    """Returns the hours before an entry for this cause on a local day."""
    row = BEFORE.first(session, of_member=member_id, for_cause=cause, on_day=day)
    assert row is not None
    return Before(int(row.today), bool(row.counted))


def enter(
    session: Session, member_id: int, cause: str, minutes: int, day: date, now: datetime
) -> None:
    """Adds an entry; an existing one for the same cause stays as it is."""
    ENTER.run(session, of_member=member_id, for_cause=cause, worth=minutes, on_day=day, moment=now)


def settle(
    session: Session, cause: str, minutes: Mapping[int, int], day: date, now: datetime
) -> None:
    """Makes the entries for a cause come to these minutes for each member, and to none for anybody
    else.

    Where they differ, an entry with the difference is added; later ones have ~2, ~3 … after the
    cause. Idempotent.
    """
    mine = (Hours.cause == cause) | Hours.cause.startswith(f"{cause}~", autoescape=True)
    found = select(Hours.member_id, func.sum(Hours.minutes), func.count()).where(mine)
    have = {
        member: (int(total), many)
        for member, total, many in session.execute(found.group_by(Hours.member_id)).all()
    }
    for member in sorted(set(minutes) | set(have)):
        stands, entries = have.get(member, (0, 0))
        missing = minutes.get(member, 0) - stands
        if missing:
            again = f"~{entries + 1}" if entries else ""
            enter(session, member, f"{cause}{again}", missing, day, now)


def total(session: Session, member_id: int, since: date, until: date) -> int:
    """Returns a member's minutes from a local day to another, both included."""
    session.flush()
    row = TOTAL.first(session, of_member=member_id, since=since, until=until)
    # PostgreSQL returns sums of its integers as decimal numbers.
    return int(row.minutes or 0) if row else 0


def carry(session: Session, source_id: int, target_id: int) -> None:
    """Moves the entries to the other row, as two rows of one person are merged: of causes that both
    have, those of `target_id` stay; the caller then brings them up to date."""
    rows = session.scalars(select(Hours).where(Hours.member_id.in_([source_id, target_id]))).all()
    theirs = {ground(row.cause) for row in rows if row.member_id == target_id}
    for row in rows:
        if row.member_id == source_id and ground(row.cause) not in theirs:
            row.member_id = target_id
    session.flush()


def totals(
    session: Session, branch_id: int, span: Span, subgroup_id: int | None = None
) -> dict[int, int]:
    """Returns member → minutes in a span of local days, for those with any entry in it."""
    query = (
        select(Hours.member_id, func.sum(Hours.minutes))
        .join(Member, Member.id == Hours.member_id)
        .where(Member.branch_id == branch_id, Hours.day.between(span.first, span.last))
        .group_by(Hours.member_id)
    )
    if subgroup_id is not None:
        query = query.where(Member.subgroup_id == subgroup_id)
    return {member: int(minutes) for member, minutes in session.execute(query).all()}


def entries(session: Session, member_id: int, span: Span) -> Sequence[Hours]:
    """Returns a member's entries in a span of local days, the latest first."""
    return session.scalars(
        select(Hours)
        .where(Hours.member_id == member_id, Hours.day.between(span.first, span.last))
        .order_by(Hours.day.desc(), Hours.id.desc())
    ).all()
