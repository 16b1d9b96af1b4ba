"""What feeds bring: new items are proposed for their series, and the secretary is told calmly."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from data.imports.material_draft import FeedItem
from data.models import Account, Branch, Feed, Material
from data.queries import feed as feeds
from data.queries import material as materials
from data.queries import member as members
from data.queries import outbox, series_items
from data.values.names import clean_text
from data.values.out import OutMessage
from data.values.rich import first_line
from data.values.sent import LONGEST_LINK
from handlers.material import feed_view, rules
from handlers.shared.access import Right, may, secretaries
from handlers.shared.texts import Texts, texts_in

FIRST = 5
"""Of a new feed's items so many are proposed; the others are taken as known."""
MOST_AT_ONCE = 30
"""New items of one look; who publishes more, is asked for the rest at the next."""
REMEMBERED = 1000
"""Items that a feed remembers to have had."""
EVERY = timedelta(hours=1)
SLOWEST = timedelta(hours=24)
GIVEN_UP = timedelta(days=14)
"""A feed that fails for so long is switched off."""
CALM = timedelta(hours=24)
"""The secretary hears of a feed's new items once in this time."""


def take(session: Session, now: datetime, feed: Feed, items: Sequence[FeedItem]) -> int:
    """Proposes what the feed has not had before, in the order it appeared, and gives how many."""
    known = set(feed.seen)
    first = not known
    fresh = [item for item in items if _hash(item.guid) not in known]
    most = FIRST if first else MOST_AT_ONCE
    chosen = fresh[:most]
    taken = [made.id for item in reversed(chosen) if (made := _propose(session, now, feed, item))]
    series_items.append(session, feed.series_id, taken)
    # The rest of a busy day is not remembered, so that it comes at the next look.
    passed = fresh if first else chosen
    remembered = [*(_hash(item.guid) for item in passed), *feed.seen]
    feed.seen = list(dict.fromkeys(remembered))[:REMEMBERED]
    return len(taken)


def _hash(guid: str) -> str:
    return hashlib.sha256(guid.encode()).hexdigest()[:16]


def _propose(session: Session, now: datetime, feed: Feed, item: FeedItem) -> Material | None:
    link = item.link if len(item.link) <= LONGEST_LINK else ""
    title = clean_text(item.title) or first_line(item.html) or feed.title
    return materials.add(
        session,
        branch_id=feed.branch_id,
        title=title[: rules.LONGEST_TITLE],
        body=item.html,
        link=link,
        minutes=rules.minutes_of(item.html, link, []),
        source=feed.title[: rules.LONGEST_SOURCE],
        state="proposed",
        origin="feed",
        key=f"feed:{feed.id}:{_hash(item.guid)}",
        added_by=None,
        added_at=now,
        feed_id=feed.id,
    )


def succeeded(session: Session, now: datetime, feed: Feed, etag: str, modified: str) -> None:
    """The feed was read (or is unchanged): it is looked at again in an hour, and the secretary is
    told of what waits, once a day."""
    feed.checked_at, feed.etag, feed.modified = now, etag, modified
    feed.failures, feed.failing_since, feed.error = 0, None, ""
    feed.next_check_at = now + EVERY + _jitter(feed)
    waiting = [
        one
        for one in feeds.waiting(session, feed)
        if feed.told_at is None or one.added_at > feed.told_at
    ]
    if waiting and (feed.told_at is None or now - feed.told_at >= CALM):
        feed.told_at = now
        _tell(session, now, feed, lambda texts: feed_view.digest(texts, feed, waiting))


def _jitter(feed: Feed) -> timedelta:
    """Up to ten minutes, the same for a feed always, so that not all are fetched together."""
    return timedelta(seconds=feed.id * 97 % 600)


def failed(session: Session, now: datetime, feed: Feed, error: str, *, gone: bool) -> None:
    """The feed was not read: it is tried again later and later, and in the end switched off."""
    feed.checked_at, feed.error = now, error
    feed.failures += 1
    feed.failing_since = feed.failing_since or now
    if gone or now - feed.failing_since >= GIVEN_UP:
        feed.next_check_at = None
        _tell(session, now, feed, lambda texts: feed_view.given_up(texts, feed))
        return
    pause = min(EVERY * 2 ** min(feed.failures - 1, 5), SLOWEST)
    feed.next_check_at = now + pause + _jitter(feed)


def _tell(
    session: Session, now: datetime, feed: Feed, build: Callable[[Texts], OutMessage]
) -> None:
    """Writes to who subscribed, while they may decide, else to secretary and deputies."""
    branch = session.get_one(Branch, feed.branch_id)
    owner = members.of(session, branch.id, feed.created_by or 0)
    if owner is not None and owner.account_id is not None and may(owner.post, Right.MATERIAL):
        told = [owner.account_id]
    else:
        told = secretaries(session, branch.id)
    for account_id in told:
        account = session.get(Account, account_id)
        if account is None or not account.reachable:
            continue
        texts = texts_in(account.language or branch.language)
        outbox.post(session, account_id, "feed", build(texts), now, branch_id=branch.id)
