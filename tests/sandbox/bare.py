"""A bare client of the sandbox and a branch of named people, for its tests."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from sandbox import Chat, Person, Sandbox

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""A picture of one dot."""


@dataclass
class Clock:
    """A clock that the test moves."""

    now: float = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now

    def move(self, seconds: float) -> None:
        """Moves the clock forward."""
        self.now += seconds


@dataclass
class Bot:
    """The Bot API with no library in between."""

    session: aiohttp.ClientSession
    base: str
    seen: list[dict[str, Any]] = field(default_factory=list)
    offset: int = 0

    async def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Returns the whole answer to a call with a JSON body."""
        async with self.session.post(f"{self.base}/{method}", json=params) as response:
            answer: dict[str, Any] = await response.json()
            assert response.status == (200 if answer["ok"] else answer["error_code"])
            return answer

    async def ok(self, method: str, **params: Any) -> Any:
        """Returns the result of a call that must succeed."""
        answer = await self.call(method, **params)
        assert answer["ok"], answer
        return answer["result"]

    async def refusal(self, method: str, **params: Any) -> str:
        """Returns the description of a call that must fail."""
        answer = await self.call(method, **params)
        assert not answer["ok"], answer
        return str(answer["description"])

    async def updates(self, **params: Any) -> list[dict[str, Any]]:
        """Returns the updates since the last call, and acknowledges them."""
        got = await self.ok("getUpdates", offset=self.offset, **params)
        if got:
            self.offset = max(update["update_id"] for update in got) + 1
        return list(got)

    async def kinds(self, **params: Any) -> list[str]:
        """Returns only the kinds of the updates since the last call."""
        return [kind_of(update) for update in await self.updates(**params)]


def kind_of(update: dict[str, Any]) -> str:
    """Returns the one field of an update beside its id."""
    return next(name for name in update if name != "update_id")


@dataclass
class Branch:
    """A supergroup with the bot in it, its secretary and three members."""

    chat: Chat
    chen: Person
    wang: Person
    li: Person
    zhao: Person


def open_box(clock: Clock) -> Sandbox:
    """Returns a sandbox to enter, with the test's clock."""
    return Sandbox(clock=clock, flood=False, webhook_pause=0.01)


async def found(box: Sandbox, bot: Bot) -> Branch:
    """Makes a branch; the updates of its founding are already fetched and acknowledged."""
    world = box.world
    chen, wang, li, zhao = (world.person(name) for name in ("陈静", "王芳", "李强", "赵敏"))
    chat = world.group("第一党支部", [wang, li, zhao], creator=chen)
    world.add_bot(chat, chen)
    await bot.updates()
    await bot.updates()
    return Branch(chat, chen, wang, li, zhao)
