"""A sandbox, a bare client, a branch of named people and a browser for the sandbox's tests."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections import deque
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from threading import Thread
from typing import Any

import aiohttp
import pytest
from playwright.async_api import Browser, Page, async_playwright, expect

from sandbox import Chat, Person, Sandbox

CHROMIUM = os.environ.get("ZHIXUE_CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 390, "height": 844}


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
    """Makes a branch; the updates of its founding are already fetched and acknowledged."""
    world = box.world
    chen, wang, li, zhao = (world.person(name) for name in ("陈静", "王芳", "李强", "赵敏"))
    chat = world.group("第一党支部", [wang, li, zhao], creator=chen)
    world.add_bot(chat, chen)
    await bot.updates()
    await bot.updates()
    return Branch(chat, chen, wang, li, zhao)


@pytest.fixture(scope="session")
def debugging_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Starts one Chromium for all these tests; every test has windows of its own in it."""
    if CHROMIUM is None:
        pytest.skip(
            "THE CHAT PAGE IS NOT TESTED: no Chromium found; install it or name it in "
            "ZHIXUE_CHROMIUM"
        )
    profile = tmp_path_factory.mktemp("chromium")
    command = [CHROMIUM, *ARGUMENTS, "--remote-debugging-port=0", f"--user-data-dir={profile}"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        told = (line.partition("DevTools listening on ")[2].strip() for line in process.stderr)
        address = next(address for address in told if address)
        Thread(target=deque, args=(process.stderr, 0), daemon=True).start()
        yield address
        process.terminate()


@pytest.fixture
async def browser(debugging_address: str) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        yield await playwright.chromium.connect_over_cdp(debugging_address)


class Looker:
    """A person at the page; `wrong` collects the browser's complaints."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.wrong: list[str] = []
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on(
            "console",
            lambda said: self.wrong.append(said.text) if said.type == "error" else None,
        )

    def bubble(self, text: str) -> Any:
        """Returns the last message with this text."""
        return self.page.locator("article", has_text=text).last

    def key(self, label: str) -> Any:
        """Returns the inline button with this label."""
        return self.page.locator(".keyboard .key", has_text=label).last


@pytest.fixture
async def look(browser: Browser, box: Any) -> AsyncIterator[Any]:
    """Opens the page as a person, in their own window, on a chat."""
    lookers: list[Looker] = []

    async def open_page(person: Any, chat: Any = None, **window: Any) -> Looker:
        context = await browser.new_context(
            viewport=window.pop("viewport", PHONE), timezone_id="Asia/Shanghai", **window
        )
        context.set_default_timeout(10_000)
        page = await context.new_page()
        looker = Looker(page)
        lookers.append(looker)
        place = f"#chat={chat.id}" if chat else ""
        await page.goto(f"{box.url}/?me={person.id}{place}")
        await expect(page.locator(".chat-row").first).to_be_attached()
        await box.until(lambda: box.world.viewers[person.id] > 0)
        return looker

    yield open_page
    for looker in lookers:
        await looker.page.context.close()
    assert [one.wrong for one in lookers if one.wrong] == []
