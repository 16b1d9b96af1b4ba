"""The limits as pure rules, over random arrivals."""

import heapq
import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from bot.rate_limits import AGEING, Priority, RateLimits, Ticket
from bot.windows import MOST_CREDIT, QUICKEST, Trips
from tests.bot.counting import ROUNDING, most_within

GROUP = -1001
URGENT, BULK = Priority.URGENT, Priority.BULK


# The rules alone


@dataclass(frozen=True)
class Call:
    """A requested call: when, to whom, and the time of the way there and back."""

    at: float
    chat_id: int
    priority: Priority
    there: float = 0.02
    back: float = 0.03
    weight: int = 1


@dataclass
class Played:
    """The outcome of a call."""

    call: Call
    number: int
    granted: float
    arrived: float


def play(calls: Sequence[Call]) -> list[Played]:
    """Runs the calls through the rules, in the order they were granted."""
    rate_limits = RateLimits()
    order = itertools.count()
    events: list[tuple[float, int, str, Any]] = []
    for call in sorted(calls, key=lambda c: c.at):
        heapq.heappush(events, (call.at, next(order), "join", call))
    wanted: dict[int, Call] = {}
    played: list[Played] = []
    while events:
        now, _, kind, what = heapq.heappop(events)
        if kind == "join":
            ticket = rate_limits.ticket(what.chat_id, what.weight, priority=what.priority)
            wanted[ticket.number] = what
            rate_limits.join(ticket, now)
        elif kind == "land":
            rate_limits.land(what, now)
        for ticket in rate_limits.grant(now):
            call = wanted[ticket.number]
            played.append(Played(call, ticket.number, now, now + call.there))
            heapq.heappush(events, (now + call.there + call.back, next(order), "land", ticket))
        following = rate_limits.next_at(now)
        assert following >= now
        if following < math.inf:
            heapq.heappush(events, (following, next(order), "wake", None))
    return played


@st.composite
def crowds(draw: st.DrawFn) -> list[Call]:
    """Draws many calls to few or many chats, over a way that is short, long or both in turn."""
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
def test_a_chat_gets_each_priority_in_order_and_bulk_a_second_apart(calls: list[Call]) -> None:
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
    """Knowledge of the way returns permits earlier, and still no second has a 31st."""
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


def test_a_broadcast_is_told_when_to_begin_the_next() -> None:
    rate_limits = RateLimits()
    assert rate_limits.opens_at(0.0) <= 0.0
    rate_limits.join(rate_limits.ticket(-1, priority=BULK), 0.0)
    (ticket,) = rate_limits.grant(0.0)
    assert rate_limits.opens_at(0.0) == 1 / 40
    rate_limits.land(ticket, 0.05)
    assert rate_limits.rests_until(-1, BULK, 0.05) == 1.05
    assert rate_limits.rests_until(-1, URGENT, 0.05) == 0.05
    assert rate_limits.rests_until(-2, BULK, 0.05) == 0.05
    for chat in range(2, 31):
        rate_limits.join(rate_limits.ticket(-chat, priority=BULK), 0.2)
    assert len(rate_limits.grant(0.2)) == 29
    assert rate_limits.opens_at(0.3) == 1.05
    rate_limits.join(rate_limits.ticket(-99, priority=BULK), 0.3)
    assert rate_limits.opens_at(0.3) == math.inf, "one waits for that permit already"


def test_a_reply_to_wang_fang_passes_a_broadcast_to_a_thousand_branches() -> None:
    broadcast = [Call(0.0, -branch, BULK) for branch in range(1, 1001)]
    played = play([*broadcast, Call(2.0, 7, URGENT)])
    reply = next(p for p in played if p.call.chat_id == 7)
    assert reply.granted <= 3.1


def test_one_branch_with_a_long_queue_costs_the_others_one_turn() -> None:
    busy = [Call(0.0, chat, BULK) for chat in range(1, 41) for _ in range(30)]
    played = play([*busy, Call(3.0, 99, BULK)])
    assert next(p for p in played if p.call.chat_id == 99).granted <= 5.5


def test_urgent_messages_do_not_starve_the_others() -> None:
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
    rate_limits = RateLimits()
    assert rate_limits.headroom(GROUP, 0.0) == 20
    assert len(rate_limits) == 0
    tickets = [rate_limits.ticket(GROUP, priority=URGENT) for _ in range(5)]
    for ticket in tickets:
        rate_limits.join(ticket, 0.0)
    assert rate_limits.headroom(GROUP, 0.0) == 15
    assert rate_limits.grant(0.0) == tickets[:3]
    assert rate_limits.headroom(GROUP, 0.0) == 15
    rate_limits.leave(tickets[4], 0.0)
    assert rate_limits.headroom(GROUP, 0.0) == 16
    for ticket in tickets[:3]:
        rate_limits.land(ticket, 0.5)
    rate_limits.leave(tickets[3], 0.5)
    assert rate_limits.headroom(GROUP, 60.4) == 17
    assert rate_limits.headroom(GROUP, 60.5) == 20
    assert rate_limits.headroom(7, 0.0) == 20


def test_chats_that_fell_silent_are_forgotten() -> None:
    rate_limits = RateLimits()
    for n in range(5000):
        ticket = rate_limits.ticket(-n - 1, priority=BULK)
        rate_limits.join(ticket, now := n * 0.05)
        assert rate_limits.grant(now) == [ticket]
        rate_limits.land(ticket, now)
    assert len(rate_limits) < 3000
    last = rate_limits.ticket(1, priority=BULK)
    rate_limits.join(last, 1000.0)
    assert len(rate_limits) == 1


def test_a_pause_holds_its_own_chat_and_outlives_forgetting() -> None:
    rate_limits = RateLimits()
    rate_limits.pause(GROUP, 500.0, 0.0)
    held, free = rate_limits.ticket(GROUP, priority=URGENT), rate_limits.ticket(7, priority=URGENT)
    rate_limits.join(held, 200.0)
    rate_limits.join(free, 200.0)
    assert rate_limits.grant(200.0) == [free]
    assert rate_limits.next_at(200.0) == 500.0
    assert rate_limits.paused_for(GROUP, 200.0) == 300.0
    assert rate_limits.grant(500.0) == [held]


def test_a_ticket_sent_again_keeps_its_place() -> None:
    rate_limits = RateLimits()
    first, second = (rate_limits.ticket(7, priority=BULK) for _ in range(2))
    rate_limits.join(first, 0.0)
    rate_limits.join(second, 0.0)
    assert rate_limits.grant(0.0) == [first]
    rate_limits.pause(7, 5.0, 0.1)
    rate_limits.land(first, 0.1)
    rate_limits.join(first, 0.1)
    assert rate_limits.grant(5.0) == [first]


def test_a_ticket_has_its_place() -> None:
    assert Ticket(1, GROUP) < Ticket(2, 7)


@pytest.mark.parametrize(("overall", "most"), [(30, 30), (1000, 1000)])
def test_the_rate_to_all_chats_together_is_what_is_paid_for(overall: int, most: int) -> None:
    rate_limits = RateLimits(overall)
    for chat in range(1, 2001):
        rate_limits.join(rate_limits.ticket(chat, priority=BULK), 0.0)
    assert len(rate_limits.grant(0.0)) == most
    assert rate_limits.opens_at(0.0) >= 0.75 / overall
