"""Standing orders (推送计划) and their firings: the row is the schedule."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base


class Plan(Base):
    """Something due at set times. A plan whose `next_due_at` is empty is done or paused.

    A plan with a rhythm is one that people made; the others are made for a row by its feature.
    """

    __tablename__ = "plan"
    __table_args__ = (
        UniqueConstraint("kind", "ref_id"),
        Index("ix_plan_next_due_at", "next_due_at"),
        Index("ix_plan_branch_id", "branch_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(32))
    ref_id: Mapped[int | None]
    data: Mapped[dict[str, Any]] = mapped_column(default=dict)
    next_due_at: Mapped[datetime | None]
    title: Mapped[str] = mapped_column(String(200), default="")
    rhythm: Mapped[str] = mapped_column(String(200), default="")
    """`Rhythm.code()`; empty where something is due once for a row."""
    lead: Mapped[int] = mapped_column(default=0)
    """Minutes before the rhythm's moment at which the plan fires."""
    paused: Mapped[bool] = mapped_column(default=False)
    paused_until: Mapped[datetime | None]
    """Nothing is due before this moment; `next_due_at` is the first firing after it."""
    created_by: Mapped[int | None]
    created_at: Mapped[datetime | None]


class Occurrence(Base):
    """One firing of a plan; one per plan and due time, whichever process ticks."""

    __tablename__ = "occurrence"
    __table_args__ = (UniqueConstraint("plan_id", "due_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id", ondelete="CASCADE"))
    due_at: Mapped[datetime]
    fired_at: Mapped[datetime]
    outcome: Mapped[str] = mapped_column(String(12))
    """done · skipped · failed"""
    note: Mapped[str] = mapped_column(String(300), default="")
    merged: Mapped[int] = mapped_column(default=0)
    """Later firings that were missed too and are covered by this one."""
