"""A branch (支部), its subgroups (党小组) and its settings."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base


class Branch(Base):
    """A study group bound to one Telegram group chat; asleep while the bot is not in it."""

    __tablename__ = "branch"
    __table_args__ = (
        Index("ix_branch_calendar_token", "calendar_token", unique=True),
        Index("ix_branch_bot_id", "bot_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = mapped_column(unique=True)
    bot_id: Mapped[int] = mapped_column(default=0, server_default="0")
    """The bot that serves it: its messages, polls, files and private chats are that bot's."""
    name: Mapped[str] = mapped_column(String(200))
    zone: Mapped[str] = mapped_column(String(64), default="Asia/Shanghai")
    language: Mapped[str] = mapped_column(String(8), default="zh-Hans")
    created_at: Mapped[datetime]
    asleep_since: Mapped[datetime | None]
    free_claims: Mapped[bool] = mapped_column(default=False)
    """Members may claim their name without confirmation."""
    names_absent: Mapped[bool] = mapped_column(default=False)
    """The result in the group names the absent."""
    hides_small: Mapped[bool] = mapped_column(default=False)
    """The group learns nothing of committee and subgroup meetings, not even kind and time."""
    opens_before: Mapped[int] = mapped_column(default=15)
    """Minutes before the start at which sign-in opens."""
    late_after: Mapped[int] = mapped_column(default=5)
    """Minutes after the start from which a sign-in is late."""
    closes_after: Mapped[int] = mapped_column(default=30)
    """Minutes after the start at which sign-in closes."""
    reminds_before: Mapped[int] = mapped_column(default=60)
    """Minutes before the start at which the group is reminded; 0 for never."""
    quiet_from: Mapped[int] = mapped_column(default=21 * 60 + 30)
    quiet_to: Mapped[int] = mapped_column(default=7 * 60 + 30)
    """Minutes of the day between which nothing is pushed that can wait; equal for no quiet
    hours."""
    official_workdays: Mapped[bool] = mapped_column(default=True)
    """Working days are China's, with make-up weekends; else Monday to Friday."""
    keeps_files: Mapped[bool] = mapped_column(default=False)
    """Files of material are also kept in the database, not on Telegram alone."""
    reading_share: Mapped[int] = mapped_column(default=30)
    """Percent of a reading's minutes that must pass before it counts as studied; 0 for none."""
    reading_from_open: Mapped[bool] = mapped_column(default=False)
    """That time runs from each member's own opening, not from the post."""
    reading_days: Mapped[int] = mapped_column(default=3)
    """Days after which a reading is late; 0 for no deadline."""
    names_unread: Mapped[bool] = mapped_column(default=False)
    """Before the deadline, the group mentions those who have not read and cannot be written to."""
    daily_minutes: Mapped[int] = mapped_column(default=60)
    """Most minutes of reading a day that count towards a member's hours."""
    review_second: Mapped[bool] = mapped_column(default=False)
    """A question is asked only after a second person has approved it (审题)."""
    question_hours: Mapped[int] = mapped_column(default=10)
    """Hours after which the daily question closes, unless its plan says otherwise."""
    green_from: Mapped[int] = mapped_column(default=80)
    yellow_from: Mapped[int] = mapped_column(default=60)
    """Percentages from which a line of the study check is green or yellow."""
    guards: Mapped[bool] = mapped_column(default=True)
    """Secretaries are warned where organisation life falls behind."""
    ranking: Mapped[str] = mapped_column(String(8), default="all")
    """Members shown in the ranking: all · top (the first ten) · off"""
    names_spoken: Mapped[bool] = mapped_column(default=True)
    """The result of a discussion names the speakers, else it counts them."""
    speech_length: Mapped[int] = mapped_column(default=15)
    """Characters from which a contribution counts."""
    topic_hours: Mapped[int] = mapped_column(default=72)
    """Hours after which a discussion closes, unless its plan says otherwise."""
    topic_thread: Mapped[int] = mapped_column(default=0)
    """The topic of a forum group for discussions; negative, the channel's post in whose comments
    they are; 0 for the group itself."""
    phone: Mapped[str] = mapped_column(String(40), default="", server_default="")
    """The contact number that may stand in what the branch publishes; empty for none."""
    calendar_token: Mapped[str | None] = mapped_column(String(64))
    """The secret in an address of the calendar from before each member had their own."""
    calendar_until: Mapped[datetime | None]
    """When that address ends."""
    archive_years: Mapped[int] = mapped_column(default=10, server_default="10")
    """Years after a meeting for which its filed record keeps the names of erased members."""
    erased_at: Mapped[datetime | None]
    """The branch is being erased, row by row; it has no group and no members any more."""


class Subgroup(Base):
    """A part of a branch."""

    __tablename__ = "subgroup"
    __table_args__ = (UniqueConstraint("branch_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(100))


class FoundingRequest(Base):
    """A group's wish for a branch, until an operator of the deployment decides."""

    __tablename__ = "founding_request"

    id: Mapped[int] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = mapped_column(unique=True)
    bot_id: Mapped[int]
    account_id: Mapped[int]
    """The group's admin who asked."""
    title: Mapped[str] = mapped_column(String(200))
    name: Mapped[str] = mapped_column(String(200))
    language: Mapped[str] = mapped_column(String(8))
    at: Mapped[datetime]


class BranchMove(Base):
    """A branch on its way to another bot: its files are sent anew, then everything changes at once.

    `lease` grows with each claim, so that a process that was overtaken writes nothing more.
    """

    __tablename__ = "branch_move"

    branch_id: Mapped[int] = mapped_column(
        ForeignKey("branch.id", ondelete="CASCADE"), primary_key=True
    )
    bot_id: Mapped[int]
    """The bot it moves to."""
    by_account_id: Mapped[int | None]
    """None where an operator moves it."""
    begun_at: Mapped[datetime]
    try_at: Mapped[datetime]
    leased_until: Mapped[datetime | None]
    lease: Mapped[int] = mapped_column(default=0)
    error: Mapped[str] = mapped_column(String(300), default="")


class MovedFile(Base):
    """A file of a branch that moves, sent anew or given up; kept until the move is over."""

    __tablename__ = "moved_file"

    branch_id: Mapped[int] = mapped_column(
        ForeignKey("branch_move.branch_id", ondelete="CASCADE"), primary_key=True
    )
    file_id: Mapped[str] = mapped_column(String(200), primary_key=True)
    """The old bot's id for it."""
    new_id: Mapped[str] = mapped_column(String(200), default="")
    """The new bot's id; empty for a file that cannot be moved."""
    named: Mapped[str] = mapped_column(String(300), default="")
    """The name to list it by."""
