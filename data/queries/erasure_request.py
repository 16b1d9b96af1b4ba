"""Members' wishes to be erased, from the asking until it is done or taken back."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from data.models import ErasureRequest, Member
from data.store import upsert


def ask(session: Session, member_id: int, now: datetime) -> None:
    """Keeps a member's wish; one of before stays as it is."""
    row = upsert(session, ErasureRequest).values(member_id=member_id, asked_at=now)
    session.execute(row.on_conflict_do_nothing())


def take_back(session: Session, member_id: int) -> None:
    """Forgets a member's wish."""
    session.execute(delete(ErasureRequest).where(ErasureRequest.member_id == member_id))


def of(session: Session, member_id: int) -> ErasureRequest | None:
    """Returns a member's wish."""
    return session.get(ErasureRequest, member_id)


def open_in(session: Session, branch_id: int) -> Sequence[tuple[ErasureRequest, Member]]:
    """Returns the wishes of a branch's members, the oldest first."""
    rows = session.execute(
        select(ErasureRequest, Member)
        .join(Member, Member.id == ErasureRequest.member_id)
        .where(Member.branch_id == branch_id)
        .order_by(ErasureRequest.asked_at, Member.id)
    )
    return [(row[0], row[1]) for row in rows]


def memberships(session: Session, account_id: int) -> Sequence[Member]:
    """Returns the rows that an account is in branches, of those who left too."""
    return session.scalars(
        select(Member).where(Member.account_id == account_id).order_by(Member.id)
    ).all()


def carry(session: Session, source_id: int, target_id: int) -> None:
    """Moves a wish to the other row, as two rows of one person are merged."""
    if (asked := of(session, source_id)) is not None:
        ask(session, target_id, asked.asked_at)
        take_back(session, source_id)
