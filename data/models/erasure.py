"""Erasures: who asked for one, and the list by which they are repeated after a restore."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base


class ErasureRequest(Base):
    """A member's wish to be erased, until it is done or taken back."""

    __tablename__ = "erasure_request"

    member_id: Mapped[int] = mapped_column(
        ForeignKey("member.id", ondelete="CASCADE"), primary_key=True
    )
    asked_at: Mapped[datetime]


class Erasure(Base):
    """A member or a whole branch that was erased, by ids.

    It has no foreign keys: a copy of the database may have another row under an id, or none.
    """

    __tablename__ = "erasure"
    __table_args__ = (Index("ix_erasure_branch_id", "branch_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int]
    member_id: Mapped[int | None]
    """None for the whole branch."""
    since: Mapped[date] = mapped_column(Date)
    """The day the member joined or the branch was founded: tells whether a copy of the database
    means the same one by the id."""
    at: Mapped[datetime]
    names: Mapped[list[Any]] = mapped_column(default=list)
    """The names that filed records still have; empty once none has."""
    sweep: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    """What is looked for in messages that ended: "names" and "accounts" in those of the branch, the
    accounts "forgotten" in all, and how the member is "called"; empty once that is done."""
    swept_at: Mapped[datetime | None]
    filed_at: Mapped[datetime | None]
    """When the last of them lost the name."""
