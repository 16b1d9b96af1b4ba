"""Nobody sees or changes another branch's people through crafted buttons, links or commands."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Account, Branch, Claim, Draft, Member
from sandbox import Message
from tests.stories.roster_town import (
    asks_for,
    branch_of,
    claimed,
    imported,
    open_person,
    row,
    second_branch,
    send,
)
from tests.town import Town

UNKNOWN = "您还不在这个支部的花名册上。发送 /join 认领自己的名字。"
PEOPLE = ("p", "s", "u", "j", "x", "b", "f", "fs", "k", "m", "n", "js")
RETIRED = ("sd", "ss", "us", "xs")
BRANCHES = ("o", "l", "g", "t", "a", "an", "tp", "ex", "w")


async def state(town: Town) -> list[tuple[object, ...]]:
    """Returns everything about members, to see that nothing changed."""

    def look(session: Session) -> list[tuple[object, ...]]:
        columns = list(Member.__table__.columns)
        return [tuple(line) for line in session.execute(select(*columns).order_by(Member.id))]

    return await town.look(look)


def button(message: Message, label: str) -> str:
    """Returns a button's data."""
    found = next(one for line in message.keyboard for one in line if one.text == label)
    assert found.callback_data
    return found.callback_data


async def test_every_roster_button_of_another_branch_is_as_unknown_as_none(town: Town):
    await imported(town)
    _, liu = await second_branch(town)
    wang = await row(town, "王芳")
    first = await town.look(lambda s: branch_of(s, town.group))
    before = await state(town)
    page = town.last(liu)
    said: set[str] = set()
    old: set[str] = set()
    for target, branch in ((wang.id, first.id), (999_999, 999_999), ("", "")):
        crafted = [f"r.{verb}:{target}:full:20261127" for verb in PEOPLE]
        crafted += [f"r.js:{target}:none", f"r.n:{target}:name"]
        crafted += [f"r.{verb}:{branch}:0" for verb in BRANCHES]
        crafted += [f"h.{verb}:{target}" for verb in "cs"] + [f"h.{verb}:{branch}" for verb in "lx"]
        crafted += [f"r.br:{branch}"]
        for data in crafted:
            tap = town.box.world.tap(liu, page, data, crafted=True)
            said.add((await town.box.answer(tap)).text)
        for verb in RETIRED:
            data = f"r.{verb}:{target}:full:20261127"
            old.add((await town.forge(liu, page, data)).text)
    await town.settle()
    assert said == {UNKNOWN}
    assert len(old) == 1
    assert "/roster" in old.pop()
    assert await state(town) == before


async def test_a_merge_does_not_reach_into_another_branch(town: Town):
    await imported(town)
    await claimed(town, "李强")
    _, liu = await second_branch(town)
    li, he = await row(town, "李强"), await row(town, "何伟")
    before = await state(town)
    for who, verb in ((liu, "r.mc"), (liu, "r.ms"), (town.chen, "r.mc"), (town.chen, "r.ms")):
        for source, target in ((li, he), (he, li)):
            data = f"{verb}:{source.id}:{target.id}"
            tap = town.box.world.tap(who, town.last(who), data, crafted=True)
            said = (await town.box.answer(tap)).text
            assert said == UNKNOWN or "已经失效" in said
    assert await state(town) == before


async def test_a_keeper_of_two_rosters_cannot_merge_across_them(town: Town):
    await imported(town)
    await claimed(town, "李强")
    world, chen = town.box.world, town.chen
    other = world.group("第三党支部", [chen], creator=chen)
    world.add_bot(other, chen)
    await town.settle()
    await town.tap(chen, next(m for m in world.messages(other) if m.keyboard), "建立支部")
    second = await town.look(lambda s: branch_of(s, other))

    def add(session: Session) -> None:
        session.add(Member(branch_id=second.id, name="何伟", joined_on=town.now.date()))

    await town.app.store.write(add)
    li, he = await row(town, "李强"), await row(town, "何伟")
    before = await state(town)
    for verb in ("r.mc", "r.ms"):
        tap = world.tap(chen, town.last(chen), f"{verb}:{li.id}:{he.id}", crafted=True)
        assert "已经失效" in (await town.box.answer(tap)).text
    assert await state(town) == before


async def test_a_subgroup_of_another_branch_cannot_be_given(town: Town):
    await imported(town)
    _, liu = await second_branch(town)
    li, he = await row(town, "李强"), await row(town, "何伟")
    page = await open_person(town, "李强")
    await town.tap(town.chen, page, "党小组")
    theirs = button(page, "第二党小组")
    page = await open_person(town, "何伟", liu)
    await town.tap(liu, page, "党小组")
    own = button(page, "未分组").rpartition(":")[0]
    for data in (theirs, f"{own}:1", f"{own}:99"):
        assert "过期" in (await town.forge(liu, page, data)).text
    assert (await row(town, "李强")).subgroup_id == li.subgroup_id
    assert (await row(town, "何伟")).subgroup_id == he.subgroup_id


async def test_claims_of_another_branch_cannot_be_decided(town: Town):
    await imported(town)
    _, liu = await second_branch(town)
    await asks_for(town, "李强")
    claim = await town.look(lambda s: s.scalars(select(Claim.id)).one())
    said = set()
    for key in (claim, 999_999, "x"):
        for verb in ("j.y", "j.n", "j.d"):
            tap = town.box.world.tap(liu, town.last(liu), f"{verb}:{key}", crafted=True)
            said.add((await town.box.answer(tap)).text)
    assert said == {"这条认领已经撤回，或者处理过了。"}
    assert (await row(town, "李强")).account_id is None


async def test_previews_belong_to_who_sent_the_file(town: Town):
    await imported(town)
    _, liu = await second_branch(town)
    await send(town, town.chen, "姓名\n新人\n")
    draft = await town.look(
        lambda s: s.scalars(select(Draft.id).where(Draft.kind == "roster")).one()
    )
    before = await state(town)
    for verb in ("iv", "il", "id", "ip", "ic", "im"):
        tap = town.box.world.tap(liu, town.last(liu), f"r.{verb}:{draft}:1", crafted=True)
        assert "过期或处理过" in (await town.box.answer(tap)).text
    assert await state(town) == before


@pytest.mark.parametrize("verb", ["r", "ho"])
async def test_links_into_another_branch_open_nothing(town: Town, verb: str):
    await imported(town)
    _, liu = await second_branch(town)
    first = await town.look(lambda s: branch_of(s, town.group))
    for payload in (f"{verb}_{first.id}", f"{verb}_999999", f"{verb}_-1", verb):
        await town.start(liu, payload)
        assert town.last(liu).text == UNKNOWN


async def test_a_roster_is_never_drawn_into_a_group(town: Town):
    await imported(town)
    board = town.board()
    first = await town.look(lambda s: branch_of(s, town.group))
    for data in (f"r.o:{first.id}", f"r.l:{first.id}:0", f"r.ex:{first.id}"):
        tap = town.box.world.tap(town.chen, board, data, crafted=True)
        assert "已经失效" in (await town.box.answer(tap)).text
    await town.settle()
    assert not any("花名册 ·" in m.text for m in town.seen())


async def test_a_post_in_one_branch_gives_no_right_in_another(town: Town):
    """刘洋, secretary of the second branch, is a plain member of the first."""
    await imported(town, "姓名\n陈静\n刘洋\n王芳\n")
    _, liu = await second_branch(town)
    town.people["刘洋"] = liu
    town.box.world.join(town.group, liu)
    await claimed_in_first(town)
    wang, first = await row(town, "王芳"), await town.look(lambda s: branch_of(s, town.group))
    for data in (f"r.p:{wang.id}", f"r.o:{first.id}", f"h.s:{wang.id}", f"r.js:{wang.id}:deputy"):
        tap = town.box.world.tap(liu, town.last(liu), data, crafted=True)
        assert "由支部书记或委员来做" in (await town.box.answer(tap)).text
    assert (await row(town, "王芳")).post == "none"

    # A file goes to the branch of the private chat, and /branch says which that is.
    await town.say(liu, "/branch", private=True)
    await town.tap(liu, town.last(liu), "第一党支部")
    await send(town, liu, "姓名\n某人\n")
    assert "文件没有收下" in town.last(liu).text
    assert "/branch" in town.last(liu).text
    await town.say(liu, "切换支部", private=True)
    await town.tap(liu, town.last(liu), "第二党支部")
    await send(town, liu, "姓名\n刘洋\n何伟\n")
    assert "花名册预览 · 第二党支部" in town.last(liu).text


async def claimed_in_first(town: Town) -> None:
    """Has 刘洋 claim the name in the first branch too."""
    await asks_for(town, "刘洋")
    await town.tap(town.chen, town.last(town.chen), "确认")


async def test_members_who_left_or_lost_the_post_meanwhile_can_do_nothing_more(town: Town):
    """A page left open from earlier runs no handler."""
    await imported(town)
    await claimed(town, "赵敏", "李强")
    zhao = town.person("赵敏")
    page = await open_person(town, "李强", zhao)
    await send(town, zhao, "姓名\n新人\n")
    preview = town.last(zhao)
    theirs = await open_person(town, "赵敏")
    await town.tap(town.chen, theirs, "职务")
    await town.tap(town.chen, theirs, "无职务")
    before = await state(town)
    for message, label in ((page, "改名"), (page, "离开支部"), (preview, "确认导入")):
        answer = await town.tap(zhao, message, label)
        assert "由支部书记或委员来做" in answer.text
    assert await state(town) == before
    account = await town.look(lambda s: s.get(Account, zhao.id))
    assert account is not None
    assert await town.look(lambda s: len(s.scalars(select(Branch)).all())) == 1
