# ruff: noqa: E501 - a row or an object stands on one line, as in its file
"""Further layouts of sheets and programs' files; the truth is written as in `bank_layouts`."""

from tests.data.bank_cases import document, workbook
from tests.data.bank_layouts_made import TWO_TRUE, Case, made_json, made_text, sheet, with_table

DOUBTED = "?" + TWO_TRUE.replace("\n", "\n?")

MORE: dict[str, Case] = {
    "typed dates": (
        "a.xlsx",
        sheet(["题目", "A", "B", "答案"], ["七大何时召开？", "1945-4-23", "1945-6-11", "A"]),
        "?single | 七大何时召开？ | 1945-4-23 / 1945-6-11 | A",
    ),
    "a comma too many": (
        "comma.csv",
        "题目,A,B,答案\n谁，讲党课？,书记,司机,A\n谁,收党费？,门卫,组织委员,B\n".encode(),
        "single | 谁，讲党课？ | 书记 / 司机 | A\n!single | 谁 | - | -",
    ),
    "a remark under no heading": (
        "remark.xlsx",
        sheet(["题目", "A", "B", "答案"], ["谁讲党课？", "书记", "司机", "A", "此题作废"]),
        "!single | 谁讲党课？ | 书记 / 司机 | A",
    ),
    "answers in text words": (
        "b.xlsx",
        sheet(
            ["题干", "选项", "答案", "解析"],
            ["谁讲党课？", "A:书记;B:司机", "A:书记", "见党章"],
            ["谁收党费？", "A:门卫;B:组织委员", "B", "见党章"],
        ),
        TWO_TRUE,
    ),
    "kind codes judge 1 0": (
        "c.csv",
        "题型,题目,答案\n判断题,党费要交。,1\n判断题,党费不交。,0\n".encode(),
        "?judge | 党费要交。 | - | right\n?judge | 党费不交。 | - | wrong",
    ),
    "kind codes judge 1 2": (
        "c2.csv",
        "题型,题目,答案\n判断题,党费要交。,1\n判断题,党费不交。,2\n".encode(),
        "?judge | 党费要交。 | - | right\n!judge | 党费不交。 | - | wrong",
    ),
    "judge AB given": (
        "c3.csv",
        "题型,题目,答案\n判断题,党费要交。,A\n判断题,党费不交。,B\n".encode(),
        "?judge | 党费要交。 | - | right\n?judge | 党费不交。 | - | wrong",
    ),
    "single given truefalse": (
        "c4.csv",
        "题型,题目,A,B,答案\n单选题,党费要交。,正确,错误,A\n".encode(),
        "?single | 党费要交。 | 正确 / 错误 | A",
    ),
    "judge with options": (
        "c5.csv",
        "题型,题目,A,B,答案\n判断题,党费要交。,正确,错误,A\n判断题,党费不交。,错误,正确,A\n".encode(),
        "judge | 党费要交。 | - | right\njudge | 党费不交。 | - | wrong",
    ),
    "two sheets, one bare": (
        "d.xlsx",
        workbook(
            ("单选", [["题目", "A", "B", "答案"], ["谁讲党课？", "书记", "司机", "A"]]),
            ("说明", [["本表由支部填写"], ["请勿外传"]]),
        ),
        "single | 谁讲党课？ | 书记 / 司机 | A",
    ),
    "two sheets vertical": (
        "e.xlsx",
        workbook(
            ("单选", [["题目", "A", "B", "答案"], ["谁讲党课？", "书记", "司机", "A"]]),
            ("更多", [["1.谁收党费？（B）"], ["A.门卫"], ["B.组织委员"]]),
        ),
        TWO_TRUE,
    ),
    "answer1 answer2 blanks": (
        "f.xlsx",
        sheet(["题目", "答案1", "答案2"], ["小组以____为主，以____为辅。", "读书", "参观"]),
        "?fill | 小组以____为主，以____为辅。 | - | 读书 / 参观",
    ),
    "docx cells": (
        "g.docx",
        with_table(
            [],
            [
                ["1. 谁讲党课？\nA. 书记\nB. 司机", "答案：A"],
                ["2. 谁收党费？\nA. 门卫\nB. 组织委员", "答案：B"],
            ],
        ),
        TWO_TRUE,
    ),
    "docx table key col": (
        "h.docx",
        with_table(
            [], [["1", "谁讲党课？ A.书记 B.司机", "A"], ["2", "谁收党费？ A.门卫 B.组织委员", "B"]]
        ),
        DOUBTED,
    ),
    "gift tf": made_text(
        "i.gift",
        "党费要交。{T#对#错}\n\n党费不交。{FALSE}\n\n党旗是什么色？{=红 =红色}\n",
        "judge | 党费要交。 | - | right\njudge | 党费不交。 | - | wrong\nfill | 党旗是什么色？ | - | 红",
    ),
    "gift weights": made_text(
        "j.gift", "谁讲党课？{~%100%书记 ~司机}\n\n谁收党费？{~门卫 ~%100%组织委员}\n", DOUBTED
    ),
    "json stem answer list": made_json(
        "k.json",
        [{"党课由____讲。": "书记"}, {"党费由____收。": "组织委员"}],
        "fill | 党课由____讲。 | - | 书记\nfill | 党费由____收。 | - | 组织委员",
    ),
    "json answers as letters lower": made_json(
        "l.json",
        [
            {"q": "谁讲党课？", "a": "书记", "b": "司机", "answer": "a"},
            {"q": "谁收党费？", "a": "门卫", "b": "组织委员", "answer": "b"},
        ],
        TWO_TRUE,
    ),
    "json correct text": made_json(
        "m.json",
        [
            {"question": "谁讲党课？", "options": ["书记", "司机"], "correct_answer": "书记"},
            {
                "question": "谁收党费？",
                "options": ["门卫", "组织委员"],
                "correct_answer": "组织委员",
            },
        ],
        TWO_TRUE,
    ),
    "json incorrect_answers": made_json(
        "n.json",
        {
            "results": [
                {
                    "question": "谁讲党课？",
                    "type": "multiple",
                    "correct_answer": "书记",
                    "incorrect_answers": ["司机", "门卫"],
                }
            ]
        },
        "?single | 谁讲党课？ | 书记 / 司机 / 门卫 | A",
    ),
    "json bool judge": made_json(
        "o.json",
        [
            {"question": "党费要交。", "type": "判断题", "answer": True},
            {"question": "党费不交。", "type": "判断题", "answer": False},
        ],
        "judge | 党费要交。 | - | right\njudge | 党费不交。 | - | wrong",
    ),
    "json 1based": made_json(
        "p.json",
        [
            {"question": "谁讲党课？", "options": ["书记", "司机"], "answer": 1},
            {"question": "谁收党费？", "options": ["门卫", "组织委员"], "answer": 2},
        ],
        TWO_TRUE,
    ),
    "csv options one col A|B": made_text(
        "q.csv", "题目,选项,答案\n谁讲党课？,书记|司机,1\n谁收党费？,门卫|组织委员,2\n", TWO_TRUE
    ),
    "md table answer row": made_text(
        "r.md",
        "| 题号 | 题目 | 答案 |\n|--|--|--|\n| 1 | 党费要交。 | √ |\n| 2 | 党费不交。 | × |\n",
        "judge | 党费要交。 | - | right\njudge | 党费不交。 | - | wrong",
    ),
    "head below blank": (
        "s.xlsx",
        sheet(
            ["某某题库"],
            [],
            ["编号", "试题内容（必填）", "选项A*", "选项B*", "正确答案（大写字母）", "难易程度"],
            [1, "谁讲党课？", "书记", "司机", "A", "易"],
        ),
        "single | 谁讲党课？ | 书记 / 司机 | A",
    ),
    "percent & number opts": (
        "t.xlsx",
        sheet(
            ["题目", "A", "B", "C", "答案"],
            ["比例是多少？", 10, 20, 30, "B"],
            ["几人？", 3, 5, 7, "5"],
        ),
        "single | 比例是多少？ | 10 / 20 / 30 | B\n?single | 几人？ | 3 / 5 / 7 | B",
    ),
    "fill kind with letters": (
        "u.csv",
        "题型,题目,A,B,答案\n填空题,党旗是____色。,红,黄,A\n".encode(),
        "!fill | 党旗是____色。 | - | 红",
    ),
    "multi w/out separators": (
        "v.csv",
        '题型,题目,A,B,C,答案\n多选题,三会包括？,党员大会,支委会,年会,A B\n多选题,一课是？,党课,微党课,舞蹈课,"A,B"\n'.encode(),
        "multiple | 三会包括？ | 党员大会 / 支委会 / 年会 | AB\nmultiple | 一课是？ | 党课 / 微党课 / 舞蹈课 | AB",
    ),
    "red option docx": (
        "w.docx",
        document(
            "1. 谁讲党课？（ ）",
            "A. 书记",
            "B. **司机**",
            "C. 路人",
            "2. 谁收党费？（ ）",
            "A. 门卫",
            "B. 组织委员",
            "3. 谁记录？（ ）",
            "A. 甲",
            "B. 乙",
        ),
        "!single | 谁讲党课？（ ） | 书记 / 司机 / 路人 | B\n!single | 谁收党费？（ ） | 门卫 / 组织委员 | -\n!single | 谁记录？（ ） | 甲 / 乙 | -",
    ),
    "csv id col unknown": made_text(
        "x.csv",
        "id,question,correct,wrong1,wrong2\n1,谁讲党课？,书记,司机,门卫\n2,谁收党费？,组织委员,门卫,司机\n",
        "?single | 谁讲党课？ | 书记 / 司机 / 门卫 | A\n?single | 谁收党费？ | 组织委员 / 门卫 / 司机 | A",
    ),
    "tsv no header": made_text(
        "y.txt", "谁讲党课？\t书记\t司机\tA\n谁收党费？\t门卫\t组织委员\tB\n", TWO_TRUE
    ),
    "answer csv header 答案 选项 joined inline": made_text(
        "z.csv", "题目,答案\n谁讲党课？A.书记 B.司机,A\n谁收党费？A.门卫 B.组织委员,B\n", TWO_TRUE
    ),
}
