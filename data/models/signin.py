"""Attendance at meetings, the corrections made to it, and guesses at on-site codes."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base


class Attendance(Base):
    """One person at one meeting. The expected members are recorded when sign-in opens, so that
    later changes of the roster leave the counts of past meetings as they were."""

    __tablename__ = "attendance"
    __table_args__ = (
        UniqueConstraint("meeting_id", "member_id"),
        UniqueConstraint("meeting_id", "guest_id"),
        Index("ix_attendance_member_id", "member_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    guest_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    """The account of a visitor from outside the branch; there is no member then."""
    name: Mapped[str] = mapped_column(String(200))
    subgroup: Mapped[str] = mapped_column(String(100), default="")
    standing: Mapped[str] = mapped_column(String(16))
    expected: Mapped[bool]
    votes: Mapped[bool]
    status: Mapped[str] = mapped_column(String(12), default="none")
    """none · present · late · leave · absent · made_up · observing"""
    signed_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(String(300), default="")
    coming_late: Mapped[bool] = mapped_column(default=False)


class Correction(Base):
    """An entry changed by hand: its value before and after, by whom, when and why."""

    __tablename__ = "correction"
    __table_args__ = (Index("ix_correction_attendance_id", "attendance_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    attendance_id: Mapped[int] = mapped_column(ForeignKey("attendance.id", ondelete="CASCADE"))
    before: Mapped[str] = mapped_column(String(12))
    after: Mapped[str] = mapped_column(String(12))
    reason: Mapped[str] = mapped_column(String(300), default="")
    by_account_id: Mapped[int]
    at: Mapped[datetime]


class CodeGuess(Base):
    """Wrong on-site codes of one account at one meeting, and until when it must wait."""

    __tablename__ = "code_guess"

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True
    )
    account_id: Mapped[int] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), primary_key=True
    )
    wrong: Mapped[int] = mapped_column(default=0)
    wait_until: Mapped[datetime | None]
