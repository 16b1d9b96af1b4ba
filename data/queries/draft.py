"""Steps in progress: one per account at a time, in its chat with the acting bot."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from data.models import Draft
from data.queries.bot import acting

LASTS = timedelta(hours=24)


def _of(session: Session, account_id: int) -> ColumnElement[bool]:
    return (Draft.account_id == account_id) & (Draft.bot_id == acting(session))


def begin(
    session: Session,
    account_id: int,
    kind: str,
    now: datetime,
    *,
    branch_id: int | None = None,
    awaits: str = "",
    data: dict[str, Any] | None = None,
) -> Draft:
    """Starts a step; the account's unfinished one is dropped."""
    session.execute(delete(Draft).where(_of(session, account_id)))
    draft = Draft(
        account_id=account_id,
        bot_id=acting(session),
        branch_id=branch_id,
        kind=kind,
        awaits=awaits,
        data=data or {},
        expires_at=now + LASTS,
    )
    session.add(draft)
    session.flush()
    return draft


def awaited(session: Session, account_id: int, now: datetime) -> Draft | None:
    """Returns this account's step that awaits typed text."""
    return session.scalars(
        select(Draft)
        .where(_of(session, account_id), Draft.awaits != "", Draft.expires_at > now)
        .order_by(Draft.id.desc())
        .limit(1)
    ).first()


def latest(session: Session, account_id: int, now: datetime) -> Draft | None:
    """Returns this account's step, whether it awaits text or not."""
    return session.scalars(
        select(Draft)
        .where(_of(session, account_id), Draft.expires_at > now)
        .order_by(Draft.id.desc())
        .limit(1)
    ).first()


def own(session: Session, draft_id: int, account_id: int, kind: str, now: datetime) -> Draft | None:
    """Returns a step by its id, if it is this account's, of this kind and not expired."""
    draft = session.get(Draft, draft_id)
    if draft is None or draft.account_id != account_id or draft.kind != kind:
        return None
    return draft if draft.expires_at > now else None


def current(session: Session, account_id: int, kind: str, now: datetime) -> Draft | None:
    """Returns the account's step of this kind that has not expired."""
    return session.scalars(
        select(Draft)
        .where(_of(session, account_id), Draft.kind == kind, Draft.expires_at > now)
        .order_by(Draft.id.desc())
        .limit(1)
    ).first()


def drop(session: Session, account_id: int, *kinds: str) -> None:
    """Drops the account's step if it is one of these kinds."""
    session.execute(delete(Draft).where(_of(session, account_id), Draft.kind.in_(kinds)))


def end(session: Session, draft: Draft) -> None:
    """Ends a step that is finished or given up."""
    session.delete(draft)
