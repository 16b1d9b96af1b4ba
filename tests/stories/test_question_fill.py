"""Questions to fill in: replies, private answers, the first one counts, near misses decided."""

from data.models import Answer, BankQuestion, Draft, QuestionChange
from tests.stories.quiz_town import answers, asks, fill, members, result_of
from tests.town import Town

BOT = 42


async def test_answers_by_reply_and_privately(town: Town) -> None:
    await members(town, "王芳", "李强", "赵敏", "周杰", "孙浩")
    card = await asks(town, fill(explanation="每年至少一次。"))
    talk = await town.reply("王芳", card, "这道题也太难了，大家有谁知道答案的吗")
    await town.edit(talk, "五次")
    first = await town.reply("王芳", card, "１ 次")
    again = await town.reply("王芳", card, "两次")
    await town.edit(again, "三次")
    wrong = await town.reply("李强", card, "三次")
    await town.edit(wrong, "一次")
    guest = await town.reply("路人甲", card, "一次")
    assert [one.reactions for one in (first, wrong, guest)] == [{BOT: ["👌"]}] * 3
    assert not again.reactions
    await town.follow(town.person("赵敏"), card, "作答")
    assert "想好再发" in town.last(town.person("赵敏")).text
    await town.say("赵敏", "这道题的答案我想应该是每年都要召开很多次的", private=True)
    assert "不像答案" in town.last(town.person("赵敏")).text
    await town.say("赵敏", "一次", private=True)
    assert "收到了。12:00 公布" in town.last(town.person("赵敏")).text
    await town.follow(town.person("赵敏"), card, "作答")
    assert "您已经答过：一次" in town.last(town.person("赵敏")).text
    right, wrong_ = (True, False), (False, False)
    assert await answers(town) == {"王芳": right, "李强": wrong_, "赵敏": right, "路人甲": right}
    await town.wait(seconds=3)
    assert "已答 4 人" in card.text
    assert "不对" not in "".join(m.text for m in town.seen()), "the group hears no verdict"

    await town.wait(hours=4)
    came = result_of(town).text
    assert "6 人中 3 人作答，2 人答对（67%），另有 1 位" in came
    assert "答案：1次" in came
    assert "已截止，4 人作答" in card.text
    assert not card.keyboard
    late = await town.reply("孙浩", card, "一次")
    assert not late.reactions
    await town.start(town.person("周杰"), "qa_1")
    await town.say("周杰", "两次", private=True)
    assert "❌ 正确答案：1次" in town.last(town.person("周杰")).text
    assert (await answers(town))["周杰"] == (False, True)
    assert "3 人作答" in result_of(town).text


async def test_near_misses_wait_for_the_secretary(town: Town) -> None:
    await members(town, "王芳", "李强", "赵敏", "周杰", "孙浩")
    card = await asks(town, fill("党的根本组织原则是____。", "民主集中制"))
    for name, text in (("王芳", "民主集中制"), ("李强", "民主集中"), ("赵敏", "民主集中。"),
                       ("周杰", "民主集申制"), ("孙浩", "集体领导")):  # fmt: skip
        await town.reply(name, card, text)
    await town.wait(hours=4)
    assert "6 人中 5 人作答，1 人答对（20%）" in result_of(town).text
    assert "有 2 种答案差一点" in town.last(town.chen).text
    await town.press(town.chen, "看一看")
    page = town.last(town.chen)
    assert "有 2 人填：民主集中" in page.text
    assert "后面还有 1 种" in page.text
    replay = page.keyboard[0][0].callback_data
    await town.press(town.chen, "算对")
    assert "有 1 人填：民主集申制" in town.last(town.chen).text
    assert "已经有人定过了" in (await town.forge(town.chen, page, replay)).text
    await town.press(town.chen, "算错")
    assert "都看完了" in town.last(town.chen).text
    await town.wait(seconds=3)
    assert "6 人中 5 人作答，3 人答对（60%）" in result_of(town).text
    row = await town.only(BankQuestion)
    assert row.blanks == [["民主集中制", "民主集中"]]
    assert len(await town.every(QuestionChange)) == 1
    assert [m.text for m in town.seen() if "更正" in m.text] == [], "no note for a wording"


async def test_several_blanks_and_their_order(town: Town) -> None:
    await members(town)
    card = await asks(town, fill("“两会”是____和____。", "党员大会", "支委会|支部委员会"))
    await town.reply("王芳", card, "党员大会、支部委员会")
    await town.reply("李强", card, "支委会\n党员大会")
    one = await town.reply("赵敏", card, "党员大会")
    assert not one.reactions, "one of two blanks is no answer yet"
    assert await answers(town) == {"王芳": (True, False), "李强": (None, False)}
    await town.wait(hours=4)
    await town.press(town.chen, "看一看")
    await town.press(town.chen, "算对")
    assert (await answers(town))["李强"] == (True, False)
    assert (await town.only(BankQuestion)).blanks == [["党员大会"], ["支委会", "支部委员会"]]


async def test_links_to_a_question_are_for_its_branch(town: Town) -> None:
    await members(town)
    await asks(town, fill())
    stranger = town.box.world.person("外人")
    for payload in ("qa_1", "qa_99", "qa_", "ql_1", "qx_1"):
        await town.start(stranger, payload)
        assert "组织生活会" not in town.last(stranger).text
    assert not await town.every(Draft)
    assert not await town.every(Answer)
