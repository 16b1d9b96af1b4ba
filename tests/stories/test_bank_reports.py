"""Doubts about questions: raised once, one calm card, decided, and the outcome told."""

from data.models import Answer, Member, Outgoing, QuestionReport, Round
from tests.stories.bank_town import bank, hold, open_page, opened, rows
from tests.stories.quiz_town import single, vote
from tests.town import Town, labels

QUESTIONS = [single(f"第{n}条说的是什么？") for n in range(1, 8)]


async def asked(town: Town) -> Round:
    """Asks the first question as 陈静; 王芳 answers B, 李强 C, and it closes."""
    await hold(town, *QUESTIONS)
    await open_page(town, "第1条")
    await town.press(town.chen, "现在问这一题")
    await town.press(town.chen, "发到群里")
    await vote(town, "王芳", places(await town.only(Round), 1))
    await vote(town, "李强", places(await town.only(Round), 2))
    await town.wait(hours=10)
    return await town.only(Round)


def places(row: Round, option: int) -> int:
    """Returns the index of the question's option in the poll."""
    return int(row.asked["options"].index(QUESTIONS[0].options[option]))


async def scores(town: Town) -> dict[str, bool | None]:
    """Returns who answered right."""
    names = {one.id: one.name for one in await town.every(Member)}
    return {names[one.member_id or 0]: one.right for one in await town.every(Answer)}


async def test_a_key_is_corrected_and_everybody_gets_what_is_due(town: Town) -> None:
    await opened(town)
    row = await asked(town)
    assert await scores(town) == {"王芳": True, "李强": False}
    fang, qiang = town.person("王芳"), town.person("李强")
    for who in (fang, qiang):
        await town.start(who, f"qr_{row.id}")
    before = len(town.told(town.chen))
    await town.press(qiang, "答案不对")
    await town.say(fang, "条例改了。", private=True)
    await town.wait(seconds=5)
    card = town.last(town.chen)
    assert "有 1 道题有人提出疑问" in card.text
    assert "2 人" in card.text
    assert len(town.told(town.chen)) == before + 1
    await town.tap(town.chen, card, "看看")
    assert "李强：答案不对\n王芳：条例改了。" in town.last(town.chen).text
    await town.press(town.chen, "改答案")
    await town.say(town.chen, "C", private=True)
    assert await scores(town) == {"王芳": True, "李强": False}
    await town.press(town.chen, "✅ 更正")
    await town.wait(seconds=5)
    assert await scores(town) == {"王芳": False, "李强": True}
    assert (await bank(town))[0].answer == (2,)
    notes = [m.text for m in town.seen() if "更正" in m.text]
    assert len(notes) == 1
    assert "王芳" not in notes[0]
    for who in (fang, qiang):
        assert "已经更正，正确答案是：C" in town.last(who).text
    card = next(m for m in town.told(town.chen) if m.id == card.id)
    assert "都处理好了" in card.text
    assert {one.state for one in await town.every(QuestionReport)} == {"corrected"}


async def test_a_question_that_is_right_stays_and_that_is_said_too(town: Town) -> None:
    await opened(town)
    row = await asked(town)
    fang = town.person("王芳")
    await town.start(fang, f"qr_{row.id}")
    await town.press(fang, "看不懂")
    await town.start(fang, f"qr_{row.id}")
    assert "已经提过" in town.last(fang).text
    await town.say(town.chen, "/bank", private=True)
    await town.press(town.chen, "有疑问 1")
    await town.press(town.chen, "第1条说的是什么？（1 人）")
    await town.press(town.chen, "没有问题")
    assert "题目没有问题，正确答案是：B" in town.last(fang).text
    assert (await bank(town))[0] == QUESTIONS[0]
    # Another doubt after that is a new one, in a new message.
    told = len(town.told(town.chen))
    await town.start(fang, f"qr_{row.id}")
    await town.press(fang, "题目过时")
    assert len(town.told(town.chen)) == told + 1
    assert [one.state for one in await town.every(QuestionReport)] == ["dismissed", "open"]


async def test_doubts_are_a_members_own_few_a_day_and_quiet_at_night(town: Town) -> None:
    await opened(town)
    row = await asked(town)
    ids = [one.id for one in await rows(town)]
    stranger, fang = town.box.world.person("路人"), town.person("王芳")
    await town.start(stranger, f"qr_{row.id}")
    assert "哪里不对" not in town.last(stranger).text
    await town.start(fang, "qr_999")
    assert "不在题库里" in town.last(fang).text
    await town.start(fang, f"qr_{row.id}")
    page = town.last(fang)
    assert labels(page) == ["答案不对", "题目过时", "看不懂", "取消"]
    for data in (f"bq.r:{ids[0]}:0:nonsense", "bq.r:999:0:answer", f"bq.p:{ids[0]}"):
        assert (await town.forge(fang, page, data)).text
    assert await town.every(QuestionReport) == []
    await town.wait(hours=4)
    told = len(town.told(town.chen))
    for question_id in ids[:5]:
        await town.forge(fang, page, f"bq.r:{question_id}:{row.id}:dated")
    found = await town.every(QuestionReport)
    # A round of another question does not count: this one was not in it.
    assert [one.round_id for one in found] == [row.id, None, None, None, None]
    answer = await town.forge(fang, page, f"bq.r:{ids[5]}:0:dated")
    assert "今天已经提了 5 题" in answer.text
    assert len(town.told(town.chen)) == told
    assert sum(one.card_kind == "bank.reports" for one in await town.every(Outgoing)) == 1
    await town.wait(hours=10)
    await town.wait(seconds=5)
    assert "有 5 道题" in town.last(town.chen).text
    await town.press(town.chen, "看看")
    assert sum("第" in label for label in labels(town.last(town.chen))) == 5
