"""Messages that were refused, or of which nobody knows whether they arrived."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Outgoing
from data.queries.outbox import INTERRUPTED


def interrupted(session: Session, chat_id: int, kind: str, ref_id: int) -> bool:
    """Tells whether the card or poll of a row was given up because its process died while sending
    it."""
    found = select(Outgoing.id).where(
        Outgoing.chat_id == chat_id,
        Outgoing.sent_at.is_(None),
        Outgoing.card_kind == kind,
        Outgoing.card_ref == ref_id,
        Outgoing.error == INTERRUPTED,
    )
    return session.scalar(found.limit(1)) is not None


def held_before(session: Session, row: Outgoing, since: datetime) -> bool:
    """Tells whether another message to the chat was refused for the same reason since then."""
    found = select(Outgoing.id).where(
        Outgoing.state == "held",
        Outgoing.chat_id == row.chat_id,
        Outgoing.id != row.id,
        Outgoing.error == row.error,
        Outgoing.try_at > since,
    )
    return session.scalar(found.limit(1)) is not None


def held(session: Session, chat_id: int) -> Sequence[Outgoing]:
    """Returns the messages to a chat that were refused until the bot's rights change."""
    return session.scalars(
        select(Outgoing)
        .where(Outgoing.state == "held", Outgoing.chat_id == chat_id)
        .order_by(Outgoing.id)
    ).all()
