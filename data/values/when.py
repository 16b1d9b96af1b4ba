"""Parses a time as people type it (周五下午三点, 11月27日 15:00, 半小时后) into an instant."""

from datetime import datetime
from zoneinfo import ZoneInfo

from data.values.instants import BadWhen, fullest, instant, resolve
from data.values.meeting_line import MeetingLine, parse_meeting_line
from data.values.phrases import fold, phrases_in, quoted

__all__ = [
    "BadWhen",
    "MeetingLine",
    "instant",
    "parse_meeting_line",
    "parse_when",
    "split_when",
]

_TRIMMINGS = " \t\r\n,，、。.!！?？;；()吧哦呢啊开始開始"


def parse_when(text: str, now: datetime, zone: ZoneInfo) -> datetime:
    """Returns the instant (aware, UTC) that a whole text names, seen from `now` (aware) in `zone`.

    A time without a day is the next one: today's, or tomorrow's once it is over. A plain 周五 is
    the next Friday, 本周五 and 下周五 are of this and the next calendar week (Monday first), as
    "this" and "next Friday". A date without a year is the next one, unless it was over within the
    last 65 days. An hour that does not say morning or afternoon lies between 7:00 and 18:59 (3点 is
    15:00, 8点 is 8:00; 03:00 is taken as written); when that is past today, it means the evening.
    Raises `BadWhen`.
    """
    folded = fold(text)
    phrases = phrases_in(folded)
    said = quoted(text)
    if len(phrases) != 1:
        raise BadWhen("when-unclear", said=said)
    phrase = phrases[0]
    rest = folded[: phrase.start] + folded[phrase.end :]
    if rest.strip(_TRIMMINGS) not in {"", "在", "于", "on", "at"}:
        raise BadWhen("when-unclear", said=said)
    return resolve(phrase, said, now, zone)[0]


def split_when(text: str, now: datetime, zone: ZoneInfo) -> tuple[datetime, int, int]:
    """Finds the first full time inside a longer text; returns it with its start and end there.

    Raises `BadWhen` as `parse_when`; "when-unclear" where the text names no time at all.
    """
    phrases = phrases_in(fold(text))
    if not phrases:
        raise BadWhen("when-unclear", said=quoted(text))
    phrase = fullest(phrases)
    when, _ = resolve(phrase, quoted(text[phrase.start : phrase.end]), now, zone)
    return when, phrase.start, phrase.end
