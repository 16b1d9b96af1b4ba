"""Classifies the lines of a written question bank: a heading, a number, options, notes, a
trimming."""

import re
from dataclasses import dataclass

from data.imports.bank.fold import folded
from data.imports.bank.words import FIELDS, KINDS, kind_in, kind_said, plain_word

LONGEST_LINE = 8_000
"""Most characters read of a line; the longest question is far shorter."""
HAN_NUMBER = "一二三四五六七八九十百"
_LONG_NAMES = "|".join(sorted((name for name in FIELDS if len(name) > 3), key=len, reverse=True))
_NAMES = "|".join(sorted(FIELDS, key=len, reverse=True))
_FIELD = re.compile(
    rf"(?:(?:(?:^|(?<=[\s。;)\]】:*]))(?P<colon>{_NAMES})|(?P<long>{_LONG_NAMES}))"
    rf"\s?(?:是|为|為)?\s?:|"
    rf"[\[【]\s?(?P<boxed>{_NAMES})\s?:?\s?[\]】]\s?:?|"
    rf"[\[【](?P<inside>{_NAMES}):(?P<value>[^\]】]{{0,200}})[\]】]|"
    r"(?<=[\s。;)])(?P<bare>正确答案|参考答案|标准答案|答案)\s?(?=[(\[【]?[A-L√×对错]{1,8}[)\]】]?[。.]?\s*$))",
    re.IGNORECASE,
)
_LINE_FIELD = re.compile(
    r"\s*(?P<stem>题目|题干|試題|试题|问题|问|問|Question)\s?:\s*|\s*(?P<options>选项|備選項|备选项)\s?:?\s*$",
    re.IGNORECASE,
)
_BARE_ANSWER = re.compile(
    r"\s*(?:[本此该]题|故|因此|所以)?(?:的)?(?:正确答案|参考答案|标准答案|答案|正確答案|參考答案|故选|应选|选择|选)"
    r"\s?(?:是|为|為|选|選|应为|應為)?\s*"
    r"(?=[(\[【]?\s?[A-La-l√×✓✗对错對錯](?:[A-La-l、,\s]{0,30})[)\]】]?[。.]?\s*$)"
)
_KIND_WORDS = "|".join(
    sorted((word for word in KINDS if not word.isascii()), key=len, reverse=True)
)
_BARE_WORDS = re.compile(
    r"\s*(?:正确答案|参考答案|标准答案|答案|正確答案|參考答案)\s+(?=[^\s:].{0,60}$)"
)
_NUMBER = re.compile(
    rf"\s*(?:[(\[【]\s?(?P<kind>{_KIND_WORDS})\s?[)\]】]\s*(?=\d{{1,5}}\s?[.、]))?"
    r"(?:[(\[【]\s{0,6}(?P<key>[A-L]{1,6}|[√×✓✗✔✘对错]|)\s{0,6}[)\]】]\s*(?=\d{1,5}\s?[.、]))?"
    r"(?:第\s?(?P<ordinal>\d{1,5})\s?[题題]\s*[.、:]?|"
    r"[(\[【]\s?(?P<bracket>\d{1,5})\s?[)\]】]\s*[.、:]?|"
    r"(?P<circled>[\u2460-\u2473])\s*[.、]?|"
    r"(?P<q>(?:Q|Question|题目?)\s?\d{1,5})\s?(?:[.、:)]|$)|"
    r"(?P<dot>\d{1,5})\s?(?:、|[.,:](?!\d))|"
    r"(?P<paren>\d{1,5})\s?[)]|"
    r"(?P<tight>\d{1,5})[.,](?=\d)|"
    r"(?P<bare>\d{1,5})(?=[\s【(\[]|$))\s*"
)
_LIST_TITLE = re.compile(
    r"[\s#*]*(?:[一二三四五六七八九十]+\s?[、.]\s?|附[件录錄]?\s?\d?\s?[:、.]?\s?)?(?:[^\s:,。]{0,20}?)"
    r"(?:参考答案|标准答案|正确答案|答案页|答案部分|答案汇总|试题答案|答题卡|答案及解析|答案与解析|答案|"
    r"參考答案|標準答案|answer\s?key|answer\s?sheet|answers?)(?:及解析|与解析|和解析)?\s*:?\s*",
    re.IGNORECASE,
)
_MAY_LIST = re.compile("[答sSｓＳ]")
"""Signs of which any title of a list has one."""
_HEADING = re.compile(
    rf"\s*(?:第\s?[{HAN_NUMBER}\d]+\s?(?:部分|章|节|大题|篇)|[(]?[{HAN_NUMBER}]+[)]?\s?[、.:]|"
    rf"[(][{HAN_NUMBER}]+[)]|[IVX]{{1,4}}\s?[、.]|\d{{1,2}}\s?[、.])?\s*(.*)",
)
_TITLED = re.compile(
    rf"(?:{_KIND_WORDS})(?:部分|类|類|库|庫|练习)?\s*(?:$|[(:,。、\[【\-—]|共|每|总|\d+\s?[道题題])"
)
_INSTRUCTS = re.compile(
    r"[\s,、:。;.\-—]*(?:$|[(\[【]|本|共|每(?:小|大|道)?[题空个]|合计|总|请|[下上][列面]各|以下各|在每|在下|"
    r"从|将|把|正确的|对的|认为|判断(?:下列|以下|对错|正误)|\d+\s?(?:分|道|个|小?[题題])|满分|计|只有|有[一两多]|"
    r"至少|[√×]|[一二三四五六七八九十]+\s?道)"
)
"""The rest of a heading after its kind; anything else is a question that names its kind first."""
_KIND_HEAD = re.compile(
    rf"\s*({_KIND_WORDS})\s?(?:[(\[【][^()\[\]【】]{{0,12}}分[)\]】]\s?[:、.]?|[:、,\-—])\s*(?=\S)"
)
_ENGLISH_KINDS = "single choice|multiple answers?|true/false|true or false|fill in the blanks?"
_POINTS = r"(?:本小?题|每小?题|共|计)?\s?\d+(?:\.\d+)?\s?分"
_KIND_TAG = re.compile(
    rf"[(\[【]\s?({_KIND_WORDS}|{_ENGLISH_KINDS})\s?(?:[,、;/]?\s*{_POINTS})?\s?[)\]】]\s*[、.:]?\s*",
    re.IGNORECASE,
)
_SCORE = re.compile(rf"[(\[【]\s?{_POINTS}\s?[)\]】]\s*[、.:]?\s*")
_IN_BRACKETS = re.compile(r"^\s*(?:[(\[【][^()\[\]【】]{0,60}[)\]】]\s*)+")
_LONGEST_TRIMMING = 150
_LONGEST_KIND = 30
_BRACKET = re.compile(r"[(（\[［【]")
_HINT = re.compile(r"[:：【\[［答選选]|answer", re.IGNORECASE)
_SCORE_LINE = re.compile(rf"\s*(?:得分|分值|分数|满分)?\s?:?\s*{_POINTS}[。.]?\s*")
_RULE = re.compile(r"\s*(?:[-=_*~—–·.…#+^<>|/￣]\s?){3,}\s*")
_FORM = re.compile(
    r"\s*(?:(?:姓\s?名|班\s?级|部\s?门|单\s?位|支\s?部|所在.{2,4}|学\s?号|工\s?号|考\s?号|得\s?分|成\s?绩|日\s?期|电\s?话|"
    r"评卷人|阅卷人|总\s?分|时\s?间|name|class|date|score)\s?:?[\s_]*(?:分钟|分)?[,、;]?\s*){1,8}",
    re.IGNORECASE,
)
_FOOT = re.compile(
    r"\s*(?:第\s?\d+\s?页(?:\s*[,/|]?\s*共\s?\d+\s?页)?|共\s?\d+\s?页|[-—–·]\s*\d{1,4}\s*[-—–·]|"
    r"page\s?\d+(?:\s?(?:of|/)\s?\d+)?|\d{1,4}\s?/\s?\d{1,4})\s*",
    re.IGNORECASE,
)
_TITLE = re.compile(
    rf"\s*(?:第\s?[{HAN_NUMBER}\d]{{1,4}}\s?"
    rf"(?:部分|章|节|節|单元|單元|篇|讲|講|课|周|编|編|大题|模块|专题|套|期|关|天|辑|卷)|"
    rf"(?:单元|模块|专题|章节)\s?[{HAN_NUMBER}\d]+|(?:chapter|unit|section|part|lesson)\s+\w{{1,8}})"
    r"(?:$|[\s:、.\-—《(]+.{0,40})",
    re.IGNORECASE,
)
_HAN_TITLE = re.compile(
    rf"\s*(?:[{HAN_NUMBER}]{{1,3}}\s?[、.]|[(][{HAN_NUMBER}]{{1,3}}[)])\s*\S.{{0,40}}"
)
_ASKING = re.compile(r"_{2,}|[(\[【]\s*[)\]】]|[?？]|[(\[【]\s*[A-L√×]")


@dataclass(frozen=True)
class Mark:
    """Characters from `start` to `end` that are emphasised; `line` where they are underlined."""

    start: int
    end: int
    line: bool


@dataclass(frozen=True)
class Line:
    """A line or paragraph: its number from 1, its text with any automatic number, its emphasis, and
    a picture in it. `bullet` where Markdown made it an item of a list, `title` a heading."""

    number: int
    text: str
    marks: tuple[Mark, ...] = ()
    picture: bytes | None = None
    bullet: bool = False
    title: bool = False

    @property
    def blank(self) -> bool:
        """Whether it is empty."""
        return not self.text.strip() and self.picture is None


@dataclass(frozen=True)
class Number:
    """A question's number at the head of a line, its style, where the rest begins, and the key and
    kind before it."""

    value: int
    style: str
    end: int
    key: str = ""
    kind: str = ""

    @property
    def sure(self) -> bool:
        """Whether a sign shows that it is a number."""
        return self.style not in ("tight", "bare")


@dataclass(frozen=True)
class Note:
    """A field on a line: its name, the start of its label, and its text's."""

    name: str
    label: int
    start: int
    end: int
    value: str


def numbered(text: str) -> Number | None:
    """Returns the number that a line begins with; None for a line without."""
    match = _NUMBER.match(folded(text)[:80])
    if match is None:
        return None
    style = str(match.lastgroup)
    said = match[style]
    value = ord(said) - 0x245F if style == "circled" else int(re.sub(r"\D", "", said))
    kind = kind_said(match["kind"]) if match["kind"] else ""
    return Number(value, style, match.end(), match["key"] or "", kind)


def heading(text: str) -> str:
    """Returns the kind that a section's title gives; "" for a line that is none."""
    line = folded(text).strip().strip("*# ")
    if not line or len(line) > 100:
        return ""
    match = _HEADING.match(line)
    rest = match[1] if match else line
    if len(rest) <= _LONGEST_KIND and (kind := kind_said(rest)):
        return kind
    if not _TITLED.match(rest):
        return ""
    said = re.match(rf"(?:{_KIND_WORDS})(?:部分|类|類|库|庫|练习)?", rest)
    left = _IN_BRACKETS.sub("", rest[said.end() :]) if said else ""
    return kind_in(rest) if _INSTRUCTS.match(left) else ""


def listed_section(text: str) -> str:
    """Returns the kind that a line of an answer list begins with, whether answers follow it or
    not."""
    match = _HEADING.match(folded(text).strip().strip("*# "))
    kind = re.match(_KIND_WORDS, match[1]) if match else None
    return KINDS[kind[0]] if kind else ""


def is_list_title(text: str) -> bool:
    """Tells whether a line opens the answers of all questions (参考答案)."""
    if len(text) > 60 or not _MAY_LIST.search(text):
        return False
    return bool(_LIST_TITLE.fullmatch(folded(text).strip().strip("*#【】[] ")))


def is_title(text: str) -> bool:
    """Tells whether a line is the title of a chapter, unit or part that names no kind."""
    if len(text) > 60:
        return False
    line = folded(text)
    titled = _TITLE.fullmatch(line) or _HAN_TITLE.fullmatch(line)
    return bool(titled) and not _ASKING.search(line)


def trimming(text: str) -> bool:
    """Tells whether a line has nothing of a question: a rule, a page's foot, a score."""
    if len(text) > _LONGEST_TRIMMING:
        return False
    line = folded(text)
    return any(form.fullmatch(line) for form in (_RULE, _FOOT, _SCORE_LINE, _FORM))


def without_kind(text: str) -> tuple[str, str]:
    """Returns the text without （单选题） and （2分） before or in it, and that kind."""
    if head := _KIND_HEAD.match(folded(text)):
        return _cut(text[head.end() :], _SCORE)[0], kind_said(head[1])
    text = _cut(text, _SCORE)[0]
    text, said = _cut(text, _KIND_TAG)
    return _cut(text, _SCORE)[0], kind_said(said)


def _cut(text: str, form: re.Pattern[str]) -> tuple[str, str]:
    """Returns the text without this form's match at its head or end, and the match."""
    match = form.search(folded(text)) if _BRACKET.search(text) else None
    if match is None or (match.start() > 3 and match.end() < len(text.rstrip()) - 3):
        return text, ""
    return text[: match.start()] + text[match.end() :], match[1] if form.groups else ""


def fields_on(text: str) -> list[Note]:
    """Returns the fields on a line, 答案：, 解析： and so on, each up to the next."""
    if not _HINT.search(text):
        return []
    line = folded(text)
    if bare := _BARE_ANSWER.match(line) or _BARE_WORDS.match(line):
        return [Note("answer", 0, bare.end(), len(text), text[bare.end() :].strip())]
    if labelled := _LINE_FIELD.match(line):
        name = "stem" if labelled["stem"] else "options"
        return [Note(name, 0, labelled.end(), len(text), text[labelled.end() :].strip())]
    found = list(_FIELD.finditer(line))
    notes = []
    for place, match in enumerate(found):
        end = found[place + 1].start() if place + 1 < len(found) else len(text)
        groups = ("colon", "long", "boxed", "inside", "bare")
        name = next(match[group] for group in groups if match[group])
        value = f"{match['value'] or ''}{text[match.end() : end]}".strip().strip("*").strip()
        notes.append(Note(FIELDS[plain_word(name)], match.start(), match.end(), end, value))
    return notes
