"""Motions in a meeting: prepared, opened, cast once, counted, written into the minutes."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Member, Minute, SealedBallot, VoteKey
from data.queries import roster
from tests.stories.votes_town import (
    SEVEN,
    ballot,
    ballots,
    card_of,
    change,
    closes,
    drawn,
    electors,
    gathered,
    motion,
    prepares,
    vote,
    votes,
)
from tests.town import Town, labels


@pytest.mark.both("votes")
async def test_a_secret_motion_shows_turnout_only_and_the_result_at_the_end(town: Town) -> None:
    await gathered(town)
    await motion(town)
    assert card_of(town).text == (
        "🗳 表决 · 通过年度工作计划\n🔒 无记名\n\n应到 7 · 实到 7 · 已投 0"
    )
    for name in ("王芳", "李强", "赵敏", "周杰"):
        assert (await votes(town, name, "赞成")).text == "✅ 已投出"
    await votes(town, "孙浩", "反对")
    await votes(town, "刘梅", "弃权")
    assert "已投 6" in await drawn(town)
    assert "赞成" not in card_of(town).text
    assert len(await town.every(SealedBallot)) == 6
    said = await closes(town)
    result = "应到 7 · 实到 7 · 收回 6 票\n赞成 4 · 反对 1 · 弃权 1\n✅ 通过"
    assert result in said
    assert result in await drawn(town)
    assert sorted(await ballots(town)) == ["a", "f", "f", "f", "f", "s"]
    assert await town.every(SealedBallot) == []
    assert await town.every(VoteKey) == []
    assert (await vote(town)).scrub
    assert await town.app.scrub.run()
    assert not (await vote(town)).scrub
    (entry,) = await town.every(Minute)
    assert (entry.kind, entry.text) == ("vote", "表决：通过年度工作计划")
    assert entry.votes == {"yes": 4, "no": 1, "abstained": 1, "voters": 7, "present": 7}


async def test_the_promise_is_said_before_anybody_votes_and_that_few_may_be_guessed(
    town: Town,
) -> None:
    await gathered(town, *SEVEN[:5])
    await motion(town)
    page = await ballot(town, "王芳")
    assert "没有密钥谁也打不开" in page.text
    assert "连同密钥一起拷走" in page.text
    assert "Telegram 的服务器看得到" in page.text
    assert "不到 6 人" in page.text


async def test_a_ballot_can_be_changed_until_it_is_cast_and_not_afterwards(town: Town) -> None:
    await gathered(town)
    await motion(town)
    await votes(town, "王芳", "反对", cast=False)
    wang = town.person("王芳")
    filled = town.last(wang)
    assert "投出以后不能改" in filled.text
    old = next(b.callback_data for row in filled.keyboard for b in row if "投出" in b.text)
    await town.press(wang, "改")
    await town.press(wang, "赞成")
    await town.press(wang, "投出")
    assert "赞成" not in town.last(wang).text
    again = await town.forge(wang, town.last(wang), str(old))
    assert again.text == "选票已经投出，不能再投，也不能改。"
    await closes(town)
    assert await ballots(town) == ["f"]


async def test_an_open_motion_says_by_name_who_voted_what(town: Town) -> None:
    await gathered(town)
    await motion(town, "记名")
    assert "大家看得到谁投了什么" in (await ballot(town, "王芳")).text
    for name in SEVEN[:5]:
        await votes(town, name, "赞成")
    await votes(town, "孙浩", "反对")
    assert "✅ 通过" in await closes(town)
    await town.start(town.person("李强"), f"vl_{(await vote(town)).id}")
    said = town.last(town.person("李强")).text
    assert "· 孙浩　反对" in said
    assert "· 刘梅　没投" in said
    assert await ballots(town) == []


async def test_those_away_are_entitled_and_the_suspended_are_not(town: Town) -> None:
    await gathered(town, come=SEVEN[:4])
    await town.say(town.chen, "/away 孙浩", private=True)
    await change(town, "刘梅", suspended="留党察看")
    await prepares(town, "表决", "14:00", "=通过工作计划", "🔒 无记名")
    await town.press(town.chen, "核对名单")
    page = town.last(town.chen).text
    assert "有表决权的 6 人：" in page
    assert "刘梅" not in page
    assert "已到 4 人，需要 4 人。" in page
    await town.press(town.chen, "名单无误")
    assert len(await electors(town)) == 6


async def test_without_enough_people_it_does_not_open(town: Town) -> None:
    await gathered(town, come=SEVEN[:3])
    await prepares(town, "表决", "14:00", "=通过工作计划", "记名")
    await town.press(town.chen, "核对名单")
    answer = await town.press(town.chen, "名单无误")
    assert answer.text == "有表决权的 7 人，已到 3 人，还差 1 人，不能开始。"
    assert (await vote(town)).state == "draft"


async def test_the_list_is_shown_again_where_it_changed_meanwhile(town: Town) -> None:
    await gathered(town)
    await prepares(town, "表决", "14:00", "=通过工作计划", "记名")
    await town.press(town.chen, "核对名单")
    await town.enrol("钱进")
    answer = await town.press(town.chen, "名单无误")
    assert answer.text == "名单有变化，请再核对一遍。"


async def test_an_opening_is_undone_until_the_first_ballot(town: Town) -> None:
    await gathered(town)
    await motion(town)
    await town.press(town.chen, "撤回")
    assert (await vote(town)).state == "draft"
    assert await electors(town) == []
    assert await town.every(VoteKey) == []
    await town.press(town.chen, "核对名单")
    await town.press(town.chen, "名单无误")
    undo = town.last(town.chen)
    await votes(town, "王芳", "赞成")
    answer = await town.tap(town.chen, undo, "撤回")
    assert answer.text == "已经有人投票，不能撤回，只能作废。"
    assert (await vote(town)).state == "open"


async def test_only_who_is_there_and_on_the_list_votes(town: Town) -> None:
    await gathered(town, come=SEVEN[:5])
    await town.enrol("钱进", standing="probationary")
    await motion(town)
    assert (await ballot(town, "孙浩")).text.startswith("请先在会上签到")
    assert (await ballot(town, "钱进")).text == "您不在这项投票的名单上。"


async def test_a_member_who_leaves_meanwhile_changes_nothing(town: Town) -> None:
    await gathered(town)
    await motion(town)
    for name in SEVEN[:4]:
        await votes(town, name, "赞成")
    await change(town, "李强", left_on=town.now.date())
    await change(town, "刘梅", left_on=town.now.date())
    said = await closes(town)
    assert "应到 7 · 实到 7 · 收回 4 票" in said
    assert "✅ 通过" in said


async def test_a_cancelled_meeting_ends_its_votes_and_destroys_the_ballots(town: Town) -> None:
    meeting = await gathered(town)
    await motion(town)
    await votes(town, "王芳", "赞成")
    await town.say(town.chen, "/meeting", private=True)
    await town.forge(town.chen, town.last(town.chen), f"m.cx:{meeting.id}")
    assert (await vote(town)).state == "cancelled"
    assert await ballots(town) == []
    assert await town.every(SealedBallot) == []
    assert "已作废" in await drawn(town)


async def test_a_restart_changes_nothing(town: Town) -> None:
    await gathered(town)
    await motion(town)
    for name in SEVEN[:2]:
        await votes(town, name, "赞成")
    await town.restart()
    for name in SEVEN[2:5]:
        await votes(town, name, "反对")
    assert "赞成 2 · 反对 3 · 弃权 0\n❌ 没有通过" in await closes(town)


async def test_only_secretary_and_deputy_prepare_and_open(town: Town) -> None:
    await gathered(town)
    await change(town, "王芳", post="publicity")
    await change(town, "李强", post="deputy")
    await town.say("王芳", "/vote", private=True)
    assert "✍️ 准备一项" not in labels(town.last(town.person("王芳")))
    made = await prepares(town, "表决", "14:00", "=通过工作计划", "记名", by=town.person("李强"))
    wang = town.person("王芳")
    for code in ("vt.l", "vt.o", "vt.x", "ve.o", "vt.m"):
        await town.forge(wang, town.last(wang), f"{code}:{made.id}")
    assert (await vote(town)).state == "draft"


async def test_forged_ballots_are_refused(town: Town) -> None:
    await gathered(town)
    await motion(town)
    page = await ballot(town, "王芳")
    wang = town.person("王芳")
    listed = {one.name: one.id for one in await electors(town)}
    for data in (
        f"vb.c:{listed['李强']}:0:f",
        f"vb.c:{listed['王芳']}:0:ff",
        f"vb.c:{listed['王芳']}:0:-",
        f"vb.c:{listed['王芳']}:0:n00",
        f"vb.c:{listed['王芳']}:0:A",
        f"vb.c:{listed['王芳']}:1:f",
        "vb.c:999999:0:f",
        "vb.c",
    ):
        assert (await town.forge(wang, page, data)).text, data
    assert await town.every(SealedBallot) == []
    other, liu = await town.second()
    del other
    answer = await town.forge(liu, town.last(liu), f"vb.c:{listed['王芳']}:0:f")
    assert answer.text == "这项投票不在了。"
    assert await town.every(SealedBallot) == []


async def test_two_rows_of_one_person_are_merged_with_their_place_on_the_list(town: Town) -> None:
    await gathered(town)
    await motion(town)
    await votes(town, "王芳", "赞成")

    def merge(session: Session) -> None:
        found = {one.name: one for one in session.scalars(select(Member))}
        roster.merge(session, found["王芳"], found["刘梅"], by=1, now=town.now, day=town.now.date())

    await town.app.store.write(merge)
    places = {one.name: one.cast for one in await electors(town)}
    assert len(places) == 6
    assert sum(places.values()) == 1
    assert "收回 1 票" in await closes(town)
