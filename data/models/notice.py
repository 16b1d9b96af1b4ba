"""What a branch publishes (公示、公开): notices, their former versions, and who has seen them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base


class Notice(Base):
    """One notice, from its writing to the end of its period."""

    __tablename__ = "notice"
    __table_args__ = (
        Index("ix_notice_branch_id_posted_at", "branch_id", "posted_at"),
        Index("ix_notice_about_id", "about_id"),
        Index("ix_notice_plan_id", "plan_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(16))
    label: Mapped[str] = mapped_column(String(40), default="")
    """The branch's own name for the kind, where that is `other`."""
    title: Mapped[str] = mapped_column(String(200))
    body: Mapped[str] = mapped_column(Text, default="")
    """Telegram's HTML."""
    files: Mapped[list[Any]] = mapped_column(default=list)
    """As a material's."""
    days: Mapped[int] = mapped_column(default=0)
    """Working days of the period; 0 until somebody ends it."""
    state: Mapped[str] = mapped_column(String(12), default="checking")
    """asked (its figures are awaited) · checking (its files are read) · held (`found` is to be
    decided) · planned · open · over · withdrawn · dropped"""
    found: Mapped[list[Any]] = mapped_column(default=list)
    """What must not be published or could not be read, in the notice or in its `change`."""
    change: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """What an open notice is to say from now on, while that is checked or held."""
    publish_at: Mapped[datetime | None]
    """When it goes out; empty for at once."""
    posted_at: Mapped[datetime | None]
    ends_on: Mapped[date | None] = mapped_column(Date)
    """The last day of the period."""
    ended_at: Mapped[datetime | None]
    why: Mapped[str] = mapped_column(String(300), default="")
    """Why it was withdrawn."""
    about_id: Mapped[int | None] = mapped_column(ForeignKey("notice.id", ondelete="SET NULL"))
    """The notice whose result this one is."""
    plan_id: Mapped[int | None] = mapped_column(ForeignKey("plan.id", ondelete="SET NULL"))
    """The plan that asked for it."""
    share: Mapped[str] = mapped_column(String(32), default="", server_default="")
    """The secret of the link by which other branches publish it too; empty for none."""
    confirmed_by: Mapped[int | None]
    """Who published it although something was found."""
    created_by: Mapped[int | None]
    created_at: Mapped[datetime]


class NoticeVersion(Base):
    """What a notice said before it was changed while it was open."""

    __tablename__ = "notice_version"
    __table_args__ = (UniqueConstraint("notice_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    notice_id: Mapped[int] = mapped_column(ForeignKey("notice.id", ondelete="CASCADE"))
    number: Mapped[int]
    """From 1, the first version."""
    title: Mapped[str] = mapped_column(String(200))
    body: Mapped[str] = mapped_column(Text, default="")
    files: Mapped[list[Any]] = mapped_column(default=list)
    why: Mapped[str] = mapped_column(String(300), default="")
    """Why it was changed then."""
    changed_at: Mapped[datetime]
    changed_by: Mapped[int | None]


class NoticePlace(Base):
    """Another branch in whose group a notice of joint work is published as well."""

    __tablename__ = "notice_place"
    __table_args__ = (
        UniqueConstraint("notice_id", "branch_id"),
        Index("ix_notice_place_branch_id", "branch_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    notice_id: Mapped[int] = mapped_column(ForeignKey("notice.id", ondelete="CASCADE"))
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id", ondelete="CASCADE"))
    by_account_id: Mapped[int | None]
    at: Mapped[datetime]


class NoticeSeen(Base):
    """A member's "I have seen this" (已阅)."""

    __tablename__ = "notice_seen"
    __table_args__ = (Index("ix_notice_seen_member_id", "member_id"),)

    notice_id: Mapped[int] = mapped_column(
        ForeignKey("notice.id", ondelete="CASCADE"), primary_key=True
    )
    member_id: Mapped[int] = mapped_column(
        ForeignKey("member.id", ondelete="CASCADE"), primary_key=True
    )
    at: Mapped[datetime]
