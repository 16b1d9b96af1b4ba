"""Discussion prompts (讨论): topics, contributions to them, and turns in leading."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base


class Topic(Base):
    """One topic from the stock to its result; it is posted once."""

    __tablename__ = "topic"
    __table_args__ = (
        Index("ix_topic_branch_id_state", "branch_id", "state", "place"),
        Index("ix_topic_branch_id_posted_at", "branch_id", "posted_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(12))
    """word (热词) · question · case · example · lead (a lead speaker's theme)"""
    title: Mapped[str] = mapped_column(String(200))
    body: Mapped[str] = mapped_column(Text, default="")
    """Telegram's HTML."""
    state: Mapped[str] = mapped_column(String(12), default="ready")
    """proposed · ready · open · closed · refused · retired"""
    place: Mapped[int] = mapped_column(default=0)
    """Its position in the stock."""
    proposed_by: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="SET NULL"))
    lead_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="SET NULL"))
    """The lead speaker."""
    plan_id: Mapped[int | None] = mapped_column(ForeignKey("plan.id", ondelete="SET NULL"))
    added_by: Mapped[int | None]
    added_at: Mapped[datetime]
    posted_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    thread: Mapped[int] = mapped_column(default=0)
    """The topic of a forum group for the discussion; negative, the channel's post in whose comments
    it is; 0 for the group itself."""
    summary: Mapped[str] = mapped_column(Text, default="")
    summed_at: Mapped[datetime | None]
    """When the summary was published."""


class Contribution(Base):
    """A contribution to a topic: who, when, where and how much, but not the whole text."""

    __tablename__ = "contribution"
    __table_args__ = (
        UniqueConstraint("topic_id", "chat_id", "message_id"),
        Index("ix_contribution_member_id", "member_id", "at"),
        Index("ix_contribution_chat_id_message_id", "chat_id", "message_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    topic_id: Mapped[int] = mapped_column(ForeignKey("topic.id", ondelete="CASCADE"))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    """None for people who are not on the roster; they are counted apart."""
    name: Mapped[str] = mapped_column(String(200), default="")
    """The Telegram name of a person who is not on the roster."""
    chat_id: Mapped[int]
    message_id: Mapped[int | None]
    """None until a contribution written in advance is posted."""
    at: Mapped[datetime]
    length: Mapped[int]
    """In characters that count."""
    excerpt: Mapped[str] = mapped_column(String(200), default="")
    words: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Word → count, for the cloud; computed on arrival, for the text itself is not kept."""
    marks: Mapped[list[Any]] = mapped_column(default=list)
    """Hashes of its pieces, for finding copies."""
    counts: Mapped[bool]
    why_not: Mapped[str] = mapped_column(String(12), default="")
    """short · copy · signs"""
    reactions: Mapped[int] = mapped_column(default=0)
    edited_at: Mapped[datetime | None]
    gone_at: Mapped[datetime | None]
    """Taken back, or deleted."""
    judged_by: Mapped[int | None]
    """The account that excluded it from the counts or included it again; None for its writer."""
    judged_at: Mapped[datetime | None]


class LeadTurn(Base):
    """A member's turn to lead a week's discussion (轮流发言)."""

    __tablename__ = "lead_turn"
    __table_args__ = (
        UniqueConstraint("branch_id", "week_on", "place"),
        Index("ix_lead_turn_member_id", "member_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id", ondelete="CASCADE"))
    week_on: Mapped[date] = mapped_column(Date)
    """The week's Monday."""
    place: Mapped[int] = mapped_column(default=0)
    """The index among those who lead in the same week: in larger branches several do."""
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    topic_id: Mapped[int | None] = mapped_column(ForeignKey("topic.id", ondelete="SET NULL"))
    state: Mapped[str] = mapped_column(String(12), default="named")
    """named · reminded · done · missed"""
    swap_with: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="SET NULL"))
    """The accounts that were asked to take this turn."""
    named_at: Mapped[datetime]
