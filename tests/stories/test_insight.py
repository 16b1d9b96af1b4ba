"""The item analysis for the secretary: the pages, the picture and the workbook of /insight."""

import io
from datetime import UTC

import pytest
from PIL import Image
from python_calamine import CalamineWorkbook
from sqlalchemy.orm import Session

from data.models import Branch
from sandbox import Message
from tests.data.item_rounds import NOON, asked, contest, question
from tests.stories.quiz_town import branch_of, members
from tests.town import Town

BETTER = ("王芳", "李强", "赵敏", "周杰", "何平")
OTHERS = ("孙浩", "吴丽", "郑凯", "曹伟", "冯雪")
EVERY = (*BETTER, *OTHERS)


def said(right: tuple[str, ...], of: tuple[str, ...] = EVERY, wrong: int = 0) -> dict[str, int]:
    """Lets `right` of `of` choose the right option; the others this wrong one."""
    return {name: 1 if name in right else wrong for name in of}


async def answered(town: Town) -> None:
    """Makes two subgroups, and questions of November: a broken one, three sound ones, one in a
    contest; October had one."""
    await members(town, "王芳")
    await town.enrol(*BETTER, subgroup="第一党小组")
    await town.enrol(*OTHERS, subgroup="第二党小组")

    def write(session: Session) -> None:
        branch = branch_of(session, town)
        broken = question(session, branch, "<b>预备期</b>多久？", "发展党员")
        asked(session, branch, broken, said(OTHERS, wrong=2), days=-1)
        for day, stem in enumerate(("大会多久一次？", "党课多久一次？"), 2):
            of = question(session, branch, stem, "三会一课")
            asked(session, branch, of, said((*BETTER, "孙浩")), days=-day)
        hard = question(session, branch, "支委会多久一次？", "三会一课")
        asked(session, branch, hard, said(BETTER[:2]), days=-4)
        of = question(session, branch, "竞赛里的题", "三会一课")
        asked(session, branch, of, said(EVERY), days=-5, contest_id=contest(session, branch).id)
        asked(session, branch, of, said(BETTER), days=-40)

    await town.app.store.write(write)


def page(town: Town) -> Message:
    """Returns 陈静's current page: her last message with buttons."""
    return next(m for m in reversed(town.told(town.chen)) if m.keyboard)


@pytest.mark.both("items")
async def test_the_overview_puts_doubtful_and_hard_questions_first(town: Town) -> None:
    await answered(town)
    await town.say(town.chen, "答题分析", private=True)
    lines = page(town).text.splitlines()
    assert lines[0] == "📊 答题分析 · 11月"
    assert lines[2:5] == [
        "问了 5 题，其中竞赛 1 题",
        "花名册上 11 人，10 人答过题，共 50 次",
        "答对 58% ↑8（前一个月 50%）",
    ]
    assert lines[7:11] == [
        "1. ⚠️ <b>预备期</b>多久？",
        "　答对 50%（10 人作答）",
        "　答案可能有误：平时答得好的同志，这题反而答错",
        "　错得最多：每半年一次（5 人）",
    ]
    assert lines[11] == "2. 支委会多久一次？"
    assert "竞赛里的题" not in page(town).text

    await town.press(town.chen, "按题")
    assert "支委会多久一次？\n　答对 20%（10 人作答），区分度 0." in page(town).text
    assert "第 1–5 题，共 5 题" in page(town).text
    labels = [button.text for row in page(town).keyboard for button in row]
    assert labels == [*(f"打开第 {at} 题" for at in range(1, 6)), "返回"]
    await town.press(town.chen, "打开第 1 题")
    assert "<b>预备期</b>多久？" in page(town).text
    assert "答题分析" not in page(town).text


async def test_tags_and_subgroups_the_weakest_first(town: Town) -> None:
    await answered(town)
    await town.say(town.chen, "/insight", private=True)
    await town.press(town.chen, "按标签")
    assert page(town).text.splitlines()[3:5] == ["发展党员　50%（5/10）", "三会一课　60%（24/40）"]
    await town.press(town.chen, "返回")
    await town.press(town.chen, "按党小组")
    assert page(town).text.splitlines()[3:5] == [
        "第二党小组　48%（12/25）", "第一党小组　68%（17/25）",
    ]  # fmt: skip


async def test_another_time_and_without_contests(town: Town) -> None:
    await answered(town)
    await town.say(town.chen, "/insight", private=True)
    await town.press(town.chen, "换时间")
    assert "12月" not in "".join(b.text for row in page(town).keyboard for b in row)
    await town.press(town.chen, "不算竞赛题")
    assert "问了 4 题" in page(town).text
    assert "只算平时的题" in page(town).text
    await town.press(town.chen, "换时间")
    await town.press(town.chen, "10月")
    assert page(town).text.splitlines()[0] == "📊 答题分析 · 10月"
    assert "答对 50%" in page(town).text
    await town.press(town.chen, "换时间")
    await town.press(town.chen, "本周")
    assert "还没有揭晓过题目" in page(town).text
    assert [b.text for row in page(town).keyboard for b in row] == ["📅 换时间"]


async def test_the_picture_and_the_workbook_stay_with_the_secretary(town: Town) -> None:
    await answered(town)
    await town.say(town.chen, "/insight", private=True)
    await town.press(town.chen, "看图")
    drawn = town.last(town.chen)
    assert drawn.media
    assert Image.open(io.BytesIO(drawn.media.content)).width == 1080
    assert "<b>预备期</b>多久？　50% · 10 人 · 答案可疑" in drawn.text
    assert "第二党小组　48% · 25 次" in drawn.text
    await town.press(town.chen, "Excel")
    sent = town.last(town.chen)
    assert sent.media
    assert sent.media.name == "答题分析 · 11月.xlsx"
    book = CalamineWorkbook.from_filelike(io.BytesIO(sent.media.content))
    answers = book.get_sheet_by_name("每次作答").to_python()
    assert len(answers) == 1 + 50
    assert answers[-1][1:] == [
        "冯雪",
        "第二党小组",
        "平时",
        "<b>预备期</b>多久？",
        "每季度一次",
        "对",
    ]
    assert {row[3] for row in answers[1:]} == {"平时", "竞赛"}
    assert book.get_sheet_by_name("按题").to_python()[1][-1].startswith("答案可能有误")

    await town.say(town.chen, "/insight")
    assert not [m for m in town.seen() if "答题分析" in m.text or m.media]
    led = town.heard(town.chen)
    await town.follow(town.chen, led, "打开私聊")
    assert "📊 答题分析" in page(town).text


async def test_only_who_keeps_the_bank_sees_it_and_nothing_made_up_opens(town: Town) -> None:
    await answered(town)
    fang = town.person("王芳")
    await town.start(fang)
    await town.say(fang, "/insight", private=True)
    assert "由支部书记或委员来做" in town.last(fang).text
    await town.say(town.chen, "/insight", private=True)
    mine = page(town)
    branch = await town.look(lambda session: session.query(Branch).one().id)
    answer = await town.forge(fang, town.told(fang)[0], f"it.x:{branch}:m20261101c")
    assert "由支部书记或委员来做" in answer.text
    for data in (f"it.o:{branch}:m20261115c", f"it.o:{branch}:m20261101x", f"it.q:{branch}"):
        assert "按钮已经失效" in (await town.forge(town.chen, mine, data)).text
    foreign = await town.app.store.write(_another_branch)
    assert "花名册" in (await town.forge(town.chen, mine, f"it.o:{foreign}:m20261101c")).text
    await town.forge(town.chen, mine, f"it.q:{branch}:m20261101c:999")
    assert "第 1–5 题" in page(town).text


def _another_branch(session: Session) -> int:
    branch = Branch(chat_id=-9, name="第二党支部", created_at=NOON.astimezone(UTC))
    session.add(branch)
    session.flush()
    return branch.id
