"""The sandbox as one HTTP server: the Bot API, its files, the page and the control interface."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from types import TracebackType
from typing import Literal, TypeVar
from urllib.parse import quote

from aiohttp import web

from sandbox import control
from sandbox.accounts import Account
from sandbox.faults import Faults
from sandbox.log import CallLog
from sandbox.methods import Version
from sandbox.pageapi import Page
from sandbox.params import UPLOAD_MOST, read_params
from sandbox.service import Outcome, Service, refused
from sandbox.values import Answer, ApiError, Person, Tap
from sandbox.world import World

T = TypeVar("T")
BODY_MOST = UPLOAD_MOST + 16 * 1024 * 1024
TICK = 0.2


class Sandbox:
    """Telegram on this machine; a context manager that serves.

    `clock` gives epoch seconds. `flood` keeps the sending limits ("strict": without bursts).
    `webhook_pause` is the first pause, in seconds, before an update is delivered again. `version`
    is that of the Bot API: one below 10.3 takes no notice of `ephemeral_message_parameters`.
    """

    def __init__(
        self,
        token: str = "42:TEST",  # noqa: S107 - no secret, the sandbox's own
        bot_username: str = "zhixue_bot",
        bot_name: str = "支学",
        host: str = "127.0.0.1",
        port: int = 0,
        *,
        clock: Callable[[], float] = time.time,
        flood: bool | Literal["strict"] = True,
        privacy: bool = True,
        webhook_pause: float = 1.0,
        version: Version = "10.3",
    ) -> None:
        self.token = token
        self._host, self._port = host, port
        self._base_clock = clock
        self._ahead = 0.0
        me = _bot_of(token, bot_username, bot_name)
        self.world = World(me, self.clock, token=token, privacy=privacy)
        self._make = partial(
            Service,
            self.world,
            clock=self.clock,
            flood=bool(flood),
            strict=flood == "strict",
            webhook_pause=webhook_pause,
            faults=Faults(),
            log=CallLog(),
            version=version,
        )
        self.service = self._make(self.world.main)
        self.services = {token: self.service}
        self.page = Page(self.world)
        self._runner: web.AppRunner | None = None
        self._ticking: asyncio.Task[None] | None = None
        self.url = ""

    def another_bot(
        self, token: str, username: str, name: str = "支学二号", *, privacy: bool = True
    ) -> Account:
        """Adds another bot to the same world, with updates, private chats, polls, file ids and
        limits of its own; in no group yet."""
        bot = _bot_of(token, username, name)
        account = self.world.enter(bot, token, privacy=privacy)
        self.services[token] = self._make(account)
        return account

    @property
    def faults(self) -> Faults:
        """Faults on order."""
        return self.service.faults

    @property
    def log(self) -> CallLog:
        """Every call so far."""
        return self.service.log

    def clock(self) -> float:
        """Returns the sandbox's time in epoch seconds."""
        return self._base_clock() + self._ahead

    def advance(self, seconds: float) -> None:
        """Moves the sandbox's time forward."""
        self._ahead += seconds
        self.world.tick()
        self.world.bell.ring()

    async def __aenter__(self) -> Sandbox:
        application = web.Application(client_max_size=BODY_MOST)
        application.router.add_route("*", "/bot{token}/{method}", self._api)
        application.router.add_get("/file/bot{token}/{path:.+}", self._file)
        self.page.add_routes(application)
        application.add_routes(control.routes(self))
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._host, self._port)
        await site.start()
        port = self._runner.addresses[0][1]
        self.url = f"http://{self._host}:{port}"
        self._ticking = asyncio.create_task(self._tick())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._runner is not None
        assert self._ticking is not None
        self._ticking.cancel()
        with suppress(asyncio.CancelledError):
            await self._ticking
        for service in self.services.values():
            await service.webhook.close()
            service.poller.interrupt("the end of the sandbox")
        self.page.close()
        await self._runner.cleanup()

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(TICK)
            self.world.tick()

    async def _api(self, request: web.Request) -> web.StreamResponse:
        service = self.services.get(request.match_info["token"])
        if service is None:
            return answered(refused(ApiError(401, "Unauthorized")))
        try:
            given = await read_params(request)
        except ApiError as error:
            return answered(refused(error))
        except web.HTTPRequestEntityTooLarge:
            return answered(refused(ApiError(413, "Request Entity Too Large")))
        outcome = await service.call(request.match_info["method"], given)
        if outcome.status == 0 and request.transport is not None:
            request.transport.abort()
        return answered(outcome)

    async def _file(self, request: web.Request) -> web.StreamResponse:
        service = self.services.get(request.match_info["token"])
        if service is None:
            return answered(refused(ApiError(401, "Unauthorized")))
        found = self.world.paths.get(service.account.stored(request.match_info["path"]))
        if found is None:
            return answered(refused(ApiError(404, "Not Found")))
        name = f"attachment; filename*=UTF-8''{quote(found.name)}"
        return web.Response(
            body=found.content,
            content_type="application/octet-stream",
            headers={"Content-Disposition": name},
        )

    async def until(self, ready: Callable[[], T], timeout: float = 10.0) -> T:  # noqa: ASYNC109
        """Returns the first true value of `ready`, tried again after every change."""
        return await self.world.bell.until(ready, timeout)

    async def answer(self, tap: Tap, timeout: float = 10.0) -> Answer:  # noqa: ASYNC109
        """Returns the bot's answer to a tap; TimeoutError when there is none."""
        await self.until(lambda: tap.answer is not None, timeout)
        assert tap.answer is not None
        return tap.answer

    async def idle(self, timeout: float = 10.0, quiet: float = 0.05) -> None:  # noqa: ASYNC109
        """Waits until every update is acknowledged and no call came for `quiet` seconds.

        Other bots than the first are waited for while they listen.
        """
        async with asyncio.timeout(timeout):
            while True:
                await self.until(self._settled, timeout)
                calls = self._calls()
                await asyncio.sleep(quiet)
                if self._settled() and calls == self._calls():
                    return

    def _calls(self) -> int:
        return sum(service.calls for service in self.services.values())

    def _settled(self) -> bool:
        for service in self.services.values():
            updates = service.account.updates
            awaited = service is self.service or service.listens
            if service.busy or (awaited and (updates.pending or updates.again)):
                return False
        return True


def _bot_of(token: str, username: str, name: str) -> Person:
    number = token.partition(":")[0]
    if not number.isdecimal():
        raise ValueError("a token begins with the bot's number and a colon")
    return Person(int(number), name, username, is_bot=True)


def answered(outcome: Outcome) -> web.Response:
    """Makes an outcome the HTTP response."""
    if outcome.page:
        return web.Response(text=outcome.page, status=outcome.status, content_type="text/html")
    answer = web.json_response(outcome.body, status=outcome.status or 200)
    after = outcome.body.get("parameters", {}).get("retry_after")
    if after is not None:
        answer.headers["Retry-After"] = str(after)
    return answer
