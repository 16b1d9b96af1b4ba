"""Cases that members bring before the committee, and what of them is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from data.models import Case, CaseLimit
from data.store import upsert


@dataclass(frozen=True, slots=True)
class Counts:
    """The objections to a notice: those that are open, and those that were decided."""

    open: int
    decided: int


def counts(session: Session, notice_id: int) -> Counts:
    """Counts the objections to a notice; those taken back do not count."""
    session.flush()
    row = session.execute(
        select(
            func.count().filter(Case.state == "open"), func.count().filter(Case.state == "decided")
        ).where(Case.notice_id == notice_id)
    ).one()
    return Counts(*row)


def of_notice(session: Session, notice_id: int) -> Sequence[Case]:
    """Returns the objections to a notice, but those taken back, the first one first."""
    return session.scalars(
        select(Case).where(Case.notice_id == notice_id, Case.state != "withdrawn").order_by(Case.id)
    ).all()


def of_branch(session: Session, branch_id: int, *, still_open: bool) -> Sequence[Case]:
    """Returns a branch's open cases, the longest waiting first, or the closed ones, the last one
    first."""
    query = select(Case).where(Case.branch_id == branch_id)
    if still_open:
        return session.scalars(query.where(Case.state == "open").order_by(Case.id)).all()
    return session.scalars(query.where(Case.state != "open").order_by(Case.id.desc())).all()


def waiting_for(session: Session, branch_id: int, account_id: int) -> Sequence[Case]:
    """Returns the open cases that an account decides, the longest waiting first."""
    return session.scalars(
        select(Case)
        .where(
            Case.branch_id == branch_id,
            Case.state == "open",
            Case.handler_account_id == account_id,
        )
        .order_by(Case.id)
    ).all()


def of_member(session: Session, member_id: int, notice_id: int = 0) -> Sequence[Case]:
    """Returns the cases that a member brought by name (on one notice), the last one first."""
    query = select(Case).where(Case.member_id == member_id)
    if notice_id:
        query = query.where(Case.notice_id == notice_id)
    return session.scalars(query.order_by(Case.id.desc())).all()


def carry(session: Session, source_id: int, target_id: int) -> None:
    """Moves the cases of a member to the other row, as two rows of one person are merged."""
    session.execute(update(Case).where(Case.member_id == source_id).values(member_id=target_id))


def count_anonymous(session: Session, branch_id: int, mark: str, day: date) -> int:
    """Counts one more anonymous case of somebody on a day and returns how many these are; forgets
    the days before."""
    forget_days(session, day)
    row = upsert(session, CaseLimit).values(branch_id=branch_id, mark=mark, day=day, many=1)
    counted = row.on_conflict_do_update(
        index_elements=["branch_id", "mark"], set_={"many": CaseLimit.many + 1}
    )
    return int(session.scalars(counted.returning(CaseLimit.many)).one())


def forget_days(session: Session, today: date) -> None:
    """Forgets how many anonymous cases were brought before a day."""
    session.execute(delete(CaseLimit).where(CaseLimit.day < today))
