"""The demonstration's time: moved through its branch's past, then running, by day."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time as clock_time
from time import time as machine_time
from typing import Final
from zoneinfo import ZoneInfo

from data.values.instants import instant

ZONE: Final = ZoneInfo("Asia/Shanghai")
FROM, UNTIL = 9, 16
"""Local hours between which the time is the machine's; at others the day begins at MORNING."""
MORNING: Final = (9, 30)


def daytime(now: datetime) -> datetime:
    """Returns the moment at which a demonstration begins: now, or the morning of today's date."""
    local = now.astimezone(ZONE)
    if FROM <= local.hour < UNTIL:
        return now
    return at(local.date(), *MORNING)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """Returns the moment (UTC) of a local time of day."""
    return instant(datetime.combine(day, clock_time(hour, minute)), ZONE)


class DemoClock:
    """A clock that stands still where it is set, and runs once it is started.

    Called, it gives epoch seconds, as the sandbox wants them.
    """

    def __init__(self, real: Callable[[], float] = machine_time) -> None:
        self._real = real
        self._at: float | None = None
        self._ahead = 0.0

    def __call__(self) -> float:
        return self._real() + self._ahead if self._at is None else self._at

    def now(self) -> datetime:
        """Returns the time (UTC)."""
        return datetime.fromtimestamp(self(), UTC)

    def set(self, moment: datetime) -> None:
        """Stands still at a moment."""
        self._at = moment.timestamp()

    def start(self, moment: datetime) -> None:
        """Runs from a moment on."""
        self._at = None
        self._ahead = moment.timestamp() - self._real()
