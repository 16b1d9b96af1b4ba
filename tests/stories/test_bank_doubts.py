"""Doubts about questions of a file: settled by a tap, one by one or for all that share them."""

import io

from openpyxl import load_workbook

from data.models import QuestionFound
from data.values.question import QuestionKind
from tests.data.bank_cases import workbook
from tests.stories.bank_town import bank, opened, sent
from tests.town import Town, labels

NO_KEY = """1. 支部书记由谁选举产生？
A. 党员大会
B. 上级任命
C. 支委会
答案：E
2. 下列属于组织生活的有（  ）
A. 党课
B. 团课
C. 班会
3. 这一行说明怎样记分吗？
"""
HEAD = ["题型", "题干", "A", "B", "答案"]
CODES = [
    HEAD,
    *(["KP1", f"第{n}号文件由谁起草？", f"甲{n}", f"乙{n}", "A"] for n in range(3)),
    *(["KP2", f"第{n}号文件已经废止。", "", "", "对"] for n in range(4)),
]


async def test_a_key_nobody_can_read_is_settled_by_its_letter(town: Town) -> None:
    await opened(town)
    await sent(town, NO_KEY)
    await town.press(town.chen, "逐个看有疑问的 1")
    shown = town.last(town.chen)
    assert "答案里有 E，可是只有 3 个选项" in shown.text
    assert "支部书记由谁选举产生？" in shown.text
    assert labels(shown) == [
        *("答案是 A", "答案是 B", "答案是 C"),
        "不是题",
        *("改", "跳过"),
        "返回",
    ]
    await town.press(town.chen, "答案是 A")
    await town.press(town.chen, "没收下的 2")
    assert "没有答案" in town.last(town.chen).text
    await town.press(town.chen, "答案是 B")
    assert [(one.kind, one.answer) for one in await bank(town)] == [
        (QuestionKind.SINGLE, (0,)),
        (QuestionKind.SINGLE, (1,)),
    ]
    assert "这一行说明怎样记分吗" in town.last(town.chen).text
    await town.press(town.chen, "不是题")
    assert await town.every(QuestionFound) == []


async def test_a_doubt_that_many_share_is_settled_once_for_all_of_them(town: Town) -> None:
    await opened(town)
    await sent(town, workbook(("题", CODES)))
    await town.press(town.chen, "逐个看有疑问的 7")
    assert "不认识题型“KP1”" in town.last(town.chen).text
    await town.press(town.chen, "这 3 题都是这样")
    assert "不认识题型“KP2”" in town.last(town.chen).text
    await town.press(town.chen, "填空")
    assert "4 题都有同样的疑问" in town.last(town.chen).text
    await town.press(town.chen, "只这一题")
    await town.press(town.chen, "不是题")
    await town.press(town.chen, "这 3 题都是这样")
    kinds = [one.kind for one in await bank(town)]
    assert kinds == [*[QuestionKind.SINGLE] * 3, QuestionKind.FILL]
    assert await town.every(QuestionFound) == []


async def test_what_is_refused_comes_as_a_sheet_with_the_lines_of_the_file(town: Town) -> None:
    await opened(town)
    await sent(town, NO_KEY)
    await town.press(town.chen, "没收下的做成表格")
    sheet = town.last(town.chen).media
    assert sheet is not None
    book = load_workbook(io.BytesIO(sheet.content))
    head, *rows = [[cell.value or "" for cell in row] for row in book.worksheets[0].rows]
    beside = [row[head.index("原文（仅供对照）")] for row in rows]
    assert beside == [
        "2. 下列属于组织生活的有（  ）\nA. 党课\nB. 团课\nC. 班会",
        "3. 这一行说明怎样记分吗？",
    ]
    table = book.worksheets[0]
    table.cell(2, head.index("答案") + 1).value = "A"
    table.delete_rows(3)
    mended = io.BytesIO()
    book.save(mended)
    shown = await sent(town, mended.getvalue(), "题库.xlsx")
    assert "可用 1" in shown.text
    assert not any("没收下" in label for label in labels(shown))
