"""Fixtures for tests of the chat page: one browser for all of them, on one event loop.

Connecting to the browser takes half a second, and a connection belongs to its loop: so do the
sandboxes that these tests look at.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections import deque
from collections.abc import AsyncIterator, Iterator
from threading import Thread
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright, expect

from sandbox import Sandbox
from tests.sandbox.bare import Bot, Branch, Clock, found, open_box

on_one_loop = pytest_asyncio.fixture(loop_scope="session")

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


@on_one_loop
async def box(clock: Clock) -> AsyncIterator[Sandbox]:
    async with open_box(clock) as started:
        yield started


@on_one_loop
async def bot(box: Sandbox) -> AsyncIterator[Bot]:
    async with aiohttp.ClientSession() as session:
        yield Bot(session, f"{box.url}/bot{box.token}")


@on_one_loop
async def branch(box: Sandbox, bot: Bot) -> Branch:
    return await found(box, bot)


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


@pytest_asyncio.fixture(scope="session", loop_scope="session")
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


@on_one_loop
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
