"""What counts towards Telegram's limits on sending, shared by all processes of a bot."""

from typing import Any

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base


class Budget(Base):
    """The permits of one bot; `version` grows with each time that a process takes some."""

    __tablename__ = "budget"

    bot_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version: Mapped[int] = mapped_column(default=0)


class Permit(Base):
    """What one process has lately sent to one chat (0: to all together). Times are seconds since
    1970 by the database's clock."""

    __tablename__ = "permit"
    __table_args__ = (Index("ix_permit_bot_id_until", "bot_id", "until"),)

    bot_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    chat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    holder: Mapped[str] = mapped_column(String(32), primary_key=True)
    counted: Mapped[dict[str, Any]]
    """When each message counts, by the limit's name; of one under way the latest moment."""
    paused_until: Mapped[float]
    """Telegram wants nothing sent to the chat before this; 0 for none."""
    until: Mapped[float]
    """From then on nothing of it counts."""
