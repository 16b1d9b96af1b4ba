"""The bank's pages: browsing, searching, changing each field, approving, retiring."""

import pytest

from data.models import BankQuestion, Branch, QuestionChange, QuestionTag, Round
from data.values.question import Question, QuestionKind
from tests.data.bank_cases import png
from tests.stories.bank_town import PAPER, bank, hold, open_page, opened, rows, sent
from tests.stories.quiz_town import poll_of, single
from tests.stories.roster_town import second_branch
from tests.town import Town, labels

JUDGE = Question(QuestionKind.JUDGE, "预备党员有表决权。", answer=(0,), tags=("发展党员",))
FILL = Question(QuestionKind.FILL, "预备期为____年。", blanks=(("两",),))


async def home(town: Town) -> str:
    """Has 陈静 open the bank; returns its text."""
    await town.say(town.chen, "/bank", private=True)
    return town.last(town.chen).text


async def change(town: Town, *taps: str, typed: str = "") -> str:
    """Goes from a question's page to 修改 and on; returns the last text."""
    for label in ("修改", *taps):
        await town.press(town.chen, label)
    if typed:
        await town.say(town.chen, typed, private=True)
    return town.last(town.chen).text


async def test_the_banks_own_questions_are_loaded_found_and_browsed(town: Town) -> None:
    await opened(town)
    assert "还没有题目" in await home(town)
    await town.press(town.chen, "装入自带题库（257 题）")
    assert "可以问的 257 题" in town.last(town.chen).text
    assert not any("自带" in one for one in labels(town.last(town.chen)))
    await town.press(town.chen, "按题型")
    await town.press(town.chen, "判断")
    await town.press(town.chen, "下一页")
    assert all(one.startswith("判 · ") for one in labels(town.last(town.chen))[:6])
    await home(town)
    await town.press(town.chen, "按标签")
    first = labels(town.last(town.chen))[0]
    await town.press(town.chen, first)
    tag, many = first.removesuffix("）").split("（")
    assert town.last(town.chen).text == f"标签“{tag}”，共 {many} 题"
    await town.say(town.chen, "/bank 三会一课 党课", private=True)
    found = town.last(town.chen).text
    both = [
        one
        for one in await bank(town)
        if all(
            any(word in text for text in (one.stem, *one.options, one.explanation, *one.tags))
            for word in ("三会一课", "党课")
        )
    ]
    assert f"共 {len(both)} 题" in found
    # While a list is open, plain words search; pattern characters have no meaning.
    await town.say(town.chen, "%_%", private=True)
    assert "没有找到“%_%”" in town.last(town.chen).text
    question = (await bank(town))[0]
    await open_page(town, question.stem[:20])
    await town.press(town.chen, "停用")
    await home(town)
    await town.press(town.chen, "停用的 1")
    assert labels(town.last(town.chen))[0].startswith("⏸")


async def test_each_field_is_changed_and_every_change_kept(town: Town) -> None:
    await opened(town)
    await hold(town, single(explanation="旧的。"))
    await open_page(town, "党员大会")
    await change(town, "题干", typed="支部党员大会多久开一次？")
    await change(town, "选项", typed="A. 每月\n*B. 每季度\n* 每半年")
    await change(town, "答案", typed="A、每月")
    await change(town, "解析", "清空")
    await change(town, "出处", typed="《条例》 第十一条\n")
    await change(town, "标签", typed="三会一课、制度")
    await town.press(town.chen, "✅ 制度")
    await town.press(town.chen, "返回")
    await town.press(town.chen, "更多")
    await town.press(town.chen, "3")
    await change(town, "更多", "截止", typed="2027年6月30日")
    await change(town, "更多", "图片")
    world = town.box.world
    world.upload(town.chen, world.private(town.chen), "photo", png(5), "图.png")
    await town.settle()
    (made,) = await bank(town)
    assert made.picture is not None
    assert made == Question(
        QuestionKind.SINGLE,
        "支部党员大会多久开一次？",
        ("每月", "每季度", "每半年"),
        (0,),
        source="《条例》 第十一条",
        tags=("三会一课",),
        difficulty=3,
        until=made.until,
        picture=made.picture,
    )
    assert str(made.until) == "2027-06-30"
    assert (await rows(town))[0].key == made.key
    changes = await town.every(QuestionChange)
    assert len({one.key for one in changes}) == 4
    assert len(changes) == 10
    await town.press(town.chen, "改动记录")
    assert "改了图片" in town.last(town.chen).text
    assert "原来是：支部党员大会一般多久召开一次？" not in town.last(town.chen).text
    await town.press(town.chen, "返回")
    await town.press(town.chen, "看图")
    assert town.last(town.chen).media


async def test_true_or_false_and_blanks_are_changed_as_they_are_typed(town: Town) -> None:
    await opened(town)
    await hold(town, JUDGE, FILL)
    await open_page(town, "表决权")
    assert "选项" not in labels(town.last(town.chen))
    await change(town, "答案", typed="×")
    await open_page(town, "预备期")
    await change(town, "答案", typed="一 | 1|壹")
    assert [(one.answer, one.blanks) for one in await bank(town)] == [
        ((1,), ()),
        ((), (("一", "1", "壹"),)),
    ]


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("题干", "党课多久上一次？", "已经有这道题"),
        ("题干", "很" * 2001, "最多 2,000 个字"),
        ("选项", "甲\n乙", "请在对的前面加 *"),
        ("选项", "*甲", "至少要两个"),
        ("选项", "*甲\n甲", "一样"),
        ("选项", "\n".join(f"*第{n}项" for n in range(13)), "超过 12 个"),
        ("答案", "E", "只有 4 个选项"),
        ("答案", "不知道", "看不懂答案"),
        ("标签", "、".join("一二三四五六七八九"), "最多 8 个"),
    ],
)
async def test_impossible_answers_are_refused_and_asked_again(
    town: Town, field: str, typed: str, said: str
) -> None:
    await opened(town)
    await hold(town, single(), single("党课多久上一次？"))
    await open_page(town, "党员大会")
    assert said in await change(town, field, typed=typed)
    assert await bank(town) == [single(), single("党课多久上一次？")]


async def test_with_a_second_look_nobody_approves_their_own(town: Town) -> None:
    await opened(town)
    await town.enrol("李强", post="publicity")
    await town.say(town.chen, "/settings", private=True)
    await town.press(town.chen, "学习")
    await town.press(town.chen, "审题")
    await sent(town, PAPER)
    assert "要等另一位委员审过" in town.last(town.chen).text
    await town.press(town.chen, "收下可用")
    assert {one.state for one in await rows(town)} == {"draft"}
    await home(town)
    await town.press(town.chen, "待审 3")
    assert "第二个人" in (await town.press(town.chen, "全部通过：题库.txt")).text
    qiang = town.person("李强")
    await town.start(qiang)
    # A reviewer of somebody else's draft may mend it and approve it.
    await open_page(town, "党员大会", qiang)
    await town.press(qiang, "修改")
    await town.press(qiang, "答案")
    await town.say(qiang, "C", private=True)
    await town.press(qiang, "✅ 通过")
    await town.say(qiang, "/bank", private=True)
    await town.press(qiang, "待审 2")
    await town.press(qiang, "全部通过")
    assert {(one.state, one.approved_by) for one in await rows(town)} == {("approved", qiang.id)}
    # A question with another meaning has to be reviewed by somebody else again.
    await open_page(town, "预备党员有表决权", qiang)
    await town.press(qiang, "修改")
    await town.press(qiang, "题干")
    await town.say(qiang, "预备党员没有表决权。", private=True)
    assert "不能自己通过" in (await town.press(qiang, "✅ 通过")).text
    await open_page(town, "预备党员没有表决权")
    await town.press(town.chen, "✅ 通过")
    assert {one.state for one in await rows(town)} == {"approved"}


async def test_a_question_is_asked_now_once_and_kept_on_record(town: Town) -> None:
    await opened(town)
    await hold(town, single())
    await hold(town, JUDGE, state="draft")
    await open_page(town, "党员大会")
    await town.press(town.chen, "现在问这一题")
    await town.press(town.chen, "发到群里")
    assert poll_of(town).poll
    assert (await town.only(Round)).question_id == (await rows(town))[0].id
    assert "正在群里作答" in (await town.press(town.chen, "现在问这一题")).text
    await open_page(town, "表决权")
    await town.press(town.chen, "删除")
    await town.press(town.chen, "删除")
    (row,) = await rows(town)
    forged = await town.forge(town.chen, town.last(town.chen), f"bk.dx:{row.id}")
    assert "要留作记录" in forged.text
    assert await town.every(QuestionTag) == []


async def test_only_who_keeps_the_bank_comes_in_and_forged_buttons_do_nothing(
    town: Town,
) -> None:
    await opened(town)
    await hold(town, single())
    (row,) = await rows(town)
    fang = town.person("王芳")
    await town.start(fang)
    await town.say(fang, "/bank", private=True)
    assert not town.last(fang).keyboard
    await town.say(town.chen, "/bank")
    page = await open_page(town, "党员大会")
    branch = await town.only(Branch)
    _, liu = await second_branch(town)
    forged = (
        f"bk.h:{branch.id}", f"bk.p:{row.id}", f"bk.r:{row.id}", f"bk.dx:{row.id}", "bk.p:999",
        f"be.f:{row.id}:answer", f"be.d:{row.id}:5", f"bx.f:{branch.id}:json:-", "bf.ok:1",
        f"bq.f:{row.id}", f"bk.s:{branch.id}", "bf.y:1:0", "be.ok:1", f"be.um:{row.id}:12",
    )  # fmt: skip
    for who in (fang, liu):
        message = town.last(who)
        for data in forged:
            answer = await town.forge(who, message, data)
            assert answer.text, data
    for data in (f"be.d:{row.id}:9", f"bk.l:{branch.id}:x:-:0", f"be.f:{row.id}:key", "bf.n:1:x:0"):
        assert (await town.forge(town.chen, page, data)).text, data
    assert len(await town.every(BankQuestion)) == 1
    assert (await bank(town), (await rows(town))[0].state) == ([single()], "approved")
    group = next(m for m in reversed(town.seen()) if m.keyboard)
    assert (await town.forge(town.chen, group, f"bk.p:{row.id}")).text
