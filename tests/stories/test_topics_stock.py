"""The stock of topics: filled, ordered, proposed to, posted by plan; none lost, none twice."""

from datetime import UTC

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Member, Occurrence, Plan, Topic
from data.queries import planning, topic as topics
from handlers.shared.refusal import Refusal
from handlers.topics.discussion import rules
from handlers.topics.stock.due import preview
from tests.stories.topics_town import (
    MINE,
    answers,
    card_of,
    posted,
    settings,
    stocked,
    talking,
    topic,
)
from tests.town import Town


async def titles(town: Town, state: str = "ready") -> list[str]:
    """Returns the titles of topics in this state, in the order of the stock."""
    query = select(Topic.title).where(Topic.state == state).order_by(Topic.place)
    return await town.look(lambda s: list(s.scalars(query)))


async def test_the_secretary_fills_the_stock_and_puts_it_in_order(town: Town) -> None:
    await talking(town)
    chen = town.chen
    await town.say(chen, "/topic", private=True)
    await town.press(chen, "话题库")
    await town.press(chen, "加话题")
    await town.press(chen, "案例")
    await town.say(chen, "人到心没到\n该不该点名\n人到心没到", private=True)
    assert await titles(town) == ["人到心没到", "该不该点名"]
    await town.press(chen, "加话题")
    await town.press(chen, "热词")
    await town.say(chen, "清单", private=True)
    await town.say(chen, "哪件事最值得列清单？<b>", private=True)
    made = await topic(town)
    assert (made.kind, made.body) == ("word", "哪件事最值得列清单？&lt;b&gt;")
    await town.press(chen, "上移")
    assert await titles(town) == ["人到心没到", "清单", "该不该点名"]
    await town.press(chen, "改标题")
    await town.say(chen, "人到心没到", private=True)
    assert town.last(chen).text == "“人到心没到”以前有过了，换一个吧。"
    await town.say(chen, "清单式管理", private=True)
    await town.press(chen, "改类型")
    await town.press(chen, "好榜样")
    await town.press(chen, "停用")
    assert (await topic(town)).kind == "example"
    assert await titles(town) == ["人到心没到", "该不该点名"]
    await town.press(chen, "返回")
    await town.press(chen, "装入入门话题")
    # One of the 24 that ship is known already: the retired one.
    assert len(await titles(town)) == 25
    assert "装入入门话题" not in str(town.last(chen).keyboard)
    await stocked(town, *(f"第{number}个" for number in range(rules.MOST_STOCK - 25)))
    for titles_typed in ("又一个", "又一个\n再一个"):
        await town.press(chen, "加话题")
        await town.press(chen, "案例")
        await town.say(chen, titles_typed, private=True)
        if "\n" not in titles_typed:
            await town.press(chen, "不加说明")
        assert len(await titles(town)) == rules.MOST_STOCK
        await town.say(chen, "/topic", private=True)
        await town.press(chen, "话题库")


async def test_a_proposal_awaits_a_decision_and_its_proposer_is_told(town: Town) -> None:
    await talking(town)
    wang = town.person("王芳")
    await town.start(wang)
    for title in ("食堂怎么光盘", "谁来讲党课"):
        await town.say(wang, "/topic", private=True)
        await town.press(wang, "提话题")
        await town.say(wang, title, private=True)
        await town.press(wang, "不加说明")
    assert town.last(town.chen).text == "💬 王芳提了一个话题：“谁来讲党课”"
    await town.press(town.chen, "看一看")
    await town.press(town.chen, "收下")
    assert "收下了" in town.last(wang).text
    await town.press(town.chen, "返回")
    await town.press(town.chen, "新提议 1")
    await town.press(town.chen, "食堂怎么光盘")
    await town.press(town.chen, "婉拒")
    await town.say(town.chen, "上个月刚谈过", private=True)
    assert town.last(wang).text.endswith("书记说：上个月刚谈过")
    assert (await titles(town), await titles(town, "refused")) == (["谁来讲党课"], ["食堂怎么光盘"])
    # A refused topic may be proposed again; one adopted by the committee is not refused afterwards.
    await town.say(wang, "/topic", private=True)
    await town.press(wang, "提话题")
    await town.say(wang, "食堂怎么光盘", private=True)
    await town.press(wang, "不加说明")
    await town.press(town.chen, "看一看")
    await town.press(town.chen, "婉拒")
    await town.forge(town.chen, town.last(town.chen), f"tp.y:{(await topic(town)).id}")
    await town.say(town.chen, "还是不谈了", private=True)
    assert "刚刚变过" in town.last(town.chen).text
    assert await titles(town) == ["谁来讲党课", "食堂怎么光盘"]
    await town.say(wang, "/topic", private=True)
    await town.press(wang, "提话题")
    await town.say(wang, "谁来讲党课", private=True)
    assert "以前有过了" in town.last(wang).text

    def waiting(session: Session) -> None:
        mine = session.scalars(select(Member).where(Member.name == "王芳")).one()
        for number in range(rules.MOST_PROPOSED):
            topics.add(
                session, mine.branch_id, "question", f"第{number}个", town.now, None,
                state="proposed", proposed_by=mine.id,
            )  # fmt: skip

    await town.app.store.write(waiting)
    await town.say(town.chen, "/topic", private=True)
    await town.press(town.chen, "提话题")
    await town.say(town.chen, "书记自己的", private=True)
    await town.press(town.chen, "不加说明")
    assert not any("陈静提了" in m.text for m in town.told(town.chen))
    await town.say(wang, "/topic", private=True)
    assert "等看过再提" in (await town.press(wang, "提话题")).text


async def test_a_plan_posts_one_after_the_other_and_warns_the_secretary_in_time(town: Town) -> None:
    await talking(town)
    await stocked(town, "热词一", kind="word")
    await stocked(town, "案例一", kind="case")
    await stocked(town, "热词二", "热词三", kind="word")
    chen = town.chen
    await town.say(chen, "/plans", private=True)
    await town.press(chen, "新")
    await town.press(chen, "讨论话题")
    await town.press(chen, "热词")
    await town.press(chen, "2 天")
    await town.say(chen, "每天 10:30", private=True)
    await town.press(chen, "就这样")
    plan = (await town.look(lambda s: planning.made(s, 1)))[0]
    assert (plan.title, plan.data["hours"]) == ("讨论 · 热词", 48)
    shown = await town.look(lambda s: preview(s, town.now.astimezone(UTC), plan))
    assert shown[0].text == "💬 <b>热词 · 热词一</b>"
    await town.wait(minutes=30)
    assert "热词一" in card_of(town).text
    assert "还有 2 天" in card_of(town).text
    assert not any("剩" in m.text for m in town.told(chen))
    for _ in range(2):
        await town.wait(days=1)
    assert "热词三" in card_of(town).text
    low = [m.text for m in town.told(chen) if "加几个新的吧" in m.text]
    assert low == ["💬 话题库的“热词”类只剩 1 个话题了，加几个新的吧。"]
    for _ in range(3):
        await town.wait(days=1)

    def empty() -> int:
        return len([m for m in town.told(chen) if "话题库的“热词”类空了" in m.text])

    assert empty() == 1
    firings = [one.note for one in await town.every(Occurrence) if one.plan_id == plan.id]
    assert firings == ["", "", "", *["topic-stock-empty"] * 3]
    assert await titles(town) == ["案例一"]
    # Filled with one only: the plan says that it is the last, and once more that there is none.
    await stocked(town, "热词四", kind="word")
    await town.wait(days=1)
    assert town.last(chen).text.startswith("💬 刚发出去的是话题库的“热词”类里最后一个")
    for _ in range(2):
        await town.wait(days=1)
    assert empty() == 2
    with pytest.raises(Refusal, match="topic-stock-empty"):
        await town.look(lambda s: preview(s, town.now.astimezone(UTC), s.get_one(Plan, plan.id)))


async def test_open_topics_are_shown_on_request_in_the_group(town: Town) -> None:
    await talking(town, admin=True)
    wang = town.person("王芳")
    card = await posted(town)
    before = len(town.seen())
    await town.say(wang, "/topic")
    whispered = town.seen(wang)[-1]
    assert "正在讨论：\n热词 · 一窗办成，周四（12月3日）10:00 截止" in whispered.text
    way = whispered.keyboard[0][0].url or ""
    assert way == f"https://t.me/c/{str(town.group.id)[4:]}/{card.id}"
    assert len(town.seen()) == before
    await town.follow(wang, whispered, "私聊")
    assert "您还没有发言" in town.last(wang).text
    await answers(town, "王芳", MINE)
    await town.say(wang, "/topic", private=True)
    assert "您已经发言" in town.last(wang).text
    assert "话题库" not in str(town.last(wang).keyboard)


async def test_a_prompt_that_did_not_reach_the_group_is_not_lost(town: Town) -> None:
    await talking(town)
    (made,) = await stocked(town, "一窗办成")
    await town.say(town.chen, "/topic", private=True)
    await town.press(town.chen, "话题库")
    await town.press(town.chen, "一窗办成")
    await settings(town, asleep_since=town.now)
    assert "加回群里" in (await town.press(town.chen, "现在发到群里")).text
    await settings(town, asleep_since=None)
    town.box.faults.order("status", "sendMessage", status=400)
    await town.press(town.chen, "现在发到群里")
    row = await topic(town)
    assert (row.id, row.state, row.posted_at) == (made, "ready", None)
    due = await town.look(lambda s: s.scalars(select(Plan).where(Plan.kind == "topic.close")).one())
    assert due.next_due_at is None
    await town.wait(hours=12)
    await town.say(town.chen, "/topic", private=True)
    await town.press(town.chen, "话题库")
    await town.press(town.chen, "一窗办成")
    await town.press(town.chen, "现在发到群里")
    later = await town.press(town.chen, "7:30 再发")
    assert later.text == "好，7:30 再发到群里"
    await town.wait(hours=10)
    assert "还有 3 天，周五（12月4日）07:30 截止" in card_of(town).text


async def test_nobody_reaches_another_branchs_topics_or_what_only_keepers_may(town: Town) -> None:
    await talking(town)
    card = await posted(town)
    (waiting,) = await stocked(town, "第二个")
    wang, stranger = town.person("王芳"), town.person("路人甲")
    for who, data, said in (
        (wang, f"tp.n:{waiting}", "委员"),
        (wang, f"tp.v:{waiting}", "委员"),
        (wang, f"tr.e:{waiting}", "委员"),
        (wang, f"tr.v:{waiting - 1}", "还没有"),
        (town.chen, f"tp.r:{waiting - 1}", "刚刚变过"),
        (stranger, f"tp.v:{waiting}", "花名册"),
        (stranger, f"ts.g:{waiting}", "花名册"),
        (wang, "tl.on:1", "委员"),
        (wang, "tp.h:99", "花名册"),
        (wang, "f.e:1:send", "过期"),
        (wang, f"ts.w:{waiting}", "已经结束"),
    ):
        await town.start(who)
        answer = await town.forge(who, town.last(who), data)
        assert said in answer.text, data
    assert "失效" in (await town.forge(town.chen, card, f"tp.n:{waiting}")).text
    assert await titles(town) == ["第二个"]
