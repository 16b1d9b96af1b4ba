"""Sorts what Telegram answers when a message does not go through, once for everybody."""

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Protocol

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from data.values.out import OutMessage


class NotSent(NetworkError):  # noqa: N818 - a fact about the request
    """The request did not reach Telegram: it proves that nothing was delivered."""


class NotOwned(TelegramError):  # noqa: N818 - a fact about the message
    """The message belongs to another process by now: nothing was sent."""


class Verdict(StrEnum):
    """What to do about it."""

    LATER = "later"
    """A passing fault, and nothing was delivered: try again with growing pauses."""
    UNKNOWN = "unknown"
    """No answer, or one that says nothing: it may have been delivered."""
    WAIT = "wait"
    """Telegram said how long to wait."""
    MOVED = "moved"
    """The group became a supergroup: follow it."""
    UNCHANGED = "unchanged"
    """An edit that changes nothing: as good as done."""
    LOST = "lost"
    """The message to edit or delete is gone, the poll is over, the tap is too old, or the group
    takes no such reaction: nothing to do."""
    CLOSED = "closed"
    """Kicked, blocked, never started, chat gone, no right to send even text: give up the chat."""
    NO_RIGHT = "no right"
    """The group lets the bot send no message of this kind: give up this one, until that changes."""
    TOPIC_CLOSED = "topic closed"
    """The topic of the forum is closed: give up this message, until that changes."""
    TOPIC_GONE = "topic gone"
    """The topic of the forum was deleted: send to the group instead."""
    TOO_LATE = "too late"
    """A poll would close at once, or is over already: give up."""
    NO_FILE = "no file"
    """Telegram does not know the file's id (any more): send its bytes, or give up."""
    WRONG = "wrong"
    """Telegram refuses the content: give up, and find out why."""


PASSING = frozenset({Verdict.LATER, Verdict.UNKNOWN, Verdict.WAIT})
"""Faults after which the same may work later."""
HELD = frozenset({Verdict.NO_RIGHT, Verdict.TOPIC_CLOSED})
"""Refusals that end when the bot's rights change."""


@dataclass(frozen=True, slots=True)
class Failure:
    """The verdict, seconds to wait, and the chat's new id where it moved."""

    verdict: Verdict
    seconds: float = 0.0
    moved_to: int = 0
    text: str = ""

    @property
    def gone(self) -> bool:
        """Whether it failed because the message is not there (any more)."""
        low = self.text.lower()
        return self.verdict is Verdict.LOST and ("not found" in low or "message_id_invalid" in low)


class Listener(Protocol):
    """Takes what sending shows of a chat."""

    async def shut_out(self, chat_id: int) -> None:
        """Takes that the chat shut the bot out."""

    async def moved(self, chat_id: int, moved_to: int) -> None:
        """Takes that the group became a supergroup."""

    async def went_through(self, chat_id: int, what: str) -> None:
        """Takes that a kind of message (`OutMessage.what`) stands in the chat."""

    async def topic_gone(self, chat_id: int, thread: int) -> None:
        """Takes that a topic of the forum was deleted."""

    async def refused(self, chat_id: int, message: OutMessage, verdict: Verdict) -> None:
        """Takes that the group does not let a reply pass."""


LOST_SIGNS = (
    "message to edit not found",
    "message to delete not found",
    "message can't be edited",
    "message media can't be edited",
    "message can't be deleted",
    "query is too old",
    "message_id_invalid",
    "poll has already been closed",
    "message with poll to stop not found",
    "poll can't be stopped",
    "message to react not found",
    "reaction_invalid",
)
NO_FILE_SIGNS = (
    "wrong file identifier",
    "wrong remote file identifier",
    "wrong file_id",
    "file reference",
)
TOPIC_CLOSED_SIGNS = ("topic_closed", "topic is closed")
TOPIC_GONE_SIGNS = (
    "message thread not found",
    "topic_deleted",
    "topic_id_invalid",
    "topic not found",
)
TOO_LATE_SIGNS = ("close_date must be from", "poll_close_date_invalid")
CLOSED_SIGNS = (
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "channel_private",
    "bot was kicked",
    "bot is not a member",
    "bot was blocked",
    "user_is_blocked",
    "is deactivated",
    "was deactivated",
    "chat was deleted",
    "chat_forbidden",
    "can't initiate conversation",
    "can't send messages to bots",
    "not enough rights to send text messages",
    "have no rights to send a message",
    "need administrator rights in the channel",
    "chat_write_forbidden",
    "chat_send_plain_forbidden",
    "chat_restricted",
)
_NO_RIGHT = re.compile(r"not enough rights to send|chat_send_\w+_forbidden|have no rights to send")
"""One kind of messages; those that mean text, and so every message, are among the signs above."""

_SIGNS = (
    (LOST_SIGNS, Verdict.LOST),
    (TOPIC_CLOSED_SIGNS, Verdict.TOPIC_CLOSED),
    (TOPIC_GONE_SIGNS, Verdict.TOPIC_GONE),
    (TOO_LATE_SIGNS, Verdict.TOO_LATE),
    (CLOSED_SIGNS, Verdict.CLOSED),
    (NO_FILE_SIGNS, Verdict.NO_FILE),
)


def sort_failure(error: TelegramError) -> Failure:
    """The verdict on an error of python-telegram-bot; its text names no person and no token."""
    text = str(error)[:200]
    if isinstance(error, RetryAfter):
        wait = error.retry_after
        seconds = wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
        return Failure(Verdict.WAIT, seconds=seconds, text=text)
    if isinstance(error, ChatMigrated):
        return Failure(Verdict.MOVED, moved_to=error.new_chat_id, text=text)
    if isinstance(error, (NotSent, InvalidToken)):
        # A token that was withdrawn says nothing of any chat.
        return Failure(Verdict.LATER, text=text)
    if isinstance(error, (BadRequest, Forbidden)):
        return Failure(_refused(text.lower()), text=text)
    return Failure(Verdict.UNKNOWN, text=text)


def _refused(low: str) -> Verdict:
    """Sorts a refusal by its words, the same for 400 and 403: Telegram uses both."""
    if "message is not modified" in low:
        return Verdict.UNCHANGED
    for signs, verdict in _SIGNS:
        if any(sign in low for sign in signs):
            return verdict
    return Verdict.NO_RIGHT if _NO_RIGHT.search(low) else Verdict.WRONG
