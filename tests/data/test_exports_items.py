"""The workbook and the picture of the item analysis, read back and inspected."""

import io
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PIL import Image
from python_calamine import CalamineWorkbook

from data.exports import chart
from data.exports.items_picture import Bar, Section, items_picture
from data.exports.items_sheet import (
    LABELS,
    AnswerLine,
    ItemLine,
    ItemsFacts,
    Percent,
    items_book,
)
from data.values.items import Item, Share, Standout
from handlers.shared.texts import texts_in
from tests.data.pictures import TOLERANCE, furthest

TEXTS = texts_in("zh-Hans")
AT = datetime.fromisoformat("2026-11-27 08:05")
DOUBTFUL = Item(3, 25, 25, discrimination=-0.41, slip="=每半年一次", slips=19)
FACTS: dict[str, Any] = {
    "title": "答题分析 · 11月",
    "facts": [("支部", "@第一党支部"), ("问了几题", 30), ("答对率", Percent(0.74))],
    "notes": ["一个人一道题只算第一次。"],
    "items": [
        ItemLine("=1+1 等于几？", "单选题", "党费 三会一课", 2, DOUBTFUL),
        ItemLine("没有人答的题", "填空题", "", 1, Item(0, 0)),
    ],
    "tags": {"发展党员": Share(52, 120, 20), "三会一课": Share(140, 160, 25)},
    "subgroups": {"+第一党小组": Share(5, 9, 3)},
    "answers": [
        AnswerLine(
            AT, "-王芳", "+第一党小组", "平时", "=1+1 等于几？", "每月一次、每年一次", "错"
        )
    ],
    "whole": 0.74,
}  # fmt: skip


@pytest.fixture(scope="module")
def content() -> bytes:
    """Makes the workbook of `FACTS`."""
    return items_book(ItemsFacts(**FACTS), {key: TEXTS.plain(key) for key in LABELS})


def test_the_workbook_says_what_it_was_told_and_nothing_in_it_is_a_formula(content: bytes) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.sheet_names == ["概况", "按题", "按标签", "按党小组", "每次作答"]
    overview, items, tags, subgroups, answers = (
        book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names
    )
    assert overview[0][0] == "答题分析 · 11月"
    assert overview[2:5] == [["支部", "'@第一党支部"], ["问了几题", 30.0], ["答对率", 0.74]]
    assert items[1] == [
        1.0, "'=1+1 等于几？", "单选题", "党费 三会一课", 2.0, 25.0, 3.0, 0.12, -0.41,
        "'=每半年一次", 19.0, "答案可能有误：几乎没有人答对",
    ]  # fmt: skip
    assert items[2][5:12] == [0.0, 0.0, "", "", "", "", ""]
    assert [row[0] for row in tags[1:]] == ["发展党员", "三会一课"]
    assert [row[7] for row in tags[1:]] == ["弱", "强"]
    assert tags[1][1:4] == [20.0, 120.0, 52.0]
    assert tags[1][4:7] == pytest.approx([52 / 120, 0.3483, 0.5227], abs=1e-3)
    assert (subgroups[1][0], subgroups[1][7]) == ("'+第一党小组", "")
    assert answers[1] == [
        AT, "'-王芳", "'+第一党小组", "平时", "'=1+1 等于几？",
        "每月一次、每年一次", "错",
    ]  # fmt: skip
    cells = [c for sheet in load_workbook(io.BytesIO(content)) for row in sheet for c in row]
    assert not [cell.value for cell in cells if cell.data_type == "f"]


def test_shares_are_shown_in_percent_and_doubtful_questions_stand_out(content: bytes) -> None:
    book = load_workbook(io.BytesIO(content))
    assert book["按题"]["H2"].number_format == "0%"
    assert book["按题"]["I2"].number_format == "0.00"
    assert book["概况"]["B5"].number_format == "0%"
    fills = [book["按题"][f"B{row}"].fill.fgColor.rgb for row in (2, 3)]
    assert fills[0] != fills[1]
    assert book["按标签"]["A2"].fill.fgColor.rgb != book["按标签"]["A3"].fill.fgColor.rgb


def test_an_empty_time_is_a_workbook_too() -> None:
    nothing = {"items": [], "tags": {}, "subgroups": {}, "answers": []}
    made = items_book(ItemsFacts(**(FACTS | nothing)), {key: TEXTS.plain(key) for key in LABELS})
    sheets = load_workbook(io.BytesIO(made)).worksheets
    assert [sheet.max_row for sheet in sheets[1:]] == [1, 1, 1, 1]


SECTIONS = [
    Section(
        "先看这几题",
        [
            Bar(
                "预备期为多久？党小组多久讨论一次？", DOUBTFUL, "12% · 25 人", "答案可疑",
                suspect=True,
            ),
            Bar("📖 党费每月几号前交 $5$ a_b^2\n\x07", Share(10, 22), "45% · 22 人"),
        ],
    ),
    Section(
        "按标签",
        [
            Bar("发展党员", Share(52, 120), "43% · 120 次", "弱", Standout.WEAK),
            Bar("党费", Share(74, 110), "67% · 110 次"),
            Bar("三会一课", Share(140, 160), "88% · 160 次", "强", Standout.STRONG),
        ],
        0.74,
    ),
]  # fmt: skip


def drawn(*sections: Section) -> bytes:
    """Draws the picture of these sections."""
    facts = "30 题 · 28 人作答 · 答对 74% ↑3"
    return items_picture("答题分析 · 11月", facts, sections, "虚线是总的答对率")


def test_the_picture_looks_as_it_was_found_right(tmp_path: Path) -> None:
    content = drawn(*SECTIONS)
    assert furthest(content, "items", tmp_path) <= TOLERANCE
    assert Image.open(io.BytesIO(content)).width == chart.WIDTH
    assert content == drawn(*SECTIONS)


@pytest.mark.parametrize("bar", [
    Bar("党费", Share(70, 110), "67% · 110 次"),
    Bar("党费", Share(74, 110), "61% · 110 次"),
    Bar("党员", Share(74, 110), "67% · 110 次"),
], ids=["its length", "its number", "its name"])  # fmt: skip
def test_another_bar_is_another_picture(bar: Bar, tmp_path: Path) -> None:
    tags = SECTIONS[1]
    other = Section(tags.title, [tags.bars[0], bar, tags.bars[2]], tags.mean)
    assert furthest(drawn(SECTIONS[0], other), "items", tmp_path) > TOLERANCE
