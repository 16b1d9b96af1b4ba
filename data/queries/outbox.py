"""The outbox: messages written down in the transaction that decided to send them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from data.models import Outgoing
from data.values.out import OutMessage

LEASE = timedelta(seconds=60)
"""How long a process may take over sending one message before another may try."""


def post(
    session: Session,
    chat_id: int,
    kind: str,
    message: OutMessage,
    now: datetime,
    *,
    branch_id: int | None = None,
    urgent: bool = False,
    repeats: bool = True,
    at: datetime | None = None,
    card: tuple[str, int] | None = None,
) -> Outgoing:
    """Writes a message into the outbox; it is sent at `at` (default at once).

    Once sent, it is the live card of `card`, a kind and a row's id.
    """
    row = Outgoing(
        branch_id=branch_id,
        chat_id=chat_id,
        kind=kind,
        message=message.as_json(),
        urgent=urgent,
        repeats=repeats,
        try_at=at or now,
        created_at=now,
        card_kind=card[0] if card else "",
        card_ref=card[1] if card else None,
    )
    session.add(row)
    return row


def claim(session: Session, now: datetime, most: int = 100) -> Sequence[Outgoing]:
    """Takes messages that are due, the oldest of each chat only, urgent ones first.

    A message whose lease ran out was being sent when its process died: it is sent again where its
    kind may repeat, and else given up.
    """
    _recover(session, now)
    busy = select(Outgoing.chat_id).where(Outgoing.state == "sending")
    firsts = (
        select(func.min(Outgoing.id))
        .where(Outgoing.state == "waiting", Outgoing.try_at <= now, Outgoing.chat_id.not_in(busy))
        .group_by(Outgoing.chat_id)
    )
    rows = session.scalars(
        select(Outgoing)
        .where(Outgoing.id.in_(firsts), Outgoing.state == "waiting")
        .order_by(Outgoing.urgent.desc(), Outgoing.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    ).all()
    for row in rows:
        row.state = "sending"
        row.leased_until = now + LEASE
        row.tries += 1
    return rows


def _recover(session: Session, now: datetime) -> None:
    stale = (Outgoing.state == "sending") & (Outgoing.leased_until < now)
    session.execute(
        update(Outgoing).where(stale, Outgoing.repeats.is_(True)).values(state="waiting")
    )
    session.execute(
        update(Outgoing)
        .where(stale, Outgoing.repeats.is_(False))
        .values(state="failed", error="interrupted while sending")
    )


def waiting(session: Session) -> int:
    """How many messages wait."""
    return (
        session.scalar(
            select(func.count()).select_from(Outgoing).where(Outgoing.state == "waiting")
        )
        or 0
    )


def any_left(session: Session) -> bool:
    """Whether anything waits or is being sent, asked before the writer is bothered."""
    left = select(Outgoing.id).where(Outgoing.state.in_(("waiting", "sending")))
    return session.scalar(left.limit(1)) is not None
