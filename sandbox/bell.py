"""Wakes those who wait for the sandbox to change, without polling."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Bell:
    """A signal at every change of the world, the queue or the calls in progress."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def ring(self) -> None:
        """Wakes all who wait."""
        waiting, self._waiting = self._waiting, set()
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def heard(self, seconds: float | None = None) -> bool:
        """Waits for the next ring, at most `seconds`; tells whether it rang."""
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
        """Returns the first true value of `ready`, tried again at every ring; TimeoutError after
        that."""
        async with asyncio.timeout(timeout):
            while not (value := ready()):
                await self.heard()
            return value
