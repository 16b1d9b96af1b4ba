"""Two bots in one deployment: each serves its own branches, and nobody falls between them."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession
from pydantic import SecretStr
from telegram.error import InvalidToken

from bot.doctor import examine
from bot.doctor.finding import Level
from bot.web import SECRET_HEADER
from data.models import Branch
from data.queries import bot as bots
from tests.town import Chat, Person, Town, open_town

SECOND = "43:TEST-token-of-the-second"


@pytest.fixture
async def town(database_url: str) -> AsyncIterator[Town]:
    """Opens a town with two bots; the first one serves 第一党支部."""
    async with open_town(database_url, further=(SECOND,)) as made:
        made.box.world.add_bot(made.group, made.chen)
        await made.settle()
        await made.tap(made.chen, made.board(), "建立支部")
        await made.start(made.chen)
        yield made


@pytest.fixture
def other(town: Town) -> Person:
    """Returns the second bot."""
    return town.box.world.accounts[43].person


async def group_of(town: Town, bot: Person) -> tuple[Chat, Person]:
    """Makes a group with a branch of this bot, founded by 刘洋, who opens the private chat."""
    liu = town.box.world.person("刘洋")
    group = town.box.world.group("第二党支部", [liu], creator=liu)
    town.box.world.add_bot(group, liu, bot=bot)
    await town.settle()
    await town.tap(liu, town.box.world.messages(group)[-1], "建立支部")
    await town.start(liu, bot=bot)
    return group, liu


@pytest.mark.both
async def test_each_branch_belongs_to_the_bot_that_founded_it(town: Town, other: Person) -> None:
    group, liu = await group_of(town, other)
    assert [one.bot_id for one in await town.every(Branch)] == [42, 43]
    town.box.world.say(liu, town.box.world.private(liu, other), "/meeting 党课 今天15:00 《党章》")
    await town.settle()
    await town.tap(liu, town.told(liu, other)[-1], "发布")
    notice = town.box.world.messages(group)[-1]
    assert notice.sender is other
    assert "党课" in notice.text
    await town.until(town.now.replace(hour=14, minute=45))
    board = town.box.world.messages(group)[-1]
    assert board.sender is other
    assert "签到" in (await town.tap(liu, board, "签到")).text
    assert not town.told(liu), "the first bot does not know the secretary"


async def test_links_lead_to_the_branchs_own_bot(town: Town, other: Person) -> None:
    group, liu = await group_of(town, other)
    founded = next(m for m in reversed(town.box.world.messages(group)) if m.keyboard)
    links = {b.url.partition("?")[0] for row in founded.keyboard for b in row if b.url}
    assert links == {f"https://t.me/{other.username}"}
    await town.follow(liu, founded, "设置")
    assert "第二党支部" in town.told(liu, other)[-1].text


async def test_a_bot_in_the_group_of_anothers_branch_says_whose_it_is(
    town: Town, other: Person
) -> None:
    town.box.world.add_bot(town.group, town.chen, bot=other, admin=True)
    await town.settle()
    assert town.seen()[-1].sender is other
    assert "@zhixue_bot" in town.seen()[-1].text
    before = len(town.seen())
    await town.say("王芳", "签到")
    await town.say("王芳", "大家好")
    assert [m.sender for m in town.seen()[before:] if m.sender is other] == []
    town.box.world.remove_bot(town.group, town.chen, bot=other)
    await town.settle()
    assert (await town.only(Branch)).asleep_since is None


async def test_privately_the_other_bot_points_to_the_branchs_own(town: Town, other: Person) -> None:
    await town.start(town.chen, bot=other)
    town.box.world.say(town.chen, town.box.world.private(town.chen, other), "/settings")
    await town.settle()
    assert "@zhixue_bot" in town.told(town.chen, other)[-1].text


async def test_who_started_the_other_bot_is_not_written_to_by_this_one(
    town: Town, other: Person
) -> None:
    await town.enrol("王芳")
    await town.start(town.people["王芳"], bot=other)
    await town.plan("党课 明天15:00 《党章》")
    await town.wait(days=1)
    assert town.told(town.people["王芳"]) == []


async def test_who_starts_the_new_bot_before_the_branch_moves_can_be_written_to(
    town: Town, other: Person
) -> None:
    await town.start(town.people["王芳"], bot=other)
    await town.enrol("王芳")
    await town.start(town.people["王芳"], bot=other)
    assert "@zhixue_bot" in town.told(town.people["王芳"], other)[-1].text
    found = await town.look(lambda s: bots.reachable(s, 43, town.people["王芳"].id))
    assert found is not None


async def test_paid_broadcasts_are_a_setting(database_url: str) -> None:
    async with open_town(database_url, paid_broadcasts=1000) as town:
        town.box.world.add_bot(town.group, town.chen)
        await town.settle()
        sent = [one for one in town.box.log if one.method == "sendMessage"]
        assert sent
        assert all(str(one.params["allow_paid_broadcast"]) == "True" for one in sent)


async def test_nothing_is_paid_for_unless_it_is_set(town: Town) -> None:
    assert not any("allow_paid_broadcast" in one.params for one in town.box.log)


async def test_each_bot_has_a_webhook_and_a_secret_of_its_own(database_url: str) -> None:
    async with open_town(
        database_url,
        further=(SECOND,),
        webhook_url="http://127.0.0.1",
        webhook_secret=SecretStr("a-secret_of-the-tests"),
    ) as town:
        first, second = town.app.connections
        assert (first.hook, second.hook) == ("/telegram/42", "/telegram/43")
        assert first.secret != second.secret
        base = f"http://127.0.0.1:{town.app.web.port}"
        for one in (first, second):
            assert (await one.bot.get_webhook_info()).url == base + one.hook
        async with ClientSession() as http:
            for hook, secret, status in (
                (first.hook, first.secret, 200),
                (first.hook, second.secret, 403),
                ("/telegram", first.secret, 405),
            ):
                async with http.post(
                    base + hook, json={"update_id": 7}, headers={SECRET_HEADER: secret}
                ) as response:
                    assert response.status == status


async def test_a_token_that_is_taken_back_silences_its_own_bot(town: Town) -> None:
    first, second = town.app.connections

    async def refused() -> None:
        raise InvalidToken

    kept, second.polling = second.polling, asyncio.create_task(refused())
    stop = asyncio.Event()
    waiting = asyncio.create_task(town.app.wait(stop))
    await asyncio.wait({second.polling})
    await town.say(town.chen, "/settings", private=True)
    assert not waiting.done()
    assert "支部设置" in town.last(town.chen).text
    stop.set()
    await waiting
    second.polling, running = kept, first.polling
    first.polling = asyncio.create_task(refused())
    second.polling = asyncio.create_task(refused())
    with pytest.raises(InvalidToken):
        await town.app.wait(asyncio.Event())
    first.polling, second.polling = running, kept


async def test_the_doctor_asks_for_every_bot(town: Town, other: Person) -> None:
    await group_of(town, other)
    found = {one.name: one for one in await examine(town.app.settings)}
    assert "@zhixue_bot" in found["token, bot 42"].found
    assert "@zhixue2_bot" in found["token, bot 43"].found
    assert found["groups, bot 43"].found.startswith("1 of 1") or "group 2" in str(found)
    alone = town.app.settings.model_copy(update={"tokens": SecretStr("")})
    (lost,) = [one for one in await examine(alone) if "whose token is not set" in one.found]
    assert lost.level is Level.FAIL
    assert "move-branch 2" in lost.mend
