"""Persons and non-persons in a roster, and what may be kept of them."""

import pytest

from data.imports.roster import BadFile, RosterDraft, read_roster
from data.values.standing import Post, Standing
from tests.data.rosters import Rows, read

pytestmark = pytest.mark.usefixtures("read_here")


def names(draft: RosterDraft) -> list[str]:
    return [person.name for person in draft.people]


def keys(draft: RosterDraft) -> list[str]:
    return [problem.key for problem in draft.problems]


@pytest.mark.parametrize(
    "cell",
    [
        "2026年11月30日",
        "（盖章）",
        "中共某某支部（公章）",
        "以下空白",
        "第1页",
        "组长：王芳",
        "其中：女党员2名",
        "待定",
        "（待补）",
        "续表",
        "——",
        "- 1 -",
        "二〇二六年十一月三十日",
        "11月30日",
        "年 月 日",
        "男：5人 女：3人",
        "书记：陈静",
        "支部书记（签字）：",
        "外出1人",
    ],
)
def test_rows_that_are_no_people_are_passed_over_and_named(cell: str) -> None:
    draft = read([["姓名", "职务"], ["陈静", "书记"], [cell, ""]])
    assert names(draft) == ["陈静"]
    assert keys(draft) == ["roster-passed-over"]
    assert not draft.problems[0].fatal


@pytest.mark.parametrize(
    ("cell", "name", "standing", "post", "subgroup", "note"),
    [
        ("王芳（预备）", "王芳", Standing.PROBATIONARY, Post.NONE, "", ""),
        ("陈静(书记)", "陈静", Standing.FULL, Post.SECRETARY, "", ""),
        ("李强【流动】", "李强", Standing.FULL, Post.NONE, "", "流动"),
        ("李强（流动党员）", "李强", Standing.FULL, Post.NONE, "", "流动党员"),
        ("何伟（副书记、预备）", "何伟", Standing.PROBATIONARY, Post.DEPUTY, "", ""),
        ("赵敏（二组）", "赵敏", Standing.FULL, Post.NONE, "二组", ""),
        ("周杰（积极分子）（退休）", "周杰", Standing.ACTIVIST, Post.NONE, "", "退休"),
    ],
)
def test_brackets_behind_a_name_are_read(
    cell: str, name: str, standing: Standing, post: Post, subgroup: str, note: str
) -> None:
    [one] = read([["姓名"], [cell]]).people
    assert (one.name, one.standing, one.post) == (name, standing, post)
    assert (one.subgroup, one.note) == (subgroup, note)


def test_a_bracket_says_what_a_column_says_in_words_unknown() -> None:
    draft = read([["姓名", "党员类别"], ["王芳（预备）", "乙"], ["李强", "正式"]])
    assert [one.standing for one in draft.people] == [Standing.PROBATIONARY, Standing.FULL]
    assert keys(draft) == ["roster-standing"]


@pytest.mark.parametrize("cell", ["买买提 艾力", "阿依古丽·吐尔逊", "欧阳 娜娜", "司马 光明"])
def test_compound_names_and_those_with_a_dot_are_one_person(cell: str) -> None:
    draft = read([["姓名"], [cell], ["王芳"]])
    assert len(draft.people) == 2
    assert draft.problems == []


@pytest.mark.parametrize(
    "text",
    [
        "1、王芳\n2、李强\n3、欧阳娜娜\n",
        "王芳、李强、欧阳娜娜",
        "支部党员名单\n王芳，李强，欧阳娜娜\n",
        "（1）王芳 （2）李强 （3）欧阳娜娜".replace(" ", "\n"),
        "1、王芳、2、李强、3、欧阳娜娜",
        "1.王芳 2.李强\n3.欧阳娜娜",
        "（1）王芳 （2）李强 （3）欧阳娜娜",
        "①王芳 ②李强 ③欧阳娜娜",
        "名单如下：王芳、李强、欧阳娜娜。共3人",
        "1.王芳（预备党员）\n2.李强（书记）\n3.欧阳娜娜\n2026年11月30日\n",
    ],
)
def test_names_in_a_text_are_a_roster(text: str) -> None:
    draft = read_roster(text.encode(), "名单.txt")
    assert names(draft) == ["王芳", "李强", "欧阳娜娜"]
    assert "roster-no-header" in keys(draft)


def test_labels_in_a_text_are_subgroups_and_posts() -> None:
    draft = read_roster(
        "书记：陈静\n第一党小组：王芳、李强\n第二党小组：\n赵敏\n".encode(), "a.txt"
    )
    assert [(p.name, p.subgroup, p.post) for p in draft.people] == [
        ("陈静", "", Post.SECRETARY),
        ("王芳", "第一党小组", Post.NONE),
        ("李强", "第一党小组", Post.NONE),
        ("赵敏", "第二党小组", Post.NONE),
    ]


@pytest.mark.parametrize(
    ("row", "kept"),
    [
        (["王芳 13912345678", "第一党小组", "挂职"], ("王芳", "第一党小组", "挂职")),
        (["王芳", "第一党小组", "手机：139-1234-5678，挂职"], ("王芳", "第一党小组", "挂职")),
        (["王芳", "第一党小组 010-88886666", ""], ("王芳", "第一党小组", "")),
        (["王芳", "(0571)88881234", "QQ 123456789"], ("王芳", "", "")),
        (["王芳", "", "护照E12345678，挂职"], ("王芳", "", "挂职")),
        (["王芳（110101199001011237）", "", "身份证号11010119900101123X"], ("王芳", "", "")),
    ],
)
def test_private_numbers_are_kept_nowhere(row: list[object], kept: tuple[str, str, str]) -> None:
    draft = read([["姓名", "党小组", "备注"], row])
    [one] = draft.people
    assert (one.name, one.subgroup, one.note) == kept
    assert keys(draft) == ["roster-cut"]


def test_private_numbers_in_other_columns_are_neither_kept_nor_quoted() -> None:
    rows: Rows = [["姓名", "职务"], ["陈静", "书记 13900001111"], ["其中：王芳 13900001111", ""]]
    draft = read(rows)
    assert [(one.name, one.post) for one in draft.people] == [("陈静", Post.SECRETARY)]
    assert keys(draft) == ["roster-cut", "roster-passed-over"]
    assert "139" not in str(draft.problems)


def test_the_department_tells_two_of_one_name_apart() -> None:
    rows: Rows = [["姓名", "部门"], ["张伟", "技术部"], ["李强", "技术部"], ["张伟", "市场部"]]
    draft = read(rows)
    assert [(one.name, one.note) for one in draft.people] == [
        ("张伟", "技术部"),
        ("李强", ""),
        ("张伟", "市场部"),
    ]


def test_years_and_days_in_a_note_are_no_private_numbers() -> None:
    draft = read([["姓名", "备注"], ["王芳", "2021年入党，20230701转正"]])
    assert draft.people[0].note == "2021年入党，20230701转正"
    assert draft.problems == []


@pytest.mark.parametrize(
    ("column", "first", "second"), [("性别", "男", "女"), ("出生年月", "1980.1", "1992.5")]
)
def test_two_rows_that_differ_in_any_column_are_two_people(
    column: str, first: str, second: str
) -> None:
    rows: Rows = [["序号", "姓名", column], [1, "王芳", first], [2, "王芳", second]]
    draft = read(rows)
    assert len(draft.people) == 2
    assert keys(draft) == ["roster-same-name"]
    again = read([["序号", "姓名", column], [1, "王芳", first], [2, "王芳", first]])
    assert len(again.people) == 1
    assert keys(again) == ["roster-twice"]


def test_a_text_that_is_no_list_of_names_is_no_roster() -> None:
    text = "支部党员大会于十一月召开。\n大家发言热烈：王芳、李强。\n会议结束。\n散会时间很晚。\n"
    with pytest.raises(BadFile):
        read_roster(text.encode(), "纪要.txt")
