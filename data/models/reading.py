"""Readings as they were pushed, receipts, openings, notes, and study hours."""

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
    """The index of the part within the material."""
    parts: Mapped[int] = mapped_column(default=1)
    number: Mapped[int] = mapped_column(default=0)
    """The number of the part in the whole series, from 1; 0 outside a series."""
    numbers: Mapped[int] = mapped_column(default=0)
    """The parts of the whole series at the time of this push."""
    title: Mapped[str] = mapped_column(String(200))
    minutes: Mapped[int]
    posted_at: Mapped[datetime]
    deadline_at: Mapped[datetime | None]
    """A later receipt counts as made up."""
    note_due_at: Mapped[datetime | None]
    """The deadline for a note (心得), if one is asked for."""


class Opening(Base):
    """A member's opening of a reading, and their answer to its check question."""

    __tablename__ = "opening"

    reading_id: Mapped[int] = mapped_column(
        ForeignKey("reading.id", ondelete="CASCADE"), primary_key=True
    )
    member_id: Mapped[int] = mapped_column(
        ForeignKey("member.id", ondelete="CASCADE"), primary_key=True
    )
    at: Mapped[datetime]
    passed_at: Mapped[datetime | None]
    """The check question was answered right."""
    wrong: Mapped[int] = mapped_column(default=0)
    wait_until: Mapped[datetime | None]
    """When the question may be answered again after wrong answers."""


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
    """A member's note on a material (笔记、心得)."""

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
    """Permission to post it in the group: empty · asked · refused · posted"""


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
    """The cause, such as reading:12:0 for the first part of material 12."""
    minutes: Mapped[int]
    day: Mapped[date] = mapped_column(Date)
    """The day in the branch's zone."""
    at: Mapped[datetime]
