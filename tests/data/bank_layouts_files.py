# ruff: noqa: E501 - a row or an object stands on one line, as in its file
"""Further layouts of sheets, documents and JSON; the truth is written as in `bank_layouts`."""

from collections.abc import Sequence

from docx import Document

from tests.data.bank_cases import document, saved, workbook
from tests.data.bank_layouts_made import Case, made_json, sheet, with_table

QUESTIONS = (
    ("甲会由谁主持？", ("书记", "来宾"), "A"),
    ("乙费由谁收取？", ("路人", "组织委员"), "B"),
    ("丙课由谁来讲？", ("书记", "观众"), "A"),
)
TRUTH = "\n".join(
    f"single | {stem} | {' / '.join(options)} | {key}" for stem, options, key in QUESTIONS
)
TWO_TRUE = "\n".join(TRUTH.split("\n")[:2])
JUDGED = "judge | 丁事必须公开。 | - | right\njudge | 戊事不必公开。 | - | wrong"
LINES = [
    line
    for number, (stem, options, _) in enumerate(QUESTIONS, 1)
    for line in (
        f"{number}. {stem}",
        *(f"{letter}. {one}" for letter, one in zip("AB", options, strict=True)),
    )
]


def mixed(*parts: str | Sequence[Sequence[str]]) -> bytes:
    """Makes a document of paragraphs and tables in this order."""
    made = Document()
    for part in parts:
        if isinstance(part, str):
            made.add_paragraph(part)
            continue
        table = made.add_table(rows=0, cols=len(part[0]))
        for row in part:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    return saved(made)


LABELLED = [
    [["题目", stem], ["A", options[0]], ["B", options[1]], ["答案", key]]
    for stem, options, key in QUESTIONS
]
WEEK = ("1. 丙课由谁来讲？", "A. 书记", "B. 观众", "2. 丁室由谁管理？", "A. 路人", "B. 专人")
KEYS = [["题号", "1", "2"], ["答案", "A", "B"]]

OTHERS: dict[str, Case] = {
    "a table of answers, cell by cell": (
        "1.docx",
        with_table([*LINES, "答案"], [["1.A", "2.B", "3.A"]]),
        TRUTH,
    ),
    "a range of answers in a table": (
        "2.docx",
        with_table([*LINES, "答案"], [["1-3", "ABA"]]),
        TRUTH,
    ),
    "a table of answers in two bands": (
        "3.docx",
        with_table(
            [*LINES, "答案"],
            [["题号", "1", "2"], ["答案", "A", "B"], ["题号", "3", ""], ["答案", "A", ""]],
        ),
        TRUTH,
    ),
    "a table of answers behind each chapter": (
        "4.docx",
        mixed("第一章", *LINES[:6], KEYS, "第二章", *WEEK, KEYS),
        f"{TRUTH}\nsingle | 丁室由谁管理？ | 路人 / 专人 | B",
    ),
    "a table for each question": ("5.docx", mixed(*LABELLED), TRUTH),
    "options within the cells of stems": (
        "6.docx",
        mixed(
            [
                ["序号", "题目", "答案"],
                *(
                    [str(number), f"{stem}\nA. {options[0]}\nB. {options[1]}", key]
                    for number, (stem, options, key) in enumerate(QUESTIONS, 1)
                ),
            ]
        ),
        TRUTH,
    ),
    "a title behind the options of one paragraph": (
        "19.docx",
        document(
            "1. 甲会由谁主持？（A）\nA. 书记\nB. 来宾\n附录",
            "2. 乙费由谁收取？（B）\nA. 路人\nB. 组织委员",
        ),
        TWO_TRUE.replace("single | 甲", "?single | 甲"),
    ),
    "a field a row": (
        "7.xlsx",
        sheet(*(row for block in LABELLED for row in [*block, []])),
        TRUTH,
    ),
    "a question a column": (
        "8.xlsx",
        sheet(
            ["题目", *(stem for stem, _, _ in QUESTIONS)],
            ["A", *(options[0] for _, options, _ in QUESTIONS)],
            ["B", *(options[1] for _, options, _ in QUESTIONS)],
            ["答案", *(key for _, _, key in QUESTIONS)],
        ),
        TRUTH,
    ),
    "a second table for another kind": (
        "9.xlsx",
        sheet(
            ["序号", "题干", "A", "B", "答案"],
            *(
                [at, stem, *options, key]
                for at, (stem, options, key) in enumerate(QUESTIONS[:2], 1)
            ),
            ["序号", "判断题目", "答案"],
            [1, "丁事必须公开。", "√"],
            [2, "戊事不必公开。", "×"],
        ),
        f"{TWO_TRUE}\n{JUDGED}",
    ),
    "numbers, dates as words and shares": (
        "10.xlsx",
        sheet(
            ["题目", "A", "B", "C", "答案"],
            ["甲会有几人？", 3, 5, 7, "A"],
            ["乙率是多少？", "30%", "50%", "70%", "B"],
            ["丙会在哪天？", "3月8日", "5月4日", "7月1日", "C"],
        ),
        "single | 甲会有几人？ | 3 / 5 / 7 | A\nsingle | 乙率是多少？ | 30% / 50% / 70% | B\nsingle | 丙会在哪天？ | 3月8日 / 5月4日 / 7月1日 | C",
    ),
    "several fills in the columns of options": (
        "11.xlsx",
        sheet(
            ["题型", "题干", "选项A", "选项B", "选项C", "正确答案"],
            ["填空", "两会每____开一次，党课每____讲一次。", "月", "季度"],
            ["单选", "丙会由谁主持？", "书记", "来宾", "路人", "A"],
        ),
        "fill | 两会每____开一次，党课每____讲一次。 | - | 月/季度\nsingle | 丙会由谁主持？ | 书记 / 来宾 / 路人 | A",
    ),
    "a sheet for each kind": (
        "12.xlsx",
        workbook(
            ("单选题", [["题干", "A", "B", "答案"], ["甲会由谁主持？", "书记", "来宾", "A"]]),
            ("判断题", [["题干", "答案"], ["丁事必须公开。", "A"], ["戊事不必公开。", "B"]]),
            ("填空题", [["题干", "答案"], ["支部每____开会。", "月"]]),
            ("说明", [["请勿修改表头"]]),
        ),
        f"{TRUTH.partition(chr(10))[0]}\n{JUDGED}\nfill | 支部每____开会。 | - | 月",
    ),
    "letters under lines in Word": (
        "13.docx",
        document(
            *("1. 甲会由~~  A  ~~主持。", "A. 书记", "B. 来宾"),
            *("2. 乙费由~~ B ~~收取。", "A. 路人", "B. 组织委员"),
        ),
        "single | 甲会由____主持。 | 书记 / 来宾 | A\nsingle | 乙费由____收取。 | 路人 / 组织委员 | B",
    ),
    "JSON with answers that say whether they are right": made_json(
        "14.json",
        [
            {
                "title": stem,
                "answers": [
                    {"text": one, "correct": key == letter}
                    for letter, one in zip("AB", options, strict=True)
                ],
            }
            for stem, options, key in QUESTIONS
        ],
        TRUTH,
    ),
    "JSON with stems for keys": made_json(
        "15.json",
        {
            stem: {"A": options[0], "B": options[1], "answer": key}
            for stem, options, key in QUESTIONS
        },
        TRUTH,
    ),
    "JSON with HTML": made_json(
        "16.json",
        [
            {
                "content": f"<p>{stem}&nbsp;</p>",
                "optionList": [f"A.{options[0]}", f"B.{options[1]}<br/>"],
                "rightAnswer": key,
            }
            for stem, options, key in QUESTIONS
        ],
        TRUTH,
    ),
    "JSON with a topic for a stem": made_json(
        "17.json",
        [
            {"topic": stem, "optionA": options[0], "optionB": options[1], "optionC": "", "ans": key}
            for stem, options, key in QUESTIONS
        ],
        TRUTH,
    ),
    "JSON as a table": made_json(
        "18.json",
        [["题目", "A", "B", "答案"], *([stem, *options, key] for stem, options, key in QUESTIONS)],
        TRUTH,
    ),
}
