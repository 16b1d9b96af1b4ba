"""The words of times as people type them, in Chinese and English, and their meanings."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
NUMBER = (
    r"(?:[0-9]{1,2}|[〇零一二两三四五六七八九]?十[一二三四五六七八九]?|[〇零一二两三四五六七八九])"
)
_YEAR = r"(?:[0-9]{4}|[〇零一二三四五六七八九]{4})"
WEEKDAYS = {char: place for place, char in enumerate("一二三四五六")} | {"日": 6, "天": 6}
EN_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
EN_WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
EN_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_RELATIVE_DAYS = {
    "大后天": 3, "大後天": 3, "后天": 2, "後天": 2, "后日": 2, "明天": 1, "明日": 1, "明儿": 1,
    "今天": 0, "今日": 0, "今儿": 0, "当天": 0, "昨天": -1, "昨日": -1, "前天": -2,
    "the day after tomorrow": 2, "day after tomorrow": 2, "tomorrow": 1, "today": 0,
    "yesterday": -1,
}  # fmt: skip
PARTS = {
    "凌晨": "night", "半夜": "night", "清晨": "morning", "早晨": "morning", "早上": "morning",
    "上午": "morning", "中午": "noon", "正午": "noon", "午间": "noon", "下午": "afternoon",
    "午后": "afternoon", "傍晚": "afternoon", "晚上": "evening", "晚间": "evening",
    "夜里": "evening", "夜间": "evening", "in the morning": "morning",
    "in the afternoon": "afternoon", "in the evening": "evening", "this morning": "morning",
    "this afternoon": "afternoon", "this evening": "evening", "morning": "morning",
    "afternoon": "afternoon", "evening": "evening", "am": "am", "pm": "pm",
}  # fmt: skip
HOLIDAYS = {
    "元旦": (1, 1), "妇女节": (3, 8), "婦女節": (3, 8), "三八": (3, 8), "劳动节": (5, 1),
    "勞動節": (5, 1), "五一": (5, 1), "青年节": (5, 4), "青年節": (5, 4), "五四": (5, 4),
    "建党节": (7, 1), "建黨節": (7, 1), "七一": (7, 1), "建军节": (8, 1), "建軍節": (8, 1),
    "八一": (8, 1), "国庆": (10, 1), "國慶": (10, 1),
}  # fmt: skip
"""Month and day of the holidays that have one in the solar calendar."""
_SHORT_PARTS = {"早": "morning", "晨": "morning", "午": "noon", "晚": "evening", "夜": "evening"}
_AP = r"(?:\s*(?P<ap>am|pm|a\.m\.|p\.m\.)(?![a-z]))?"


@dataclass(frozen=True)
class Day:
    """A day as typed: a date with or without year and month, a weekday of some week, or a number of
    days from today. `weekday` counts from Monday = 0; `week` is 0 for 本周, 1 for 下周, None for a
    plain 周五; `months` is 0 for 本月, 1 for 下月; `nth` is the place of the weekday in its month,
    -1 for the last."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    months: int | None = None
    weekday: int | None = None
    week: int | None = None
    ahead: int | None = None
    nth: int | None = None


@dataclass(frozen=True)
class Clock:
    """A time of day as typed; `open` where it does not tell morning from afternoon by itself."""

    hour: int
    minute: int = 0
    part: str = ""
    open: bool = False


@dataclass(frozen=True)
class Phrase:
    """The meaning of a text from `start` to `end`; a part of day may stand without an hour."""

    start: int
    end: int
    day: Day | None = None
    weekday: int | None = None
    part: str = ""
    clock: Clock | None = None
    until: Clock | None = None
    overnight: bool = False
    """The end is on the next day (至次日1:00)."""
    minutes: int | None = None
    """Minutes from now (半小时后, 现在)."""


def number(text: str) -> int:
    """Reads 27 and 二十七 as 27, 二〇二六 as 2026."""
    if text.isdigit() and text.isascii():
        return int(text)
    tens, ten, ones = text.partition("十")
    if ten:
        return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
    return int("".join(str(_DIGITS[char]) for char in text))


def _day(phrase: Phrase, day: Day) -> Phrase | None:
    if phrase.minutes is not None:
        return None
    if phrase.day is None:
        return replace(phrase, day=day)
    # 11月27日（周五） and 周五（11月27日）: the weekday confirms the date.
    one, other = phrase.day, day
    if one.weekday is not None and other.weekday is None and phrase.weekday is None:
        return replace(phrase, day=other, weekday=one.weekday)
    if other.weekday is not None and one.weekday is None and phrase.weekday is None:
        return replace(phrase, weekday=other.weekday)
    return None


def _relative_day(phrase: Phrase, match: re.Match[str]) -> Phrase | None:
    return _day(phrase, Day(ahead=_RELATIVE_DAYS[match.group()]))


def _tonight(phrase: Phrase, match: re.Match[str]) -> Phrase | None:
    ahead = {"今": 0, "明": 1, "昨": -1, "t": 0}[match.group()[0]]
    part = "morning" if match.group()[-1] in "早晨" else "evening"
    longer = _day(phrase, Day(ahead=ahead))
    return replace(longer, part=part) if longer and not phrase.clock else None


def _holiday(phrase: Phrase, match: re.Match[str]) -> Phrase | None:
    month, day = HOLIDAYS[match["name"]]
    return _day(phrase, Day(month=month, day=day))


def _nth_weekday(phrase: Phrase, match: re.Match[str]) -> Phrase | None:
    months = match["months"]
    day = Day(
        month=month_of(match["month"]) if match["month"] else None,
        months=int(months[0] in "下次") if months else None,
        weekday=_place_in_week(match["day"]),
        nth=number(match["nth"]) if match["nth"] else -1,
    )
    return _day(phrase, day)


def _place_in_week(said: str) -> int:
    return WEEKDAYS[said] if said in WEEKDAYS else int(said) - 1


def _short_part(phrase: Phrase, match: re.Match[str]) -> Phrase | None:
    if phrase.part or phrase.minutes is not None or phrase.clock is not None:
        return None
    return replace(phrase, part=_SHORT_PARTS[match.group()])


def _weekday(phrase: Phrase, match: re.Match[str]) -> Phrase | None:
    which = match["which"] or ""
    weeks = {"本": 0, "这": 0, "這": 0, "上": -1}
    week = weeks.get(which[:1], which.count("下"))
    return _day(phrase, Day(weekday=_place_in_week(match["day"]), week=week if which else None))


def _english_weekday(phrase: Phrase, match: re.Match[str]) -> Phrase | None:
    week = {"next": 1, "this": 0, "last": -1}.get(match["which"] or "")
    return _day(phrase, Day(weekday=EN_WEEKDAYS.index(match["day"][:3]), week=week))


def _date(phrase: Phrase, match: re.Match[str]) -> Phrase | None:
    said = match.groupdict()
    month = said.get("month")
    months = said.get("months")
    return _day(
        phrase,
        Day(
            year=number(said["year"]) if said.get("year") else None,
            month=month_of(month) if month else None,
            day=number(said["day"]),
            months=(months[0] in "下次") * 1 if months else None,
        ),
    )


def month_of(said: str) -> int:
    if said == "元":
        return 1
    return _MONTHS.index(said[:3]) + 1 if said[0].isalpha() and said.isascii() else number(said)


def _days_ahead(phrase: Phrase, match: re.Match[str]) -> Phrase | None:
    count = 2 if match["n"] == "a couple of" else 1 if match["n"] == "a" else number(match["n"])
    return _day(phrase, Day(ahead=count * (7 if match["unit"][0] in "周星礼禮w" else 1)))


def _delay(phrase: Phrase, match: re.Match[str]) -> Phrase | None:
    if phrase.end > phrase.start:
        return None
    said = match["n"]
    half = 0.5 if "半" in match.group() else 0.0
    if said in {"half", "half an", "half a"}:
        count = 0.5
    elif said in {"a", "an"}:
        count = 1.0
    else:
        count = (float(said) if re.fullmatch(r"[0-9.]+", said) else number(said)) if said else 0.0
    unit = 60 if match["unit"][0] in "小钟鐘h" else 15 if match["unit"][0] == "刻" else 1
    return replace(phrase, minutes=round((count + half) * unit))


def _now(phrase: Phrase, _match: re.Match[str]) -> Phrase | None:
    return replace(phrase, minutes=0) if phrase.end == phrase.start else None


def _part(phrase: Phrase, match: re.Match[str]) -> Phrase | None:
    if phrase.part or phrase.minutes is not None:
        return None
    part = PARTS[match.group()]
    if phrase.clock is None:
        return replace(phrase, part=part)
    if phrase.clock.part or not match.group().startswith(("in", "this")):
        return None
    return replace(phrase, part=part, clock=replace(phrase.clock, part=part))


def _time(phrase: Phrase, match: re.Match[str]) -> Phrase | None:
    if phrase.clock or phrase.minutes is not None:
        return None
    clock = clock_of(match)
    if phrase.part and not clock.part:
        clock = replace(clock, part=phrase.part)
    return replace(phrase, clock=clock)


def clock_of(match: re.Match[str]) -> Clock:
    """Reads the time of day that COLON, OCLOCK or AMPM found."""
    said = match.groupdict()
    if "word" in said:
        return Clock(12) if said["word"] == "noon" else Clock(24)
    hour = number(said["hour"])
    minute = 0
    if said.get("half"):
        minute = 30
    elif said.get("quarter"):
        minute = 15 * number(said["quarter"])
    elif said.get("minute"):
        minute = number(said["minute"])
    part = (said.get("ap") or "").replace(".", "")
    return Clock(hour, minute, part, open=not said["hour"].startswith("0") and 1 <= hour <= 12)


def _words(words: dict[str, int] | dict[str, str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(f"{word}(?![a-z])" if word.isascii() else word for word in longest_first)


_NOT_A_PLACE = (
    r"(?!\s*(?:楼|樓|会|會|厅|廳|室|院|门|門|馆|館|教|线|線|机|桌|文|报告|厂|地|店|车|船))"
)
PART = re.compile(_words(PARTS))
COLON = re.compile(rf"(?P<hour>[0-9]{{1,2}})\s?[:∶]\s?(?P<minute>[0-9]{{2}})(?![0-9:]){_AP}")
OCLOCK = re.compile(
    rf"(?P<hour>{NUMBER})\s?(?:点钟|點鐘|点|點|时(?![间候期代政])|時(?![間候期代政]))"
    rf"(?:\s?(?:(?P<half>半)|(?P<quarter>[一三123])刻|整|(?P<minute>[0-9]{{1,2}}(?=分)|[0-9]{{2}}"
    rf"|[二三四五]?十[一二三四五六七八九]?|[零〇][一二三四五六七八九]"
    rf"|[一二三四五六七八九](?=分))(?![楼樓层層号號室0-9])分?))?"
)
AMPM = re.compile(r"(?P<hour>[0-9]{1,2})\s*(?P<ap>am|pm|a\.m\.|p\.m\.)(?![a-z])")
AT = re.compile(r"[\s,]*at\s+(?P<hour>[0-9]{1,2})(?![0-9:/.\-])")
WORD = re.compile(r"(?:at\s+)?(?P<word>noon|midnight)(?![a-z])")
_RANGE = re.compile(
    rf"(?P<hour>{NUMBER})(?=\s*(?:[-–—~]|到|至|to\s)\s*{NUMBER}\s*(?:点|點|时|時|am|pm))"
)

_Reader = Callable[[Phrase, re.Match[str]], Phrase | None]
_DELAY_UNIT = r"(?P<unit>小时|小時|钟头|鐘頭|分钟|分鐘|刻钟|刻鐘)"
_AFTER = r"(?:之后|以后|后|之後|以後|後|过后)"
_WEEK_NAME = r"(?:周|週|星期|礼拜|禮拜)"
_EN_YEAR = r"(?:,?\s+(?P<year>20[0-9]{2})(?![0-9:]))?"
_IN_WEEK = r"(?P<day>[一二三四五六日天]|[1-7](?![0-9:点點月]))"
_NTH_WEEKDAY = rf"(?:第(?P<nth>[一二三四五1-5])|最[后後]一)[个個]{_WEEK_NAME}{_IN_WEEK}"
_MONTH = r"(?P<month>[0-9]{1,2})"
_DAY = r"(?P<day>[0-9]{1,2})"
_DAY_ENDS = r"\s?(?:[日号號]|(?![0-9:点點时時]))"
_MONTHS_AHEAD = r"本月|[这這][个個]月|下[个個]?月|次月"
_FORMS: tuple[tuple[str, _Reader], ...] = (
    (
        r"(?P<n>[0-9]{1,4}(?:\.5)?|[〇零一二两三四五六七八九十]{1,3})?\s*[个個]?(?:半[个個]?)?\s*"
        + _DELAY_UNIT
        + _AFTER,
        _delay,
    ),
    (r"in\s+(?P<n>[0-9]{1,4}|half an|half a|an|a)\s+(?P<unit>hour|min(?:ute)?)s?(?![a-z])", _delay),
    (r"现在|現在|马上|馬上|立刻|(?:right )?now(?![a-z])", _now),
    (rf"(?P<n>{NUMBER})\s*[个個]?(?P<unit>天|{_WEEK_NAME}){_AFTER}", _days_ahead),
    (r"in\s+(?P<n>[0-9]{1,2}|a couple of|a)\s+(?P<unit>day|week)s?(?![a-z])", _days_ahead),
    (r"(?:今|明|昨)(?:晚上|晚|早上|早晨|早|晨|夜)|tonight(?![a-z])", _tonight),
    (_words(_RELATIVE_DAYS), _relative_day),
    (
        rf"(?:(?P<month>元|{NUMBER})\s?月份?|(?P<months>{_MONTHS_AHEAD}))\s?的?\s?" + _NTH_WEEKDAY,
        _nth_weekday,
    ),
    (
        rf"(?P<which>下下?[个個]?|本|[这這][个個]?|上[个個]?)?{_WEEK_NAME}{_IN_WEEK}",
        _weekday,
    ),
    (rf"(?:(?P<which>next|this|last)\s+)?(?P<day>{EN_WEEKDAY})(?![a-z])", _english_weekday),
    (
        rf"(?P<year>{_YEAR})\s?年\s?(?P<month>{NUMBER})\s?月\s?(?P<day>{NUMBER})" + _DAY_ENDS,
        _date,
    ),
    (
        rf"(?P<year>[0-9]{{4}})(?P<mark>[-/.]){_MONTH}(?P=mark){_DAY}(?![0-9])(?:t(?=[0-9]))?",
        _date,
    ),
    (
        rf"(?P<month>元|{NUMBER})\s?月份?\s?(?P<day>{NUMBER})" + _DAY_ENDS,
        _date,
    ),
    (rf"{_MONTH}[./]{_DAY}\s?[日号號]", _date),
    (rf"{_MONTH}/{_DAY}(?![0-9/%])", _date),
    (
        rf"{_MONTH}[-.]{_DAY}(?=\s+[0-9]{{1,2}}\s?[:点點]|\s*[上下中晚早傍])",
        _date,
    ),
    (rf"(?P<months>{_MONTHS_AHEAD})\s?(?P<day>{NUMBER})\s?[日号號]", _date),
    (
        rf"(?P<month>{EN_MONTH})\s*(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9:]){_EN_YEAR}",
        _date,
    ),
    (
        rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{EN_MONTH})(?![a-z])"
        + _EN_YEAR,
        _date,
    ),
    (rf"(?P<name>{'|'.join(HOLIDAYS)})(?:[节節](?:当天)?|当天)?", _holiday),
    (rf"[早晨午晚夜](?=\s?{NUMBER}\s?[:点點时時])", _short_part),
    (rf"(?P<day>{NUMBER})(?:[号號]|日(?![报報常志])){_NOT_A_PLACE}", _date),
)
# The first match decides, so longer forms come before shorter ones.
ELEMENTS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    *((re.compile(form), read) for form, read in _FORMS),
    (COLON, _time),
    (AMPM, _time),
    (OCLOCK, _time),
    (_RANGE, _time),
    (WORD, _time),
    (AT, _time),
    (PART, _part),
)
