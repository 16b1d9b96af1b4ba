"""Gives each person, group and deployment a fair share of updates, counted in memory alone."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

from bot.rawjson import within
from data.values.language import language_of
from data.values.out import OutMessage
from handlers.shared.context import Reply
from handlers.shared.texts import texts_in

BURST: Final = 8
"""Seconds' worth of updates that may come at once."""
GROUP: Final = 60
EVERYBODY: Final = 2_000
"""The shares of a group and of the deployment, in persons' shares: several hundred members sign in
within seconds, so a group's is far above a person's."""
MESSAGES_BURST: Final = 20
"""Messages come in heaps where somebody forwards many; taps do not."""
TOLD_AGAIN: Final = 60.0
"""Seconds after which somebody who is still too fast is told again."""
FORGET_EVERY: Final = 60.0


class Verdict(IntEnum):
    """What becomes of an update: it is handled; or it is not, and its sender is told or was."""

    HANDLED = 0
    TOLD = 1
    PASSED_OVER = 2


@dataclass(slots=True)
class Bucket:
    """Updates that may still come; it fills up again with time."""

    left: float
    at: float


class Shares:
    """Counts the taps and messages of people. What polls and Telegram itself say is not counted: a
    vote that is not heard would stay wrong. `rate`: updates a second of one person; 0 for any."""

    def __init__(self, rate: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._clock = clock
        self._buckets: dict[tuple[str, int], Bucket] = {}
        self._told: dict[int, float] = {}
        self._forget_at = -math.inf

    def __len__(self) -> int:
        return len(self._buckets) + len(self._told)

    def judge(self, body: dict[str, Any]) -> Verdict:
        """Counts an update and tells what becomes of it."""
        found = _sender(body) if self._rate else None
        if found is None:
            return Verdict.HANDLED
        kind, person, chat = found
        now = self._clock()
        self._forget(now)
        burst = BURST if kind == "tap" else BURST * MESSAGES_BURST
        wanted = [((kind, person), 1, burst), (("all", 0), EVERYBODY, BURST)]
        if chat < 0:
            wanted.append((("group", chat), GROUP, burst))
        taken = [self._filled(key, self._rate * share, size, now) for key, share, size in wanted]
        if all(bucket.left >= 1 for bucket in taken):
            for bucket in taken:
                bucket.left -= 1
            return Verdict.HANDLED
        return Verdict.TOLD if self.tells(person) else Verdict.PASSED_OVER

    def tells(self, person: int) -> bool:
        """Whether somebody is to be told that they are over a share: not again within a minute."""
        now = self._clock()
        if now - self._told.get(person, -math.inf) < TOLD_AGAIN:
            return False
        self._told[person] = now
        return True

    def _filled(self, key: tuple[str, int], rate: float, seconds: float, now: float) -> Bucket:
        """Returns a bucket as it is now; a new one is full."""
        most = rate * seconds
        bucket = self._buckets.get(key)
        if bucket is None:
            bucket = self._buckets[key] = Bucket(most, now)
        bucket.left = min(most, bucket.left + (now - bucket.at) * rate)
        bucket.at = now
        return bucket

    def _forget(self, now: float) -> None:
        """Forgets who has been silent for so long that their share is whole again."""
        if now < self._forget_at:
            return
        self._forget_at = now + FORGET_EVERY
        longest = BURST * MESSAGES_BURST
        self._buckets = {key: one for key, one in self._buckets.items() if now - one.at < longest}
        self._told = {key: at for key, at in self._told.items() if now - at < TOLD_AGAIN}


def _sender(body: dict[str, Any]) -> tuple[str, int, int] | None:
    """Returns what kind of update it is, and the ids of its sender and its chat."""
    query = body.get("callback_query")
    if query is not None:
        chat = within(query, "message", "chat", "id")
        return _ids("tap", within(query, "from", "id"), chat)
    for name in ("message", "edited_message"):
        if name in body:
            message = body[name]
            return _ids("message", within(message, "from", "id"), within(message, "chat", "id"))
    return None


def _ids(kind: str, person: Any, chat: Any) -> tuple[str, int, int] | None:
    if not isinstance(person, int):
        return None
    return kind, person, chat if isinstance(chat, int) else 0


def sorry(body: dict[str, Any], key: str = "try-later") -> list[Reply]:
    """Tells the person whose tap could not be handled; nobody waits for an answer otherwise."""
    query_id = within(body, "callback_query", "id")
    if not query_id or not isinstance(query_id, str):
        return []
    code = within(body, "callback_query", "from", "language_code")
    text = texts_in(language_of(code if isinstance(code, str) else None)).plain(key)
    return [Reply("answer", query_id=query_id, text=text, alert=True)]


async def slow_down(body: dict[str, Any], verdict: Verdict) -> list[Reply]:
    """Tells somebody once that they are too fast; the update is done with, and wrote nothing."""
    if verdict is Verdict.PASSED_OVER:
        return []
    message = body.get("message") or body.get("edited_message")
    if message is None:
        return sorry(body, "slow-down")
    person, chat = within(message, "from", "id"), within(message, "chat", "id")
    code = within(message, "from", "language_code")
    said = texts_in(language_of(code if isinstance(code, str) else None))("slow-down-messages")
    if person == chat:
        return [Reply("send", chat_id=person, message=OutMessage(said))]
    return [
        Reply(
            "reply_privately", chat_id=chat, message=OutMessage(said), to=person,
            message_id=within(message, "message_id") or 0, public_fallback=False,
        )
    ]  # fmt: skip
