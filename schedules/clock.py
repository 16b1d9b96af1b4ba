"""APScheduler and its few jobs; plans are rows, so nothing is remembered here."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy.exc import DBAPIError

from data.failures import away

log = structlog.get_logger()

Job = Callable[[], Awaitable[Any]]
PATIENCE = 300.0
"""Seconds after which a job that has not finished is reported: a long broadcast takes some."""
SET_BACK = 1.0
"""Seconds by which the machine's clock is looked after, and from which it counts as set back."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How often a job runs, in seconds, and how several processes share its work."""

    every: float
    claim: str


JOBS: Mapping[str, Kind] = {
    "tick": Kind(1.0, "due plans are locked for the transaction, the others passed over"),
    "outbox": Kind(1.0, "a message has a lease of 15 s, renewed while it is sent"),
    "cards": Kind(0.5, "a card has a lease of 60 s"),
    "errands": Kind(5.0, "an errand has a lease of 60 s, renewed, and a number of the claim"),
    "feeds": Kind(60.0, "a feed is put off by ten minutes when it is taken"),
    "moves": Kind(10.0, "a move has a lease of 120 s, renewed, and a number of the claim"),
    "menus": Kind(30.0, "one process at a time has the lease of the job"),
    "tidy": Kind(3600.0, "one process at a time has the lease of the job"),
    "scrub": Kind(10.0, "wiping twice changes nothing"),
    "adopt": Kind(10.0, "one update of all rows concerned"),
}
"""All jobs of the clock. What is done once at the start (webhook, introduce) has a lease too."""


class Clock:
    """Runs each job at its interval, and at once when poked; never twice at the same time.

    APScheduler counts by the machine's clock. One that is set back would stop its jobs for as
    long; `_watch` compares it with one that never goes back, and begins their intervals anew.
    """

    def __init__(self, jobs: Mapping[str, tuple[float, Job]]) -> None:
        self._jobs = {name: job for name, (_, job) in jobs.items()}
        self._every = {name: seconds for name, (seconds, _) in jobs.items()}
        self._running: dict[str, asyncio.Task[None]] = {}
        self._again: set[str] = set()
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._timer: asyncio.TimerHandle | None = None
        self._finished: dict[str, float] = {}
        self.stopped = True

    def start(self) -> None:
        """Starts the jobs on the running loop."""
        self.stopped = False
        loop = asyncio.get_running_loop()
        self._finished = dict.fromkeys(self._jobs, loop.time())
        for name, seconds in self._every.items():
            self._scheduler.add_job(
                self._scheduled,
                "interval",
                args=[name],
                seconds=seconds,
                id=name,
                coalesce=True,
                misfire_grace_time=None,
            )
        self._scheduler.start()
        self._watch(self._ahead())
        for name in self._jobs:
            self.poke(name)

    async def stop(self, seconds: float = 5) -> None:
        """Starts no more, and gives the running jobs so many seconds to finish."""
        self.stopped = True
        if self._timer is not None:
            self._timer.cancel()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        if self._running:
            await asyncio.wait(set(self._running.values()), timeout=seconds)

    def since(self) -> dict[str, float]:
        """Returns job → seconds since it last finished, or since the start."""
        now = asyncio.get_running_loop().time()
        return {name: now - at for name, at in self._finished.items()}

    def overdue(self) -> list[str]:
        """Names the jobs that have not finished for long, though not those that may take long."""
        return [
            name
            for name, seconds in self.since().items()
            if seconds > max(PATIENCE, 3 * self._every[name])
        ]

    def poke(self, name: str) -> None:
        """Runs a job now; one that is running runs once more afterwards."""
        if self.stopped:
            return
        if name in self._running:
            self._again.add(name)
            return
        task = asyncio.get_running_loop().create_task(self._run(name))
        self._running[name] = task

    def poke_in(self, name: str, seconds: float) -> None:
        """Runs a job in so many seconds, less than its interval. What is due stands in the rows:
        should this be forgotten, the job comes a little later by itself."""
        if not self.stopped:
            asyncio.get_running_loop().call_later(seconds, self.poke, name)

    async def _scheduled(self, name: str) -> None:
        self.poke(name)

    @staticmethod
    def _ahead() -> float:
        """Returns by how much the machine's clock is ahead of the one that never goes back."""
        return time.time() - asyncio.get_running_loop().time()

    def _watch(self, before: float) -> None:
        ahead = self._ahead()
        if ahead < before - SET_BACK:
            log.warning("clock.set_back", seconds=round(before - ahead))
            for name, seconds in self._every.items():
                self._scheduler.reschedule_job(name, trigger="interval", seconds=seconds)
        if not self.stopped:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(SET_BACK, self._watch, ahead)

    async def _run(self, name: str) -> None:
        try:
            while True:
                self._again.discard(name)
                try:
                    await self._jobs[name]()
                except DBAPIError as error:
                    if away(error):
                        log.warning("database.away")
                    else:
                        log.exception("clock.job_failed", job=name)
                except Exception:
                    log.exception("clock.job_failed", job=name)
                else:
                    self._finished[name] = asyncio.get_running_loop().time()
                if name not in self._again or self.stopped:
                    return
        finally:
            self._running.pop(name, None)
