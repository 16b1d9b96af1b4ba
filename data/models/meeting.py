"""A meeting (会议) of a branch: what, when, where, for whom, and when sign-in opens and closes."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base


class Meeting(Base):
    """One meeting from its planning to its result."""

    __tablename__ = "meeting"
    __table_args__ = (Index("ix_meeting_branch_id_starts_at", "branch_id", "starts_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(16))
    topic: Mapped[str] = mapped_column(String(300), default="")
    agenda: Mapped[str] = mapped_column(Text, default="")
    place: Mapped[str] = mapped_column(String(200), default="")
    audience: Mapped[str] = mapped_column(String(16), default="branch")
    """branch · committee · subgroup"""
    subgroup_id: Mapped[int | None] = mapped_column(ForeignKey("subgroup.id", ondelete="SET NULL"))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    opens_at: Mapped[datetime]
    late_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(12), default="planned")
    """planned · open · closed · cancelled"""
    voters_away: Mapped[int] = mapped_column(default=0, server_default="0")
    """Those with voting rights who are away or on long leave and did not come: nobody expects them,
    and they count among those who may vote."""
    secret: Mapped[str | None] = mapped_column(String(64))
    """Base32 secret of the on-site code; None where no code is required."""
    created_by: Mapped[int | None]
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
