"""Discussions in the other two languages: the stock, contributions, results, the rota."""

import io

import mammoth
from sqlalchemy import select
from sqlalchemy.orm import Session

from data.imports.starter_topics import starter_topics
from data.models import Away, Contribution, LeadTurn, Member, Topic
from data.values.language import Language
from sandbox import Message, Person
from tests.stories.tongues import Tongue, in_other_languages, speaking
from tests.stories.topics_town import (
    FIRST,
    SECOND,
    answers,
    card_of,
    drawn,
    last,
    settings,
    stocked,
    talking,
)
from tests.town import START, Town

MINE = "Put the things that people come for most often at one window and call them back later."
OTHER = "Write the list of papers in plain words and hang it at the door where everybody sees it."
SAID = "发言 { $many }"
"""The button that shows who said what, as in the file."""


async def presses(town: Town, who: Person, *labels: str) -> None:
    """Has somebody go on through these buttons."""
    for label in labels:
        await town.press(who, label)


async def opened(town: Town, who: Person, *labels: str) -> None:
    """Has somebody open the discussions and go on through these buttons."""
    await town.say(who, "/topic", private=True)
    await presses(town, who, *labels)


def document(tongue: Tongue, message: Message) -> str:
    """Returns the text of a Word file, checked as is its name."""
    assert message.media is not None
    text = str(mammoth.extract_raw_text(io.BytesIO(message.media.content)).value)
    tongue.hears(message.media.name, text)
    return text


@in_other_languages
async def test_the_stock_and_proposals(town: Town, language: Language) -> None:
    await talking(town)
    chen, wang = town.chen, town.person("王芳")
    await town.start(wang)
    tongue = await speaking(town, language)
    for one in starter_topics():
        tongue.own += [one.title, *one.body.splitlines(), one.title[:23], f"{one.title[:23]}…"]
    await town.say(wang, "/topic")
    await opened(town, chen, "往期结果", "返回", "话题库")
    tongue.says(town.last(chen), "topic-place-group")
    await town.press(chen, "加话题")
    await town.press(chen, "案例")
    await town.say(chen, "x" * 61, private=True)
    tongue.says(town.last(chen), "topic-title-long", most=60, long=61)
    await town.say(chen, "First\nSecond", private=True)
    await town.press(chen, "加话题")
    await town.press(chen, "热词")
    await town.say(chen, "First", private=True)
    tongue.says(town.last(chen), "topic-known", title="First")
    await town.say(chen, "Third", private=True)
    await town.say(chen, "y" * 2001, private=True)
    tongue.says(town.last(chen), "topic-typed-long", most=2000, long=2001)
    await town.press(chen, "不加说明")
    await presses(town, chen, "上移", "上移", "上移", "下移", "改标题", "返回", "改标题")
    await town.say(chen, "Fourth", private=True)
    await town.press(chen, "改内容")
    await town.say(chen, "With a text.", private=True)
    await presses(
        town, chen, "改类型", "好榜样", "停用", "恢复", "现在发到群里", "延长一天", "看一看", SAID
    )
    await presses(town, chen, "返回", "返回")
    await presses(town, chen, "现在结束", "返回", "现在结束", "现在结束")
    tongue.says(town.last(chen), "topic-closed-silent", title="Fourth")
    await opened(town, chen, "话题库", "装入入门话题", "加话题", "返回", "返回")

    for why in ("", "Not now.", "yes"):
        await town.say(wang, "/topic", private=True)
        await town.press(wang, "提话题")
        await town.say(wang, f"Mine{why}", private=True)
        await town.press(wang, "不加说明")
        await town.press(wang, "返回")
        await opened(
            town, chen, "话题库", "新提议", f"Mine{why}", "收下" if why == "yes" else "婉拒"
        )
        if why == "Not now.":
            await town.say(chen, why, private=True)
        elif not why:
            await town.press(chen, "不写理由")
    tongue.says(town.told(wang)[-1], "topic-accepted-word", title="Mineyes")
    await town.press(chen, "返回")
    tongue.only_its_own()


@in_other_languages
async def test_a_plan_and_its_stock(town: Town, language: Language) -> None:
    await talking(town)
    tongue = await speaking(town, language)
    chen = town.chen
    await stocked(town, "One", "Two", "Three", body="What about it?")
    await town.say(chen, "/plans", private=True)
    await presses(town, chen, "新", "讨论话题", "热词", "2 天")
    await town.say(chen, "0 12 * * *", private=True)
    await town.press(chen, "就这样")
    await town.wait(hours=3)
    for _ in range(3):
        await town.wait(days=1)
    told = "".join(m.text for m in town.told(chen))
    kind = tongue.texts.plain("topic-kind-word")
    stock = tongue.texts.plain("topic-stock-of-kind", kind=kind)
    for what in ("low", "empty"):
        assert tongue.texts.plain(f"topic-stock-{what}-word", stock=stock) in told
    await stocked(town, "Four", kind="case")
    await town.wait(hours=20)
    await opened(town, chen, "话题库", "Four")
    await town.press(chen, "现在发到群里")
    assert (await town.every(Topic))[-1].state == "open"
    tongue.only_its_own()


@in_other_languages
async def test_from_the_card_to_what_everybody_said(town: Town, language: Language) -> None:
    await talking(town, admin=True)
    chen, wang, li = town.chen, town.person("王芳"), town.person("李强")
    for who in (wang, li):
        await town.start(who)
    tongue = await speaking(town, language)
    await stocked(town, "One window", body="Which first?")
    await opened(town, chen, "话题库", "One window", "现在发到群里")
    card = card_of(town)
    await town.say(wang, "/topic")
    await town.follow(wang, town.seen(wang)[-1], "私聊")
    tongue.says(town.last(wang), "topic-home-silent")
    await answers(town, "赵敏", "👍👍👍👍")
    await answers(town, "李强", "Fine")
    tongue.says(town.seen(li)[-1], "speak-why-short", least=15)
    await opened(town, li, "我的发言", "Fine")
    tongue.says(town.last(li), "speak-not-short", long=2)
    await opened(town, wang, "我的发言", "返回")
    await town.say(wang, "/me", private=True)
    await town.tap(wang, card, "私下写好再发")
    await town.say(wang, "Too short", private=True)
    await town.say(wang, MINE, private=True)
    await presses(town, wang, "改一改", "取消")
    await town.say(wang, "/speak")
    await town.follow(wang, town.seen(wang)[-1], "私聊")
    await town.say(wang, MINE, private=True)
    await presses(town, wang, "发到群里", "看一看", "修改")
    await town.say(wang, f"{MINE} Twice.", private=True)
    await town.press(wang, "发到群里")
    await town.say(li, f"/speak {MINE}", private=True)
    tongue.says(town.last(li), "speak-why-copy", least=15)
    await answers(town, "李强", OTHER)
    tongue.says(await drawn(town), "topic-spoken", spoken=2, expected=4)
    await town.wait(hours=12)
    await town.say(town.person("赵敏"), "/speak", private=True)
    await town.say(town.person("赵敏"), f"Open the hall on {OTHER} Saturdays, too.", private=True)
    await town.say(
        li, "/speak Give every window the same list, the same stamp, the same hours.", private=True
    )
    await presses(
        town, li, "发到群里", "再发", "看一看", "撤回", "返回", "撤回", "撤回", "返回", "返回"
    )
    await opened(town, wang, "我的发言", "Put the", "撤回", "撤回")
    await opened(town, li, "我的发言", "Write", "撤回", "撤回")
    tongue.says(town.last(li), "speak-back-yours")
    await stocked(town, "Another")
    await town.wait(hours=12)
    await opened(town, chen, "话题库", "Another", "现在发到群里")
    await town.say(wang, "/speak", private=True)
    await town.press(wang, "返回")
    await town.wait(days=3)
    await town.say(wang, "/speak", private=True)
    tongue.says(town.last(wang), "speak-none-open")
    over = (await town.every(Topic))[0]
    assert over.state == "closed"
    answer = await town.forge(wang, town.last(wang), f"ts.w:{over.id}")
    assert answer.text == tongue.texts.plain("speak-over")
    await opened(town, chen, "往期结果", "One window", SAID)
    tongue.only_its_own()


@in_other_languages
async def test_from_the_result_to_the_record(town: Town, language: Language) -> None:
    await talking(town, admin=True)
    chen, wang = town.chen, town.person("王芳")
    await town.start(wang)
    tongue = await speaking(town, language)
    await stocked(town, "One window", "Nobody", "Numbers", body="Which first?")
    await opened(town, chen, "话题库", "One window", "现在发到群里")
    await answers(town, "王芳", MINE)
    said = await answers(town, "李强", OTHER)
    await answers(town, "Guest", "I am not on the roster but have something to say about it too.")
    await town.react(wang, said, "👍")
    await town.react("赵敏", said, "👍")
    await town.wait(days=3)
    tongue.says(last(town), "topic-result-best")
    await presses(town, chen, "写小结", "自己写")
    await town.say(chen, "Three things.", private=True)
    tongue.says(town.last(chen), "topic-summary-ready")
    await presses(town, chen, "发到群里", "导出 Word")
    assert "Guest" in document(tongue, town.last(chen))
    await presses(town, chen, "看小结", "自己写")
    await town.say(chen, "Three things by Friday.", private=True)
    await town.wait(seconds=3)
    await opened(
        town, chen, "往期结果", "One window", SAID, "Guest", "不计入", "恢复计入", "不计入"
    )
    await presses(town, chen, "返回", "王芳", "返回", "返回")
    await town.press(chen, "导出 Word")
    assert OTHER[:60] in document(tongue, town.last(chen))
    await opened(town, chen, "往期结果", "导出今年")
    assert tongue.texts.plain("topic-word-summary") in document(tongue, town.last(chen))
    await town.say(wang, "/topic result")
    await town.follow(wang, town.seen(wang)[-1], "私聊")
    await opened(town, wang, "往期结果", "One window")
    await town.say(wang, "/topic result 9", private=True)
    tongue.says(town.last(wang), "topic-no-result")
    await settings(town, names_spoken=False)
    await opened(town, chen, "话题库", "Nobody", "现在发到群里")
    await opened(town, chen, "话题库", "Numbers", "现在发到群里")
    await town.react("王芳", await answers(town, "李强", OTHER), "👍")
    await town.wait(days=3)
    await opened(town, chen, "往期结果", "Numbers", "写小结")
    tongue.only_its_own()


@in_other_languages
async def test_speaking_in_turn(town: Town, language: Language) -> None:
    await talking(town)
    chen, wang, li = town.chen, town.person("王芳"), town.person("李强")
    for who in (wang, li):
        await town.start(who)
    tongue = await speaking(town, language)
    await opened(town, chen, "轮流领学", "打开")
    await town.until(START.replace(month=12, day=6, hour=9))
    tongue.says(town.last(chen), "rota-no-theme")
    await town.press(chen, "写主题")
    await town.say(chen, "Teachers", private=True)
    await town.say(chen, "Who taught you?", private=True)
    await town.until(START.replace(month=12, day=7, hour=9))
    await town.press(wang, "换人")
    await town.press(wang, "李强")
    await town.press(li, "这次不行")
    tongue.says(town.last(wang), "rota-declined")
    await town.press(wang, "换人")
    await town.press(wang, "李强")
    await town.press(li, "我来")
    tongue.says(town.last(wang), "rota-taken")

    def away(session: Session) -> None:
        found = session.scalars(select(Member).where(Member.name == "李强")).one()
        session.add(Away(member_id=found.id, from_on=SECOND, until_on=SECOND))

    await town.app.store.write(away)
    await town.until(START.replace(month=12, day=8, hour=9))
    tongue.says(town.last(li), "rota-freed")
    await opened(town, chen, "我的领学", "现在发到群里")
    assert (await town.every(Topic))[-1].state == "open"
    await opened(town, chen, "轮流领学", "换人：{ $week } { $name }", "赵敏")
    assert "赵敏" in town.last(chen).text
    await town.until(START.replace(month=12, day=14, hour=9))
    await opened(town, chen, "轮流领学", "关闭")
    assert {turn.week_on for turn in await town.every(LeadTurn)} == {FIRST, SECOND}
    tongue.only_its_own()


@in_other_languages
async def test_places_and_what_is_refused(town: Town, language: Language) -> None:
    town.group.forum = True
    await talking(town, admin=True)
    chen, wang = town.chen, town.person("王芳")
    tongue = await speaking(town, language)
    world = town.box.world
    place = world.create_topic(town.group, chen, "Talk")
    world.say(chen, town.group, "/topic here", thread=place.id)
    await town.settle()
    tongue.says(town.seen(chen)[-1], "topic-here-forum")
    await opened(town, chen, "话题库", "改发到群里")
    town.group.forum = False
    post = world.automatic(world.channel("News", chen), town.group, "This week")
    await town.reply(chen, post, "/topic here")
    tongue.says(town.seen(chen)[-1], "topic-here-comments")
    await opened(town, chen, "话题库")
    tongue.says(town.last(chen), "topic-place-comments")
    await town.say(chen, "/topic here")
    await stocked(town, "One window")
    await opened(town, chen, "话题库", "One window", "现在发到群里")
    await answers(town, "王芳", MINE)
    row = await town.only(Contribution)
    await settings(town, chat_id=-100_777)
    await town.start(wang)
    for data in (
        f"tr.c:{row.topic_id}:0",
        f"ts.e:{row.id}",
        "ts.s",
        "f.e:1:x",
        f"tp.n:{row.topic_id}",
    ):
        assert (await town.forge(wang, town.last(wang), data)).text
    tongue.only_its_own()
