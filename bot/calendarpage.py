"""Serves the calendars of branches to members' programs that subscribe to them."""

import asyncio
import re
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256

from aiohttp import web
from sqlalchemy.orm import Session

from bot.web import not_found
from data.queries import calendar
from data.store import Store
from data.values.agenda import Entry
from handlers.plan.calendar import service as agenda
from handlers.plan.calendar.view import WITH_PUSHES

TOKEN = re.compile(r"[A-Za-z0-9_-]{1,64}")
MOST_KEPT = 100


class CalendarPage:
    """Serves `/calendar/<token>.ics`; everything else is not found."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self.store = store
        self.now = now
        self._made: dict[str, bytes] = {}
        """Calendars lately made, by their tags."""

    async def serve(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answers with the branch's calendar as it stands; reading it changes nothing."""
        name = request.path.rpartition("/")[2]
        token = name.removesuffix(".ics")
        if token == name or not TOKEN.fullmatch(token):
            return not_found()
        pushes = WITH_PUSHES in request.query
        facts = await self.store.read(lambda session: self._facts(session, token, pushes=pushes))
        if facts is None:
            return not_found()
        tag = sha256(repr(facts).encode()).hexdigest()[:32]
        headers = {"Cache-Control": "private, max-age=900", "ETag": f'"{tag}"'}
        if f'"{tag}"' in request.headers.get("If-None-Match", ""):
            return web.Response(status=304, headers=headers)
        if tag not in self._made:
            if len(self._made) >= MOST_KEPT:
                self._made.clear()
            title, found, zone = facts
            self._made[tag] = await asyncio.to_thread(
                agenda.as_file, title, found, zone, self.now()
            )
        return web.Response(
            body=self._made[tag], content_type="text/calendar", charset="utf-8", headers=headers
        )

    def _facts(
        self, session: Session, token: str, *, pushes: bool
    ) -> tuple[str, list[Entry], str] | None:
        now = self.now()
        opened = calendar.opened(session, token, now)
        if opened is None:
            return None
        branch, until = opened
        found = agenda.coming(session, branch, now, pushes=pushes)
        if until is not None:
            found += agenda.ends(branch, now, until)
        return branch.name, found, branch.zone
