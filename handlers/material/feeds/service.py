"""Subscribes to feeds, switches them, and decides on what they brought."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Draft, Feed, Material, Series
from data.queries import draft as drafts, errand as errands, feed as feeds, material as materials
from data.store import wake
from data.values.names import clean_text
from handlers.shared.refusal import Refusal

DRAFT = "material-feed"
"""The kind of step that holds a feed that may be subscribed to."""
ERRAND = "material-feed"
MOST_FEEDS = 20
"""Feeds of a branch."""


def must_have_room(session: Session, branch: Branch, url: str) -> None:
    """Raises Refusal for a feed that is there, and where there are too many."""
    there = feeds.of_address(session, branch.id, url)
    if there is not None:
        raise Refusal("feed-there", title=there.title)
    if feeds.many(session, branch.id) >= MOST_FEEDS:
        raise Refusal("feed-many", most=MOST_FEEDS)


def look_up(
    session: Session, now: datetime, series: Series, account_id: int, url: str, language: str
) -> None:
    """Has an address looked at beside the taps, before anything is stored."""
    data = {
        "url": url,
        "series_id": series.id,
        "branch_id": series.branch_id,
        "account_id": account_id,
        "language": language,
    }
    errands.add(session, now, ERRAND, data)


def propose(
    session: Session, now: datetime, account_id: int, series: Series, url: str, title: str
) -> Draft:
    """Holds a feed that was looked at, until it is subscribed to."""
    data = {"url": url, "series": series.id, "title": clean_text(title)[:200]}
    return drafts.begin(session, account_id, DRAFT, now, branch_id=series.branch_id, data=data)


def subscribe(
    session: Session, now: datetime, branch: Branch, series: Series, draft: Draft
) -> Feed:
    """Subscribes to the feed that was proposed."""
    url = draft.data["url"]
    must_have_room(session, branch, url)
    feed = Feed(
        branch_id=branch.id,
        series_id=series.id,
        url=url,
        title=draft.data["title"] or url[:200],
        next_check_at=now,
        created_by=draft.account_id,
    )
    session.add(feed)
    session.flush()
    drafts.end(session, draft)
    wake(session, "feeds")
    return feed


def check_at(session: Session, feed: Feed, at: datetime | None) -> None:
    """Has a feed fetched then, or not any more."""
    feed.next_check_at = at
    wake(session, "feeds")


def switch_on(session: Session, feed: Feed, now: datetime) -> None:
    """Has a feed fetched again, as if it had never failed."""
    feed.failures, feed.failing_since, feed.error = 0, None, ""
    check_at(session, feed, now)


def delete(session: Session, feed: Feed) -> None:
    """Deletes a feed with what nobody has taken; what was taken stays."""
    for material in feeds.waiting(session, feed):
        session.delete(material)
    session.flush()
    session.delete(feed)
    session.flush()


def _shown(session: Session, feed: Feed, last: int) -> list[Material]:
    """Returns what waits and was shown: up to the one with the id `last`."""
    return [one for one in feeds.waiting(session, feed) if one.id <= last]


def take_all(session: Session, feed: Feed, last: int) -> int:
    """Approves what was shown, and returns how much that is."""
    shown = _shown(session, feed, last)
    for material in shown:
        materials.approve(session, material)
    return len(shown)


def refuse_all(session: Session, feed: Feed, last: int) -> int:
    """Deletes what was shown, and returns how much that is."""
    shown = _shown(session, feed, last)
    for material in shown:
        session.delete(material)
    session.flush()
    return len(shown)
