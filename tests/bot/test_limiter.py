"""The limits kept: as rules over random arrivals, and at a server that counts."""

import asyncio
import heapq
import itertools
import math
import selectors
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

import pytest
from aiohttp import web
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import InputMediaPhoto
from telegram.error import NetworkError, RetryAfter
from telegram.ext import ExtBot

from bot.ledger import AGEING, MOST_CREDIT, PACE, QUICKEST, Ledger, Priority, Ticket, Trips
from bot.limiter import ATTEMPTS, Limiter
from bot.wire import Wire

GROUP = -1001
ROUNDING = 1e-6
URGENT, BULK = Priority.URGENT, Priority.BULK


def most_within(times: Sequence[float], period: float) -> int:
    """The most of the times that fall into any half-open stretch of `period`."""
    ordered = sorted(times)
    return max(
        (
            bisect_right(ordered, at) - bisect_right(ordered, at - period + ROUNDING)
            for at in ordered
        ),
        default=0,
    )


# The rules alone


@dataclass(frozen=True)
class Call:
    """A call somebody wants made: when, to whom, and how long the way takes, there and back."""

    at: float
    chat_id: int
    priority: Priority
    there: float = 0.02
    back: float = 0.03
    weight: int = 1


@dataclass
class Played:
    """What became of a call."""

    call: Call
    number: int
    granted: float
    arrived: float


def play(calls: Sequence[Call]) -> list[Played]:
    """Run the calls through a ledger, in the order they were granted."""
    ledger = Ledger()
    order = itertools.count()
    events: list[tuple[float, int, str, Any]] = []
    for call in sorted(calls, key=lambda c: c.at):
        heapq.heappush(events, (call.at, next(order), "join", call))
    wanted: dict[int, Call] = {}
    played: list[Played] = []
    while events:
        now, _, kind, what = heapq.heappop(events)
        if kind == "join":
            ticket = ledger.ticket(what.chat_id, what.weight, priority=what.priority)
            wanted[ticket.number] = what
            ledger.join(ticket, now)
        elif kind == "land":
            ledger.land(what, now)
        for ticket in ledger.grant(now):
            call = wanted[ticket.number]
            played.append(Played(call, ticket.number, now, now + call.there))
            heapq.heappush(events, (now + call.there + call.back, next(order), "land", ticket))
        following = ledger.next_at(now)
        assert following >= now
        if following < math.inf:
            heapq.heappush(events, (following, next(order), "wake", None))
    return played


@st.composite
def crowds(draw: st.DrawFn) -> list[Call]:
    """Many calls to few or many chats, over a way that is short, long or both in turn."""
    rng = Random(draw(st.integers(0, 2**32)))
    span = draw(st.sampled_from([0.0, 1.0, 5.0, 60.0]))
    chats = draw(st.sampled_from([[-1], [-1, 7], [-1, -2, -3, 7, 8], [*range(-40, 0), *range(40)]]))
    ways = draw(st.sampled_from([[0.0], [0.05], [0.0, 0.05, 0.3], [0.0, 0.9, 3.0]]))
    weights = draw(st.sampled_from([[1], [1, 1, 1, 1, 3, 10]]))
    return [
        Call(
            at=rng.uniform(0, span),
            chat_id=rng.choice(chats),
            priority=rng.choice([URGENT, BULK]),
            there=rng.choice(ways),
            back=rng.choice(ways),
            weight=rng.choice(weights),
        )
        for _ in range(draw(st.integers(1, 150)))
    ]


@settings(max_examples=120, deadline=None)
@given(crowds())
def test_no_window_is_ever_exceeded_and_nobody_is_left_behind(calls: list[Call]) -> None:
    played = play(calls)
    assert len(played) == len(calls)
    everything = [p.arrived for p in played for _ in range(p.call.weight)]
    assert most_within(everything, 1.0) <= 30
    for chat_id in {c.chat_id for c in calls}:
        here = [p for p in played if p.call.chat_id == chat_id]
        assert most_within([p.arrived for p in here], 3.0) <= 3
        if chat_id < 0:
            assert most_within([p.arrived for p in here for _ in range(p.call.weight)], 60.0) <= 20


@settings(max_examples=120, deadline=None)
@given(crowds())
def test_a_chat_hears_each_priority_in_order_and_bulk_a_second_apart(calls: list[Call]) -> None:
    played = play(calls)
    for chat_id in {c.chat_id for c in calls}:
        here = [p for p in played if p.call.chat_id == chat_id]
        for priority in Priority:
            numbers = [p.number for p in here if p.call.priority is priority]
            assert numbers == sorted(numbers)
        for earlier, later in itertools.pairwise(here):
            if later.call.priority is BULK:
                assert later.arrived - earlier.arrived >= 1.0 - ROUNDING


@pytest.mark.parametrize("groups", [30, 31, 90, 500])
def test_a_broadcast_uses_nearly_the_whole_limit(groups: int) -> None:
    played = play([Call(0.0, -group, BULK) for group in range(1, groups + 1)])
    assert max(p.granted for p in played) <= (math.ceil(groups / 30) - 1) * 1.051


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from([0.01, 0.05, 0.2]), st.floats(0, 0.5))
def test_over_a_way_with_jitter_a_long_broadcast_gets_more_and_never_too_much(
    seed: int, trip: float, jitter: float
) -> None:
    """What is known of the way brings permits back earlier, and still no second has a 31st."""
    rng = Random(seed)

    def way() -> float:
        return trip / 2 * (1 + rng.uniform(-jitter, jitter))

    calls = [Call(0.0, -group, BULK, way(), way()) for group in range(1, 601)]
    played = play(calls)
    assert most_within([p.arrived for p in played], 1.0) <= 30
    late = [p.granted for p in played[300:]]
    rate = (len(late) - 1) / (late[-1] - late[0])
    assert rate >= 30 / (1 + trip)
    if trip == 0.05:
        assert rate >= 0.95 * 30


def test_half_of_the_quickest_way_is_counted_on_and_no_more() -> None:
    trips = Trips()
    for _ in range(QUICKEST - 1):
        trips.add(0.06)
    assert trips.credit == 0
    trips.add(0.04)
    assert trips.credit == 0.02
    for _ in range(QUICKEST):
        trips.add(5.0)
    assert trips.credit == MOST_CREDIT


def test_who_sends_to_many_is_told_when_to_begin_the_next() -> None:
    ledger = Ledger()
    assert ledger.opens_at(0.0) <= 0.0
    ledger.join(ledger.ticket(-1, priority=BULK), 0.0)
    (ticket,) = ledger.grant(0.0)
    assert ledger.opens_at(0.0) == PACE
    ledger.land(ticket, 0.05)
    assert ledger.rests_until(-1, BULK, 0.05) == 1.05
    assert ledger.rests_until(-1, URGENT, 0.05) == 0.05
    assert ledger.rests_until(-2, BULK, 0.05) == 0.05
    for chat in range(2, 31):
        ledger.join(ledger.ticket(-chat, priority=BULK), 0.2)
    assert len(ledger.grant(0.2)) == 29
    assert ledger.opens_at(0.3) == 1.05
    ledger.join(ledger.ticket(-99, priority=BULK), 0.3)
    assert ledger.opens_at(0.3) == math.inf, "one waits for that permit already"


def test_a_reply_to_wang_fang_passes_a_broadcast_to_a_thousand_branches() -> None:
    broadcast = [Call(0.0, -branch, BULK) for branch in range(1, 1001)]
    played = play([*broadcast, Call(2.0, 7, URGENT)])
    reply = next(p for p in played if p.call.chat_id == 7)
    assert reply.granted <= 3.1


def test_one_branch_with_a_long_queue_costs_the_others_one_turn() -> None:
    busy = [Call(0.0, chat, BULK) for chat in range(1, 41) for _ in range(30)]
    played = play([*busy, Call(3.0, 99, BULK)])
    assert next(p for p in played if p.call.chat_id == 99).granted <= 5.5


def test_what_can_wait_is_not_starved_by_what_cannot() -> None:
    chatter = [Call(0.5 * n, 7, URGENT) for n in range(200)]
    played = play([*chatter, Call(5.0, 7, BULK)])
    bulk = next(p for p in played if p.call.priority is BULK)
    assert bulk.granted <= 5.0 + AGEING + 30
    assert bulk.granted < max(p.granted for p in played)


def test_an_album_is_not_overtaken_for_ever_by_single_messages() -> None:
    singles = [Call(0.3 * n, 1000 + n % 60, URGENT, there=0.0, back=0.0) for n in range(300)]
    flood = [Call(0.01 * n, 2000 + n, URGENT) for n in range(300)]
    played = play([*singles, *flood, Call(0.1, 7, URGENT, weight=10)])
    assert next(p for p in played if p.call.weight == 10).granted < 12


def test_headroom_counts_what_was_sent_and_what_waits() -> None:
    ledger = Ledger()
    assert ledger.headroom(GROUP, 0.0) == 20
    assert len(ledger) == 0
    tickets = [ledger.ticket(GROUP, priority=URGENT) for _ in range(5)]
    for ticket in tickets:
        ledger.join(ticket, 0.0)
    assert ledger.headroom(GROUP, 0.0) == 15
    assert ledger.grant(0.0) == tickets[:3]
    assert ledger.headroom(GROUP, 0.0) == 15
    ledger.leave(tickets[4], 0.0)
    assert ledger.headroom(GROUP, 0.0) == 16
    for ticket in tickets[:3]:
        ledger.land(ticket, 0.5)
    ledger.leave(tickets[3], 0.5)
    assert ledger.headroom(GROUP, 60.4) == 17
    assert ledger.headroom(GROUP, 60.5) == 20
    assert ledger.headroom(7, 0.0) == 20


def test_chats_that_fell_silent_are_forgotten() -> None:
    ledger = Ledger()
    for n in range(5000):
        ticket = ledger.ticket(-n - 1, priority=BULK)
        ledger.join(ticket, now := n * 0.05)
        assert ledger.grant(now) == [ticket]
        ledger.land(ticket, now)
    assert len(ledger) < 3000
    last = ledger.ticket(1, priority=BULK)
    ledger.join(last, 1000.0)
    assert len(ledger) == 1


def test_a_pause_holds_its_own_chat_and_outlives_forgetting() -> None:
    ledger = Ledger()
    ledger.pause(GROUP, 500.0, 0.0)
    held, free = ledger.ticket(GROUP, priority=URGENT), ledger.ticket(7, priority=URGENT)
    ledger.join(held, 200.0)
    ledger.join(free, 200.0)
    assert ledger.grant(200.0) == [free]
    assert ledger.next_at(200.0) == 500.0
    assert ledger.paused_for(GROUP, 200.0) == 300.0
    assert ledger.grant(500.0) == [held]


def test_a_ticket_sent_again_keeps_its_place() -> None:
    ledger = Ledger()
    first, second = (ledger.ticket(7, priority=BULK) for _ in range(2))
    ledger.join(first, 0.0)
    ledger.join(second, 0.0)
    assert ledger.grant(0.0) == [first]
    ledger.pause(7, 5.0, 0.1)
    ledger.land(first, 0.1)
    ledger.join(first, 0.1)
    assert ledger.grant(5.0) == [first]


# Over HTTP, at a server that counts


class _Leap(selectors.DefaultSelector):
    """Waits for sockets, but for no time: when nothing stirs, the clock jumps to the next timer."""

    now = 1000.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        events = super().select(0 if timeout is None or timeout > 0 else timeout)
        if events or timeout == 0:
            return events
        events = super().select(None if timeout is None else 0.001)
        if not events and timeout is not None:
            self.now += timeout
        return events


class LeapingLoop(asyncio.SelectorEventLoop):
    """An event loop whose hours pass in no time."""

    def __init__(self) -> None:
        self._leap = _Leap()
        super().__init__(self._leap)

    def time(self) -> float:
        return self._leap.now


@dataclass
class Telegram:
    """Counts what arrives as Telegram does; `refusals` are 429s still to give, by chat."""

    port: int = 0
    arrived: list[tuple[float, str, int]] = field(default_factory=list)
    refusals: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    texts: list[str] = field(default_factory=list)
    trip: float = 0.05

    async def serve(self, request: web.BaseRequest) -> web.Response:
        method = request.path.rpartition("/")[2]
        await asyncio.sleep(self.trip / 2)
        form = request.content_type.startswith("multipart/")
        said: Any = {"chat_id": GROUP} if form else await request.json()
        await request.read()
        chat_id = int(said.get("chat_id", 0))
        self.arrived.append((asyncio.get_running_loop().time(), method, chat_id))
        await asyncio.sleep(self.trip / 2)
        if self.refusals[chat_id]:
            parameters = {"retry_after": self.refusals[chat_id].pop(0)}
            return web.json_response({"ok": False, "parameters": parameters}, status=429)
        self.texts.append(said.get("text", ""))
        message = {"message_id": 1, "date": 1, "chat": {"id": chat_id, "type": "private"}}
        result: Any = True if method == "answerCallbackQuery" else message
        return web.json_response({"ok": True, "result": [result] if form else result})

    def times(self, method: str = "", chat_id: int = 0) -> list[float]:
        """When calls arrived: of one method, of one chat, or all."""
        return [at for at, m, c in self.arrived if method in {"", m} and chat_id in {0, c}]


@dataclass
class Stage:
    """A bot with our limiter before a counting Telegram."""

    telegram: Telegram
    bot: ExtBot[int]
    limiter: Limiter

    def now(self) -> float:
        return asyncio.get_running_loop().time()


def on_stage(story: Callable[[Stage], Awaitable[None]]) -> None:
    """Tell the story in a loop whose time leaps."""

    async def told() -> None:
        telegram = Telegram()
        server = web.Server(telegram.serve, access_log=None)
        runner = web.ServerRunner(server, shutdown_timeout=0)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0, backlog=1024).start()
        port = runner.addresses[0][1]
        limiter = Limiter(asyncio.get_running_loop().time)
        async with Wire(512, read_timeout=None, connect_timeout=None) as wire:
            bot: ExtBot[int] = ExtBot(
                "42:TEST",
                base_url=f"http://127.0.0.1:{port}/bot",
                request=wire,
                rate_limiter=limiter,
            )
            async with asyncio.timeout(10_000):
                await story(Stage(telegram, bot, limiter))
            await limiter.shutdown()
        await runner.cleanup()

    with asyncio.Runner(loop_factory=LeapingLoop) as runner:
        runner.run(told())


def test_a_push_to_a_hundred_branches_stays_below_thirty_a_second() -> None:
    async def story(stage: Stage) -> None:
        begun = stage.now()
        await asyncio.gather(
            *(
                stage.bot.send_message(-branch, "今日学习", rate_limit_args=BULK)
                for branch in range(1, 101)
            )
        )
        assert most_within(stage.telegram.times(), 1.0) <= 30
        assert stage.now() - begun < 3.3

    on_stage(story)


def test_a_lively_group_gets_twenty_a_minute_edits_counted() -> None:
    async def story(stage: Stage) -> None:
        await asyncio.gather(
            *(
                stage.bot.edit_message_text(f"{n}", GROUP, 1)
                if n % 2
                else stage.bot.send_message(GROUP, f"{n}")
                for n in range(50)
            )
        )
        assert most_within(stage.telegram.times(), 60.0) == 20
        assert most_within(stage.telegram.times(), 3.0) == 3
        assert len(stage.telegram.texts) == 50

    on_stage(story)


def test_an_album_counts_as_its_pictures() -> None:
    async def story(stage: Stage) -> None:
        album = [InputMediaPhoto(b"x") for _ in range(10)]
        await stage.bot.send_media_group(GROUP, album)
        assert stage.limiter.headroom(GROUP) == 10
        await asyncio.gather(*(stage.bot.send_media_group(GROUP, album) for _ in range(2)))
        first, _, third = stage.telegram.times("sendMediaGroup")
        assert third - first >= 60

    on_stage(story)


def test_taps_are_answered_at_once_while_the_group_is_full() -> None:
    async def story(stage: Stage) -> None:
        full = asyncio.gather(*(stage.bot.send_message(GROUP, "签到") for _ in range(30)))
        await asyncio.sleep(30)
        begun = stage.now()
        await asyncio.gather(
            *(stage.bot.answer_callback_query(str(n), "签到成功") for n in range(300))
        )
        assert stage.now() - begun < 0.1
        await full

    on_stage(story)


def test_flood_control_in_one_group_leaves_the_others_alone() -> None:
    async def story(stage: Stage) -> None:
        begun = stage.now()
        stage.telegram.refusals[GROUP] = [8]
        await asyncio.gather(
            stage.bot.send_message(GROUP, "党小组会"),
            *(stage.bot.send_message(person, "您好") for person in range(1, 11)),
        )
        assert max(stage.telegram.times()[:-1]) - begun < 0.2
        first, again = stage.telegram.times(chat_id=GROUP)
        assert again - first >= 8

    on_stage(story)


def test_order_holds_through_flood_control() -> None:
    async def story(stage: Stage) -> None:
        stage.telegram.refusals[GROUP] = [3, 2]
        await asyncio.gather(
            *(stage.bot.send_message(GROUP, f"{n}", rate_limit_args=BULK) for n in range(4))
        )
        assert stage.telegram.texts == ["0", "1", "2", "3"]

    on_stage(story)


def test_a_call_refused_every_time_is_given_up() -> None:
    async def story(stage: Stage) -> None:
        stage.telegram.refusals[GROUP] = [1] * 10
        with pytest.raises(RetryAfter):
            await stage.bot.send_message(GROUP, "党课")
        assert len(stage.telegram.times()) == ATTEMPTS

    on_stage(story)


def test_a_long_pause_is_told_at_once_to_all_who_write_there() -> None:
    async def story(stage: Stage) -> None:
        begun = stage.now()
        stage.telegram.refusals[GROUP] = [300]
        told = await asyncio.gather(
            *(stage.bot.send_message(GROUP, "党课", rate_limit_args=BULK) for _ in range(5)),
            return_exceptions=True,
        )
        assert [type(error) for error in told] == [RetryAfter] * 5
        assert stage.now() - begun < 0.1
        await asyncio.sleep(100)
        with pytest.raises(RetryAfter, match="200 seconds"):
            await stage.bot.send_message(GROUP, "党课")
        assert len(stage.telegram.times()) == 1
        await asyncio.sleep(200)
        await stage.bot.send_message(GROUP, "党课")

    on_stage(story)


def test_someone_who_stops_waiting_gives_up_the_place() -> None:
    async def story(stage: Stage) -> None:
        waiting = [
            asyncio.create_task(stage.bot.send_message(7, f"{n}", rate_limit_args=BULK))
            for n in range(4)
        ]
        await asyncio.sleep(0.01)
        waiting[0].cancel()
        waiting[2].cancel()
        done = await asyncio.gather(*waiting, return_exceptions=True)
        assert [isinstance(d, asyncio.CancelledError) for d in done] == [True, False, True, False]
        assert stage.telegram.texts[-2:] == ["1", "3"]

    on_stage(story)


def test_cancelled_in_the_moment_of_its_turn_a_permit_is_not_lost() -> None:
    async def story(stage: Stage) -> None:
        await stage.bot.send_message(7, "一", rate_limit_args=BULK)
        task = asyncio.create_task(stage.bot.send_message(7, "二", rate_limit_args=BULK))
        await asyncio.sleep(0.1)
        timer = stage.limiter._timer
        assert timer is not None
        asyncio.get_running_loop().call_at(timer.when(), task.cancel)
        with pytest.raises(asyncio.CancelledError):
            await task
        await stage.bot.send_message(7, "三", rate_limit_args=BULK)
        assert stage.telegram.texts == ["一", "三"]
        assert stage.limiter._turns == {}

    on_stage(story)


def test_stopping_refuses_what_still_waits() -> None:
    async def story(stage: Stage) -> None:
        tasks = [asyncio.create_task(stage.bot.send_message(7, "x")) for _ in range(5)]
        await asyncio.sleep(0.2)
        await stage.limiter.shutdown()
        done = await asyncio.gather(*tasks, return_exceptions=True)
        assert [isinstance(d, NetworkError) for d in done] == [False] * 3 + [True] * 2

    on_stage(story)


def test_nobody_who_says_nothing_is_urgent() -> None:
    async def story(stage: Stage) -> None:
        begun = stage.now()
        for priority in (None, URGENT, 0):
            await stage.bot.send_message(7, "您好", rate_limit_args=priority)
        assert stage.now() - begun < 0.5
        await stage.bot.send_message(7, "学习", rate_limit_args=1)
        assert stage.now() - begun >= 1

    on_stage(story)


def test_a_ticket_knows_its_place() -> None:
    assert Ticket(1, GROUP) < Ticket(2, 7)
