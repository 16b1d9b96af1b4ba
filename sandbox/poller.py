"""Long polling: one getUpdates at a time, and the effects of faults on a batch."""

from __future__ import annotations

import asyncio

from sandbox.bell import Bell
from sandbox.faults import Faults
from sandbox.updates import Update, UpdateQueue
from sandbox.values import ApiError, Json


class Poller:
    """Hands out the queue by offset; a newer request ends the waiting one."""

    def __init__(self, updates: UpdateQueue, faults: Faults, bell: Bell) -> None:
        self._updates = updates
        self._faults = faults
        self._bell = bell
        self._turn = 0
        self._reason = ""
        self.hooked = False
        self.listens = False

    def interrupt(self, by: str) -> None:
        """Ends the waiting request with a 409 that says by whom."""
        self._turn += 1
        self._reason = by
        self._bell.ring()

    async def poll(self, offset: int, limit: int, seconds: int) -> list[Json]:
        """Returns the updates from `offset` on, waiting for the first one; raises ApiError 409."""
        if self.hooked:
            raise conflict(
                "can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first"
            )
        self.interrupt("other getUpdates request; make sure that only one bot instance is running")
        turn = self._turn
        self.listens = seconds > 0
        self._acknowledge(offset)
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        while not (batch := self._updates.batch(limit)):
            left = deadline - loop.time()
            if left <= 0:
                return []
            await self._bell.heard(left)
            if turn != self._turn:
                raise conflict(f"terminated by {self._reason}")
        return [update.shape() for update in self._spoiled(batch)]

    def _acknowledge(self, offset: int) -> None:
        if offset < 0:
            self._updates.keep_last(-offset)
        elif offset > 0:
            done = self._updates.acknowledge(offset)
            if done and self._faults.take(["redeliver"]):
                self._updates.again.extend(done)

    def _spoiled(self, batch: list[Update]) -> list[Update]:
        if self._faults.take(["duplicate"]):
            batch = [update for update in batch for _ in range(2)]
        if len(batch) > 1 and self._faults.take(["reorder"]):
            batch = batch[::-1]
        return batch


def conflict(reason: str) -> ApiError:
    """Returns a 409."""
    return ApiError(409, f"Conflict: {reason}")
