"""What people are going to do, in the order of their moments."""

from collections.abc import Callable
from datetime import datetime
from heapq import heappop, heappush
from itertools import count

from sqlalchemy.orm import Session

Act = Callable[[Session, datetime], None]
"""Something that somebody does through a service, at a moment."""


class Agenda:
    """Acts that wait for their moments."""

    def __init__(self) -> None:
        self._order = count()
        self._waiting: list[tuple[datetime, int, Act]] = []

    def plan(self, moment: datetime, act: Act) -> None:
        """Plans an act."""
        heappush(self._waiting, (moment, next(self._order), act))

    def before(self, moment: datetime, most: int) -> list[tuple[datetime, Act]]:
        """Takes the acts before a moment, in order, so many at the most."""
        taken: list[tuple[datetime, Act]] = []
        while self._waiting and self._waiting[0][0] < moment and len(taken) < most:
            at, _, act = heappop(self._waiting)
            taken.append((at, act))
        return taken
