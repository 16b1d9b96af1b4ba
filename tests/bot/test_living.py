"""The branch of the demonstration: half a year lived, up to today, and every page of it full."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.app import build_app
from bot.demo import TOKEN, demo_settings, live, write_roster
from bot.limiter import FreeLimiter
from bot.living.clock import ZONE, DemoClock, daytime
from data.models import (
    Answer,
    Attendance,
    Check,
    Contest,
    Contribution,
    Hours,
    Meeting,
    Member,
    Outgoing,
    PointEntry,
    Reading,
    Receipt,
    Record,
    Round,
    Topic,
)
from sandbox import Sandbox
from sandbox.demo import build_demo
from tests.town import SHANGHAI, Town

TODAY = datetime(2026, 11, 26, 10, 0, tzinfo=SHANGHAI)


@asynccontextmanager
async def lived(folder: Path, today: datetime = TODAY) -> AsyncIterator[Town]:
    """Has a demonstration's branch live up to a moment, and opens the bot on it."""
    clock = DemoClock()
    until = today.astimezone(UTC)
    clock.set(until)
    async with Sandbox(TOKEN, clock=clock) as box:
        group = build_demo(box.world)
        settings = demo_settings(box.url, f"sqlite:///{folder / 'demo.sqlite3'}")
        await live(box, settings, clock, group, until, write_roster(folder / "r.xlsx").read_bytes())
        app = build_app(settings, clock.now, FreeLimiter)
        await app.open(ticking=False, listening=False)
        people = {one.full_name: one for one in box.world.people.values()}
        try:
            yield Town(box, app, group, people, [today])
        finally:
            await app.close()


def numbers(text: str) -> int:
    """Counts the digits in a text."""
    return sum(map(str.isdigit, text))


async def test_the_branch_has_lived_half_a_year_and_every_page_is_full(tmp_path: Path) -> None:
    async with lived(tmp_path) as town:
        many = {
            table: await town.look(lambda s, t=table: s.scalar(select(func.count()).select_from(t)))
            for table in (Reading, Round, Topic, Contest, Meeting, Check, Contribution, Record)
        }
        assert 180 <= many[Reading] + many[Round] <= 260
        assert many[Check] == 26
        assert many[Contest] == 3
        assert 28 <= many[Meeting] <= 45
        assert many[Record] >= 25
        assert many[Contribution] > 250
        for table in (Receipt, Answer):
            assert await town.look(lambda s, t=table: s.scalar(select(func.count(t.id)))) > 2000
        for table in (Hours, PointEntry):
            who = select(func.count(table.member_id.distinct()))
            assert await town.look(lambda s, w=who: s.scalar(w)) == 31

        async def asked(name: str, text: str) -> str:
            await town.say(name, text, private=True)
            return town.last(town.person(name)).text

        me = await asked("王芳", "我的")
        assert numbers(me) > 12
        assert "还没有到期" not in me
        assert (await asked("陈静", "/check")).count("/") >= 15
        assert (await asked("王芳", "/rank")).count("分") >= 10
        assert (await asked("陈静", "/insight")).count("答对") >= 5
        calendar = await asked("王芳", "/calendar")
        assert calendar.count("·") >= 6
        assert "会议" in calendar
        assert "归档" in await asked("陈静", "/records")
        said = [message.text for message in town.seen()]
        assert any("今日学习" in text for text in said)
        assert any("学习检查" in text for text in said)
        await _are_people(town)


async def _are_people(town: Town) -> None:
    """Some are late, ask for leave, miss a meeting and make up for it; nothing waits to be sent."""
    found = await town.look(lambda s: set(s.scalars(select(Attendance.status).distinct())))
    assert {"present", "late", "leave", "absent", "made_up"} <= found
    late = await town.look(lambda s: s.scalar(select(func.count()).where(Receipt.late)))
    assert late > 20
    shares = await town.look(
        lambda s: s.scalars(
            select(func.count())
            .select_from(Receipt)
            .join(Member, Member.id == Receipt.member_id)
            .group_by(Member.id)
        ).all()
    )
    assert max(shares) > 1.3 * min(shares)
    states = await town.look(lambda s: set(s.scalars(select(Outgoing.state).distinct())))
    assert states == {"sent"}
    # Chinese words work in the group, where the bot is an administrator.
    before = len(town.seen())
    await town.say("王芳", "排行")
    assert len(town.seen()) == before + 1


@pytest.mark.parametrize("hour", [0, 3, 8, 9, 12, 15, 16, 20, 23])
def test_it_is_daytime_whatever_the_hour(hour: int) -> None:
    now = datetime(2026, 11, 26, hour, 40, tzinfo=SHANGHAI)
    begun = daytime(now.astimezone(UTC)).astimezone(ZONE)
    assert begun.date() == now.date()
    assert 9 <= begun.hour < 16


def test_the_clock_stands_and_then_runs() -> None:
    real = [1000.0]
    clock = DemoClock(lambda: real[0])
    moment = TODAY.astimezone(UTC)
    clock.set(moment)
    real[0] += 60
    assert clock.now() == moment
    clock.start(moment)
    real[0] += 60
    assert clock.now() == moment + timedelta(seconds=60)
