"""Measures the import of question banks: questions a second from real files and from a generated
one."""

import random
import statistics
import sys
import time
from collections import Counter
from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook

from bench.table import Row
from data.imports.bank.draft import MOST_QUESTIONS
from data.imports.bank.reading import read_bank

SAMPLES = Path(__file__).parents[2] / "shared" / "samples"
"""Real files beside the project; not everybody has them."""
NAMES = ("bank-answer-first.xlsx", "bank-2162.docx")
TIMES = 3
HEADS = ("题干", "选项A", "选项B", "选项C", "选项D", "答案", "解析")
_SUBJECTS = [
    "支部委员会",
    "党员大会",
    "党小组",
    "上级党委",
    "预备党员",
    "入党积极分子",
    "党员干部",
    "支部书记",
]
_DEEDS = [
    "讨论决定",
    "审议通过",
    "组织学习",
    "检查督促",
    "按期换届",
    "听取汇报",
    "公开说明",
    "培养考察",
]
_MATTERS = [
    "发展对象",
    "年度计划",
    "党费收缴",
    "组织生活",
    "民主评议",
    "党务公开",
    "主题党日",
    "学习制度",
]
_TIMES = ["每月", "每季度", "每半年", "每年", "三个月内", "五个工作日内", "两周前", "任期届满时"]


async def measured(only: str, _place: Path, *, quick: bool) -> list[list[Row]]:
    """Returns a row a file, if the name of these runs contains `only`."""
    if only not in "imports":
        return []
    files = [("generated.xlsx", _sheet(MOST_QUESTIONS // (10 if quick else 1)))]
    for name in NAMES:
        if (SAMPLES / name).exists():
            files.append((name, (SAMPLES / name).read_bytes()))
        else:
            print(f"NOT MEASURED: there is no {SAMPLES / name}", file=sys.stderr)
    return [[_line(name, content, 1 if quick else TIMES) for name, content in files]]


def _line(name: str, content: bytes, times: int) -> Row:
    spent = []
    for _ in range(times):
        begun = time.perf_counter()
        draft = read_bank(content, name)
        spent.append(time.perf_counter() - begun)
    took = statistics.median(spent)
    verdicts = Counter(str(one.verdict) for one in draft.questions)
    return {
        "reading a bank, the doctor included": name,
        "questions": f"{len(draft.questions):,}",
        "took": f"{took:.2f} s",
        "questions/s": f"{len(draft.questions) / took:,.0f}",
        "good · mended · doubtful · refused": " · ".join(
            f"{verdicts[word]:,}" for word in ("good", "mended", "doubtful", "refused")
        ),
    }


def _sheet(many: int) -> bytes:
    """Makes a workbook of single-choice questions that have words in common, as real ones do."""
    chance = random.Random(2162)
    out = BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("单选题")
        sheet.write_row(0, 0, HEADS)
        for row in range(1, many + 1):
            words = [chance.choice(sort) for sort in (_SUBJECTS, _DEEDS, _MATTERS)]
            stem = f"第{row}题：{words[0]}应当{words[1]}{words[2]}，期限是（  ）。"
            options = chance.sample(_TIMES, 4)
            answer = chance.choice("ABCD")
            sheet.write_row(row, 0, [stem, *options, answer, f"见条例第{row % 60 + 1}条。"])
    return out.getvalue()
