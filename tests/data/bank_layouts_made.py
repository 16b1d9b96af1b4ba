# ruff: noqa: E501 - a row or an object stands on one line, as in its file
"""Layouts of sheets, documents and programs' files; the truth is written as in `bank_layouts`."""

import json
from collections.abc import Sequence

from docx import Document

from tests.data.bank_cases import document, saved, workbook

Case = tuple[str, bytes, str]


def made_json(name: str, value: object, truth: str) -> Case:
    """A file of JSON."""
    return name, json.dumps(value, ensure_ascii=False).encode(), truth


def made_text(name: str, text: str, truth: str) -> Case:
    """A file of text."""
    return name, text.encode(), truth


def sheet(*rows: Sequence[object]) -> bytes:
    """A workbook with one sheet."""
    return workbook(("题库", rows))


def with_table(paragraphs: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Makes a document with a table after its paragraphs."""
    made = Document()
    for text in paragraphs:
        made.add_paragraph(text)
    table = made.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return saved(made)


TWO = ("1. 谁讲党课？", "A. 书记", "B. 司机", "2. 谁收党费？", "A. 门卫", "B. 组织委员")
TWO_TRUE = "single | 谁讲党课？ | 书记 / 司机 | A\nsingle | 谁收党费？ | 门卫 / 组织委员 | B"

FILES: dict[str, Case] = {
    "a table of answers in rows": (
        "一.docx",
        with_table([*TWO, "参考答案"], [["题号", "1", "2"], ["答案", "A", "B"]]),
        TWO_TRUE,
    ),
    "a table of answers in columns": (
        "二.docx",
        with_table(TWO, [["题号", "答案"], ["1", "A"], ["2", "B"]]),
        TWO_TRUE,
    ),
    "a table of answers in columns twice": (
        "三.docx",
        with_table(TWO, [["题号", "答案", "题号", "答案"], ["1", "A", "2", "B"]]),
        TWO_TRUE,
    ),
    "whole options in bold": (
        "四.docx",
        document(
            "1. 谁讲党课？", "A. 书记", "B. **司机**", "2. 谁收党费？", "**A. 门卫**", "B. 组织委员"
        ),
        "?single | 谁讲党课？ | 书记 / 司机 | B\n?single | 谁收党费？ | 门卫 / 组织委员 | A",
    ),
    "parts of options in bold": (
        "五.docx",
        document(
            "1. 谁讲党课？",
            "A. 书记",
            "B. 司机**师傅**",
            "2. 谁收党费？",
            "A. **门**卫",
            "B. 组织委员",
        ),
        "!single | 谁讲党课？ | 书记 / 司机师傅 | -\n!single | 谁收党费？ | 门卫 / 组织委员 | -",
    ),
    "an underlined slip in a judge question": (
        "六.docx",
        document(
            "二、判断题",
            "1. 党课由~~门卫~~讲。（×）改正：书记",
            "2. 党费~~不用~~交。（ × ）（应为每月）",
        ),
        "judge | 党课由门卫讲。 | - | wrong\njudge | 党费不用交。 | - | wrong",
    ),
    "a kind column with codes": (
        "七.xlsx",
        sheet(["题型", "题目", "A", "B", "答案"], ["1", "谁讲党课？", "书记", "司机", "A"]),
        "!single | 谁讲党课？ | 书记 / 司机 | A",
    ),
    "a kind column with an unknown word": (
        "八.csv",
        "类型,题目,选项A,选项B,答案\n甲类,谁讲党课？,书记,司机,A\n单选题,谁收党费？,门卫,组织委员,B\n".encode(),
        "!single | 谁讲党课？ | 书记 / 司机 | A\nsingle | 谁收党费？ | 门卫 / 组织委员 | B",
    ),
    "options joined by &": (
        "九.csv",
        "题目,选项,答案\n三会包括哪些？,党员大会&支委会&年会,A&B\n谁讲党课？,书记&司机,书记\n".encode(),
        "multiple | 三会包括哪些？ | 党员大会 / 支委会 / 年会 | AB\nsingle | 谁讲党课？ | 书记 / 司机 | A",
    ),
    "options as a program's list": (
        "十.csv",
        "question,options,answer\n谁讲党课？,\"['书记', '司机']\",书记\n谁收党费？,\"['门卫', '组织委员']\",组织委员\n".encode(),
        TWO_TRUE,
    ),
    "no header, answers as lists": (
        "十一.csv",
        "党课由（  ）讲。,['书记']\n党费由（  ）收。,['组织委员']\n会议由（  ）记。,['记录员']\n".encode(),
        "?fill | 党课由（ ）讲。 | - | 书记\n?fill | 党费由（ ）收。 | - | 组织委员\n?fill | 会议由（ ）记。 | - | 记录员",
    ),
    "days as serial numbers": (
        "十二.xlsx",
        sheet(["题目", "A", "B", "C", "答案"], ["条例自哪天起施行？", 43405, 43406, 43407, "A"]),
        "!single | 条例自哪天起施行？ | - | A",
    ),
    "fills in the columns of options": (
        "十三.xlsx",
        sheet(
            ["题型", "题干", "选项A", "选项B", "选项C", "正确答案"],
            ["填空题", "三会包括____、____和____。", "党员大会", "支委会", "党小组会", ""],
            ["判断题", "党费要交。", "", "", "", "对"],
        ),
        "fill | 三会包括____、____和____。 | - | 党员大会 / 支委会 / 党小组会\njudge | 党费要交。 | - | right",
    ),
    "a platform's English headings": (
        "十四.xlsx",
        sheet(
            ["Quiz"],
            [
                "Question - max 95 characters",
                "Answer 1 - max 60 characters",
                "Answer 2 - max 60 characters",
                "Time limit (sec)",
                "Correct answer(s) - choose at least one",
            ],
            ["谁讲党课？", "书记", "司机", 30, "1"],
            ["谁收党费？", "门卫", "组织委员", 30, "2"],
        ),
        TWO_TRUE,
    ),
    "a second table below": (
        "十五.xlsx",
        sheet(
            ["题目", "A", "B", "答案"],
            ["谁讲党课？", "书记", "司机", "A"],
            [],
            ["题干", "正确答案"],
            ["党费要交。", "对"],
            ["党旗是____色。", "红"],
        ),
        "single | 谁讲党课？ | 书记 / 司机 | A\njudge | 党费要交。 | - | right\nfill | 党旗是____色。 | - | 红",
    ),
    "one option a row": (
        "十六.xlsx",
        sheet(
            ["1、谁讲党课？", ""],
            ["A、书记", "√"],
            ["B、司机", ""],
            ["2、谁收党费？", ""],
            ["A、门卫", ""],
            ["B、组织委员", "√"],
        ),
        TWO_TRUE,
    ),
    "one option a row with letters apart": (
        "十七.xlsx",
        sheet(
            [1, "谁讲党课？"],
            ["A", "书记", "正确"],
            ["B", "司机"],
            [2, "谁收党费？"],
            ["A", "门卫"],
            ["B", "组织委员", "正确"],
        ),
        TWO_TRUE,
    ),
    "numbers and letters in the cells": (
        "十八.xlsx",
        sheet(
            ["题目", "选项A", "选项B", "答案"],
            ["1．谁讲党课？", "A．书记", "B．司机", "A"],
            ["2．谁收党费？", "A．门卫", "B．组织委员", "B"],
        ),
        TWO_TRUE,
    ),
    "a wrong letter in a cell": (
        "十九.xlsx",
        sheet(["题目", "A", "B", "C", "答案"], ["谁讲党课？", "A.书记", "B.司机", "B.门卫", "C"]),
        "?single | 谁讲党课？ | 书记 / 司机 / 门卫 | C",
    ),
    "answers counted from 0": (
        "二十.csv",
        "题目,选项1,选项2,选项3,答案\n谁讲党课？,书记,司机,门卫,0\n谁收党费？,门卫,组织委员,司机,1\n".encode(),
        "single | 谁讲党课？ | 书记 / 司机 / 门卫 | A\nsingle | 谁收党费？ | 门卫 / 组织委员 / 司机 | B",
    ),
    "answers counted from nowhere": (
        "二十一.csv",
        "question,option1,option2,option3,answer\n谁讲党课？,书记,司机,门卫,1\n谁收党费？,门卫,组织委员,司机,2\n".encode(),
        "!single | 谁讲党课？ | 书记 / 司机 / 门卫 | -\n!single | 谁收党费？ | 门卫 / 组织委员 / 司机 | -",
    ),
    "A and B without options": (
        "二十二.csv",
        "题目,答案\n党课由书记讲。,A\n党费不用交。,B\n".encode(),
        "!judge | 党课由书记讲。 | - | -\n!judge | 党费不用交。 | - | -",
    ),
    "JSON with content": made_json(
        "二十三.json",
        {
            "data": [
                {
                    "content": "谁讲党课？",
                    "category": "单选题",
                    "options": {"A": "书记", "B": "司机"},
                    "answer": "A",
                }
            ]
        },
        "single | 谁讲党课？ | 书记 / 司机 | A",
    ),
    "JSON with lists by kind": made_json(
        "二十四.json",
        {
            "单选题": [{"题目": "谁讲党课？", "选项": ["A.书记", "B.司机"], "答案": "A"}],
            "判断题": [{"题目": "党费要交。", "答案": "正确"}],
        },
        "single | 谁讲党课？ | 书记 / 司机 | A\njudge | 党费要交。 | - | right",
    ),
    "JSON with pairs": made_json(
        "二十五.json",
        [
            {"question": "谁讲党课？", "choices": [["书记", True], ["司机", False]]},
            {"question": "谁收党费？", "choices": [["门卫", False], ["组织委员", True]]},
        ],
        TWO_TRUE,
    ),
    "JSON with letters and values": made_json(
        "二十六.json",
        [
            {
                "title": "谁讲党课？",
                "options": [{"key": "A", "value": "书记"}, {"key": "B", "value": "司机"}],
                "answer": ["A"],
            }
        ],
        "single | 谁讲党课？ | 书记 / 司机 | A",
    ),
    "JSON with places": made_json(
        "二十七.json",
        {
            "quiz": {
                "questions": [
                    {"question": "谁讲党课？", "options": ["书记", "司机"], "answerIndex": 0},
                    {"question": "谁收党费？", "options": ["门卫", "组织委员"], "answerIndex": 1},
                ]
            }
        },
        TWO_TRUE,
    ),
    "JSON with each answer under its stem": made_json(
        "二十八.json",
        {"党课由____讲。": "书记", "党费由____收。": "组织委员"},
        "fill | 党课由____讲。 | - | 书记\nfill | 党费由____收。 | - | 组织委员",
    ),
    "JSON one object a line": made_text(
        "二十九.json",
        '{"question": "谁讲党课？", "options": ["书记", "司机"], "answer": "A"}\n'
        '{"question": "谁收党费？", "options": ["门卫", "组织委员"], "answer": "B"}\n',
        TWO_TRUE,
    ),
    "a script": made_text(
        "三十.js",
        "// 题库\nconst questions = [\n  {question: '谁讲党课？', options: ['书记', '司机'], answer: 'A'},\n"
        "  {question: '谁收党费？', options: ['门卫', '组织委员'], answer: 'B'},\n];\nexport default questions;\n",
        TWO_TRUE,
    ),
    "a script of strict JSON": made_text(
        "三十一.js",
        'var DATA = [{"question": "谁讲党课？", "options": ["书记", "司机"], "answer": "A"}];\n'
        'var MORE = [{"question": "谁收党费？", "options": ["门卫", "组织委员"], "answer": "B"}];\n',
        TWO_TRUE,
    ),
    "GIFT without blank lines": made_text(
        "三十二.gift",
        "::一:: 谁讲党课？ {=书记 ~司机}\n::二:: 谁收党费？ {~门卫 =组织委员}\n",
        TWO_TRUE,
    ),
    "GIFT with comments between": made_text(
        "三十三.gift",
        "// 第一题\n谁讲党课？{\n=书记\n~司机\n}\n// 第二题\n谁收党费？{\n~门卫\n=组织委员\n}\n",
        TWO_TRUE,
    ),
    "GIFT with categories in a row": made_text(
        "三十四.gift",
        "$CATEGORY: 党史\n$CATEGORY: 党建/纪律\n\n谁讲党课？ {=书记 ~司机}\n$CATEGORY: 党费\n谁收党费？ {~门卫 =组织委员}\n",
        TWO_TRUE,
    ),
    "GIFT with both signs": made_text(
        "三十五.gift",
        "谁讲党课？ {~=书记 ~司机}\n\n谁收党费？ {\n~ 门卫\n~= 组织委员\n}\n",
        TWO_TRUE,
    ),
    "GIFT with cloze blanks": made_text(
        "三十六.gift",
        "::一:: 党课由{1:SHORTANSWER:=书记~=支部书记}讲，党费由{2:SA:=组织委员}收。\n",
        "?fill | 党课由____讲，党费由____收。 | - | 书记 / 组织委员",
    ),
    "GIFT with several blocks": made_text(
        "三十七.gift",
        "党课由{=书记}讲，党费由{=组织委员 =组委}收。\n\n党旗是{=红}色。\n",
        "?fill | 党课由____讲，党费由____收。 | - | 书记 / 组织委员\nfill | 党旗是 ____ 色。 | - | 红",
    ),
}
