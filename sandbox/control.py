"""The control interface over HTTP: the log, faults, the clock, and the state."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Protocol

from aiohttp import web

from sandbox.faults import Faults
from sandbox.log import CallLog
from sandbox.params import parsed_body
from sandbox.service import Service
from sandbox.values import ApiError, Json

NEWEST = 200
_FIELDS: dict[str, type] = {
    "method": str, "kind": str, "times": int, "seconds": float, "status": int, "retry_after": int,
    "description": str,
}  # fmt: skip


class Controlled(Protocol):
    """A sandbox that can be controlled."""

    service: Service

    @property
    def faults(self) -> Faults:
        """Its faults."""

    @property
    def log(self) -> CallLog:
        """Its log."""

    @property
    def clock(self) -> Callable[[], float]:
        """Its time."""

    def advance(self, seconds: float) -> None:
        """Moves its time forward."""


def routes(box: Controlled) -> list[web.RouteDef]:
    """Returns the routes to add to the application."""
    desk = _Desk(box)
    return [
        web.get("/control/log", desk.log),
        web.get("/control/state", desk.state),
        web.get("/control/faults", desk.listed),
        web.post("/control/faults", desk.order),
        web.delete("/control/faults", desk.clear),
        web.post("/control/clock", desk.advance),
    ]


class _Desk:
    def __init__(self, box: Controlled) -> None:
        self._box = box

    async def log(self, request: web.Request) -> web.Response:
        """Lists the newest calls, at most `limit`, of one `method` if named."""
        wanted = request.query.get("method", "")
        limit = request.query.get("limit", "")
        calls = self._box.log.of(wanted) if wanted else self._box.log
        newest = calls[-(int(limit) if limit.isdecimal() and int(limit) else NEWEST) :]
        unknown = [f"{method}.{parameter}" for method, parameter in self._box.log.unknown]
        return _json({"log": [asdict(record) for record in newest], "unknown": unknown})

    async def state(self, _: web.Request) -> web.Response:
        """Reports the numbers of chats, people, files and waiting updates, and the time."""
        service = self._box.service
        world = service.world
        return _json(
            {
                "now": self._box.clock(),
                "chats": len(world.chats),
                "people": len(world.people),
                "files": len(world.files),
                "pending_updates": len(world.updates.pending),
                "bots": [one.person.username for one in world.accounts.values()],
                "calls": service.calls,
                "webhook": service.webhook.info(),
                "privacy": world.main.privacy,
            }
        )

    async def listed(self, _: web.Request) -> web.Response:
        """Lists the faults ordered and not used yet."""
        return _json({"faults": self._box.faults.listed()})

    async def order(self, request: web.Request) -> web.Response:
        """Orders a fault."""
        try:
            given = parsed_body(await request.read())
            unknown = set(given) - set(_FIELDS)
            if unknown or "kind" not in given:
                raise ValueError(f"unknown or missing fields: {sorted(unknown) or ['kind']}")
            named = {name: _FIELDS[name](value) for name, value in given.items()}
            self._box.faults.order(**named)
        except (ApiError, ValueError, TypeError) as error:
            return _json({"ok": False, "error": str(error)}, status=400)
        return _json({"ok": True, "faults": self._box.faults.listed()})

    async def clear(self, _: web.Request) -> web.Response:
        """Cancels every fault."""
        self._box.faults.clear()
        return _json({"ok": True})

    async def advance(self, request: web.Request) -> web.Response:
        """Moves the clock forward by {"advance": seconds}."""
        try:
            seconds = float(parsed_body(await request.read()).get("advance", 0))
        except (ApiError, ValueError, TypeError) as error:
            return _json({"ok": False, "error": str(error)}, status=400)
        if not 0 <= seconds < 1e9:
            return _json({"ok": False, "error": "advance is out of range"}, status=400)
        self._box.advance(seconds)
        return _json({"ok": True, "now": self._box.clock()})


def _json(body: Json, status: int = 200) -> web.Response:
    return web.json_response(
        body, status=status, dumps=lambda value: json.dumps(value, ensure_ascii=False, default=str)
    )
