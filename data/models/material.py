"""Study material (学习资料), series of it (专题), and the feeds that fill a series."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base


class Material(Base):
    """A piece of study material: a text, a link, files, or all of them."""

    __tablename__ = "material"
    __table_args__ = (UniqueConstraint("branch_id", "key"), Index("ix_material_feed_id", "feed_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id", ondelete="CASCADE"))
    title: Mapped[str] = mapped_column(String(200))
    body: Mapped[str] = mapped_column(Text, default="")
    """Telegram's HTML of any length; it is split into parts when it is pushed."""
    link: Mapped[str] = mapped_column(String(1000), default="")
    files: Mapped[list[Any]] = mapped_column(default=list)
    """`OutFile.as_json()` each with its `size` in bytes; they stay on Telegram under their
    `file_id`."""
    minutes: Mapped[int] = mapped_column(default=1)
    tags: Mapped[list[Any]] = mapped_column(default=list)
    until: Mapped[date | None] = mapped_column(Date)
    """The last day on which it may be pushed."""
    source: Mapped[str] = mapped_column(String(300), default="")
    question: Mapped[str] = mapped_column(String(300), default="")
    """A short check question; empty for none."""
    options: Mapped[list[Any]] = mapped_column(default=list)
    answer: Mapped[int] = mapped_column(default=0)
    """The index of the right option."""
    note_days: Mapped[int] = mapped_column(default=0)
    """A note (心得) is asked for within these days of the push; 0 for none."""
    state: Mapped[str] = mapped_column(String(12), default="ready")
    """proposed (awaits approval) · ready · retired"""
    origin: Mapped[str] = mapped_column(String(12), default="sent")
    """sent · file · feed · starter"""
    key: Mapped[str] = mapped_column(String(64))
    """Identifies the content within its branch, so that the same is not accepted twice."""
    added_by: Mapped[int | None]
    added_at: Mapped[datetime]
    feed_id: Mapped[int | None] = mapped_column(ForeignKey("feed.id", ondelete="SET NULL"))
    """The feed it came from."""


class KeptFile(Base):
    """The bytes of one of a material's files, where the branch keeps them."""

    __tablename__ = "kept_file"
    __table_args__ = (UniqueConstraint("material_id", "place"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    material_id: Mapped[int] = mapped_column(ForeignKey("material.id", ondelete="CASCADE"))
    place: Mapped[int]
    """The index of the file within the material."""
    content: Mapped[bytes] = mapped_column(LargeBinary)


class Series(Base):
    """An ordered set of material that a plan goes through, one part at a time."""

    __tablename__ = "series"
    __table_args__ = (UniqueConstraint("branch_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(200))
    at_end: Mapped[str] = mapped_column(String(8), default="stop")
    """stop · again (from the start) · pass (to `next_id`)"""
    next_id: Mapped[int | None] = mapped_column(ForeignKey("series.id", ondelete="SET NULL"))
    place: Mapped[int] = mapped_column(default=0)
    """`SeriesItem.place` of the next item to push, or the first one after it."""
    part: Mapped[int] = mapped_column(default=0)
    """The part of that item to push next, from 0."""
    part_of: Mapped[int | None]
    """The material in progress, while `part` is not its first."""
    warned: Mapped[bool] = mapped_column(default=False)
    """The secretary has been told that the end is near."""


class SeriesItem(Base):
    """A material's place in a series."""

    __tablename__ = "series_item"
    __table_args__ = (Index("ix_series_item_series_id_place", "series_id", "place"),)

    series_id: Mapped[int] = mapped_column(
        ForeignKey("series.id", ondelete="CASCADE"), primary_key=True
    )
    material_id: Mapped[int] = mapped_column(
        ForeignKey("material.id", ondelete="CASCADE"), primary_key=True
    )
    place: Mapped[int]


class Feed(Base):
    """An RSS or Atom feed whose items are proposed for a series as they appear."""

    __tablename__ = "feed"
    __table_args__ = (
        UniqueConstraint("branch_id", "url"),
        Index("ix_feed_next_check_at", "next_check_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id", ondelete="CASCADE"))
    series_id: Mapped[int] = mapped_column(ForeignKey("series.id", ondelete="CASCADE"))
    url: Mapped[str] = mapped_column(String(1000))
    title: Mapped[str] = mapped_column(String(200), default="")
    next_check_at: Mapped[datetime | None]
    """Empty while it is off."""
    checked_at: Mapped[datetime | None]
    etag: Mapped[str] = mapped_column(String(300), default="")
    modified: Mapped[str] = mapped_column(String(100), default="")
    failures: Mapped[int] = mapped_column(default=0)
    error: Mapped[str] = mapped_column(String(300), default="")
    created_by: Mapped[int | None]
    seen: Mapped[list[Any]] = mapped_column(default=list)
    """Hashes of the items so far, the newest first, so that each is proposed once."""
    failing_since: Mapped[datetime | None]
    """The first failure since the last success."""
    told_at: Mapped[datetime | None]
    """When the secretary was last told of new items."""
