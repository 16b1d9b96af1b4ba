"""The clock wakes at the moment that a row holds."""

import asyncio
import time
from datetime import datetime, timedelta, tzinfo

import pytest

from data.queries import plan as plans
from data.store import Store
from schedules.clock import Clock
from schedules.tick import Tick
from tests.clock import ACTIONS, NOW, found_branch


async def test_only_plans_due_within_the_second_wake_the_tick(
    store: Store,
) -> None:
    branch, woken = await found_branch(store), list[float]()
    tick = Tick(store, ACTIONS, lambda: NOW, woken.append)
    for ref_id, seconds in ((1, 5.0), (2, 0.4), (3, 0.7)):
        at = NOW + timedelta(seconds=seconds)
        await store.write(lambda s, r=ref_id, m=at: plans.set_once(s, branch, "push.once", r, m))  # type: ignore[misc]
    assert await tick.run() == 0
    assert woken == [0.4]


async def test_a_job_runs_when_it_was_asked_to_and_not_after_the_clock_stopped() -> None:
    """Its interval is an hour: without a request it would not run again."""
    ran: asyncio.Queue[int] = asyncio.Queue()

    async def job() -> None:
        ran.put_nowait(1)

    clock = Clock({"tick": (3600.0, job)})
    clock.start()
    await asyncio.wait_for(ran.get(), 10)
    clock.poke_in("tick", 0.001)
    await asyncio.wait_for(ran.get(), 10)
    clock.poke_in("tick", 0.0)
    await clock.stop()
    await asyncio.sleep(0)
    assert ran.empty()


async def test_a_machine_whose_clock_is_set_back_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    back = [0.0]

    class Moved(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return datetime.now(tz) - timedelta(seconds=back[0])

    real = time.time
    monkeypatch.setattr("apscheduler.schedulers.base.datetime", Moved)
    monkeypatch.setattr("apscheduler.triggers.interval.datetime", Moved, raising=False)
    monkeypatch.setattr("schedules.clock.time.time", lambda: real() - back[0])
    monkeypatch.setattr("schedules.clock.SET_BACK", 0.01)
    ran: asyncio.Queue[int] = asyncio.Queue()

    async def job() -> None:
        ran.put_nowait(1)

    clock = Clock({"tick": (0.02, job)})
    clock.start()
    await asyncio.wait_for(ran.get(), 10)
    back[0] = 3 * 3600.0
    for _ in range(5):
        await asyncio.wait_for(ran.get(), 10)
    await clock.stop()
