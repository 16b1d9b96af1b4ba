"""Outgoing messages: those that the clock sends, and the live cards that mirror rows."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base, unowned


def _index(name: str, *columns: str, where: str) -> Index:
    """Makes an index of the rows in progress: few, however many were sent."""
    return Index(name, *columns, sqlite_where=text(where), postgresql_where=text(where))


class Outgoing(Base):
    """One message to send; it ends sent or failed."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_state_try_at", "state", "try_at"),
        Index("ix_outbox_chat_id_sent_at", "chat_id", "sent_at"),
        _index("ix_outbox_queue", "bot_id", "urgent", "try_at", "id", where="state = 'waiting'"),
        _index(
            "ix_outbox_lane", "chat_id", "urgent", "id", where="state IN ('waiting', 'sending')"
        ),
        _index("ix_outbox_leased_until", "leased_until", where="state = 'sending'"),
        _index("ix_outbox_created_at", "state", "created_at", where="state = 'waiting'"),
        unowned("outbox"),
        _index("ix_outbox_branch_id", "branch_id", where="state = 'waiting'"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int | None] = mapped_column(ForeignKey("branch.id", ondelete="CASCADE"))
    bot_id: Mapped[int] = mapped_column(default=0, server_default="0")
    """The bot that sends it."""
    chat_id: Mapped[int]
    kind: Mapped[str] = mapped_column(String(32))
    message: Mapped[dict[str, Any]]
    urgent: Mapped[bool] = mapped_column(default=False)
    repeats: Mapped[bool] = mapped_column(default=True)
    """After a crash between sending and recording: send again (True) or give up (False)."""
    state: Mapped[str] = mapped_column(String(12), default="waiting")
    """waiting · sending · sent · failed · held (refused until the bot's rights change)"""
    try_at: Mapped[datetime]
    leased_until: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
    message_id: Mapped[int | None]
    error: Mapped[str] = mapped_column(String(300), default="")
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    card_kind: Mapped[str] = mapped_column(String(32), default="")
    card_ref: Mapped[int | None]
    """Once sent, the message becomes the live card of this kind and row; a poll, that row's
    poll."""


class Card(Base):
    """A message that mirrors a row and is edited in place when the row changes.

    `marked` counts the changes, `drawn` the last one shown; `due_at` says when to redraw.
    """

    __tablename__ = "card"
    __table_args__ = (
        UniqueConstraint("kind", "ref_id"),
        Index("ix_card_due_at", "due_at"),
        Index("ix_card_chat_id_message_id", "chat_id", "message_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(32))
    ref_id: Mapped[int]
    chat_id: Mapped[int]
    message_id: Mapped[int | None]
    digest: Mapped[str] = mapped_column(String(64), default="")
    marked: Mapped[int] = mapped_column(default=1)
    drawn: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime | None]
    rest_until: Mapped[datetime]
    """Not redrawn before this moment: at most one edit per card every three seconds."""
    leased_until: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
    error: Mapped[str] = mapped_column(String(300), default="")
