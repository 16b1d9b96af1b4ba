"""A branch (支部), its subgroups (党小组) and what it has chosen in its settings."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base


class Branch(Base):
    """A study group bound to one Telegram group chat; asleep while the bot is not in it."""

    __tablename__ = "branch"

    id: Mapped[int] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(String(200))
    zone: Mapped[str] = mapped_column(String(64), default="Asia/Shanghai")
    language: Mapped[str] = mapped_column(String(8), default="zh-Hans")
    created_at: Mapped[datetime]
    asleep_since: Mapped[datetime | None]
    free_claims: Mapped[bool] = mapped_column(default=False)
    """Members may claim their name without anybody's confirmation."""
    names_absent: Mapped[bool] = mapped_column(default=False)
    """The result in the group names who was absent."""
    opens_before: Mapped[int] = mapped_column(default=15)
    """Minutes before the start at which sign-in opens."""
    late_after: Mapped[int] = mapped_column(default=5)
    """Minutes after the start from which a sign-in is late."""
    closes_after: Mapped[int] = mapped_column(default=30)
    """Minutes after the start at which sign-in closes."""
    reminds_before: Mapped[int] = mapped_column(default=60)
    """Minutes before the start at which the group is reminded; 0 for never."""


class Subgroup(Base):
    """A part of a branch."""

    __tablename__ = "subgroup"
    __table_args__ = (UniqueConstraint("branch_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(100))
