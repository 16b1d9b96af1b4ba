"""Reads a person's name as rosters write it: after a number, before brackets or numbers."""

import re
from dataclasses import dataclass, replace

from data.values.names import clean_name, clean_text
from data.values.standing import Post, Standing, post_of, standing_of

_COMMON = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
    "張劉陳楊黃趙吳孫馬鄭謝許韓馮鄧蕭葉蘇呂盧鐘譚陸範賈鄒龍賀顧龔萬錢嚴湯"
)
_COMPOUND = (
    *(
        "欧阳",
        "歐陽",
        "司马",
        "司馬",
        "上官",
        "诸葛",
        "諸葛",
        "东方",
        "東方",
        "皇甫",
        "尉迟",
        "尉遲",
    ),
    *(
        "公孙",
        "公孫",
        "慕容",
        "司徒",
        "令狐",
        "宇文",
        "长孙",
        "長孫",
        "夏侯",
        "轩辕",
        "軒轅",
        "端木",
    ),
    *("百里", "呼延", "南宫", "南宮", "独孤", "獨孤"),
)
_HAN = re.compile(r"[\u3005\u3007\u3400-\u9fff\U00020000-\U0003ffff]+")
_BRACKETS = re.compile(r"\s*[(（\[【〔]([^()（）\[\]【】〔〕]{1,20})[)）\]】〕]\s*$")
_DAY = re.compile(r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_PRIVATE = re.compile(
    r"(?:(?:联系|聯繫)?(?:电话|電話|手机|手機|方式)(?:号码?|號碼?)?|(?:身份|[护護]照)[证證]?(?:号码?|號碼?)?"
    r"|微信号?|微信號|[Qq]{2}号?|tel|mobile|phone|id)?"
    r"\s*[:：]?\s*(?<![\d.])(?:(?<![A-Za-z])[A-Za-z]{1,3})?(?:\+?86[-\s]?)?"
    r"(?:[(（]0\d{2,3}[)）]\s?)?(?:\d[\d \-]{5,22}[\dXx])(?![\d.])(?:\s?[转轉]\s?\d{1,5})?",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"流动|流動|退休|离岗|離崗|外出|借[调調]|[挂掛][职職]|出[国國]")
"""Words about where a member is, which say nothing of the standing."""
_AND = re.compile(r"[、,，;；/|]|\s+")
_COUNTED = re.compile(r"共\s*\d+\s*[人名]?|\d+\s*[人名]")
_NUMBERED_WITHIN = re.compile(r"(?<=[、,，;；])\s*\d{1,3}\s*[、.．)）]\s*")
_NUMBERED_ALONG = re.compile(
    r"(?<=[^\s、,，;；])\s+(?:[(（]?\d{1,3}\s*[、.．)）]|[①-⑳])\s*(?=[^\W\d])"
)
_NUMBERED = re.compile(r"\s*(?:[(（]?\d{1,3}\s?[)）、.．:：]|[①-⑳])\s*")
_LABELLED = re.compile(r"\s*([^\s:：]{2,14})\s*[:：]\s*(.+)", re.DOTALL)
_BETWEEN = re.compile(r"[、,，;；/|\t]")
_LONGEST_NAME = 15


@dataclass(frozen=True)
class Named:
    """The contents of a name's cell: the name, and the standing, post, subgroup or note after it;
    `cut` where private numbers were left out."""

    name: str
    standing: Standing | None = None
    post: Post | None = None
    subgroup: str = ""
    note: str = ""
    cut: bool = False


def without_numbers(text: str) -> tuple[str, bool]:
    """Removes telephone, identity and other long numbers from a text; tells whether it had any."""
    cut = False

    def taken(match: re.Match[str]) -> str:
        nonlocal cut
        digits = re.sub(r"\D", "", match[0])
        if len(digits) < 7 or _DAY.fullmatch(digits):
            return match[0]
        cut = True
        return " "

    left = _PRIVATE.sub(taken, text)
    return (left.strip(" ,，;；:：/()（）") if cut else text), cut


def named(cell: str) -> Named:
    """Reads a name's cell."""
    text, cut = without_numbers(cell)
    made = Named("", cut=cut)
    while match := _BRACKETS.search(text):
        text = text[: match.start()]
        for said in reversed([part for part in _AND.split(clean_text(match[1])) if part]):
            made = _with(made, said)
    return replace(made, name=clean_name(text))


def _with(made: Named, said: str) -> Named:
    """Adds the text in brackets after a name."""
    if re.fullmatch(r".{0,6}[小分]?[组組]", said):
        return replace(made, subgroup=said)
    post = post_of(said)
    if post and post is not Post.NONE:
        return replace(made, post=post)
    if not _ELSEWHERE.search(said) and (standing := standing_of(said)):
        return replace(made, standing=standing)
    return replace(made, note=f"{said} {made.note}".strip())


def several_people(typed: str) -> list[str]:
    """Splits a cell with several names; blanks separate names where both begin with common
    surnames, for a name may contain a blank (买买提 艾力, 欧阳 娜娜)."""
    parts = [part.strip() for part in _BETWEEN.split(typed) if part.strip()]
    if len(parts) > 1:
        return parts
    parts = typed.split()
    if len(parts) > 1 and parts[0] not in _COMPOUND and all(map(_usual, parts)):
        return parts
    return []


def _usual(name: str) -> bool:
    return 2 <= len(name) <= 3 and name[0] in _COMMON and bool(_HAN.fullmatch(name))


def likely(name: str) -> bool:
    """Tells whether a text may be one person's name."""
    if "·" in name:
        return len(name) <= _LONGEST_NAME and all(map(_HAN.fullmatch, name.split("·")))
    if name.isascii():
        return bool(re.fullmatch(r"[A-Za-z][A-Za-z .'’-]{1,39}", name))
    return 2 <= len(name) <= 4 and bool(_HAN.fullmatch(name))


def on_line(text: str) -> tuple[str, list[str]] | None:
    """Returns the people on a line and the label before them (第一党小组：王芳、李强); None for
    others."""
    body = text
    if number := _NUMBERED.match(body):
        body = body[number.end() :]
    label = ""
    if match := _LABELLED.fullmatch(body):
        label, body = match[1], match[2]
    body = "、".join(part for part in re.split(r"[。\n]", body) if part.strip())
    body = _NUMBERED_WITHIN.sub("", _NUMBERED_ALONG.sub("、", body))
    typed = several_people(body.strip(". ")) or [body.strip(". ")]
    bare = [_NUMBERED.sub("", one, count=1) for one in typed if not _COUNTED.fullmatch(one)]
    if bare and all(likely(named(one).name) for one in bare):
        return label, bare
    return None
