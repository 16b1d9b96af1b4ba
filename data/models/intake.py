"""The intake's memory: updates done, updates set aside, steps in progress, errands."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base, unowned


class SeenUpdate(Base):
    """An update whose effects are committed; a second delivery changes nothing."""

    __tablename__ = "seen_update"

    bot_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    update_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class SetAside(Base):
    """An update that failed on every try, kept with its error for a person to see."""

    __tablename__ = "set_aside"

    id: Mapped[int] = mapped_column(primary_key=True)
    bot_id: Mapped[int]
    update_id: Mapped[int]
    body: Mapped[dict[str, Any]]
    error: Mapped[str] = mapped_column(String(2000))
    at: Mapped[datetime]


class Draft(Base):
    """A step in progress of one account: the answers so far, and the one awaited."""

    __tablename__ = "draft"
    __table_args__ = (Index("ix_draft_account_id", "account_id"), unowned("draft"))

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int]
    bot_id: Mapped[int] = mapped_column(default=0, server_default="0")
    """The bot whose private chat it is in."""
    branch_id: Mapped[int | None]
    kind: Mapped[str] = mapped_column(String(32))
    awaits: Mapped[str] = mapped_column(String(32), default="")
    """The answer that the next private text gives; empty when buttons are awaited."""
    data: Mapped[dict[str, Any]] = mapped_column(default=dict)
    message_id: Mapped[int | None]
    expires_at: Mapped[datetime]


class Errand(Base):
    """Slow work apart from the taps (a file to fetch and read); it survives a restart."""

    __tablename__ = "errand"
    __table_args__ = (Index("ix_errand_state_try_at", "state", "try_at"), unowned("errand"))

    id: Mapped[int] = mapped_column(primary_key=True)
    bot_id: Mapped[int] = mapped_column(default=0, server_default="0")
    """The bot that fetches its files and says what came of it."""
    branch_id: Mapped[int] = mapped_column(default=0, server_default="0")
    account_id: Mapped[int] = mapped_column(default=0, server_default="0")
    """Whose branch it is for, and who asked for it; 0 for none."""
    turn: Mapped[int] = mapped_column(default=0, server_default="0")
    """Errands are done by their turns: the next of each branch have the same."""
    digest: Mapped[str] = mapped_column(String(64), default="", server_default="")
    """The same for the same errand, whenever it was asked for."""
    kind: Mapped[str] = mapped_column(String(32))
    data: Mapped[dict[str, Any]]
    state: Mapped[str] = mapped_column(String(12), default="waiting")
    """waiting · done · failed"""
    try_at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
    error: Mapped[str] = mapped_column(String(300), default="")
    leased_until: Mapped[datetime | None]
    """Until when a process holds it; empty while nobody works on it."""
    lease: Mapped[int] = mapped_column(default=0, server_default="0")
    """Grows with each claim, so that an earlier holder can no longer finish it."""
