"""A wrong key: scores, streaks, results and memories are corrected, with one note."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import BankQuestion, Member, Memory, Round, Streak
from tests.stories.quiz_town import (
    answers,
    asks,
    correct,
    fill,
    members,
    on,
    planned,
    put,
    result_of,
    single,
)
from tests.town import Town


async def runs(town: Town) -> dict[str, tuple[int, int]]:
    """Returns everybody's streak and the longest one."""

    def read(session: Session) -> dict[str, tuple[int, int]]:
        joined = select(Member.name, Streak).join(Streak, Streak.member_id == Member.id)
        return {name: (one.run, one.best) for name, one in session.execute(joined)}

    return await town.look(read)


async def test_everybodys_score_is_corrected(town: Town) -> None:
    await members(town)
    ids = await put(town, *(single(f"第{at}问？") for at in range(3)))
    await planned(town, hours=4)
    for day in range(3):
        await town.until(on(day, 12))
        shown = town.seen()[-1]
        assert shown.poll is not None
        texts = [one.text for one in shown.poll.options]
        await town.vote("王芳", shown, texts.index("每季度一次"))
        await town.vote("李强", shown, texts.index("每半年一次" if day == 1 else "每季度一次"))
        await town.vote("路人甲", shown, texts.index("每半年一次"))
        await town.until(on(day, 16))
    assert (await runs(town))["王芳"] == (3, 3)
    assert (await runs(town))["李强"] == (1, 1)
    tuesday = (await town.every(Round))[1]
    assert tuesday.question_id in ids
    result = next(
        m for m in town.seen() if tuesday.asked["stem"] in str(m.poll and m.poll.question)
    )
    result = town.seen()[town.seen().index(result) + 1]
    assert "2 人作答，1 人答对（50%），另有 1 位" in result.text
    before = len(town.seen())
    done = await correct(town, tuesday.question_id or 0, single(tuesday.asked["stem"], answer=(2,)))
    assert (len(done.righted), len(done.wronged)) == (1, 1)
    assert await runs(town) == {
        "王芳": (1, 1), "李强": (3, 3), "陈静": (0, 0), "赵敏": (0, 0),
    }  # fmt: skip
    note = town.seen()[-1].text
    assert len(town.seen()) == before + 1
    assert "12月1日" in note
    assert "答案更正为：每半年一次" in note
    assert "1 位同志由错改对。1 位由对改错。" in note
    assert "王芳" not in note
    assert "答案：每半年一次" in result.text
    assert "2 人作答，1 人答对（50%），另有 1 位" in result.text
    memory = {(one.member_id, one.question_id): one for one in await town.every(Memory)}
    wang = next(one for one in await town.every(Member) if one.name == "王芳")
    assert memory[wang.id, tuesday.question_id or 0].last_right is False
    question = await town.look(lambda s: s.get_one(BankQuestion, tuesday.question_id))
    again = await correct(
        town, question.id, replace(single(tuesday.asked["stem"], answer=(2,)), explanation="新。")
    )
    assert not again.rounds, "another explanation is no other key"
    assert len(town.seen()) == before + 1


async def test_while_it_is_open_nothing_is_posted(town: Town) -> None:
    await members(town)
    shown = await asks(town, single())
    assert shown.poll is not None
    texts = [one.text for one in shown.poll.options]
    await town.vote("王芳", shown, texts.index("每年一次"))
    before = len(town.seen())
    done = await correct(town, 1, single(answer=(3,)))
    assert len(done.rounds) == 1
    assert await answers(town) == {"王芳": (True, False)}
    assert len(town.seen()) == before
    await town.wait(hours=4)
    assert "答案：每年一次" in result_of(town).text
    assert "1 人答对（100%）" in result_of(town).text


async def test_other_options_leave_a_round_alone(town: Town) -> None:
    await members(town)
    shown = await asks(town, single())
    assert shown.poll is not None
    await town.vote("王芳", shown, *shown.poll.correct)
    await town.wait(hours=4)
    done = await correct(town, 1, single(options=("甲", "乙", "丙"), answer=(2,)))
    assert not done.rounds
    assert await answers(town) == {"王芳": (True, False)}
    assert "答案：每季度一次" in result_of(town).text


async def test_a_wording_that_the_bank_takes_in_makes_texts_right(town: Town) -> None:
    await members(town)
    card = await asks(town, fill())
    await town.reply("王芳", card, "两次")
    await town.wait(hours=4)
    done = await correct(town, 1, fill("党支部每年召开____组织生活会。", "1次|2次"))
    assert len(done.righted) == 1
    assert await answers(town) == {"王芳": (True, False)}
    assert "1 人答对（100%）" in next(m for m in town.seen() if "今日一题 · 答案" in m.text).text
