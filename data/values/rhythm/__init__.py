"""Parses a rhythm as people type it (每周一三五 12:30, every weekday 08:00), and tells when it is
due."""

from datetime import datetime
from zoneinfo import ZoneInfo

from data.values.phrases import LONGEST, quoted
from data.values.rhythm.cron import read_cron
from data.values.rhythm.days import beyond_calendar, following
from data.values.rhythm.forms import words_in
from data.values.rhythm.meaning import Saying, recurring, recurs, times_of
from data.values.rhythm.notes import notes_in
from data.values.rhythm.once import due_once
from data.values.rhythm.value import BadRhythm, Rhythm
from data.values.rhythm.words import At, plain

__all__ = ["BadRhythm", "Rhythm", "beyond_calendar", "following", "parse_rhythm"]


def parse_rhythm(text: str, now: datetime, zone: ZoneInfo) -> Rhythm:
    """Parses a rhythm in Chinese, English or as a cron expression; the whole text must be one.

    Hours are read as in `parse_when`; 工作日 and weekday are working days, 周一到周五 and Monday to
    Friday are those days. A rhythm of every so many weeks or days begins on the day given
    (从12月1日起), else with the first such day whose time is still ahead of `now` (aware) in
    `zone`. A day without 每 is due once; 周五, 5日 and 8点 are ambiguous and have to be asked
    about. Raises `BadRhythm`.
    """
    said = quoted(text)
    if len(text) > LONGEST:
        raise BadRhythm("rhythm-unclear", said=said)
    folded = plain(text).strip()
    cron = read_cron(folded, said, now, zone)
    if cron is not None:
        return cron
    rest, notes = notes_in(folded)
    words = tuple(words_in(rest) or ())
    clocks = [word.clock for word in words if isinstance(word, At)]
    times = times_of(clocks, said) if recurs(words) else ()
    saying = Saying(said, words, times, notes, now, zone)
    return recurring(saying) if recurs(words) else due_once(saying, rest)
