"""Keeps Telegram's limits: every sending and editing call waits here for its turn."""

import asyncio
import math
import time
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any, Final

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.budget import Budget, budget_of
from bot.rate_limits import OVERALL, Priority, RateLimits, Ticket
from data.store import Store
from handlers.shared.failure import NotOwned, NotSent
from handlers.shared.sender import OWNED

ATTEMPTS: Final = 3
"""How often a call is made that Telegram answers with "too many requests"."""
PATIENCE: Final = 10.0
"""Seconds of such a wait that are sat out here; a longer one is the caller's to plan for."""

Result = bool | dict[str, Any] | list[dict[str, Any]]
_COUNTED: Final = ("send", "editMessage", "forwardMessage", "copyMessage", "stop")
_NOT_COUNTED: Final = frozenset({"sendChatAction"})


class Limiter(BaseRateLimiter[int]):
    """The limits behind every `ExtBot` method; `rate_limit_args` is a `Priority`.

    Counted are calls that send or edit in a chat; all others go through at once. `now` gives
    seconds on a clock that never goes back, and moves as the event loop's does.

    A 429 pauses its own chat only. The call is made again after it, up to ATTEMPTS times. While a
    chat is paused for longer than PATIENCE, calls to it raise RetryAfter (whole seconds) at once,
    those that wait already included.

    A `budget` is asked before a call is made and told after it, so that the limits hold for all
    processes of the bot together and over a restart.
    """

    def __init__(
        self,
        now: Callable[[], float] = time.monotonic,
        budget: Budget | None = None,
        overall: int = OVERALL[0],
    ) -> None:
        self._now = now
        self._budget = budget
        self.rate_limits = RateLimits(overall)
        self._turns: dict[int, tuple[Ticket, asyncio.Future[None]]] = {}
        self._timer: asyncio.TimerHandle | None = None

    async def initialize(self) -> None:
        """Opens the budget, where there is one."""
        if self._budget is not None:
            await self._budget.open(self)

    async def shutdown(self) -> None:
        """Refuses what still waits, and closes the budget."""
        self._disarm()
        self.refuse_waiting()
        if self._budget is not None:
            await self._budget.close()

    def refuse_waiting(self) -> None:
        """Refuse what still waits for its turn with NotSent: it may be tried again."""
        for _, turn in self._turns.values():
            if not turn.done():
                turn.set_exception(NotSent("The bot is stopping; nothing was sent."))

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Result:
        """Make the call when its turn has come; every error but a short 429 is the caller's."""
        chat_id = _chat(data)
        if chat_id is None or not _counts(endpoint):
            return await callback(*args, **kwargs)
        ticket = self.rate_limits.ticket(
            chat_id, _weight(data), priority=Priority(rate_limit_args or Priority.URGENT)
        )
        for left in reversed(range(ATTEMPTS)):
            await self._turn(ticket)
            try:
                if not OWNED.get()():
                    raise NotOwned("another process sends it by now")
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                if self._pause(ticket, error) > PATIENCE or not left:
                    raise
            finally:
                self._land(ticket)
                self.pump()
        raise AssertionError("the last attempt returns or raises")

    def headroom(self, chat_id: int) -> int:
        """Counts the messages a group may still get within its minute, less those that wait.

        A private chat has no such limit and always gives the full number.
        """
        return self.rate_limits.headroom(chat_id, self._now())

    def opens_in(self) -> float:
        """Seconds until the next message of a broadcast should be begun, so that it waits for no
        permit; infinity while that hangs on a response."""
        now = self._now()
        return max(0.0, self.rate_limits.opens_at(now) - now)

    def rests_for(self, chat_id: int, *, urgent: bool) -> float:
        """Seconds until a chat may get its next message; infinity while that hangs on an answer."""
        now = self._now()
        priority = Priority.URGENT if urgent else Priority.BULK
        return max(0.0, self.rate_limits.rests_until(chat_id, priority, now) - now)

    def waits(self) -> bool:
        """Tells whether a call waits for its turn."""
        return bool(self._turns)

    async def _turn(self, ticket: Ticket) -> None:
        """Wait for the ticket's turn; RetryAfter if its chat is paused for long.

        A process that froze between a permit and its call waits again: others hold the permit now.
        """
        await self._wait(ticket)
        while self._budget is not None and not self._budget.valid(ticket):
            self._land(ticket)
            await self._wait(ticket)

    async def _wait(self, ticket: Ticket) -> None:
        pause = self.rate_limits.paused_for(ticket.chat_id, self._now())
        if pause > PATIENCE:
            raise RetryAfter(math.ceil(pause))
        turn = asyncio.get_running_loop().create_future()
        self._turns[ticket.number] = ticket, turn
        self.rate_limits.join(ticket, self._now())
        self.pump()
        try:
            await turn
        except BaseException:
            # The task may be cancelled in the moment between its turn and its waking up.
            if turn.cancelled() or turn.exception() is not None:
                self.rate_limits.leave(ticket, self._now())
            else:
                self._land(ticket)
            self.pump()
            raise
        finally:
            del self._turns[ticket.number]

    def _pause(self, ticket: Ticket, error: RetryAfter) -> float:
        """Pause the ticket's chat as Telegram said, and give the seconds."""
        told = error.retry_after
        seconds = told.total_seconds() if isinstance(told, timedelta) else float(told)
        now = self._now()
        self.rate_limits.pause(ticket.chat_id, now + seconds, now)
        if self._budget is not None:
            self._budget.landed(ticket)
        if seconds > PATIENCE:
            for waiting, turn in self._turns.values():
                if waiting.chat_id == ticket.chat_id and not turn.done():
                    turn.set_exception(RetryAfter(math.ceil(seconds)))
        return seconds

    def _land(self, ticket: Ticket) -> None:
        self.rate_limits.land(ticket, self._now())
        if self._budget is not None:
            self._budget.landed(ticket)

    def wake(self, granted: list[Ticket]) -> None:
        """Lets those calls be made; those given up meanwhile give their permits back."""
        for ticket in granted:
            _, turn = self._turns.get(ticket.number, (ticket, None))
            if turn is None or turn.done():
                self._land(ticket)
            else:
                turn.set_result(None)

    def pump(self) -> None:
        """Wake those whose turn is now, and set the clock for the next."""
        now = self._now()
        granted = self.rate_limits.grant(now)
        if self._budget is None:
            self.wake(granted)
        elif granted:
            self._budget.ask(granted)
        self._disarm()
        at = self.rate_limits.next_at(now)
        if at < math.inf:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(max(0.0, at - now), self.pump)

    def _disarm(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


def limiter_of(store: Store, bot_id: int, paid: int = 0) -> Limiter:
    """Makes the limiter of a bot, which shares its permits with the bot's other processes. `paid`:
    messages a second that may be paid for."""
    budget = budget_of(store, bot_id, time.monotonic)
    return Limiter(budget=budget, overall=max(paid, OVERALL[0]))


def _counts(endpoint: str) -> bool:
    return endpoint.startswith(_COUNTED) and endpoint not in _NOT_COUNTED


def _chat(data: dict[str, Any]) -> int | str | None:
    """Returns the chat a call is for: an id, also where it came as text, or a public @name."""
    chat_id = data.get("chat_id")
    try:
        return None if chat_id is None else int(chat_id)
    except ValueError:
        return str(chat_id)


def _weight(data: dict[str, Any]) -> int:
    """Counts the messages a call makes: an album and a bundle count as what is in them."""
    several = data.get("media") or data.get("message_ids")
    return len(several) if isinstance(several, list | tuple) else 1


class FreeLimiter(Limiter):
    """A limiter that never waits, for where time stands still: nothing would ever be sent twice."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: Any,
        kwargs: dict[str, Any],
        *_about: Any,
        **_more: Any,
    ) -> Result:
        """Makes the call at once."""
        return await callback(*args, **kwargs)

    def headroom(self, chat_id: int) -> int:  # noqa: ARG002 - as Limiter's
        """Returns ample room."""
        return 20

    def opens_in(self) -> float:
        """Returns zero."""
        return 0.0

    def rests_for(self, chat_id: int, *, urgent: bool) -> float:  # noqa: ARG002 - as Limiter's
        """Returns zero."""
        return 0.0
