"""What goes through "4+2" (事项): proposed, deliberated, reviewed, decided, published."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base


class Matter(Base):
    """One matter on its way through the steps that its kind needs."""

    __tablename__ = "matter"
    __table_args__ = (Index("ix_matter_branch_id", "branch_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(16))
    title: Mapped[str] = mapped_column(String(200))
    dropped: Mapped[str] = mapped_column(String(300), default="")
    """Why it was given up; empty for one that was not."""
    created_by: Mapped[int | None]
    created_at: Mapped[datetime]


class MatterStep(Base):
    """One step of a matter: a meeting, a vote or a notice of the bot, or a day and a note for what
    happened outside."""

    __tablename__ = "matter_step"
    __table_args__ = (
        UniqueConstraint("matter_id", "step"),
        Index("ix_matter_step_meeting_id", "meeting_id"),
        Index("ix_matter_step_notice_id", "notice_id"),
        Index("ix_matter_step_vote_id", "vote_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    matter_id: Mapped[int] = mapped_column(ForeignKey("matter.id", ondelete="CASCADE"))
    step: Mapped[str] = mapped_column(String(12))
    """propose · deliberate · review · decide · publish · result"""
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id", ondelete="SET NULL"))
    notice_id: Mapped[int | None] = mapped_column(ForeignKey("notice.id", ondelete="SET NULL"))
    vote_id: Mapped[int | None] = mapped_column(ForeignKey("vote.id", ondelete="SET NULL"))
    day: Mapped[date | None] = mapped_column(Date)
    """When it happened outside the bot."""
    note: Mapped[str] = mapped_column(String(300), default="")
    """Who proposed it, or what happened."""
    skipped: Mapped[str] = mapped_column(String(300), default="")
    """Why it was passed over; kept where it was taken after all."""
    by_account_id: Mapped[int | None]
    at: Mapped[datetime]
