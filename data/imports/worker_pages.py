"""Reads Markdown, Word files and feeds to clean HTML; `data.imports.worker` runs it separately.

It imports nothing of ours.
"""

import io
import tomllib
from calendar import timegm
from datetime import UTC, datetime
from html import escape
from typing import Any

from markdown_it import MarkdownIt

_STYLES = """
u => u
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
"""
_LONGEST_HEAD = 10_000
_LONGEST_FIELD = 2_000


def markdown_page(text: str) -> str:
    """Returns the HTML of CommonMark with tables and strikethrough; HTML in it stays."""
    page = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)
    return str(page)


def markdown(content: bytes, limits: dict[str, int]) -> dict[str, Any]:
    """Returns the page of a Markdown file in UTF-8, and the fields of its head (front matter)."""
    text = content.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    head, body = front_matter(text.lstrip("\n"))
    return page_of(markdown_page(body), head, limits)


def word(content: bytes, limits: dict[str, int]) -> dict[str, Any]:
    """Returns the page of a Word file, without pictures."""
    import mammoth

    made = mammoth.convert_to_html(
        io.BytesIO(content), style_map=_STYLES, convert_image=lambda _image: []
    )
    return page_of(made.value, {}, limits)


def page_of(page: str, head: dict[str, Any], limits: dict[str, int]) -> dict[str, Any]:
    """Returns the answer for a document, unless it is too long."""
    if len(page) > limits["characters"]:
        return {"bad": "file-too-long", "values": {"limit": limits["longest"]}}
    return {"page": clean(page), "head": head}


def feed(content: bytes, limits: dict[str, int]) -> dict[str, Any]:
    """Returns the title and the first entries of an RSS or Atom feed."""
    import feedparser

    # Only a stream is read as it is: bytes may also name a file or an address.
    based = b"xml:base" in content
    # Without a base there is nothing to resolve, and looking for it takes most of the time.
    read = feedparser.parse(io.BytesIO(content), sanitize_html=False, resolve_relative_uris=based)
    if not read.get("version") and not read.entries:
        return {"bad": "file-not-feed", "values": {}}
    items = []
    room = limits["characters"]
    for entry in read.entries[: limits["pieces"]]:
        page = entry_page(entry)
        page = page if len(page) <= 3 * limits["longest"] else ""
        if (room := room - len(page)) < 0:
            break
        items.append(
            {
                "guid": said(entry, "id"),
                "title": said(entry, "title"),
                "page": clean(page),
                "link": said(entry, "link"),
                "published": moment(entry),
            }
        )
    return {"title": said(read.feed, "title"), "items": items}


def entry_page(entry: Any) -> str:
    """Returns an entry's text in HTML: in full where the feed has it, else the summary."""
    texts = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    pages = [
        escape(one.get("value", "")).replace("\n", "<br>")
        if one.get("type") == "text/plain"
        else str(one.get("value", ""))
        for one in texts
    ]
    return max(pages, key=len)


def said(part: Any, field: str) -> str:
    """Returns a short field of a feed as plain text."""
    value = str(part.get(field) or "")[:_LONGEST_FIELD]
    if (part.get(f"{field}_detail") or {}).get("type", "text/plain") == "text/plain":
        return value
    from selectolax.lexbor import LexborHTMLParser

    body = LexborHTMLParser(value).body
    return body.text() if body else value


def moment(entry: Any) -> str | None:
    """Returns when an entry was published, or else changed, in UTC (ISO 8601)."""
    parts = entry.get("published_parsed") or entry.get("updated_parsed")
    try:
        return datetime.fromtimestamp(timegm(parts), UTC).isoformat() if parts else None
    except (ValueError, OverflowError, OSError):
        return None


def clean(page: str) -> str:
    """Returns the page as a browser would read it, tags in order, without invisible parts."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(page)
    tree.strip_tags(["script", "style", "template", "noscript", "iframe", "object"])
    return (tree.body.html if tree.body else None) or ""


def front_matter(text: str) -> tuple[dict[str, Any], str]:
    """Splits the text between two lines of --- (YAML) or +++ (TOML) at the head from the rest."""
    for fence, read in (("---\n", _yaml), ("+++\n", tomllib.loads)):
        if not text.startswith(fence):
            continue
        head, found, body = text[len(fence) :].partition("\n" + fence)
        if found and len(head) <= _LONGEST_HEAD:
            try:
                said = read(head)
            except Exception:  # noqa: BLE001 - a rule drawn across the page is no head
                break
            if isinstance(said, dict):
                return {str(name): _said(value) for name, value in said.items()}, body
    return {}, text


def _yaml(head: str) -> Any:
    import yaml

    return yaml.safe_load(head)


def _said(value: object) -> str | list[str]:
    return [str(one) for one in value] if isinstance(value, list) else str(value)
