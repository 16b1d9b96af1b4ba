"""The list of mistakes, what was saved, and one tap that saves a question from the group."""

from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.models import Memory, Round
from data.values.question import Question, QuestionKind
from tests.stories.practice_town import answers, asked, page, sits, stock, write
from tests.stories.quiz_town import branch_of, members, single
from tests.stories.roster_town import second_branch
from tests.town import Town, labels


async def rounds(town: Town, *ids: int, state: str = "closed") -> list[int]:
    """Puts a round of each question into the branch and returns their ids."""

    def made(session: Session) -> list[int]:
        rows = []
        for question_id in ids:
            row = Round(branch_id=branch_of(session, town).id, question_id=question_id, asked={})
            row.posted_at = row.closes_at = town.now
            row.form, row.state = "poll", state
            rows.append(row)
        session.add_all(rows)
        session.flush()
        return [row.id for row in rows]

    return await town.app.store.write(made)


async def wrongly(town: Town, many: int) -> None:
    """Has 王芳 practise new questions and get them all wrong."""
    await sits(town, "新题")
    for at in range(many):
        await answers(town, right=False)
        await town.press(town.person("王芳"), "下一题" if at + 1 < many else "看结果")


async def test_mistakes_come_by_themselves_with_their_answers_and_leave_when_taken_off(
    town: Town,
) -> None:
    await members(town)
    fang = town.person("王芳")
    why = {"explanation": "见第十条。", "source": "《条例》"}
    judge = Question(QuestionKind.JUDGE, "判断？", answer=(0,))
    await stock(town, *(single(f"第{n}题？", **why) for n in range(3)), judge)
    await town.say(fang, "/mistakes", private=True)
    assert "没有错题" in page(town).text
    await wrongly(town, 4)
    await town.say(fang, "/mistakes")
    await town.follow(fang, town.heard(fang), "私聊")
    first = page(town).text
    assert first.startswith("📒 错题本　4 题\n\n1. ")
    assert labels(page(town)) == [
        "练这些题", "移出 1", "移出 2", "移出 3", "下一页 ›", "我的收藏 0", "返回",
    ]  # fmt: skip
    await town.press(fang, "下一页")
    both = first + page(town).text
    assert both.count("✅ 每季度一次\n错 1 次，对 0 次\n解析：见第十条。\n出处：《条例》") == 3
    assert "判断？\n✅ 对" in both
    await town.press(fang, "移出 4")
    assert page(town).text.startswith("📒 错题本　3 题"), "the last page that is left"
    await town.press(fang, "练这些题")
    ids = (await asked(town))["ids"]
    assert len(ids) == 3
    await answers(town)
    assert (await town.press(fang, "收进错题本")).text == "已收进错题本"
    await town.press(fang, "下一题")
    await answers(town, right=False)
    await town.press(fang, "收藏")
    assert (await town.press(fang, "已收，移出")).text == "已移出"
    await town.press(fang, "结束")
    await town.press(fang, "错题本")
    assert "错 1 次，对 1 次" in page(town).text
    assert "错 2 次，对 0 次" in page(town).text
    await town.press(fang, "我的收藏")
    assert page(town).text.startswith("📒 我的收藏　1 题")
    await town.press(fang, "移出 1")
    assert "还没有收藏" in page(town).text


async def test_one_tap_in_the_group_saves_a_question_for_who_tapped(town: Town) -> None:
    await members(town)
    fang, board = town.person("王芳"), town.board()
    ids = await stock(town, single("甲？"), single("乙？"), single("丙？"))
    (closed,) = await rounds(town, ids[0])
    (opened,) = await rounds(town, ids[1], state="open")
    (void,) = await rounds(town, ids[2], state="void")
    seen = len(town.seen())
    assert (await town.forge(fang, board, f"qs:{closed}")).text.startswith("已收进您的错题本")
    assert (await town.forge(fang, board, f"qs:{closed}")).text == "已经在您的错题本里了"
    stranger = await town.forge(town.person("路人甲"), board, f"qs:{closed}")
    assert "/join" in stranger.text
    assert "还没公布" in (await town.forge(fang, board, f"qs:{opened}")).text
    for nothing in (f"qs:{void}", "qs:999", "qs:x", "qs"):
        assert (await town.forge(fang, board, nothing)).text
    row = await town.only(Memory)
    assert (row.question_id, row.last_at, row.wrong) == (ids[0], None, 0)
    assert len(town.seen()) == seen, "the group is not told"
    await town.say(fang, "/mistakes", private=True)
    await town.press(fang, "我的收藏 1")
    assert "1. 甲？\n✅ 每季度一次" in page(town).text
    assert "错 0 次" not in page(town).text
    await town.wait(days=1)
    await town.say(fang, "/quiz", private=True)
    assert "今天该复习的 1" in labels(page(town))[0], "what was saved is asked the next day"


async def test_a_question_open_in_the_group_shows_no_answer(town: Town) -> None:
    await members(town)
    ids = await stock(town, single("甲？"), single("乙？"))
    await wrongly(town, 2)
    await rounds(town, ids[0], state="open")
    await town.say(town.person("王芳"), "/mistakes", private=True)
    assert page(town).text.startswith("📒 错题本　1 题")
    assert "甲？" not in page(town).text
    await town.press(town.person("王芳"), "练这些题")
    assert (await asked(town))["ids"] == [ids[1]]


async def test_lists_of_another_branch_open_nothing(town: Town) -> None:
    await members(town)
    await stock(town, single("甲？"))
    await wrongly(town, 1)
    _, liu = await second_branch(town)
    branch = await town.look(lambda s: branch_of(s, town).id)
    row = await town.only(Memory)
    message = town.last(liu)
    (closed,) = await rounds(town, row.question_id)
    for data in (
        f"pm.l:{branch}:wrong:0",
        f"pm.x:{branch}:wrong:{row.question_id}:0",
        f"pq.h:{branch}",
        f"pq.s:{branch}:due",
        f"pq.l:{branch}:0",
        f"pq.g:{branch}:1",
        f"pq.b:{branch}:off",
        f"pq.o:{branch}",
        f"qs:{closed}",
    ):
        assert "花名册" in (await town.forge(liu, message, data)).text, data
    for verb in ("pq", "pm"):
        await town.start(liu, f"{verb}_{branch}")
        assert "花名册" in town.last(liu).text
    assert (await town.only(Memory)).cleared_at is None
    assert await town.look(lambda s: s.scalar(select(func.count()).select_from(Memory))) == 1


async def test_a_mistake_cleared_comes_back_with_the_next_wrong_answer(town: Town) -> None:
    await members(town)
    fang = town.person("王芳")
    await stock(town, single("甲？"))
    await wrongly(town, 1)
    await town.press(fang, "错题本")
    await town.press(fang, "移出 1")
    assert "没有错题" in page(town).text
    await town.wait(days=1, hours=5)
    await sits(town, "今天该复习的 1")
    await answers(town, right=False)
    await town.press(fang, "看结果")
    await town.press(fang, "错题本")
    assert "错 2 次，对 0 次" in page(town).text

    def known(session: Session) -> None:
        row = session.scalars(select(Memory)).one()
        row.stability, row.last_right = 30.0, True

    await write(town, known)
    await town.say(fang, "/mistakes", private=True)
    assert "没有错题" in page(town).text
    assert town.now - (await town.only(Memory)).wrong_at < timedelta(hours=1)  # type: ignore[operator]
