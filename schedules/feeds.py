"""Looks at the feeds that are due: fetched beside the taps, read in the worker, then proposed."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy.orm import Session

from data.imports.material_draft import FeedDraft
from data.models import Feed
from data.queries import feed as feeds
from data.store import Store
from handlers.material.feeds import due
from schedules.fetching import Fetcher, Page, Unfetched

log = structlog.get_logger()

AT_ONCE = 4
"""Feeds fetched and read together: each may take a process of its own for a while."""
A_RUN = 40
"""Feeds of one run at the most; the others are taken at the next."""


class Feeds:
    """The clock's job for feeds."""

    def __init__(
        self,
        store: Store,
        fetcher: Fetcher,
        now: Callable[[], datetime],
    ) -> None:
        self.store = store
        self.fetcher = fetcher
        self.now = now

    async def run(self) -> int:
        """Looks at the feeds that are due; returns how many there were."""
        total = 0
        while total < A_RUN and await self.store.look(lambda s: feeds.any_due(s, self.now())):
            claimed = await self.store.write(lambda s: feeds.claim(s, self.now(), AT_ONCE))
            await asyncio.gather(*(self._one(feed) for feed in claimed))
            total += len(claimed)
            if len(claimed) < AT_ONCE:
                break
        return total

    async def _one(self, feed: Feed) -> None:
        try:
            page = await self.fetcher.get(feed.url, etag=feed.etag, modified=feed.modified)
            found = None if page.unchanged else await asyncio.to_thread(due.read, page.content, {})
        except Unfetched as no:
            said, gone = _said(no.key, no.values), no.gone
            await self.store.write(lambda s: self._failed(s, feed.id, said, gone=gone))
            return
        except Exception:
            log.exception("feed.broken", feed=feed.id)
            await self.store.write(lambda s: self._failed(s, feed.id, "fetch-unreachable"))
            return
        if isinstance(found, tuple):
            said = _said(*found)
            await self.store.write(lambda s: self._failed(s, feed.id, said))
            return
        await self.store.write(lambda s: self._read(s, feed.id, page, found))

    def _failed(self, session: Session, feed_id: int, said: str, *, gone: bool = False) -> None:
        feed = session.get(Feed, feed_id)
        if feed is not None and feed.next_check_at is not None:
            due.failed(session, self.now(), feed, said[:300], gone=gone)

    def _read(self, session: Session, feed_id: int, page: Page, found: Any) -> None:
        feed = session.get(Feed, feed_id)
        if feed is None or feed.next_check_at is None:
            # Switched off or unsubscribed while it was fetched.
            return
        if isinstance(found, FeedDraft):
            due.take(session, self.now(), feed, found.items)
        due.succeeded(session, self.now(), feed, page.etag, page.modified)


def _said(key: str, values: Mapping[str, object]) -> str:
    """Describes a fault as the feed's row keeps it: the key of a text and its number."""
    return " ".join([key, *map(str, values.values())])
