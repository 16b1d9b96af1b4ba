"""Measures long texts in Telegram's HTML, and cuts them into readable parts."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from data.values.markup import Rich, Span

__all__ = ["Rich", "Span", "excerpt", "first_line", "plain", "reading_minutes", "split", "units"]

CHARACTERS_A_MINUTE = 300
WORDS_A_MINUTE = 200
MOST_SPANS = 100
"""Telegram forgets the formatting of a message beyond its 100th piece."""
FILLED = 0.9
"""Parts are planned to fill this much of the limit, so that there is a border near the end."""
LONGEST_LINE = 60
"""Characters of a first line used as a title."""

_CLOSERS = r"[”’」』）》〉】〕\"')\]]*"
_OPENERS = r"“‘「『（《〈【〔(\["
_NEVER_FIRST = r"\s”’」』）》〉】〕)\]，、：。！？；…,.!?;:"
_HAN = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
_WORD = regex.compile(r"(?:(?!\p{Han})[\p{L}\p{N}])+(?:['’-](?:(?!\p{Han})[\p{L}\p{N}])+)*")
_CLUSTER = regex.compile(r"\X")

# The borders at which a text may be cut, the best first: a part ends where the group is and the
# next one begins where the match ends; how far from the planned position a border of the kind may
# lie.
_BORDERS = tuple(
    (regex.compile(pattern), reach)
    for pattern, reach in (
        (r"(?<!\s)()[^\S\n]*\n[^\S\n]*\n\s*", 0.5),
        (r"(?<!\s)()[^\S\n]*\n\s*", 0.5),
        (rf"(?:[。！？；…]|(?<!\d)[.!?;]{_CLOSERS}(?=\s))+{_CLOSERS}()\s*", 0.6),
        (rf"(?:[，、：]|[,:]{_CLOSERS}(?=\s)){_CLOSERS}()\s*", 0.7),
        (rf"(?<!\s)()(?:\s+|(?w:\b)(?<![{_OPENERS}])(?![{_NEVER_FIRST}]))", 0.7),
    )
)


def plain(html: str) -> str:
    """Returns the text without its formatting."""
    return Rich.from_html(html).text


def units(html: str) -> int:
    """Measures a text without its markup in UTF-16 code units, in which Telegram counts its
    limits."""
    return _units(plain(html))


def first_line(html: str) -> str:
    """Returns the first line that is not blank, shortened as a title; "" where there is none."""
    lines = (line.strip() for line in plain(html).splitlines())
    return _shortened(next((line for line in lines if line), ""), LONGEST_LINE)


def excerpt(html: str, n: int) -> str:
    """Returns the beginning of the text in one line without formatting: at most `n` characters,
    with the "…" that shows a cut."""
    return _shortened(" ".join(plain(html).split()), n)


def reading_minutes(html: str) -> int:
    """Estimates how long the text takes to study, in whole minutes, at least 1.

    Chinese at 300 characters a minute, which the curriculum standard for Chinese in compulsory
    education (义务教育语文课程标准) asks of silent reading in grades 5 and 6, for study is slower
    than the 500 it asks of later grades; words in other scripts at 200 a minute.
    """
    text = plain(html)
    characters, words = len(_HAN.findall(text)), len(_WORD.findall(text))
    return max(1, round(characters / CHARACTERS_A_MINUTE + words / WORDS_A_MINUTE))


def split(html: str, limit: int, first: int | None = None) -> list[str]:
    """Splits the text into parts of at most `limit` UTF-16 units, the first of at most `first`.

    Each part is HTML that Telegram accepts, with the formatting that covers it whole. Parts end
    with a paragraph, else a line, a sentence, a clause, a word, and are similar in length; a
    grapheme stays whole unless it alone is longer than a part. White space is lost at the cuts, at
    the beginning and at the end, and nothing else. A text of white space has no parts. Raises
    `ValueError` for limits under 2, which some characters need.
    """
    first = limit if first is None else first
    if min(limit, first) < 2:
        raise ValueError("a part needs room for a character")
    rich = Rich.from_html(html)
    places = _Splitter(rich, limit, first).places()
    # A blank with a combining mark is left over where the two do not fit together.
    return [rich.cut(start, end).html() for start, end in places if rich.text[start:end].strip()]


@dataclass(slots=True)
class _Room:
    """The positions at which a part may end: every one between the characters it can hold, with its
    length in units up to there."""

    start: int
    lengths: dict[int, int]
    whole: bool
    """Whether the rest of the text fits."""


class _Splitter:
    """Walks a text and finds where each part begins and ends."""

    def __init__(self, rich: Rich, limit: int, first: int) -> None:
        self.text = rich.text
        self.limit = limit
        self.room = first
        self.spans = rich.spans
        self.end = len(self.text.rstrip())
        self.joined = {
            place
            for span in rich.spans
            if span.tag == "tg-emoji"
            for place in range(span.start + 1, span.end)
        }
        """Positions inside a custom emoji, whose character and picture are one."""
        self.headings = {span.end for span in rich.spans if self.is_heading(span)}

    def places(self) -> Iterator[tuple[int, int]]:
        """Yields start and end of each part in the plain text."""
        start = self.after(0)
        left = _units(self.text[start : self.end])
        while start < self.end:
            room = self.measured(start)
            if room.whole:
                yield start, self.end
                return
            end, following = self.cut(room, left)
            yield start, end
            left -= _units(self.text[start:following])
            start = following
            self.room = self.limit

    def is_heading(self, span: Span) -> bool:
        """Tells whether a span makes a whole line bold, so that a part should not end with it."""
        before, after = (
            self.text[max(span.start - 1, 0) : span.start],
            self.text[span.end : span.end + 1],
        )
        one_line = "\n" not in self.text[span.start : span.end]
        return span.tag == "b" and before in ("", "\n") and after == "\n" and one_line

    def measured(self, start: int) -> _Room:
        """Measures what a part that begins here can hold."""
        reached = [span.start for span in self.spans if span.start >= start]
        around = sum(span.start < start < span.end for span in self.spans)
        beyond = reached[MOST_SPANS - around :][:1]
        stop = beyond[0] if around < MOST_SPANS and beyond else self.end
        lengths: dict[int, int] = {}
        length = 0
        for cluster in _CLUSTER.finditer(self.text, start, self.end):
            length += _units(cluster[0])
            if length > self.room or (lengths and cluster.end() > stop):
                break
            if cluster.end() not in self.joined and not cluster[0].isspace():
                lengths[cluster.end()] = length
        return _Room(start, lengths or self.broken(start), self.end in lengths)

    def broken(self, start: int) -> dict[int, int]:
        """Returns the one possible position within a grapheme that is longer than a part."""
        end = start
        length = 0
        while end < self.end and length + _units(self.text[end]) <= self.room:
            length += _units(self.text[end])
            end += 1
        return {end: length}

    def cut(self, room: _Room, left: int) -> tuple[int, int]:
        """Returns where a part ends and the next one begins; `left` is how much remains to be
        placed."""
        more = max(1, math.ceil((left - self.room * FILLED) / (self.limit * FILLED)))
        longest = max(room.lengths.values())
        planned = min(longest, left * self.room / (self.room + more * self.limit))
        highest = min(longest, left - 0.3 * planned)
        for borders, reach in _BORDERS:
            found = [
                (abs(room.lengths[end] - planned), end, following)
                for end, following in self.borders(borders, room)
                if planned * (1 - reach) <= room.lengths[end] <= highest
            ]
            if found:
                return min(found)[1:]
        end = min(room.lengths, key=lambda place: abs(room.lengths[place] - planned))
        return end, self.after(end)

    def borders(self, pattern: regex.Pattern[str], room: _Room) -> Iterator[tuple[int, int]]:
        """Yields the borders of a kind in a part: where it would end, where the next would
        begin."""
        last = max(room.lengths)
        # Two characters more, for a pattern takes the point where it must stop for the end of the
        # text.
        for match in pattern.finditer(self.text, room.start, self.after(last) + 2):
            end, following = match.start(1), match.end()
            known = end in room.lengths and end not in self.headings
            if known and following < self.end and self.stands(following):
                yield end, following

    def after(self, end: int) -> int:
        """Returns where the white space ends that begins here."""
        following = end
        while following < self.end and self.text[following].isspace():
            following += 1
        return following if following == end or self.stands(following) else following - 1

    def stands(self, place: int) -> bool:
        """Tells whether no mark at this position belongs to the white space before it."""
        before = _CLUSTER.match(self.text, place - 1)
        return not before or not self.text[place - 1].isspace() or before.end() == place


def _shortened(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    kept = 0
    for cluster in _CLUSTER.finditer(text):
        if cluster.end() > longest - 1:
            break
        kept = cluster.end()
    # A word cut short is left out, unless nothing else would be left.
    whole = [match.start(1) for match in _BORDERS[-1][0].finditer(text, 0, kept + 2)]
    kept = max((place for place in whole if longest // 2 < place <= kept), default=kept)
    return text[:kept].rstrip() + "…" if longest else ""


def _units(text: str) -> int:
    return len(text) + sum(char > "\uffff" for char in text)
