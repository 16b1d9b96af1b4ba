"""Matters: "4+2", step by step, each a meeting, a notice, or a day and a note."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Branch, Matter, MatterStep, Meeting, Vote
from tests.stories.affairs_town import SHANGHAI, card_of, page, publishing
from tests.town import Town, labels

WHAT = "修缮党员活动室"


async def held(town: Town, kind: str, topic: str) -> None:
    """Has a meeting of this kind held now: signed in at and closed."""
    await town.open_signin(f"{kind} {topic}", private=True)
    await town.wait(hours=3)


async def opens(town: Town, kind: str = "单位重大事项", title: str = WHAT) -> None:
    """Has 陈静 open a matter."""
    await town.say(town.chen, "/affairs", private=True)
    await town.press(town.chen, "事项")
    await town.press(town.chen, "新事项")
    await town.press(town.chen, kind)
    await town.say(town.chen, title, private=True)


async def outside(town: Town, step: str, note: str, day: str) -> None:
    """Has 陈静 record a step that happened outside."""
    await town.press(town.chen, f"记{step}")
    await town.press(town.chen, "不在机器人里")
    await town.say(town.chen, note, private=True)
    await town.say(town.chen, day, private=True)


def lines(town: Town) -> list[str]:
    """Returns the lines of the matter's page as 陈静 sees it."""
    return town.last(town.chen).text.splitlines()


async def test_a_matter_goes_through_every_step_and_its_page_says_what_is_missing(
    town: Town,
) -> None:
    await publishing(town)
    await held(town, "支委会", "研究修缮")
    await held(town, "党员大会", "审议修缮")
    await opens(town)
    assert lines(town)[3:9] == [
        "⏰ 提议　还没有", "· 商议", "· 审议", "· 决议", "· 决议公开", "· 结果公开",
    ]  # fmt: skip
    assert lines(town)[-1] == "下一步：提议"
    await town.press(town.chen, "记提议")
    await town.press(town.chen, "支部委员会")
    await town.press(town.chen, "今天")
    assert lines(town)[3] == "✅ 提议　周一（11月30日）　支部委员会"
    await town.press(town.chen, "记商议")
    assert not any("党员大会" in one for one in labels(town.last(town.chen)))
    await town.press(town.chen, "11/30")
    assert "研究修缮" in lines(town)[4]
    await town.press(town.chen, "记审议")
    await town.press(town.chen, "党员大会")
    await outside(town, "决议", "职工大会，到会 86 人，全部同意", "今天")
    assert lines(town)[6] == "✅ 决议　周一（11月30日）　职工大会，到会 86 人，全部同意"
    await town.press(town.chen, "📌 发布决议公开")
    await town.say(town.chen, "同意修缮党员活动室，预算 3 万元。", private=True)
    for label in ("下一步", "（一般）", "马上", "📌 发布"):
        await town.press(town.chen, label)
    assert card_of(town).text.startswith(f"📌 决议公示 · 关于“{WHAT}”的决议")
    await town.say(town.chen, "/affairs", private=True)
    await town.press(town.chen, "事项")
    await town.press(town.chen, "下一步结果公开")
    assert "✅ 决议公开" in lines(town)[7]
    await town.press(town.chen, "📌 发布结果公开")
    await town.say(town.chen, "修缮完成，用款 28,600 元。", private=True)
    for label in ("下一步", "（一般）", "马上", "📌 发布"):
        await town.press(town.chen, label)
    await town.say(town.chen, "/affairs", private=True)
    await town.press(town.chen, "事项")
    await town.press(town.chen, f"✅ {WHAT}")
    assert lines(town)[-1] == "✅ 每一步都走完了。"
    zhao = town.person("赵敏")
    await town.say(zhao, "/affairs", private=True)
    await town.press(zhao, "事项")
    await town.press(zhao, WHAT)
    shown = town.last(zhao)
    assert "✅ 结果公开" in shown.text
    assert not any("记" in one or "不办" in one for one in labels(shown))


async def test_no_step_is_skipped_without_a_reason_that_is_kept(town: Town) -> None:
    await publishing(town)
    await opens(town)
    matter = (await town.only(Matter)).id
    for step in ("deliberate", "review", "decide", "publish", "result"):
        for code in ("ma.s", "ma.k", "ma.n"):
            said = await town.forge(town.chen, town.last(town.chen), f"{code}:{matter}:{step}")
            assert "要一步一步来" in said.text, (code, step)
    await town.press(town.chen, "不走这一步")
    await town.say(town.chen, "上级直接下达的任务", private=True)
    assert lines(town)[3] == "↷ 提议　没有走这一步：上级直接下达的任务"
    step = await town.only(MatterStep)
    assert (step.skipped, step.by_account_id) == ("上级直接下达的任务", town.chen.id)
    await town.press(town.chen, "改上一步")
    await town.press(town.chen, "陈静")
    await town.press(town.chen, "今天")
    assert lines(town)[3].startswith("✅ 提议")
    assert (await town.only(MatterStep)).skipped == "上级直接下达的任务", "kept"


async def test_days_go_forward_and_none_is_to_come(town: Town) -> None:
    await publishing(town)
    await opens(town)
    await town.press(town.chen, "记提议")
    await town.say(town.chen, "王芳等五位同志", private=True)
    for wrong in ("12月5日", "不知道"):
        await town.say(town.chen, wrong, private=True)
        assert (await town.every(MatterStep)) == []
    await town.say(town.chen, "11月20日", private=True)
    await town.press(town.chen, "记商议")
    await town.press(town.chen, "不在机器人里")
    await town.say(town.chen, "支委会", private=True)
    await town.say(town.chen, "11月10日", private=True)
    assert "不能早于上一步（周五（11月20日））" in town.last(town.chen).text
    await town.say(town.chen, "11月21日", private=True)
    assert "✅ 商议　周六（11月21日）　支委会" in lines(town)[4]


async def test_the_branchs_matters_are_decided_where_they_were_reviewed(town: Town) -> None:
    await publishing(town)
    await held(town, "党员大会", "审议并表决")
    await opens(town, "支部重大事项")
    for why in ("书记提出", "人少，不设支委会"):
        await town.press(town.chen, "不走这一步")
        await town.say(town.chen, why, private=True)
    await town.press(town.chen, "记审议")
    await town.press(town.chen, "党员大会")
    await town.press(town.chen, "记决议")
    await town.press(town.chen, "和审议同一次会议")
    assert "审议并表决" in lines(town)[6]
    rows = {one.step: one.meeting_id for one in await town.every(MatterStep)}
    assert rows["review"] == rows["decide"] == (await town.only(Meeting)).id


async def test_as_the_document_has_it_there_is_no_decision_of_its_own(town: Town) -> None:
    await publishing(town)
    await opens(town, "三步")
    assert [one for one in lines(town) if "决议" in one] == [
        "三步：提议、商议、审议（不另行决议）", "· 决议公开",
    ]  # fmt: skip


async def test_a_notice_withdrawn_is_no_step_any_more_and_a_matter_may_be_given_up(
    town: Town,
) -> None:
    await publishing(town)
    await opens(town, "三步")
    for why in ("一", "二", "三"):
        await town.press(town.chen, "不走这一步")
        await town.say(town.chen, why, private=True)
    await town.press(town.chen, "📌 发布决议公开")
    await town.say(town.chen, "同意。", private=True)
    for label in ("下一步", "（一般）", "明天 9:00", "📌 发布"):
        await town.press(town.chen, label)

    async def matter_page() -> None:
        await town.say(town.chen, "/affairs", private=True)
        await town.press(town.chen, "事项")
        await town.press(town.chen, WHAT)

    await matter_page()
    assert "⏰ 决议公开　正在准备" in lines(town)[6]
    await town.until(datetime(2026, 12, 1, 9, 1, tzinfo=SHANGHAI))
    await matter_page()
    assert "✅ 决议公开　周二（12月1日）" in lines(town)[6]
    await page(town, "陈静")
    await town.press(town.chen, "撤回")
    await town.say(town.chen, "写错了", private=True)
    await matter_page()
    assert lines(town)[6] == "⏰ 决议公开　还没有"
    await town.press(town.chen, "不办了")
    await town.say(town.chen, "资金没有落实", private=True)
    assert lines(town)[-1] == "❌ 不办了：资金没有落实"
    matter = (await town.only(Matter)).id
    said = await town.forge(town.chen, town.last(town.chen), f"ma.s:{matter}:publish")
    assert "已经不办了" in said.text


@pytest.mark.parametrize("code", ["ma.s", "ma.k", "ma.n", "ma.x", "ma.v"])
async def test_others_reach_no_matter(town: Town, code: str) -> None:
    await publishing(town)
    await opens(town)
    matter = (await town.only(Matter)).id
    _, liu = await town.second()
    for step in ("propose", "nonsense", ""):
        said = await town.forge(liu, town.last(liu), f"{code}:{matter}:{step}")
        assert "不在了" in said.text
    zhao = town.person("赵敏")
    if code != "ma.v":
        said = await town.forge(zhao, town.last(zhao), f"{code}:{matter}:propose")
        assert "由支部书记或委员来做" in said.text
        await town.enrol("赵敏", post="organisation")
        said = await town.forge(zhao, town.last(zhao), f"ma.n:{matter}:propose")
        assert said.text


async def test_a_matter_is_decided_by_a_vote_that_was_carried(town: Town) -> None:
    await publishing(town)
    await opens(town)
    for why in ("一", "二", "三"):
        await town.press(town.chen, "不走这一步")
        await town.say(town.chen, why, private=True)
    now = town.now.astimezone(UTC)

    def write(session: Session) -> None:
        branch = session.scalars(select(Branch)).one()
        for title, outcome in (("同意修缮", "carried"), ("没有通过的", "lost")):
            vote = Vote(
                branch_id=branch.id, kind="motion", title=title, state="closed",
                counts={"outcome": outcome}, created_at=now, closed_at=now,
            )  # fmt: skip
            session.add(vote)

    await town.app.store.write(write)
    await town.press(town.chen, "记决议")
    assert not any("没有通过" in one for one in labels(town.last(town.chen)))
    await town.press(town.chen, "表决：同意修缮")
    assert lines(town)[6] == "✅ 决议　周一（11月30日）　表决：同意修缮"
    step = next(one for one in await town.every(MatterStep) if one.step == "decide")
    assert step.vote_id is not None
