"""Frozen study checks, and talks that took place."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from data.models import Check, CheckLine, Member, Talk
from data.values.lights import Thresholds
from data.values.period import Period
from data.values.study import Figures


def of(session: Session, branch_id: int, period: Period) -> Check | None:
    """Returns the frozen check of a period."""
    return session.scalars(
        select(Check).where(
            Check.branch_id == branch_id,
            Check.from_on == period.first,
            Check.until_on == period.last,
        )
    ).first()


def within(session: Session, branch_id: int, period: Period) -> Sequence[Check]:
    """Returns the frozen checks that ended in a period, the first one first."""
    ended = Check.until_on.between(period.first, period.last)
    query = select(Check).where(Check.branch_id == branch_id, ended)
    return session.scalars(query.order_by(Check.until_on, Check.from_on.desc())).all()


def lines(session: Session, check_id: int) -> dict[int, tuple[Member, Figures, str]]:
    """Returns member → their row, figures and light as they were frozen, in the roster's order."""
    found = session.execute(
        select(CheckLine, Member)
        .join(Member, Member.id == CheckLine.member_id)
        .where(CheckLine.check_id == check_id)
        .order_by(Member.id)
    ).all()
    return {
        member.id: (member, Figures.from_json(line.figures), line.light) for line, member in found
    }


def new(branch_id: int, period: Period, at: Thresholds, now: datetime, by: int | None) -> Check:
    """Makes the check of a period about to be filed; `store` saves it."""
    return Check(
        branch_id=branch_id,
        kind=period.kind.value,
        from_on=period.first,
        until_on=period.last,
        frozen_at=now,
        by_account_id=by,
        green_from=at.green,
        yellow_from=at.yellow,
    )


def store(session: Session, check: Check, found: Mapping[int, tuple[Figures, str]]) -> bool:
    """Saves each member's figures and light for good. False if the check was filed already. Members
    merged into another row meanwhile have no line."""
    there = select(Check.id).where(
        Check.branch_id == check.branch_id,
        Check.from_on == check.from_on,
        Check.until_on == check.until_on,
    )
    if session.scalar(there) is not None:
        return False
    session.add(check)
    session.flush()
    known = set(session.scalars(select(Member.id).where(Member.branch_id == check.branch_id)))
    session.add_all(
        CheckLine(check_id=check.id, member_id=member, figures=figures.as_json(), light=light)
        for member, (figures, light) in found.items()
        if member in known
    )
    session.flush()
    return True


def note_talk(
    session: Session, branch_id: int, member_id: int, on: date, note: str, by: int, now: datetime
) -> Talk:
    """Notes a talk with a member on a local day."""
    talk = Talk(
        branch_id=branch_id, member_id=member_id, on=on, note=note[:500], by_account_id=by, at=now
    )
    session.add(talk)
    session.flush()
    return talk


def talks(session: Session, member_id: int, most: int = 10) -> Sequence[Talk]:
    """Returns the talks with a member, the last one first."""
    return session.scalars(
        select(Talk)
        .where(Talk.member_id == member_id)
        .order_by(Talk.on.desc(), Talk.id.desc())
        .limit(most)
    ).all()


def carry(session: Session, source_id: int, target_id: int) -> None:
    """Moves talks to the other row, as two rows of one person are merged, and lines of filed checks
    in which the other has none."""
    session.execute(update(Talk).where(Talk.member_id == source_id).values(member_id=target_id))
    has = select(CheckLine.check_id).where(CheckLine.member_id == target_id)
    session.execute(
        update(CheckLine)
        .where(CheckLine.member_id == source_id, CheckLine.check_id.not_in(has))
        .values(member_id=target_id)
    )
