"""A copied town equals the played one, and no story sees anything of another."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

import pytest

from data.models import Branch
from tests import prepared
from tests.stories.quiz_town import members
from tests.stories.roster_town import imported, second_branch
from tests.town import Town, open_town

New = Callable[[], str]


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes the first preparation here a played one."""
    monkeypatch.setattr(prepared, "_KEPT", {})


def rows(town: Town) -> tuple[Mapping[str, Any], Mapping[str, int]]:
    return prepared._rows(town.app.store.writer)


def said(town: Town) -> list[tuple[str, str, str]]:
    """Returns all messages: where, by whom, what."""
    return [
        (str(chat.id), message.sender.full_name, message.text)
        for chat in town.box.world.chats.values()
        for message in town.box.world.messages(chat)
    ]


@pytest.mark.parametrize("prepare", [Town.found, members, imported])
async def test_a_copied_town_is_as_the_played_one(new_database: New, prepare: Any) -> None:
    seen = []
    for _ in range(2):
        async with open_town(new_database()) as town:
            await prepare(town)
            seen.append((rows(town), said(town), [c.method for c in town.box.log], town.now))
            await second_branch(town)  # both go on alike
            await town.say("王芳", "/me", private=True)
            seen[-1] += (rows(town), said(town), town.box.clock())
    assert seen[0] == seen[1]


async def test_stories_do_not_affect_each_other(new_database: New) -> None:
    """The first town is played, the others are copies."""
    seen = []
    for _ in range(3):
        async with open_town(new_database()) as town:
            await members(town)
            names = {person.full_name for person in town.box.world.people.values()}
            calls = [dict(call.params) for call in town.box.log if call.method != "getUpdates"]
            seen.append((rows(town), said(town), names, calls, town.group.title))
            town.chen.name = "陈静静"
            town.group.title = "别的支部"
            town.box.log[-1].params["text"] = "别的"
            for message in (*town.seen(), *town.told(town.chen)):
                message.text = "别的话"
            town.person("吴桐")
            await town.open_signin("学习会")
            await town.tap(town.person("王芳"), town.board(), "签到")
            assert rows(town) != seen[0][0]
            assert said(town) != seen[0][1]
    assert seen[0] == seen[1] == seen[2]


async def test_a_storys_earlier_references_stay_valid(new_database: New) -> None:
    for _ in range(2):
        async with open_town(new_database()) as town:
            chen, group, log = town.chen, town.group, town.box.log
            await members(town)
            assert (town.chen, town.group) == (chen, group)
            assert log is town.box.log
            assert {m.chat for m in town.seen()} == {group}
            assert town.box.world.private(chen).person is chen


async def test_a_town_in_which_something_happened_is_played(new_database: New) -> None:
    async with open_town(new_database()) as town:
        await members(town)
    async with open_town(new_database()) as town:
        town.group.title = "别的支部"
        await members(town)
        assert (await town.only(Branch)).name == "别的支部"
    kept = len(prepared._KEPT)
    async with open_town(new_database()) as town:
        await town.second()
        await members(town)
        assert (
            len(
                await town.look(
                    lambda s: s.connection().exec_driver_sql("SELECT id FROM branch").all()
                )
            )
            == 2
        )
    assert len(prepared._KEPT) == kept


async def test_other_arguments_make_another_town(new_database: New) -> None:
    for names in (("王芳",), ("李强",), ("王芳",)):
        async with open_town(new_database()) as town:
            await members(town, *names)
            listed = await town.look(
                lambda s: s.connection().exec_driver_sql("SELECT name FROM member").all()
            )
            assert {name for (name,) in listed} == {"陈静", *names}


async def test_nothing_the_sandbox_remembers_is_forgotten(new_database: New) -> None:
    """Who gives it a new field says here whether copies have it."""
    async with open_town(new_database()) as town:
        world, service = town.box.world, town.box.service
        kept = {*prepared.WORLD, *prepared.COUNTERS}
        open_ends = {"clock", "bell", "main", "accounts", "viewers", "_listeners"}
        assert set(vars(world)) == kept | open_ends
        fixed = {"person", "token", "updates", "privacy", "name"}
        assert {field.name for field in fields(world.main)} == {*prepared.ACCOUNT, "ids"} | fixed
        wanted = {"_clock", "bell", "allowed", "asked", "offered"}
        assert set(vars(world.updates)) == {*prepared.UPDATES} | wanted
        under_way = {"world", "account", "clock", "flood", "poller", "webhook", "busy", "calls"}
        assert set(vars(service)) == {"about", "faults", "log", "version"} | under_way
