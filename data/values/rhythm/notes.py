"""Reads the notes to a rhythm: once, from a day on, moved off holidays, and short months."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from data.values.instants import day_of
from data.values.phrases import phrases_in
from data.values.rhythm.kinds import Short
from data.values.rhythm.value import BadRhythm
from data.values.spoken import EN_MONTH, NUMBER


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes to a rhythm; `start` is the text of a day."""

    once: bool = False
    shift: bool = False
    short: Short = ""
    start: str = ""


_ISO = r"[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}"
_DATE = (
    rf"(?:{_ISO}|(?:[0-9]{{4}}\s?年)?\s?{NUMBER}\s?月\s?{NUMBER}\s?[日号]?"
    r"|[今明后](?:天|日)|(?:本|这|下下?)个?(?:周|星期|礼拜)[一二三四五六日天])"
)
_EN_YEAR = r"(?:,?\s+20[0-9]{2}(?![0-9:]))?"
_EN_DATE = (
    rf"(?:{_ISO}|{EN_MONTH}\s*[0-9]{{1,2}}(?:st|nd|rd|th)?(?![0-9:]){_EN_YEAR}"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th)?\s+{EN_MONTH}{_EN_YEAR}"
    r"|today|tomorrow|(?:next|this)\s+[a-z]+day)"
)
_START = re.compile(
    rf"(?:从|自)\s*(?P<a>{_DATE})\s*(?:起|开始|算起)?|(?P<b>{_DATE})\s*(?:起|开始)"
    rf"|(?:starting|beginning|from)\s+(?:on\s+|from\s+)?(?P<c>{_EN_DATE})"
)
_OFF = r"(?:节假日|假期|假日|节日|放假|休息日|非工作日|双休日|周末)"
_SHIFT = re.compile(
    rf"(?:如果|若|如)?\s*(?:遇|逢|碰)?(?:到|上|是)?\s*(?:法定)?(?:{_OFF}(?:[和或、及]|以及)?)*(?:的话)?"
    r"\s*,?\s*(?:就|则)?(?:自动|往后|向后)?(?:顺延|推迟|延后|后延)(?:到|至)?(?:[下后]一?个?(?:工作日|上班日))?"
    r"|(?:(?:if|on|when)\s+(?:it\s+is\s+|it's\s+|that\s+is\s+)?(?:on\s+)?(?:an?\s+)?(?:public\s+)?"
    r"(?:holiday|weekend|day\s+off)s?(?:\s+or\s+(?:an?\s+)?(?:weekend|holiday)s?)?\s*[,:]?\s*)?"
    r"(?:then\s+)?(?:(?:moved?|shifted|postponed)\s+)?(?:to\s+|on\s+)?(?:the\s+)?"
    r"next\s+(?:working|business)[\s-]?day"
)
_NONE = r"(?:(?:当月|该月|那个月)?(?:没有|无)(?:这一?天|该日|那一?天)?(?:的话|时|的月份?)?\s*,?\s*)"
_LAST = re.compile(
    rf"{_NONE}(?:就|则|改)?(?:改)?(?:到|为|在|用|算)?(?:当月)?(?:月底|月末|最后一天)"
    r"|(?:if\s+(?:there\s+is\s+)?none,?\s*)?(?:or|else|otherwise)\s+(?:on\s+)?(?:the\s+)?"
    r"last\s+day(?:\s+of\s+the\s+month)?"
)
_SKIP = re.compile(
    rf"{_NONE}(?:就|则)?(?:跳过|略过|不推送?|不发送?)"
    r"|(?:if\s+(?:there\s+is\s+)?none,?\s*)?skip(?:ped)?"
    r"(?:\s+(?:where|if|when)\s+there\s+is\s+none|\s+if\s+none|\s+short(?:er)?\s+months)?"
)
# 每周一次 and once a week tell the frequency, not that it ends afterwards.
_OFTEN = re.compile(
    rf"(?P<zh>每(?:隔)?(?:{NUMBER})?个?(?:天|日|周|星期|礼拜|月|季度?|年))(?:推送?|发送?)?一次"
    r"|once\s+(?:an?|per|every|each)\s+"
)
_ONCE = re.compile(
    r"(?:就|仅|只)?(?:推送?|发送?)?一次(?:性)?|单次|(?:(?:just|only)\s+)?(?:once|one[\s-](?:time|off))"
    r"(?:\s+only)?(?![a-z])"
)


def notes_in(text: str) -> tuple[str, Notes]:
    """Splits a plain text into the text without its notes, and the notes."""
    text = _OFTEN.sub(lambda match: f"{match['zh']} " if match["zh"] else "every ", text)
    notes = Notes()
    start = _START.search(text)
    if start:
        said = start["a"] or start["b"] or start["c"]
        text, notes = _without(text, start), replace(notes, start=said)
    for pattern, change in (
        (_LAST, {"short": "last"}),
        (_SKIP, {"short": "skip"}),
        (_SHIFT, {"shift": True}),
        (_ONCE, {"once": True}),
    ):
        match = pattern.search(text)
        if match:
            text, notes = _without(text, match), replace(notes, **change)
    return text, notes


def start_of(notes: Notes, said: str, now: datetime, zone: ZoneInfo) -> date:
    """Returns the local day a rhythm begins with: the one given, else today.

    A day with its year may be in the past, as in the words of a rhythm that has begun.
    """
    if not notes.start:
        return now.astimezone(zone).date()
    phrase = phrases_in(notes.start)[0]
    day = phrase.day
    if day and day.year and day.month and day.day:
        try:
            return date(day.year, day.month, day.day)
        except ValueError:
            raise BadRhythm("rhythm-no-such-day", said=said) from None
    found = day_of(phrase, said, now, zone)
    assert found is not None
    return found


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"
