"""What a line of a written question bank is: a heading, a question's number, an answer, a note."""

import re
from dataclasses import dataclass

from data.imports.bank.words import FIELDS, KINDS, kind_in, kind_said, plain_word

LONGEST_LINE = 8_000
"""Characters of a line that are looked at; the longest question is far shorter."""
_HAN_NUMBER = "一二三四五六七八九十百"
_NAMES = "|".join(sorted(FIELDS, key=len, reverse=True))
_FIELD = re.compile(
    rf"(?:(?:^|(?<=[\s。；;）)\]】]))(?P<colon>{_NAMES})\s?(?:是|为|為)?\s?[:：]|"
    rf"[\[【]\s?(?P<boxed>{_NAMES})\s?[:：]?\s?[\]】]\s?[:：]?|"
    rf"[\[【](?P<inside>{_NAMES})[:：](?P<value>[^\]】]{{0,200}})[\]】])",
    re.IGNORECASE,
)
_BARE_ANSWER = re.compile(
    r"\s*(?:正确答案|参考答案|标准答案|答案|正確答案|參考答案)\s*"
    r"(?=[A-La-l√×✓✗对错對錯](?:[A-La-l、,，\s]{0,30})$)"
)
_NUMBER = re.compile(
    r"\s*(?:第\s?(\d{1,5})\s?[题題]\s*[.．、:：]?|[（(\[【]\s?(\d{1,5})\s?[)）\]】]\s*[.．、]?|"
    r"(\d{1,5})\s?(?:[、．)）:：]|[.,，](?!\d))|(\d{1,5})(?=[\s【（(\[]))\s*"
)
_LIST_TITLE = re.compile(
    r"[\s#*]*(?:[一二三四五六七八九十]+\s?[、.．]\s?)?(?:[^\s:：,，。]{0,20}?)"
    r"(?:参考答案|标准答案|正确答案|答案页|答案部分|答案汇总|试题答案|答题卡|答案及解析|答案与解析|答案|"
    r"參考答案|標準答案|answer\s?key|answer\s?sheet|answers?)(?:及解析|与解析|和解析)?\s*[:：]?\s*",
    re.IGNORECASE,
)
_HEADING = re.compile(
    rf"\s*(?:第\s?[{_HAN_NUMBER}\d]+\s?(?:部分|章|节|大题|篇)|[（(]?[{_HAN_NUMBER}]+[)）]?\s?[、.．:：]|"
    rf"[（(][{_HAN_NUMBER}]+[)）]|[IVX]{{1,4}}\s?[、.．]|\d{{1,2}}\s?[、.．])?\s*(.*)",
)
_KIND_WORDS = "|".join(
    sorted((word for word in KINDS if not word.isascii()), key=len, reverse=True)
)
_TITLED = re.compile(
    rf"(?:{_KIND_WORDS})(?:部分|类|類|库|庫|练习)?\s*(?:$|[（(:：,，。、\[【\-—]|共|每|总|\d+\s?[道题題])"
)
_ENGLISH_KINDS = "single choice|multiple answers?|true/false|true or false|fill in the blanks?"
_KIND_TAG = re.compile(
    rf"[（(\[【]\s?({_KIND_WORDS}|{_ENGLISH_KINDS})\s?[)）\]】]\s*[、.．:：]?\s*", re.IGNORECASE
)


@dataclass(frozen=True)
class Mark:
    """Characters from `start` to `end` that stand out; `line` where they are underlined."""

    start: int
    end: int
    line: bool


@dataclass(frozen=True)
class Line:
    """A line or paragraph: its number from 1, its text with any automatic number, what stands out,
    and a picture in it."""

    number: int
    text: str
    marks: tuple[Mark, ...] = ()
    picture: bytes | None = None

    @property
    def blank(self) -> bool:
        """Whether nothing stands on it."""
        return not self.text.strip() and self.picture is None


def numbered(text: str) -> tuple[int, int, bool] | None:
    """A question's number at the head of a line, where what follows begins, and whether a sign
    makes it sure; None for a line without."""
    match = _NUMBER.match(text)
    if match is None:
        return None
    sure = match[4] is None
    number = next(int(group) for group in match.groups() if group)
    return number, match.end(), sure


def heading(text: str) -> str:
    """The kind that a section's title gives; "" for a line that is none."""
    line = text.strip().strip("*# ")
    if not line or len(line) > 100:
        return ""
    match = _HEADING.match(line)
    rest = match[1] if match else line
    if kind := kind_said(rest):
        return kind
    return kind_in(rest) if _TITLED.match(rest) else ""


def listed_section(text: str) -> str:
    """The kind that a line of an answer list begins with, answers behind it or not."""
    match = _HEADING.match(text.strip().strip("*# "))
    kind = re.match(_KIND_WORDS, match[1]) if match else None
    return KINDS[kind[0]] if kind else ""


def is_list_title(text: str) -> bool:
    """Whether a line opens the answers of all questions (参考答案)."""
    return len(text) <= 60 and bool(_LIST_TITLE.fullmatch(text.strip().strip("*#【】[] ")))


def without_kind(text: str) -> tuple[str, str]:
    """The text without （单选题） before or in it, and that kind."""
    match = _KIND_TAG.search(text)
    if match is None or (match.start() > 3 and match.end() < len(text.rstrip()) - 3):
        return text, ""
    return text[: match.start()] + text[match.end() :], kind_said(match[1])


def fields_on(text: str) -> tuple[str, list[tuple[str, str]]]:
    """What stands before the first 答案：, 解析： and so on, and each of them with its text."""
    if bare := _BARE_ANSWER.match(text):
        return "", [("answer", text[bare.end() :].strip())]
    found = list(_FIELD.finditer(text))
    if not found:
        return text, []
    fields = []
    for place, match in enumerate(found):
        end = found[place + 1].start() if place + 1 < len(found) else len(text)
        name = match["colon"] or match["boxed"] or match["inside"]
        value = f"{match['value'] or ''}{text[match.end() : end]}".strip()
        fields.append((FIELDS[plain_word(name)], value))
    return text[: found[0].start()], fields
