"""Who may found a branch: the first group, anyone, those listed, or whom an operator agrees to."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy.orm import Session

from data.models import Branch, FoundingRequest, Member
from data.values.founding import A_DAY, INFO, Founding, FoundingRule
from sandbox import Chat, Message, Person
from tests.town import Town, labels, open_town

CLOSED = "这个机器人只服务部署者同意的支部"


def test_the_rule() -> None:
    unset = FoundingRule()
    assert [unset.judge(n, -1, 1) for n in (0, 1, 2, 50)] == [True, False, True, True]
    first = FoundingRule(Founding.FIRST)
    assert [first.judge(n, -1, 1) for n in (0, 1, 2)] == [True, False, False]
    assert FoundingRule(Founding.ANYONE).judge(9, -1, 1)
    listed = FoundingRule(Founding.LISTED, frozenset({-7, 5}))
    assert [listed.judge(0, *who) for who in ((-7, 1), (-1, 5), (-1, 1))] == [True, True, False]
    asked = FoundingRule(Founding.APPROVAL, frozenset({5}), (9,))
    assert [asked.judge(1, -1, who) for who in (1, 5, 9)] == [None, True, True]


async def another_group(town: Town) -> tuple[Chat, Person]:
    """Adds the bot to another group, whose admin is 刘洋."""
    admin = town.box.world.person("刘洋")
    group = town.box.world.group("第二党支部", [admin], creator=admin)
    town.box.world.add_bot(group, admin)
    await town.settle()
    return group, admin


def newest(town: Town, group: Chat) -> Message:
    return town.box.world.messages(group)[-1]


@pytest.mark.both("branch")
async def test_only_the_first_group_has_a_branch_by_default(database_url: str) -> None:
    async with open_town(database_url, founding=None) as town:
        await town.found()
        group, admin = await another_group(town)
        greeting = newest(town, group)
        assert CLOSED in greeting.text
        assert not greeting.keyboard
        refused = await town.forge(admin, greeting, "b.set")
        assert CLOSED in refused.text
        assert len(await town.every(Branch)) == 1


async def test_a_deployment_with_several_branches_stays_open(database_url: str) -> None:
    async with open_town(database_url) as town:
        await town.found()
        await town.second()
        town.app.store.info[INFO] = FoundingRule()
        group, admin = await another_group(town)
        await town.tap(admin, newest(town, group), "建立支部")
        assert len(await town.every(Branch)) == 3


@pytest.fixture
async def asking(database_url: str) -> AsyncIterator[Town]:
    """Opens a town whose operator is 王芳, who can be written to."""
    async with open_town(database_url, founding=Founding.APPROVAL) as town:
        boss = town.people["王芳"]
        town.app.store.info[INFO] = FoundingRule(Founding.APPROVAL, frozenset(), (boss.id,))
        await town.start(boss)
        yield town


async def test_an_operator_agrees_and_the_group_has_its_branch(asking: Town) -> None:
    town, boss = asking, asking.people["王芳"]
    group, admin = await another_group(town)
    answer = await town.tap(admin, newest(town, group), "建立支部")
    assert answer.text == "已请部署者确认，结果会发到这个群里。"
    asked = town.last(boss)
    assert "第二党支部" in asked.text
    assert "刘洋" in asked.text
    assert labels(asked) == ["同意", "不同意"]
    await town.tap(boss, asked, "同意")
    assert "刘洋" in newest(town, group).text
    assert (await town.only(Branch)).chat_id == group.id
    assert (await town.only(Member)).post == "secretary"
    assert await town.every(FoundingRequest) == []
    again = await town.forge(boss, asked, "b.ok:1")
    assert again.alert


async def test_an_operator_refuses(asking: Town) -> None:
    town, boss = asking, asking.people["王芳"]
    group, admin = await another_group(town)
    greeting = newest(town, group)
    for _ in range(2):
        await town.tap(admin, greeting, "建立支部")
    await town.tap(boss, town.last(boss), "不同意")
    assert newest(town, group).text == "部署者没有同意在这个群建立支部。"
    assert await town.every(Branch) == []
    assert await town.every(FoundingRequest) == []


async def test_only_operators_decide(asking: Town) -> None:
    town = asking
    group, admin = await another_group(town)
    await town.tap(admin, newest(town, group), "建立支部")
    await town.start(admin)
    request = await town.only(FoundingRequest)
    for code in ("b.ok", "b.no"):
        refused = await town.forge(admin, town.last(admin), f"{code}:{request.id}")
        assert refused.alert
    assert len(await town.every(FoundingRequest)) == 1
    assert await town.every(Branch) == []


async def test_where_no_operator_can_be_written_to_it_is_closed(database_url: str) -> None:
    async with open_town(database_url, founding=Founding.APPROVAL, operators="99") as town:
        group, admin = await another_group(town)
        refused = await town.tap(admin, newest(town, group), "建立支部")
        assert CLOSED in refused.text


async def test_one_account_founds_so_many_branches_a_day(town: Town) -> None:
    await town.found()
    group, admin = await another_group(town)
    branch = await town.only(Branch)

    def five(session: Session) -> None:
        for number in range(A_DAY):
            at, bot_id = branch.created_at, branch.bot_id
            one = Branch(chat_id=-7000 - number, bot_id=bot_id, name="x", created_at=at)
            session.add(one)
            session.flush()
            session.add(
                Member(
                    branch_id=one.id, account_id=admin.id, name="刘洋", post="secretary",
                    joined_on=branch.created_at.date(),
                )
            )  # fmt: skip

    await town.start(admin)
    await town.app.store.write(five)
    answer = await town.tap(admin, newest(town, group), "建立支部")
    assert answer.text == "现在不能再建新的支部了，请明天再来，或联系部署者。"
    await town.wait(days=1, hours=1)
    await town.tap(admin, newest(town, group), "建立支部")
    assert group.id in {one.chat_id for one in await town.every(Branch)}
