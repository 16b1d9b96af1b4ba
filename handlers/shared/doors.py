"""How a feature says which doors it has; the intake knocks at them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.models import Draft
from data.values.out import OutMessage
from handlers.shared.turn import Reply, Turn

Door = Callable[[Turn], None]
"""Runs inside the transaction; raises Refusal for an expected no."""

DraftDoor = Callable[[Turn, Draft], None]
"""Takes the text a person typed for a step in progress."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its Latin name, the Chinese words that mean it, and the menus it stands in."""

    name: str
    door: Door
    words: tuple[str, ...] = ()
    menus: tuple[str, ...] = ()
    """member · group · secretary; the menu text is `menu-<name>`."""
    asks_admin: bool = False
    """Telegram is asked first whether the person is an admin of the group."""


@dataclass(frozen=True, slots=True)
class Membership:
    """The bot was added to, removed from, or moved with a group, or blocked by a person."""

    inside: bool
    moved_to: int = 0


@dataclass(frozen=True, slots=True)
class Work:
    """Slow work on a file: `read` runs in a thread beside the taps, `finish` in a transaction.

    `read(content, data)` knows no database; `finish(session, now, data, read)` gives the replies,
    with None for a file that could not be fetched or took too long.
    """

    read: Callable[[bytes, dict[str, Any]], Any]
    finish: Callable[[Session, datetime, dict[str, Any], Any], list[Reply]]


@dataclass(frozen=True, slots=True)
class Feature:
    """One folder of handlers, and every door it opens."""

    name: str
    commands: tuple[Command, ...] = ()
    taps: Mapping[str, Door] = field(default_factory=dict)
    asking_taps: frozenset[str] = frozenset()
    """Taps for which Telegram is asked first whether the person is an admin of the group."""
    links: Mapping[str, Door] = field(default_factory=dict)
    drafts: Mapping[str, DraftDoor] = field(default_factory=dict)
    files: Door | None = None
    """Takes a file that a person sent privately."""
    memberships: Callable[[Turn, Membership], None] | None = None
    cards: Mapping[str, Callable[[Session, datetime, int], OutMessage | None]] = field(
        default_factory=dict
    )
    """Live cards by kind: (session, now, ref id) → what it shows, None when it is gone."""
    errands: Mapping[str, Work] = field(default_factory=dict)
