"""Files the bot hands out, opened again by a program that did not write them."""

import io
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from hypothesis import given, settings, strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from data.exports.attendance import (
    COLUMNS,
    COUNTS,
    AttendanceRow,
    MeetingFacts,
    attendance_book,
    counts,
)
from data.exports.roster import roster_template
from data.exports.table import safe, sheet_name
from data.imports.roster import BadFile, read_roster
from data.imports.table import read_tables
from data.values.standing import Post, Standing, Status, post_of, standing_of

SHANGHAI = ZoneInfo("Asia/Shanghai")
LABELS = {
    "sheet": "签到表",
    "heading": "会议签到表",
    "branch": "支部",
    "meeting": "会议",
    "time": "时间",
    "place": "地点",
    "host": "主持人",
    "recorder": "记录人",
    "count-voters": "有表决权",
    "count-voters-present": "其中到会",
    **{f"column-{name}": name for name in COLUMNS},
    **{
        f"count-{name}": word
        for name, word in zip(
            COUNTS, ["应到", "实到", "迟到", "请假", "缺席", "补学", "列席"], strict=True
        )
    },
    **{f"standing-{standing}": standing.value for standing in Standing},
    **{f"status-{status}": status.value for status in Status},
}
LECTURE = MeetingFacts(
    branch="机关第一党支部",
    title="党课 · 学习《新修订党章》",
    span="周五（11月27日）15:00–16:30",
    place="三楼会议室",
    starts_at=datetime(2026, 11, 27, 7, tzinfo=UTC),
    zone=SHANGHAI,
    host="陈静",
)
FIRST, SECOND = "第一党小组", "第二党小组"
ON_TIME, TOO_LATE, MADE_UP = (
    datetime(2026, 11, day, hour, minute, tzinfo=UTC)
    for day, hour, minute in ((27, 6, 58), (27, 7, 9), (29, 1, 0))
)
ROWS = [
    AttendanceRow("王芳", FIRST, Standing.FULL, Status.PRESENT, ON_TIME, votes=True),
    AttendanceRow("李强", FIRST, Standing.FULL, Status.LATE, TOO_LATE),
    AttendanceRow("赵敏", SECOND, Standing.PROBATIONARY, Status.LEAVE, remark="出差"),
    AttendanceRow("周杰", SECOND, Standing.FULL, Status.NONE, votes=True),
    AttendanceRow("吴丽", "", Standing.FULL, Status.MADE_UP, MADE_UP),
    AttendanceRow("孙浩", "", Standing.ACTIVIST, Status.OBSERVING, expected=False),
]


def opened(content: bytes) -> Worksheet:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert isinstance(sheet, Worksheet)
    return sheet


def texts(sheet: Worksheet) -> list[list[object]]:
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_the_sheet_says_what_where_and_who() -> None:
    sheet = opened(attendance_book(LECTURE, ROWS, LABELS))
    cells = texts(sheet)
    assert cells[0][0] == "会议签到表"
    assert [(row[0], row[2]) for row in cells[1:7]] == [
        ("支部", LECTURE.branch),
        ("会议", "党课 · 学习《新修订党章》"),
        ("时间", LECTURE.span),
        ("地点", LECTURE.place),
        ("主持人", "陈静"),
        ("记录人", None),
    ]
    counted = "应到 5   实到 2   迟到 1   请假 1   缺席 1   补学 1   列席 1"
    assert cells[7][0] == f"{counted}   有表决权 2   其中到会 1"
    assert cells[9] == list(COLUMNS)
    assert [row[1] for row in cells[10:]] == [row.name for row in ROWS]
    assert [row[4] for row in cells[10:]] == [row.status.value for row in ROWS]


def test_signing_times_are_local_and_say_the_day_when_it_is_another() -> None:
    sheet = opened(attendance_book(LECTURE, ROWS, LABELS))
    signed, later = sheet["F11"], sheet["F15"]
    assert (signed.value, signed.number_format) == (datetime(2026, 11, 27, 14, 58), "hh:mm")  # noqa: DTZ001
    assert later.number_format == "mm-dd hh:mm"
    assert sheet["F13"].value is None


def test_it_prints_on_a4_with_its_header_on_every_page() -> None:
    sheet = opened(attendance_book(LECTURE, ROWS, LABELS))
    assert int(sheet.page_setup.paperSize) == 9
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert int(sheet.page_setup.fitToHeight) == 0
    assert sheet.print_title_rows == "$10:$10"
    assert sheet.freeze_panes == "A11"
    assert sheet["A1"].font.name == "DengXian"


def test_the_absent_are_distinct_from_the_late() -> None:
    sheet = opened(attendance_book(LECTURE, ROWS, LABELS))
    colours = [sheet.cell(row, 5).fill.fgColor.rgb for row in range(11, 15)]
    assert len(set(colours)) == 4


def test_a_meeting_without_place_or_people_is_a_sheet_all_the_same() -> None:
    bare = MeetingFacts("一支部", "党课", "今天", "", LECTURE.starts_at, SHANGHAI)
    cells = texts(opened(attendance_book(bare, [], LABELS)))
    assert cells[6][0] == "应到 0   实到 0   迟到 0   请假 0   缺席 0   列席 0"


def test_a_missing_label_is_noticed() -> None:
    with pytest.raises(KeyError):
        attendance_book(LECTURE, ROWS, {key: LABELS[key] for key in LABELS if key != "time"})


statuses = st.lists(
    st.builds(
        AttendanceRow,
        name=st.just("王芳"),
        subgroup=st.just(""),
        standing=st.sampled_from(Standing),
        status=st.sampled_from(Status),
        expected=st.booleans(),
    )
)


@given(statuses)
def test_everybody_expected_is_counted_once(rows: list[AttendanceRow]) -> None:
    found = counts(rows)
    parts = ("present", "leave", "absent", "made-up")
    assert found["expected"] == sum(found[part] for part in parts)
    assert found["late"] <= found["present"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "  =", "\n="])
def test_formulas_do_not_run(start: str) -> None:
    assert safe(f"{start}HYPERLINK()").startswith("'")


def test_ordinary_text_stays_as_it_is() -> None:
    for text in ("王芳", "<b>&孙浩", "2-1", "a=b", "", "注：-1"):
        assert safe(text) == text


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_name_and_remark_can_be_written_and_is_no_formula(name: str, remark: str) -> None:
    row = AttendanceRow(name, name, Standing.FULL, Status.PRESENT, remark=remark)
    facts = MeetingFacts(name, name, name, remark, LECTURE.starts_at, SHANGHAI)
    content = attendance_book(facts, [row], LABELS)
    assert all(cell.data_type != "f" for line in opened(content).iter_rows() for cell in line)
    [sheet] = read_tables(content, "a.xlsx")
    assert not sheet.formulas


@given(st.text())
def test_any_text_makes_a_sheet_name(text: str) -> None:
    name = sheet_name(text)
    assert 0 < len(name) <= 31
    assert not set(name) & set("[]:*?/\\")


STANDINGS = ["正式党员", "预备党员", "入党积极分子", "群众"]
POSTS = ["书记", "副书记", "组织委员", "宣传委员", "纪检委员", "党小组长", "无"]
TEMPLATE_LABELS = {
    "sheet": "花名册",
    "help": "填写说明",
    "name": "姓名",
    "subgroup": "党小组",
    "standing": "身份",
    "post": "职务",
    "note": "备注",
    "choose-title": "请选择",
    "choose-text": "请从列表中选择",
}
EXAMPLES = [
    ["陈静", "第一党小组", "正式党员", "书记", "示例，请删除"],
    ["王芳", "第一党小组", "正式党员", "无", "示例，请删除"],
    ["赵敏", "第二党小组", "预备党员", "无", "示例，请删除"],
]


def template() -> bytes:
    return roster_template(TEMPLATE_LABELS, STANDINGS, POSTS, EXAMPLES, ["姓名必填", "=其余可空"])


def test_an_unfilled_template_names_nobody() -> None:
    with pytest.raises(BadFile) as caught:
        read_roster(template(), "花名册.xlsx")
    assert caught.value.key == "file-no-people"


def test_a_filled_template_is_read_without_a_problem() -> None:
    book = openpyxl.load_workbook(io.BytesIO(template()))
    book.worksheets[0].append(["李强", "第二党小组", "预备党员", "宣传委员", ""])
    file = io.BytesIO()
    book.save(file)
    draft = read_roster(file.getvalue(), "花名册.xlsx")
    [person] = draft.people
    assert (person.name, person.row) == ("李强", 5)
    assert (person.standing, person.post) == (Standing.PROBATIONARY, Post.PUBLICITY)
    assert draft.problems == []


def test_choices_can_be_picked_and_are_understood() -> None:
    sheet = opened(template())
    picked = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation}
    assert picked == {
        "C2:C1001": f'"{",".join(STANDINGS)}"',
        "D2:D1001": f'"{",".join(POSTS)}"',
    }
    assert {standing_of(word) for word in STANDINGS} == set(Standing)
    assert {post_of(word) for word in POSTS} == set(Post)
    assert sheet.freeze_panes == "A2"
