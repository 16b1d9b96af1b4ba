"""Record books (台账): the minutes and decisions of a meeting, as they are filed."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base


class Record(Base):
    """The record of a meeting; frozen once it is filed."""

    __tablename__ = "record"

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True
    )
    host: Mapped[str] = mapped_column(String(200), default="")
    host_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="SET NULL"))
    recorder: Mapped[str] = mapped_column(String(200), default="")
    recorder_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="SET NULL"))
    """The member who writes these minutes, and needs no post for it."""
    venue: Mapped[str] = mapped_column(String(200), default="")
    agenda: Mapped[str] = mapped_column(Text, default="")
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    """The actual place, agenda and times; they begin as the meeting's own."""
    begun_by: Mapped[int]
    begun_at: Mapped[datetime]
    filed_by: Mapped[int | None]
    filed_at: Mapped[datetime | None]
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Attendance and the meeting's own facts at the time of filing."""


class Minute(Base):
    """One entry of a meeting's minutes."""

    __tablename__ = "minute"
    __table_args__ = (
        Index("ix_minute_meeting_id", "meeting_id", "place"),
        Index("ix_minute_message", "by_account_id", "message_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    place: Mapped[int]
    kind: Mapped[str] = mapped_column(String(12))
    """point · note · speech · resolution · vote · voice"""
    speaker: Mapped[str] = mapped_column(String(200), default="")
    speaker_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="SET NULL"))
    """The member who spoke; None for visitors, and where a name does not say which of several."""
    text: Mapped[str] = mapped_column(Text)
    votes: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """For a vote: yes, no, abstained, and the numbers of members with voting rights and present."""
    file: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """For dictation: `OutFile.as_json()` and its "seconds"; empty for typed text."""
    by_account_id: Mapped[int]
    message_id: Mapped[int | None]
    """The message in which its writer typed it, privately; None where somebody else wrote it."""
    at: Mapped[datetime]


class RecordChange(Base):
    """A change to a record after it was filed."""

    __tablename__ = "record_change"
    __table_args__ = (Index("ix_record_change_meeting_id", "meeting_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    what: Mapped[str] = mapped_column(String(32))
    """host · recorder · venue · time · agenda · entry · added · removed · attendance"""
    before: Mapped[str] = mapped_column(Text)
    after: Mapped[str] = mapped_column(Text)
    why: Mapped[str] = mapped_column(String(300), default="")
    by_account_id: Mapped[int]
    at: Mapped[datetime]


class RecordTemplate(Base):
    """A branch's own Word template for records, which replaces the shipped one."""

    __tablename__ = "record_template"
    __table_args__ = (UniqueConstraint("branch_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(16), default="")
    """The kind of meeting; empty for all."""
    name: Mapped[str] = mapped_column(String(200))
    content: Mapped[bytes] = mapped_column(LargeBinary)
    by_account_id: Mapped[int]
    at: Mapped[datetime]
