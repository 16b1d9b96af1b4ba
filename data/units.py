"""Units of work that are handed to the writer, and how long the oldest has waited."""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

Key = tuple[int, int]
"""An update: the bot's id and the update's id."""


@dataclass(slots=True, eq=False)
class Unit:
    """One piece of work, and the future for its outcome."""

    work: Callable[[Session], Any]
    key: Key | None
    done: "asyncio.Future[Any]"
    result: Any = None
    error: BaseException | None = None
    over: bool = False
    """Committed or failed for good."""
    woken: Collection[str] = ()
    """Jobs that its commit gave something to do."""
    tries: int = 0
    """How often it had to be run again."""
    at: float = field(default_factory=time.monotonic)
    """When it was handed in, on a clock that never goes back."""


class HandedIn:
    """The units in the order in which they were handed in, as far as they may still wait."""

    def __init__(self) -> None:
        self._units: deque[Unit] = deque()

    def add(self, unit: Unit) -> None:
        """Adds a unit, and forgets those before all others that are done."""
        while self._units and self._units[0].done.done():
            self._units.popleft()
        self._units.append(unit)

    def oldest_seconds(self) -> float:
        """Returns how long the oldest unit has waited for its commit; 0 where none waits."""
        waiting = next((unit.at for unit in self._units if not unit.done.done()), None)
        return 0.0 if waiting is None else time.monotonic() - waiting
