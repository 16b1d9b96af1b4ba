"""The ledger of points (积分), and training outside the branch that counts as hours."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base


class PointRule(Base):
    """A branch's points for a rule, where they differ from the defaults."""

    __tablename__ = "point_rule"

    branch_id: Mapped[int] = mapped_column(
        ForeignKey("branch.id", ondelete="CASCADE"), primary_key=True
    )
    code: Mapped[str] = mapped_column(String(16), primary_key=True)
    points: Mapped[int]
    a_day: Mapped[int]
    """Most points a day for this rule; 0 for no cap."""
    a_week: Mapped[int]


class PointEntry(Base):
    """One entry: unique by cause, never edited, reversed by a contrary entry."""

    __tablename__ = "point_entry"
    __table_args__ = (
        UniqueConstraint("member_id", "cause"),
        Index("ix_point_entry_member_id_day", "member_id", "day", "points"),
        Index("ix_point_entry_branch_id_day", "branch_id", "day", "member_id", "points"),
        Index("ix_point_entry_cause", "branch_id", "cause"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id", ondelete="CASCADE"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    code: Mapped[str] = mapped_column(String(16))
    cause: Mapped[str] = mapped_column(String(64))
    """The cause, such as round:12; taken back it is round:12~2, given again round:12~3."""
    points: Mapped[int]
    day: Mapped[date] = mapped_column(Date)
    """The day in the branch's zone."""
    at: Mapped[datetime]


class Outside(Base):
    """Training outside the branch that the secretary entered, with its evidence."""

    __tablename__ = "outside"
    __table_args__ = (Index("ix_outside_member_id", "member_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    title: Mapped[str] = mapped_column(String(200))
    minutes: Mapped[int]
    day: Mapped[date] = mapped_column(Date)
    evidence: Mapped[dict[str, Any]]
    """`OutFile.as_json()` of the document, or empty."""
    by_account_id: Mapped[int]
    at: Mapped[datetime]
    cancelled_at: Mapped[datetime | None]
    cancelled_by: Mapped[int | None]
