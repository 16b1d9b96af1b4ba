"""Questions of all kinds and sizes in the group: every field of the poll, letters, and texts."""

from datetime import UTC, timedelta

from data.values.question import Picture, Question, QuestionKind
from tests.data.bank_cases import png
from tests.stories.quiz_town import answers, asks, fill, members, result_of, single
from tests.town import Town

SINGLE, MULTIPLE, JUDGE, FILL = QuestionKind


async def test_a_question_that_fits_is_one_quiz_poll(town: Town) -> None:
    await members(town)
    said = {"explanation": "一般每季度1次。", "source": "《条例》", "picture": Picture(png())}
    shown = await asks(town, single(**said))
    poll = shown.poll
    assert poll is not None
    assert (poll.quiz, poll.anonymous, poll.multiple, poll.revoting) == (True, False, False, False)
    assert (poll.shuffle, poll.hide_results, poll.closed) == (True, False, False)
    assert poll.question == "支部党员大会一般多久召开一次？"
    assert [poll.options[at].text for at in poll.correct] == ["每季度一次"]
    assert {one.text for one in poll.options} == {
        "每月一次",
        "每季度一次",
        "每半年一次",
        "每年一次",
    }
    assert poll.explanation == "一般每季度1次。\n《条例》"
    assert poll.close_date == (town.now.astimezone(UTC) + timedelta(hours=4)).timestamp()
    assert poll.media is not None
    assert not shown.keyboard, "nothing beside it gives the answer away"

    several = Question(MULTIPLE, "三会是？", ("党员大会", "支委会", "党课"), (0, 1))
    poll = (await asks(town, several)).poll
    assert poll is not None
    assert (poll.multiple, poll.question) == (True, "【多选】三会是？")
    assert sorted(poll.options[at].text for at in poll.correct) == ["党员大会", "支委会"]
    await town.vote("王芳", town.seen()[-1], *poll.correct)
    await town.vote("李强", town.seen()[-1], poll.correct[0])
    assert await answers(town) == {"王芳": (True, False), "李强": (False, False)}

    ordered = Question(SINGLE, "哪些对？", ("甲", "乙", "以上都对"), (2,))
    poll = (await asks(town, ordered)).poll
    assert poll is not None
    assert (poll.shuffle, [one.text for one in poll.options]) == (False, ["甲", "乙", "以上都对"])

    poll = (await asks(town, Question(JUDGE, "党支部每月开展1次主题党日。", answer=(0,)))).poll
    assert poll is not None
    assert (poll.shuffle, [one.text for one in poll.options]) == (False, ["对", "错"])
    assert poll.correct == [0]


async def test_questions_too_long_for_a_poll_are_lettered(town: Town) -> None:
    await members(town)
    stem, option = "问" * 300, "选" * 98
    fits = single(stem, options=(f"{option}一二", f"{option}三四"), explanation="解" * 200)
    poll = (await asks(town, fits)).poll
    assert poll is not None
    assert (len(poll.question), len(poll.options[0].text), poll.description) == (300, 100, "")
    assert poll.explanation == "解" * 200

    before = len(town.seen())
    long = single("<b>" + "问" * 298, options=("选甲", "选乙", "选丙"), explanation="解" * 201)
    shown = await asks(town, long)
    poll = shown.poll
    assert poll is not None
    assert len(town.seen()) == before + 1, "the text is the poll's own"
    assert [one.text for one in poll.options] == ["A", "B", "C"]
    assert not poll.shuffle
    assert "<b>问" in poll.description
    assert f"{'ABC'[poll.correct[0]]}. 选乙" in poll.description
    assert poll.explanation == "解" * 199 + "…"
    await town.vote("王芳", shown, *poll.correct)
    assert await answers(town) == {"王芳": (True, False)}
    await town.wait(hours=4)
    came = result_of(town).text
    assert f"答案：{'ABC'[poll.correct[0]]}. 选乙" in came, "letters are what the group saw"
    assert "解" * 201 in came

    before = len(town.seen())
    longest = single("问" * 900, options=("甲" * 200, "乙" * 101))
    shown = await asks(town, longest)
    text, poll = town.seen()[-2], shown.poll
    assert poll is not None
    assert len(town.seen()) == before + 2
    assert "问" * 900 in text.text
    assert f"{'AB'[poll.correct[0]]}. {'乙' * 101}" in text.text
    assert (poll.question, poll.description) == ("请看上面的题目，选出答案", "")


async def test_a_question_to_fill_in_is_a_card(town: Town) -> None:
    await members(town)
    card = await asks(town, fill("党支部每年召开____组织生活会 & <其他>。", picture=Picture(png())))
    assert card.poll is None
    assert "每年召开____组织生活会 & <其他>" in card.text
    assert "已答 0 人" in card.text
    assert [[one.text for one in row] for row in card.keyboard] == [["✍️ 作答"]]
    assert "1次" not in card.text
    assert town.seen()[-2].media is not None
