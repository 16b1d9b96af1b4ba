"""Parses a day as people type it: 2026-06-30, 2026年6月30日, 6月30日, 6/30, 今天, 昨天, 下周一."""

import re
import unicodedata
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from data.values.instants import BadWhen, day_of
from data.values.phrases import fold, phrases_in

_WORDS = {"今天": 0, "today": 0, "昨天": 1, "yesterday": 1, "前天": 2}
_BESIDE = " ,.，。到至从起前止为"
_DATED = re.compile(r"(?:(\d{4})[年./-])?(\d{1,2})[月./-](\d{1,2})[日号號]?")


def past_day(text: str, today: date) -> date | None:
    """Parses a day that is today or earlier; without a year, the latest such date.

    None where the text names no day, a day that does not exist, or one in the future.
    """
    plain = "".join(unicodedata.normalize("NFKC", text).lower().split())
    if plain in _WORDS:
        return today - timedelta(days=_WORDS[plain])
    found = _DATED.fullmatch(plain)
    if found is None:
        return None
    year, month, day = found.groups()
    # Any eight years include a 29th of February.
    for guess in [int(year)] if year else range(today.year, today.year - 9, -1):
        try:
            named = date(guess, int(month), int(day))
        except ValueError:
            continue
        if named <= today:
            return named
    return None


def coming_day(text: str, now: datetime, zone: ZoneInfo) -> date | None:
    """Parses a day that is today or later, seen from `now` in a zone; an hour beside it is ignored.

    None where the text says something else as well, names no day, or one in the past.
    """
    folded = fold(text)
    phrases = phrases_in(folded)
    if len(phrases) != 1:
        return None
    phrase = phrases[0]
    if (folded[: phrase.start] + folded[phrase.end :]).strip(_BESIDE):
        return None
    try:
        return day_of(phrase, text, now, zone)
    except BadWhen:
        return None
