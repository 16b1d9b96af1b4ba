"""Finds the words of a rhythm in a text, in the forms that people write."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from data.values.rhythm.kinds import WEEKEND
from data.values.rhythm.words import (
    At,
    Every,
    InMonths,
    NoSuchWeekday,
    Nth,
    OnDays,
    OnWeekdays,
    OnWorkdays,
    PartOfDay,
    Unit,
    Word,
)
from data.values.spoken import (
    AMPM,
    AT,
    COLON,
    EN_MONTH,
    EN_WEEKDAY,
    EN_WEEKDAYS,
    NUMBER,
    OCLOCK,
    PART,
    PARTS,
    WEEKDAYS,
    WORD,
    Clock,
    clock_of,
    month_of,
    number,
)

_SHORT_PARTS = {"早": "morning", "晚": "evening"}
_UNITS: dict[str, Unit] = {
    "天": "day", "日": "day", "周": "week", "星期": "week", "礼拜": "week", "月": "month",
    "季": "quarter", "季度": "quarter", "年": "year", "day": "day", "week": "week",
    "month": "month", "quarter": "quarter", "year": "year",
}  # fmt: skip
_FREQUENCIES: dict[str, Every] = {
    "天天": Every("day"), "日日": Every("day"), "daily": Every("day"), "weekly": Every("week"),
    "fortnightly": Every("week", 2), "biweekly": Every("week", 2), "monthly": Every("month"),
    "quarterly": Every("quarter"), "yearly": Every("year"), "annually": Every("year"),
}  # fmt: skip
_PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_STEPS = {"other": 2, "alternate": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}

# Between the items of a list, and within a range.
_AND = r"\s*(?:以及|[、,和及与跟/&]|and(?![a-z]))+\s*(?:and\s+|the\s+)*"
_TO = r"\s*(?:到|至|[-–—~]|to(?![a-z])|through(?![a-z]))\s*"
_LINK = rf"(?:{_AND}|{_TO})"
_EN_NTH = r"[0-9]{1,2}(?:st|nd|rd|th)"

_WEEK = r"(?:周|星期|礼拜)"
_NO_NUMBER = r"(?![0-9]|\s?[:.]|\s?[点时月号日天次])"
_WEEKDAY = rf"(?:一(?!次)|[二三四五六日天]|[1-7]{_NO_NUMBER})"
# 周一三点 is Monday at three, 周二十点 Tuesday at ten, 周一二十点 Monday at twenty.
_NEXT_WEEKDAY = rf"(?:[一二三四五六日天](?!十|\s?[点时月号])|[1-7]{_NO_NUMBER})"
_IN_WEEK = rf"{_WEEKDAY}(?:{_LINK}?\s*(?:{_WEEK}{_WEEKDAY}|{_NEXT_WEEKDAY}))*"
_EVERY = rf"(?P<every>每)逢?(?P<gap>隔)?\s?(?P<n>{NUMBER})?\s?个?"
_PLACE = rf"(?:第{NUMBER}个?|首个?|末个?|(?:最后)?倒数第{NUMBER}个?|最后(?:[一1]?个?))"
_EN_PLACE = rf"(?:(?:{'|'.join(_PLACES)}|{_EN_NTH})(?:[\s-]to[\s-]last)?|last)"
_EN_WEEK_STEP = rf"(?:other|alternate|(?:second|2nd)(?=\s+{EN_WEEKDAY}(?!.*\b(?:of|month)\b)))"
_EN_STEP = rf"(?:{'|'.join(_STEPS)}|second|third|[0-9]{{1,2}})"
_EN_WORKDAY = r"(?:(?:working|business|work|week)[\s-]?days?)"


def _listed(text: str, item: str, value: Callable[[str], int], numbers: range) -> tuple[int, ...]:
    """Returns the numbers of a list with ranges, 一、三到五; a range wraps round where it must."""
    found: list[int] = []
    for match in re.finditer(rf"(?P<to>{_TO})?(?P<item>{item})", text):
        this = value(match["item"])
        if match["to"] and found:
            before = found[-1] - numbers.start
            steps = range(1, (this - found[-1]) % len(numbers))
            found += [numbers[(before + step) % len(numbers)] for step in steps]
        found.append(this)
    return tuple(found)


def _latin(text: str) -> bool:
    return "a" <= text[0] <= "z"


def _weekday(said: str) -> int:
    if _latin(said):
        return EN_WEEKDAYS.index(said[:3])
    return WEEKDAYS[said[-1]] if said[-1] in WEEKDAYS else int(said[-1]) - 1


def _step(said: str | None) -> int:
    if said is None:
        return 1
    return _STEPS.get(said) or _PLACES.get(said) or number(re.sub("[a-z]", "", said))


def _every(match: re.Match[str]) -> Iterator[Word]:
    said = match.groupdict()
    step, gap = _step(said.get("n")), bool(said.get("gap"))
    # 每隔一天 is every second day; 每隔两天 may mean every second or every third.
    yield Every(_UNITS[match["unit"]], 2 if gap and step == 1 else step, gap and step > 1)


def _every_other(match: re.Match[str]) -> Iterator[Word]:
    yield Every(_UNITS[match["unit"]], 2)


def _every_day(_match: re.Match[str]) -> Iterator[Word]:
    yield Every("day")


def _frequency(match: re.Match[str]) -> Iterator[Word]:
    yield _FREQUENCIES[match.group().replace("-", "")]


def _on_weekdays(match: re.Match[str]) -> Iterator[Word]:
    said = match.groupdict()
    item = EN_WEEKDAY if _latin(match["list"]) else rf"{_WEEK}?\s*[一二三四五六日天1-7]"
    weekdays = _listed(match["list"], item, _weekday, range(7))
    step = 2 if said.get("other") else _step(said.get("n"))
    gap = bool(said.get("gap"))
    single = len(weekdays) == 1 and not (said.get("every") or said.get("other") or said.get("many"))
    yield OnWeekdays(weekdays, 2 if gap and step == 1 else step, gap and step > 1, single)


def _weekend(_match: re.Match[str]) -> Iterator[Word]:
    yield OnWeekdays(WEEKEND)


def _workdays(_match: re.Match[str]) -> Iterator[Word]:
    yield OnWorkdays()


def _no_weekday(_match: re.Match[str]) -> Iterator[Word]:
    yield NoSuchWeekday()


def _nth(match: re.Match[str]) -> Iterator[Word]:
    items = re.finditer(rf"{_EN_PLACE}|{_PLACE}|{NUMBER}", match["nths"])
    nths = tuple(_place(item.group()) for item in items)
    if match["weekday"]:
        yield Nth(nths, "weekday", _weekday(match["weekday"]))
    else:
        yield Nth(nths, "work" if match["work"] else "day" if match["day"] else "month")


def _place(said: str) -> int:
    """Returns 1 for 第一个 and first, -1 for 最后一个 and last, -2 for 倒数第二个 and
    second-to-last."""
    if _latin(said) or said.endswith(("st", "nd", "rd", "th", "last")):
        if said == "last":
            return -1
        place = _PLACES.get(re.split(r"[\s-]", said)[0]) or int(re.sub(r"[^0-9]", "", said))
        return -place if said.endswith("last") else place
    counted = re.search(NUMBER, said)
    if said.startswith(("末", "最后")) and "倒数" not in said:
        return -1
    place = number(counted.group()) if counted else 1
    return -place if "倒数" in said else place


def _end_of(match: re.Match[str]) -> Iterator[Word]:
    """Reads 月底, 季度末, 年底."""
    unit = _UNITS.get(match["unit"] or "")
    if unit in {"quarter", "year"}:
        yield Every(unit)
    yield Nth((-1,), "day")


def _days(match: re.Match[str]) -> Iterator[Word]:
    yield OnDays(_listed(match["days"], NUMBER, number, range(1, 32)))


def _months(match: re.Match[str]) -> Iterator[Word]:
    item = EN_MONTH if _latin(match["months"]) else NUMBER
    yield InMonths(_listed(match["months"], item, month_of, range(1, 13)))
    if match.groupdict().get("day"):
        yield OnDays((int(match["day"]),))


def _odd_months(match: re.Match[str]) -> Iterator[Word]:
    yield InMonths(tuple(range(1 if match["odd"] else 2, 13, 2)))


def _noon(_match: re.Match[str]) -> Iterator[Word]:
    yield At(Clock(12))


def _part(_match: re.Match[str]) -> Iterator[Word]:
    yield PartOfDay()


def _clock(match: re.Match[str]) -> Iterator[Word]:
    part = match["before"] or match["after"] or ""
    clock = clock_of(match)
    if part and not clock.part:
        clock = replace(clock, part=_SHORT_PARTS.get(part) or PARTS[part])
    yield At(clock)


def _filler(_match: re.Match[str]) -> Iterator[Word]:
    return iter(())


_Reader = Callable[[re.Match[str]], Iterator[Word]]
_BEFORE = rf"(?:(?P<before>{PART.pattern}|[早晚])\s*(?:at\s+)?)?"
_AFTER = r"(?:\s+(?P<after>in the (?:morning|afternoon|evening)))?"
# 每天8、12、20点: the first numbers are hours as well.
_LISTED = rf"(?P<hour>{NUMBER})(?=(?:\s*[、,和]\s*{NUMBER})+\s*[点时])"
_AT = rf"{AT.pattern}(?!\s*[ap]\.?m)"
_WEEKDAYS = rf"(?:{_EVERY}|(?P<other>隔))?{_WEEK}(?:\s*的?\s*{_WEEK})?\s*(?P<list>{_IN_WEEK})"
_NTH = (
    rf"(?P<nths>{_PLACE}(?:{_AND}(?:{_PLACE}|{NUMBER}个?))*)\s*的?\s*"
    rf"(?:{_WEEK}\s*(?P<weekday>[一二三四五六日天1-7])"
    r"|(?P<work>工作日)|(?P<day>[天日])|(?P<month>月))"
)
_EN_NTHS = (
    rf"(?:the\s+)?(?P<nths>{_EN_PLACE}(?:{_AND}{_EN_PLACE})*)\s+(?:(?P<weekday>{EN_WEEKDAY})s?"
    rf"|(?P<work>{_EN_WORKDAY})|(?P<day>day)s?|(?P<month>month)s?)(?![a-z])"
)
_EN_WEEKDAYS = (
    rf"(?:(?P<every>every|each)\s+(?:(?P<other>{_EN_WEEK_STEP})\s+)?)?"
    rf"(?P<list>{EN_WEEKDAY}(?P<many>s)?(?:{_LINK}(?:every\s+)?{EN_WEEKDAY}s?)*)(?![a-z])"
)
_EN_EVERY = (
    rf"(?:every|each|per)\s+(?:(?P<n>{_EN_STEP})\s+)?(?P<unit>day|week|month|quarter|year)"
    r"(?:s(?![a-z])|(?![a-z]))"
)
_EN_MONTHS = (
    rf"(?P<months>{EN_MONTH}(?:{_LINK}{EN_MONTH})*)(?![a-z])"
    r"(?:\s+(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9:a-z]))?"
)
_TEXTS: tuple[tuple[str, _Reader], ...] = (
    (
        rf"(?:{_EVERY}|(?P<other>隔))?{_WEEK}(?:\s*的?\s*{_WEEK})?\s*(?P<list>{_IN_WEEK})",
        _on_weekdays,
    ),
    (r"(?:每逢?个?|逢)?\s*(?:周末|双休日)", _weekend),
    (rf"每?{_WEEK}\s?(?:[八九〇零]|[089](?![0-9]))(?!\s?[:点时十])", _no_weekday),
    (_NTH, _nth),
    (r"(?:每逢?个?|逢)?\s*(?:法定)?(?:工作日|上班日)", _workdays),
    (r"(?:每逢?|逢)?(?:(?P<odd>[单奇])|[双偶])数?月份?", _odd_months),
    (r"天天|日日", _frequency),
    (rf"{_EVERY}(?P<unit>天|日|{_WEEK}|月|季度?|年)", _every),
    (r"每(?=[早晚中上下凌夜清])|(?:every|each)\s+(?=morning|afternoon|evening)", _every_day),
    (rf"隔(?P<unit>天|日|{_WEEK}|月|年)", _every_other),
    (r"(?P<unit>月|季度?|年)?[底末]", _end_of),
    (_EN_NTHS, _nth),
    (_EN_WEEKDAYS, _on_weekdays),
    (rf"(?:(?:every|each)\s+)?{_EN_WORKDAY}(?![a-z])", _workdays),
    (r"(?:(?:every|each)\s+)?weekends?(?![a-z])", _weekend),
    (_EN_EVERY, _every),
    (r"(?:of\s+)?(?:the|a)\s+(?P<unit>month|quarter|year)(?![a-z])", _every),
    (
        r"(?:daily|weekly|fortnightly|bi-?weekly|monthly|quarterly|yearly|annually)(?![a-z])",
        _frequency,
    ),
    (r"(?:(?P<odd>odd)|even)(?:-numbered)?\s+months?(?![a-z])", _odd_months),
    *(
        (rf"{_BEFORE}{form}{_AFTER}", _clock)
        for form in (COLON.pattern, AMPM.pattern, OCLOCK.pattern, _LISTED, WORD.pattern, _AT)
    ),
    (r"[中正]午", _noon),
    (PART.pattern, _part),
    (rf"(?P<months>(?:{NUMBER}\s?月?{_LINK})*{NUMBER}\s?月份?)", _months),
    (rf"(?P<days>(?:{NUMBER}\s?[日号]?{_LINK})*{NUMBER}\s?[日号])", _days),
    (_EN_MONTHS, _months),
    (
        rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<months>{EN_MONTH})(?![a-z])",
        _months,
    ),
    (rf"(?:the\s+)?(?P<days>{_EN_NTH}(?:{_LINK}{_EN_NTH})*)(?![a-z])", _days),
    (r"day\s+(?P<days>[0-9]{1,2})(?![0-9:])", _days),
    (r"[\s,、.。;:()|·!]+|以及|[的在于和及与跟逢]|推送?|发送?|提醒", _filler),
    (r"(?:and|at|on|of|the|in|every|each|with|for)(?![a-z])", _filler),
)
_FORMS = tuple((re.compile(text), read) for text, read in _TEXTS)


def words_in(text: str) -> list[Word] | None:
    """Returns the words of a plain text, in order; None where it contains anything else."""
    found: list[Word] = []
    place = 0
    while place < len(text):
        for pattern, read in _FORMS:
            match = pattern.match(text, place)
            if match:
                found += read(match)
                place = match.end()
                break
        else:
            return None
    return found
