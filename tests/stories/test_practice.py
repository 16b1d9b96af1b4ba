"""A member's own practice: chosen, answered in every kind, explained, counted once, and private."""

import io
import json
from datetime import timedelta

import pytest
from PIL import Image
from sqlalchemy.orm import Session

from data.models import BankQuestion, Draft, Memory, Practice, Round
from data.values.question import Picture, Question, QuestionKind
from tests.stories.practice_town import answers, asked, page, sits, stock, write
from tests.stories.quiz_town import members, single
from tests.town import Town, labels

LONG = (
    "由支部党员大会选举产生，任期届满应当按期换届",
    "由上级党组织指定",
    "由书记提名",
    "由大家轮流担任",
)
JUDGE = Question(QuestionKind.JUDGE, "预备党员有表决权。", answer=(1,), explanation="没有表决权。")


def several(stem: str = "“三会一课”的“三会”有哪些？") -> Question:
    """Makes a multiple-choice question whose first and third options are right."""
    return Question(
        QuestionKind.MULTIPLE, stem, options=("党员大会", "职工大会", "党小组会"), answer=(0, 2)
    )


def fill(stem: str = "支部委员会一般____召开一次。", *blanks: tuple[str, ...]) -> Question:
    """Makes a fill question."""
    return Question(QuestionKind.FILL, stem, blanks=blanks or (("每月",),))


async def seen_of(town: Town) -> list[tuple[list[object], bool]]:
    """Returns 王芳's practice: the indexes or texts chosen, and whether that was right."""
    return [(row.chosen, row.right) for row in await town.every(Practice)]


@pytest.mark.both("practice")
async def test_a_sitting_from_the_first_page_to_how_it_went(town: Town) -> None:
    await members(town)
    fang = town.person("王芳")
    await town.say(fang, "答题", private=True)
    assert "书记添加以后" in town.last(fang).text
    await town.say(town.chen, "/quiz", private=True)
    assert "/bank" in town.last(town.chen).text
    await stock(town, *(single(f"第{n}题？", explanation="见条例。") for n in range(7)))
    await stock(town, single("草稿？"), state="draft")
    await town.say(fang, "/quiz")
    link = town.heard(fang)
    await town.follow(fang, link, "私聊")
    assert "记牢了 0　还不牢 0　没做过 7" in page(town).text
    assert labels(page(town)) == ["🆕 新题", "📒 错题本", "🔔 打开复习提醒"]
    await town.press(fang, "新题")
    messages = len(town.told(fang))
    for at in range(1, 6):
        assert page(town).text.startswith(f"❓ 新题 {at}/5 · 单选题\n\n第")
        toast = await answers(town, right=at != 2)
        assert toast.text == ("✅ 答对了" if at != 2 else "❌ 答错了，明天再来一遍")
        assert ("✅ 答对了\n解析：见条例。" in page(town).text) is (at != 2)
        await town.press(fang, "下一题" if at < 5 else "看结果")
    assert len(town.told(fang)) == messages, "one page, edited in place"
    assert page(town).text == "❓ 5 题答对 4 题。\n今天没有要复习的，明天有 1 题。"
    assert [right for _, right in await seen_of(town)] == [True, False, True, True, True]
    due = sorted(row.due_at - town.now for row in await town.every(Memory))
    assert [gap < timedelta(days=1) for gap in due] == [True, False, False, False, False]
    assert await town.every(Draft) == []
    await town.press(fang, "返回")
    assert "记牢了 0　还不牢 5　没做过 2" in page(town).text


async def test_every_kind_is_answered_in_its_own_way(town: Town) -> None:
    await members(town)
    fang = town.person("王芳")
    kinds = (several(), JUDGE, fill(), fill("第____条、第____条。", ("三",), ("八",)))
    ids = await stock(town, *kinds, single("任期？", options=LONG, answer=(0,)))

    async def begin(at: int) -> None:
        def only(session: Session) -> None:
            for row in session.query(BankQuestion):
                row.state = "approved" if row.id == ids[at] else "retired"

        await write(town, only)
        await sits(town, "新题")

    await begin(0)
    assert labels(page(town))[-3:] == ["提交", "不会，看答案", "结束"]
    assert (await town.press(fang, "提交")).text == "先选答案，再提交。"
    for option in ("职工大会", "党小组会", "党员大会", "职工大会"):
        await town.press(fang, option)
    assert [label[0] for label in labels(page(town))[:3]].count("☑") == 2
    await town.press(fang, "提交")
    await begin(1)
    assert labels(page(town))[:2] == ["对", "错"]
    await town.press(fang, "对")
    assert "❌ 对\n✅ 错" in page(town).text
    await begin(2)
    await town.say(fang, "每个月", private=True)
    assert "只差一点" in page(town).text
    assert not any(b for m in town.told(fang)[:-1] for b in labels(m) if "看答案" in b)
    await town.press(fang, "算对")
    await begin(3)
    await town.press(fang, "不会")
    assert "正确答案：三；八" in page(town).text
    await begin(4)
    assert labels(page(town))[:4] == ["A", "B", "C", "D"]
    shown = (await asked(town))["asked"]
    wrong = (shown["answer"][0] + 1) % 4
    await town.press(fang, "ABCD"[wrong])
    right = "ABCD"[shown["answer"][0]]
    assert f"您选了 {'ABCD'[wrong]}，应选 {right}" in page(town).text
    place = shown["order"][wrong]
    assert await seen_of(town) == [
        ([0, 2], True),
        ([0], False),
        (["每个月"], True),
        ([], False),
        ([place], False),
    ]


async def test_blanks_are_told_apart_and_numerals_are_the_same(town: Town) -> None:
    await members(town)
    await stock(town, fill("第____条、第____条。", ("三",), ("八",)))
    await sits(town, "新题")
    assert "有 2 个空" in page(town).text
    await town.say(town.person("王芳"), "3\n第八", private=True)
    await town.say(town.person("李强"), "3\n8", private=True)
    assert "只差一点" in page(town).text
    await town.press(town.person("王芳"), "算错")
    assert await seen_of(town) == [(["3\n第八"], False)]
    assert "正确答案：三；八" in page(town).text


async def test_old_and_forged_buttons_count_nothing_and_tell_nothing(town: Town) -> None:
    await members(town)
    fang, qiang = town.person("王芳"), town.person("李强")
    await stock(town, single("甲？"), single("乙？"))
    first = await sits(town, "新题")
    data = [
        button.callback_data
        for row in first.keyboard
        for button in row
        if "pq.a" in button.callback_data
    ]
    draft = (await town.only(Draft)).id
    assert data == [f"pq.a:{draft}:0:{place}" for place in range(4)], "places, and no answer"
    for forged in (f"pq.a:{draft}:0:4", f"pq.y:{draft}:1", f"pq.k:{draft}:0"):
        assert (await town.forge(fang, first, forged)).text
    await town.start(qiang)
    assert (await town.forge(qiang, town.last(qiang), data[0])).text.startswith("这组题已经结束")
    assert await seen_of(town) == []
    town.box.faults.order("duplicate")
    await town.tap(fang, first, "A.")
    again = await town.forge(fang, first, data[1])
    assert again.text == "这道题答过了，请看最新的一题。"
    assert (await town.forge(fang, first, f"pq.j:{draft}:0:1")).text == again.text
    assert len(await seen_of(town)) == 1
    await town.press(fang, "下一题")
    assert (await town.forge(fang, page(town), data[0])).text == again.text
    board = town.board()
    said = await town.forge(fang, board, data[0])
    assert said.text == "这个按钮已经失效，请重新打开。", "never in the group"


async def test_questions_asked_withdrawn_or_changed_meanwhile_give_no_answer_away(
    town: Town,
) -> None:
    await members(town)
    fang = town.person("王芳")
    ids = await stock(town, *(single(f"第{n}题？") for n in range(4)))
    await sits(town, "新题")
    order = (await asked(town))["ids"]
    now = town.now

    def change(session: Session) -> None:
        first, second, third = (session.get_one(BankQuestion, one) for one in order[:3])
        first.stem, first.key, first.answer = "改过的题？", "changed", [2]
        second.state = "retired"
        row = Round(branch_id=third.branch_id, question_id=third.id, form="poll", asked={})
        row.posted_at, row.closes_at = now, now + timedelta(hours=1)
        session.add(row)

    await write(town, change)
    toast = await answers(town)
    assert toast.text == "这道题刚刚改过或撤下了，请看这一题"
    assert await seen_of(town) == []
    assert page(town).text.startswith("❓ 新题 1/4 · 单选题\n\n改过的题？")
    await answers(town)
    await town.press(fang, "下一题")
    last = next(one for one in ids if one not in order[:3])
    assert (await asked(town))["ids"] == [order[0], last], "what is being asked is passed over"
    await answers(town)
    await town.press(fang, "看结果")
    assert page(town).text.startswith("✅ 2 题全部答对。")


async def test_by_tag_by_buttons_or_in_one_line(town: Town) -> None:
    await members(town)
    fang = town.person("王芳")
    await stock(town, *(single(f"第{n}题？", tags=("党章",)) for n in range(2)))
    await stock(town, single("别的？", tags=("组织生活",)))
    await town.say(fang, "/quiz 宪法", private=True)
    assert "没有“宪法”这一类题" in town.last(fang).text
    await town.say(fang, "练习 生活", private=True)
    assert page(town).text.startswith("❓ 组织生活 1/1 · 单选题\n\n别的？")
    await sits(town, "按标签")
    assert labels(page(town)) == ["党章 2", "组织生活 1", "返回"]
    await town.press(fang, "党章")
    for _ in range(2):
        await answers(town)
        await town.press(fang, labels(page(town))[0])
    await town.press(fang, "再来一组")
    assert page(town).text.startswith("❓ 党章 1/2"), "a tag can be practised again"
    await town.press(fang, "结束")
    assert page(town).text.startswith("结束了")
    forged = await town.forge(fang, page(town), "pq.g:1:abc")
    assert "过期" in forged.text


async def test_a_picture_precedes_its_question(town: Town) -> None:
    await members(town)
    fang = town.person("王芳")
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(made, "PNG")
    png = made.getvalue()
    await stock(town, single("图上是什么？", picture=Picture(png)))
    await sits(town, "新题")
    photo, question = town.told(fang)[-2:]
    assert photo.media
    assert photo.media.content == png
    assert "图上是什么" in question.text
    await answers(town)
    assert "✅ 答对了" in town.last(fang).text


async def test_a_doubt_is_written_apart_and_practice_goes_on(town: Town) -> None:
    await members(town)
    fang = town.person("王芳")
    await stock(town, *(single(f"第{n}题？") for n in range(3)))
    result = await sits(town, "新题")
    await answers(town)
    await town.tap(fang, result, "题目有疑问")
    doubt = town.last(fang)
    assert doubt.id != result.id
    assert (await town.only(Draft)).kind != "practice"
    await town.say(fang, "答案好像不对", private=True)
    await town.tap(fang, result, "下一题")
    assert "第" in page(town).text
    assert (await asked(town))["mode"] == "new"


async def test_members_can_export_their_practice(town: Town) -> None:
    await members(town)
    fang = town.person("王芳")
    await stock(town, single("甲？"))
    await sits(town, "新题")
    await answers(town, right=False)
    await town.say(fang, "/mydata", private=True)
    file = town.last(fang).media
    assert file
    facts = json.loads(file.content)
    assert [(one["question"], one["right"]) for one in facts["practice"]] == [("甲？", False)]
    assert [(one["question"], one["wrong"]) for one in facts["memory"]] == [("甲？", 1)]
    await town.say(town.person("李强"), "/mydata", private=True)
    other = town.last(town.person("李强")).media
    assert other
    assert json.loads(other.content)["practice"] == []
