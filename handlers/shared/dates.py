"""Says times the way people do, 今天 15:00, 周五（11月27日）15:00, and reads days so typed."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from data.models import Branch
from data.values.instants import BadWhen, day_of
from data.values.phrases import fold, phrases_in
from handlers.shared.refusal import Refusal
from handlers.shared.texts import Texts


def local(moment: datetime, zone: str) -> datetime:
    """The moment on the branch's clocks."""
    return moment.astimezone(ZoneInfo(zone))


def local_day(moment: datetime, zone: str) -> date:
    """Returns the day on the branch's clocks."""
    return local(moment, zone).date()


def today(branch: Branch, now: datetime) -> date:
    """Returns the branch's present day."""
    return local_day(now, branch.zone)


def clock(moment: datetime, zone: str) -> str:
    """Hours and minutes, such as 15:05."""
    return local(moment, zone).strftime("%H:%M")


def say_day(texts: Texts, day: date, today: date) -> str:
    """A day: today, tomorrow, a weekday with the date, and the year where it is another."""
    ahead = (day - today).days
    if ahead in {0, 1, 2, -1}:
        return texts.plain(f"day-{('yesterday', 'today', 'tomorrow', 'after-tomorrow')[ahead + 1]}")
    return say_date(texts, day, today.year)


def say_date(texts: Texts, day: date, this_year: int) -> str:
    """A day with its date, for messages that are read on other days too; with the year where it
    is another than this."""
    weekday = texts.plain(f"weekday-{day.isoweekday()}")
    values: dict[str, object] = {
        "weekday": weekday,
        "month": texts.plain(f"month-{day.month}"),
        "day": str(day.day),
    }
    if day.year != this_year:
        return texts.plain("day-with-year", year=str(day.year), **values)
    return texts.plain("day-dated", **values)


def say_when(texts: Texts, moment: datetime, now: datetime, branch: Branch) -> str:
    """A point in time in the branch's zone."""
    there, here = local(moment, branch.zone), local(now, branch.zone)
    day = say_day(texts, there.date(), here.date())
    key = "moment" if abs((there.date() - here.date()).days) <= 1 else "moment-dated"
    return texts.plain(key, day=day, time=there.strftime("%H:%M"))


def say_dated(texts: Texts, moment: datetime, now: datetime | None, branch: Branch) -> str:
    """A point in time with its date, for messages that are read on other days too; with the year
    where it is not this year's or `now` is not given."""
    there = local(moment, branch.zone)
    this_year = local(now, branch.zone).year if now else 0
    day = say_date(texts, there.date(), this_year)
    return texts.plain("moment-dated", day=day, time=there.strftime("%H:%M"))


def say_span(
    texts: Texts, start: datetime, end: datetime, now: datetime | None, branch: Branch
) -> str:
    """From a point in time to another of the same day, dated as `say_dated`."""
    return f"{say_dated(texts, start, now, branch)}–{clock(end, branch.zone)}"


def read_day(texts: Texts, text: str, now: datetime, branch: Branch) -> date:
    """The day that a text names; raises Refusal where it names none."""
    try:
        phrases = phrases_in(fold(text))
        day = day_of(phrases[0], text, now, ZoneInfo(branch.zone)) if len(phrases) == 1 else None
    except BadWhen as bad:
        raise unclear(texts, bad, now, branch) from None
    if day is None:
        raise Refusal("edit-until-bad")
    return day


def unclear(texts: Texts, bad: BadWhen, now: datetime, branch: Branch) -> Refusal:
    """The refusal of a time that could not be taken, with its values as people say them."""
    said: dict[str, object] = {}
    for name, value in bad.values.items():
        if isinstance(value, datetime):
            said[name] = say_when(texts, value, now, branch)
        elif isinstance(value, date):
            said[name] = say_day(texts, value, local_day(now, branch.zone))
        elif name == "weekday":
            said[name] = texts.plain(f"weekday-{value}")
        else:
            said[name] = str(value)
    return Refusal(bad.key, **said)
