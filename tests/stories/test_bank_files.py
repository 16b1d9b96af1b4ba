"""Files of questions: sorted beside the taps, previewed, stored, corrected, never stored twice."""

import io

import pytest
from openpyxl import load_workbook
from sqlalchemy import delete

from data.models import BankQuestion, Errand, QuestionFile, QuestionFound, QuestionPack
from data.values.question import Picture, Question, QuestionKind
from tests.data.bank_cases import SAMPLES, png, workbook
from tests.stories.bank_town import PAPER, bank, hold, open_page, opened, rows, sent
from tests.stories.quiz_town import single
from tests.town import Town, labels

PICTURED = single(
    "图中的会议多久开一次？", picture=Picture(png()), explanation="每季度一次。", tags=("三会一课",)
)
MIXED = (
    PICTURED,
    Question(QuestionKind.MULTIPLE, "三会一课包括哪些？", ("党课", "班会", "党小组会"), (0, 2)),
    Question(QuestionKind.JUDGE, "预备党员有表决权。", answer=(1,), source="《党章》第七条"),
    Question(QuestionKind.FILL, "预备期为____年。", blanks=(("一", "1"),), difficulty=2),
)


SAMPLE = SAMPLES / "bank-2162.docx"


async def wipe(town: Town) -> None:
    """Empties the bank."""
    await town.app.store.write(lambda session: session.execute(delete(BankQuestion)))


@pytest.mark.both("bank")
async def test_nothing_is_stored_before_it_is_seen_and_nothing_twice(town: Town) -> None:
    await opened(town)
    shown = await sent(town, PAPER)
    assert "可用 3、有疑问 1、没收下 1" in shown.text
    assert await bank(town) == []
    sheet = town.told(town.chen)[-2].media
    assert sheet is not None
    assert sheet.name == "题库-结论.xlsx"
    reasons = [row[2].value for row in load_workbook(io.BytesIO(sheet.content)).worksheets[0].rows]
    assert reasons[3:] == ["选项 A 和 B 一样。", "", "没有答案。"]
    await town.press(town.chen, "都加上标签“题库”")
    await town.press(town.chen, "收下可用和已修正的 3 题")
    assert "收下了 3 题" in town.last(town.chen).text
    assert [(one.state, one.approved_by) for one in await rows(town)] == [
        ("approved", town.chen.id)
    ] * 3
    assert {one.tags for one in await bank(town)} == {("题库",)}
    await open_page(town, "党员大会")
    await town.press(town.chen, "修改")
    await town.press(town.chen, "答案")
    await town.say(town.chen, "C", private=True)
    before = await bank(town)
    # The corrected question has another key by now; the file still has the old answer.
    again = await sent(town, PAPER)
    assert "有疑问 1、没收下 1、已有 3" in again.text
    assert not any("收下可用" in label for label in labels(again))
    assert await bank(town) == before


async def test_doubtful_ones_are_taken_as_right_mended_or_left_even_after_a_restart(
    town: Town,
) -> None:
    await opened(town)
    long = "很" * 120
    questions = [f"{n}. 第{n}条是什么？\nA. {long}{n}\nB. 乙{n}\n答案：B" for n in range(1, 5)]
    twins = "5. 谁当书记？\nA. 王芳\nB. 王芳\n答案：A\n6. 没有答案的题是哪个？\nA. 甲\nB. 乙\n"
    await sent(town, "\n".join([*questions, twins]))
    await town.restart()
    await town.press(town.chen, "逐个看有疑问的 5")
    assert "超过 100 字" in town.last(town.chen).text
    await town.press(town.chen, "算它对")
    await town.press(town.chen, "这 3 题都是这样")
    assert len(await rows(town)) == 4
    page = town.last(town.chen)
    assert "选项 A 和 B 一样" in page.text
    await town.press(town.chen, "跳过")
    await town.press(town.chen, "再看一遍")
    await town.press(town.chen, "改")
    assert "谁当书记？\nA. 王芳\nB. 王芳\n答案：A" in town.last(town.chen).text
    await town.say(town.chen, "谁当书记？\nA. 王芳\nB. 王芳\n答案：B", private=True)
    assert "还有一点疑问" in town.last(town.chen).text
    await town.press(town.chen, "改")
    await town.say(town.chen, "谁当书记？\nA. 王芳\nB. 陈静\n答案：B", private=True)
    mended = (await bank(town))[-1]
    assert (mended.options, mended.answer) == (("王芳", "陈静"), (1,))
    await town.press(town.chen, "没收下的 1")
    await town.press(town.chen, "改")
    await town.say(town.chen, "哪个对？\nA. 甲\nB. 乙\n答案：甲", private=True)
    assert len(await rows(town)) == 6
    assert await town.every(QuestionFound) == []
    # A mended question is recognised by its former version, too.
    again = await sent(town, "\n".join([*questions, twins]))
    assert "没收下 1、已有 5" in again.text
    stale = await town.forge(
        town.chen, town.last(town.chen), page.keyboard[0][0].callback_data or ""
    )
    assert "过期" in stale.text


async def test_a_sheet_sent_back_changes_what_it_names_and_an_old_one_nothing(town: Town) -> None:
    await opened(town)
    await hold(town, *MIXED)
    await town.say(town.chen, "/bank", private=True)
    await town.press(town.chen, "导出")
    await town.press(town.chen, "Excel")
    made = town.last(town.chen).media
    assert made is not None
    same = await sent(town, made.content, made.name)
    assert "都已经有了，题库没有改动" in same.text
    book = load_workbook(io.BytesIO(made.content))
    for row in book.worksheets[0].iter_rows(min_row=2):
        for cell in row:
            if cell.value == "每季度一次。":
                cell.value = "一般每季度召开一次。"
            if cell.value == "错":
                cell.value = "对"
    mended = io.BytesIO()
    book.save(mended)
    shown = await sent(town, mended.getvalue(), made.name)
    assert "可用 2、已有 2" in shown.text
    assert "2 题会换掉" in shown.text
    await town.press(town.chen, "收下")
    assert "换掉了原来的 2 题" in town.last(town.chen).text
    found = await bank(town)
    assert [found[0].explanation, found[2].answer, len(found)] == ["一般每季度召开一次。", (0,), 4]
    # The first sheet is out of date by now, and restores nothing.
    old = await sent(town, made.content, made.name)
    assert "都已经有了" in old.text


@pytest.mark.parametrize("form", ["Excel", "Word", "GIFT", "JSON"])
async def test_an_exported_bank_sent_in_again_is_the_same(town: Town, form: str) -> None:
    await opened(town)
    await hold(town, *MIXED)
    await town.say(town.chen, "/bank", private=True)
    await town.press(town.chen, "导出")
    await town.press(town.chen, form)
    files = [m.media for m in town.told(town.chen) if m.media]
    await wipe(town)
    assert files[0] is not None
    shown = await sent(town, files[0].content, files[0].name)
    if form == "Word":
        assert "几乎都没有答案" in shown.text
        await town.press(town.chen, "发答案文件")
        await town.say(town.chen, "答案在这里", private=True)
        assert "不是文字" in town.last(town.chen).text
        assert files[1] is not None
        await sent(town, files[1].content, files[1].name)
    await town.press(town.chen, "收下可用和已修正的 4 题")
    assert await bank(town) == list(MIXED)


async def test_a_large_file_is_taken_in_steps_that_a_restart_does_not_lose(town: Town) -> None:
    await opened(town)
    table = [["题目", "A", "B", "答案"]]
    table += [[f"第{n}号文件是哪一年的？", f"{n}甲", f"{n}乙", "A"] for n in range(450)]
    await sent(town, workbook(("题", table)), "大题库.xlsx")
    assert len(await town.every(QuestionPack)) == 5
    take = town.box.world.tap(town.chen, town.last(town.chen), "收下可用")
    await town.box.answer(take)
    await town.app.intake.settle()
    (waiting,) = [one for one in await town.every(Errand) if one.state == "waiting"]
    assert waiting.kind == "bank-take"
    assert len(await rows(town)) == 100
    await town.restart()
    await town.settle()
    assert len(await rows(town)) == 450
    assert "收下了 450 题" in town.last(town.chen).text
    assert (await town.only(QuestionFile)).state == "taken"
    assert await town.every(QuestionPack) == []


async def test_files_are_routed_by_name_by_kind_or_by_asking(town: Town) -> None:
    await opened(town)
    await sent(town, PAPER, "复习.txt")
    assert labels(town.last(town.chen)) == ["花名册", "学习资料", "题库、题目", "取消"]
    await town.press(town.chen, "题库、题目")
    assert "可用 3" in town.last(town.chen).text
    await town.press(town.chen, "不要了")
    assert await town.every(QuestionFound) == []
    await sent(town, b"::1:: \xe8\xb0\x81\xef\xbc\x9f {=\xe7\x94\xb2 ~\xe4\xb9\x99}", "a.gift")
    assert "可用 1" in town.last(town.chen).text
    await town.say(town.chen, "谁是组长？\nA. 王芳\nB. 李强\n答案：B", private=True)
    assert "发来的题目" in town.last(town.chen).text
    await town.press(town.chen, "收下可用和已修正的 1 题")
    assert (await bank(town))[0].answer == (1,)
    fang = town.person("王芳")
    await town.start(fang)
    await town.say(fang, "谁是组长？\nA. 王芳\nB. 李强\n答案：A", private=True)
    assert "书记和委员管理" in town.last(fang).text
    for content, said in ((b" ", "空的"), (b"%PDF-1.7 ...", "PDF"), (b"PK\x03\x04", "损坏")):
        await sent(town, content, "题库.xlsx")
        assert said in town.last(town.chen).text


@pytest.mark.skipif(not SAMPLE.exists(), reason=f"{SAMPLE} is not here")
async def test_the_long_word_file_is_read_taken_and_known_from_then_on(town: Town) -> None:
    await opened(town)
    await sent(town, SAMPLE.read_bytes(), "党建知识.docx")
    await town.press(town.chen, "题库、题目")
    shown = town.last(town.chen)
    await town.press(town.chen, "收下可用和已修正的")
    many = len(await rows(town))
    assert many > 1_500, shown.text
    again = await sent(town, SAMPLE.read_bytes(), "党建知识题库.docx")
    assert "收下可用" not in str(labels(again))
    assert len(await rows(town)) == many
