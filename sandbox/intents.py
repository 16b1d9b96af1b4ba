"""People's intentions, on a clock of their own that can be moved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count

from sandbox.values import NotAllowed, Person

Act = Callable[[], object]
Key = tuple[object, ...]


@dataclass(order=True, slots=True)
class _Intent:
    due: float
    order: int
    person: Person = field(compare=False)
    key: Key = field(compare=False)
    act: Act = field(compare=False)


class Intents:
    """Plans in order of their time; `now` is in seconds since the beginning.

    `free` decides at the moment of acting whether the person may act at all. A person's plan with
    the same key is made once at a time and done once for good.
    """

    def __init__(self, free: Callable[[Person], bool]) -> None:
        self.now = 0.0
        self._free = free
        self._order = count()
        self._waiting: list[_Intent] = []
        self._planned: set[Key] = set()
        self._done: set[Key] = set()

    def __len__(self) -> int:
        return len(self._waiting)

    def plan(self, person: Person, delay: float, key: Key, act: Act) -> None:
        """Plans an action in `delay` seconds, unless it is planned or done already."""
        whole = (person.id, *key)
        if whole in self._planned or whole in self._done:
            return
        self._planned.add(whole)
        heappush(self._waiting, _Intent(self.now + delay, next(self._order), person, whole, act))

    def advance(self, seconds: float) -> None:
        """Moves the time; everything that falls due happens in order."""
        until = self.now + seconds
        while self._waiting and self._waiting[0].due <= until:
            intent = heappop(self._waiting)
            self.now = max(self.now, intent.due)
            self._perform(intent)
        self.now = until

    def clear(self) -> None:
        """Drops the plans; what was done stays done."""
        self._waiting.clear()
        self._planned.clear()

    def _perform(self, intent: _Intent) -> None:
        self._planned.discard(intent.key)
        if not self._free(intent.person):
            return
        self._done.add(intent.key)
        try:
            intent.act()
        except NotAllowed:
            return  # they left, or the message is gone: people give up and go on
