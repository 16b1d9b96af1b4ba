"""Work that one process at a time does."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base


class Lease(Base):
    """The process that does some work for a bot now (bot 0: for all), and what came of it."""

    __tablename__ = "lease"

    bot_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    holder: Mapped[str] = mapped_column(String(32))
    until: Mapped[datetime]
    done: Mapped[str] = mapped_column(String(64), default="")
    """What was done last, so that it is not done again without need."""
