"""Drains the outbox: takes one message after the other, sends several at once within the limits."""

import asyncio
import math
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final, Protocol

import structlog
from telegram import Message
from telegram.error import TelegramError

from data import metrics
from data.models import Outgoing
from data.queries import kept_file, outbox
from data.store import Store
from data.values.out import OutFile, OutMessage
from handlers.shared.failure import Failure, NotOwned, Verdict, sort_failure
from handlers.shared.sender import OWNED, Sender
from schedules import outcome

log = structlog.get_logger()

AT_ONCE: Final = 60
"""Messages under way at the most: those of two seconds at the full rate."""
AHEAD: Final = (0.02, 0.06)
"""Seconds before its permit comes back a message is taken: what the taking cost lately, within
these bounds."""
LOOK: Final = 1.0
"""Seconds after which a look is taken at what came in meanwhile."""
SHORTEST: Final = 6.0
"""Seconds that a poll has to be open: the five that Telegram asks for, and the way there."""
OVER: Final = "the poll's time was over before it could be sent"
PATIENCE: Final = 3.0
"""Seconds an urgent message may wait in its chat's queue; for longer its row waits."""


MARGIN: Final = timedelta(seconds=2)
"""The end of a lease within which nothing is begun: clocks differ, and sending takes time."""


class Limits(Protocol):
    """The part of the limiter that delivery uses."""

    def opens_in(self) -> float:
        """Seconds until the next message should be begun; infinity while nobody knows."""

    def rests_for(self, chat_id: int, *, urgent: bool) -> float:
        """Seconds until a chat may get its next message; infinity while nobody knows."""


class Delivery:
    """The clock's second job: sends a bot's messages of the outbox, in order for each chat.

    A message is taken from the outbox only when it can be sent at once: the fewer are under way,
    the fewer a killed process leaves in doubt. A chat that has to rest holds up nobody else.
    """

    def __init__(
        self,
        store: Store,
        sender: Sender,
        limits: Limits,
        now: Callable[[], datetime],
        bot_id: int = 0,
        at_once: int = AT_ONCE,
    ) -> None:
        self.store = store
        self.sender = sender
        self.limits = limits
        self.now = now
        self.bot_id = bot_id
        self.at_once = at_once
        self.stopping = False
        self._flying: dict[asyncio.Task[None], int] = {}
        self._until: dict[int, datetime] = {}
        """When the lease of each message under way ends, by the row's id."""
        self._resting: dict[int, float] = {}
        self._renewed = 0.0
        self._ahead = AHEAD[0]
        self._ended = 0

    async def run(self) -> int:
        """Sends what is due, until nothing is and nothing is under way any more.

        Gives how many messages ended sent or failed.
        """
        self._ended = 0
        await self._recover()
        while not self.stopping:
            pause = self._pause()
            if pause <= 0 and await self._start_next():
                # It joins the limiter's queue before the next one is thought of.
                await asyncio.sleep(0)
                continue
            if not self._flying and not self._resting:
                break
            await self._rest(pause)
            await self._renew()
        return self._ended

    async def settle(self, seconds: float) -> None:
        """Takes nothing more, and waits so long for what is under way to be written down."""
        self.stopping = True
        if self._flying:
            await asyncio.wait(self._flying, timeout=seconds)

    def _pause(self) -> float:
        """Seconds until the next message should be taken."""
        if len(self._flying) >= self.at_once:
            return LOOK
        return min(self.limits.opens_in() - self._ahead, LOOK)

    async def _rest(self, pause: float) -> None:
        """Waits for a permit, for an answer, or for a chat that has rested; or takes a look."""
        if pause <= 0:
            woken = min(self._resting.values(), default=math.inf) - time.monotonic()
            pause = max(AHEAD[0], min(woken, LOOK))
        if self._flying:
            await asyncio.wait(self._flying, timeout=pause, return_when=asyncio.FIRST_COMPLETED)
        else:
            await asyncio.sleep(pause)

    async def _start_next(self) -> bool:
        """Takes the next message and begins to send it; False where there is none now."""
        moment = time.monotonic()
        self._resting = {chat: until for chat, until in self._resting.items() if until > moment}
        if not await self.store.look(lambda s: outbox.any_due(s, self.now(), self.bot_id)):
            self._resting.clear()
            return False
        resting = list(self._resting)
        row, more = await self.store.write(
            lambda s: outbox.claim(s, self.now(), resting, self.bot_id)
        )
        took = self._ahead + (time.monotonic() - moment - self._ahead) / 4
        self._ahead = max(AHEAD[0], min(took, AHEAD[1]))
        if row is not None:
            task = asyncio.create_task(self._one(row))
            self._flying[task] = row.id
            self._until[row.id] = self.now() + outbox.LEASE
            task.add_done_callback(self._landed)
        return more

    def _landed(self, task: asyncio.Task[None]) -> None:
        self._until.pop(self._flying.pop(task), None)
        self._ended += 1
        if not task.cancelled() and task.exception() is not None:
            log.error("outbox.unwritten", exc_info=task.exception())

    async def _one(self, row: Outgoing) -> None:
        """Sends one message and writes down what came of it.

        A process that froze meanwhile no longer has the lease: it sends nothing and writes nothing,
        because another one took the message over.
        """
        OWNED.set(partial(self._owns, row.id))
        rest = self._rests_for(row.chat_id, urgent=row.urgent)
        if rest > (PATIENCE if row.urgent else LOOK):
            await self.store.write(lambda s: outcome.put_back(s, self.now(), row.id, rest))
            return
        number, poll_id, renamed = 0, "", dict[str, str]()
        try:
            message = OutMessage.from_json(row.message)
            if _is_over(message, self.now()):
                await self._failed(row, Failure(Verdict.TOO_LATE, text=OVER))
                return
            if message.stops:
                await self.sender.stop_poll(row.chat_id, message.stops)
            else:
                sent, renamed = await self._send(row, message)
                number, poll_id = sent.message_id, sent.poll.id if sent.poll else ""
        except NotOwned:
            log.warning("outbox.not_owned", kind=row.kind)
            return
        except TelegramError as error:
            await self._failed(row, sort_failure(error))
        except Exception as error:
            log.exception("outbox.broken", kind=row.kind)
            await self._failed(row, Failure(Verdict.WRONG, text=type(error).__name__))
        else:
            # Now, and not when the writer has time: answers are timed from here.
            now = self.now()
            await self.store.write(
                lambda s: outcome.sent(s, now, row.id, number, message, renamed, poll_id)
            )
            metrics.SENT.inc()
        if (rest := self._rests_for(row.chat_id, urgent=False)) > 0:
            self._resting[row.chat_id] = time.monotonic() + rest

    def _rests_for(self, chat_id: int, *, urgent: bool) -> float:
        seconds = self.limits.rests_for(chat_id, urgent=urgent)
        return LOOK if math.isinf(seconds) else seconds

    def _owns(self, row_id: int) -> bool:
        """Tells whether the lease of a message still lasts for long enough to send it."""
        until = self._until.get(row_id)
        return until is not None and self.now() < until - MARGIN

    async def _failed(self, row: Outgoing, failure: Failure) -> None:
        if self._owns(row.id):
            await self.store.write(lambda s: outcome.failed(s, self.now(), row.id, failure))

    async def _send(self, row: Outgoing, message: OutMessage) -> tuple[Message, dict[str, str]]:
        """Sends the message, its files from what the branch keeps where Telegram lost them.

        The second of what it gives are files with a new id: old id → new id.
        """
        if not row.urgent and not message.silent:
            lately = partial(outbox.rang_lately, chat_id=row.chat_id, now=self.now())
            if await self.store.look(lately):
                message = replace(message, silent=True)
        try:
            return await self.sender.send(row.chat_id, message, urgent=row.urgent), {}
        except TelegramError as error:
            if sort_failure(error).verdict is not Verdict.NO_FILE or row.branch_id is None:
                raise
            anew = await self._from_kept(row.branch_id, message)
            if anew is None:
                raise
        sent = await self.sender.send(row.chat_id, anew, urgent=row.urgent)
        return sent, _renamed(message, sent)

    async def _from_kept(self, branch_id: int, message: OutMessage) -> OutMessage | None:
        """The message with the bytes of its files; None where none of them is kept."""
        files = [*message.album, *([message.file] if message.file else [])]
        ids = {file.file_id for file in files if file.file_id}
        found = await self.store.read(lambda s: kept_file.contents(s, branch_id, ids))
        if not found:
            return None

        def whole(file: OutFile) -> OutFile:
            content = found.get(file.file_id)
            return file if content is None else replace(file, content=content, file_id="")

        return replace(
            message,
            file=whole(message.file) if message.file else None,
            album=tuple(whole(file) for file in message.album),
        )

    async def _renew(self) -> None:
        """Takes on anew what is under way, and frees what another process left."""
        if time.monotonic() - self._renewed < outbox.RENEW:
            return
        ids = [row_id for row_id in self._flying.values() if self._owns(row_id)]
        if ids:
            now = self.now()
            await self.store.write(lambda s: outbox.renew(s, ids, now))
            self._until.update(dict.fromkeys(set(ids) & set(self._until), now + outbox.LEASE))
        await self._recover()

    async def _recover(self) -> None:
        self._renewed = time.monotonic()
        if await self.store.look(lambda s: outbox.any_stale(s, self.now())):
            await self.store.write(lambda s: outcome.recover(s, self.now()))


def _is_over(message: OutMessage, now: datetime) -> bool:
    """Tells whether a poll would close so soon that Telegram does not take it."""
    closes = message.poll.closes if message.poll else 0
    return closes != 0 and closes - now.timestamp() < SHORTEST


def _renamed(message: OutMessage, sent: Message) -> dict[str, str]:
    """The old and the new id of a single file; an album's come back in messages of their own."""
    new = file_id_of(sent)
    return {message.file.file_id: new} if message.file is not None and new else {}


def file_id_of(sent: Message) -> str:
    """Returns the id of the file in a message that was sent; empty where there is none."""
    media = sent.effective_attachment
    if isinstance(media, tuple | list):
        media = media[-1] if media else None
    new = getattr(media, "file_id", None)
    return new if isinstance(new, str) else ""
