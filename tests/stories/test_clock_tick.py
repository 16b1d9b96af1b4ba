"""The tick: due plans fire once, late or not, and one broken plan stops no other."""

import asyncio
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import prometheus_client as metrics
import pytest
from sqlalchemy import event, insert, select, text
from sqlalchemy.orm import Session
from structlog.testing import capture_logs

from data.models import Branch, Occurrence, Outgoing, Plan
from data.queries import plan as plans, planning
from data.store import Store
from handlers.features import REGISTRY
from schedules.tick import MOST
from tests.clock import NOW, Clockwork, change, every, found_branch, make_plan

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


async def firings(store: Store) -> list[tuple[datetime, str, str]]:
    return [(one.due_at, one.outcome, one.note) for one in await every(store, Occurrence)]


async def titles(store: Store) -> list[str]:
    return [row.message["text"] for row in await every(store, Outgoing)]


async def test_a_plan_fires_at_its_time_and_is_due_the_next_day(store: Store) -> None:
    clockwork = Clockwork(store)
    fired = metrics.REGISTRY.get_sample_value("zhixue_plan_late_seconds_count") or 0
    plan_id = await make_plan(store, await found_branch(store), "W1234567 0830")
    due_at = NOW + HOUR / 2
    assert await clockwork.until(due_at - timedelta(seconds=1)) == 0
    assert await clockwork.until(due_at) == 1
    assert await clockwork.until(due_at) == 0
    assert await firings(store) == [(due_at, "done", "")]
    assert await titles(store) == ["今日学习"]
    assert set(clockwork.poked) == {"outbox"}
    assert metrics.REGISTRY.get_sample_value("zhixue_plan_late_seconds_count") == fired + 1
    (plan,) = await every(store, Plan)
    assert (plan.id, plan.next_due_at) == (plan_id, due_at + DAY)


@pytest.mark.parametrize(
    ("late", "outcome", "note", "merged", "sent"),
    [
        (timedelta(0), "done", "", 0, 1),
        (2 * HOUR, "done", "", 0, 1),
        (6 * HOUR, "done", "", 0, 1),
        (6 * HOUR + timedelta(minutes=1), "skipped", "plan-late", 0, 0),
        (3 * DAY + HOUR, "done", "", 3, 1),
        (3 * DAY + 7 * HOUR, "skipped", "plan-late", 3, 0),
    ],
)
async def test_found_late_a_reading_is_sent_up_to_its_cutoff(
    store: Store, late: timedelta, outcome: str, note: str, merged: int, sent: int
) -> None:
    clockwork = Clockwork(store)
    await make_plan(store, await found_branch(store), "W1234567 0830")
    due_at = NOW + HOUR / 2
    await clockwork.until(due_at + late)
    (one,) = await every(store, Occurrence)
    assert (one.due_at, one.outcome, one.note, one.merged) == (due_at, outcome, note, merged)
    assert len(await titles(store)) == sent
    (plan,) = await every(store, Plan)
    assert plan.next_due_at == due_at + DAY * (merged + 1)


async def test_missed_several_times_a_day_it_is_sent_once(store: Store) -> None:
    clockwork = Clockwork(store)
    await make_plan(store, await found_branch(store), "W1234567 083009301030")
    await clockwork.until(NOW + 3 * HOUR)
    (one,) = await every(store, Occurrence)
    assert (one.outcome, one.merged) == ("done", 2)
    assert await titles(store) == ["今日学习"]


async def test_a_long_sleep_is_counted_up_to_a_bound(store: Store) -> None:
    clockwork = Clockwork(store)
    await make_plan(store, await found_branch(store), "W1234567 0830")
    await clockwork.until(NOW + 1000 * DAY)
    (one,) = await every(store, Occurrence)
    assert one.merged == plans.MOST_MERGED


async def test_a_plan_of_one_day_is_over_after_it(store: Store) -> None:
    clockwork = Clockwork(store)
    await make_plan(store, await found_branch(store), "O20261128 0900")
    await clockwork.until(NOW + 2 * DAY)
    assert [(await every(store, Plan))[0].next_due_at] == [None]


async def test_with_a_lead_it_is_due_that_much_before_its_moment(store: Store) -> None:
    clockwork = Clockwork(store)
    await make_plan(store, await found_branch(store), "W1234567 0900", lead=45)
    await clockwork.until(NOW + timedelta(minutes=15))
    assert [one[0] for one in await firings(store)] == [NOW + timedelta(minutes=15)]
    (plan,) = await every(store, Plan)
    assert plan.next_due_at == NOW + timedelta(minutes=15) + DAY


async def test_paused_it_never_fires_even_where_a_time_was_left_in_it(store: Store) -> None:
    clockwork = Clockwork(store)
    branch = await found_branch(store)
    await make_plan(store, branch, "W1234567 0830", paused=True, next_due_at=NOW)
    await clockwork.until(NOW + 3 * DAY)
    assert await every(store, Occurrence) == []
    assert (await every(store, Plan))[0].next_due_at is None


async def test_paused_until_a_day_it_fires_first_on_that_day(store: Store) -> None:
    clockwork = Clockwork(store)
    until = datetime(2026, 12, 1, 0, 30, tzinfo=UTC)
    branch = await found_branch(store)
    # The pause was set after the plan had its next time: 8:30 in Shanghai is 0:30 in UTC.
    await make_plan(store, branch, "W1234567 0830", paused_until=until, next_due_at=NOW + HOUR)
    for days in range(6):
        await clockwork.until(NOW + days * DAY + HOUR)
    assert [one[0] for one in await firings(store)] == [until, until + DAY]


async def test_left_out_by_the_secretary_it_goes_on_without_a_word(store: Store) -> None:
    clockwork = Clockwork(store)
    plan_id = await make_plan(store, await found_branch(store), "W1234567 0830")
    row = {"plan_id": plan_id, "due_at": NOW + HOUR / 2, "fired_at": NOW, "outcome": "skipped"}
    await store.write(lambda s: s.execute(insert(Occurrence).values(note="plan-skipped", **row)))
    await clockwork.until(NOW + HOUR)
    await clockwork.until(NOW + DAY + HOUR)
    assert [one[1] for one in await firings(store)] == ["skipped", "done"]
    assert len(await titles(store)) == 1


async def test_asleep_the_branch_gets_nothing_and_afterwards_it_goes_on(store: Store) -> None:
    clockwork = Clockwork(store)
    branch = await found_branch(store, asleep_since=NOW)
    await make_plan(store, branch, "W1234567 0830")
    await clockwork.until(NOW + HOUR)
    await change(store, Branch, branch, asleep_since=None)
    await clockwork.until(NOW + DAY + HOUR)
    assert [one[1:] for one in await firings(store)] == [
        ("skipped", "branch-asleep"),
        ("done", ""),
    ]


async def test_a_features_note_is_stored_with_the_firing(store: Store) -> None:
    clockwork = Clockwork(store)
    await make_plan(store, await found_branch(store), "W1234567 0830", title="note this")
    await clockwork.until(NOW + HOUR)
    assert [one[1:] for one in await firings(store)] == [("done", "noted")]


@pytest.mark.parametrize(
    ("title", "outcome", "note"),
    [
        ("poison", "failed", "RuntimeError (clock.py:"),
        ("break", "failed", "IntegrityError ("),
        ("refuse", "skipped", "button-unknown"),
    ],
)
async def test_one_broken_plan_stops_no_other_and_leaves_nothing(
    store: Store, title: str, outcome: str, note: str
) -> None:
    clockwork = Clockwork(store)
    branch = await found_branch(store)
    for number, name in enumerate(("甲", title, "乙")):
        await make_plan(store, branch, "W1234567 0830", title=name, ref_id=number)
    await clockwork.until(NOW + HOUR)
    found = {one.plan_id: (one.outcome, one.note) for one in await every(store, Occurrence)}
    assert [found[n][0] for n in (1, 2, 3)] == ["done", outcome, "done"]
    assert found[2][1].startswith(note)
    assert "王芳" not in found[2][1]
    assert await titles(store) == ["甲", "乙"]
    assert {plan.next_due_at for plan in await every(store, Plan)} == {NOW + HOUR / 2 + DAY}


async def test_a_plan_of_another_versions_kind_is_left_to_a_process_that_knows_it(
    store: Store,
) -> None:
    clockwork = Clockwork(store)
    await make_plan(store, await found_branch(store), "W1234567 0830", kind="from.the.future")
    await clockwork.until(NOW + HOUR)
    assert await firings(store) == []
    assert (await every(store, Plan))[0].next_due_at == NOW + HOUR / 2


async def test_a_rhythm_that_is_none_fails_once_and_is_over(store: Store) -> None:
    clockwork = Clockwork(store)
    branch = await found_branch(store)
    await make_plan(store, branch, "nonsense", next_due_at=NOW)
    await make_plan(store, branch, "W1234567 0830", ref_id=2)
    await clockwork.until(NOW + HOUR)
    assert [one[1] for one in await firings(store)] == ["failed", "done"]
    assert (await every(store, Plan))[0].next_due_at is None


async def test_the_log_says_where_a_plan_failed(store: Store) -> None:
    clockwork = Clockwork(store)
    await make_plan(store, await found_branch(store), "W1234567 0830", title="poison")
    with capture_logs() as lines:
        await clockwork.until(NOW + HOUR)
    (line,) = [line for line in lines if line["event"] == "plan.failed"]
    assert (line["plan"], line["kind"]) == (1, "push")


@pytest.mark.both
async def test_two_processes_tick_on_one_database_and_each_plan_fires_once(
    store: Store, database_url: str
) -> None:
    branches = [await found_branch(store, number) for number in range(1, 11)]
    row = {"kind": "push", "data": {}, "title": "今日学习", "rhythm": "W1234567 0830"}
    rows = [
        row | {"branch_id": branches[n % 10], "ref_id": n, "next_due_at": NOW + HOUR / 2}
        for n in range(300)
    ]
    await store.write(lambda s: s.execute(insert(Plan), rows))
    second = Store(database_url, {"registry": REGISTRY})
    await second.start()
    one, two = Clockwork(store, NOW + HOUR), Clockwork(second, NOW + HOUR)
    await asyncio.gather(one.tick.run(), two.tick.run())
    await asyncio.gather(one.tick.run(), two.tick.run())
    await second.stop()
    found = [one.plan_id for one in await every(store, Occurrence)]
    assert sorted(found) == list(range(1, 301))
    assert len(await titles(store)) == 300


async def test_restarted_in_the_middle_nothing_is_forgotten_or_done_twice(
    store: Store, database_url: str
) -> None:
    branch = await found_branch(store)
    for number in range(50):
        await make_plan(store, branch, "W1234567 0830", ref_id=number, title=f"{number}")
    first = Clockwork(store, NOW + HOUR)
    await first.tick._batch()
    done = len(await every(store, Occurrence))
    assert 0 < done < 50
    second = Store(database_url, {"registry": REGISTRY})
    await second.start()
    assert await Clockwork(second, NOW + 2 * HOUR).tick.run() == 50 - done
    await second.stop()
    assert sorted(await titles(store), key=int) == [f"{number}" for number in range(50)]


async def test_batches_grow_to_their_time_and_no_further(store: Store) -> None:
    clockwork = Clockwork(store)
    branch = await found_branch(store)
    row = {"branch_id": branch, "kind": "push", "data": {}, "rhythm": "W1234567 0830"}
    rows = [row | {"ref_id": n, "next_due_at": NOW} for n in range(400)]
    await store.write(lambda s: s.execute(insert(Plan), rows))
    sizes = []
    while fired := await clockwork.tick._batch():
        sizes.append(fired)
    assert sum(sizes) == 400
    assert max(sizes) <= MOST
    assert all(later <= 2 * before for before, later in pairwise(sizes))


async def test_a_tick_with_nothing_due_is_one_indexed_query(store: Store) -> None:
    """Of 100,000 plans none is due: one statement, answered from the index, nothing written."""
    branch = await found_branch(store)
    row = {"branch_id": branch, "kind": "push", "data": {}, "rhythm": "W1234567 0830"}
    rows = [
        row | {"ref_id": n, "next_due_at": NOW + timedelta(minutes=n % 1440)}
        for n in range(100_000)
    ]
    await store.write(lambda s: s.execute(insert(Plan), rows))
    await store.write(lambda s: s.execute(text("ANALYZE")))
    said: list[tuple[str, Any]] = []

    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if statement != "BEGIN":
            said.append((statement, parameters))

    for engine in (store.reader, store.writer):
        event.listen(engine, "before_cursor_execute", note)
    assert await Clockwork(store, NOW - HOUR).tick.run() == 0
    for engine in (store.reader, store.writer):
        event.remove(engine, "before_cursor_execute", note)
    ((statement, parameters),) = said
    assert statement.startswith("SELECT")
    assert "ix_plan_next_due_at" in await explained(store, statement, parameters)


async def explained(store: Store, statement: str, parameters: Any) -> str:
    """Explains the database's plan of a statement."""
    sqlite = store.reader.dialect.name == "sqlite"
    asked = ("EXPLAIN QUERY PLAN " if sqlite else "EXPLAIN ") + statement

    def look(session: Session) -> str:
        rows = session.connection().exec_driver_sql(asked, parameters)
        return "\n".join(str(row) for row in rows)

    return await store.read(look)


async def test_a_changed_zone_moves_what_is_ahead_and_nothing_that_is_due(store: Store) -> None:
    branch_id = await found_branch(store)
    ahead = await make_plan(store, branch_id, "W1234567 0900")
    waiting = await make_plan(store, branch_id, "W1234567 0800", ref_id=2, next_due_at=NOW)
    paused = await make_plan(store, branch_id, "W1234567 0900", ref_id=3, paused=True)
    over = await make_plan(store, branch_id, "O20261201 0900", ref_id=4, after=NOW + 30 * DAY)

    def move(session: Session) -> None:
        branch = session.get_one(Branch, branch_id)
        branch.zone = "Europe/Berlin"
        planning.replan(session, branch, NOW)

    await store.write(move)
    due = {plan.id: plan.next_due_at for plan in await every(store, Plan)}
    assert due == {ahead: NOW + 8 * HOUR, waiting: NOW, paused: None, over: None}


async def test_other_working_days_move_what_is_ahead(store: Store) -> None:
    """Saturday, 10 October 2026 is worked for the National Day holiday."""
    before = datetime(2026, 10, 9, 4, 0, tzinfo=UTC)
    branch_id = await found_branch(store)
    await make_plan(store, branch_id, "B 0900", after=before)
    assert (await every(store, Plan))[0].next_due_at == datetime(2026, 10, 10, 1, tzinfo=UTC)

    def choose(session: Session) -> None:
        branch = session.get_one(Branch, branch_id)
        branch.official_workdays = False
        planning.replan(session, branch, before)

    await store.write(choose)
    assert (await every(store, Plan))[0].next_due_at == datetime(2026, 10, 12, 1, tzinfo=UTC)


async def test_a_row_made_due_again_for_a_moment_it_slept_through_is_done(store: Store) -> None:
    branch = await found_branch(store)
    clockwork = Clockwork(store, NOW)
    arm = lambda s: plans.set_once(s, branch, "push.once", 7, NOW)  # noqa: E731
    await store.write(arm)
    await change(store, Plan, 1, title="refuse")
    await clockwork.tick.run()
    await change(store, Plan, 1, title="今日学习")
    await store.write(arm)
    await clockwork.tick.run()
    assert await firings(store) == [(NOW, "done", "")]
    assert await store.read(lambda s: s.scalar(select(Plan.next_due_at))) is None
