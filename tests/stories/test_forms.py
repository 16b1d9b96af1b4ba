"""Forms in the chat, by the contest's: old pages, ways back, refused answers, last page."""

from data.models import Branch, Draft, SetAside
from sandbox import Message
from tests.stories.contest_town import ready
from tests.town import Town


async def begun(town: Town) -> Message:
    """Has 陈静 begin a contest; returns the message with the first question."""
    await ready(town, "王芳", questions=30)
    await town.say(town.chen, "/contest", private=True)
    return town.last(town.chen)


async def on_the_last_page(town: Town) -> Message:
    await begun(town)
    for label in ("党史党建知识竞赛", "下一步", "20 题", "15 秒"):
        await town.press(town.chen, label)
    return town.last(town.chen)


async def test_a_button_of_a_question_that_was_answered_by_typing_answers_no_other(
    town: Town,
) -> None:
    first = await begun(town)
    await town.say(town.chen, "国庆知识赛", private=True)
    await town.press(town.chen, "下一步")
    asked = town.last(town.chen).text
    answer = await town.tap(town.chen, first, "党史党建知识竞赛")
    assert answer.text == "这一步已经答过了，请看最下面的一条。"
    assert town.last(town.chen).text == asked
    assert (await town.only(Draft)).data["answers"]["title"] == "国庆知识赛"


async def test_an_answer_that_will_not_do_leaves_the_question_open_with_a_way_out(
    town: Town,
) -> None:
    await begun(town)
    await town.press(town.chen, "党史党建知识竞赛")
    await town.press(town.chen, "下一步")
    for said, told in (("9", "一场竞赛 10 到 100 题。"), ("40", "合适的题有 30 道")):
        await town.say(town.chen, said, private=True)
        assert told in town.last(town.chen).text
    await town.say(town.chen, "25题", private=True)
    assert "每题多少秒" in town.last(town.chen).text
    await town.say(town.chen, "很快", private=True)
    assert "每题 10 到 120 秒" in town.last(town.chen).text
    await town.press(town.chen, "取消")
    assert "已取消" in town.last(town.chen).text
    assert not await town.every(Draft)


async def test_everything_is_changed_from_the_last_page_and_leads_back_to_it(town: Town) -> None:
    last = await on_the_last_page(town)
    assert "20 题，每题 15 秒" in last.text
    await town.tap(town.chen, last, "✏️ 题数")
    await town.tap(town.chen, last, "10 题")
    assert "10 题，每题 15 秒" in town.last(town.chen).text
    await town.tap(town.chen, last, "✏️ 名字")
    await town.tap(town.chen, last, "返回")
    assert "党史党建知识竞赛" in town.last(town.chen).text
    await town.tap(town.chen, last, "难度：不限")
    assert any("难度：容易" in b.text for row in town.last(town.chen).keyboard for b in row)


async def test_back_leads_through_the_questions_to_where_the_form_was_begun(town: Town) -> None:
    last = await on_the_last_page(town)
    for said in ("每题多少秒", "出几道题", "用哪些题", "叫什么名字", "还没有办过竞赛"):
        await town.tap(town.chen, last, "返回")
        assert said in town.last(town.chen).text
    assert not await town.every(Draft)


async def test_text_where_a_tap_is_expected_is_refused(town: Town) -> None:
    await begun(town)
    await town.press(town.chen, "党史党建知识竞赛")
    await town.say(town.chen, "随便", private=True)
    assert town.last(town.chen).text == "请点消息下面的按钮选择。"
    assert (await town.only(Draft)).awaits == "tags"


async def test_another_persons_form_is_not_theirs(town: Town) -> None:
    await begun(town)
    (draft,) = await town.every(Draft)
    fang = town.person("王芳")
    await town.start(fang)
    for data in (f"f.o:{draft.id}:title:0", f"f.x:{draft.id}", f"f.e:{draft.id}:now"):
        assert "过期" in (await town.forge(fang, town.last(fang), data)).text
    assert [one.id for one in await town.every(Draft)] == [draft.id]


async def test_a_form_of_one_question_ends_with_its_answer_only(town: Town) -> None:
    """A forged ending, which no button of such a form has, saves nothing and breaks nothing."""
    await ready(town)
    await town.say(town.chen, "/settings", private=True)
    await town.press(town.chen, "基本")
    await town.press(town.chen, "改名称")
    (draft,) = await town.every(Draft)
    answer = await town.forge(town.chen, town.last(town.chen), f"f.e:{draft.id}:save")
    assert "过期" in answer.text
    assert not await town.every(SetAside)
    await town.say(town.chen, "第一支部", private=True)
    assert (await town.only(Branch)).name == "第一支部"
