"""What members bring before the committee: objections to a notice (异议)."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base


class Case(Base):
    """One case, brought by name or anonymously, until it is decided or taken back.

    Of an anonymous one nothing says who brought it: `sealed` is opened only to send the answer, and
    wiped then; `secret` knows the person again by what only they have.
    """

    __tablename__ = "member_case"
    __table_args__ = (
        Index("ix_member_case_branch_id_state", "branch_id", "state"),
        Index("ix_member_case_notice_id", "notice_id"),
        Index("ix_member_case_member_id", "member_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(12))
    """objection"""
    notice_id: Mapped[int | None] = mapped_column(ForeignKey("notice.id", ondelete="CASCADE"))
    """What an objection is to."""
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="SET NULL"))
    """Who brought it by name."""
    anonymous: Mapped[bool] = mapped_column(default=False)
    sealed: Mapped[str] = mapped_column(Text, default="")
    """The sealed address of who brought it anonymously; empty once it is closed."""
    secret: Mapped[str] = mapped_column(String(64), default="")
    """The SHA-256 of the secret in that person's own button."""
    text: Mapped[str] = mapped_column(Text)
    files: Mapped[list[Any]] = mapped_column(default=list)
    """As a material's."""
    state: Mapped[str] = mapped_column(String(12), default="open")
    """open · decided · withdrawn"""
    handler_account_id: Mapped[int | None]
    """Who decides; empty where any of the heads may."""
    upheld: Mapped[bool | None]
    """How it was decided."""
    answer: Mapped[str] = mapped_column(Text, default="")
    decided_account_id: Mapped[int | None]
    decided_at: Mapped[datetime | None]
    at: Mapped[datetime]
    """When it was brought; of an anonymous one the beginning of the local day."""


class CaseLimit(Base):
    """How many anonymous cases somebody brought on a day: who it is, only the deployment's key
    tells, and a day later nobody."""

    __tablename__ = "case_limit"

    branch_id: Mapped[int] = mapped_column(
        ForeignKey("branch.id", ondelete="CASCADE"), primary_key=True
    )
    mark: Mapped[str] = mapped_column(String(64), primary_key=True)
    """HMAC-SHA256 of the day and the account."""
    day: Mapped[date] = mapped_column(Date)
    many: Mapped[int] = mapped_column(default=0)
