"""Delivers updates to the bot's webhook: in lanes, with retries, running the calls in answers."""

from __future__ import annotations

import asyncio
import re
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

import aiohttp

from sandbox.faults import Faults
from sandbox.params import Given, parsed_body
from sandbox.updates import Update, UpdateQueue
from sandbox.values import ApiError, Json, bad_request

PAUSE_MOST = 60.0
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_TIMEOUT = aiohttp.ClientTimeout(total=60)


@dataclass(slots=True, frozen=True)
class Hook:
    """The address and settings of the delivery."""

    url: str
    secret: str = ""
    connections: int = 40
    ip_address: str | None = None

    def check(self) -> None:
        """Refuses what Telegram would; plain HTTP is allowed here, since all is on this machine."""
        if self.secret and not _SECRET.fullmatch(self.secret):
            raise bad_request("secret token contains unallowed characters")
        try:
            parts = urlsplit(self.url)
        except ValueError:
            raise bad_request("bad webhook: invalid URL") from None
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if not 1 <= self.connections <= 100:
            raise bad_request("max_connections must be between 1 and 100")


class Webhook:
    """Posts one request at a time a lane, `max_connections` in all; the rest waits in its lane."""

    def __init__(
        self,
        updates: UpdateQueue,
        faults: Faults,
        act: Callable[[str, Given], Awaitable[object]],
        clock: Callable[[], float],
        pause: float,
    ) -> None:
        self._updates = updates
        self._faults = faults
        self._act = act
        self._clock = clock
        self._pause = pause
        self._lanes: dict[str, deque[Update]] = {}
        self._workers: set[asyncio.Task[None]] = set()
        self._places = asyncio.Semaphore(40)
        self._session: aiohttp.ClientSession | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._error: tuple[int, str] | None = None
        self.hook: Hook | None = None
        self.changed: Callable[[bool], None] = lambda _on: None

    async def set(self, hook: Hook | None) -> None:
        """Delivers there from now on, or nowhere."""
        await self.close()
        self.hook = hook
        self._error = None
        self.changed(hook is not None)
        if hook is None:
            return
        self._places = asyncio.Semaphore(hook.connections)
        self._session = aiohttp.ClientSession(
            timeout=_TIMEOUT, connector=aiohttp.TCPConnector(limit=0, ssl=False)
        )
        self._loop = asyncio.get_running_loop()
        self._updates.offered = self._offer
        for update in list(self._updates.pending.values()):
            self._offer(update)

    async def close(self) -> None:
        """Stops delivering; unacknowledged updates stay queued."""
        self._updates.offered = None
        current = asyncio.current_task()
        # A call in an answer's body may set the webhook: that must not end its own lane.
        workers = [task for task in self._workers if task is not current]
        for task in workers:
            task.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
        self._workers.clear()
        self._lanes.clear()
        if self._session is not None:
            await self._session.close()
            self._session = None

    def info(self) -> Json:
        """Returns the WebhookInfo."""
        shape: Json = {
            "url": self.hook.url if self.hook else "",
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates.pending),
        }
        if self.hook is not None:
            shape["max_connections"] = self.hook.connections
            shape["ip_address"] = self.hook.ip_address or urlsplit(self.hook.url).hostname
        if self._error is not None:
            shape["last_error_date"], shape["last_error_message"] = self._error
        if self._updates.asked:
            shape["allowed_updates"] = self._updates.asked
        return shape

    def _offer(self, update: Update) -> None:
        lane = self._lanes.get(update.lane)
        if lane is not None:
            lane.append(update)
            return
        self._lanes[update.lane] = deque([update])
        # People may act outside any coroutine, in a test's set-up: so the loop is kept.
        assert self._loop is not None
        worker = self._loop.create_task(self._work(update.lane))
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def _work(self, name: str) -> None:
        lane = self._lanes[name]
        while lane:
            if len(lane) > 1 and self._faults.take(["reorder"]):
                lane.rotate(-1)
            await self._deliver(lane.popleft())
        if self._lanes.get(name) is lane:
            del self._lanes[name]

    async def _deliver(self, update: Update) -> None:
        pause = self._pause
        while update.id in self._updates.pending and self._session is not None:
            if update.expired(self._clock()):
                break
            async with self._places:
                arrived = await self._attempt(update)
                if arrived and self._faults.take(["duplicate"]):
                    await self._attempt(update)
            if arrived and not self._faults.take(["redeliver"]):
                break
            await asyncio.sleep(0 if arrived else pause)
            pause = min(2 * pause, PAUSE_MOST)
        self._updates.drop(update)

    async def _attempt(self, update: Update) -> bool:
        """Posts an update once; True when the bot accepted it."""
        hook, session = self.hook, self._session
        if hook is None or session is None:
            return False
        headers = {"X-Telegram-Bot-Api-Secret-Token": hook.secret} if hook.secret else {}
        try:
            async with session.post(
                hook.url, json=update.shape(), headers=headers, allow_redirects=False
            ) as response:
                body = await response.read()
                if not 200 <= response.status < 300:
                    self._failed(
                        f"Wrong response from the webhook: {response.status} {response.reason}"
                    )
                    return False
                kind = response.content_type
        except TimeoutError:
            self._failed("Read timeout expired")
            return False
        except aiohttp.ClientConnectorError:
            self._failed("Connection refused")
            return False
        except aiohttp.ClientError:
            self._failed("Connection closed")
            return False
        await self._obey(kind, body)
        return True

    def _failed(self, reason: str) -> None:
        self._error = (int(self._clock()), reason)
        self._updates.bell.ring()

    async def _obey(self, kind: str, body: bytes) -> None:
        """Runs the call that an answer's body may carry; nobody is told its result."""
        if not body.strip():
            return
        if kind == "application/x-www-form-urlencoded":
            given: Given = dict(parse_qsl(body.decode("utf-8", "replace")))
        else:
            try:
                given = parsed_body(body)
            except ApiError:
                return
        name = given.pop("method", None)
        if isinstance(name, str):
            await self._act(name, given)
