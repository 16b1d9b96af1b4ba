"""Serves the calendars of branches to programs that subscribe to them."""

import asyncio
from collections.abc import Callable
from datetime import datetime

from aiohttp import web
from sqlalchemy.orm import Session

from data.queries import branch as branches
from data.store import Store
from data.values.agenda import Entry
from handlers.plan.calendar import service as agenda

LONGEST_TOKEN = 64


class CalendarPage:
    """Serves `/calendar/<token>.ics`; everything else is not found."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self.store = store
        self.now = now

    async def serve(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answers with the branch's calendar as it stands; reading it changes nothing."""
        if request.method not in {"GET", "HEAD"}:
            return web.Response(status=405)
        name = request.path.rpartition("/")[2]
        token = name.removesuffix(".ics")
        if token == name or not 0 < len(token) <= LONGEST_TOKEN:
            return web.Response(status=404, text="not found")
        facts = await self.store.read(lambda session: self._facts(session, token))
        if facts is None:
            return web.Response(status=404, text="not found")
        title, found, zone = facts
        made = await asyncio.to_thread(agenda.as_file, title, found, zone, self.now())
        return web.Response(
            body=made,
            content_type="text/calendar",
            charset="utf-8",
            headers={"Cache-Control": "private, max-age=900"},
        )

    def _facts(self, session: Session, token: str) -> tuple[str, list[Entry], str] | None:
        branch = branches.of_calendar(session, token)
        if branch is None:
            return None
        return branch.name, agenda.coming(session, branch, self.now()), branch.zone
