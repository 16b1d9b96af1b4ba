"""Objections to notices: brought privately, decided by one of the committee, and answered."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Base, Case, CaseLimit, Outgoing
from data.values.sealing import INFO, Key
from sandbox import Message
from tests.stories.affairs_town import (
    SHANGHAI,
    TITLE,
    drawn,
    notice,
    page,
    picture,
    published,
    publishing,
    uploads,
)
from tests.town import Town, labels

SAID = "孙浩同志去年有三次无故没有到会，请核实。"
ANSWER = "查过去年的签到，孙浩同志三次都请了假，有记录。"


async def committee(town: Town) -> None:
    """Founds a branch whose discipline member is 周杰 and whose publicity member is 李强."""
    await publishing(town)
    await town.enrol("周杰", post="discipline")
    await town.enrol("李强", post="publicity")
    await town.start(town.person("周杰"))


async def objects(
    town: Town, name: str, card: Message, text: str = SAID, *, anonymous: bool = False
) -> None:
    """Has somebody object by name or anonymously, from the card in the group."""
    who = town.person(name)
    await town.tap(who, card, "有话要说")
    await town.press(who, "匿名" if anonymous else "署名")
    await town.say(who, text, private=True)
    await town.press(who, "下一步")
    await town.press(who, "交给支部委员会")


async def decides(town: Town, name: str, label: str, answer: str) -> None:
    """Has somebody decide the case that they were told of last."""
    who = town.person(name)
    await town.say(who, "/affairs", private=True)
    await town.press(who, "意见")
    await town.press(who, TITLE[:8])
    await town.press(who, label)
    await town.say(who, answer, private=True)


async def only(town: Town) -> Case:
    return await town.only(Case)


def read_by(town: Town, *names: str) -> str:
    """Returns all that these people were told privately, and what stands in the group."""
    told = [m.text for name in names for m in town.told(town.person(name))]
    return "\n".join([*told, *(m.text for m in town.seen())])


async def test_an_objection_is_told_to_the_committee_and_to_nobody_else(town: Town) -> None:
    await committee(town)
    card = await published(town)
    before = len(town.seen())
    await town.tap(town.person("王芳"), card, "有话要说")
    await town.press(town.person("王芳"), "署名")
    await town.say(town.person("王芳"), SAID, private=True)
    await uploads(town, town.person("王芳"), "photo", "a.png", picture())
    await town.press(town.person("王芳"), "下一步")
    assert "支部委员会知道是您写的，别人不知道" in town.last(town.person("王芳")).text
    await town.press(town.person("王芳"), "交给支部委员会")
    assert "由 周杰 核实" in town.last(town.person("王芳")).text
    for name in ("陈静", "周杰", "李强"):
        assert "收到一条意见，由 周杰 核实" in town.last(town.person(name)).text
    others = read_by(town, "赵敏", "孙浩")
    assert SAID not in others
    assert "王芳" not in "\n".join(m.text for m in town.seen())
    assert len(town.seen()) == before
    await town.press(town.person("周杰"), "看一看")
    assert SAID in town.last(town.person("周杰")).text
    assert "王芳" in town.last(town.person("周杰")).text
    await town.press(town.person("周杰"), "附件 1")
    assert town.last(town.person("周杰")).media is not None
    zhao = town.person("赵敏")
    said = await town.forge(zhao, town.last(zhao), f"ca.v:{(await only(town)).id}")
    assert "由支部书记或委员来做" in said.text
    assert (
        "不在了" in (await town.forge(zhao, town.last(zhao), f"ca.s:{(await only(town)).id}")).text
    )


async def test_an_open_objection_holds_up_the_end_until_it_is_decided(town: Town) -> None:
    await committee(town)
    card = await published(town)
    await objects(town, "王芳", card)
    await town.until(datetime(2026, 12, 8, 9, tzinfo=SHANGHAI))
    assert "公示期到 周一（12月7日）为止。有异议，正在核实" in card.text
    assert (await notice(town)).state == "open"
    await town.until(datetime(2026, 12, 10, 9, tzinfo=SHANGHAI))
    await decides(town, "周杰", "不属实", ANSWER)
    told = town.last(town.person("王芳")).text
    assert "经核实，情况不属实" in told
    assert ANSWER in told
    text = await drawn(town, card)
    assert "✅ 公示已经结束，收到异议 1 条，都已核实答复" in text
    assert ANSWER not in read_by(town, "赵敏", "李强")
    case = await only(town)
    assert (case.state, case.upheld, case.handler_account_id) == (
        "decided",
        False,
        town.person("周杰").id,
    )


async def test_one_that_is_right_is_told_to_who_publishes_and_the_notice_goes_on(
    town: Town,
) -> None:
    await committee(town)
    card = await published(town)
    await objects(town, "王芳", card)
    await decides(town, "周杰", "✅ 属实，答复", "谢谢您，情况属实。")
    for name in ("陈静", "李强"):
        assert "一条意见属实。请更正或者撤回" in town.last(town.person(name)).text
    assert (await notice(town)).state == "open"
    assert "还有 5 个工作日" in await drawn(town, card)


async def test_only_who_decides_does_and_a_head_hands_it_over(town: Town) -> None:
    await committee(town)
    card = await published(town)
    await objects(town, "王芳", card)
    case = await only(town)
    for name in ("陈静", "李强"):
        who = town.person(name)
        said = await town.forge(who, town.last(who), f"ca.y:{case.id}")
        assert "由别的同志核实" in said.text, name
    li = town.person("李强")
    assert "由别的同志核实" in (await town.forge(li, town.last(li), f"ca.h:{case.id}")).text
    await town.say(town.chen, "/affairs", private=True)
    await town.press(town.chen, "意见 1")
    await town.press(town.chen, TITLE[:8])
    await town.press(town.chen, "改由别人核实")
    assert "王芳" not in labels(town.last(town.chen))
    await town.press(town.chen, "李强")
    assert "交给您核实" in town.last(li).text
    await town.say(li, "/me", private=True)
    assert f"💬 一条意见等您核实：{TITLE}" in town.last(li).text
    await decides(town, "李强", "不属实", ANSWER)
    assert (await only(town)).state == "decided"
    said = await town.forge(li, town.last(li), f"ca.n:{case.id}")
    assert "已经处理过了" in said.text


async def test_nobody_decides_their_own_objection(town: Town) -> None:
    await committee(town)
    card = await published(town)
    await objects(town, "周杰", card)
    case = await only(town)
    assert case.handler_account_id == town.chen.id, "the secretary in place of who objected"
    zhou = town.person("周杰")
    said = await town.forge(zhou, town.last(zhou), f"ca.n:{case.id}")
    assert "您自己提的" in said.text


async def test_who_decides_leaves_the_committee_and_the_heads_take_it(town: Town) -> None:
    await committee(town)
    await objects(town, "王芳", await published(town))
    await town.enrol("周杰")
    zhou = town.person("周杰")
    case = await only(town)
    said = await town.forge(zhou, town.last(zhou), f"ca.n:{case.id}")
    assert "由支部书记或委员来做" in said.text
    await decides(town, "陈静", "不属实", ANSWER)
    assert (await only(town)).decided_account_id == town.chen.id


async def test_one_taken_back_holds_nothing_up(town: Town) -> None:
    await committee(town)
    card = await published(town)
    await objects(town, "王芳", card)
    wang = town.person("王芳")
    await town.press(wang, "看进展")
    assert SAID in town.last(wang).text
    await town.press(wang, "收回")
    assert "收回了" in town.last(town.person("周杰")).text
    await town.until(datetime(2026, 12, 8, 9, tzinfo=SHANGHAI))
    assert "公示已经结束，没有收到异议" in card.text


async def test_too_many_too_long_and_too_late_are_refused(town: Town) -> None:
    await committee(town)
    card = await published(town)
    for at in range(3):
        await objects(town, "王芳", card, f"{SAID}{at}")
    wang = town.person("王芳")
    await town.tap(wang, card, "有话要说")
    assert "已有 3 条意见在核实" in town.last(wang).text
    zhao = town.person("赵敏")
    await town.tap(zhao, card, "有话要说")
    await town.press(zhao, "署名")
    await town.say(zhao, "长" * 2001, private=True)
    assert "2,000" in town.last(zhao).text
    assert len(await town.every(Case)) == 3
    await page(town, "陈静")
    await town.press(town.chen, "撤回")
    await town.say(town.chen, "暂缓", private=True)
    await town.say(zhao, SAID, private=True)
    assert "不再收意见" in town.last(zhao).text
    assert len(await town.every(Case)) == 3


async def test_people_of_another_branch_reach_no_case(town: Town) -> None:
    await committee(town)
    await objects(town, "王芳", await published(town))
    case = await only(town)
    _, liu = await town.second()
    for code in ("ca.v", "ca.f", "ca.y", "ca.n", "ca.h", "ca.t", "ca.s", "ca.k"):
        said = await town.forge(liu, town.last(liu), f"{code}:{case.id}:1")
        assert "不在了" in said.text, code
    await town.start(liu, f"co_{(await notice(town)).id}")
    assert "花名册" in town.last(liu).text
    told = [one for one in await town.every(Outgoing) if one.chat_id == liu.id]
    assert SAID not in str([one.message for one in told])


async def holding(town: Town, account_id: int) -> list[str]:
    """Returns the table of each row in which the number or the name of 王芳 stands."""

    def read(session: Session) -> list[str]:
        return [
            table.name
            for table in Base.metadata.sorted_tables
            for row in session.execute(select(table))
            if str(account_id) in str(row) or "王芳" in str(row)
        ]

    return await town.look(read)


async def test_an_anonymous_objection_says_nowhere_who_it_was(town: Town) -> None:
    await committee(town)
    card = await published(town)
    wang = town.person("王芳")
    known = await holding(town, wang.id)
    await town.tap(wang, card, "有话要说")
    await town.press(wang, "匿名")
    await town.say(wang, SAID, private=True)
    await town.press(wang, "下一步")
    promise = town.last(wang).text
    assert "支部委员会不知道是您写的" in promise
    assert "支部不到 6 人" in promise
    await town.press(wang, "交给支部委员会")
    case = await only(town)
    assert (case.member_id, case.anonymous, case.at.astimezone(SHANGHAI).hour) == (None, True, 0)
    assert case.sealed
    assert await holding(town, wang.id) == known, "no row more than before"
    await town.press(town.person("周杰"), "看一看")
    assert "匿名" in town.last(town.person("周杰")).text
    assert "王芳" not in read_by(town, "陈静", "周杰", "李强", "赵敏")
    assert len({len((await only(town)).sealed)}) == 1


async def test_the_answer_finds_who_objected_anonymously_and_the_address_is_wiped(
    town: Town,
) -> None:
    await committee(town)
    await objects(town, "王芳", await published(town), anonymous=True)
    wang = town.person("王芳")
    mine = town.last(wang)
    assert "匿名交上去了" in mine.text
    known = await holding(town, wang.id)
    await decides(town, "周杰", "不属实", ANSWER)
    assert ANSWER in town.last(wang).text
    assert (await only(town)).sealed == ""
    assert await holding(town, wang.id) == known
    assert not [one for one in await town.every(Outgoing) if one.chat_id == wang.id]
    await town.tap(wang, mine, "看进展")
    assert ANSWER in mine.text
    await town.until(datetime(2026, 12, 8, 9, tzinfo=SHANGHAI))
    assert (await notice(town)).state == "over"


async def test_only_who_has_the_secret_sees_or_takes_back_an_anonymous_one(town: Town) -> None:
    await committee(town)
    await objects(town, "王芳", await published(town), anonymous=True)
    case = await only(town)
    mine = town.last(town.person("王芳"))
    for name in ("赵敏", "陈静"):
        who = town.person(name)
        for code in ("ca.a", "ca.b", "ca.s", "ca.k"):
            for secret in ("", "x", case.secret[:16]):
                said = await town.forge(who, town.last(who), f"{code}:{case.id}:{secret}")
                assert "不在了" in said.text, (name, code)
    await town.tap(town.person("王芳"), mine, "看进展")
    await town.tap(town.person("王芳"), mine, "收回")
    case = await only(town)
    assert (case.state, case.sealed) == ("withdrawn", "")


async def test_without_a_key_nothing_is_anonymous_and_it_is_said(town: Town) -> None:
    await committee(town)
    card = await published(town)
    town.app.store.info[INFO] = None
    wang = town.person("王芳")
    await town.tap(wang, card, "有话要说")
    said = await town.press(wang, "匿名")
    assert "这里没有设密钥，匿名做不到" in said.text
    await town.press(wang, "署名")
    await town.say(wang, SAID, private=True)
    await town.press(wang, "下一步")
    await town.press(wang, "交给支部委员会")
    assert (await only(town)).anonymous is False


async def test_somebody_anonymous_is_limited_by_a_hash_that_a_day_forgets(town: Town) -> None:
    await committee(town)
    card = await published(town)
    for at in range(4):
        await objects(town, "王芳", card, f"{SAID}{at}", anonymous=True)
    assert len(await town.every(Case)) == 3
    (limit,) = await town.every(CaseLimit)
    assert limit.many == 3
    assert str(town.person("王芳").id) not in limit.mark
    await objects(town, "赵敏", card, anonymous=True)
    assert len(await town.every(Case)) == 4
    await town.wait(days=1)
    await objects(town, "王芳", card, "又一条。", anonymous=True)
    assert [one.many for one in await town.every(CaseLimit)] == [1]
    assert len(await town.every(Case)) == 5


async def test_another_key_opens_no_address_and_the_button_still_does(town: Town) -> None:
    await committee(town)
    await objects(town, "王芳", await published(town), anonymous=True)
    wang = town.person("王芳")
    mine = town.last(wang)
    told = len(town.told(wang))
    town.app.store.info[INFO] = Key.new()
    await decides(town, "周杰", "不属实", ANSWER)
    assert len(town.told(wang)) == told
    await town.tap(wang, mine, "看进展")
    assert ANSWER in mine.text
