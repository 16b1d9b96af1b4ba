"""Readings as they were pushed, who studied them, notes on them, and the hours they count for."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base


class Reading(Base):
    """One push of a material, or of a part of it, to a branch."""

    __tablename__ = "reading"
    __table_args__ = (
        Index("ix_reading_branch_id_posted_at", "branch_id", "posted_at"),
        Index("ix_reading_material_id", "material_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id", ondelete="CASCADE"))
    plan_id: Mapped[int | None] = mapped_column(ForeignKey("plan.id", ondelete="SET NULL"))
    series_id: Mapped[int | None] = mapped_column(ForeignKey("series.id", ondelete="SET NULL"))
    material_id: Mapped[int] = mapped_column(ForeignKey("material.id", ondelete="CASCADE"))
    part: Mapped[int] = mapped_column(default=0)
    """Which part of the material, from 0."""
    parts: Mapped[int] = mapped_column(default=1)
    number: Mapped[int] = mapped_column(default=0)
    """Which part of the whole series, from 1; 0 outside a series."""
    numbers: Mapped[int] = mapped_column(default=0)
    """How many parts the whole series had when this was pushed."""
    title: Mapped[str] = mapped_column(String(200))
    minutes: Mapped[int]
    posted_at: Mapped[datetime]
    deadline_at: Mapped[datetime | None]
    """Studied later, it counts as made up."""
    note_due_at: Mapped[datetime | None]
    """A note (心得) is asked for until then."""


class Opening(Base):
    """When a member opened a reading, and how they did with its check question."""

    __tablename__ = "opening"

    reading_id: Mapped[int] = mapped_column(
        ForeignKey("reading.id", ondelete="CASCADE"), primary_key=True
    )
    member_id: Mapped[int] = mapped_column(
        ForeignKey("member.id", ondelete="CASCADE"), primary_key=True
    )
    at: Mapped[datetime]
    passed_at: Mapped[datetime | None]
    """The check question was answered rightly."""
    wrong: Mapped[int] = mapped_column(default=0)
    wait_until: Mapped[datetime | None]
    """After wrong answers, the question may be answered again from then."""


class Receipt(Base):
    """A member's "I have studied this" (已学)."""

    __tablename__ = "receipt"
    __table_args__ = (
        UniqueConstraint("reading_id", "member_id"),
        Index("ix_receipt_member_id", "member_id", "reading_id", "late"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    reading_id: Mapped[int] = mapped_column(ForeignKey("reading.id", ondelete="CASCADE"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    at: Mapped[datetime]
    late: Mapped[bool] = mapped_column(default=False)
    """After the deadline: made up."""


class Note(Base):
    """What a member wrote about a material (笔记、心得)."""

    __tablename__ = "note"
    __table_args__ = (
        Index("ix_note_material_id", "material_id"),
        Index("ix_note_member_id", "member_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    material_id: Mapped[int] = mapped_column(ForeignKey("material.id", ondelete="CASCADE"))
    reading_id: Mapped[int | None] = mapped_column(ForeignKey("reading.id", ondelete="SET NULL"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    sharing: Mapped[str] = mapped_column(String(8), default="")
    """Posting it to the group: empty · asked · refused · posted"""


class Hours(Base):
    """One entry in a member's study hours (学时); one per cause, never changed."""

    __tablename__ = "hours"
    __table_args__ = (
        UniqueConstraint("member_id", "cause"),
        Index("ix_hours_member_id_day", "member_id", "day", "minutes"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    cause: Mapped[str] = mapped_column(String(64))
    """What it is for, such as reading:12:0 for the first part of material 12."""
    minutes: Mapped[int]
    day: Mapped[date] = mapped_column(Date)
    """The day in the branch's zone."""
    at: Mapped[datetime]
