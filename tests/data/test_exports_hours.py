"""The year's study hours as a workbook, opened again."""

import io
from datetime import date

from python_calamine import CalamineWorkbook

from data.exports.hours import COLUMNS, HoursRow, hours_book

LABELS = {
    "sheet": "学时明细", "name": "姓名", "subgroup": "党小组", "day": "日期", "what": "事由",
    "minutes": "分钟", "hours": "学时",
}  # fmt: skip


def test_every_entry_has_its_row_and_everybody_a_sum_of_their_own() -> None:
    day = date(2026, 11, 3)
    rows = [
        HoursRow(1, "王芳", "第一小组", day, "=HYPERLINK(1)", 90),
        HoursRow(1, "王芳", "第一小组", date(2026, 11, 4), "培训", -30),
        HoursRow(2, "王芳", "第一小组", day, "学习：+党章", 4),
        HoursRow(3, "@李强", "", day, "会议", 120),
    ]
    book = CalamineWorkbook.from_filelike(io.BytesIO(hours_book(rows, LABELS)))
    assert book.sheet_names == ["学时明细", "学时明细 Σ"]
    first, second = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
    assert first[0] == [LABELS[name] for name in COLUMNS]
    assert first[1] == ["王芳", "第一小组", day, "'=HYPERLINK(1)", 90, 1.5]
    assert [row[4] for row in first[1:]] == [90, -30, 4, 120]
    assert second == [
        ["姓名", "党小组", "学时"],
        ["王芳", "第一小组", 1.0],
        ["王芳", "第一小组", 4 / 60],
        ["'@李强", "", 2.0],
    ]
