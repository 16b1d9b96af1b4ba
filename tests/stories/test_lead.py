"""The rota: the lead speaker is named a week ahead, reminded the working
day before, swaps, and writes the theme."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Away, LeadTurn, Member, Topic
from data.queries import lead
from tests.stories.topics_town import FIRST, SECOND, card_of, posted, stocked, talking, topic
from tests.town import START, Town


async def turns(town: Town) -> list[tuple[date, str, str]]:
    """Returns week, lead speaker and state, in order."""
    names = {one.id: one.name for one in await town.every(Member)}
    found = await town.every(LeadTurn)
    return [
        (one.week_on, names[one.member_id], one.state)
        for one in sorted(found, key=lambda one: one.week_on)
    ]


async def rota(town: Town) -> None:
    """Has 陈静 open the rota."""
    await town.say(town.chen, "/topic", private=True)
    await town.press(town.chen, "轮流领学")


async def on(town: Town, *started: str) -> None:
    """Founds a branch with a rota from a Monday on; these people opened the private chat."""
    await talking(town)
    for name in started:
        await town.start(town.person(name))
    await rota(town)
    await town.press(town.chen, "打开")


async def test_the_lead_speaker_is_named_a_week_ahead_and_their_theme_is_the_weeks_topic(
    town: Town,
) -> None:
    await on(town, "王芳")
    chen, wang = town.chen, town.person("王芳")
    assert await turns(town) == [(FIRST, "陈静", "named")]
    assert "第一党支部：下周（12月7日–12月13日）请您领学。" in [
        m.text.split("\n")[0].removeprefix("💬 ") for m in town.told(chen)
    ]
    await town.until(START.replace(month=12, day=3, hour=9))
    assert "由您领学" not in town.last(chen).text
    await town.until(START.replace(month=12, day=4, hour=9))
    assert "💬 下周（12月7日–12月13日）由您领学" in town.last(chen).text
    await town.until(START.replace(month=12, day=7, hour=9))
    assert await turns(town) == [(FIRST, "陈静", "named"), (SECOND, "王芳", "named")]
    await town.press(wang, "写主题")
    await town.say(wang, "师傅带徒弟", private=True)
    await town.say(wang, "讲讲教过您的一位师傅。", private=True)
    assert "主题：“师傅带徒弟”" in town.last(wang).text
    assert "现在发到群里" not in str(town.last(wang).keyboard)
    await stocked(town, "别的话题")
    await town.say(chen, "/plans", private=True)
    await town.press(chen, "新")
    await town.press(chen, "讨论话题")
    await town.press(chen, "不分类")
    await town.press(chen, "按支部设置")
    await town.say(chen, "每周三 10:00", private=True)
    await town.press(chen, "就这样")
    await town.until(START.replace(month=12, day=9, hour=10))
    assert "别的话题" in card_of(town).text
    await town.until(START.replace(month=12, day=16, hour=10))
    assert card_of(town).text.startswith("💬 王芳领学 · 师傅带徒弟\n\n讲讲教过您的一位师傅。")
    assert (await turns(town))[:2] == [(FIRST, "陈静", "missed"), (SECOND, "王芳", "done")]


async def test_a_swap_is_asked_for_and_answered_and_the_secretary_is_told(town: Town) -> None:
    await on(town, "王芳", "李强")
    chen, wang, li = town.chen, town.person("王芳"), town.person("李强")
    await town.until(START.replace(month=12, day=7, hour=9))
    await town.press(wang, "换人")
    assert [b.text for b in town.last(wang).keyboard[0]] == ["李强", "陈静"]
    await town.press(wang, "李强")
    assert "王芳想请您替他领学下周" in town.last(li).text
    forged = await town.forge(chen, town.last(chen), "tl.y:2")
    assert forged.text == "已经不用您替了，谢谢。"
    await town.press(li, "这次不行")
    assert "再请一位吧" in town.last(wang).text
    assert "不用您替了" in (await town.forge(li, town.last(li), "tl.y:2")).text
    assert "委员" in (await town.forge(wang, town.last(wang), "tl.cx:2:3")).text
    await town.press(wang, "换人")
    await town.press(wang, "陈静")
    await town.press(chen, "我来")
    assert (await turns(town))[1] == (SECOND, "陈静", "named")
    assert town.last(wang).text == "💬 您请的同志答应替您领学了。"
    # Where several lead in a week, they do not take each other's turns.
    await town.app.store.write(lambda s: lead.name(s, 1, SECOND, 3, START, 1) and None)
    await rota(town)
    await town.press(chen, "换人：下周 陈静")
    assert "李强" not in str(town.last(chen).keyboard)
    assert (await town.forge(wang, town.last(wang), "tl.s:2:0")).text == "这一次不是您领学。"


async def test_absent_members_are_passed_over_and_unreachable_ones_reported(
    town: Town,
) -> None:
    await on(town, "王芳")

    def away(session: Session) -> None:
        wang = session.scalars(select(Member).where(Member.name == "王芳")).one()
        last = SECOND + timedelta(days=9)
        session.add(Away(member_id=wang.id, from_on=SECOND + timedelta(days=6), until_on=last))

    # 王芳 was named before it was known that she is away then.
    await town.until(START.replace(month=12, day=7, hour=9))
    await town.app.store.write(away)
    await town.until(START.replace(month=12, day=8, hour=9))
    assert town.last(town.person("王芳")).text.startswith("💬 您那一周不在")
    assert town.told(town.chen)[-2].text == "💬 下周王芳不在，改由李强领学。"
    assert (await turns(town))[1] == (SECOND, "李强", "named")
    assert "下周轮到李强领学，我联系不上" in town.last(town.chen).text
    await town.press(town.chen, "轮流领学")
    assert "接下来：赵敏" in town.last(town.chen).text
    await town.press(town.chen, "换人：下周 李强")
    li = town.person("李强")
    await town.start(li)
    mine = (await town.every(LeadTurn))[1].id
    await town.forge(li, town.last(li), f"tl.w:{mine}")
    await town.say(li, "来不及的主题", private=True)
    await town.press(town.chen, "赵敏")
    assert (await turns(town))[1] == (SECOND, "赵敏", "named")
    await town.press(li, "不加说明")
    assert await town.every(Topic) == []
    await rota(town)
    await town.press(town.chen, "关闭")
    assert [who for _, who, _ in await turns(town)] == ["陈静"]
    await town.wait(days=14)
    assert len(await turns(town)) == 1


async def test_in_their_week_the_lead_speaker_may_open_the_discussion(town: Town) -> None:
    await on(town)
    chen = town.chen
    await town.press(chen, "写主题")
    await town.say(chen, "清单怎么列", private=True)
    await town.press(chen, "不加说明")
    made = await topic(town)
    assert "失效" in (await town.forge(chen, await posted(town), "tl.n:1")).text
    assert (await town.forge(chen, town.last(chen), "tl.n:1")).text.startswith("这一步已经过期")
    await town.until(START.replace(month=12, day=8, hour=10))
    await town.say(chen, "/topic", private=True)
    await town.press(chen, "我的领学")
    town.box.faults.order("status", "sendMessage", status=400)
    await town.press(chen, "现在发到群里")
    assert (await turns(town))[0] == (FIRST, "陈静", "named")
    await town.say(chen, "/topic", private=True)
    await town.press(chen, "我的领学")
    await town.press(chen, "现在发到群里")
    assert card_of(town).text.startswith("💬 陈静领学 · 清单怎么列")
    assert (made.lead_id, (await turns(town))[0]) == (1, (FIRST, "陈静", "done"))
