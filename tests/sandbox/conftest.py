"""A sandbox, a bare Bot API client and a branch of named people for the sandbox's own tests."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest

from bot.sandbox import Chat, Person, Sandbox


@dataclass
class Clock:
    """A clock that the test moves."""

    now: float = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now

    def move(self, seconds: float) -> None:
        """Let so many seconds pass."""
        self.now += seconds


@dataclass
class Bot:
    """The Bot API with no library in between."""

    session: aiohttp.ClientSession
    base: str
    seen: list[dict[str, Any]] = field(default_factory=list)
    offset: int = 0

    async def call(self, method: str, **params: Any) -> dict[str, Any]:
        """The whole answer to a call with a JSON body."""
        async with self.session.post(f"{self.base}/{method}", json=params) as response:
            answer: dict[str, Any] = await response.json()
            assert response.status == (200 if answer["ok"] else answer["error_code"])
            return answer

    async def ok(self, method: str, **params: Any) -> Any:
        """The result of a call that must succeed."""
        answer = await self.call(method, **params)
        assert answer["ok"], answer
        return answer["result"]

    async def refusal(self, method: str, **params: Any) -> str:
        """The description of a call that must fail."""
        answer = await self.call(method, **params)
        assert not answer["ok"], answer
        return str(answer["description"])

    async def updates(self, **params: Any) -> list[dict[str, Any]]:
        """The updates since the last ask, acknowledging those."""
        got = await self.ok("getUpdates", offset=self.offset, **params)
        if got:
            self.offset = max(update["update_id"] for update in got) + 1
        return list(got)

    async def kinds(self, **params: Any) -> list[str]:
        """Only the kinds of the updates since the last ask."""
        return [kind_of(update) for update in await self.updates(**params)]


def kind_of(update: dict[str, Any]) -> str:
    """The one field of an update beside its id."""
    return next(name for name in update if name != "update_id")


@dataclass
class Branch:
    """A supergroup with the bot in it, its secretary and three members."""

    chat: Chat
    chen: Person
    wang: Person
    li: Person
    zhao: Person


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def box(clock: Clock) -> AsyncIterator[Sandbox]:
    async with Sandbox(clock=clock, flood=False, webhook_pause=0.01) as started:
        yield started


@pytest.fixture
async def bot(box: Sandbox) -> AsyncIterator[Bot]:
    async with aiohttp.ClientSession() as session:
        yield Bot(session, f"{box.url}/bot{box.token}")


@pytest.fixture
async def branch(box: Sandbox, bot: Bot) -> Branch:
    """The updates of its founding are already fetched and acknowledged."""
    world = box.world
    chen, wang, li, zhao = (world.person(name) for name in ("陈静", "王芳", "李强", "赵敏"))
    chat = world.group("第一党支部", [wang, li, zhao], creator=chen)
    world.add_bot(chat, chen)
    await bot.updates()
    await bot.updates()
    return Branch(chat, chen, wang, li, zhao)
