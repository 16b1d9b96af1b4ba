"""Events: what happened in one feature, told to those that subscribed, in the same transaction.

The subscribers stand in the session (`Session.info`), where the app put them with the registry of
all features; so no feature knows another one for it, and nothing is kept in the process.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from data.models import Branch, Contest, Meeting, Round, Topic


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened; `kind` narrows it down, "" where there is nothing to narrow."""

    @property
    def narrowed(self) -> str:
        """The kind that subscribers may ask for."""
        return ""


@dataclass(frozen=True, slots=True)
class RoundFinal(Event):
    """The answers of a round are final; again whenever they were put right later."""

    round: Round


@dataclass(frozen=True, slots=True)
class MeetingPublished(Event):
    """A meeting was published; the notice in the group is on its way."""

    meeting: Meeting


@dataclass(frozen=True, slots=True)
class AttendanceChanged(Event):
    """A meeting was closed, or an entry of its attendance was corrected."""

    meeting: Meeting


@dataclass(frozen=True, slots=True)
class MeetingCancelled(Event):
    """A meeting was cancelled before it was held, or while it was."""

    meeting: Meeting


@dataclass(frozen=True, slots=True)
class VoteClosed(Event):
    """The result of a vote in a meeting is known: what its minutes say of it, and of a motion the
    numbers (`data.values.record.Vote.as_json`)."""

    meeting: Meeting
    text: str
    numbers: dict[str, Any]
    by: int


@dataclass(frozen=True, slots=True)
class NewcomerCame(Event):
    """Somebody takes part in a branch who is not on its roster, and somebody has to decide."""

    branch_id: int


@dataclass(frozen=True, slots=True)
class ReadingStudied(Event):
    """A member studied a reading, in time or late, and may have `minutes` for its part."""

    reading_id: int
    member_id: int
    minutes: int


@dataclass(frozen=True, slots=True)
class NotesChanged(Event):
    """A member wrote, changed or deleted a note on a material."""

    member_id: int
    material_id: int


@dataclass(frozen=True, slots=True)
class ContributionsChanged(Event):
    """A topic was closed, or what counts of the contributions to it changed."""

    topic: Topic


@dataclass(frozen=True, slots=True)
class ContestScored(Event):
    """A contest ended, or its scores were counted anew."""

    contest: Contest


@dataclass(frozen=True, slots=True)
class _OfMessage(Event):
    kind: str
    ref_id: int

    @property
    def narrowed(self) -> str:
        return self.kind


@dataclass(frozen=True, slots=True)
class MessageSent(_OfMessage):
    """A card or poll of the outbox is in its chat, before any answer to it counts: the kind of
    card, and the id of the row it is for."""


@dataclass(frozen=True, slots=True)
class MessageFailed(_OfMessage):
    """A card or poll of the outbox was given up: it is not in its chat, or nobody knows."""


@dataclass(frozen=True, slots=True)
class MessageRetried(_OfMessage):
    """A card or poll that was refused is about to be sent after all. A subscriber that does not
    want it any more raises Refusal."""


@dataclass(frozen=True, slots=True)
class PollFound(_OfMessage):
    """A poll that was given up stands in its chat after all: its answers come in. `posted_at` is
    when it was sent."""

    posted_at: datetime


@dataclass(frozen=True, slots=True)
class GroupOpen(Event):
    """A branch's group takes again what it refused: messages of a kind (`OutMessage.what`), or
    perhaps of every kind (""); a branch that sleeps wakes."""

    branch: Branch
    what: str = ""


@dataclass(frozen=True, slots=True)
class GroupMoved(Event):
    """A branch's group became a supergroup, or another bot serves it: none of the messages in it
    can be changed any more."""

    branch: Branch


@dataclass(frozen=True, slots=True)
class TopicGone(Event):
    """The topic of a forum, in which a branch's messages stood, was deleted."""

    branch: Branch
    thread: int


E = TypeVar("E", bound=Event)
Subscriber = Callable[[Session, datetime, Any], None]


@dataclass(slots=True)
class Subscribers:
    """Collects a feature's subscribers where they stand: `@on(RoundFinal)`."""

    found: list[tuple[type[Event], str, Subscriber]] = field(default_factory=list)

    def __iter__(self) -> Iterator[tuple[type[Event], str, Subscriber]]:
        return iter(self.found)

    def __call__(
        self, event: type[E], kind: str = ""
    ) -> Callable[[Callable[[Session, datetime, E], None]], Callable[[Session, datetime, E], None]]:
        """Subscribes to an event, or to those of a kind only."""

        def add(
            subscriber: Callable[[Session, datetime, E], None],
        ) -> Callable[[Session, datetime, E], None]:
            self.found.append((event, kind, subscriber))
            return subscriber

        return add


def publish(session: Session, now: datetime, event: Event) -> None:
    """Tells an event to its subscribers, in the order of the features. Raises KeyError in a session
    that has no registry: an event that nobody could get would be lost in silence."""
    for subscriber in session.info["registry"].subscribers(event):
        subscriber(session, now, event)
