"""Long polling that moves its offset only past updates that are committed."""

import asyncio
import math
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import structlog
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.intake import Intake, callbacks_first
from bot.rawjson import id_of
from handlers.shared.context import Reply

log = structlog.get_logger()

Fetch = Callable[[int, int], Awaitable[list[dict[str, Any]]]]
"""(offset, seconds to wait) → raw updates; a negative wait answers at once."""

WAIT = 25
"""Seconds a poll stays open when nothing happens."""
TELL_EVERY = 60.0
"""Seconds between two lines of the log while polling fails."""
RIVAL = 60.0
"""Seconds for which another poller counts as there after Telegram last named it."""
SLOW = 0.1
"""Seconds after which the next poll does not wait for updates still under way."""


class Poller:
    """Fetches updates until stopped. Telegram keeps what was not acknowledged."""

    def __init__(self, fetch: Fetch, intake: Intake) -> None:
        self.fetch = fetch
        self.intake = intake
        self.offset = 0
        self._under_way: dict[int, asyncio.Task[list[Reply]]] = {}
        self._unsettled = False
        self._stopping = asyncio.Event()
        self._conflict_at = self._told_at = -math.inf
        self._down_since: float | None = None

    async def run(self) -> None:
        """Polls until `stop`; raises InvalidToken, which no retry mends."""
        pause = 0.5
        while not self._stopping.is_set():
            try:
                batch = await self._until_stopped(self.fetch(self.offset, WAIT))
                self._went_well()
            except InvalidToken:
                raise
            except RetryAfter as error:
                wait = error.retry_after
                await self._rest(wait.total_seconds() if isinstance(wait, timedelta) else wait)
                continue
            except TelegramError as error:
                self._went_wrong(error)
                await self._rest(pause)
                pause = min(pause * 2, 15)
                continue
            pause = 0.5
            if batch is not None:
                await self._take(batch)
            if self._unsettled:
                self._unsettled = False
                await self._rest(1)

    @property
    def has_rival(self) -> bool:
        """Whether somebody else polls with the same token: Telegram gives each other's updates to
        neither for long."""
        return time.monotonic() - self._conflict_at < RIVAL

    def _went_wrong(self, error: TelegramError) -> None:
        now = time.monotonic()
        if isinstance(error, Conflict):
            self._conflict_at = now
        if self._down_since is None:
            self._down_since = now
        if now - self._told_at < TELL_EVERY:
            return
        self._told_at = now
        seconds = round(now - self._down_since)
        if isinstance(error, Conflict):
            log.error("poll.rival", why="another process polls with this token", seconds=seconds)
        else:
            log.warning("poll.failed", error=type(error).__name__, seconds=seconds)

    def _went_well(self) -> None:
        if self._down_since is not None and not self.has_rival:
            log.warning("poll.works_again", seconds=round(time.monotonic() - self._down_since))
            self._down_since = None

    async def stop(self) -> None:
        """Stops polling, lets what is under way finish, and acknowledges it."""
        self._stopping.set()
        if self._under_way:
            await asyncio.wait(self._under_way.values(), timeout=6)
        self._advance(self.offset)
        if self.offset:
            try:
                await asyncio.wait_for(self.fetch(self.offset, -1), 2)
            except (TelegramError, TimeoutError):
                log.info("poll.last_offset_unconfirmed")

    async def _take(self, batch: list[dict[str, Any]]) -> None:
        known = {found: body for body in batch if (found := id_of(body)) is not None}
        fresh = [body for found, body in known.items() if found not in self._under_way]
        for body in callbacks_first(fresh):
            task = self.intake.take(body)
            task.add_done_callback(self._say)
            self._under_way[body["update_id"]] = task
        # Without an id nothing can be acknowledged; they come again and are passed over then.
        if nameless := [self.intake.take(body) for body in batch if id_of(body) is None]:
            await asyncio.wait(nameless)
        if self._under_way:
            first = asyncio.FIRST_COMPLETED if not fresh else asyncio.ALL_COMPLETED
            await asyncio.wait(
                self._under_way.values(), timeout=1 if not fresh else SLOW, return_when=first
            )
        highest = max(known, default=self.offset - 1)
        self._advance(highest + 1)

    def _advance(self, ready: int) -> None:
        """Moves the offset up to the oldest update that is under way or could not be settled."""
        kept = [ready]
        for update_id, task in list(self._under_way.items()):
            if not task.done():
                kept.append(update_id)
                continue
            del self._under_way[update_id]
            if task.cancelled() or task.exception() is not None:
                kept.append(update_id)
                self._unsettled = True
        self.offset = max(self.offset, min(kept))

    def _say(self, task: "asyncio.Task[list[Reply]]") -> None:
        if not task.cancelled() and task.exception() is None:
            self.intake.say(task.result())

    async def _until_stopped(
        self, fetching: Awaitable[list[dict[str, Any]]]
    ) -> list[dict[str, Any]] | None:
        fetch = asyncio.ensure_future(fetching)
        stop = asyncio.ensure_future(self._stopping.wait())
        await asyncio.wait({fetch, stop}, return_when=asyncio.FIRST_COMPLETED)
        stop.cancel()
        if fetch.done():
            return fetch.result()
        fetch.cancel()
        await asyncio.wait({fetch})
        return None

    async def _rest(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._stopping.wait(), seconds)
        except TimeoutError:
            return
