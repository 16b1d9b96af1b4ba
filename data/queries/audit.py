"""The audit log: written in the transaction that does what it records."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from data.models import AuditEntry
from data.values.audit import OPERATOR, AuditKind

TOGETHER = timedelta(hours=1)
"""Within this time, the same right refused to the same account is one entry."""


def add(
    session: Session,
    now: datetime,
    branch_id: int,
    kind: AuditKind,
    by: int | None,
    what: str = "",
    ref_id: int | None = None,
) -> None:
    """Adds an entry; `by` is an account, None for an operator at the machine."""
    if kind is AuditKind.REFUSED and _again(session, now, branch_id, by, what):
        return
    session.add(
        AuditEntry(
            branch_id=branch_id,
            kind=kind.value,
            what=what,
            ref_id=ref_id,
            by_account_id=OPERATOR if by is None else by,
            at=now,
        )
    )


def correction(
    session: Session, now: datetime, branch_id: int, by: int | None, what: str, ref_id: int
) -> None:
    """Adds an entry on something that counts and was changed by hand afterwards."""
    add(session, now, branch_id, AuditKind.CORRECTION, by, what, ref_id)


def _again(session: Session, now: datetime, branch_id: int, by: int | None, what: str) -> bool:
    """Counts a refusal in the entry of the same hour; False where there is none."""
    found = session.scalar(
        select(AuditEntry.id)
        .where(
            AuditEntry.branch_id == branch_id,
            AuditEntry.kind == AuditKind.REFUSED,
            AuditEntry.what == what,
            AuditEntry.by_account_id == by,
            AuditEntry.at > now - TOGETHER,
        )
        .limit(1)
    )
    if found is None:
        return False
    session.execute(
        update(AuditEntry).where(AuditEntry.id == found).values(times=AuditEntry.times + 1)
    )
    return True


def entries(
    session: Session, branch_id: int | None, limit: int, offset: int = 0
) -> Sequence[AuditEntry]:
    """Returns the entries of a branch (None: of all), the newest first."""
    wanted = select(AuditEntry).order_by(AuditEntry.at.desc(), AuditEntry.id.desc())
    if branch_id is not None:
        wanted = wanted.where(AuditEntry.branch_id == branch_id)
    return session.scalars(wanted.limit(limit).offset(offset)).all()


def many(session: Session, branch_id: int) -> int:
    """Counts the entries of a branch."""
    wanted = select(func.count()).select_from(AuditEntry).where(AuditEntry.branch_id == branch_id)
    return session.scalar(wanted) or 0


def forget(session: Session, before: datetime) -> None:
    """Deletes the entries from before a moment."""
    session.execute(delete(AuditEntry).where(AuditEntry.at < before))
