"""Redraws live cards whose rows changed: posts new ones, edits the others in place."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Protocol

import structlog
from sqlalchemy.orm import Session
from telegram.error import TelegramError

from data import metrics
from data.models import Card
from data.queries import card as cards
from data.store import Store
from data.values.out import OutMessage, digest
from handlers.branch.service import move as follow
from handlers.shared.failure import PASSING, Failure, Verdict, sort_failure
from handlers.shared.sender import Sender
from schedules import outcome

log = structlog.get_logger()

Draw = Callable[[Session, datetime, int], OutMessage | None]
ROOM = 4
"""Of a group's twenty messages a minute, cards leave this many to people and pushes."""
MOST_TRIES = 8
PACE = 0.005
"""Seconds between two drawings, so that taps are answered in between."""


class Headroom(Protocol):
    """The part of the limiter that cards use."""

    def headroom(self, chat_id: int) -> int:
        """Counts the messages the group may still get within its minute."""


class Cards:
    """The clock's third job, for the cards of a bot. `drawers` maps a card's kind to the view that
    draws it."""

    def __init__(
        self,
        store: Store,
        sender: Sender,
        drawers: Mapping[str, Draw],
        limits: Headroom,
        now: Callable[[], datetime],
        bot_id: int = 0,
    ) -> None:
        self.store = store
        self.sender = sender
        self.drawers = drawers
        self.limits = limits
        self.now = now
        self.bot_id = bot_id
        self.pace = PACE
        self._drawing = asyncio.Lock()

    async def run(self) -> int:
        """Draws the cards that are due; returns how many were looked at."""
        total = 0
        kinds = self.drawers
        while await self.store.look(lambda s: cards.due_soon(s, self.now(), self.bot_id, kinds)):
            claimed = await self.store.write(
                lambda s: cards.claim(s, self.now(), self.bot_id, kinds)
            )
            await asyncio.gather(*(self._one(card) for card in claimed))
            total += len(claimed)
            if len(claimed) < cards.AT_ONCE:
                break
        return total

    async def _one(self, card: Card) -> None:
        try:
            await self._draw(card)
        except TelegramError as error:
            failure = sort_failure(error)
            await self.store.write(lambda s: self._failed(s, card.id, failure))
        except Exception as error:
            log.exception("card.broken", kind=card.kind)
            failure = Failure(Verdict.LATER, text=type(error).__name__)
            await self.store.write(lambda s: self._failed(s, card.id, failure))

    async def _draw(self, card: Card) -> None:
        """Draws one card: reads, sends or edits, records."""
        if card.message_id and card.chat_id < 0 and self.limits.headroom(card.chat_id) <= ROOM:
            later = self.now() + timedelta(seconds=1)
            await self.store.write(lambda s: cards.postponed(s, card.id, later))
            return
        draw = self.drawers[card.kind]
        async with self._drawing:
            message = await self.store.look(lambda s: draw(s, self.now(), card.ref_id))
            await asyncio.sleep(self.pace)
        if message is None:
            await self.store.write(lambda s: cards.taken_down(s, card.id, "nothing to show"))
            return
        shown = digest(message)
        posted: int | None = None
        if card.message_id is None:
            posted = (await self.sender.send(card.chat_id, message)).message_id
        elif shown != card.digest:
            await self.sender.edit(card.chat_id, card.message_id, message)
        await self.store.write(
            lambda s: cards.drawn(s, card.id, card.marked, shown, posted, self.now())
        )
        metrics.DRAWN.inc()

    def _failed(self, session: Session, card_id: int, failure: Failure) -> None:
        card = session.get_one(Card, card_id)
        now = self.now()
        if failure.verdict is Verdict.MOVED:
            kind, ref_id = card.kind, card.ref_id
            follow(session, now, card.chat_id, failure.moved_to)
            # What it shows now was not seen in the old group, whatever it is.
            if card.message_id is None or cards.of(session, kind, ref_id) is None:
                cards.put_up(session, card.branch_id, failure.moved_to, kind, ref_id, now)
        elif failure.verdict is Verdict.WAIT:
            cards.postponed(session, card_id, now + timedelta(seconds=failure.seconds))
        elif failure.verdict in PASSING and card.tries < MOST_TRIES:
            pause = timedelta(seconds=min(2**card.tries, 60))
            cards.postponed(session, card_id, now + pause, failure.text or "failed")
        else:
            cards.taken_down(session, card_id, failure.text)
            if failure.verdict is Verdict.CLOSED:
                outcome.shut_out(session, now, self.bot_id, card.chat_id)
