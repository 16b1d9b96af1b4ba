"""Interprets the words of a rhythm together: its days and times, or what must be asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise
from typing import TypeVar
from zoneinfo import ZoneInfo

from data.values.instants import BadWhen, minutes_of
from data.values.rhythm.days import following
from data.values.rhythm.kinds import (
    EVERY_DAY,
    EVERY_MONTH,
    Days,
    EveryDays,
    MonthDays,
    Ordinal,
    Weekly,
    Workdays,
    longest,
    may_lack,
)
from data.values.rhythm.notes import Notes, start_of
from data.values.rhythm.value import MIDNIGHT, MOST_TIMES, SHORTEST_GAP, BadRhythm, Rhythm
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
    Word,
)
from data.values.spoken import Clock
from data.values.workdays import DAY

_Kind = TypeVar("_Kind", bound=Word)
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Saying:
    """A text about a rhythm: its words and times, its notes, and the time and zone it is read
    in."""

    said: str
    words: tuple[Word, ...]
    times: tuple[int, ...]
    notes: Notes
    now: datetime
    zone: ZoneInfo

    def all(self, kind: type[_Kind]) -> list[_Kind]:
        """Returns the words of one kind."""
        return [word for word in self.words if isinstance(word, kind)]

    def ask(self, key: str, days: Iterable[Days]) -> BadRhythm:
        """Makes the error for an ambiguous rhythm; it cannot be resolved before a time is given."""
        if not self.times:
            return BadRhythm("rhythm-no-time", said=self.said)
        choices = tuple(Rhythm(one, self.times, self.notes.shift).code() for one in days)
        return BadRhythm(key, said=self.said, choices=choices)


def recurs(words: Sequence[Word]) -> bool:
    """Tells whether words mean something recurring: not so 周五, 5日 and 12月1日."""
    for word in words:
        match word:
            case (
                OnWeekdays(single=True)
                | At()
                | PartOfDay()
                | InMonths(months=(_,))
                | OnDays(days=(_,))
            ):
                continue
            case _:
                return True
    return False


def times_of(clocks: Sequence[Clock], said: str) -> tuple[int, ...]:
    """Returns the minutes of a day that clocks name; 下午 of 下午2点和4点 applies to both."""
    found: list[int] = []
    part = ""
    for clock in clocks:
        try:
            minute = minutes_of(clock, said)
            if clock.part:
                part = clock.part
            elif part and clock.open:
                carried = minutes_of(replace(clock, part=part), said)
                minute = carried if carried > found[-1] else minute
        except BadWhen:
            raise BadRhythm("rhythm-hour", said=said) from None
        found.append(minute)
    return tuple(sorted(set(found)))


def recurring(saying: Saying) -> Rhythm:
    """Returns the rhythm of recurring words. Raises `BadRhythm`."""
    if saying.notes.once or not _together(saying.words):
        raise BadRhythm("rhythm-unclear", said=saying.said)
    try:
        days = _days(saying)
    except ValueError:
        raise BadRhythm("rhythm-no-such-day", said=saying.said) from None
    if not saying.times:
        raise BadRhythm("rhythm-no-time", said=saying.said)
    if saying.notes.start and not isinstance(days, EveryDays) and _step(saying) == 1:
        raise BadRhythm("rhythm-start", said=saying.said)
    rhythm = Rhythm(days, _within(saying, days), saying.notes.shift)
    if following(rhythm, saying.now, saying.zone, official=False) is None:
        raise BadRhythm("rhythm-never", said=saying.said)
    return rhythm


def check_often(times: Sequence[int], said: str) -> None:
    """Refuses too many times in a day, or times too close together."""
    if len(times) > MOST_TIMES:
        raise BadRhythm("rhythm-too-many", said=said, most=MOST_TIMES)
    gaps = [late - early for early, late in pairwise(times)]
    if min(gaps, default=SHORTEST_GAP) < SHORTEST_GAP:
        raise BadRhythm("rhythm-too-often", said=said, minutes=SHORTEST_GAP)


def _together(words: Sequence[Word]) -> bool:
    """Tells whether the times belong together: 周一8点、周四9点 are two rhythms."""
    places = [place for place, word in enumerate(words) if isinstance(word, At)]
    astray = any(isinstance(word, PartOfDay) for word in words)
    return not places or (places[-1] - places[0] == len(places) - 1 and not astray)


def _within(saying: Saying, days: Days) -> tuple[int, ...]:
    """Returns the times, with those after midnight (晚上2点) on the day itself if that is every
    day."""
    times = saying.times
    if days == Weekly(EVERY_DAY):
        times = tuple(sorted({minute % MIDNIGHT for minute in times}))
    if times[-1] > MIDNIGHT:
        raise BadRhythm("rhythm-hour", said=saying.said)
    check_often(times, saying.said)
    return times


def _days(saying: Saying) -> Days:
    weekdays = saying.all(OnWeekdays)
    places = [nth for nth in saying.all(Nth) if nth.target in {"weekday", "work"}]
    numbers = [day for word in saying.all(OnDays) for day in word.days]
    numbers += [nth for one in saying.all(Nth) if one.target == "day" for nth in one.nths]
    if saying.all(NoSuchWeekday):
        raise BadRhythm("rhythm-no-such-day", said=saying.said)
    said = [bool(saying.all(OnWorkdays)), bool(weekdays), bool(places), bool(numbers)]
    if sum(said) > 1 or max(len(places), len(saying.all(Every)), len(saying.all(InMonths))) > 1:
        raise BadRhythm("rhythm-unclear", said=saying.said)
    if places:
        return _ordinal(saying, places[0])
    if numbers:
        return _month_days(saying, numbers)
    return _in_weeks(saying, weekdays)


def _in_weeks(saying: Saying, weekdays: list[OnWeekdays]) -> Days:
    """Returns the days of a rhythm without months."""
    units = {word.unit for word in saying.all(Every)}
    works, step = bool(saying.all(OnWorkdays)), _step(saying)
    monthly = any(isinstance(word, InMonths | Nth) for word in saying.words)
    if monthly or not units <= {"day", "week"}:
        raise BadRhythm(
            "rhythm-unclear" if works or weekdays else "rhythm-no-day", said=saying.said
        )
    if (works or weekdays) and step > 1 and (works or "day" in units):
        raise BadRhythm("rhythm-unclear", said=saying.said)
    if works:
        return Workdays()
    if weekdays:
        return _weekly(saying, weekdays)
    if "week" in units:
        raise BadRhythm("rhythm-no-day", said=saying.said)
    return _every_days(saying)


def _step(saying: Saying) -> int:
    steps = [word.step for word in saying.words if isinstance(word, Every | OnWeekdays)]
    return max(steps, default=1)


def _gap(saying: Saying) -> bool:
    return any(word.gap for word in saying.words if isinstance(word, Every | OnWeekdays))


def _weekly(saying: Saying, words: list[OnWeekdays]) -> Days:
    weekdays = tuple(day for word in words for day in word.weekdays)
    step = _step(saying)
    if step == 1:
        return Weekly(weekdays)
    start = _first(saying)
    if _gap(saying):
        choices = [Weekly(weekdays, one, start) for one in (step, step + 1)]
        raise saying.ask("rhythm-gap", choices)
    return Weekly(weekdays, step, start)


def _every_days(saying: Saying) -> Days:
    step = _step(saying)
    if step == 1:
        return Weekly(EVERY_DAY)
    start = _first(saying)
    if _gap(saying):
        raise saying.ask("rhythm-gap", [EveryDays(one, start) for one in (step, step + 1)])
    return EveryDays(step, start)


def _first(saying: Saying) -> date:
    """Returns the given first day, else the first whose time is still ahead."""
    start = start_of(saying.notes, saying.said, saying.now, saying.zone)
    local = saying.now.astimezone(saying.zone)
    over = saying.times and saying.times[-1] <= local.hour * 60 + local.minute
    return start + DAY if over and not saying.notes.start else start


def _ordinal(saying: Saying, word: Nth) -> Days:
    weekday = word.weekday if word.target == "weekday" else None
    always = 4 if weekday is not None else 15
    by_month = all(-always <= nth <= always for nth in word.nths)
    months = _months(saying, word.nths if by_month else None, Ordinal(word.nths, weekday))
    days = Ordinal(word.nths, weekday, months)
    if days.lacking and saying.notes.short != "skip":
        last = tuple(-1 if nth > always else nth for nth in word.nths)
        raise saying.ask("rhythm-short-month", [Ordinal(last, weekday, months), days])
    return days


def _month_days(saying: Saying, numbers: list[int]) -> Days:
    counted = None if saying.all(OnDays) else tuple(numbers)
    days = tuple(numbers)
    months = _months(saying, counted, MonthDays(days, short="skip"))
    if max(days) > max(map(longest, months)):
        raise BadRhythm("rhythm-no-such-day", said=saying.said)
    short = saying.notes.short
    if may_lack(days, months) and not short:
        choices = [MonthDays(days, months, "last"), MonthDays(days, months, "skip")]
        raise saying.ask("rhythm-short-month", choices)
    return MonthDays(days, months, short)


def _months(saying: Saying, counted: tuple[int, ...] | None, monthly: Days) -> tuple[int, ...]:
    """Returns the months meant; `counted` are the months' places in a quarter or year, if such were
    given, and `monthly` is the rhythm if it were every month."""
    every = (saying.all(Every) or [Every("month")])[0]
    named = saying.all(InMonths)
    places = [nth for word in saying.all(Nth) if word.target == "month" for nth in word.nths]
    size = _MONTHS_IN.get(every.unit)
    if named:
        if places or (saying.all(Every) and every != Every("year")):
            raise BadRhythm("rhythm-unclear", said=saying.said)
        return named[0].months
    if size is None or (every.step > 1 and (size > 1 or places)) or (places and size == 1):
        raise BadRhythm("rhythm-unclear", said=saying.said)
    if every.step > 1:
        return _every_other_month(saying, every, monthly)
    if size > 1 and not places:
        if counted is None:
            raise _which_month(saying, size)
        # The first Monday of a quarter is one of its first month.
        places = list({1 if nth > 0 else -1 for nth in counted})
        if len(places) > 1:
            raise BadRhythm("rhythm-unclear", said=saying.said)
    if places and not all(1 <= abs(place) <= size for place in places):
        raise BadRhythm("rhythm-no-such-day", said=saying.said)
    first = [place if place > 0 else size + 1 + place for place in places] or [1]
    return tuple(month for one in first for month in range(one, 13, size))


def _which_month(saying: Saying, size: int) -> BadRhythm:
    """Makes the error for 每季度10日: which of the quarter's months is meant?"""
    if size != 3 or not saying.all(OnDays):
        return BadRhythm("rhythm-unclear" if size == 3 else "rhythm-no-day", said=saying.said)
    numbers = tuple(day for word in saying.all(OnDays) for day in word.days)
    choices = [MonthDays(numbers, tuple(range(one, 13, 3)), "skip") for one in (1, 2, 3)]
    return saying.ask("rhythm-which-month", choices)


def _every_other_month(saying: Saying, every: Every, monthly: Days) -> tuple[int, ...]:
    """Returns every second, third … month, beginning with the next in which it is due."""
    if every.step not in {2, 3, 4, 6, 12} or every.gap:
        raise BadRhythm("rhythm-unclear", said=saying.said)
    if not saying.times:
        return EVERY_MONTH
    soon = following(Rhythm(monthly, saying.times), saying.now, saying.zone, official=False)
    if soon is None:
        raise BadRhythm("rhythm-never", said=saying.said)
    month = soon.astimezone(saying.zone).month
    return tuple(range((month - 1) % every.step + 1, 13, every.step))
