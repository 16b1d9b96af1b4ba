"""/speak: written in private, posted under one's name, changed and taken back."""

from data.models import Contribution
from sandbox import Person
from tests.stories.topics_town import (
    MINE,
    OTHER,
    answers,
    card_of,
    kept,
    last,
    posted,
    settings,
    talking,
    topic,
)
from tests.town import Town


async def test_a_calm_contribution_is_shown_first_and_posted_under_its_writers_name(
    town: Town,
) -> None:
    await talking(town)
    wang = town.person("王芳")
    card = await posted(town, body="先办哪一件？")
    await town.tap(wang, card, "私下写好再发")
    assert town.last(wang).text.startswith("💬 热词 · 一窗办成\n\n先办哪一件？")
    await town.say(wang, "赞成<b>", private=True)
    assert "再多说两句吧" in town.last(wang).text
    await town.say(wang, f"{MINE}<b>", private=True)
    assert f"💬 王芳：\n{MINE}<b>" in town.last(wang).text
    assert await kept(town) == []
    await town.press(wang, "发到群里")
    out = last(town)
    assert (out.text, out.reply_to) == (f"💬 王芳：\n{MINE}<b>", card)
    row = await town.only(Contribution)
    assert (row.message_id, row.counts) == (out.id, True)
    await town.wait(seconds=3)
    assert "已发言 1 / 4\n刚刚发言：王芳" in card_of(town).text
    await answers(town, "李强", MINE)
    assert (await kept(town))[-1] == ("李强", False, "copy")
    # Words that do not reach the group were not said.
    await town.say(wang, f"/speak {OTHER}", private=True)
    town.box.faults.order("status", "sendMessage", status=400)
    await town.press(wang, "发到群里")
    assert (await kept(town))[-1] == ("王芳", False, "")


async def test_posted_contributions_are_changed_in_place_and_taken_back(town: Town) -> None:
    await talking(town)
    wang = town.person("王芳")
    await town.start(wang)
    card = await posted(town)
    await town.say(wang, f"发言 {MINE}", private=True)
    await town.press(wang, "发到群里")
    out = last(town)
    await town.press(wang, "看一看")
    await town.press(wang, "修改")
    await town.say(wang, OTHER, private=True)
    await town.press(wang, "发到群里")
    assert out.text == f"💬 王芳：\n{OTHER}"
    row = await town.only(Contribution)
    assert (row.excerpt, row.counts, row.message_id) == (OTHER, True, out.id)
    await town.press(wang, "看一看")
    await town.press(wang, "撤回")
    await town.press(wang, "撤回")
    assert out.deleted
    row = await town.only(Contribution)
    assert (row.excerpt, row.words, row.marks) == ("", {}, [])
    await town.wait(seconds=3)
    assert "已发言 0 / 4" in card.text
    said = await answers(town, "王芳", MINE)
    await town.say(wang, "/topic", private=True)
    await town.press(wang, "我的发言")
    await town.press(wang, MINE[:6])
    await town.press(wang, "撤回")
    await town.press(wang, "撤回")
    assert "请您自己删" in town.last(wang).text
    town.box.world.edit(wang, said, OTHER)
    await town.settle()
    assert [counts for _, counts, _ in await kept(town)] == [False, False]


async def test_a_contribution_is_its_writers_own_and_an_old_one_is_emptied(town: Town) -> None:
    await talking(town)
    chen, wang, li = town.chen, town.person("王芳"), town.person("李强")
    for who in (wang, li):
        await town.start(who)
    await posted(town)
    await town.say(wang, f"/speak {MINE}", private=True)
    await settings(town, asleep_since=town.now)
    assert "加回群里" in (await town.press(wang, "发到群里")).text
    await settings(town, asleep_since=None)
    await town.press(wang, "发到群里")
    row = await town.only(Contribution)

    async def forged(who: Person, incoming: str) -> str:
        return (await town.forge(who, town.last(who), incoming)).text

    assert "委员" in await forged(li, f"ts.d:{row.id}")
    # Those in charge of topics judge, but take nothing back for others; nobody judges their own.
    assert "过期" in await forged(chen, f"ts.b:{row.id}:1")
    assert "委员" in await forged(wang, f"tr.o:{row.id}")
    await town.press(wang, "看一看")
    await town.press(wang, "修改")
    await town.say(wang, OTHER, private=True)
    sending = town.last(wang).keyboard[0][0]
    assert "发到群里" in sending.text
    await forged(wang, f"ts.b:{row.id}:1")
    assert "过期" in await forged(wang, sending.callback_data or "")
    assert "过期" in await forged(wang, f"ts.b:{row.id}:1")
    assert "本人已经撤回" in await forged(chen, f"tr.o:{row.id}")

    await town.say(wang, f"/speak {OTHER}", private=True)
    await town.press(wang, "发到群里")
    out, second = last(town), (await town.every(Contribution))[-1]
    await town.wait(days=2)
    await town.press(wang, "看一看")
    await town.press(wang, "撤回")
    await town.press(wang, "撤回")
    assert (out.deleted, out.text) == (False, "这条发言已由本人撤回。")
    await town.say(wang, f"/speak {MINE}", private=True)
    await town.press(wang, "发到群里")
    await town.wait(days=1)
    assert "已经结束" in await forged(wang, f"ts.e:{second.id + 1}")


async def test_in_quiet_hours_it_waits_and_may_be_taken_back_before(town: Town) -> None:
    await talking(town)
    wang, li = town.person("王芳"), town.person("李强")
    await posted(town)
    await town.wait(hours=12)
    for who, text in ((wang, MINE), (li, OTHER)):
        await town.start(who)
        await town.say(who, f"/speak {text}", private=True)
        await town.press(who, "发到群里")
        await town.press(who, "7:30 再发")
    assert "明天 07:30 发到群里" in town.last(li).text
    await town.press(li, "看一看")
    assert "还没有发出去" in town.last(li).text
    await town.press(li, "撤回")
    await town.press(li, "撤回")
    many = len(town.seen())
    await town.wait(hours=10)
    assert last(town).text == f"💬 王芳：\n{MINE}"
    assert len(town.seen()) == many + 1
    assert await kept(town) == [("王芳", True, ""), ("李强", False, "")]


async def test_one_of_several_open_topics_is_chosen_and_closed_ones_take_no_more(
    town: Town,
) -> None:
    await talking(town)
    wang = town.person("王芳")
    await town.start(wang)
    await town.say(wang, "/speak", private=True)
    assert "现在没有开着的话题" in town.last(wang).text
    await posted(town, "第一个")
    await posted(town, "第二个")
    await town.wait(days=2, hours=23)
    await town.say(wang, "/speak", private=True)
    await town.press(wang, "第一个")
    await town.say(wang, MINE, private=True)
    await town.wait(hours=2)
    said = await town.press(wang, "发到群里")
    assert said.text == "这个讨论已经结束，不再收发言。"
    await town.press(wang, "改一改")
    await town.say(wang, MINE, private=True)
    assert town.last(wang).text == said.text
    assert await town.every(Contribution) == []


async def test_from_a_text_one_can_go_back_to_another_topic(town: Town) -> None:
    await talking(town)
    wang = town.person("王芳")
    await town.start(wang)
    await posted(town, "第一个")
    await posted(town, "第二个")
    await town.say(wang, "/speak", private=True)
    await town.press(wang, "第一个")
    await town.press(wang, "返回")
    await town.press(wang, "第二个")
    await town.say(wang, MINE, private=True)
    await town.press(wang, "发到群里")
    row, second = await town.only(Contribution), await topic(town)
    assert (second.title, row.topic_id) == ("第二个", second.id)
