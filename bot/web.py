"""Serves the bot's own port: webhook, health, metrics, and the page with an on-site code."""

import asyncio
import hmac
import json
from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any

import structlog
from aiohttp import web
from aiohttp.web_protocol import RequestHandler
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot import rawjson
from bot.intake import Intake
from handlers.shared.sender import answer_in_body

log = structlog.get_logger()

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
HOOK = "/telegram"


def hook_path(bots: Collection[int], bot_id: int) -> str:
    """Returns the path that a bot's updates are delivered to."""
    return HOOK if len(bots) == 1 else f"{HOOK}/{bot_id}"


@dataclass(frozen=True, slots=True)
class Hook:
    """Where a bot's updates go, and what Telegram must send along."""

    intake: Intake
    secret: bytes


HEAD_SECONDS = 10.0
BODY_SECONDS = 10.0
"""A request whose head or body has not arrived by then is closed."""
IDLE_SECONDS = 30.0
MOST_CONNECTIONS = 64
"""Connections of one address; of this machine, where a proxy may stand, MOST_PROXIED."""
MOST_PROXIED = 2048
SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}
"""Headers of every answer that does not set them itself."""

Health = Callable[[], Awaitable[dict[str, Any]]]
Page = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]


class Patient(web.Server):
    """Closes connections that send no whole request head in time, and those of an address that
    has too many."""

    def __init__(self, serve: Page, *, head_seconds: float) -> None:
        super().__init__(self._served, access_log=None, keepalive_timeout=IDLE_SECONDS)
        self._serve = serve
        self._head_seconds = head_seconds
        self._open: Counter[str] = Counter()
        self._waiting: dict[object, asyncio.TimerHandle] = {}

    def connection_made(self, handler: RequestHandler, transport: asyncio.Transport) -> None:
        """Counts the connection and waits for its first request."""
        super().connection_made(handler, transport)
        peer = _peer(transport)
        self._open[peer] += 1
        if self._open[peer] > (MOST_PROXIED if _is_here(peer) else MOST_CONNECTIONS):
            transport.abort()
            return
        loop = asyncio.get_running_loop()
        self._waiting[handler] = loop.call_later(self._head_seconds, transport.abort)

    def connection_lost(self, handler: RequestHandler, exc: BaseException | None = None) -> None:
        """Forgets the connection."""
        transport = self._connections.get(handler)
        if transport is not None:
            peer = _peer(transport)
            self._open[peer] -= 1
            if not self._open[peer]:
                del self._open[peer]
        self._stop_waiting(handler)
        super().connection_lost(handler, exc)

    async def _served(self, request: web.BaseRequest) -> web.StreamResponse:
        self._stop_waiting(request.protocol)
        return await self._serve(request)

    def _stop_waiting(self, handler: object) -> None:
        if timer := self._waiting.pop(handler, None):
            timer.cancel()


def _peer(transport: asyncio.Transport) -> str:
    found = transport.get_extra_info("peername")
    return str(found[0]) if isinstance(found, tuple) else ""


def _is_here(peer: str) -> bool:
    try:
        return ip_address(peer).is_loopback
    except ValueError:
        return True


class Web:
    """One HTTP server; `port` 0 lets the system choose, `start` gives the one it took. `hooks` are
    the webhooks by their paths."""

    def __init__(
        self,
        host: str,
        port: int,
        health: Health,
        *,
        hooks: Mapping[str, Hook] | None = None,
        max_body: int = 1_000_000,
        pages: dict[str, Page] | None = None,
        inside: tuple[str, int] | None = None,
        head_seconds: float = HEAD_SECONDS,
        body_seconds: float = BODY_SECONDS,
    ) -> None:
        self.host = host
        self.port = port
        self.health = health
        self.hooks = hooks or {}
        self.max_body = max_body
        self.pages = pages or {}
        self.inside = inside
        self.head_seconds = head_seconds
        self.body_seconds = body_seconds
        self._runners: list[web.ServerRunner] = []

    async def start(self) -> int:
        """Listens, and gives the port."""
        self.port = await self._listen(self._serve, self.host, self.port)
        if self.inside is not None:
            host, port = self.inside
            self.inside = (host, await self._listen(self._serve_inside, host, port))
        return self.port

    async def _listen(self, serve: Page, host: str, port: int) -> int:
        runner = web.ServerRunner(Patient(serve, head_seconds=self.head_seconds))
        self._runners.append(runner)
        await runner.setup()
        await web.TCPSite(runner, host, port, backlog=512).start()
        return int(runner.addresses[0][1])

    async def stop(self) -> None:
        """Stops listening; requests under way are answered first."""
        for runner in self._runners:
            await runner.cleanup()

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        path = request.path
        if path in self.hooks:
            return await self._take(request, self.hooks[path])
        if request.method not in {"GET", "HEAD"}:
            return web.Response(status=405, headers={"Allow": "GET, HEAD"})
        page = self.pages.get("/" + path.lstrip("/").partition("/")[0])
        if page is None:
            return not_found() if self.inside else await self._serve_inside(request)
        try:
            response = await page(request)
        except Exception as error:  # noqa: BLE001 - an outsider learns nothing of it
            log.error("page.failed", error=type(error).__name__)
            response = web.Response(status=503, text="try later")
        for name, value in SAFE.items():
            response.headers.setdefault(name, value)
        return response

    async def _serve_inside(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answers what operators ask: health, life, figures."""
        if request.path == "/healthz":
            facts = await self.health()
            return web.json_response(facts, status=200 if facts["ready"] else 503)
        if request.path == "/livez":
            return web.Response(text="ok")
        if request.path == "/metrics":
            await self.health()  # measures what nothing else tells
            return web.Response(
                body=generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST}
            )
        return not_found()

    async def _take(self, request: web.BaseRequest, hook: Hook) -> web.StreamResponse:
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "replace")
        if not hmac.compare_digest(given, hook.secret):
            return web.Response(status=403)
        if request.method != "POST":
            return web.Response(status=405)
        if (request.content_length or 0) > self.max_body:
            return web.Response(status=413)
        try:
            async with asyncio.timeout(self.body_seconds):
                raw = await self._bounded(request)
        except TimeoutError:
            return web.Response(status=408)
        except ConnectionError:
            return web.Response(status=400)  # nobody hears it; Telegram delivers again
        if raw is None:
            return web.Response(status=413)
        try:
            body = rawjson.whole(rawjson.loads(raw))
        except (ValueError, RecursionError):
            return web.Response(status=400)
        if not isinstance(body, dict):
            return web.Response(status=400)
        # Telegram hanging up must not undo what is on its way to the commit.
        replies = await asyncio.shield(hook.intake.take(body))
        answer = next((reply for reply in replies if reply.verb == "answer"), None)
        hook.intake.say([reply for reply in replies if reply is not answer])
        if answer is None:
            return web.Response()
        return web.Response(
            body=json.dumps(answer_in_body(answer), ensure_ascii=False).encode(),
            content_type="application/json",
        )

    async def _bounded(self, request: web.BaseRequest) -> bytes | None:
        """Reads the body; None once it is longer than allowed."""
        parts, size = [], 0
        async for part in request.content.iter_any():
            size += len(part)
            if size > self.max_body:
                return None
            parts.append(part)
        return b"".join(parts)


def not_found() -> web.Response:
    """Answers for what is not there and for what the address does not open, alike."""
    return web.Response(status=404, text="not found", headers=SAFE)
