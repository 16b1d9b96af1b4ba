"""Votes under SIGKILL: the bot is killed as ballots are cast; none is lost, none counts twice."""

import asyncio
import signal
from collections import Counter
from datetime import datetime

import pytest

from data.models import Ballot, SealedBallot, SetAside, VoteKey
from sandbox import Tap
from tests import town as place
from tests.running import GIVE_UP, answers, running_bot
from tests.stories.votes_town import ballot, closes, electors, files_of, gathered, motion, vote
from tests.town import key_file, open_town

PEOPLE = tuple(f"党员{n:02}" for n in range(1, 13))
KILLS = 3


async def test_killed_as_ballots_are_cast_each_counts_once_and_stays_secret(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "START", datetime.now(place.SHANGHAI))
    if not database_url.startswith("sqlite"):
        monkeypatch.setenv("ZHIXUE_KEY_FILE", str(key_file()))
    async with open_town(database_url) as town:
        await gathered(town, "陈静", *PEOPLE)
        await motion(town)
        pages = {name: await ballot(town, name) for name in PEOPLE}
        ids = {one.name: one.id for one in await electors(town)}
        await town.app.close()
        box = town.box
        taps: list[Tap] = []
        share = len(PEOPLE) // KILLS
        for round_ in range(KILLS):
            async with running_bot(box, database_url) as bot:
                for name in PEOPLE[round_ * share : (round_ + 1) * share]:
                    choice = "fa"[PEOPLE.index(name) % 2]
                    for _ in range(2):
                        data = f"vb.c:{ids[name]}:0:{choice}"
                        taps.append(
                            box.world.tap(town.person(name), pages[name], data, crafted=True)
                        )
                seen = len(answers(taps))
                await box.until(lambda seen=seen: len(answers(taps)) > seen, GIVE_UP)
                bot.send_signal(signal.SIGKILL)
                await asyncio.wait_for(bot.wait(), GIVE_UP)
        async with running_bot(box, database_url) as bot:
            await box.until(lambda: not box.world.updates.pending, GIVE_UP)
            bot.terminate()
            await asyncio.wait_for(bot.wait(), GIVE_UP)
        await town.restart()
        cast = [one for one in await electors(town) if one.cast]
        assert {one.cast for one in cast} == {1}
        assert {one.name for one in cast} == set(PEOPLE)
        hidden = [one.content for one in await town.every(SealedBallot)]
        assert len(hidden) == len(PEOPLE)
        assert await town.every(SetAside) == []
        assert "赞成 6 · 反对 6 · 弃权 0" in await closes(town)
        assert Counter(one.marks for one in await town.every(Ballot)) == {"f": 6, "a": 6}
        assert await town.every(VoteKey) == []
        # Killed before the files were wiped, the next process does it.
        assert (await vote(town)).scrub
        await town.restart()
        assert await town.app.scrub.run()
        if database_url.startswith("sqlite"):
            content = files_of(database_url)
            assert not any(one[:24] in content for one in hidden)
