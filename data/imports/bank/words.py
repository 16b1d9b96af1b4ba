"""The words of question banks: kinds, fields, truth and difficulty as people write them."""

import re
import unicodedata

from data.values.question import QuestionKind

CHOICE = "choice"
"""Options are given, but not whether one or several are right."""
OTHER = "other"
"""A kind that no poll can ask: essays, definitions, matching."""

KINDS = {
    word: kind
    for kind, words in {
        QuestionKind.SINGLE: (
            "单选题 单选 单项选择题 单项选择 单项 單選題 單選 單項選擇題 single singlechoice"
        ),
        QuestionKind.MULTIPLE: (
            "多选题 多选 多项选择题 多项选择 多项 多選題 多選 多項選擇題 multiple multipleanswer "
            "multipleanswers"
        ),
        CHOICE: (
            "选择题 选择 不定项选择题 不定项选择 不定项 任选题 選擇題 不定項選擇題 choice "
            "multiplechoice"
        ),
        QuestionKind.JUDGE: (
            "判断题 判断 是非题 是非判断题 判断正误 正误题 对错题 判斷題 判斷 是非題 judge "
            "judgement truefalse trueorfalse tf"
        ),
        QuestionKind.FILL: (
            "填空题 填空 填空补充题 填充题 填空題 填充題 fill fillin fillintheblank "
            "fillintheblanks shortanswer"
        ),
        OTHER: (
            "简答题 简答 论述题 论述 问答题 问答 名词解释题 名词解释 案例分析题 案例分析 案例题 "
            "材料分析题 材料题 主观题 计算题 连线题 排序题 作文题 簡答題 論述題 問答題 essay "
            "matching definition ordering"
        ),
    }.items()
    for word in words.split()
}
FIELDS = {
    word: field
    for field, words in {
        "answer": (
            "正确答案 参考答案 标准答案 试题答案 本题答案 答案 答 正確答案 參考答案 標準答案 "
            "answer answers correctanswer ans"
        ),
        "explanation": (
            "答案解析 试题解析 题目解析 解析 解释 答案说明 试题分析 分析 说明 題目解析 解釋 說明 "
            "explanation feedback"
        ),
        "source": "出处 来源 依据 出题依据 试题来源 题目来源 出處 來源 依據 source reference",
        "tags": "知识点 考点 标签 专题 知識點 考點 標籤 專題 tags tag",
        "difficulty": "难易程度 难易度 难度 難易程度 難度 difficulty level",
        "until": "截止日期 有效期至 有效期 截止 until expires",
        "kind": "试题类型 题目类型 题型 類型 題型 type kind",
        "trimming": (
            "我的答案 你的答案 您的答案 考生答案 学生答案 学员答案 用户答案 作答 我的作答 我的得分 "
            "本题得分 得分 分值 分数 用时 正确率 全站正确率 易错项 作答结果 题目分值 提交时间 批语"
        ),
    }.items()
    for word in words.split()
}
_TRUE = frozenset(
    "对 正确 √ ✓ ✔ ☑ ✅ t true yes y 是 對 正確 right correct 正 v".split()  # noqa: SIM905
)
_FALSE = frozenset(
    "错 错误 × ✗ ✘ x ☒ ❌ ╳ f false no n 否 不对 不正确 錯 錯誤 wrong incorrect 误 非".split()  # noqa: SIM905
)
_DIFFICULTIES = {
    word: level
    for level, words in enumerate(
        (
            "易 容易 简单 低 初级 入门 易题 簡單 容易題 easy",
            "较易 偏易 比较容易 中等偏易 較易 easier",
            "中 中等 一般 普通 适中 中级 适度 適中 medium normal",
            "较难 偏难 比较难 中等偏难 較難 harder",
            "难 困难 高 高级 难题 難 困難 hard difficult",
        ),
        1,
    )
    for word in words.split()
}
_KIND_IN_TITLE = re.compile(
    "|".join(sorted((word for word in KINDS if not word.isascii()), key=len, reverse=True))
)
_STARS = re.compile(r"[★⭐*]{1,5}")


def plain_word(text: str) -> str:
    """Returns a word without widths, blanks and the marks people put around it."""
    plain = unicodedata.normalize("NFKC", text[:80]).lower()
    return re.sub(r"[\s:：.。、,;_\-/|()\[\]【】<>《》'\"“”]", "", plain)


def kind_said(text: str) -> str:
    """Returns the kind that a word names, OTHER for one that cannot be asked, "" for no kind."""
    return KINDS.get(plain_word(text), "")


def kind_in(title: str) -> str:
    """Returns the kind in a heading or a sheet's name (二、多选题（共20题）), "" for none."""
    match = _KIND_IN_TITLE.search(title[:80])
    return KINDS[match[0]] if match else ""


def truth_said(text: str) -> bool | None:
    """Returns the meaning of 对, √, F …; None for anything else."""
    word = plain_word(text)
    return True if word in _TRUE else False if word in _FALSE else None


def difficulty_said(text: str) -> int:
    """Returns 1 to 5 for 易, 中等, ★★★, 4 …; 0 for anything else."""
    word = plain_word(text)
    if word in _DIFFICULTIES:
        return _DIFFICULTIES[word]
    if len(word) == 1 and word in "12345":
        return int(word)
    stars = text.strip()
    return len(stars) if _STARS.fullmatch(stars) else 0
