"""Looks up feeds that were asked for, and proposes what feeds bring for their series."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from data.imports.feed import BadFile, FeedDraft, read_feed
from data.imports.material_draft import FeedItem
from data.models import Branch, Feed, Material, Series
from data.queries import feed as feeds, material as materials, member as members, series_items
from data.values.names import clean_text
from data.values.rich import first_line
from data.values.sent import LONGEST_LINK
from handlers.material import rules
from handlers.material.feeds import service, view
from handlers.shared.access import Right, may, secretaries
from handlers.shared.context import Reply
from handlers.shared.feature import Asker, Work
from handlers.shared.notify import notify
from handlers.shared.view import OutMessage, Texts, texts_in

FIRST = 5
"""Of a new feed's items so many are proposed; the others are taken as known."""
MOST_AT_ONCE = 30
"""New items of one look; the rest of a longer list is taken at the next."""
REMEMBERED = 1000
"""Items that a feed remembers."""
EVERY = timedelta(hours=1)
SLOWEST = timedelta(hours=24)
GIVEN_UP = timedelta(days=14)
"""A feed that fails for so long is switched off."""
CALM = timedelta(hours=24)
"""The secretary is told of a feed's new items once in this time."""


def take(session: Session, now: datetime, feed: Feed, items: Sequence[FeedItem]) -> int:
    """Proposes what the feed has not had before, in the order it appeared; returns how many."""
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
    """Notes that the feed was read or is unchanged: it is looked at again in an hour, and the
    secretary is told of what waits, once a day."""
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
        _tell(session, now, feed, lambda texts: view.digest(texts, feed, waiting))


def _jitter(feed: Feed) -> timedelta:
    """Returns up to ten minutes, always the same for a feed, so that feeds are spread."""
    return timedelta(seconds=feed.id * 97 % 600)


def failed(session: Session, now: datetime, feed: Feed, error: str, *, gone: bool) -> None:
    """Notes that the feed was not read: it is tried ever later, and in the end switched off."""
    feed.checked_at, feed.error = now, error
    feed.failures += 1
    feed.failing_since = feed.failing_since or now
    if gone or now - feed.failing_since >= GIVEN_UP:
        feed.next_check_at = None
        _tell(session, now, feed, lambda texts: view.given_up(texts, feed))
        return
    pause = min(EVERY * 2 ** min(feed.failures - 1, 5), SLOWEST)
    feed.next_check_at = now + pause + _jitter(feed)


def _tell(
    session: Session, now: datetime, feed: Feed, build: Callable[[Texts], OutMessage]
) -> None:
    """Writes to the subscriber, while they may decide, else to secretary and deputies."""
    branch = session.get_one(Branch, feed.branch_id)
    owner = members.of(session, branch.id, feed.created_by or 0)
    if owner is not None and may(owner.post, Right.MATERIAL):
        told = [owner.account_id]
    else:
        told = [*secretaries(session, branch.id)]
    notify(session, now, branch, told, "feed", build, even_asleep=True)


def read(content: bytes, _about: dict[str, Any]) -> FeedDraft | tuple[str, dict[str, Any]]:
    """Reads a page as a feed, or gives the key and values of what is wrong with it."""
    try:
        return read_feed(content)
    except BadFile as bad:
        return bad.key, bad.values


def _finish(session: Session, now: datetime, data: dict[str, Any], read: Any) -> list[Reply]:
    """Shows the feed that was asked for, with the button that subscribes to it."""
    texts = texts_in(str(data["language"]))
    account_id, url = int(data["account_id"]), str(data["url"])
    series = session.get(Series, int(data["series_id"]))
    if series is None:
        return []
    if isinstance(read, FeedDraft):
        draft = service.propose(session, now, account_id, series, url, read.title)
        message = view.proposal(texts, draft, url, read)
    else:
        message = view.unread(texts, series, url, *(read or ("fetch-slow", {})))
    return [Reply("send", chat_id=account_id, message=message)]


ASKER = Asker(Right.MATERIAL, "branch_id", "account_id", "material-not-yours")
ERRANDS = {service.ERRAND: Work(read=read, finish=_finish, asker=ASKER)}
