"""Runs the bot in a process of its own, for tests that kill it."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sandbox import Sandbox, Tap
from tests.processes import Forked, run_command
from tests.town import TOKEN

GIVE_UP = 120
"""Seconds after which a process that does not come up counts as lost, on the busiest machine."""


@asynccontextmanager
async def running_bot(box: Sandbox, database_url: str) -> AsyncIterator[Forked]:
    """Runs the bot in a process of its own, which never outlives the test."""
    environment = {
        **os.environ,
        "ZHIXUE_TOKEN": TOKEN,
        "ZHIXUE_DATABASE_URL": database_url,
        "ZHIXUE_API_URL": box.url,
        "ZHIXUE_PORT": "0",
    }
    process = await run_command("run", env=environment)
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


def answers(taps: list[Tap]) -> list[Tap]:
    """Returns the taps that were answered."""
    return [tap for tap in taps if tap.answer is not None]
