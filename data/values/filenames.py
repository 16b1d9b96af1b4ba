"""Guesses a file's purpose from its name, and makes file names that every system accepts."""

import re
import unicodedata

from data.values.names import clean_text

_SURELY_BANK = (
    "题库", "題庫", "试题", "試題", "题目", "題目", "习题", "習題", "考题", "考題", "答案",
    "单选", "單選", "多选", "多選", "判断题", "判斷題", "填空", "应知应会", "應知應會",
    "bank", "question", "quiz", "answer",
)  # fmt: skip
_WORDS = {
    "bank": ("测试", "測試", "测验", "測驗", "考试", "考試", "竞赛", "競賽", "抢答", "搶答", "问答",
             "問答", "答题", "答題", "exam", "test", "contest"),
    "roster": ("花名册", "花名冊", "名单", "名單", "名册", "名冊", "党员", "黨員", "成员", "成員",
               "roster", "members", "people"),
    "material": ("资料", "資料", "学习", "學習", "目录", "目錄", "链接", "連結", "清单", "清單",
                 "专题", "專題", "文章", "material", "links", "reading", "articles"),
}  # fmt: skip


def said_by(name: str) -> str:
    """Returns the one purpose that a file's name states: bank · roster · material; empty where it
    states none, or several (学习名单). 题库 and the like decide whatever they are about
    (党员学习题库)."""
    plain = unicodedata.normalize("NFKC", name).lower()
    if any(word in plain for word in _SURELY_BANK):
        return "bank"
    said = [what for what, words in _WORDS.items() if any(word in plain for word in words)]
    return said[0] if len(said) == 1 else ""


_UNFIT = re.compile(r'[\\/:*?"<>|#%\x00-\x1f\x7f]+')
_LONGEST = 80


def file_name(text: str) -> str:
    """Makes a title a file name for every system, without an extension: no characters that any of
    them refuses or that mean something in a link, no dots or blanks at the edges, at most 80
    characters."""
    plain = " ".join(_UNFIT.sub(" ", clean_text(text)).split())
    return plain[:_LONGEST].strip(" .") or "1"
