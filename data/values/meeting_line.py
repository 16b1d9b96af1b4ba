"""Parses a whole meeting typed in one line: 党课 周五15:00 三楼会议室 《新修订党章》."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from data.values.instants import day_of, fullest, resolve, says_time
from data.values.names import clean_text
from data.values.phrases import LONGEST, fold, phrases_in
from data.values.spoken import Phrase
from data.values.standing import MeetingKind, appraisal_in, kind_of

_PLACE = re.compile(
    r".*(室|厅|廳|楼|樓|馆|館|堂|院|中心|基地|广场|廣場|校|礼堂|活动点|线上|線上|腾讯会议|钉钉|群里|大厦)"
    r"|.*(room|hall|office|online)( ?\w{1,4})?|.*[0-9]{3,4}",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?P<what>地点|地點|地址|主题|主題|议题|議題|题目|題目|内容|內容|时间|時間|类型|類型|place|topic)\s*[:：]\s*"
    r"|(?P<at>在|@)",
    re.IGNORECASE,
)
_SEPARATORS = (" ", "\t", "\n", "\u3000", ",", "，", ";", "；")
# Room 301 is one part.
_PARTS = re.compile(r"(?!(?<=\broom)\s[0-9])[\s,，;；|。]+", re.IGNORECASE)
_WORDS = re.compile(r"[^\s,，;；|。：]+")
_EDGES = " ,，;；|。：:\t\n\u3000"
_ASK_PLACE = {"地点", "地點", "地址", "place"}
_ASK_TIME = {"时间", "時間", "类型", "類型"}


@dataclass(frozen=True)
class MeetingLine:
    """The details of a meeting in a line; None for those it does not give. Times are aware, in UTC;
    `day` is a local day given without a time. Lengths are as typed."""

    kind: MeetingKind | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    place: str | None = None
    topic: str | None = None
    day: date | None = None


def parse_meeting_line(text: str, now: datetime, zone: ZoneInfo) -> MeetingLine:
    """Reads kind, time, place and topic in any order: the time anywhere, the kind where a word
    names one, the topic from 《…》 or else the last part, the place from the rest.

    Raises `BadWhen` for an impossible time. Reads 1,000 characters.
    """
    text = text[:LONGEST]
    titles, rest = _titles(text)
    found = phrases_in(fold(rest))
    starts_at, ends_at, day = _times(rest, found, now, zone)
    for phrase in reversed(_used(found)):
        rest = f"{rest[: phrase.start]} {rest[phrase.end :]}"
    kind, words = _kind(_labelled(rest))
    place, topics = _place(words, has_topic=bool(titles))
    topic = _topic(rest, [*titles, *topics])
    return MeetingLine(kind, starts_at, ends_at, place or None, topic or None, day)


def kind_and_topic(text: str) -> tuple[MeetingKind | None, str]:
    """Reads kind and topic of a meeting that begins at once: 党课 学习新党章. All but the words
    that name the kind is topic; 学习 and the like, which name no certain kind, belong to it."""
    titles, rest = _titles(text[:LONGEST])
    words = list(_WORDS.finditer(rest))
    for size in (2, 1):
        for one, other in zip(words, words[size - 1 :], strict=False):
            said = rest[one.start() : other.end()]
            # Only English names a kind in two words; 讨论 党课 would lose a word of its topic.
            kind = kind_of(said) if size == 1 or said.isascii() else None
            if kind not in {None, MeetingKind.OTHER}:
                left = (rest[: one.start()], rest[other.end() :])
                return kind, _topic(said, [*titles, *(part.strip(_EDGES) for part in left)])
    return None, clean_text(text)


def _topic(said: str, parts: list[str]) -> str:
    """Joins the parts; 民主评议 stays in the topic, even where it named the kind of meeting."""
    topic = clean_text(" ".join(parts))
    return topic if appraisal_in(topic) else clean_text(f"{appraisal_in(said)} {topic}")


def _times(
    text: str, found: list[Phrase], now: datetime, zone: ZoneInfo
) -> tuple[datetime | None, datetime | None, date | None]:
    used = _used(found)
    if not used:
        return None, None, None
    said = " ".join(text[phrase.start : phrase.end] for phrase in used)[:40]
    whole = used[0] if len(used) == 1 else _joined(used)
    if not says_time(whole):
        return None, None, day_of(whole, said, now, zone)
    return *resolve(whole, said, now, zone), None


def _used(found: list[Phrase]) -> list[Phrase]:
    """Returns the phrases that tell the time: one that is complete, or a day and an hour apart."""
    if not found:
        return []
    best = fullest(found)
    if best.minutes is not None or best.day is not None or not says_time(best):
        return [best]
    days = [phrase for phrase in found if phrase.day is not None]
    return sorted([best, *days[:1]], key=lambda phrase: phrase.start)


def _joined(used: list[Phrase]) -> Phrase:
    one, other = used
    day, clock = (one, other) if one.day is not None else (other, one)
    said = clock.clock
    if said and day.part and not said.part:
        said = type(said)(said.hour, said.minute, day.part, said.open)
    return Phrase(
        one.start, other.end, day.day, day.weekday, clock.part or day.part, said, clock.until
    )


def _titles(text: str) -> tuple[list[str], str]:
    """Returns the parts with a 《…》 in them, and the text without them."""
    titles = []
    rest = ""
    place = 0
    while (opening := text.find("《", place)) >= 0 and (closing := text.find("》", opening)) >= 0:
        start = max(place, *(text.rfind(mark, place, opening) + 1 for mark in _SEPARATORS))
        after = _PARTS.search(text, closing)
        end = after.start() if after else len(text)
        if text.find("《", closing, end) >= 0:
            # 《甲》和《乙 丙》: the second title may contain blanks.
            second = text.find("》", end)
            end = second + 1 if second >= 0 else end
        before = _before(text[start:opening])
        titles.append(text[start + len(before) : end])
        rest += f"{text[place:start]}{before} "
        place = end
    return titles, rest + text[place:]


def _before(text: str) -> str:
    """Measures how much before a title does not belong to it: 党课《新修订党章》,
    周五15:00《新修订党章》."""
    if kind_of(text) not in {None, MeetingKind.OTHER} or phrases_in(fold(text)):
        return text
    # 学习《条例》 is a topic, though 学习 alone would be a kind.
    label = _LABEL.match(text)
    return label.group() if label and label["what"] else ""


def _labelled(text: str) -> list[tuple[str, str]]:
    """Splits a line into parts, each with its label (地点：三楼) or ""."""
    parts = []
    label = ""
    for part in filter(None, _PARTS.split(text)):
        match = _LABEL.match(part)
        bare = part[match.end() :] if match else part
        label = (match["what"] or "at").lower() if match else label
        if bare:
            parts.append((label, bare))
            label = ""
    return parts


def _kind(parts: list[tuple[str, str]]) -> tuple[MeetingKind | None, list[tuple[str, str]]]:
    """Returns the kind that the first part naming one names, and the other parts."""
    for size in (2, 1):
        for place in range(len(parts) - size + 1):
            here = parts[place : place + size]
            words = " ".join(word for _, word in here)
            if all(label in {"", *_ASK_TIME} for label, _ in here) and (kind := kind_of(words)):
                return kind, parts[:place] + parts[place + size :]
    return None, parts


def _place(parts: list[tuple[str, str]], *, has_topic: bool) -> tuple[str, list[str]]:
    """Returns the place, and the parts that belong to the topic."""
    asked = next((n for n, (label, _) in enumerate(parts) if label in _ASK_PLACE), None)
    free = [n for n, (label, _) in enumerate(parts) if label in {"", "at"}]
    if asked is None:
        likely = [n for n in free if _PLACE.fullmatch(parts[n][1])]
        at = [n for n in free if parts[n][0] == "at"]
        asked = next(iter(at or likely), None)
    if asked is None and free and (has_topic or len(free) > 1):
        asked = free[0]
    place = "" if asked is None else clean_text(parts[asked][1])
    topics = [word for n, (_, word) in enumerate(parts) if n != asked]
    return place, topics
