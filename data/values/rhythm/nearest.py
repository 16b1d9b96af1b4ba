"""Finds the readable rhythms that are nearest to what somebody typed."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import zip_longest
from zoneinfo import ZoneInfo

from data.values.phrases import LONGEST
from data.values.rhythm import BadRhythm, Rhythm, parse_rhythm
from data.values.rhythm.kinds import Weekly
from data.values.rhythm.words import plain

_WEEK = r"(?:周|週|星期|礼拜|禮拜)"
_CLOCK = re.compile(r"[0-9]{1,2}:[0-9]{2}|[0-9一二三四五六七八九十两]{1,3}[点點时時]")
_REWRITES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"隔三差五|三天两头|不定期|经常", ("每周一三五", "每周二四", "每隔一天")),
    (rf"(?:[双雙单單]|隔[一个個]*){_WEEK}(?=[一二三四五六日天]|{_WEEK})", ("每两周周",)),
    (rf"每两周周{_WEEK}", ("每两周周",)),
    (r"早中晚(?:各[一1]次)?|[三3]次", ("8点、12点半和20点",)),
    (r"早晚(?:各[一1]次)?|上下午各[一1]次", ("8点和20点", "8点和17点")),
    (rf"每{_WEEK}[两二2]次", ("每周一和周四", "每周二和周五")),
    (rf"每{_WEEK}[三3]次", ("每周一三五", "每周二四六")),
    (r"每月[两二2]次", ("每月1日和15日", "每月5日和20日")),
    (r"每[天日][两二2]次", ("每天8点和20点",)),
    (r"[一1]次", ("",)),
    (r"节假日|節假日|休息日", ("每周六日",)),
    (r"每逢|逢", ("每",)),
    (r"早上|早晨|清晨|上午", ("8点", "9点")),
    (r"中午|午间", ("12点半", "12点")),
    (r"下午", ("15点", "17点")),
    (r"晚上|晚间|傍晚", ("19点", "20点")),
)
_TIMES = ("8:00", "9:00", "15:00", "19:00")
_ANY_DAY = ("每天", "工作日")
_DAYS = (
    (rf"^每{_WEEK}$", ("每周一", "每周五", "每周三")),
    (r"^每(?:个|個)?月$", ("每月1日", "每月第一个周五", "每月最后一个工作日")),
    (r"^每(?:个|個)?季度?$", ("每季度第一个周五", "每季度最后一个工作日")),
    (r"^$", _ANY_DAY),
)
MOST = 4
"""Readings that are offered."""


def nearest(text: str, now: datetime, zone: ZoneInfo) -> list[Rhythm]:
    """Returns the rhythms that a text which `parse_rhythm` refuses is likeliest to mean, at most
    four; none where it says nothing about days or times."""
    said = plain(text[:LONGEST]).strip()
    each = [_readings(rewritten, now, zone) for rewritten in _rewritten(said)]
    turns = [one for turn in zip_longest(*each) for one in turn if one is not None]
    found = {one.code(): one for turn in turns for one in (turn, *_other_week(turn))}
    return list(found.values())[:MOST]


def _other_week(rhythm: Rhythm) -> list[Rhythm]:
    """Returns the rhythm of the weeks between, for one of every second week: 双周 does not say
    which."""
    days = rhythm.days
    if not isinstance(days, Weekly) or days.every != 2 or days.start is None:
        return []
    return [replace(rhythm, days=replace(days, start=days.start + timedelta(days=7)))]


def _rewritten(said: str) -> list[str]:
    """Puts words that can be read in the place of those that cannot, in every combination."""
    texts = [said]
    for pattern, others in _REWRITES:
        # 早上8点 is read as it is.
        part_of_day = others[0].endswith("点") or others[0].endswith("半")
        for one in list(texts):
            if re.search(pattern, one) and not (part_of_day and _CLOCK.search(one)):
                at = texts.index(one)
                texts[at : at + 1] = [re.sub(pattern, other, one, count=1) for other in others]
    return texts


def _readings(text: str, now: datetime, zone: ZoneInfo) -> list[Rhythm]:
    """Reads a text, with a usual time or day where it gives none."""
    try:
        return [parse_rhythm(text, now, zone)]
    except BadRhythm as bad:
        choices = bad.values.get("choices")
        if isinstance(choices, (tuple, list)):
            return [Rhythm.of(str(code)) for code in choices]
        if bad.key == "rhythm-no-time":
            return _parsed([f"{text} {time}" for time in _TIMES], now, zone)
        if bad.key != "rhythm-no-day":
            return _parsed([f"{day}{text}" for day in _ANY_DAY], now, zone)
    clock = _CLOCK.search(text)
    times = [clock[0]] if clock else _TIMES[:2]
    bare = text[: clock.start()].strip() if clock else text.strip()
    days = next((days for pattern, days in _DAYS if re.search(pattern, bare)), ())
    return _parsed([f"{day}{time}" for time in times for day in days], now, zone)


def _parsed(texts: list[str], now: datetime, zone: ZoneInfo) -> list[Rhythm]:
    found = []
    for text in texts:
        try:
            found.append(parse_rhythm(text, now, zone))
        except BadRhythm:
            continue
    return found
