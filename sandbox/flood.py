"""Telegram's sending limits on the receiving side: too many messages get a 429."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from math import ceil

from sandbox.values import ApiError, Chat

GROUP_MOST = 20
GROUP_SECONDS = 60.0
OVERALL_MOST = 30
OVERALL_SECONDS = 1.0
BURST = 3


class Flood:
    """1 message/s a chat, 20 a minute a group with edits counted, 30/s overall.

    Short bursts to one chat are tolerated (`BURST`), none when `strict`. Messages that one member
    alone sees count like any other: Telegram does not say, and this is the cautious reading.
    """

    def __init__(self, clock: Callable[[], float], *, on: bool, strict: bool) -> None:
        self._clock = clock
        self.on = on
        self._burst = 1 if strict else BURST
        self._overall: deque[float] = deque()
        self._groups: dict[int, deque[float]] = {}
        self._ready: dict[int, float] = {}

    def take(self, chat: Chat, messages: int = 1) -> None:
        """Counts messages to a chat now; raises ApiError 429, counting none, if too many."""
        if not self.on:
            return
        now = self._clock()
        wait = max(
            self._window_wait(self._overall, OVERALL_MOST, OVERALL_SECONDS, messages, now),
            self._chat_wait(chat.id, messages, now),
            self._group_wait(chat, messages, now),
        )
        if wait > 0:
            seconds = max(1, ceil(wait))
            raise ApiError(
                429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds}
            )
        self._overall.extend([now] * messages)
        self._ready[chat.id] = max(self._ready.get(chat.id, now), now) + messages
        if chat.type != "private":
            self._groups[chat.id].extend([now] * messages)

    def _chat_wait(self, chat_id: int, messages: int, now: float) -> float:
        """Returns the seconds until the chat's allowance, which fills by one a second, is
        enough."""
        owed = self._ready.get(chat_id, now) - now
        if owed <= 0:
            self._ready.pop(chat_id, None)
            return 0.0
        return owed + min(messages, self._burst) - self._burst

    def _group_wait(self, chat: Chat, messages: int, now: float) -> float:
        if chat.type == "private":
            return 0.0
        sent = self._groups.setdefault(chat.id, deque())
        return self._window_wait(sent, GROUP_MOST, GROUP_SECONDS, messages, now)

    @staticmethod
    def _window_wait(
        sent: deque[float], most: int, seconds: float, messages: int, now: float
    ) -> float:
        """Returns the seconds until `messages` more fit into a sliding window."""
        while sent and sent[0] <= now - seconds:
            sent.popleft()
        excess = len(sent) + min(messages, most) - most
        return sent[excess - 1] + seconds - now if excess > 0 else 0.0
