"""Fixtures for the sandbox's tests: a sandbox, a bare client, a branch of named people."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest

from sandbox import Sandbox
from tests.sandbox.bare import Bot, Branch, Clock, found, open_box


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def box(clock: Clock, request: pytest.FixtureRequest) -> AsyncIterator[Sandbox]:
    """A sandbox, none of whose results may differ from Telegram's manual."""
    async with open_box(clock) as started:
        yield started
    assert started.log.wrong == [] or "monkeypatch" in request.fixturenames


@pytest.fixture
async def bot(box: Sandbox) -> AsyncIterator[Bot]:
    async with aiohttp.ClientSession() as session:
        yield Bot(session, f"{box.url}/bot{box.token}")


@pytest.fixture
async def branch(box: Sandbox, bot: Bot) -> Branch:
    return await found(box, bot)
