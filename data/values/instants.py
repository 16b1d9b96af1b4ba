"""Resolves a phrase of time to an instant, from now and a zone."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from data.values.spoken import Clock, Day, Phrase

FURTHEST = timedelta(days=2 * 366)
"""A time further ahead is taken for a typo."""
_LATELY = 65
"""Days within which a date without a year is in the past rather than next year's."""
_LONGEST_MEETING = timedelta(hours=16)
_LATE = time(21)
"""A plain 9点 never means a later hour."""
_MINUTE = timedelta(minutes=1)


class BadWhen(Exception):  # noqa: N818 - it is an answer to whoever typed
    """A time that cannot be accepted: the key of a text and its values.

    "when-unclear" (said) · "when-no-time" (said, day: date) · "when-no-such-day" (said) ·
    "when-hour" (said) · "when-past" (said, when: datetime in UTC) · "when-far" (said, years) ·
    "when-weekday" (said, day: date, weekday: 1 for Monday, the day's own) ·
    "when-end" (said: the end does not follow the beginning).
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def instant(local: datetime, zone: ZoneInfo) -> datetime:
    """Returns the instant (UTC) of a naive local time: of a time that a clock change skips, the
    next valid minute; of one that occurs twice, the first."""
    local = local.replace(second=0, microsecond=0, fold=0)
    while True:
        found = local.replace(tzinfo=zone).astimezone(UTC)
        if found.astimezone(zone).replace(tzinfo=None) == local:
            return found
        local += _MINUTE


def fullest(phrases: list[Phrase]) -> Phrase:
    """Returns the first phrase with day and time, else with a time, else with a day."""
    return max(
        phrases,
        key=lambda one: (
            one.minutes is not None or (says_time(one) and one.day is not None),
            says_time(one),
            one.day is not None,
        ),
    )


def says_time(phrase: Phrase) -> bool:
    """Tells whether a phrase names a time of day, or a span from now."""
    return phrase.clock is not None or phrase.minutes is not None or phrase.part == "noon"


def day_of(phrase: Phrase, said: str, now: datetime, zone: ZoneInfo) -> date | None:
    """Returns the local day a phrase names, if any; today or later. Raises `BadWhen`."""
    today = now.astimezone(zone).date()
    day = _day(phrase, said, today)
    if day is not None and day < today:
        raise BadWhen("when-past", said=said, when=instant(datetime.combine(day, time()), zone))
    return day


def resolve(
    phrase: Phrase, said: str, now: datetime, zone: ZoneInfo
) -> tuple[datetime, datetime | None]:
    """Returns the beginning and, if given, the end of a phrase (aware, UTC). Raises `BadWhen`."""
    if phrase.minutes is not None:
        start = now.astimezone(UTC).replace(second=0, microsecond=0)
        start += timedelta(minutes=phrase.minutes)
        if start - now > FURTHEST:
            raise BadWhen("when-far", said=said, years=2)
        return start, None
    local = local_time(phrase, said, now, zone)
    start = instant(local, zone)
    if start < now.astimezone(UTC).replace(second=0, microsecond=0):
        raise BadWhen("when-past", said=said, when=start)
    return start, _end(phrase, local, said, zone)


def local_time(phrase: Phrase, said: str, now: datetime, zone: ZoneInfo) -> datetime:
    """Returns the naive local time of a phrase with a time of day. Raises `BadWhen`."""
    local_now = now.astimezone(zone).replace(tzinfo=None, second=0, microsecond=0)
    day = _day(phrase, said, local_now.date())
    clock = phrase.clock or (Clock(12) if phrase.part == "noon" else None)
    if clock is None:
        raise BadWhen("when-no-time", said=said, day=day_of(phrase, said, now, zone))
    local = _at(day or local_now.date(), clock, said)
    return local if local >= local_now else _later(phrase, local, local_now)


def minutes_of(clock: Clock, said: str) -> int:
    """Returns the minutes from a day's beginning to a clock time; more than a day's for 晚上两点,
    which is on the next one. Raises `BadWhen`."""
    _check(clock, said)
    hour, part = clock.hour, clock.part
    after_noon = {"pm": 12, "afternoon": 12, "evening": 12, "noon": 4, "": 7 if clock.open else 0}
    if part == "evening" and (hour < 5 or hour == 12):
        hour = 24 + hour % 12
    elif hour < after_noon.get(part, 0):
        hour += 12
    elif part in {"am", "night"} and hour == 12:
        hour = 0
    return hour * 60 + clock.minute


def _day(phrase: Phrase, said: str, today: date) -> date | None:
    if phrase.day is None:
        return today if phrase.part and not says_time(phrase) else None
    day = _date_of(phrase.day, today, said)
    if phrase.weekday is not None and day.weekday() != phrase.weekday:
        raise BadWhen("when-weekday", said=said, day=day, weekday=day.isoweekday())
    if day - today > FURTHEST:
        raise BadWhen("when-far", said=said, years=2)
    return day


def _later(phrase: Phrase, local: datetime, now: datetime) -> datetime:
    """Guesses what a time in the past was meant to say: this evening, tomorrow, next Friday."""
    clock, day = phrase.clock, phrase.day
    if day is None:
        # 早上8点, said at noon, means tomorrow.
        return local + timedelta(days=1)
    if day.weekday is not None and day.week is None and day.nth is None:
        return local + timedelta(days=7)
    evening = local + timedelta(hours=12)
    if (
        clock
        and clock.open
        and not clock.part
        and now <= evening
        and evening <= datetime.combine(local, _LATE)
    ):
        return evening
    return local


def _date_of(day: Day, today: date, said: str) -> date:
    if day.ahead is not None:
        return today + timedelta(days=day.ahead)
    if day.nth is not None:
        return _nth_date(day, day.nth, today, said)
    if day.weekday is not None:
        monday = today - timedelta(days=today.weekday())
        if day.week is not None:
            return monday + timedelta(days=7 * day.week + day.weekday)
        return today + timedelta(days=(day.weekday - today.weekday()) % 7)
    assert day.day is not None
    if day.year is not None and day.month is not None:
        return _valid(day.year, day.month, day.day, said)
    if day.month is not None:
        return _in_some_year(day.month, day.day, today, said)
    later = day.months if day.months is not None else int(day.day < today.day)
    year, month = divmod(today.year * 12 + today.month - 1 + later, 12)
    return _valid(year, month + 1, day.day, said)


def _nth_date(day: Day, nth: int, today: date, said: str) -> date:
    """Returns the first, second … or last such weekday of a month, of the next such month."""
    later = day.months if day.months is not None else ((day.month or 1) - today.month) % 12
    year, month = divmod(today.year * 12 + today.month - 1 + later, 12)
    first = date(year, month + 1, 1)
    found = [first + timedelta(days=ahead) for ahead in range(31)]
    fits = [one for one in found if one.month == first.month and one.weekday() == day.weekday]
    if nth > len(fits):
        raise BadWhen("when-no-such-day", said=said)
    return fits[nth - 1 if nth > 0 else nth]


def _in_some_year(month: int, day: int, today: date, said: str) -> date:
    found = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    lately = today - timedelta(days=_LATELY)
    near = [one for one in found if lately <= one <= lately + timedelta(days=366)]
    if not near:
        raise BadWhen("when-no-such-day", said=said)
    return near[0]


def _valid(year: int, month: int, day: int, said: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise BadWhen("when-no-such-day", said=said) from None


def _check(clock: Clock, said: str) -> None:
    """Refuses 25点, 15:60, 下午25点, 13pm and 上午15点."""
    late = clock.hour > 24 or (clock.hour == 24 and clock.minute)
    other_half = clock.part in {"am", "morning"} and clock.hour > 12
    if late or clock.minute > 59 or other_half or (clock.part == "pm" and clock.hour > 12):
        raise BadWhen("when-hour", said=said)


def _at(day: date, clock: Clock, said: str) -> datetime:
    """Returns the local time of a clock on a day; 24:00 and 晚上12点 are the next day's
    beginning."""
    return datetime.combine(day, time()) + timedelta(minutes=minutes_of(clock, said))


def _end(phrase: Phrase, local: datetime, said: str, zone: ZoneInfo) -> datetime | None:
    """Returns the end of 3点到4点半: the next such time after the beginning."""
    until = phrase.until
    if until is None:
        return None
    _check(until, said)
    if until.part:
        end = _at(local.date(), until, said)
    else:
        end = datetime.combine(local.date(), time(until.hour % 24, until.minute))
        # 下午3点到5点 and 11点到1点: an hour up to twelve may be in the afternoon.
        if end <= local and until.open and not phrase.overnight:
            end += timedelta(hours=12)
    evening = phrase.clock is not None and phrase.clock.part == "evening"
    if phrase.overnight:
        end += timedelta(days=1 - (end.date() - local.date()).days)
    elif end <= local and (evening or local.hour >= 18):
        end += timedelta(days=1)
    if not local < end <= local + _LONGEST_MEETING:
        raise BadWhen("when-end", said=said)
    return instant(end, zone)
