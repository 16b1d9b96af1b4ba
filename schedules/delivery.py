"""Drains the outbox: claims messages, sends them within the limits, retries or gives up."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from sqlalchemy.orm import Session
from telegram.error import TelegramError

from data.models import Outgoing
from data.queries import branch as branches
from data.queries import card as cards
from data.queries import outbox
from data.store import Store
from data.values.out import OutMessage, digest
from handlers.shared.failure import Failure, Verdict, sort_failure
from handlers.shared.reply import Voice

log = structlog.get_logger()

MOST_TRIES = 12
PAUSES = (1, 2, 4, 8, 15, 30, 60, 120, 300, 600, 1200)
"""Seconds between tries after passing faults; together about forty minutes."""


class Delivery:
    """The clock's second job: what is in the outbox goes out, in order for each chat."""

    def __init__(self, store: Store, voice: Voice, now: Callable[[], datetime]) -> None:
        self.store = store
        self.voice = voice
        self.now = now

    async def run(self) -> int:
        """Sends what is due and gives how many messages ended sent or failed."""
        total = 0
        if not await self.store.look(outbox.any_left):
            return total
        while rows := await self.store.write(lambda s: outbox.claim(s, self.now())):
            await asyncio.gather(*(self._one(row) for row in rows))
            total += len(rows)
        return total

    async def _one(self, row: Outgoing) -> None:
        message = OutMessage.from_json(row.message)
        try:
            sent = await self.voice.send(row.chat_id, message, urgent=row.urgent)
        except TelegramError as error:
            failure = sort_failure(error)
            await self.store.write(lambda s: self._failed(s, row.id, failure))
            return
        except Exception as error:
            log.exception("outbox.broken", kind=row.kind)
            failure = Failure(Verdict.WRONG, text=type(error).__name__)
            await self.store.write(lambda s: self._failed(s, row.id, failure))
            return
        await self.store.write(lambda s: self._sent(s, row.id, sent.message_id, message))

    def _sent(self, session: Session, row_id: int, message_id: int, message: OutMessage) -> None:
        row = session.get_one(Outgoing, row_id)
        row.state, row.message_id, row.sent_at = "sent", message_id, self.now()
        row.error = ""
        if row.card_kind and row.branch_id is not None and row.card_ref is not None:
            cards.adopt(
                session, row.branch_id, row.chat_id, row.card_kind, row.card_ref,
                message_id, digest(message), self.now(),
            )  # fmt: skip

    def _failed(self, session: Session, row_id: int, failure: Failure) -> None:
        row = session.get_one(Outgoing, row_id)
        now = self.now()
        row.error = failure.text[:300]
        row.state = "waiting"
        if failure.verdict is Verdict.MOVED:
            branches.move(session, row.chat_id, failure.moved_to)
            row.chat_id = failure.moved_to
            row.try_at = now
        elif failure.verdict is Verdict.WAIT:
            row.try_at = now + timedelta(seconds=failure.seconds)
        elif failure.verdict is Verdict.LATER and row.tries < MOST_TRIES:
            row.try_at = now + timedelta(seconds=PAUSES[min(row.tries, len(PAUSES)) - 1])
        else:
            row.state = "failed"
            log.error("outbox.failed", kind=row.kind, error=failure.text)
            if failure.verdict is Verdict.CLOSED:
                branches.shut_out(session, row.chat_id, now)
