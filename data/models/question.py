"""The question bank (题库): questions, tags, pictures, their changes, and doubts about them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base


class BankQuestion(Base):
    """One question of a branch's bank, with the fields of `data.values.question.Question`."""

    __tablename__ = "question"
    __table_args__ = (
        UniqueConstraint("branch_id", "key"),
        Index("ix_question_pick", "branch_id", "state", "asked_at", "lot"),
        Index("ix_question_due", "branch_id", "state", "due_at"),
        Index("ix_question_lot", "branch_id", "state", "lot"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(32))
    """`Question.key`: no question is stored twice."""
    kind: Mapped[str] = mapped_column(String(8))
    stem: Mapped[str] = mapped_column(Text)
    options: Mapped[list[Any]] = mapped_column(default=list)
    answer: Mapped[list[Any]] = mapped_column(default=list)
    blanks: Mapped[list[Any]] = mapped_column(default=list)
    explanation: Mapped[str] = mapped_column(Text, default="")
    source: Mapped[str] = mapped_column(String(300), default="")
    difficulty: Mapped[int] = mapped_column(default=0)
    until: Mapped[date | None] = mapped_column(Date)
    state: Mapped[str] = mapped_column(String(12), default="draft")
    """draft · approved · retired"""
    file_id: Mapped[int | None] = mapped_column(ForeignKey("question_file.id", ondelete="SET NULL"))
    """The file it came from; questions of a file can be approved together."""
    lot: Mapped[int]
    """A random number: new questions are asked in this order."""
    asked_at: Mapped[datetime | None]
    """When the group was last asked; None for a new question."""
    due_at: Mapped[datetime | None]
    """When to ask the group again: sooner where many were wrong. Set as a round closes."""
    added_by: Mapped[int | None]
    added_at: Mapped[datetime]
    approved_by: Mapped[int | None]
    approved_at: Mapped[datetime | None]


class QuestionTag(Base):
    """One tag of one question."""

    __tablename__ = "question_tag"
    __table_args__ = (Index("ix_question_tag_branch_id_tag", "branch_id", "tag", "question_id"),)

    question_id: Mapped[int] = mapped_column(
        ForeignKey("question.id", ondelete="CASCADE"), primary_key=True
    )
    tag: Mapped[str] = mapped_column(String(50), primary_key=True)
    place: Mapped[int] = mapped_column(default=0)
    """The index of the tag within the question."""
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id", ondelete="CASCADE"))


class QuestionFile(Base):
    """A file of questions that somebody sent in, and its progress."""

    __tablename__ = "question_file"
    __table_args__ = (Index("ix_question_file_branch_id", "branch_id", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id", ondelete="CASCADE"))
    account_id: Mapped[int | None]
    """None where an operator imported it."""
    name: Mapped[str] = mapped_column(String(255), default="")
    """Empty for questions that were typed."""
    file_id: Mapped[str] = mapped_column(String(200), default="")
    """Telegram's id: the file is read again together with a second one that holds its answers."""
    at: Mapped[datetime]
    counts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """The counts of good, mended, doubtful, refused and known questions, and of changes to the
    bank."""
    tag: Mapped[str] = mapped_column(String(50), default="")
    """A tag that all its questions get; empty for none."""
    state: Mapped[str] = mapped_column(String(12), default="read")
    """read · taking · taken · dropped"""
    stored: Mapped[int] = mapped_column(default=0)
    changed: Mapped[int] = mapped_column(default=0)
    """How many of its questions are in the bank so far, and how many changed one there."""


class QuestionPack(Base):
    """Some questions of a file that need no review and are not stored yet: one step of the
    import."""

    __tablename__ = "question_pack"

    file_id: Mapped[int] = mapped_column(
        ForeignKey("question_file.id", ondelete="CASCADE"), primary_key=True
    )
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    content: Mapped[bytes] = mapped_column(LargeBinary)
    """JSON, deflated."""


class QuestionFound(Base):
    """A question of a file that somebody has to review: doubtful, or refused."""

    __tablename__ = "question_found"
    __table_args__ = (
        Index("ix_question_found_reason", "file_id", "verdict", "reason", "place"),
        Index("ix_question_found_replaces_id", "replaces_id"),
    )

    file_id: Mapped[int] = mapped_column(
        ForeignKey("question_file.id", ondelete="CASCADE"), primary_key=True
    )
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """The index of the question in the file."""
    verdict: Mapped[str] = mapped_column(String(10))
    """doubtful · refused"""
    reason: Mapped[str] = mapped_column(String(40))
    """The key of its only fault; empty where there are several."""
    reasons: Mapped[list[Any]] = mapped_column(default=list)
    """Keys of texts and their values."""
    found: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """The original text in the file."""
    question: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """The question as it would be stored; empty where there is none yet."""
    picture: Mapped[bytes | None] = mapped_column(LargeBinary)
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("question.id", ondelete="SET NULL"))
    """The question of the bank that a mended sheet changes."""


class QuestionPicture(Base):
    """A question's picture: its bytes, and Telegram's id for it once it was sent."""

    __tablename__ = "question_picture"

    question_id: Mapped[int] = mapped_column(
        ForeignKey("question.id", ondelete="CASCADE"), primary_key=True
    )
    content: Mapped[bytes] = mapped_column(LargeBinary)
    file_id: Mapped[str] = mapped_column(String(200), default="")


class QuestionChange(Base):
    """A question before a change, with who made it and when."""

    __tablename__ = "question_change"
    __table_args__ = (
        Index("ix_question_change_question_id", "question_id"),
        Index("ix_question_change_key", "key"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(32))
    """The key before: importing a file again does not undo corrections."""
    before: Mapped[dict[str, Any]]
    by_account_id: Mapped[int | None]
    at: Mapped[datetime]


class QuestionReport(Base):
    """A member's doubt about a question (题目有疑问), open until a secretary decides."""

    __tablename__ = "question_report"
    __table_args__ = (
        Index("ix_question_report_question_id", "question_id", "state"),
        Index("ix_question_report_member_id", "member_id", "at"),
        Index(
            "uq_question_report_open",
            "question_id",
            "member_id",
            unique=True,
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id", ondelete="CASCADE"))
    round_id: Mapped[int | None] = mapped_column(ForeignKey("round.id", ondelete="SET NULL"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    reason: Mapped[str] = mapped_column(String(500))
    at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(12), default="open")
    """open · corrected · dismissed"""
    settled_by: Mapped[int | None]
    settled_at: Mapped[datetime | None]
