"""Sorts what Telegram answers when a message does not go through, once for everybody."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)


class Verdict(StrEnum):
    """What to do about it."""

    LATER = "later"
    """A passing fault: try again with growing pauses."""
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
    """Kicked, blocked, never started, chat gone: give up."""
    NO_FILE = "no file"
    """Telegram does not know the file's id (any more): send its bytes, or give up."""
    WRONG = "wrong"
    """Telegram refuses the content: give up, and find out why."""


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


LOST_SIGNS = (
    "message to edit not found",
    "message to delete not found",
    "message can't be edited",
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
CLOSED_SIGNS = (
    "chat not found",
    "user not found",
    "not enough rights",
    "have no rights",
    "chat_write_forbidden",
    "topic_closed",
    "need administrator rights",
)


def sort_failure(error: TelegramError) -> Failure:
    """The verdict on an error of python-telegram-bot; its text names no person and no token."""
    text = str(error)[:200]
    low = text.lower()
    if isinstance(error, RetryAfter):
        wait = error.retry_after
        seconds = wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
        return Failure(Verdict.WAIT, seconds=seconds, text=text)
    if isinstance(error, ChatMigrated):
        return Failure(Verdict.MOVED, moved_to=error.new_chat_id, text=text)
    if isinstance(error, (Forbidden, InvalidToken)):
        return Failure(Verdict.CLOSED, text=text)
    if isinstance(error, BadRequest):
        if "message is not modified" in low:
            return Failure(Verdict.UNCHANGED, text=text)
        if any(sign in low for sign in LOST_SIGNS):
            return Failure(Verdict.LOST, text=text)
        if any(sign in low for sign in CLOSED_SIGNS):
            return Failure(Verdict.CLOSED, text=text)
        if any(sign in low for sign in NO_FILE_SIGNS):
            return Failure(Verdict.NO_FILE, text=text)
        return Failure(Verdict.WRONG, text=text)
    if isinstance(error, NetworkError):
        return Failure(Verdict.LATER, text=text)
    return Failure(Verdict.LATER, text=text)
