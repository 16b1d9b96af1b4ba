"""Reads a rhythm typed as a cron expression."""

import re
from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from cronsim import CronSim

from data.values.rhythm.days import following
from data.values.rhythm.kinds import Cron
from data.values.rhythm.value import MIDNIGHT, SHORTEST_GAP, BadRhythm, Rhythm
from data.values.workdays import DAY

_NAMED = re.compile(r"按?\s*cron(?![a-z])\s*(?:表达式|expression)?\s*:?(?P<fields>.*)", re.DOTALL)
_FIELDS = re.compile(r"[0-9*,/\-]+(?:\s+[0-9a-z*,/\-#]+){4}")
_STARS = re.compile(r"[0-9*,/\-\s]*\*[0-9*,/\-\s]*")
_WATCHED = timedelta(days=2 * 366)
"""Days that are searched for two firings on neighbouring days."""


def read_cron(text: str, said: str, now: datetime, zone: ZoneInfo) -> Rhythm | None:
    """Reads the rhythm of a plain text that is a cron expression, with or without the word before
    it.

    None for any other text. Raises `BadRhythm`.
    """
    named = _NAMED.fullmatch(text)
    fields = named["fields"] if named else text
    if not named and not _FIELDS.fullmatch(fields) and not _STARS.fullmatch(fields):
        return None
    try:
        cron = Cron(fields)
    except ValueError:
        never = len(fields.split()) == 5 and _impossible(fields)
        raise BadRhythm("rhythm-never" if never else "rhythm-cron", said=said) from None
    if _too_often(cron.expression, now):
        raise BadRhythm("rhythm-too-often", said=said, minutes=SHORTEST_GAP)
    rhythm = Rhythm(cron)
    if following(rhythm, now, zone, official=False) is None:
        raise BadRhythm("rhythm-never", said=said)
    return rhythm


def _too_often(expression: str, now: datetime) -> bool:
    """Tells whether two firings are less than a quarter of an hour apart."""
    start = now.replace(tzinfo=None)
    cron = CronSim(expression, start)
    times = [hour * 60 + minute for hour in sorted(cron.hours) for minute in sorted(cron.minutes)]
    gaps = [late - early for early, late in pairwise(times)]
    if min(gaps, default=SHORTEST_GAP) < SHORTEST_GAP:
        return True
    over_midnight = times[0] + MIDNIGHT - times[-1] < SHORTEST_GAP
    return over_midnight and _on_neighbours(expression, start)


def _on_neighbours(expression: str, start: datetime) -> bool:
    """Tells whether there are firings on two days in a row."""
    before = start
    for day in CronSim(" ".join(["0", "0", *expression.split()[2:]]), start):
        if day - before == DAY:
            return True
        if day - start > _WATCHED:
            break
        before = day
    return False


def _impossible(fields: str) -> bool:
    """Tells whether days and months are valid by themselves but never meet: 31 February."""
    minute, hour, day, month, weekday = fields.split()
    try:
        Cron(f"{minute} {hour} {day} * {weekday}")
        Cron(f"{minute} {hour} * {month} {weekday}")
    except ValueError:
        return False
    return True
