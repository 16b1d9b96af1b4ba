"""Reads what is due once (12月1日 9:00), and what may mean once or recurring."""

import re
from datetime import datetime, time, timedelta

from data.values.instants import BadWhen, day_of, instant, local_time, resolve
from data.values.phrases import phrases_in
from data.values.rhythm.kinds import (
    EVERY_DAY,
    Days,
    MonthDays,
    OnDate,
    Weekly,
    Workdays,
)
from data.values.rhythm.meaning import Saying, check_often, times_of
from data.values.rhythm.value import MIDNIGHT, BadRhythm, Rhythm
from data.values.spoken import Clock, Day, Phrase

_AROUND = re.compile(r"(?:[\s,、。.!?;:()在于和及]|(?:and|on|at)(?![a-z]))*")
_ANSWERS = {
    "when-unclear": "rhythm-unclear", "when-end": "rhythm-unclear", "when-past": "rhythm-past",
    "when-no-time": "rhythm-no-time", "when-no-such-day": "rhythm-no-such-day",
    "when-hour": "rhythm-hour", "when-weekday": "rhythm-weekday", "when-far": "rhythm-far",
}  # fmt: skip


def due_once(saying: Saying, text: str) -> Rhythm:
    """Returns the rhythm of a plain text that names one day. Raises `BadRhythm`."""
    phrases = phrases_in(text)
    around, place = "", 0
    for phrase in phrases:
        around, place = around + text[place : phrase.start], phrase.end
    if not phrases or not _AROUND.fullmatch(around + text[place:]):
        raise BadRhythm("rhythm-unclear", said=saying.said)
    others = [] if saying.notes.once else _others(phrases[0])
    try:
        once = [_once(saying, phrases)]
    except BadWhen as bad:
        # This month may have no 31st, but 每月31日 may be meant.
        if not (others and bad.key == "when-no-such-day"):
            years = {name: value for name, value in bad.values.items() if name == "years"}
            raise BadRhythm(_ANSWERS[bad.key], said=saying.said, **years) from None
        once = []
    if not others:
        return once[0]
    times = _within(saying, phrases)
    choices = [*(Rhythm(days, times, saying.notes.shift) for days in others), *once]
    key = "rhythm-no-day" if phrases[0].day is None else "rhythm-once-or-more"
    raise BadRhythm(key, said=saying.said, choices=tuple(one.code() for one in choices))


def _once(saying: Saying, phrases: list[Phrase]) -> Rhythm:
    first, more = phrases[0], phrases[1:]
    if any(one.until for one in phrases) or any(one.day or not one.clock for one in more):
        raise BadRhythm("rhythm-unclear", said=saying.said)
    if first.minutes is not None:
        local = resolve(first, saying.said, saying.now, saying.zone)[0].astimezone(saying.zone)
        local = local.replace(tzinfo=None)
    else:
        local = local_time(first, saying.said, saying.now, saying.zone)
    midnight = datetime.combine(local, time())
    times: tuple[int, ...] = ((local - midnight) // timedelta(minutes=1),)
    if more:
        day = day_of(first, saying.said, saying.now, saying.zone) or local.date()
        midnight = datetime.combine(day, time())
        times = _within(saying, phrases)
    check_often(times, saying.said)
    last = instant(midnight + timedelta(minutes=times[-1]), saying.zone)
    if last <= saying.now:
        raise BadRhythm("rhythm-past", said=saying.said)
    return Rhythm(OnDate(midnight.date()), times, saying.notes.shift)


def _within(saying: Saying, phrases: list[Phrase]) -> tuple[int, ...]:
    """Returns the times of phrases, within a day; 中午 alone is twelve."""
    times = times_of([one.clock or Clock(12) for one in phrases], saying.said)
    if times[-1] > MIDNIGHT:
        raise BadRhythm("rhythm-hour", said=saying.said)
    return times


def _others(phrase: Phrase) -> list[Days]:
    """Returns the recurring days that a bare 周五, 5日 or 8点 may mean."""
    day = phrase.day
    if day is None:
        return [Weekly(EVERY_DAY), Workdays()] if phrase.minutes is None else []
    if day.weekday is not None and day == Day(weekday=day.weekday):
        return [Weekly((day.weekday,))]
    if day.day is not None and day == Day(day=day.day):
        if day.day <= 28:
            return [MonthDays((day.day,))]
        return [MonthDays((day.day,), short="last"), MonthDays((day.day,), short="skip")]
    return []
