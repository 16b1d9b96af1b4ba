"""Finds the phrases of time in a text, without knowing today's date."""

import re
import unicodedata
from dataclasses import replace

from data.values.spoken import AMPM, COLON, ELEMENTS, OCLOCK, PART, PARTS, Phrase, clock_of

LONGEST = 1_000
"""Characters of a text that are searched for times."""

_GAP = re.compile(r"[\s,，、()]*(?:(?:的|于|於|在|@|(?:at|on)(?=\s))[\s(]*)?")
_BLANKS = re.compile(r"\s*")
_UNTIL = re.compile(r"\s*(?:[-–—―−~〜]{1,2}|到|至|to(?=\s)|until(?=\s)|till(?=\s))\s*")
_NEXT_DAY = re.compile(r"(?:次日|翌日|第二天|隔天|隔日)?\s*")


def fold(text: str) -> str:
    """Folds a text to half-width lower case, character for character, so that positions stay."""
    return "".join(map(_folded, text))


def quoted(text: str) -> str:
    """Shortens what was typed, for quoting it back."""
    plain = " ".join(text[:LONGEST].split())
    return plain if len(plain) <= 40 else plain[:39] + "…"


def phrases_in(text: str) -> list[Phrase]:
    """Returns the phrases of time in a folded text, in order, each as long as possible."""
    found = []
    place = 0
    while place < min(len(text), LONGEST):
        phrase = _phrase_at(text, place)
        if phrase is not None and phrase.end > place:
            found.append(phrase)
            place = phrase.end
        else:
            place += 1
    return found


def _folded(char: str) -> str:
    plain = unicodedata.normalize("NFKC", char).lower()
    if len(plain) != 1:
        return char
    return " " if plain.isspace() or unicodedata.category(plain) == "Cf" else plain


def _phrase_at(text: str, place: int) -> Phrase | None:
    """Returns the longest chain of day, part and time that begins exactly here."""
    if not _may_begin(text, place):
        return None
    phrase = Phrase(place, place)
    while True:
        gap = _GAP.match(text, phrase.end)
        after = gap.end() if gap and phrase.end > place else phrase.end
        longer = _grown(phrase, text, after) or (
            _grown(phrase, text, phrase.end) if after > phrase.end else None
        )
        if longer is None:
            return _closed(phrase, text) if phrase.end > place else None
        phrase = longer


def _grown(phrase: Phrase, text: str, place: int) -> Phrase | None:
    for pattern, read in ELEMENTS:
        match = pattern.match(text, place)
        if match:
            longer = read(phrase, match)
            if longer is not None:
                longer = replace(longer, end=match.end())
                return _with_end(longer, text) if longer.clock is not phrase.clock else longer
    return None


def _with_end(phrase: Phrase, text: str) -> Phrase:
    """Adds the end that follows 至, 到 or a dash."""
    until = _UNTIL.match(text, phrase.end)
    if until is None:
        return phrase
    next_day = _NEXT_DAY.match(text, until.end())
    assert next_day is not None, "it matches nothing, too"
    part = PART.match(text, next_day.end())
    place = _BLANKS.match(text, part.end() if part else next_day.end())
    for pattern in (COLON, OCLOCK, AMPM):
        match = pattern.match(text, place.end() if place else next_day.end())
        if match:
            clock = clock_of(match)
            if part:
                clock = replace(clock, part=PARTS[part.group()])
            overnight = bool(next_day.group().strip())
            return replace(phrase, until=clock, overnight=overnight, end=match.end())
    return phrase


def _closed(phrase: Phrase, text: str) -> Phrase | None:
    """Returns the phrase, unless it is too short to be one inside other words (学习3点要求,
    周一鸣)."""
    clock = phrase.clock
    alone = phrase.day is None and not phrase.part and phrase.minutes is None
    if clock and alone and clock.open and ":" not in text[phrase.start : phrase.end]:
        before, after = text[: phrase.start][-1:], text[phrase.end : phrase.end + 1]
        if before.isalnum() or (after.isalnum() and phrase.until is None):
            return None
    if not clock and phrase.part in {"am", "pm", "morning", "evening", "afternoon"} and alone:
        return None if text[phrase.start].isascii() else phrase
    return phrase


def _may_begin(text: str, place: int) -> bool:
    """Tells whether a phrase may begin here: not within a number or a Latin word, nor after 每, 第
    or 上."""
    char, before = text[place], text[place - 1 : place]
    if not before or char.isspace():
        return not char.isspace()
    if char.isdigit():
        return not (
            before.isdigit()
            or before == "第"
            or (before in ".:/-" and text[place - 2 : place - 1].isdigit())
            or (before.isascii() and before.isalpha())
        )
    if char.isascii() and char.isalpha():
        return not (before.isascii() and before.isalnum())
    return before not in "每第" and char not in "),，、"
