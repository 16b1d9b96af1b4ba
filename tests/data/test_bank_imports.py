"""Question banks as people write them: sheets, documents, texts and the formats of programs."""

import json

import pytest

from data.imports.bank.reading import BadFile, Verdict, read_bank
from data.imports.worker_workbook import day_written, written
from data.values.question import QuestionKind
from tests.data.bank_cases import document, keys, only, read_text, saved, workbook

pytestmark = pytest.mark.usefixtures("read_here")


def asked(content: bytes, name: str) -> list[tuple[str, str, tuple[str, ...], object]]:
    """Returns kind, stem, options and answer of each question."""
    found = []
    for one in read_bank(content, name).questions:
        question = one.question
        assert question, keys(one)
        answer: object = "".join("ABCDEF"[place] for place in question.answer)
        if question.kind is QuestionKind.FILL:
            answer = question.blanks
        found.append((str(question.kind), question.stem, question.options, answer))
    return found


HEADED = ["序号", "正确答案", "题目", "选项A", "选项B", "选项C", "题型"]


@pytest.mark.parametrize(
    "rows",
    [
        [HEADED, [1, "B", "支部书记是谁？", "王芳", "陈静", "李强", "单选题"]],
        [
            ["党建题库"],
            [],
            ["题型", "题干", "选项", "", "", "标准答案"],
            ["", "", "A", "B", "C", ""],
            ["单选", "支部书记是谁？", "王芳", "陈静", "李强", "B"],
        ],
        [["题目", "选项", "答案"], ["支部书记是谁？", "A.王芳 B.陈静 C.李强", "B"]],
        [["题目", "选项", "答案"], ["支部书记是谁？", "A、王芳\nB、陈静\nC、李强", "陈静"]],
        [["题目", "选项", "答案"], ["支部书记是谁？", "王芳|陈静|李强", "2"]],
        [["题目", "答案"], ["支部书记是谁？\nA．王芳\nB．陈静\nC．李强", "B"]],
        [
            ["一、单选题"],
            ["题目", "A", "B", "C", "答案"],
            ["支部书记是谁？", "王芳", "陈静", "李强", "b"],
        ],
        [
            ["支部书记是谁？", "王芳", "陈静", "李强", "B"],
            ["支部委员是谁？", "王芳", "陈静", "李强", "C"],
        ],
        [
            ["Question", "Option 1", "Option 2", "Option 3", "Correct Answer"],
            ["支部书记是谁？", "王芳", "陈静", "李强", "B. 陈静"],
        ],
    ],
    ids=["any order", "two rows", "joined", "lines", "signs", "in the stem", "title", "bare", "en"],
)
def test_columns_are_found_however_they_are_laid_out(rows: list[list[object]]) -> None:
    first = asked(workbook(("Sheet1", rows)), "题库.xlsx")[0]
    assert first == ("single", "支部书记是谁？", ("王芳", "陈静", "李强"), "B")


def test_sheets_and_rows_between_give_the_kind() -> None:
    head = ["题目", "A", "B", "C", "答案"]
    content = workbook(
        ("多选题", [head, ["三会包括哪些？", "党员大会", "党小组会", "党课", "AB"]]),
        (
            "其他",
            [
                head,
                ["二、判断题"],
                ["预备党员有表决权。", "", "", "", "×"],
                head,
                ["三、填空题"],
                ["宗旨是____。", "", "", "", "为人民服务/服务人民"],
            ],
        ),
    )
    assert asked(content, "题库.xlsx") == [
        ("multiple", "三会包括哪些？", ("党员大会", "党小组会", "党课"), "AB"),
        ("judge", "预备党员有表决权。", (), "B"),
        ("fill", "宗旨是____。", (), (("为人民服务", "服务人民"),)),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_and_texts_of_any_usual_encoding(encoding: str) -> None:
    table = "题型,题目,选项A,选项B,答案\n单选题,支部书记是谁？,王芳,陈静,B\n"
    text = "1. 支部书记是谁？\nA. 王芳\nB. 陈静\n答案：B\n"
    expected = [("single", "支部书记是谁？", ("王芳", "陈静"), "B")]
    assert asked(table.encode(encoding), "题库.csv") == expected
    assert asked(text.encode(encoding), "题库.txt") == expected


def test_white_space_that_is_a_blank_becomes_one() -> None:
    one = only(read_bank("题目,A,B,答案\n        是支部书记。,王芳,陈静,B\n".encode(), "题库.csv"))
    assert (one.verdict, keys(one)) == (Verdict.MENDED, ["bank-mended-blank"])
    assert one.question
    assert one.question.stem == "____是支部书记。"


@pytest.mark.parametrize(
    ("value", "code", "said"),
    [
        (0.25, "0%", "25%"),
        (0.125, "0.0%", "12.5%"),
        (0.07, "0%", "7%"),
        (0.25, "", "0.25"),
        (3.0, "General", "3"),
        ("  甲", "@", "  甲"),
        (True, "", "TRUE"),
    ],
)
def test_numbers_are_read_as_the_sheet_shows_them(value: object, code: str, said: str) -> None:
    assert written(value, code) == said


def test_days_are_read_as_the_sheet_shows_them() -> None:
    from datetime import date

    assert day_written(date(2019, 7, 1), 'm"月"d"日"') == "7月1日"
    assert day_written(date(2019, 7, 1), "yyyy/mm/dd") == "2019/07/01"
    assert day_written(date(2019, 7, 1), "d-mmm") == ""


STYLES = {
    "an answer behind": "1、支部书记是谁？\nA. 王芳\nB. 陈静\nC. 李强\n正确答案：B",
    "boxed": "1．支部书记是谁？\nA、王芳 B、陈静 C、李强\n【答案】B【解析】见名单",
    "inside": "(1) 支部书记是谁？（ B ）\nA．王芳　　B．陈静　　C．李强",
    "square": "第1题 支部书记是谁？【B】\n（A）王芳 （B）陈静 （C）李强",
    "bold": "1. 支部书记是谁？\nA. 王芳\n**B. 陈静**\nC. 李强",
    "underlined": "1. 支部书记是谁？\nA. 王芳\nB. ~~陈静~~\nC. 李强",
    "listed": "1. 支部书记是谁？\nA 王芳 B 陈静 C 李强\n参考答案\n1. B",
    "no number": "支部书记是谁？\nA. 王芳\nB. 陈静\nC. 李强\n答案：B",
    "one line": "1. 支部书记是谁？ A.王芳 B.陈静 C.李强 答案：B",
    "letters to tick": "1. 支部书记是谁？ A. B. C.\nA. 王芳\nB. 陈静\nC. 李强\n答案：B",
    "aiken": "支部书记是谁？\nA) 王芳\nB) 陈静\nC) 李强\nANSWER: B",
}


@pytest.mark.parametrize("style", STYLES)
def test_a_document_is_read_in_every_style(style: str) -> None:
    [(kind, stem, options, answer)] = asked(document(*STYLES[style].split("\n")), "题库.docx")
    assert (kind, options, answer) == ("single", ("王芳", "陈静", "李强"), "B")
    assert stem.replace("（ ）", "") == "支部书记是谁？"


def test_a_text_with_sections_and_a_list_of_answers() -> None:
    text = """党建知识题库
一、单选题（共2题，每题2分）
1. 支部书记是谁？
A. 王芳
B. 陈静
2. 支部委员是谁？
A. 王芳
B. 陈静
二、判断题
1. 预备党员有表决权。
2. 党员要交党费。
三、填空题
1. 每____召开一次党员大会，每____召开一次委员会。
参考答案
一、单选题：1-2 BA
二、判断题 1.× 2.√
三、填空题
1. 季度；月
解析：支部工作条例。
"""
    draft = read_text(text)
    answers = [
        one.question and (one.question.answer or one.question.blanks) for one in draft.questions
    ]
    assert answers == [(1,), (0,), (1,), (0,), (("季度",), ("月",))]
    assert draft.questions[-1].question
    assert draft.questions[-1].question.explanation == "支部工作条例。"
    assert {one.verdict for one in draft.questions} == {Verdict.GOOD}


def test_underlined_words_of_a_document_are_the_blanks() -> None:
    content = document(
        "一、填空题", "1. 党的宗旨是~~为人民服务~~。", "2. 每~~    ~~开会一次。答案：月"
    )
    found = asked(content, "题库.docx")
    assert found == [
        ("fill", "党的宗旨是____。", (), (("为人民服务",),)),
        ("fill", "每____开会一次。", (), (("月",),)),
    ]


def test_numbers_that_word_writes_itself_are_read() -> None:
    from docx import Document

    made = Document()
    for text in ("支部书记是谁？（B）", "支部委员是谁？（A）"):
        made.add_paragraph(text, style="List Number")
        made.add_paragraph("A. 王芳 B. 陈静")
    found = read_bank(saved(made), "题库.docx").questions
    assert [one.found.number for one in found] == ["1", "2"]
    assert [one.question and one.question.answer for one in found] == [(1,), (0,)]


def test_a_table_in_a_document_is_a_sheet() -> None:
    from docx import Document

    made = Document()
    table = made.add_table(rows=0, cols=4)
    for row in (("题目", "A", "B", "答案"), ("支部书记是谁？", "王芳", "陈静", "B")):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    assert asked(saved(made), "题库.docx") == [("single", "支部书记是谁？", ("王芳", "陈静"), "B")]


def test_gift_in_all_its_kinds() -> None:
    text = """// 注
$CATEGORY: $course$/党史

::一:: 支部书记是谁？ {~王芳 =陈静#对 ~李强 ####见名单}

三会包括哪些？ {~%50%党员大会 ~%50%党小组会 ~%-100%党课}

太阳是恒星。{T}

成立于 {=1921 =一九二一} 年。

连线 {=甲->乙 =丙->丁}
"""
    draft = read_text(text, "题库.gift")
    verdicts = [one.verdict for one in draft.questions]
    assert verdicts == [*[Verdict.GOOD] * 4, Verdict.REFUSED]
    first = draft.questions[0].question
    assert first
    assert (first.answer, first.explanation, first.tags) == ((1,), "见名单", ("党史",))


def test_moodle_xml() -> None:
    text = """<?xml version="1.0" encoding="UTF-8"?><quiz>
<question type="multichoice">
<questiontext format="html"><text><![CDATA[<p>支部<b>书记</b>是谁？</p>]]>
</text></questiontext><single>true</single><answer fraction="0"><text>王芳</text></answer>
<answer fraction="100"><text>陈静</text></answer></question>
<question type="truefalse"><questiontext><text>对吗？</text></questiontext>
<answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer>
</question></quiz>"""
    assert asked(text.encode(), "题库.xml") == [
        ("single", "支部书记是谁？", ("王芳", "陈静"), "B"),
        ("judge", "对吗？", (), "A"),
    ]


def test_json_of_other_programs_says_from_where_it_counts() -> None:
    def question(answer: object) -> dict[str, object]:
        return {
            "question": f"第{answer}位是谁？",
            "options": ["王芳", "陈静", "李强"],
            "answer": answer,
        }

    zero = json.dumps([question(0), question(2)]).encode()
    assert [answer for *_, answer in asked(zero, "题库.json")] == ["A", "C"]
    one = json.dumps([question(1), question(3)]).encode()
    assert [answer for *_, answer in asked(one, "题库.json")] == ["A", "C"]
    unclear = only(read_bank(json.dumps([question(1)]).encode(), "题库.json"))
    assert (unclear.verdict, keys(unclear)) == (Verdict.DOUBTFUL, ["bank-doubt-number"])


@pytest.mark.parametrize(
    ("text", "verdict", "key"),
    [
        ("1. 谁？\nA. 甲\nB. 乙\n答案：C", Verdict.DOUBTFUL, "bank-doubt-letter"),
        ("1. 谁？\nA. 甲\nC. 乙\n答案：A", Verdict.DOUBTFUL, "bank-doubt-gap"),
        ("1. 谁？\nA. 甲\nB. 甲\n答案：A", Verdict.DOUBTFUL, "bank-doubt-same-options"),
        ("1. 谁？\nA. 甲\nB. 乙", Verdict.REFUSED, "bank-refused-answer"),
        ("一、单选题\n1. 谁？\n答案：A", Verdict.REFUSED, "bank-refused-options"),
        ("一、单选题\n1. 谁？\nA. 甲\nB. 乙\n答案：AB", Verdict.DOUBTFUL, "bank-doubt-one"),
        ("一、多选题\n1. 谁？\nA. 甲\nB. 乙\n答案：A", Verdict.DOUBTFUL, "bank-doubt-several"),
        ("一、简答题\n1. 谁？\n答案：甲", Verdict.REFUSED, "bank-refused-kind"),
        ("1. 支部书记认真负责。\nA. 甲\nB. 乙\n答案：A", Verdict.DOUBTFUL, "bank-doubt-no-blank"),
        ("1. 如图，谁？\nA. 甲\nB. 乙\n答案：A", Verdict.DOUBTFUL, "bank-doubt-picture"),
        ("1. 谁？\nA. 甲\nB. 2014-11-01 00:00:00\n答案：A", Verdict.DOUBTFUL, "bank-doubt-date"),
        ("1. 谁？\nA. 甲\nB. 乙\n答案：某", Verdict.DOUBTFUL, "bank-doubt-answer"),
        ("一、填空题\n1. ____和____。\n答案：甲", Verdict.DOUBTFUL, "bank-doubt-blanks"),
        ("1. 谁（A）？\nA. 甲\nB. 乙\n答案：A", Verdict.MENDED, "bank-mended-inside"),
        (f"1. 谁？\nA. {'甲' * 101}\nB. 乙\n答案：B", Verdict.DOUBTFUL, "bank-doubt-option-long"),
        (f"1. 谁？\nA. {'甲' * 100}\nB. 乙\n答案：B", Verdict.GOOD, ""),
        (
            f"1. 谁？\nA. 甲\nB. 乙\n答案：B\n解析：{'对' * 201}",
            Verdict.DOUBTFUL,
            "bank-doubt-explanation",
        ),
        (f"1. 谁？\nA. 甲\nB. 乙\n答案：B\n解析：{'对' * 200}", Verdict.GOOD, ""),
    ],
)
def test_the_doctor_says_what_is_wrong(text: str, verdict: Verdict, key: str) -> None:
    one = only(read_text(text))
    assert (one.verdict, keys(one)) == (verdict, [key] if key else [])


@pytest.mark.parametrize(
    ("stems", "expected"),
    [
        (("支部党员大会每____召开一次？", "支部党员大会每____召开一次？"), "bank-doubt-twin"),
        (
            ("支部党员大会一般每____召开一次吗？", "支部党员大会一般每____就召开一次吗？"),
            "bank-doubt-near",
        ),
        (("支部党员大会第1次在____召开？", "支部党员大会第2次在____召开？"), ""),
    ],
)
def test_questions_that_resemble_each_other_are_named(
    stems: tuple[str, str], expected: str
) -> None:
    text = "\n".join(f"{n}. {stem}\nA. 季度\nB. 半年\n答案：A" for n, stem in enumerate(stems, 1))
    first, second = read_text(text).questions
    assert first.verdict is Verdict.GOOD
    assert keys(second) == ([expected] if expected else [])


def test_the_same_question_with_another_answer_is_doubtful() -> None:
    known = only(read_text("1. 多久一次？\nA. 季度\nB. 半年\n答案：A")).question
    assert known
    again = only(read_text("1. 多久一次？\nA. 季度\nB. 半年\n答案：B", known={known.key: known}))
    assert keys(again) == ["bank-doubt-other-answer-stored"]
    same = only(read_text("1. 多久一次？\nA. 半年\nB. 季度\n答案：B", known={known.key: known}))
    assert same.question
    assert (same.verdict, same.question.key) == (Verdict.GOOD, known.key)


@pytest.mark.parametrize(
    ("content", "name", "key"),
    [
        (b"", "a.txt", "bank-file-empty"),
        (b"%PDF-1.7 \x00\x01", "a.pdf", "bank-file-kind"),
        (b"\x89PNG\r\n\x1a\n\x00", "a.png", "bank-file-kind"),
        ("支部".encode(), "a.txt", "bank-file-nothing"),
        (b"<html><body><table></table></body></html>", "a.xls", "bank-file-html"),
        (b"{", "a.json", "bank-file-nothing"),
        (b"[1,}", "a.json", "bank-file-broken"),
        (b'[{"a":1,}]', "a.json", "bank-file-broken"),
        (b"PK\x03\x04 word/document", "a.docx", "bank-file-broken"),
        (b"<quiz><question></quiz>", "a.xml", "bank-file-broken"),
        (b" " * (20 * 2**20 + 1), "a.txt", "bank-file-too-big"),
    ],
)
def test_a_file_of_no_use_is_told_so(content: bytes, name: str, key: str) -> None:
    with pytest.raises(BadFile) as bad:
        read_bank(content, name)
    assert bad.value.key == key
