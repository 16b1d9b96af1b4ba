"""Study checks (学习检查): frozen periods, make-up study, talks, warnings."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base


class Check(Base):
    """A checked period of a branch; its contents never change."""

    __tablename__ = "study_check"
    __table_args__ = (UniqueConstraint("branch_id", "from_on", "until_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(8))
    """week · month · quarter · year"""
    from_on: Mapped[date] = mapped_column(Date)
    until_on: Mapped[date] = mapped_column(Date)
    """The last day, in the branch's zone."""
    frozen_at: Mapped[datetime]
    by_account_id: Mapped[int | None]
    """None where the clock froze the check."""
    green_from: Mapped[int] = mapped_column(default=80)
    yellow_from: Mapped[int] = mapped_column(default=60)
    """The branch's thresholds on that day, in percent."""


class CheckLine(Base):
    """One member in a checked period: done and expected of each line, and the lights."""

    __tablename__ = "check_line"

    check_id: Mapped[int] = mapped_column(
        ForeignKey("study_check.id", ondelete="CASCADE"), primary_key=True
    )
    member_id: Mapped[int] = mapped_column(
        ForeignKey("member.id", ondelete="CASCADE"), primary_key=True
    )
    figures: Mapped[dict[str, Any]]
    light: Mapped[str] = mapped_column(String(8))


class MakeUp(Base):
    """Make-up study (补学) for a meeting or a reading that was missed: one of the two."""

    __tablename__ = "make_up"
    __table_args__ = (
        UniqueConstraint("member_id", "meeting_id"),
        UniqueConstraint("member_id", "reading_id"),
        Index("ix_make_up_branch_id_state", "branch_id", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id", ondelete="CASCADE"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    reading_id: Mapped[int | None] = mapped_column(ForeignKey("reading.id", ondelete="CASCADE"))
    material_id: Mapped[int | None] = mapped_column(ForeignKey("material.id", ondelete="SET NULL"))
    """The reading; None for a meeting's own agenda."""
    questions: Mapped[list[Any]] = mapped_column(default=list)
    """Ids of the questions of its short quiz."""
    right: Mapped[int] = mapped_column(default=0)
    """How many of them were answered right so far, in order."""
    state: Mapped[str] = mapped_column(String(12), default="open")
    """open · done · confirmed"""
    assigned_by: Mapped[int | None]
    assigned_at: Mapped[datetime]
    opened_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
    confirmed_by: Mapped[int | None]
    confirmed_at: Mapped[datetime | None]


class Talk(Base):
    """A talk (谈心谈话) that took place."""

    __tablename__ = "talk"
    __table_args__ = (Index("ix_talk_member_id", "member_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id", ondelete="CASCADE"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    on: Mapped[date] = mapped_column(Date)
    note: Mapped[str] = mapped_column(String(500), default="")
    by_account_id: Mapped[int]
    at: Mapped[datetime]


class Warned(Base):
    """A warning of the rhythm guard about a rule in a period: one, and another near its end."""

    __tablename__ = "warned"

    branch_id: Mapped[int] = mapped_column(
        ForeignKey("branch.id", ondelete="CASCADE"), primary_key=True
    )
    rule: Mapped[str] = mapped_column(String(32), primary_key=True)
    until_on: Mapped[date] = mapped_column(Date, primary_key=True)
    """The last day of the period."""
    times: Mapped[int] = mapped_column(default=1)
    at: Mapped[datetime]
