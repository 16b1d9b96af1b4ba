"""Counts messages within a period, and how long the way to Telegram takes; no clock, no network."""

import math
from collections import deque
from collections.abc import Iterable
from typing import Final

QUICKEST: Final = 100
"""Calls of which the quickest is taken for what the way to Telegram and back costs at the least."""
MOST_CREDIT: Final = 0.05


class Window:
    """At most `limit` permits within any `period` seconds, counted where they arrive.

    Nobody knows when between sending and the response Telegram counted a message, so a permit
    comes back one period after the *response*; by sending time twice the limit can arrive at once.
    Where `landed_at` is earlier than the response, it must not be earlier than the counting by more
    than the next message will be under way.
    """

    __slots__ = ("_flying", "_landed", "_others", "limit", "period")

    def __init__(self, limit: int, period: float) -> None:
        self.limit = limit
        self.period = period
        self._flying = 0
        self._landed: deque[float] = deque()
        self._others: deque[float] = deque()

    def room(self, now: float) -> int:
        """Counts the free permits."""
        for counted in (self._landed, self._others):
            while counted and counted[0] + self.period <= now:
                counted.popleft()
        return self.limit - self._flying - len(self._landed) - len(self._others)

    def free_at(self, weight: int, now: float) -> float:
        """Returns when `weight` permits will be free; infinity while that hangs on a response."""
        short = weight - self.room(now)
        if short <= 0:
            return now
        counted = sorted((*self._landed, *self._others)) if self._others else self._landed
        return counted[short - 1] + self.period if short <= len(counted) else math.inf

    def take(self, weight: int) -> None:
        """Give out permits for a call about to be sent."""
        self._flying += weight

    def land(self, weight: int, landed_at: float) -> None:
        """Note that the call was answered, or given up."""
        self._flying -= weight
        self._landed.extend([landed_at] * weight)

    def take_back(self, weight: int) -> None:
        """Take permits back of a call that was not sent."""
        self._flying -= weight

    def mine(self, now: float, arrives: float) -> list[float]:
        """Lists when the messages of this process count; those under way at `arrives`."""
        self.room(now)
        return [*self._landed, *[arrives] * self._flying]

    def learn(self, counted: Iterable[float]) -> None:
        """Count what other processes have sent, instead of what was known of it before."""
        self._others = deque(sorted(counted))


class Trips:
    """Round trips of the last calls, and the part of them that can be counted on.

    A permit given back at `response + period` makes a message arrive a whole round trip later than
    it might: the response was under way, and the next message will be. Half of the quickest of the
    last calls is taken off; the other half is the margin for a way that gets quicker.
    """

    __slots__ = ("_credit", "_last")

    def __init__(self) -> None:
        self._last: deque[float] = deque(maxlen=QUICKEST)
        self._credit = 0.0

    def add(self, seconds: float) -> None:
        """Notes the round trip of one more call."""
        self._last.append(seconds)
        full = len(self._last) == QUICKEST
        self._credit = min(min(self._last) / 2, MOST_CREDIT) if full else 0.0

    @property
    def credit(self) -> float:
        """Seconds by which a permit may come back earlier; none before enough calls are known."""
        return self._credit
