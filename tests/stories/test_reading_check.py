"""The check question of a material: asked privately, answered right before a reading counts."""

from data.models import Material, Opening, Receipt
from sandbox import Message
from tests.stories.reading_town import pushed, studies, studying
from tests.town import Town

QUESTION = {
    "question": "支部党员大会一般多久召开一次？",
    "options": ["每月", "每季度", "每半年", "每年"],
    "answer": 1,
}


async def asked(town: Town, name: str = "王芳") -> Message:
    """Puts a reading with a question into the group; somebody has tapped and is asked privately."""
    await studying(town)
    await pushed(town, **QUESTION)
    await town.wait(minutes=5)
    answer = await studies(town, name)
    assert answer.url
    return town.last(town.person(name))


def letter(message: Message, option: str) -> str:
    """Returns the letter before an option."""
    line = next(line for line in message.text.splitlines() if line.endswith(option))
    return line[0]


async def test_the_right_answer_counts(town: Town) -> None:
    message = await asked(town)
    assert "支部党员大会一般多久召开一次？" in message.text
    fang = town.person("王芳")
    answer = await town.press(fang, letter(message, "每季度"))
    assert answer.text == "✅ 已学习，第 1 位，计 4 分钟学时"
    assert "已学习，第 1 位" in town.last(fang).text
    assert "每季度" not in town.last(fang).text
    await town.wait(seconds=3)
    assert "已学 1 / 4" in town.board().text


async def test_too_soon_no_question_is_asked(town: Town) -> None:
    await studying(town)
    await pushed(town, **QUESTION)
    answer = await studies(town, "王芳")
    assert "再读" in answer.text
    assert answer.url is None


async def test_a_wrong_answer_asks_for_patience_that_grows(town: Town) -> None:
    message = await asked(town)
    fang = town.person("王芳")
    wrong, right = letter(message, "每年"), letter(message, "每季度")
    assert (await town.press(fang, wrong)).text == "❌ 不对。再看看资料，10 秒后可以再答"
    assert (await town.press(fang, right)).text == "10 秒后可以再答，先看看资料吧"
    await town.wait(seconds=10)
    assert "30 秒后" in (await town.press(fang, wrong)).text
    await town.wait(seconds=30)
    assert "1 分钟后" in (await town.press(fang, wrong)).text
    assert await town.every(Receipt) == []
    await town.wait(minutes=1)
    assert "✅ 已学习" in (await town.press(fang, right)).text
    (opening,) = await town.every(Opening)
    assert (opening.wrong, opening.passed_at is not None) == (3, True)


async def test_the_buttons_do_not_tell_the_answer_and_stay_in_their_order(town: Town) -> None:
    message = await asked(town)
    data = [b.callback_data for row in message.keyboard for b in row][:4]
    assert [one.split(":")[2] for one in data] == ["0", "1", "2", "3"]
    await studies(town, "王芳")
    again = town.last(town.person("王芳"))
    assert again.text == message.text


async def test_after_the_question_was_edited_an_answer_to_the_old_one_is_not_taken(
    town: Town,
) -> None:
    message = await asked(town)
    fang = town.person("王芳")
    right = letter(message, "每季度")

    def edit(session) -> None:  # type: ignore[no-untyped-def]
        row = session.get_one(Material, 1)
        row.question, row.options, row.answer = "支委会多久开一次？", ["每年", "每月"], 1

    await town.app.store.write(edit)
    assert (await town.press(fang, right)).text == "题目刚刚改过，请看新的"
    assert await town.every(Receipt) == []
    new = town.last(fang)
    assert "支委会多久开一次？" in new.text
    assert "✅" in (await town.press(fang, letter(new, "每月"))).text


async def test_forged_answers_count_for_nothing(town: Town) -> None:
    message = await asked(town)
    fang = town.person("王芳")
    data = next(b.callback_data for row in message.keyboard for b in row)
    mark = data.split(":")[3]
    assert "失效" in (await town.forge(fang, message, f"rd.q:1:9:{mark}")).text
    assert "花名册" in (await town.forge(fang, message, f"rd.q:55:1:{mark}")).text
    qiang = town.person("李强")
    await town.start(qiang)
    stale = (await town.forge(qiang, town.last(qiang), f"rd.q:1:1:{mark}")).text
    assert stale == "这一步已经过期，请重新开始。"
    assert await town.every(Receipt) == []


async def test_once_passed_the_link_says_so(town: Town) -> None:
    message = await asked(town)
    fang = town.person("王芳")
    await town.press(fang, letter(message, "每季度"))
    await town.start(fang, "rq_1")
    assert "已经打过卡" in town.last(fang).text
