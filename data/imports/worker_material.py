"""Reads documents, lists and feeds of material; `data.imports.worker` runs it separately."""

from typing import Any

from data.imports import worker_pages
from data.imports.feed import feed_in
from data.imports.material_list import list_in
from data.imports.pages import html_of_text, telegram_html
from data.imports.plain import as_plain
from data.imports.sheet import Limits


def text(content: bytes, _limits: dict[str, int]) -> dict[str, Any]:
    """Returns a plain text in UTF-8 as Telegram's HTML."""
    return {"html": html_of_text(content.decode()), "head": {}}


def markdown(content: bytes, limits: dict[str, int]) -> dict[str, Any]:
    """Returns a Markdown file as Telegram's HTML, and the fields of its head."""
    return _converted(worker_pages.markdown(content, limits))


def word(content: bytes, limits: dict[str, int]) -> dict[str, Any]:
    """Returns a Word file as Telegram's HTML."""
    return _converted(worker_pages.word(content, limits))


def table(content: bytes, limits: dict[str, int], *, name: str) -> dict[str, Any]:
    """Returns the pieces and problems in a list of titles and links."""
    return {"read": as_plain(list_in(content, name, Limits(**limits)))}


def feed(content: bytes, limits: dict[str, int]) -> dict[str, Any]:
    """Returns the title and the entries of a feed."""
    return {"read": as_plain(feed_in(content, Limits(**limits)))}


def _converted(answer: dict[str, Any]) -> dict[str, Any]:
    if "bad" in answer:
        return answer
    return {"html": telegram_html(answer["page"]), "head": answer["head"]}
