"""Finds the blanks of a stem, even those that a file shows only by white space."""

import re
import unicodedata

from data.values.question import BLANK, tidy

_WIDTHS = str.maketrans({"\u3000": "  ", "\t": "    ", "\xa0": " ", "\u2002": "  ", "\u2003": "  "})
_LINE = re.compile(r"[_\uff3f\ufe4d\u2017\u02cd]{2,}(?:[ ]*[_\uff3f\ufe4d]{2,})*")
_BRACKETS = re.compile(r"[(\uff08\u3010\[\u3014][ _.\u2026]{0,60}[)\uff09\u3011\]\u3015]")
_GAP = re.compile(r"(?<=\S) {4,}(?=\S)")
_FOLLOWED_BY_ITEM = re.compile(r"[\u2460-\u2473]|[(\uff08]?(?:\d|[A-Z][.\u3001\uff0e])")
_ASKS = re.compile(
    r"[?？]|谁|誰|哪|什么|什麼|何|几|幾|多少|怎|吗|嗎|呢|是否|能否|可否|请|請|下列|以下|下面|下述|下文|"
    r"属于|屬於|包括|不正确|错误|正确|\b(?:which|what|who|when|where|how|why|is|are|does)\b",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"(?:[是为為有指的在于於由即至到]|[:：…—])[\s。.,，:：;；、”\"]*$")
_INDENTED = re.compile(
    rf"[?？]|^(?:下列|以下|下面|下述|关于|關於|请|請|在|根据|依据|按照)|{_OPEN_END.pattern}"
)
EMPTY = "（ ）"


def shown_blanks(raw: str) -> tuple[str, bool]:
    """Returns the stem with every blank as ____ or （ ）, and whether one of them was only white
    space."""
    text = raw.replace("\r\n", "\n").replace("\r", "\n").translate(_WIDTHS)
    text = _BRACKETS.sub(EMPTY, _LINE.sub(BLANK, text)).strip("\n")
    if blanks_in(text):
        return tidy(text), False
    found = _GAP.sub(lambda gap: _blank_or_space(text, gap.end()), text)
    body = found.lstrip(" ")
    if len(found) - len(body) >= 4 and not _INDENTED.search(tidy(found)):
        found = BLANK + body
    elif found.endswith("    ") and body and not asks(tidy(found)):
        found = found.rstrip(" ") + BLANK
    return tidy(found), BLANK in found


def blanks_in(stem: str) -> int:
    """Counts the blanks that a stem shows."""
    return stem.count(BLANK) + stem.count(EMPTY)


def asks(stem: str) -> bool:
    """Tells whether a stem shows what is wanted: a blank, a question, or a sentence left open."""
    if blanks_in(stem) or _ASKS.search(stem):
        return True
    return bool(_OPEN_END.search(stem[-20:]))


def without_closing(stem: str) -> str:
    """Returns the stem of a judge question without the empty brackets for the mark at its end."""
    return stem.removesuffix(EMPTY).rstrip() or stem


def _blank_or_space(text: str, end: int) -> str:
    """Keeps white space before ①, (2) or B., which separates a list and is no blank."""
    follows = unicodedata.normalize("NFC", text[end : end + 4])
    return " " if _FOLLOWED_BY_ITEM.match(follows) else BLANK
