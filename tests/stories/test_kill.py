"""The bot is killed again and again during a sign-in; nothing is lost, nothing doubled."""

import asyncio
import signal
from collections import Counter
from datetime import datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Attendance, SeenUpdate, SetAside
from data.store import Store
from handlers.features import REGISTRY
from sandbox import Tap
from tests import town as place
from tests.running import GIVE_UP, answers, running_bot
from tests.town import Town, open_town

KILLS = 4
MEMBERS = 24


def names(session: Session) -> list[str]:
    return list(session.scalars(select(Attendance.name).where(Attendance.signed_at.is_not(None))))


async def _prepared(town: Town) -> list[str]:
    await town.found()
    people = [f"成员{n:02}" for n in range(MEMBERS)]
    for name in people:
        town.person(name)
    await town.open_signin("学习会")
    return people


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM])
async def test_killed_in_the_middle_every_tap_counts_once(
    database_url: str, sign: signal.Signals, monkeypatch: pytest.MonkeyPatch
):
    """Whenever a few more taps are answered the process is killed and started anew. The bot runs by
    the real clock here, so it opens the meeting by that too."""
    monkeypatch.setattr(place, "START", datetime.now(place.SHANGHAI))
    async with open_town(database_url) as town:
        people = await _prepared(town)
        await town.app.close()
        box, board = town.box, town.board()
        taps: list[Tap] = []
        kills = KILLS if sign is signal.SIGKILL else 1
        share = MEMBERS // kills
        for round_ in range(kills):
            async with running_bot(box, database_url) as bot:
                mine = people[round_ * share : (round_ + 1) * share]
                taps += [box.world.tap(town.people[name], board, "签到") for name in mine]
                answered = len(answers(taps))
                await box.until(lambda seen=answered, all_=taps: len(answers(all_)) > seen, GIVE_UP)
                bot.send_signal(sign)
                await asyncio.wait_for(bot.wait(), GIVE_UP)
        async with running_bot(box, database_url) as bot:
            await box.until(lambda: not box.world.updates.pending, GIVE_UP)
            bot.terminate()
            await asyncio.wait_for(bot.wait(), GIVE_UP)
        store = Store(database_url, {"registry": REGISTRY})
        await store.start()
        came = Counter(await store.read(names))
        aside = await store.read(lambda s: len(s.scalars(select(SetAside)).all()))
        seen = await store.read(lambda s: list(s.scalars(select(SeenUpdate.update_id))))
        await store.stop()
        await town.app.open(ticking=False, listening=False)
    assert came == Counter(people[: share * kills]), "each of them exactly once"
    assert aside == 0
    assert len(seen) == len(set(seen))
