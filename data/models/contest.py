"""Contests (知识竞赛): a timed series of rounds in the group, or a duel of two members."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base


class Contest(Base):
    """One contest from its announcement to its result; its rounds have its id."""

    __tablename__ = "contest"
    __table_args__ = (Index("ix_contest_branch_id", "branch_id", "created_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id", ondelete="CASCADE"))
    plan_id: Mapped[int | None] = mapped_column(ForeignKey("plan.id", ondelete="SET NULL"))
    kind: Mapped[str] = mapped_column(String(8), default="group")
    """group · duel"""
    title: Mapped[str] = mapped_column(String(200), default="")
    questions: Mapped[list[Any]]
    """The ids of its questions in order, drawn on announcement."""
    seconds: Mapped[int]
    """Seconds for each question."""
    teams: Mapped[bool] = mapped_column(default=False)
    """Subgroups play against each other."""
    state: Mapped[str] = mapped_column(String(12), default="joining")
    """joining · running · paused · ended · stopped"""
    number: Mapped[int] = mapped_column(default=0)
    """The current question, from 1; 0 before the first."""
    created_by: Mapped[int | None]
    created_at: Mapped[datetime]
    begins_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class Player(Base):
    """A participant of a contest, with their score so far."""

    __tablename__ = "player"
    __table_args__ = (
        UniqueConstraint("contest_id", "member_id"),
        Index("ix_player_member_id", "member_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(ForeignKey("contest.id", ondelete="CASCADE"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    joined_at: Mapped[datetime]
    points: Mapped[int] = mapped_column(default=0)
    right: Mapped[int] = mapped_column(default=0)
    answered: Mapped[int] = mapped_column(default=0)
    spent: Mapped[int] = mapped_column(default=0)
    """Milliseconds of the right answers together."""
    shown_at: Mapped[datetime | None]
    """When a duel's player was shown the current question."""
    agrees: Mapped[bool] = mapped_column(default=False)
    """A duel's player agrees that the group sees the result."""
