"""Serves the bot's own port: webhook, health, metrics, and the page with an on-site code."""

import asyncio
import hmac
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot import rawjson
from bot.intake import Intake
from handlers.shared.sender import answer_in_body

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
HOOK = "/telegram"


@dataclass(frozen=True, slots=True)
class Hook:
    """Where a bot's updates go, and what Telegram must send along."""

    intake: Intake
    secret: bytes


Health = Callable[[], Awaitable[dict[str, Any]]]
Page = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]


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
    ) -> None:
        self.host = host
        self.port = port
        self.health = health
        self.hooks = hooks or {}
        self.max_body = max_body
        self.pages = pages or {}
        self.open_requests = 0
        self._runner: web.ServerRunner | None = None

    async def start(self) -> int:
        """Listens, and gives the port."""
        self._runner = web.ServerRunner(web.Server(self._serve, access_log=None))
        await self._runner.setup()
        site = web.TCPSite(self._runner, self.host, self.port, backlog=512)
        await site.start()
        self.port = int(self._runner.addresses[0][1])
        return self.port

    async def stop(self) -> None:
        """Stops listening; requests under way are answered first."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        path = request.path
        if path in self.hooks:
            return await self._take(request, self.hooks[path])
        if path == "/healthz":
            facts = await self.health()
            return web.json_response(facts, status=200 if facts["ready"] else 503)
        if path == "/livez":
            return web.Response(text="ok")
        if path == "/metrics":
            return web.Response(
                body=generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST}
            )
        first = "/" + path.lstrip("/").partition("/")[0]
        if first in self.pages:
            return await self.pages[first](request)
        return web.Response(status=404, text="not found")

    async def _take(self, request: web.BaseRequest, hook: Hook) -> web.StreamResponse:
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "replace")
        if not hmac.compare_digest(given, hook.secret):
            return web.Response(status=403)
        if request.method != "POST":
            return web.Response(status=405)
        if (request.content_length or 0) > self.max_body:
            return web.Response(status=413)
        raw = await self._bounded(request)
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
