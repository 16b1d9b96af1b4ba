"""Many claim their names: each decider has one live card, not a message for each claim."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Claim, Member
from sandbox import Message
from tests.stories.roster_town import imported, into_names, open_person, row, second_branch
from tests.town import Town, labels

MANY = [f"同志{n:02}" for n in range(30)]
LONG = "姓名,党小组,职务\n陈静,一组,书记\n王芳,一组,小组长\n赵敏,二组,组织委员\n" + "".join(
    f"{name},二组,\n" for name in MANY
)
DONE = "✅ 认领都处理好了。"


async def asks(town: Town, name: str, wanted: str = "") -> None:
    """Has somebody type the name they claim: the list has pages."""
    who = await into_names(town, name)
    await town.say(who, wanted or name, private=True)
    await town.press(who, wanted or name)
    await town.press(who, "是我")


async def claimed(town: Town, name: str) -> None:
    """Has somebody claim their name and 陈静 confirm."""
    await asks(town, name)
    await town.press(town.chen, "确认")


async def bound(town: Town) -> set[str]:
    """Returns the names that belong to an account."""

    def look(session: Session) -> set[str]:
        return set(session.scalars(select(Member.name).where(Member.account_id.is_not(None))))

    return await town.look(look)


async def all_ask(town: Town, names: list[str]) -> Message:
    """Has these people claim their names; returns 陈静's card as it shows them all."""
    for name in names:
        await asks(town, name)
    await town.wait(seconds=3)
    return town.last(town.chen)


def data_of(message: Message, label: str) -> str:
    """Returns a button's data."""
    found = next(b for line in message.keyboard for b in line if label in b.text)
    assert found.callback_data
    return found.callback_data


async def test_thirty_claims_are_one_message_and_one_tap(town: Town):
    await imported(town, LONG)
    told = len(town.told(town.chen))
    card = await all_ask(town, MANY)
    assert len(town.told(town.chen)) == told + 1
    assert "有 30 条认领等您确认" in card.text
    assert card.text.count("→") == 10
    assert "另有 20 条" in card.text
    assert labels(card) == ["✅ 全部确认 30", "逐个看"]

    answer = await town.tap(town.chen, card, "全部确认")
    assert answer.text == "✅ 已确认 30 人。"
    assert await bound(town) == {"陈静", *MANY}
    assert "认领成功" in town.last(town.person(MANY[7])).text
    await town.wait(seconds=3)
    assert (card.text, card.keyboard) == (DONE, [])
    assert len(town.told(town.chen)) == told + 1

    await asks(town, "王芳")
    assert town.last(town.chen) is not card
    assert "的 王芳。是本人吗" in town.last(town.chen).text
    assert card.text == DONE


async def test_claims_that_need_review_are_left_out_and_stay(town: Town):
    """李强's old account has his name, two want 同志02, 赵敏's name has a post."""
    await imported(town, LONG)
    await claimed(town, MANY[3])
    await all_ask(town, [*MANY[:3], "赵敏"])
    await asks(town, "孙浩", MANY[2])
    new = await into_names(town, "新号")
    await town.say(new, MANY[3], private=True)
    await town.press(new, MANY[3])
    await town.press(new, "我换了账号")
    await town.wait(seconds=3)
    card = town.last(town.chen)
    assert "有 6 条认领等您确认" in card.text
    assert "其中 4 条要逐个看" in card.text
    assert labels(card) == ["✅ 全部确认 2", "逐个看"]

    answer = await town.tap(town.chen, card, "全部确认")
    assert answer.text == "✅ 已确认 2 人，还有 4 条等您看。"
    assert await bound(town) == {"陈静", *MANY[:2], MANY[3]}
    assert (await row(town, MANY[3])).account_id == town.person(MANY[3]).id
    await town.wait(seconds=3)
    assert labels(card) == ["逐个看"]

    await town.tap(town.chen, card, "逐个看")
    page = town.last(town.chen)
    assert page is not card
    await town.tap(town.chen, page, "赵敏 → 赵敏")
    await town.tap(town.chen, page, "确认")
    assert "赵敏" in await bound(town)
    await town.wait(seconds=3)
    assert "有 3 条认领等您确认" in card.text


async def test_only_what_the_card_showed_is_confirmed(town: Town):
    await imported(town, LONG)
    card = await all_ask(town, MANY[:2])
    seen = data_of(card, "全部确认 2")
    await asks(town, MANY[2])
    answer = await town.tap(town.chen, card, "全部确认 2")
    assert answer.text == "✅ 已确认 2 人，还有 1 条等您看。"
    await town.wait(seconds=3)
    assert f"的 {MANY[2]}。是本人吗" in card.text
    again = await town.forge(town.chen, card, seen)
    assert again.text == "这些认领已经处理过了，还有 1 条等您看。"
    assert MANY[2] not in await bound(town)


async def test_every_decider_sees_what_one_decided(town: Town):
    await imported(town, LONG.replace("王芳,一组,小组长", "王芳,一组,副书记"))
    await claimed(town, "王芳")
    wang = town.person("王芳")
    mine = await all_ask(town, MANY[:3])
    hers = town.last(wang)
    assert "全部确认 3" in labels(hers)[0]
    stale = data_of(hers, "全部确认")
    await town.tap(town.chen, mine, "全部确认")
    assert (await town.forge(wang, hers, stale)).text == "这些认领已经处理过了。"
    await town.wait(seconds=3)
    assert (mine.text, hers.text) == (DONE, DONE)
    assert len({claim.decided_by for claim in (await town.every(Claim))[1:]}) == 1


async def test_the_leader_of_a_subgroup_confirms_only_its_members(town: Town):
    await imported(town, LONG.replace(f"{MANY[0]},二组", f"{MANY[0]},一组"))
    await claimed(town, "王芳")
    wang = town.person("王芳")
    card = await all_ask(town, MANY[:3])
    assert f"的 {MANY[0]}。是本人吗" in town.last(wang).text
    await town.forge(wang, town.last(wang), data_of(card, "全部确认"))
    assert await bound(town) == {"陈静", "王芳", MANY[0]}


async def test_forged_ones_confirm_nothing(town: Town):
    await imported(town, LONG)
    card = await all_ask(town, MANY[:2])
    data = data_of(card, "全部确认")
    member, spy = town.person(MANY[0]), town.box.world.person("路过")
    _, liu = await second_branch(town)
    await town.start(spy)
    for who in (member, spy, liu):
        answer = await town.forge(who, town.last(who), data)
        assert answer.alert, answer.text
    for wrong in ("j.ya", "j.ya:1", "j.ya:1:0:0", "j.ya:x:y:z", "j.ya:1:-1:5", "j.ya:99:9:9"):
        await town.forge(town.chen, card, wrong)
    assert await bound(town) == {"陈静", "刘洋"}


async def test_a_former_decider_sees_nothing_more(town: Town):
    await imported(town, LONG.replace("王芳,一组,小组长", "王芳,一组,副书记"))
    await claimed(town, "王芳")
    wang = town.person("王芳")
    await all_ask(town, MANY[:2])
    hers = town.last(wang)
    data = data_of(hers, "全部确认")
    page = await open_person(town, "王芳")
    await town.tap(town.chen, page, "职务")
    await town.tap(town.chen, page, "无职务")
    await town.wait(seconds=3)
    assert (hers.text, hers.keyboard) == ("认领现在不由您确认了。", [])
    told = len(town.told(wang))
    await asks(town, MANY[2])
    await town.wait(seconds=3)
    assert (hers.text, len(town.told(wang))) == ("认领现在不由您确认了。", told)
    assert (await town.forge(wang, hers, data)).alert
    assert await bound(town) == {"陈静", "王芳"}


async def test_a_name_that_moved_takes_the_card_along(town: Town):
    """王芳 lost her account's name to a new one: her old chat shows no more names."""
    await imported(town, LONG.replace("王芳,一组,小组长", "王芳,一组,副书记"))
    await claimed(town, "王芳")
    old = town.person("王芳")
    await all_ask(town, MANY[:2])
    card = town.last(old)
    page = await open_person(town, "王芳")
    await town.tap(town.chen, page, "解除绑定")
    await town.tap(town.chen, page, "解除绑定")
    await town.wait(seconds=3)
    assert (card.text, card.keyboard) == ("认领现在不由您确认了。", [])


async def test_after_a_long_time_the_next_claim_rings_again(town: Town):
    await imported(town, LONG)
    card = await all_ask(town, MANY[:2])
    await town.wait(hours=7)
    await asks(town, MANY[2])
    fresh = town.last(town.chen)
    assert fresh is not card
    assert "有 3 条认领等您确认" in fresh.text
    # The older message still works, and is answered in place.
    await town.tap(town.chen, card, "全部确认 2")
    assert card.text.startswith("✅ 已确认 2 人，还有 1 条等您看。\n\n同志02 认领")


async def test_a_card_swept_away_comes_again(town: Town):
    await imported(town, LONG)
    card = await all_ask(town, MANY[:1])
    town.box.world.delete(town.chen, card)
    await asks(town, MANY[1])
    await town.wait(seconds=3)
    await asks(town, MANY[2])
    assert "有 3 条认领等您确认" in town.last(town.chen).text


async def test_decided_a_moment_ago_the_old_message_keeps_no_question(town: Town):
    await imported(town, LONG)
    await asks(town, MANY[0])
    card = town.last(town.chen)
    await town.tap(town.chen, card, "确认")
    await asks(town, MANY[1])
    assert town.last(town.chen) is not card
    assert (card.text, card.keyboard) == (DONE, [])
