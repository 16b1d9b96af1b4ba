"""Finds words in a meeting's line that look like a day but were not read as one."""

import re
from datetime import date, timedelta

from data.values.phrases import fold, phrases_in
from data.values.spoken import EN_MONTH, EN_WEEKDAY, HOLIDAYS, NUMBER

MARK = "\0"
"""Stands in a line where its time was read."""

_WEEK = r"(?:周|週|星期|礼拜|禮拜)"
_NO_DAY = r"(?!\s*(?:楼|樓|院|会|會|厅|廳|馆|館|室|线|線|车|車|门|門|桌))"
_FEASTS = "|".join(
    [*HOLIDAYS, "除夕", "春节", "春節", "清明", "端午", "中秋", "重阳", "重陽", "元宵", "教师节"]
)
# Anywhere in the line, these words are about days.
_STRONG = re.compile(
    rf"每|隔(?![离離壁])|[单單双雙逢]{_WEEK}|周末|週末|[上下本这這]{{1,2}}[个個]?(?:{_WEEK}|月)"
    rf"|{_WEEK}(?:[一二三四五六日天]|[1-7](?![0-9]))|月[底初末中]|[上中下]旬|年[底初末]|节[前后后後]|節[前後]"
    r"|假期|假[前后後]|次日|翌日|第[一二三四五六]天|隔[天日]|改[天日]|过[一两几0-9]?天|幾天|几天"
    rf"|工作日|腊月|臘月|正月|[农農阴陰旧舊][历曆]|{_FEASTS}"
    rf"|(?:元|{NUMBER})\s?月|(?:{NUMBER})\s?(?:日(?!报|報|常)|[号號]{_NO_DAY})"
    r"|(?<![0-9./-])[0-9]{1,4}[./-][0-9]{1,2}(?:[./-][0-9]{1,2})?(?![0-9.])"
    rf"|\b(?:(?:next|this|every|each)(?:\s+[a-z]+)?|week(?:s|end|ly|day)?|month(?:ly)?|daily|{EN_WEEKDAY}|tomorrow"
    rf"|(?:{EN_MONTH})(?=\s|$|[0-9]))\b"
)
# Beside the time, these are too.
_WEAK = re.compile(
    rf"月(?!饼)|第.{{1,2}}[个個]|星期|礼拜|禮拜|[周週](?!年|恩来|恩來|[一-鿿]{{1,2}}(?:领|主|同志))|[节節](?!约|約|能|俭|目|省)"
    rf"|日(?!报|報|常|记|記|程)|[号號]{_NO_DAY}|天(?!津|安)"
    rf"|^(?:{NUMBER})$|^[0-9]{{1,2}}$|^(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])$|^20[0-9]{{6}}$"
)
_NEVER = re.compile(r"(?:主题|主題)?[党黨]日(?:活动|活動)?")
_PART = re.compile(r"[^\s,，;；|。、:\0]+")
_EDGE = re.compile(r"[\s,，;；|。:\0]")
_BEFORE = re.compile(
    rf"(?:(?:[每隔逢第单單双雙]|[个個]|月|{_WEEK}|年|旬|上|下|[农農阴陰旧舊][历曆]|[节節假]后|[./~-]|[0-9]|"
    rf"[〇零一二三四五六七八九十])|(?:每|隔|逢|[单單双雙每]{_WEEK}|月|第.{{1,3}}|[农農阴陰][历曆]"
    rf"|[节節假][后後]|旬)\s+)$"
)
_AFTER = re.compile(
    r"(?:之|以)?[后後前](?!勤)|起|左右|或|[/~～—–-]|[、]?[一二三四五六日天](?![楼樓层層号號室])|[日月号號]"
)
_BETWEEN = re.compile(r"[\s或者和与與及还還是至到、,，/~～—–-]{1,3}")


def doubt_without_day(rest: str) -> str:
    """Returns the words that look like a day in a line whose time, at `MARK`, has none; "" for
    none."""
    plain = _NEVER.sub(" ", fold(rest))
    strong = _STRONG.search(plain)
    if strong is not None:
        return _whole(plain, strong.start(), strong.end())
    before, _, after = plain.partition(MARK)
    parts = [*_PART.findall(before)[-1:], *_PART.findall(after)[:1]]
    return next((part for part in parts if _WEAK.search(part)), "")


def doubt_beside_day(text: str, start: int, end: int, *, open_end: bool) -> str:
    """Returns the words around a day, from `start` to `end`, that make it another one (每周五,
    第一个周五, 15日前); "" for none. `open_end`: the day itself ends there, not an hour."""
    plain = fold(text)
    head = _NEVER.sub(lambda found: MARK * len(found[0]), plain[:start])
    before = _BEFORE.search(head) or _day_word_at_end(head)
    if before is not None or (open_end and _AFTER.match(plain, end)):
        return _whole(plain, start if before is None else before.start(), end)
    return ""


def _day_word_at_end(head: str) -> re.Match[str] | None:
    """Finds a word about days in the part that ends a text, or that is that part before a blank."""
    *_, last = [None, *_PART.finditer(head)]
    if last is None or head[last.end() :].strip():
        return None
    glued = last.end() == len(head)
    found = (_STRONG.search if glued else _STRONG.fullmatch)(head, last.start(), last.end())
    return last if found or re.fullmatch(NUMBER, last[0]) else None


def days_meant(said: str, today: date) -> list[date]:
    """Returns the nearest days that words about a day may mean: 周末, 下周, 月底, 每周五."""
    monday = today - timedelta(days=today.weekday())
    if re.search("周末|週末|weekend", said):
        weeks = said.count("下")
        found = [monday + timedelta(days=7 * weeks + day) for day in (5, 6)]
    elif re.fullmatch(r"下+[个個]?(?:周|週|星期|礼拜|禮拜)|next week", said):
        weeks = max(said.count("下"), 1)
        found = [monday + timedelta(days=7 * weeks + day) for day in range(5)]
    elif re.search("月[底末]", said):
        last = date(today.year + today.month // 12, today.month % 12 + 1, 1) - timedelta(days=1)
        friday = last - timedelta(days=(last.weekday() - 4) % 7)
        found = [friday, last]
    else:
        named = [
            phrase.day.weekday
            for phrase in phrases_in(re.sub("[每单单双雙隔逢]", " ", said))
            if phrase.day is not None and phrase.day.weekday is not None
        ]
        found = [today + timedelta(days=(day - today.weekday()) % 7) for day in named]
    return [day for day in found if day >= today]


def is_holiday(text: str) -> bool:
    """Tells whether a text begins with the name of a holiday."""
    return text.startswith(tuple(HOLIDAYS))


def is_choice(text: str, end: int, start: int) -> bool:
    """Tells whether only a word like 或 or a comma stands between two days of a line."""
    return _BETWEEN.fullmatch(text, end, start) is not None


def _whole(plain: str, start: int, end: int) -> str:
    """Returns the parts of a line from one place to another, without the time that was read."""
    while start > 0 and not _EDGE.match(plain[start - 1]):
        start -= 1
    while end < len(plain) and not _EDGE.match(plain[end]):
        end += 1
    return plain[start:end].strip(": ")
