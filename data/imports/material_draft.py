"""Study material as in files and feeds, before anything of it is stored."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from data.imports.draft import Problem
from data.imports.sheet import BadFile, Limits
from data.values.names import clean_text

LONGEST_TITLE = 200
LONGEST_SOURCE = 300
LONGEST_LINK = 1_000
MOST_MINUTES = 600
MOST_TAGS = 8
LONGEST_TAG = 30
MATERIAL_LIMITS = Limits(
    size=20 * 2**20, unpacked=64 * 2**20, characters=600_000, seconds=20, altogether=50
)
"""Limits for files of material; reading ends before the errand that waits for it gives up."""
FEED_LIMITS = Limits(characters=5_000_000)

# Other readers' errors, in the words for material.
_SAME = {
    "file-empty": "material-file-empty",
    "file-too-big": "material-file-too-big",
    "file-not-spreadsheet": "material-file-kind",
    "file-html": "material-file-broken",
    "file-xml": "material-file-broken",
    "file-encrypted": "material-file-encrypted",
    "file-broken": "material-file-broken",
    "file-bomb": "material-file-bomb",
    "file-too-long": "material-file-too-long",
    "file-too-many-rows": "material-file-long-list",
    "file-too-many-cells": "material-file-long-list",
    "file-too-many-sheets": "material-file-long-list",
    "file-not-feed": "material-file-not-feed",
}
_BETWEEN_TAGS = re.compile(r"[,，、;；#/|\s]+")
_DAY = re.compile(
    r"(\d{4})(?:[-/.年])(\d{1,2})(?:[-/.月])(\d{1,2})日?(?:[ T].*)?|(\d{4})(\d\d)(\d\d)"
)
_MINUTES = re.compile(
    r"[约約]?\s*(\d{1,4})(?:\.\d+)?\s*(?:分钟|分鐘|分|min|mins|minutes?|')?", re.ASCII
)


@dataclass(frozen=True)
class Piece:
    """One piece of material: a text in Telegram's HTML, a link, or both.

    `until` is the last day on which it may be pushed; `key` identifies the content, so that the
    same is recognised under any title or file name.
    """

    title: str
    html: str
    link: str
    minutes: int
    tags: tuple[str, ...]
    until: date | None
    source: str
    key: str


@dataclass(frozen=True)
class MaterialDraft:
    """The contents of a file or folder, in order.

    A problem's `sheet` is the file it is about (of a list, the sheet), `row` its row, or 0.
    """

    pieces: list[Piece]
    problems: list[Problem]


@dataclass(frozen=True)
class FeedItem:
    """One entry of a feed; `guid` is the feed's id for it, `link` "" where it has none."""

    guid: str
    title: str
    html: str
    link: str
    published: datetime | None


@dataclass(frozen=True)
class FeedDraft:
    """A feed and its entries in its order, usually the newest first."""

    title: str
    items: list[FeedItem]


def content_key(html: str, link: str) -> str:
    """Returns 32 hexadecimal digits that identify the content (SHA-256, cut)."""
    return hashlib.sha256(f"{html}\0{link}".encode()).hexdigest()[:32]


def tags_said(said: str | Iterable[str]) -> tuple[str, ...]:
    """Returns the tags in a cell or list, each once, without #; at most eight short ones."""
    words = [said] if isinstance(said, str) else said
    parts = (clean_text(part) for word in words for part in _BETWEEN_TAGS.split(word))
    kept = dict.fromkeys(part[:LONGEST_TAG] for part in parts if part)
    return tuple(kept)[:MOST_TAGS]


def minutes_said(said: str) -> int | None:
    """Reads minutes as people write them (5, 约5分钟, 5.0); None for implausible ones."""
    match = _MINUTES.fullmatch(clean_text(said).lower())
    minutes = int(match[1]) if match else 0
    return minutes if 1 <= minutes <= MOST_MINUTES else None


def day_said(said: str) -> date | None:
    """Reads a whole date as tables have it (2026-12-31, 2026年12月31日, 20261231); None for
    others."""
    match = _DAY.fullmatch(clean_text(said))
    if not match:
        return None
    try:
        return date(*(int(part) for part in match.groups() if part))
    except ValueError:
        return None


def known(bad: BadFile) -> BadFile:
    """Returns another reader's error in the words for material."""
    return BadFile(_SAME.get(bad.key, bad.key), **bad.values)
