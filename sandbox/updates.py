"""The bot's queue of updates: filtered, expiring, handed out by offset or by lane."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sandbox.bell import Bell
from sandbox.values import Json

KEPT = 24 * 3600
CALLBACK_KEPT = 150
KINDS = frozenset(
    [
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "business_connection",
        "business_message",
        "edited_business_message",
        "deleted_business_messages",
        "guest_message",
        "message_reaction",
        "message_reaction_count",
        "inline_query",
        "chosen_inline_result",
        "callback_query",
        "shipping_query",
        "pre_checkout_query",
        "purchased_paid_media",
        "poll",
        "poll_answer",
        "my_chat_member",
        "chat_member",
        "chat_join_request",
        "chat_boost",
        "removed_chat_boost",
        "managed_bot",
        "subscription",
        "stopped_message_generation",
    ]
)
BY_DEFAULT = KINDS - {"chat_member", "message_reaction", "message_reaction_count"}


@dataclass(slots=True, frozen=True)
class Update:
    """One update as queued; in its `lane` it overtakes nothing.

    Messages of a chat, the bot's membership of a chat, memberships of a person, reactions in a
    chat, callbacks of a person and answers to a poll have a lane each.
    """

    id: int
    kind: str
    payload: Json
    at: float
    lane: str

    def shape(self) -> Json:
        """Returns the Update object."""
        return {"update_id": self.id, self.kind: self.payload}

    def expired(self, now: float) -> bool:
        """Tells whether Telegram would have given it up by now (epoch seconds)."""
        return now - self.at > (CALLBACK_KEPT if self.kind == "callback_query" else KEPT)


class UpdateQueue:
    """Updates not yet acknowledged, in order of their ids; `offered` is called with each new
    one."""

    def __init__(self, clock: Callable[[], float], bell: Bell, first_id: int = 100_000_001) -> None:
        self._clock = clock
        self.bell = bell
        self._next_id = first_id
        self._merged: dict[str, int] = {}
        self.pending: dict[int, Update] = {}
        self.again: list[Update] = []
        self.allowed = BY_DEFAULT
        self.asked: list[str] | None = None
        self.offered: Callable[[Update], None] | None = None

    def allow(self, kinds: Iterable[object]) -> None:
        """Accepts only these kinds from now on; none named means Telegram's default."""
        named = [kind for kind in kinds if isinstance(kind, str)]
        self.asked = [kind for kind in named if kind in KINDS] or None
        self.allowed = frozenset(self.asked) if self.asked else BY_DEFAULT

    def push(self, kind: str, payload: Json, lane: str, merge: str | None = None) -> None:
        """Queues an update, if the bot wants it; `merge` replaces an older one of that name."""
        if kind not in self.allowed:
            return
        if merge is not None:
            self.pending.pop(self._merged.get(merge, 0), None)
            self._merged[merge] = self._next_id
        update = Update(self._next_id, kind, payload, self._clock(), lane)
        self._next_id += 1
        self.pending[update.id] = update
        if self.offered is not None:
            self.offered(update)
        self.bell.ring()

    def acknowledge(self, below: int) -> list[Update]:
        """Removes everything with an id below this one; returns what was removed."""
        done = []
        for update_id in self.pending:
            if update_id >= below:
                break
            done.append(update_id)
        forgotten = [self.pending.pop(update_id) for update_id in done]
        if forgotten:
            self.bell.ring()
        return forgotten

    def keep_last(self, count: int) -> None:
        """Removes all but the newest, as a negative offset asks."""
        for update_id in list(self.pending)[: max(len(self.pending) - count, 0)]:
            del self.pending[update_id]
        self.bell.ring()

    def drop(self, update: Update) -> None:
        """Removes one update, acknowledged or given up."""
        self.pending.pop(update.id, None)
        self.bell.ring()

    def clear(self) -> None:
        """Removes everything, as drop_pending_updates does."""
        self.pending.clear()
        self.again.clear()
        self.bell.ring()

    def batch(self, limit: int) -> list[Update]:
        """Returns the oldest updates that have not expired, at most `limit`."""
        now = self._clock()
        chosen: list[Update] = []
        expired: list[Update] = []
        for update in self.pending.values():
            if len(chosen) == limit:
                break
            (expired if update.expired(now) else chosen).append(update)
        for update in expired:
            self.drop(update)
        repeated, self.again = self.again[:limit], self.again[limit:]
        return [*repeated, *chosen][:limit]
