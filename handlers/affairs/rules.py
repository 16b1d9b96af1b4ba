"""Decides what kinds of notices there are, how long each is published, and when it ends."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from data.values.instants import instant
from data.values.names import clean_text
from data.values.rich import units
from data.values.workdays import works
from handlers.shared.refusal import Refusal, refuse_empty

KINDS = (
    *("decision", "result", "membership", "dues"),
    *("commendation", "election", "rectification", "other"),
)
USUAL: Mapping[str, int] = {
    "decision": 7,
    "result": 7,
    "membership": 5,
    "dues": 10,
    "commendation": 5,
    "election": 5,
    "rectification": 10,
    "other": 5,
}
"""Working days for which a notice of a kind is published where nobody says otherwise."""
LEAST: Mapping[str, int] = {"membership": 5}
"""The admission of a member (发展党员公示) is published for five working days at least, by custom
and superiors' rules; 《中国共产党发展党员工作细则》 leaves the number to them."""
MOST_DAYS = 250
OFFERED = (3, 5, 7, 10, 20)
LONGEST_TITLE = 100
LONGEST_LABEL = 20
LONGEST_BODY = 4096
LONGEST_WHY = 200
"""UTF-16 units of a text, characters of the others."""
MOST_FILES = 20
LATE = timedelta(hours=12)


def last_day(posted_on: date, days: int, official: bool) -> date:
    """Returns the last day of a period: its working days are counted from the day after the
    publication (《中华人民共和国民法典》第二百零一条: the day it begins does not count)."""
    day = posted_on
    while days:
        day += timedelta(days=1)
        days -= works(day, official)
    return day


def days_left(today: date, ends_on: date, official: bool) -> int:
    """Counts the working days after today up to the last day of a period."""
    ahead = (ends_on - today).days
    return sum(works(today + timedelta(days=one), official) for one in range(1, ahead + 1))


def end_of(day: date, zone: str) -> datetime:
    """Returns the midnight at the end of a local day."""
    return instant(datetime.combine(day + timedelta(days=1), time()), ZoneInfo(zone))


def next_look(now: datetime, zone: str) -> datetime:
    """Returns the next midnight, from which a notice's card shows another number of days."""
    return end_of(now.astimezone(ZoneInfo(zone)).date(), zone)


def checked_days(kind: str, days: int) -> int:
    """Returns a period in working days, 0 for one without an end; raises Refusal for one that the
    kind does not allow."""
    least = LEAST.get(kind, 0)
    if days < least or (least and not days):
        raise Refusal("notice-days-few", least=least)
    if days > MOST_DAYS:
        raise Refusal("notice-days-many", most=MOST_DAYS)
    return days


def typed_days(kind: str, text: str) -> int:
    """Reads a typed period in working days."""
    digits = "".join(one for one in text if one.isdecimal())
    if not digits or len(digits) > 4:
        raise Refusal("notice-days-unclear")
    days = int(digits)
    if not days:
        raise Refusal("notice-days-unclear")
    return checked_days(kind, days)


def typed_line(text: str, most: int) -> str:
    """Reads a typed text as one line; raises Refusal for an empty one and one of more than `most`
    characters."""
    line = refuse_empty("notice-typed-empty", clean_text(" ".join(text.split())))
    if len(line) > most:
        raise Refusal("notice-typed-long", most=most, long=len(line))
    return line


def typed_body(html: str, most: int = LONGEST_BODY) -> str:
    """Reads a typed text in Telegram's HTML; raises Refusal for an empty one and one that is too
    long."""
    body = refuse_empty("notice-typed-empty", html.strip())
    if (long := units(body)) > most:
        raise Refusal("notice-typed-long", most=most, long=long)
    return body
