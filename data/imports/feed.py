"""Reads an RSS or Atom feed as it was fetched."""

from datetime import datetime

from data.imports.material_draft import (
    FEED_LIMITS,
    LONGEST_LINK,
    LONGEST_TITLE,
    FeedDraft,
    FeedItem,
    content_key,
    known,
)
from data.imports.pages import followable, telegram_html
from data.imports.run_isolated import isolated, run_isolated
from data.imports.sheet import BadFile, Limits
from data.values.names import clean_text
from data.values.rich import first_line, plain

__all__ = ["BadFile", "FeedDraft", "FeedItem", "read_feed"]


def read_feed(content: bytes, limits: Limits | None = None) -> FeedDraft:
    """Returns the feed's title and its entries, each once, the first 200 where there are more.

    A text over 200,000 characters is left out and its link kept. Raises `BadFile`
    "material-file-empty", "-too-big" (limit: MB), "-not-feed", "-broken", "-bomb". Blocks: call it
    beside the event loop.
    """
    limits = limits or FEED_LIMITS
    if len(content) > limits.size:
        raise BadFile("material-file-too-big", limit=limits.size // 2**20)
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise BadFile("material-file-empty")
    try:
        return isolated("worker_material.py", "feed", FeedDraft, content, limits)
    except BadFile as bad:
        raise known(bad) from None


def feed_in(content: bytes, limits: Limits) -> FeedDraft:
    """Reads a feed as `read_feed` does, in this process."""
    [answer] = run_isolated("worker_pages.py", [("feed", content)], limits)
    if "bad" in answer:
        raise BadFile(answer["bad"], **answer["values"])
    items: dict[str, FeedItem] = {}
    for entry in answer["items"]:
        if item := _item(entry, limits):
            items.setdefault(item.guid, item)
    return FeedDraft(clean_text(answer["title"])[:LONGEST_TITLE], list(items.values()))


def _item(entry: dict[str, str], limits: Limits) -> FeedItem | None:
    """Reads an entry; None where it has neither text nor link."""
    html = telegram_html(entry["page"])
    html = html if len(plain(html)) <= limits.longest else ""
    link = entry["link"].strip()
    link = link if followable(link) and len(link) <= LONGEST_LINK else ""
    if not html and not link:
        return None
    title = clean_text(entry["title"])[:LONGEST_TITLE] or first_line(html) or link
    return FeedItem(
        guid=entry["guid"].strip() or link or content_key(html, link),
        title=title[:LONGEST_TITLE],
        html=html,
        link=link,
        published=datetime.fromisoformat(entry["published"]) if entry["published"] else None,
    )
