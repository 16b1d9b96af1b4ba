"""Rosters as branches keep them."""

import io

import openpyxl
import pytest
import xlsxwriter
import xlwt

from data.imports.roster import (
    BadFile,
    RosterDraft,
    read_roster,
)
from data.values.standing import Post, Standing
from tests.data.rosters import Rows, read

pytestmark = pytest.mark.usefixtures("read_here")

HEADER = ["姓名", "党小组", "身份", "职务", "备注"]
PEOPLE: Rows = [
    ["陈静", "第一党小组", "正式党员", "书记", ""],
    ["王芳", "第一党小组", "预备党员", "", "挂职"],
    ["李强", "第二党小组", "入党积极分子", "无", ""],
]
READ = [
    ("陈静", "第一党小组", Standing.FULL, Post.SECRETARY, ""),
    ("王芳", "第一党小组", Standing.PROBATIONARY, Post.NONE, "挂职"),
    ("李强", "第二党小组", Standing.ACTIVIST, Post.NONE, ""),
]


def told(draft: RosterDraft) -> list[tuple[str, str, Standing, Post, str]]:
    return [(p.name, p.subgroup, p.standing, p.post, p.note) for p in draft.people]


def names(draft: RosterDraft) -> list[str]:
    return [person.name for person in draft.people]


def keys(draft: RosterDraft) -> list[tuple[int, str]]:
    return [(problem.row, problem.key) for problem in draft.problems]


def test_a_plain_roster_is_read_without_a_problem() -> None:
    draft = read([HEADER, *PEOPLE])
    assert told(draft) == READ
    assert [person.row for person in draft.people] == [2, 3, 4]
    assert draft.problems == []
    assert draft.columns == {"name", "subgroup", "standing", "post", "note"}


def test_the_same_roster_as_gbk_text_and_old_excel() -> None:
    lines = "\r\n".join(",".join(map(str, row)) for row in [HEADER, *PEOPLE])
    assert told(read_roster(lines.encode("gbk"), "花名册.csv")) == READ
    old = xlwt.Workbook()
    sheet = old.add_sheet("花名册")
    for number, row in enumerate([HEADER, *PEOPLE]):
        for column, cell in enumerate(row):
            sheet.write(number, column, cell)
    file = io.BytesIO()
    old.save(file)
    assert told(read_roster(file.getvalue(), "花名册.xls")) == READ


@pytest.mark.parametrize(
    "header",
    [
        ["名字", "小组", "人员类别", "党内职务", "说明"],
        ["党员姓名", "所属党小组", "党员类别", "支部职务", "备 注"],
        ["姓  名", "党小组名称", "政治面貌", "职务（党内）", "备注："],
        ["姓名*", "组别", "类别", "职 务", "备注\n（选填）"],
        ["姓名", "黨小組", "身分", "職務", "備註"],
        ["Name", "Subgroup", "Standing", "Post", "Notes"],
        ["ＮＡＭＥ", "Sub group", "Status", "Role", "Remarks"],
    ],
)
def test_columns_are_found_by_their_usual_names(header: list[object]) -> None:
    assert told(read([header, *PEOPLE])) == READ


def test_columns_may_be_in_any_order_among_others_that_are_not_kept() -> None:
    rows: Rows = [
        ["序号", "手机号", "职务", "姓名", "性别", "身份证号", "党小组"],
        [1, 13800138000, "组织委员", "赵敏", "女", "110101199001011234", "第一党小组"],
    ]
    draft = read(rows)
    assert told(draft) == [("赵敏", "第一党小组", Standing.FULL, Post.ORGANISATION, "")]
    assert "138" not in repr(draft)
    assert "1101" not in repr(draft)


def test_a_title_may_precede_the_header() -> None:
    def title(made: openpyxl.Workbook) -> None:
        made.active.merge_cells("A1:E1")

    rows: Rows = [["机关第一党支部党员花名册"], [], ["填报日期：2026年11月"], HEADER, *PEOPLE]
    draft = read(rows, title)
    assert told(draft) == READ
    assert draft.people[0].row == 5


def test_a_header_of_two_rows_is_read_as_one() -> None:
    def merge(made: openpyxl.Workbook) -> None:
        for cells in ("A1:A2", "B1:C1", "D1:E1"):
            made.active.merge_cells(cells)

    rows: Rows = [
        ["序号", "基本信息", None, "党内情况", None],
        [None, "姓名", "性别", "身份", "职务"],
        [1, "周杰", "男", "预备党员", "宣传委员"],
    ]
    assert told(read(rows, merge)) == [("周杰", "", Standing.PROBATIONARY, Post.PUBLICITY, "")]


def test_a_name_above_with_groups_below_is_read_too() -> None:
    def merge(made: openpyxl.Workbook) -> None:
        made.active.merge_cells("A1:A2")
        made.active.merge_cells("B1:C1")

    rows: Rows = [
        ["姓名", "党内情况", None],
        [None, "党小组", "职务"],
        ["周杰", "第一党小组", "小组长"],
    ]
    draft = read(rows, merge)
    assert told(draft) == [("周杰", "第一党小组", Standing.FULL, Post.SUBGROUP_LEADER, "")]


def test_a_subgroup_merged_over_its_people_holds_for_all_of_them() -> None:
    def merge(made: openpyxl.Workbook) -> None:
        made.active.merge_cells("A2:A4")

    rows: Rows = [
        ["党小组", "姓名"],
        ["第一党小组", "王芳"],
        [None, "李强"],
        [None, "赵敏"],
        ["第二党小组", "周杰"],
    ]
    draft = read(rows, merge)
    assert [person.subgroup for person in draft.people] == [*["第一党小组"] * 3, "第二党小组"]


def test_a_name_merged_over_two_rows_is_one_person() -> None:
    def merge(made: openpyxl.Workbook) -> None:
        made.active.merge_cells("A2:A3")

    rows: Rows = [["姓名", "职务"], ["王芳", "组织委员"], [None, "宣传委员"], ["李强", ""]]
    draft = read(rows, merge)
    assert names(draft) == ["王芳", "李强"]
    assert draft.problems == []


def test_a_subgroup_named_in_a_row_of_its_own_holds_for_those_below() -> None:
    rows: Rows = [
        ["姓名", "职务"],
        ["第一党小组（2人）"],
        ["王芳"],
        ["李强"],
        ["第二党小组"],
        ["赵敏"],
    ]
    draft = read(rows)
    assert [(p.name, p.subgroup) for p in draft.people] == [
        ("王芳", "第一党小组"),
        ("李强", "第一党小组"),
        ("赵敏", "第二党小组"),
    ]
    assert "subgroup" in draft.columns


def test_a_sheet_a_subgroup_gives_the_subgroup() -> None:
    def sheets(made: openpyxl.Workbook) -> None:
        made.active.title = "第一党小组"
        other = made.create_sheet("第二党小组")
        other.append(["姓名"])
        other.append(["赵敏"])
        made.create_sheet("说明").append(["本表由支部填写"])

    draft = read([["姓名"], ["王芳"]], sheets)
    assert [(p.name, p.subgroup, p.sheet) for p in draft.people] == [
        ("王芳", "第一党小组", "第一党小组"),
        ("赵敏", "第二党小组", "第二党小组"),
    ]


def test_a_list_printed_in_two_halves_side_by_side_is_read_whole() -> None:
    rows: Rows = [
        ["序号", "姓名", "职务", "序号", "姓名", "职务"],
        [1, "王芳", "书记", 3, "赵敏", ""],
        [2, "李强", "", 4, "周杰", "宣传委员"],
    ]
    draft = read(rows)
    assert [(p.name, p.post) for p in draft.people] == [
        ("王芳", Post.SECRETARY),
        ("李强", Post.NONE),
        ("赵敏", Post.NONE),
        ("周杰", Post.PUBLICITY),
    ]


def test_the_post_in_the_branch_counts_not_the_one_at_work() -> None:
    rows: Rows = [["姓名", "职务", "党内职务"], ["王芳", "处长", "纪检委员"]]
    draft = read(rows)
    assert draft.people[0].post is Post.DISCIPLINE
    assert draft.problems == []


def test_names_are_cleaned() -> None:
    rows: Rows = [
        ["姓名"],
        ["王 芳"],
        ["\u202e李强\u202c"],
        ["赵\u200b敏"],
        ["Ｍａｒｙ  Ann"],
        ["买买提.艾力"],
        ["<b>&孙浩"],
    ]
    assert names(read(rows)) == ["王芳", "李强", "赵敏", "Mary Ann", "买买提·艾力", "<b>&孙浩"]


def test_sums_and_footnotes_are_named_and_repeated_headers_and_blank_lines_are_nobody() -> None:
    rows: Rows = [
        ["序号", *HEADER],
        [1, *PEOPLE[0]],
        [],
        ["序号", *HEADER],
        [2, *PEOPLE[1]],
        [3],
        ["合计", 2],
        ["注：本表一式两份"],
        ["填表人：陈静"],
        ["", "共2人"],
    ]
    draft = read(rows)
    assert names(draft) == ["陈静", "王芳"]
    assert [(one.key, one.values["value"]) for one in draft.problems] == [
        ("roster-passed-over", said)
        for said in ("合计", "注：本表一式两份", "填表人：陈静", "共2人")
    ]


def test_an_unknown_standing_or_post_is_said_and_has_a_default() -> None:
    draft = read([HEADER, ["王芳", "", "荣誉", "处长", ""]])
    assert told(draft) == [("王芳", "", Standing.FULL, Post.NONE, "")]
    assert [(p.key, p.values, p.fatal) for p in draft.problems] == [
        ("roster-standing", {"name": "王芳", "value": "荣誉"}, False),
        ("roster-post", {"name": "王芳", "value": "处长"}, False),
    ]


def test_impossible_names_are_left_out_and_reported() -> None:
    rows: Rows = [
        ["姓名", "职务"],
        ["名" * 5_000, ""],
        [12345, ""],
        ["王芳、李强", ""],
        ["赵敏 周杰", ""],
        ["=cmd|' /C calc'!A0", ""],
        ["", "书记"],
        ["孙浩", ""],
    ]
    lines = "\n".join(f"{name}\t{post}" for name, post in rows)
    draft = read_roster(lines.encode(), "a.txt")
    assert names(draft) == ["孙浩"]
    assert keys(draft) == [
        (2, "roster-long-name"),
        (3, "roster-not-a-name"),
        (4, "roster-several-names"),
        (5, "roster-several-names"),
        (6, "roster-not-a-name"),
        (7, "roster-no-name"),
    ]
    assert all(problem.fatal for problem in draft.problems)
    assert len(draft.problems[0].values["start"]) < 20


def test_a_long_note_is_shortened_and_said() -> None:
    draft = read([HEADER, ["王芳", "", "", "", "长" * 300]])
    assert len(draft.people[0].note) == 200
    [problem] = draft.problems
    assert (problem.key, problem.values["column"]) == ("roster-shortened", "E")


def test_a_computed_cell_is_taken_and_said() -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, ["姓名", "党小组", "年龄"])
        sheet.write_string(1, 0, "王芳")
        sheet.write_formula(1, 1, '="第"&"一党小组"', value="第一党小组")
        sheet.write_formula(1, 2, "=2026-1990", value=36)
    draft = read_roster(file.getvalue(), "a.xlsx")
    assert told(draft) == [("王芳", "第一党小组", Standing.FULL, Post.NONE, "")]
    [problem] = draft.problems
    assert (problem.row, problem.key, problem.values["column"]) == (2, "roster-formula", "B")


def test_the_same_row_twice_counts_once() -> None:
    draft = read([HEADER, PEOPLE[0], PEOPLE[0]])
    assert names(draft) == ["陈静"]
    [problem] = draft.problems
    assert (problem.row, problem.key, problem.fatal) == (3, "roster-twice", True)
    assert problem.values == {"name": "陈静", "first": "2"}


def test_two_people_of_one_name_are_told_apart_by_subgroup_or_note() -> None:
    rows: Rows = [
        ["姓名", "党小组", "备注"],
        ["王芳", "第一党小组", ""],
        ["王芳", "第二党小组", ""],
        ["王芳", "第二党小组", "退休"],
    ]
    draft = read(rows)
    assert len(draft.people) == 3
    assert draft.problems == []


def test_two_people_of_one_name_with_nothing_between_them_get_a_number() -> None:
    draft = read([["姓名", "身份"], ["王芳", "党员"], ["王芳", "预备党员"], ["王芳", "群众"]])
    assert [person.note for person in draft.people] == ["", "2", "3"]
    assert [problem.key for problem in draft.problems] == ["roster-same-name"] * 2
    assert not draft.problems[0].fatal
    assert draft.problems[0].values == {"name": "王芳", "first": "2", "note": "2"}


def test_a_number_that_is_a_note_already_is_not_given_again() -> None:
    rows: Rows = [["姓名", "身份", "备注"], ["王芳", "党员"], ["王芳", "群众"], ["王芳", "群众", 2]]
    assert [person.note for person in read(rows).people] == ["", "3", "2"]


def test_a_bare_list_of_names_is_taken_and_said() -> None:
    rows: Rows = [["党支部党员名单"], [1, "王芳"], [2, "李 强"], [3, "Mary Ann"]]
    draft = read(rows)
    assert names(draft) == ["王芳", "李强", "Mary Ann"]
    assert [problem.key for problem in draft.problems] == ["roster-no-header"]
    text = "王芳\n李强\n赵敏\n".encode("gbk")
    assert names(read_roster(text, "a.txt")) == ["王芳", "李强", "赵敏"]


@pytest.mark.parametrize(
    ("rows", "key"),
    [
        ([["商品", "价格"], ["苹果", 3]], "file-no-name-column"),
        (
            [["会议纪要：十一月二十七日下午召开支部党员大会，传达学习上级精神。"]],
            "file-no-name-column",
        ),
        ([HEADER], "file-no-people"),
        ([HEADER, ["例：陈静", "第一党小组"]], "file-no-people"),
        ([["姓名"], *[[f"成员{number:05}"] for number in range(5_001)]], "file-too-many-people"),
    ],
)
def test_a_file_that_is_no_roster_is_called_what_it_is(rows: Rows, key: str) -> None:
    with pytest.raises(BadFile) as caught:
        read(rows)
    assert caught.value.key == key


def test_the_word_for_a_member_as_a_value_is_no_header() -> None:
    rows: Rows = [["编号", "甲"], ["党员", "乙"]]
    with pytest.raises(BadFile):
        read(rows)


@pytest.mark.parametrize("bit", ["(", "（", "第", "党", "、", " ", "\u202e", "=", "组"])
def test_cells_of_a_hundred_thousand_characters_are_answered(bit: str) -> None:
    long = bit * 100_000
    text = f"{long}\t{long}\n姓名\t职务\t身份\n王芳\t{long}\t{long}\n{long}\t书记\t党员\n"
    assert names(read_roster(text.encode(), "a.txt")) == ["王芳"]
