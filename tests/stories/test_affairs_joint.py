"""Notices of joint work: in the groups of several branches, each counting its own people."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Branch, Case, Member, NoticePlace
from sandbox import Message, Person
from tests.stories.affairs_town import (
    BODY,
    SHANGHAI,
    TITLE,
    notice,
    page,
    published,
    publishing,
)
from tests.town import Town


async def other(town: Town) -> tuple[object, Person, Person]:
    """Founds the second branch, of 刘洋 and 马丽."""
    group, liu = await town.second()
    ma = town.box.world.person("马丽")
    town.box.world.join(group, ma)

    def enrol(session: Session) -> None:
        branch = session.scalars(select(Branch).where(Branch.chat_id == group.id)).one()
        session.add(
            Member(branch_id=branch.id, account_id=ma.id, name="马丽", joined_on=town.now.date())
        )

    await town.start(ma)
    await town.app.store.write(enrol)
    return group, liu, ma


def there(town: Town, group: object) -> Message:
    """Returns the newest message of the bot in the other group."""
    every = town.box.world.messages(group)  # type: ignore[arg-type]
    return next(m for m in reversed(every) if m.sender.is_bot)


async def invited(town: Town) -> str:
    """Has 陈静 share the newest notice, and returns the payload of its link."""
    await page(town, "陈静")
    await town.press(town.chen, "联合公示")
    return town.last(town.chen).text.rpartition("start=")[2].strip()


async def test_another_branch_confirms_and_each_counts_its_own_people(town: Town) -> None:
    await publishing(town)
    group, liu, ma = await other(town)
    card = await published(town)
    payload = await invited(town)
    await town.start(liu, payload)
    assert "第一党支部请第二党支部联合公示" in town.last(liu).text
    assert BODY in town.last(liu).text
    assert there(town, group).keyboard == [] or "no.js" not in str(there(town, group).keyboard)
    await town.press(liu, "在本支部群里公示")
    joint = there(town, group)
    assert "由第一党支部发布，联合公示" in joint.text
    assert "已阅 0 / 1" in joint.text
    assert "第二党支部也公示了" in town.last(town.chen).text
    await town.tap(ma, joint, "已阅")
    await town.wait(seconds=3)
    assert "已阅 1 / 1" in joint.text
    assert "已阅 0 / 4" in card.text
    wang = town.person("王芳")
    place = (await town.only(NoticePlace)).id
    assert "花名册" in (await town.forge(wang, town.last(wang), f"no.js:{place}")).text
    await town.start(liu, payload)
    assert "已经公示了" in town.last(liu).text
    assert len(await town.every(NoticePlace)) == 1


async def test_corrections_withdrawal_and_objections_reach_both(town: Town) -> None:
    await publishing(town)
    await town.enrol("周杰", post="discipline")
    group, liu, ma = await other(town)
    await published(town)
    await town.start(liu, await invited(town))
    await town.press(liu, "在本支部群里公示")
    joint = there(town, group)
    for how in ("署名", "匿名"):
        await town.tap(ma, joint, "有话要说")
        await town.press(ma, how)
        await town.say(ma, f"{how}：情况不是这样。", private=True)
        await town.press(ma, "下一步")
        await town.press(ma, "交给支部委员会")
    assert "由 周杰 核实" in town.told(ma)[-2].text or "由 周杰 核实" in town.last(ma).text
    cases = await town.every(Case)
    assert {one.branch_id for one in cases} == {(await notice(town)).branch_id}
    zhou = town.person("周杰")
    for _ in cases:
        await town.say(zhou, "/affairs", private=True)
        await town.press(zhou, "意见")
        await town.tap(zhou, town.last(zhou), town.last(zhou).keyboard[0][0].text)
        said = town.last(zhou).text
        assert "马丽（第二党支部）" in said or "匿名" in said
        await town.press(zhou, "不属实，答复")
        await town.say(zhou, "核实过了。", private=True)
    answers = [m for m in town.told(ma) if "有了答复" in m.text]
    assert len(answers) == 2
    await page(town, "陈静")
    await town.press(town.chen, "更正")
    await town.say(town.chen, "更正以后的内容。", private=True)
    await town.say(town.chen, "写错了", private=True)
    await town.press(town.chen, "✏️ 更正")
    assert there(town, group).text == f"✏️ 公示有更正：{TITLE}\n写错了"
    await town.wait(seconds=3)
    assert "更正以后的内容。" in joint.text
    await town.until(datetime(2026, 12, 8, 9, tzinfo=SHANGHAI))
    assert "公示已经结束，收到异议 2 条" in joint.text


async def test_nobody_without_the_link_or_the_right_brings_it_in(town: Town) -> None:
    await publishing(town)
    _, liu, ma = await other(town)
    await published(town)
    payload = await invited(town)
    await town.start(ma, payload)
    assert "由支部书记或委员来做" in town.last(ma).text
    one = await notice(town)
    for secret in ("", "x", "0" * 16):
        await town.start(liu, f"nj_{one.id}_{secret}")
        assert "不在了" in town.last(liu).text
        said = await town.forge(liu, town.last(liu), f"no.jy:{one.id}:{secret}")
        assert "不在了" in said.text
    await town.start(town.chen, payload)
    assert "本支部的公示" in town.last(town.chen).text
    await page(town, "陈静")
    await town.press(town.chen, "撤回")
    await town.say(town.chen, "暂缓", private=True)
    await town.start(liu, payload)
    assert "不在了" in town.last(liu).text
    assert await town.every(NoticePlace) == []
