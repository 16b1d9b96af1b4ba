"""Rounds (一轮): questions as they were asked, their answers, and members' memory of them."""

from datetime import datetime
from typing import Any

from sqlalchemy import Float, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base, unowned


class Poll(Base):
    """A Telegram poll that the bot sent, and the row it belongs to."""

    __tablename__ = "poll"
    __table_args__ = (Index("ix_poll_kind_ref_id", "kind", "ref_id"), unowned("poll"))

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    """Telegram's id."""
    bot_id: Mapped[int] = mapped_column(default=0, server_default="0")
    """The bot that sent it; no other can end it."""
    kind: Mapped[str] = mapped_column(String(32))
    """The name that `Feature.vote` knows it by."""
    ref_id: Mapped[int]
    chat_id: Mapped[int]
    message_id: Mapped[int]
    """0 where the connection broke before Telegram could tell it, or its chat is no more."""


class StrayVote(Base):
    """A vote that cannot be recorded yet, for it came before the sending was committed.

    It counts as soon as the poll is known; only a voter's last one is kept.
    """

    __tablename__ = "stray_vote"

    poll_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    voter_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """An account, or the chat that voted."""
    name: Mapped[str] = mapped_column(String(200))
    options: Mapped[list[Any]]
    at: Mapped[datetime]


class Round(Base):
    """One question as it was asked once in a chat: daily, or in a contest."""

    __tablename__ = "round"
    __table_args__ = (
        Index("ix_round_branch_id_posted_at", "branch_id", "posted_at"),
        Index("ix_round_question_id", "question_id"),
        Index("ix_round_contest_id", "contest_id", "number"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id", ondelete="CASCADE"))
    question_id: Mapped[int | None] = mapped_column(ForeignKey("question.id", ondelete="SET NULL"))
    plan_id: Mapped[int | None] = mapped_column(ForeignKey("plan.id", ondelete="SET NULL"))
    contest_id: Mapped[int | None] = mapped_column(ForeignKey("contest.id", ondelete="CASCADE"))
    number: Mapped[int] = mapped_column(default=1)
    """The number of the question in the day or the contest, from 1."""
    numbers: Mapped[int] = mapped_column(default=1)
    form: Mapped[str] = mapped_column(String(8))
    """poll · letters (the text first, then a poll of letters) · text (a fill question)"""
    asked: Mapped[dict[str, Any]]
    """The question as it was shown (`data.values.asked.shown`), corrected together with its key."""
    posted_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    state: Mapped[str] = mapped_column(String(12), default="open")
    """open · closed · lost (it never reached the group) · void (taken out of all counts)"""


class Answer(Base):
    """An answer to a round. One row per person: the answer that counts."""

    __tablename__ = "answer"
    __table_args__ = (
        UniqueConstraint("round_id", "voter_id"),
        UniqueConstraint("round_id", "member_id"),
        Index("ix_answer_member_id", "member_id", "round_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="CASCADE"))
    voter_id: Mapped[int]
    """The account, or the chat (a channel, an anonymous admin) that voted."""
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    """None for people who are not on the roster; they are counted apart."""
    name: Mapped[str] = mapped_column(String(200), default="")
    """The Telegram name of a person who is not on the roster."""
    options: Mapped[list[Any]] = mapped_column(default=list)
    """Indexes of the options shown; empty for a text, or when taken back."""
    text: Mapped[str] = mapped_column(String(500), default="")
    """The text filled in."""
    at: Mapped[datetime]
    right: Mapped[bool | None]
    """None where it was taken back, or a near miss awaits the secretary."""
    late: Mapped[bool] = mapped_column(default=False)
    """After closing: practice, not for the board."""


class Streak(Base):
    """A member's run of days with all daily questions answered right, and the longest such run."""

    __tablename__ = "streak"

    member_id: Mapped[int] = mapped_column(
        ForeignKey("member.id", ondelete="CASCADE"), primary_key=True
    )
    run: Mapped[int] = mapped_column(default=0)
    best: Mapped[int] = mapped_column(default=0)


class Practice(Base):
    """One answer of a member's private practice."""

    __tablename__ = "practice"
    __table_args__ = (
        Index("ix_practice_member_id", "member_id", "question_id", "at"),
        Index("ix_practice_question_id", "question_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id", ondelete="CASCADE"))
    at: Mapped[datetime]
    chosen: Mapped[list[Any]] = mapped_column(default=list)
    """Indexes of the question's own options, or the texts filled in."""
    right: Mapped[bool]


class Memory(Base):
    """A member's memory of a question, recomputed from all answers to it (FSRS)."""

    __tablename__ = "memory"
    __table_args__ = (
        Index("ix_memory_due_at", "member_id", "due_at"),
        Index("ix_memory_last_at", "member_id", "last_at"),
        Index("ix_memory_question_id", "question_id"),
    )

    member_id: Mapped[int] = mapped_column(
        ForeignKey("member.id", ondelete="CASCADE"), primary_key=True
    )
    question_id: Mapped[int] = mapped_column(
        ForeignKey("question.id", ondelete="CASCADE"), primary_key=True
    )
    due_at: Mapped[datetime]
    """The beginning of the local day from which on it should be asked again."""
    last_at: Mapped[datetime | None]
    """None for a question that was saved and never answered."""
    last_right: Mapped[bool | None]
    stability: Mapped[float] = mapped_column(Float, default=0.0)
    """Days after which nine of ten such questions are still answered right."""
    right: Mapped[int] = mapped_column(default=0)
    wrong: Mapped[int] = mapped_column(default=0)
    wrong_at: Mapped[datetime | None]
    """The last wrong answer: it puts the question on the list of mistakes."""
    cleared_at: Mapped[datetime | None]
    """The member took it off that list; a later wrong answer puts it back."""
    saved_at: Mapped[datetime | None]
    """The member put it on their own list."""
