"""Takes updates in: handles them first, acknowledges them after.

An update is acknowledged (the polling offset moves past it, the webhook answers 200) only when
its effects and its `update_id` are committed together, or when it is set aside after a few tries.
Replies go out after the commit and never hold up the acknowledgement.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

import structlog
from sqlalchemy.orm import Session
from telegram import Update
from telegram.ext import Application

from bot.dispatcher import Dispatcher
from bot.rawjson import TOO_DEEP, id_of, storable, within
from bot.shares import Shares, Verdict, slow_down, sorry
from data import metrics
from data.models import SetAside
from data.queries import audit, bot as bots, poll as polls
from data.queries.errand import Full
from data.store import Repeated, Store, Undo
from data.values.audit import AuditKind
from handlers.shared.context import Context, Incoming, Reply
from handlers.shared.feature import Handler
from handlers.shared.refusal import Refusal
from handlers.shared.sender import Sender
from handlers.shared.texts import texts_in
from schedules import outcome

log = structlog.get_logger()

TRIES = 3
"""How often an update that fails is tried before it is set aside."""


@dataclass(slots=True, eq=False)
class Receipt:
    """The outcome of one update."""

    handed_in: Callable[[], None]
    replies: list[Reply] = field(default_factory=list)


RECEIPT: ContextVar[Receipt] = ContextVar("receipt")


class LoudApplication(Application[Any, Any, Any, Any, Any, Any]):
    """An application whose `process_update` raises what a handler raised, for the intake."""

    async def process_error(
        self,
        update: object | None,  # noqa: ARG002
        error: Exception,
        job: Any = None,  # noqa: ARG002
        coroutine: Any = None,  # noqa: ARG002
    ) -> bool:
        """Hands the error on instead of to error handlers."""
        raise error


class Intake:
    """Takes raw updates from polling or the webhook and runs them to their commit."""

    def __init__(
        self,
        application: LoudApplication,
        store: Store,
        sender: Sender,
        now: Callable[[], datetime],
        shares: Shares,
    ) -> None:
        self.application = application
        self.shares = shares
        self.store = store
        self.sender = sender
        self.now = now
        self.dispatcher: Dispatcher | None = None
        self._last_at = time.monotonic()
        self._bot_id = 0
        self._tails: dict[int, asyncio.Future[None]] = {}
        self._speaking: set[asyncio.Task[None]] = set()
        self._odd: deque[bytes] = deque(maxlen=100)
        """Digests of updates without an id that were set aside."""

    def open(self, dispatcher: Dispatcher) -> None:
        """Adds the handlers; call once the application is initialised."""
        self.dispatcher = dispatcher
        self._bot_id = self.application.bot.id
        dispatcher.open(self.application)

    def take(self, body: dict[str, Any]) -> "asyncio.Task[list[Reply]]":
        """Starts one update and gives its replies once it may be acknowledged.

        Updates of one chat and of one person are handed to the database in the order of the calls.
        """
        assert self.dispatcher is not None
        self._last_at = time.monotonic()
        if id_of(body) is None or TOO_DEEP in body:
            return asyncio.create_task(self._refuse(body))
        verdict = self.shares.judge(body)
        if verdict is not Verdict.HANDLED:
            metrics.SLOWED.inc()
            return asyncio.create_task(slow_down(body, verdict))
        keys = _lanes(body)
        ahead = [self._tails[key] for key in keys if key in self._tails]
        mine: asyncio.Future[None] | None = None
        if ahead or self.dispatcher.asks(body):
            mine = asyncio.get_running_loop().create_future()
            for key in keys:
                self._tails[key] = mine
        return asyncio.create_task(self._handle(body, keys, ahead, mine))

    async def run(
        self, update_id: int, incoming: Incoming, handler: Handler, *, twice: bool = False
    ) -> None:
        """Runs a handler in a transaction with the update's id; called by the handlers.

        `twice`: where the update was handled before, its handler answers again from what it reads.
        """
        receipt = RECEIPT.get()

        def work(session: Session) -> Context:
            ctx = Context(incoming, session, self.now(), texts_in(incoming.person.language))
            bots.act(session, ctx.bot_id)
            try:
                handler(ctx)
            except Refusal as refusal:
                ctx.refuse(refusal)
                raise Undo(ctx) from None
            except Full:
                ctx.refuse(Refusal("errands-full"))
                if not self.shares.tells(ctx.person.id):
                    ctx.replies.clear()
                    ctx.answer()
                raise Undo(ctx) from None
            return ctx

        future = self.store.submit(work, (self._bot_id, update_id))
        receipt.handed_in()
        try:
            ctx = await future
        except Repeated:
            # What was done stays done; a tap whose answer was cut off waits for one all the same.
            metrics.REPEATED.inc()
            if incoming.query_id:
                receipt.replies = [await self._answer_again(incoming, work if twice else None)]
            return
        receipt.replies = ctx.replies
        if (denied := ctx.denied) is not None:
            # In a transaction of its own: the refusal took its own one back.
            by, kind = incoming.person.id, AuditKind.REFUSED
            await self.store.write(
                lambda s: audit.add(s, self.now(), denied.branch_id, kind, by, denied.right)
            )

    async def _answer_again(
        self, incoming: Incoming, work: Callable[[Session], Context] | None
    ) -> Reply:
        """Answers a tap that was handled before: by `work`, which is taken back, else by a neutral
        word."""
        if work is not None:

            def read(session: Session) -> Context:
                raise Undo(work(session))

            try:
                replies = (await self.store.write(read)).replies
            except Exception:
                log.exception("update.unread")
            else:
                if found := next((one for one in replies if one.verb == "answer"), None):
                    return found
        text = texts_in(incoming.person.language).plain("tap-repeated")
        return Reply("answer", query_id=incoming.query_id, text=text)

    def say(self, replies: list[Reply]) -> None:
        """Sends replies beside everything else; `settle` waits for them."""
        if not replies:
            return
        task = asyncio.create_task(self.sender.send_replies(replies))
        self._speaking.add(task)
        task.add_done_callback(self._speaking.discard)

    def idle_seconds(self) -> float:
        """Returns the seconds since the last update came in."""
        return time.monotonic() - self._last_at

    async def settle(self, most: float | None = None) -> None:
        """Waits until all replies are sent, at most `most` seconds."""
        while self._speaking:
            _, late = await asyncio.wait(set(self._speaking), timeout=most)
            if late:
                return

    async def _handle(
        self,
        body: dict[str, Any],
        keys: tuple[int, ...],
        ahead: list["asyncio.Future[None]"],
        mine: "asyncio.Future[None] | None",
    ) -> list[Reply]:
        def handed_in() -> None:
            if mine is None or mine.done():
                return
            mine.set_result(None)
            for key in keys:
                if self._tails.get(key) is mine:
                    del self._tails[key]

        started = time.perf_counter()
        receipt = Receipt(handed_in)
        RECEIPT.set(receipt)
        try:
            for earlier in ahead:
                await asyncio.shield(earlier)
            if not await self._try(body):
                receipt.replies = sorry(body)
        finally:
            handed_in()
        metrics.HANDLED.observe(time.perf_counter() - started)
        return receipt.replies

    async def _try(self, body: dict[str, Any]) -> bool:
        """Enters the update's handler; False where it had to be set aside."""
        for attempt in range(1, TRIES + 1):
            try:
                await self._enter(body)
            except Exception as error:
                if attempt == TRIES:
                    log.exception("update.failed", kind=_kind(body), tries=TRIES)
                    await self._set_aside(body, error)
            else:
                return True
        return False

    async def _enter(self, body: dict[str, Any]) -> None:
        if "callback_query" in body:
            assert self.dispatcher is not None
            await self.dispatcher.tap(body, self.application.bot, self.run)
            return
        if "poll_answer" in body:
            assert self.dispatcher is not None
            await self.dispatcher.vote(body, self.application.bot, self.run)
            return
        if "poll" in body:
            await self._look_at_poll(body["poll"], body["update_id"])
            return
        update = Update.de_json(body, self.application.bot)
        await self.application.process_update(update)

    async def _look_at_poll(self, poll: dict[str, Any], update_id: int) -> None:
        """Looks whether a poll is one that was given up; of nearly all it is known where they
        stand, which costs no transaction."""
        if await self.store.look(lambda s: polls.is_known(s, poll["id"])):
            return

        def work(session: Session) -> None:
            bots.act(session, self._bot_id)
            outcome.found(session, self.now(), poll)

        with suppress(Repeated):
            await self.store.write(work, (self._bot_id, update_id))

    async def _refuse(self, body: Any) -> list[Reply]:
        """Sets aside an update that cannot be read. One that has no id is set aside once, because
        Telegram is never told that it was taken."""
        update_id = id_of(body)
        digest = sha256(repr(body).encode()).digest() if update_id is None else b""
        if not digest or digest not in self._odd:
            log.warning("update.malformed", has_id=update_id is not None)
            await self._set_aside(body, ValueError("malformed: no usable id, or too deep"))
            if digest:
                self._odd.append(digest)
        return []

    async def _set_aside(self, body: Any, error: Exception) -> None:
        metrics.SET_ASIDE.inc()
        update_id = id_of(body)

        def work(session: Session) -> None:
            session.add(
                SetAside(
                    bot_id=self._bot_id,
                    update_id=update_id or 0,
                    body=storable(body),
                    error=f"{type(error).__name__}: {error}"[:2000],
                    at=self.now(),
                )
            )

        key = None if update_id is None else (self._bot_id, update_id)
        try:
            await self.store.write(work, key)
        except Repeated:
            return
        except Exception:
            # Neither done nor set aside: it is not acknowledged, and Telegram delivers it again.
            log.exception("update.unsettled", kind=_kind(body))
            raise


def _kind(body: dict[str, Any]) -> str:
    return next((name for name in body if name != "update_id"), "none")


def _lanes(body: dict[str, Any]) -> tuple[int, ...]:
    """Returns the chat and the person of an update; their ids never meet (groups are below 0)."""
    for part in body.values():
        if isinstance(part, dict):
            person = within(part.get("from") or part.get("user"), "id")
            chat = within(part.get("chat") or within(part, "message", "chat"), "id")
            return tuple({key for key in (person, chat) if isinstance(key, int)})
    return ()


def callbacks_first(batch: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Puts taps before the rest, because they expire; the order within each person stays."""
    first: list[dict[str, Any]] = []
    rest: list[dict[str, Any]] = []
    waiting: set[int] = set()
    for body in batch:
        person = within(body, "callback_query", "from", "id")
        if isinstance(person, int) and person not in waiting:
            first.append(body)
        else:
            rest.append(body)
            waiting.update(key for key in _lanes(body) if key > 0)
    return first + rest
