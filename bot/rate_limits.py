"""Decides by Telegram's limits which call may go next, and when; no clock, no network."""

import heapq
import itertools
import math
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

from bot.windows import Trips, Window

OVERALL: Final = (30, 1.0)
"""Messages and seconds: to all chats together."""
GROUP: Final = (20, 60.0)
"""To one group, edits counted."""
SPACING: Final = (1, 1.0)
"""To one chat, for what can wait."""
BURST: Final = (3, 3.0)
"""To one chat altogether: the same pace, but an answer may use up three seconds at once."""
PACE: Final = 3 / 4
"""Between two messages of a broadcast, as a part of their share of the period: a little quicker
than the limit, never a burst."""
AGEING: Final = 10.0
"""Seconds after which what can wait goes before what cannot."""
FORGET_EVERY: Final = 60.0
ALL: Final = 0
"""Stands for all chats together where a chat is named."""
Counted = dict[str, list[float]]
"""When the messages within each window of a chat count, by the window's name."""


class Priority(IntEnum):
    """The order of calls; python-telegram-bot hands a 0 on as None, so None is urgent too."""

    URGENT = 0
    BULK = 1


@dataclass(slots=True, order=True)
class Ticket:
    """One call in the queue; `number` is its place, kept when it has to be sent again."""

    number: int
    chat_id: int | str = field(compare=False)
    weight: int = field(compare=False, default=1)
    priority: Priority = field(compare=False, default=Priority.URGENT)
    left: bool = field(compare=False, default=False)
    taken_at: float = field(compare=False, default=0.0)


class _Lane:
    """The tickets of one chat and priority; `since` is when the first of them came to the front."""

    __slots__ = ("_tickets", "since")

    def __init__(self) -> None:
        self._tickets: list[Ticket] = []
        self.since = 0.0

    def join(self, ticket: Ticket, now: float) -> None:
        if self.head(now) is None:
            self.since = now
        heapq.heappush(self._tickets, ticket)

    def head(self, now: float) -> Ticket | None:
        while self._tickets and self._tickets[0].left:
            heapq.heappop(self._tickets)
            self.since = now
        return self._tickets[0] if self._tickets else None


class _Chat:
    """The permits and the waiting tickets of one chat."""

    __slots__ = ("entry", "lanes", "minute", "pace", "paused_until", "waiting", "windows")

    def __init__(self, group: bool) -> None:
        self.lanes = {priority: _Lane() for priority in Priority}
        self.pace = {Priority.URGENT: Window(*BURST), Priority.BULK: Window(*SPACING)}
        self.minute = Window(*GROUP) if group else None
        self.windows = {"burst": self.pace[Priority.URGENT], "spacing": self.pace[Priority.BULK]}
        if self.minute is not None:
            self.windows["minute"] = self.minute
        self.paused_until = -math.inf
        self.waiting = 0
        self.entry = 0

    def head(self, now: float) -> tuple[float, Ticket] | None:
        """The ticket whose turn it is, with its rank: bulk counts as having come later."""
        heads = (
            (lane.since + AGEING * priority, priority, ticket)
            for priority, lane in self.lanes.items()
            if (ticket := lane.head(now)) is not None
        )
        best = min(heads, default=None)
        return None if best is None else (best[0], best[2])

    def free_at(self, ticket: Ticket, now: float) -> float:
        """Returns when the chat's own limits allow the ticket."""
        at = max(self.paused_until, self.pace[Priority.URGENT].free_at(1, now))
        if ticket.priority is Priority.BULK:
            at = max(at, self.pace[Priority.BULK].free_at(1, now))
        if self.minute is not None:
            at = max(at, self.minute.free_at(ticket.weight, now))
        return at

    def idle(self, now: float) -> bool:
        """Tells whether the chat can be forgotten without losing anything."""
        return (
            not self.waiting
            and self.paused_until <= now
            and all(window.room(now) == window.limit for window in self.windows.values())
        )

    def overdrawn(self, ticket: Ticket, now: float) -> bool:
        """Tells whether the chat's limits do not allow a ticket that has been granted."""
        windows = [window for name, window in self.windows.items() if name != "spacing"]
        if ticket.priority is Priority.BULK:
            windows.append(self.pace[Priority.BULK])
        return self.paused_until > now or any(window.room(now) < 0 for window in windows)


class RateLimits:
    """The rules without a clock or a network: tickets join, are granted, and land.

    Times are seconds on any clock that never goes back. Tickets of one chat and priority are
    granted in the order of their numbers; across chats the one that has stood in front for
    longest goes first, so that one busy chat costs the others one turn and no more.
    """

    def __init__(self, overall: int = OVERALL[0]) -> None:
        """`overall`: messages a second to all chats together, more than 30 where they are paid."""
        self._overall = Window(overall, OVERALL[1])
        self._pace = PACE * OVERALL[1] / overall
        self._trips = Trips()
        self._bulk_at = -math.inf
        self._chats: dict[int | str, _Chat] = {}
        self._ready: list[tuple[float, int, _Chat]] = []
        self._asleep: list[tuple[float, int, _Chat]] = []
        self._numbers = itertools.count(1)
        self._forget_at = -math.inf

    def __len__(self) -> int:
        return len(self._chats)

    def ticket(self, chat_id: int | str, weight: int = 1, *, priority: Priority) -> Ticket:
        """A new ticket, at the end of its chat's queue; it waits once it has joined."""
        return Ticket(next(self._numbers), chat_id, min(weight, GROUP[0]), priority)

    def join(self, ticket: Ticket, now: float) -> None:
        """Queue the ticket up, at its own place."""
        self._forget(now)
        ticket.left = False
        chat = self._chat(ticket.chat_id)
        chat.lanes[ticket.priority].join(ticket, now)
        chat.waiting += ticket.weight
        if not chat.entry or chat.lanes[ticket.priority].head(now) is ticket:
            self._place(chat, now)

    def leave(self, ticket: Ticket, now: float) -> None:
        """Take a ticket out of the queue; one already granted only has to land."""
        if ticket.left:
            return
        chat = self._chats[ticket.chat_id]
        ticket.left = True
        chat.waiting -= ticket.weight
        self._place(chat, now)

    def grant(self, now: float) -> list[Ticket]:
        """The tickets whose turn is now, in order; each must land later."""
        while self._asleep and self._asleep[0][0] <= now:
            _, number, chat = heapq.heappop(self._asleep)
            if chat.entry == number:
                self._place(chat, now)
        granted: list[Ticket] = []
        while self._ready:
            _, number, chat = self._ready[0]
            head = chat.head(now) if chat.entry == number else None
            if head is not None:
                ticket = head[1]
                if self._overall.room(now) < ticket.weight:
                    break
                self._take(chat, ticket, now)
                granted.append(ticket)
            heapq.heappop(self._ready)
            if head is not None:
                self._place(chat, now)
        return granted

    def land(self, ticket: Ticket, now: float) -> None:
        """Note that a granted call was answered, or given up: its permits start to come back."""
        chat = self._chats[ticket.chat_id]
        self._trips.add(now - ticket.taken_at)
        self._overall.land(ticket.weight, now - self._trips.credit)
        for window, weight in self._windows(chat, ticket):
            window.land(weight, now)
        self._place(chat, now)

    def mine(self, chat_id: int, now: float, arrives: float) -> tuple[Counted, float]:
        """Lists what this process has sent to a chat (ALL: to all), as far as it still counts, and
        until when the chat is paused. What is under way counts at `arrives`."""
        if chat_id == ALL:
            return {"overall": self._overall.mine(now, arrives)}, -math.inf
        chat = self._chats.get(chat_id)
        if chat is None:
            return {}, -math.inf
        counted = {name: one.mine(now, arrives) for name, one in chat.windows.items()}
        return counted, chat.paused_until

    def learn(self, chat_id: int, counted: Counted, paused_until: float, now: float) -> None:
        """Count what others have sent to a chat (ALL: to all), instead of what was known before."""
        if chat_id == ALL:
            self._overall.learn(counted.get("overall", ()))
            return
        chat = self._chat(chat_id)
        for name, window in chat.windows.items():
            window.learn(counted.get(name, ()))
        chat.paused_until = max(chat.paused_until, paused_until)
        self._place(chat, now)

    def take_back(self, granted: list[Ticket], now: float) -> list[Ticket]:
        """Put those granted tickets back into their places that exceed a limit together with what
        others sent; returns the rest."""
        kept: list[Ticket] = []
        for ticket in reversed(granted):
            chat = self._chats[ticket.chat_id]
            if self._overall.room(now) >= 0 and not chat.overdrawn(ticket, now):
                kept.insert(0, ticket)
                continue
            self._overall.take_back(ticket.weight)
            for window, weight in self._windows(chat, ticket):
                window.take_back(weight)
            self.join(ticket, now)
        return kept

    def pause(self, chat_id: int | str, until: float, now: float) -> None:
        """Send this chat nothing before `until`; the others go on."""
        chat = self._chat(chat_id)
        chat.paused_until = max(chat.paused_until, until)
        self._place(chat, now)

    def paused_for(self, chat_id: int | str, now: float) -> float:
        """Returns the seconds for which the chat's pause still lasts."""
        chat = self._chats.get(chat_id)
        return max(0.0, chat.paused_until - now) if chat else 0.0

    def next_at(self, now: float) -> float:
        """Returns when to call `grant` again; infinity if only a join or a landing changes it."""
        if self._ready:
            head = self._ready[0][2].head(now)
            return self._overall.free_at(head[1].weight, now) if head else now
        return self._asleep[0][0] if self._asleep else math.inf

    def headroom(self, chat_id: int | str, now: float) -> int:
        """Counts the messages a group has left in its minute, less those that wait.

        A private chat has no such limit and always gives the full number.
        """
        chat = self._chats.get(chat_id)
        if chat is None or chat.minute is None:
            return GROUP[0]
        return max(0, chat.minute.room(now) - chat.waiting)

    def opens_at(self, now: float) -> float:
        """Returns when to begin the next message of a broadcast; infinity while that hangs on a
        response. Nothing holds back who comes earlier but the limits themselves."""
        before = sum(1 for _, number, chat in self._ready if chat.entry == number)
        return max(self._overall.free_at(1 + before, now), self._bulk_at + self._pace)

    def rests_until(self, chat_id: int | str, priority: Priority, now: float) -> float:
        """Returns when a chat may get its next message; infinity while that hangs on a response."""
        chat = self._chats.get(chat_id)
        return now if chat is None else chat.free_at(Ticket(0, chat_id, priority=priority), now)

    def _chat(self, chat_id: int | str) -> _Chat:
        chat = self._chats.get(chat_id)
        if chat is None:
            group = isinstance(chat_id, str) or chat_id < 0
            chat = self._chats[chat_id] = _Chat(group)
        return chat

    def _windows(self, chat: _Chat, ticket: Ticket) -> list[tuple[Window, int]]:
        windows = [(pace, 1) for pace in chat.pace.values()]
        if chat.minute is not None:
            windows.append((chat.minute, ticket.weight))
        return windows

    def _take(self, chat: _Chat, ticket: Ticket, now: float) -> None:
        ticket.left, ticket.taken_at = True, now
        chat.waiting -= ticket.weight
        if ticket.priority is Priority.BULK:
            self._bulk_at = now
        self._overall.take(ticket.weight)
        for window, weight in self._windows(chat, ticket):
            window.take(weight)

    def _place(self, chat: _Chat, now: float) -> None:
        """Put the chat where its next ticket belongs; older entries of it count no more."""
        chat.entry = 0
        head = chat.head(now)
        at = math.inf if head is None else chat.free_at(head[1], now)
        if head is None or at == math.inf:
            return
        chat.entry = next(self._numbers)
        if at <= now:
            heapq.heappush(self._ready, (head[0], chat.entry, chat))
        else:
            heapq.heappush(self._asleep, (at, chat.entry, chat))

    def _forget(self, now: float) -> None:
        if now < self._forget_at:
            return
        self._forget_at = now + FORGET_EVERY
        for chat_id in [key for key, chat in self._chats.items() if chat.idle(now)]:
            del self._chats[chat_id]
