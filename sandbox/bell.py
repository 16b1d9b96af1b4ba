"""Waking whoever waits for the sandbox to change, without polling."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Bell:
    """Rings at every change of the world, the queue or the calls under way."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def ring(self) -> None:
        """Let all who wait look again."""
        waiting, self._waiting = self._waiting, set()
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def heard(self, seconds: float | None = None) -> bool:
        """Wait for the next ring, at most so many seconds; says whether it rang."""
        future = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            await asyncio.wait_for(future, seconds)
        except TimeoutError:
            return False
        finally:
            self._waiting.discard(future)
        return True

    async def until(self, ready: Callable[[], T], timeout: float = 10.0) -> T:  # noqa: ASYNC109
        """The first true value of `ready`, asked again at every ring; TimeoutError after that."""
        async with asyncio.timeout(timeout):
            while not (value := ready()):
                await self.heard()
            return value
