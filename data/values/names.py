"""Cleans names and other short texts of invisible characters, and sorts names."""

import re
import unicodedata
from collections.abc import Collection

_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_GAP_IN_HAN = re.compile(rf"(?<=[{_HAN}]) (?=[{_HAN}])")
_BETWEEN = re.compile(r"[,，、;；\n]")
_DOT = re.compile(r" ?[·•‧∙⋅・ᐧ᛫] ?")
_FULL_STOP_IN_HAN = re.compile(rf"(?<=[{_HAN}]) ?[.。] ?(?=[{_HAN}])")

# Unicode does not class these invisible marks as format characters: fillers that names are padded
# with, the blank Braille pattern, joiners and variation selectors.
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u3164\uffa0\u2800\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)

# Surnames that GB 2312 files under another reading, or by radical after all others: each with a
# character of the same sound.
_SOUNDS_LIKE = dict(
    zip(
        "曾单解仇查朴区盖乐员尉种召缪翟闫覃瞿邬臧佟亓佘冼鄢阚隗邸芮荀晏濮闵滕郜郗邝嵇嵩"
        "逄钭扈仝贲缑晁谌訾蔺綦窦褚邰郦於夔郄幺昝岑奚酆裘羿邴宓栾胥莘郤璩郏庾暨阙殳蒯竺逯",
        "增善谢求札飘欧葛月运玉虫绍妙摘言琴渠乌赃同齐蛇险烟看葵底瑞寻艳葡民腾告西况机松"
        "旁头户同奔勾潮陈资吝其豆楚台力迂葵切腰攒层西风求义丙密峦须深细渠夹雨寄缺书快烛录",
        strict=True,
    )
)

_GROUP = re.compile(
    r"[\s·・|｜\-—_]*[(（\[【]?(?:[党黨][员員]|(?:政治|理论|理論)?[学學][习習]|工作|交流|[联聯][络絡系]|通知|活[动動]|微信|内部|內部|官方)*"
    r"(?:小?群[组組]?|讨论组|討論組)[)）\]】]?\s*$"
)
"""What a group's title has behind the branch's name."""
BEIJING = re.compile(r"北京(?:[时時][间間])?|beijing(?: time)?", re.IGNORECASE)
"""The words for China's time zone."""


def clean_text(text: str) -> str:
    """Makes a text one line without control, direction and zero-width characters, blanks
    collapsed."""
    shown = "".join(map(_shown, text))
    return " ".join(_UNSEEN.sub("", shown).split())


def clean_lines(text: str) -> str:
    """Cleans a text line by line; at most one blank line stays between lines."""
    lines: list[str] = []
    for line in map(clean_text, text.splitlines()):
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines).strip()


def bare_title(text: str) -> str:
    """Strips a title of the marks that people put around it: 《新修订党章》, “入门”."""
    return clean_text(text).strip("《》〈〉“”‘’「」『』\"' ")


def clean_name(text: str) -> str:
    """Normalises a name for storing: as `clean_text`, full-width letters made half-width, no blanks
    between Chinese characters (王 芳 is 王芳), one kind of dot in 买买提·艾力. Idempotent."""
    plain = clean_text(unicodedata.normalize("NFKC", clean_text(text)))
    plain = _GAP_IN_HAN.sub("", plain)
    return _FULL_STOP_IN_HAN.sub("·", _DOT.sub("·", plain)).strip("· ")


def branch_title(title: str) -> str:
    """Returns the branch's name in a group's title: without what makes it a group (学习群)."""
    return _GROUP.sub("", title).strip() or title


def names_in(text: str, known: Collection[str]) -> tuple[set[str], list[str]]:
    """Returns the known names in a typed list, and the rest of it, in order. Commas and the like
    separate names; so do gaps that are not part of one."""
    said: list[str] = []
    for part in _BETWEEN.split(text):
        whole = clean_name(part)
        said += [whole] if whole in known else map(clean_name, part.split())
    return {name for name in said if name in known}, [name for name in said if name not in known]


def name_key(name: str) -> tuple[tuple[int, bytes], ...]:
    """Returns a sort key for names: Latin first, then Chinese by pinyin, then rarer characters.

    GB 2312 files its 3,755 commoner characters by pinyin and the rest by radical (GB/T 2312-1980),
    so its byte order is pinyin order for nearly every name; surnames that it files elsewhere are
    put with their sound.
    """
    first, rest = name[:1], name[1:]
    return (_place(_SOUNDS_LIKE.get(first, first)), *map(_place, first + rest))


def _shown(char: str) -> str:
    """Returns the character, a blank for any white space, or nothing for what is invisible.

    Unassigned and private characters stay: rare names are written with them.
    """
    if char.isspace():
        return " "
    hidden = unicodedata.category(char) in {"Cc", "Cf", "Cs"} or ord(char) & 0xFFFE == 0xFFFE
    return "" if hidden else char


def _place(char: str) -> tuple[int, bytes]:
    code = char.casefold().encode("gb18030", "replace")
    common = len(code) == 2 and b"\xb0\xa1" <= code <= b"\xd7\xf9"
    return (0 if char.isascii() else 1 if common else 2), code
