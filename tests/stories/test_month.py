"""A month of a branch's life in seconds: every push on its minute, whatever the calendar does."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from data.models import Branch, Occurrence, Plan
from tests import town as place
from tests.clock import ACTIONS, change, make_plan
from tests.town import SHANGHAI, Town, open_town

SECOND = timedelta(seconds=1)


@asynccontextmanager
async def living(
    database_url: str, start: datetime, monkeypatch: pytest.MonkeyPatch, zone: str = ""
) -> AsyncIterator[Town]:
    """Opens the town at another time, its branch founded, perhaps in another zone and without quiet
    hours."""
    monkeypatch.setattr(place, "START", start)
    async with open_town(database_url) as town:
        await town.found()
        if zone:
            await change(town.app.store, Branch, 1, zone=zone, quiet_from=0, quiet_to=0)
        town.app.tick.actions = ACTIONS
        yield town


async def live(town: Town, end: datetime, restart_every: int = 0) -> list[tuple[datetime, str]]:
    """Lets time pass up to a moment; returns the time and text of each push.

    A second before anything is due nothing comes. The bot is restarted after every `restart_every`.
    """
    came: list[tuple[datetime, str]] = []
    while True:
        due = await town.look(lambda s: s.scalar(select(func.min(Plan.next_due_at))))
        if due is None or due > end.astimezone(UTC):
            break
        town.at[0] = max(due - SECOND, town.now)
        assert await town.app.tick.run() == 0
        before = len(town.seen())
        town.at[0] = due
        await town.app.tick.run()
        await town.app.delivery.run()
        came += [(due, message.text) for message in town.seen()[before:]]
        if restart_every and len(came) % restart_every == 0:
            await town.restart()
            town.app.tick.actions = ACTIONS
    town.at[0] = end
    return came


def at(year: int, month: int, days: list[int], hour: int, minute: int = 0) -> list[datetime]:
    """Returns moments on the clocks of Shanghai."""
    return [datetime(year, month, day, hour, minute, tzinfo=SHANGHAI) for day in days]


async def test_over_national_day_with_its_worked_weekends(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Mid-Autumn is 25–27 September 2026, National Day 1–7 October; worked for them are Sunday,
    20 September and Saturday, 10 October. Meanwhile the bot is restarted again and again."""
    start = datetime(2026, 9, 14, 7, 0, tzinfo=SHANGHAI)
    async with living(database_url, start, monkeypatch) as town:
        store, now = town.app.store, start.astimezone(UTC)
        for number, (title, rhythm) in enumerate(
            (
                ("晨读", "B 0800"),
                ("月末", "N-1:B 1600"),
                ("主题党日", "N1:5 1500 +"),
                ("一次", "O20260920 1000"),
            )
        ):
            await make_plan(store, 1, rhythm, now, title=title, ref_id=number)
        came = await live(town, datetime(2026, 10, 16, 23, 0, tzinfo=SHANGHAI), restart_every=5)
        merged = await town.look(lambda s: s.scalar(select(func.sum(Occurrence.merged))))
    workdays = at(2026, 9, [14, 15, 16, 17, 18, 20, 21, 22, 23, 24, 28, 29, 30], 8)
    workdays += at(2026, 10, [8, 9, 10, 12, 13, 14, 15, 16], 8)
    assert [moment for moment, text in came if text == "晨读"] == workdays
    assert [moment for moment, text in came if text == "月末"] == at(2026, 9, [30], 16)
    # The first Friday, 2 October, is a holiday: moved to the next working day.
    assert [moment for moment, text in came if text == "主题党日"] == at(2026, 10, [8], 15)
    assert [moment for moment, text in came if text == "一次"] == at(2026, 9, [20], 10)
    assert len(came) == len(workdays) + 3
    assert merged == 0


async def test_month_ends_of_every_length(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = datetime(2027, 12, 31, 7, 0, tzinfo=SHANGHAI)
    async with living(database_url, start, monkeypatch) as town:
        store, now = town.app.store, start.astimezone(UTC)
        await make_plan(store, 1, "M-1 0900", now, title="月底")
        await make_plan(store, 1, "M31!skip 1000", now, title="三十一日", ref_id=2)
        came = await live(town, datetime(2028, 4, 30, 23, 0, tzinfo=SHANGHAI))
    ends = [(2027, 12, 31), (2028, 1, 31), (2028, 2, 29), (2028, 3, 31), (2028, 4, 30)]
    assert [m for m, text in came if text == "月底"] == [at(y, m, [d], 9)[0] for y, m, d in ends]
    long = [(2027, 12, 31), (2028, 1, 31), (2028, 3, 31)]
    assert [m for m, text in came if text == "三十一日"] == [
        at(y, m, [d], 10)[0] for y, m, d in long
    ]


@pytest.mark.parametrize(
    ("zone", "changes", "half_past_two"),
    [
        # Clocks go back: 2:30 comes twice, the push with the first.
        ("Europe/Berlin", date(2026, 10, 25), "2026-10-25T00:30+00:00"),
        # Clocks go forward over 2:30: the push comes with the next valid minute, 3:00.
        ("Europe/Berlin", date(2027, 3, 28), "2027-03-28T01:00+00:00"),
        ("America/New_York", date(2026, 11, 1), None),
        ("America/New_York", date(2027, 3, 14), "2027-03-14T07:00+00:00"),
    ],
)
async def test_when_the_clocks_change_each_day_has_its_one_push(
    database_url: str,
    monkeypatch: pytest.MonkeyPatch,
    zone: str,
    changes: date,
    half_past_two: str | None,
) -> None:
    there = ZoneInfo(zone)
    first = changes - timedelta(days=2)
    start = datetime.combine(first, time(), there)
    async with living(database_url, start, monkeypatch, zone) as town:
        store, now = town.app.store, start.astimezone(UTC)
        await make_plan(store, 1, "W1234567 0800", now, title="早上")
        await make_plan(store, 1, "W1234567 0230", now, title="夜里", ref_id=2)
        end = datetime.combine(changes + timedelta(days=2), time(23), there)
        came = await live(town, end, restart_every=4)
    days = [first + timedelta(days=n) for n in range(5)]
    mornings = [moment.astimezone(there) for moment, text in came if text == "早上"]
    assert mornings == [datetime.combine(day, time(8), there) for day in days]
    nights = {moment.astimezone(there).date(): moment for moment, text in came if text == "夜里"}
    assert list(nights) == days
    assert len(came) == 10
    if half_past_two:
        assert nights[changes] == datetime.fromisoformat(half_past_two)


async def test_a_summer_break_and_a_branch_that_moves(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Paused until 15 July, then on; on 20 July 陈静 sets the zone to Berlin."""
    start = datetime(2026, 7, 1, 7, 0, tzinfo=SHANGHAI)
    async with living(database_url, start, monkeypatch) as town:
        store, now = town.app.store, start.astimezone(UTC)
        until = datetime(2026, 7, 15, tzinfo=SHANGHAI).astimezone(UTC)
        await make_plan(store, 1, "W1234567 0800", now, title="晨读", paused_until=until)
        came = await live(town, datetime(2026, 7, 20, 10, 0, tzinfo=SHANGHAI), restart_every=2)
        await town.say(town.chen, "/settings", private=True)
        await town.press(town.chen, "基本")
        await town.press(town.chen, "时区")
        await town.press(town.chen, "柏林")
        came += await live(town, datetime(2026, 7, 23, 23, 0, tzinfo=SHANGHAI))
    berlin = ZoneInfo("Europe/Berlin")
    assert [moment for moment, _ in came] == [
        *at(2026, 7, [15, 16, 17, 18, 19, 20], 8),
        *(datetime(2026, 7, day, 8, tzinfo=berlin) for day in (20, 21, 22, 23)),
    ]


async def test_down_for_a_week_it_sends_one_push_and_goes_on(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Back a week later at nine: today's reading is still in time, noon's of the week are not;
    pushes without a cut-off are sent. Each is one, however many were missed."""
    start = datetime(2026, 6, 1, 7, 0, tzinfo=SHANGHAI)
    async with living(database_url, start, monkeypatch) as town:
        store, now = town.app.store, start.astimezone(UTC)
        await make_plan(store, 1, "W1234567 0800", now, title="晨读")
        await make_plan(store, 1, "W1234567 1200", now, title="午读", ref_id=2)
        await make_plan(store, 1, "W1234567 1201", now, kind="push.once", title="照发", ref_id=3)
        town.at[0] = start + timedelta(days=7, hours=2)
        await town.restart()
        town.app.tick.actions = ACTIONS
        before = len(town.seen())
        await town.app.tick.run()
        await town.app.delivery.run()
        assert [message.text for message in town.seen()[before:]] == ["晨读", "照发"]
        came = await live(town, start + timedelta(days=8, hours=2))
        made = {plan.id for plan in await town.every(Plan) if plan.rhythm}
        fired = [one for one in await town.every(Occurrence) if one.plan_id in made]
    assert [(m, text) for m, text in came if text == "晨读"] == [(at(2026, 6, [9], 8)[0], "晨读")]
    assert len(came) == 3
    found = [(one.outcome, one.merged) for one in fired[:3]]
    assert found == [("done", 7), ("skipped", 6), ("done", 6)]
