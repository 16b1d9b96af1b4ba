"""Lets one process at a time do what needs no second."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

from data.queries import lease as leases
from data.store import Store

AGAIN = 0.2
"""Seconds after which a process that waits for its turn asks again."""

Work = Callable[[str], Awaitable[str]]
"""Does the work: what was done last → what is done now."""


async def in_turn(
    store: Store,
    now: Callable[[], datetime],
    name: str,
    work: Work,
    *,
    bot_id: int = 0,
    waits: bool = False,
) -> bool:
    """Does the work if no other process does it now; tells whether this one did. With `waits` it is
    done after the other."""
    while True:
        done = await store.write(lambda s: leases.take(s, bot_id, name, store.name, now()))
        if done is not None:
            break
        if not waits:
            return False
        await asyncio.sleep(AGAIN)
    try:
        done = await work(done)
    finally:
        last = done
        await store.write(lambda s: leases.give_back(s, bot_id, name, store.name, now(), last))
    return True
