"""Feeds (订阅源): those due for a fetch, and their items."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.models import Branch, Feed, Material

LEASE = timedelta(minutes=10)
"""How long a process may take over its feeds before another may fetch them."""

AWAKE = Feed.branch_id.not_in(select(Branch.id).where(Branch.asleep_since.is_not(None)))
"""Feeds of a sleeping branch wait until the bot is back in its group."""


def of_series(session: Session, series_id: int) -> Sequence[Feed]:
    """Returns the feeds that fill a series, the oldest first."""
    return session.scalars(select(Feed).where(Feed.series_id == series_id).order_by(Feed.id)).all()


def of_address(session: Session, branch_id: int, url: str) -> Feed | None:
    """Returns the branch's feed with this address."""
    return session.scalars(select(Feed).where(Feed.branch_id == branch_id, Feed.url == url)).first()


def many(session: Session, branch_id: int) -> int:
    """Counts the branch's feeds."""
    found = select(func.count()).select_from(Feed).where(Feed.branch_id == branch_id)
    return session.scalar(found) or 0


def any_due(session: Session, now: datetime) -> bool:
    """Tells whether a feed is due, a check before the writer is used."""
    due = select(Feed.id).where(Feed.next_check_at <= now, AWAKE)
    return session.scalar(due.limit(1)) is not None


def claim(session: Session, now: datetime, most: int) -> Sequence[Feed]:
    """Claims feeds that are due, the longest due first. They are due again after a while, in case
    the process dies."""
    found = session.scalars(
        select(Feed)
        .where(Feed.next_check_at <= now, AWAKE)
        .order_by(Feed.next_check_at)
        .limit(most)
        .with_for_update(skip_locked=True)
    ).all()
    for feed in found:
        feed.next_check_at = now + LEASE
    return found


def waiting(session: Session, feed: Feed) -> list[Material]:
    """Returns the feed's items that await a decision, the oldest first."""
    return list(
        session.scalars(
            select(Material)
            .where(Material.feed_id == feed.id, Material.state == "proposed")
            .order_by(Material.added_at, Material.id)
        )
    )
