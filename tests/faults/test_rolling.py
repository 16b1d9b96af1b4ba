"""Real processes behind one webhook: restarted one after the other while people tap, they leave no
tap unanswered; three at once do each piece of work once."""

import asyncio
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from data.models import Attendance, Branch, Meeting, Outgoing, Plan, SetAside, Topic
from data.queries import outbox
from data.queries.meeting import schedule
from data.store import Store
from data.values.out import OutMessage
from handlers.features import REGISTRY
from sandbox import Tap
from tests import town as place
from tests.databases import on_postgresql
from tests.fleet import GIVE_UP, Balancer, Fleet
from tests.stories import topics_town
from tests.town import Town, open_town

PACE = 0.02
"""Seconds between two taps."""


def came(session: Session) -> Counter[str]:
    return Counter(
        session.scalars(select(Attendance.name).where(Attendance.signed_at.is_not(None)))
    )


async def _prepared(town: Town, many: int) -> list[str]:
    await town.found()
    people = [f"成员{n:03}" for n in range(many)]
    for name in people:
        town.person(name)
    await town.open_signin("学习会")
    return people


@on_postgresql
async def test_a_rolling_restart_leaves_no_tap_unanswered(
    database_url: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """As many taps as `--kills` says (60, or 400) while both processes are replaced."""
    many = request.config.getoption("kills")
    monkeypatch.setattr(place, "START", datetime.now(place.SHANGHAI))
    balancer, taps = Balancer(), list[Tap]()
    async with open_town(database_url) as town, balancer.open() as base:
        people = await _prepared(town, many)
        await town.app.close()
        box, board = town.box, town.board()
        fleet = Fleet(box, database_url, balancer, base)

        async def tap(quarter: int) -> None:
            for name in people[quarter * many // 4 : (quarter + 1) * many // 4]:
                taps.append(box.world.tap(town.people[name], board, "签到"))
                await asyncio.sleep(PACE)

        try:
            await fleet.start()
            await fleet.start()
            hooked = [one for one in box.log if one.method == "setWebhook"]
            changes = (fleet.stop_first, fleet.start, fleet.stop_first, fleet.start)
            for quarter, change in enumerate(changes):
                await asyncio.gather(tap(quarter), change())
            await box.until(lambda: not box.world.updates.pending, GIVE_UP)
        finally:
            await fleet.stop()
        store = Store(database_url, {"registry": REGISTRY})
        await store.start()
        signed = await store.read(came)
        aside = await store.read(lambda s: s.scalars(select(SetAside)).all())
        await store.stop()
        again = [one for one in box.log if one.method == "setWebhook"]
        await town.app.open(ticking=False, listening=False)
    print(f"taps {many}, moved {balancer.moved}, cut {balancer.cut}")
    assert [tap for tap in taps if tap.answer is None] == []
    assert signed == Counter(people), "each of them exactly once"
    assert aside == []
    assert len(again) == len(hooked) == 1, "set once, for all of them"
    assert fleet.codes == [0] * 4
    assert balancer.cut == 0, "what a process took it answered"


PUSHED, OPENED, CLOSED = 24, 4, 6
"""Private pushes, meetings that open, and discussions that close; a group gets twenty a minute."""


def _due(session: Session, town: Town, people: list[int]) -> None:
    """Writes work for all processes, due in ten seconds, when all three run."""
    now = town.now.astimezone(UTC)
    at = now + timedelta(seconds=10)
    branch = session.scalars(select(Branch)).one()
    branch.quiet_from = branch.quiet_to = branch.reminds_before = 0
    session.execute(update(Topic).values(closes_at=at))
    for n in range(OPENED):
        meeting = Meeting(
            branch_id=branch.id, kind="general", topic=f"第{n}课", starts_at=at + HOUR,
            ends_at=at + 2 * HOUR, opens_at=at, late_at=at + HOUR, closes_at=at + 2 * HOUR,
            state="planned", created_at=now,
        )  # fmt: skip
        session.add(meeting)
        session.flush()
        schedule(session, meeting, now)
    closing = (Plan.kind == "topic.close") & (Plan.branch_id == branch.id)
    session.execute(update(Plan).where(closing).values(next_due_at=at))
    for n, person in enumerate(people):
        row = outbox.post(session, person, "push", OutMessage(f"推送{n}"), now, at=at)
        session.flush()
        row.bot_id = 42 if n % 2 else 0  # as the version before left them
    for n in range(20):
        old = now - timedelta(days=60)
        session.add(SetAside(bot_id=42, update_id=n, body={}, error="x", at=old))


HOUR = timedelta(hours=1)


@on_postgresql
async def test_three_processes_do_each_piece_of_work_once(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "START", datetime.now(place.SHANGHAI))
    balancer = Balancer()
    async with open_town(database_url) as town, balancer.open() as base:
        await town.found()
        people = [town.box.world.person(f"党员{n}") for n in range(PUSHED)]
        for one in people:
            await town.start(one)
        for n in range(CLOSED):
            await topics_town.posted(town, f"第{n}个话题")
        await town.app.store.write(lambda s: _due(s, town, [one.id for one in people]))
        await town.app.close()
        before = len(town.seen())
        fleet = Fleet(town.box, database_url, balancer, base)
        try:
            await asyncio.gather(*(fleet.start() for _ in range(3)))

            def results() -> list[str]:
                return [m.text for m in town.told(town.chen) if "个话题" in m.text]

            def done() -> bool:
                pushes = [m for one in people for m in town.told(one) if "推送" in m.text]
                enough = len(pushes) >= PUSHED and len(town.seen()) >= before + OPENED
                return enough and len(results()) >= CLOSED

            await town.box.until(done, GIVE_UP)
        finally:
            await fleet.stop()
        await town.app.open(ticking=False, listening=False)
        assert Counter(m.text for one in people for m in town.told(one) if "推送" in m.text) == (
            Counter(f"推送{n}" for n in range(PUSHED))
        )
        texts = [m.text for m in town.seen()[before:]]
        for n in range(OPENED):
            assert sum(f"第{n}课" in text for text in texts) == 1
        for n in range(CLOSED):
            assert sum(f"第{n}个话题" in text for text in results()) == 1, results()
        store = Store(database_url, {"registry": REGISTRY})
        await store.start()
        aside = await store.read(lambda s: s.scalars(select(SetAside)).all())
        states = await store.read(lambda s: set(s.scalars(select(Outgoing.state))))
        await store.stop()
        assert aside == []
        assert states == {"sent"}
        hooked = [one for one in town.box.log if one.method == "setWebhook"]
        assert len(hooked) == 1
