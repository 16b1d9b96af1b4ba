"""Parses a whole meeting typed in one line: 党课 周五15:00 三楼会议室 《新修订党章》."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from data.values.day_words import MARK, doubt_beside_day, doubt_without_day, is_choice, is_holiday
from data.values.instants import day_of, fullest, minutes_of, resolve, says_time
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
    r"(?P<what>地点|地點|地址|主题|主題|议题|議題|题目|題目|内容|內容|时间|時間|日期|类型|類型|place|topic|time|date)"
    r"\s*(?:[:：]|[是为為](?=\S))\s*|(?P<bare>地点|地點|地址|时间|時間|日期)\s*在?|(?P<at>在|于|於|@)",
    re.IGNORECASE,
)
_CALLS = re.compile(r"(?:召开|召開|举行|舉行|组织|組織|安排|通知|开|開|上)")
"""Verbs before the kind of a meeting: 开支委会."""
_SEPARATORS = (" ", "\t", "\n", "\u3000", ",", "，", ";", "；")
# Room 301 is one part.
_ENDS_WITH_HOUR = re.compile(r"(?:[0-9点點时時半刻分整]|[ap]m)$")
_PARTS = re.compile(r"(?!(?<=\broom)\s[0-9])[\s,，;；|。]+", re.IGNORECASE)
_WORDS = re.compile(r"[^\s,，;；|。：]+")
_LONGEST_KIND = 8
"""Characters of a kind that other words follow directly."""
_EDGES = " ,，;；|。：:\t\n\u3000"
_ASK_PLACE = {"地点", "地點", "地址", "place"}
_ASK_TIME = {"时间", "時間", "日期", "time", "date"}
_ASK_KIND = {"类型", "類型"}


@dataclass(frozen=True)
class MeetingLine:
    """The details of a meeting in a line; None for those it does not give. Times are aware, in UTC;
    `day` is a local day given without a time. Lengths are as typed.

    `doubt` holds words that look like a day and could not be read; there is no `starts_at` then,
    but `hour`, the minutes of the local day at which it starts. `unread` are further times in the
    line, which were not used.
    """

    kind: MeetingKind | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    place: str | None = None
    topic: str | None = None
    day: date | None = None
    doubt: str = ""
    hour: int | None = None
    length: int | None = None
    unread: tuple[str, ...] = ()


def parse_meeting_line(text: str, now: datetime, zone: ZoneInfo) -> MeetingLine:
    """Reads kind, time, place and topic in any order: the time anywhere, the kind where a word
    names one, the topic from 《…》 or else the last part, the place from the rest.

    Raises `BadWhen` for an impossible time. Reads 1,000 characters.
    """
    text = text[:LONGEST]
    titles, rest = _titles(text)
    found = phrases_in(fold(rest))
    used = _used(rest, found)
    doubt = _doubt(rest, found, used)
    time = _time(rest, used, now, zone, doubted=bool(doubt))
    unread = tuple(rest[one.start : one.end] for one in found if one not in used and says_time(one))
    spans = [(one.start, one.end) for one in used]
    rest = _without(rest, [*spans, _place_of(doubt, rest, spans)])
    kind, words = _kind(_labelled(rest))
    place, topics = _place(words, has_topic=bool(titles))
    topic = _topic(rest, [*titles, *topics])
    return replace(
        time, kind=kind, place=place or None, topic=topic or None, doubt=doubt, unread=unread
    )


def _place_of(doubt: str, text: str, read: list[tuple[int, int]]) -> tuple[int, int]:
    """Finds the doubted words in a line, rather not where its time was read."""
    plain = fold(text)
    start = max(_hidden(plain, read).find(doubt), 0) or max(plain.find(doubt), 0)
    return start, start + len(doubt)


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """Puts a blank in the place of each span; they may overlap."""
    return re.sub(rf"{MARK}+", " ", _hidden(text, spans))


def _hidden(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + MARK * (end - start) + text[end:]
    return text


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


def _time(
    text: str, used: list[Phrase], now: datetime, zone: ZoneInfo, *, doubted: bool
) -> MeetingLine:
    """Resolves the time that the phrases tell; the day stays open where it is doubted."""
    if not used:
        return MeetingLine()
    said = " ".join(text[phrase.start : phrase.end] for phrase in used)[:40]
    whole = used[0] if len(used) == 1 else _joined(used)
    if doubted:
        whole = replace(whole, day=None, weekday=None)
    if not says_time(whole):
        return MeetingLine(day=None if doubted else day_of(whole, said, now, zone))
    starts_at, ends_at = resolve(whole, said, now, zone)
    length = (ends_at - starts_at) // timedelta(minutes=1) if ends_at else None
    if not doubted:
        return MeetingLine(starts_at=starts_at, ends_at=ends_at, length=length)
    local = starts_at.astimezone(zone)
    hour = minutes_of(whole.clock, said) if whole.clock else local.hour * 60 + local.minute
    return MeetingLine(hour=hour, length=length)


def _doubt(text: str, found: list[Phrase], used: list[Phrase]) -> str:
    """Returns the words of a line that look like a day and are not read, or make the day that is
    read another one; "" for none."""
    days = [phrase for phrase in used if phrase.day is not None]
    if not days:
        return "" if any(one.minutes is not None for one in used) else _unread_day(text, used)
    (day,) = days
    said = fold(text[day.start : day.end])
    for one in found:
        if one.day is not None and one is not day:
            first, second = sorted([one, day], key=lambda phrase: phrase.start)
            if is_choice(text, first.end, second.start):
                return text[first.start : second.end]
    return doubt_beside_day(text, day.start, day.end, open_end=not _ENDS_WITH_HOUR.search(said))


def _unread_day(text: str, used: list[Phrase]) -> str:
    """Returns what looks like a day in a line without one: not in the place, nor in the topic that
    is named as such."""
    for phrase in reversed(used):
        text = f"{text[: phrase.start]} {MARK} {text[phrase.end :]}"
    if not used:
        return ""
    open_to_doubt = [
        bare for label, bare in _labelled(text) if label in {"", *_ASK_TIME} or MARK in bare
    ]
    return doubt_without_day(" ".join(open_to_doubt))


def _used(text: str, found: list[Phrase]) -> list[Phrase]:
    """Returns the phrases that tell the time: one that is complete, or a day and an hour apart. A
    holiday apart from the hour may be part of the topic (七一讲话)."""
    if not found:
        return []
    best = fullest(found)
    if best.minutes is not None or best.day is not None or not says_time(best):
        return [best]
    days = [one for one in found if one.day is not None and not is_holiday(text[one.start :])]
    return sorted([best, *days[:1]], key=lambda phrase: phrase.start)


def _joined(used: list[Phrase]) -> Phrase:
    one, other = used
    day, clock = (one, other) if one.day is not None else (other, one)
    said = clock.clock
    if said and day.part and not said.part:
        said = type(said)(said.hour, said.minute, day.part, said.open)
    return Phrase(
        one.start,
        other.end,
        day.day,
        day.weekday,
        clock.part or day.part,
        said,
        clock.until,
        clock.overnight,
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
        label = (match["what"] or match["bare"] or "at").lower() if match else label
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
            if all(label in {"", *_ASK_TIME, *_ASK_KIND} for label, _ in here) and (
                kind := kind_of(words) or kind_of(_CALLS.sub("", words, count=1))
            ):
                return kind, parts[:place] + parts[place + size :]
    for place, (label, word) in enumerate(parts):
        kind, topic = _leading_kind(word) if label in {"", *_ASK_KIND} else (None, "")
        if kind is not None:
            return kind, [*parts[:place], *([("", topic)] if topic else []), *parts[place + 1 :]]
    return None, parts


def _leading_kind(word: str) -> tuple[MeetingKind | None, str]:
    """Reads the kind at the beginning of a part, and what follows it: 开支委会讨论年度计划."""
    called = _CALLS.match(word)
    bare = word[called.end() :] if called and kind_of(word) is None else word
    for end in range(2, min(len(bare), _LONGEST_KIND) + 1):
        kind = None if bare[:end].isascii() else kind_of(bare[:end])
        if kind not in {None, MeetingKind.OTHER}:
            return kind, bare[end:].strip(_EDGES)
    return None, word


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
