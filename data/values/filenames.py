"""What a file is for, as its name says."""

import unicodedata

_WORDS = {
    "roster": ("花名册", "花名冊", "名单", "名單", "名册", "名冊", "党员", "黨員", "成员", "成員",
               "roster", "members", "people"),
    "material": ("资料", "資料", "学习", "學習", "目录", "目錄", "链接", "連結", "清单", "清單",
                 "专题", "專題", "文章", "material", "links", "reading", "articles"),
}  # fmt: skip


def said_by(name: str) -> str:
    """The one thing a file's name says it is for: roster · material; empty where it says none of
    them, or both (学习名单)."""
    plain = unicodedata.normalize("NFKC", name).lower()
    said = [what for what, words in _WORDS.items() if any(word in plain for word in words)]
    return said[0] if len(said) == 1 else ""
