"""Wipes the database's files of what closed votes left in them: sealed ballots and keys."""

import asyncio
from collections.abc import Callable
from datetime import datetime

import structlog
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from data.engine import rewrite
from data.queries import vote as votes
from data.store import Store

log = structlog.get_logger()

EMPTIED = ("sealed_ballot", "vote_key")
TABLES = ("elector", "ballot", "vote", "draft")
"""The tables that are written anew on PostgreSQL."""


class Scrub:
    """The clock's job. On SQLite it runs between two commits, so taps wait for it."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self.store = store
        self.now = now

    async def run(self) -> bool:
        """Wipes the files where a vote was closed; tells whether it did. What holds it up, a reader
        or another process, holds it up until the next run."""
        if not await self.store.look(votes.any_to_scrub):
            return False
        moment = self.now()
        try:
            if self.store.alone:
                done = rewrite(self.store.writer, EMPTIED, TABLES)
            else:
                done = await asyncio.to_thread(rewrite, self.store.writer, EMPTIED, TABLES)
        except DBAPIError as error:
            log.warning("votes.not_wiped_yet", error=type(error.orig).__name__)
            return False
        if not done:
            return False

        def work(session: Session) -> None:
            votes.scrubbed(session, moment)

        await self.store.write(work)
        return True
