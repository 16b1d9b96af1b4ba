"""What a reading looks like: the card in the group, and the same privately."""

import math
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from data.models import Branch, Material, Reading
from data.queries.reading import Counts
from data.queries.series import parts_of
from data.values import rich
from data.values.out import Button, OutFile, OutMessage
from handlers.reading import rules
from handlers.reading.service import Studied, Waits
from handlers.shared.buttons import tap
from handlers.shared.dates import say_date, say_dated
from handlers.shared.texts import Markup, Texts, escape, texts_in

CAPTION = 900
"""UTF-16 units of a text that goes under its file: 1,024 less what the counts may grow by."""
UNDER_FILES = ("photo", "video", "animation", "audio", "document")
"""Files whose message can be edited, so that it can be the card."""
ALBUMS = ({"photo", "video"}, {"document"}, {"audio"})
"""Kinds that Telegram takes into one album."""
MOST_IN_ALBUM = 10


@lru_cache(maxsize=1024)
def _text(heading: str, language: str, minutes: int, link: str, source: str, shown: str) -> str:
    """The lines that do not change while people study."""
    texts = texts_in(language)
    about = texts("reading-minutes", minutes=minutes)
    if link:
        about = texts("reading-minutes-link", minutes=minutes, link=link)
    lines = [heading, about]
    if shown:
        lines += ["", shown]
    if source:
        lines += ["", texts("reading-source", source=source)]
    return "\n".join(lines)


@lru_cache(maxsize=1024)
def _heading(language: str, title: str, number: int, numbers: int) -> str:
    texts = texts_in(language)
    return texts("reading-heading", title=Markup(_titled(texts, title, number, numbers)))


def posted(texts: Texts, reading: Reading, material: Material) -> str:
    """What stands on the card in the group above its counts, as Telegram HTML."""
    heading = _heading(str(texts.language), reading.title, reading.number, reading.numbers)
    text = _shown(texts, heading, reading, material, reading.part)
    parts = len(parts_of(material.body))
    if is_whole(reading) and parts > 1:
        text += "\n\n" + texts("reading-goes-on", parts=parts)
    return text


def own(texts: Texts, reading: Reading, material: Material, part: int) -> str:
    """A part of the text on the reading's own page, as Telegram HTML."""
    heading = texts("reading-own-heading", title=Markup(titled(texts, reading)))
    return _shown(texts, heading, reading, material, part)


def _shown(texts: Texts, heading: str, reading: Reading, material: Material, part: int) -> str:
    parts = parts_of(material.body)
    shown = parts[min(part, len(parts) - 1)]
    language = str(texts.language)
    return _text(heading, language, reading.minutes, material.link, material.source, shown)


def short_title(texts: Texts, reading: Reading) -> str:
    """A reading's title with its number in the series, short enough for a button."""
    title = rich.excerpt(escape(reading.title), 24)
    if reading.numbers < 2:
        return title
    number, numbers = str(reading.number), str(reading.numbers)
    return texts.plain("reading-short", title=title, number=number, numbers=numbers)


def titled(texts: Texts, reading: Reading) -> str:
    """A reading's title with its number in the series, as Telegram HTML."""
    return _titled(texts, reading.title, reading.number, reading.numbers)


def _titled(texts: Texts, title: str, number: int, numbers: int) -> str:
    if numbers < 2:
        return texts("reading-titled", title=title)
    return texts("reading-titled-numbered", title=title, number=str(number), numbers=str(numbers))


def is_whole(reading: Reading) -> bool:
    """Whether the reading is a material as a whole, of which only the beginning is shown."""
    return reading.parts == 1


@lru_cache(maxsize=4096)
def _counted(language: str, numbers: Counts, over: bool) -> str:
    texts = texts_in(language)
    line = texts("reading-counts", studied=numbers.studied, expected=numbers.expected)
    if over and numbers.made_up:
        line = texts(
            "reading-counts-over",
            studied=numbers.studied,
            expected=numbers.expected,
            made_up=numbers.made_up,
        )
    if numbers.others:
        line = texts("reading-counts-others", counts=Markup(line), others=numbers.others)
    return line


@lru_cache(maxsize=1024)
def _until(language: str, day: date) -> str:
    texts = texts_in(language)
    return texts("reading-until", day=say_date(texts, day, day.year))


def counted(texts: Texts, branch: Branch, reading: Reading, numbers: Counts, now: datetime) -> str:
    """The last lines of a card: how many have studied, until when, and who handed in a note."""
    over = reading.deadline_at is not None and now >= reading.deadline_at
    line = _counted(str(texts.language), numbers, over)
    if reading.deadline_at is not None and not over:
        line += _until(str(texts.language), rules.last_day(reading.deadline_at, branch.zone))
    if reading.note_due_at is None:
        return line
    asked = texts(
        "reading-note-asked" if now < reading.note_due_at else "reading-note-over",
        when=say_dated(texts, reading.note_due_at, reading.note_due_at, branch),
        noted=numbers.noted,
        expected=numbers.expected,
    )
    return f"{line}\n{asked}"


def card(
    texts: Texts,
    branch: Branch,
    reading: Reading,
    material: Material,
    numbers: Counts,
    now: datetime,
) -> OutMessage:
    """The live card of a reading in the group."""
    body = posted(texts, reading, material)
    lines = counted(texts, branch, reading, numbers, now)
    message = OutMessage(f"{body}\n\n{lines}", preview=bool(material.link))
    file = _under(reading, material, body)
    if file is not None:
        message = OutMessage(message.text, file=file)
    return message.with_buttons(
        (
            tap(_label(str(texts.language), "reading-studied"), "rd.s", reading.id),
            tap(_label(str(texts.language), "reading-note"), "rn.n", reading.id),
        ),
        onward(texts, reading, material),
    )


@lru_cache(maxsize=64)
def _label(language: str, key: str) -> str:
    return texts_in(language).plain(key)


def onward(texts: Texts, reading: Reading, material: Material) -> tuple[Button, ...]:
    """Buttons to what the message itself does not show: the rest of a long text, the link."""
    found = []
    if is_whole(reading) and len(parts_of(material.body)) > 1:
        found.append(tap(texts.plain("reading-whole"), "rd.w", reading.id))
    if material.link:
        found.append(Button(texts.plain("reading-open"), url=material.link))
    return tuple(found)


def _under(reading: Reading, material: Material, body: str) -> OutFile | None:
    """The only file of a material, where the text fits under it."""
    if reading.part or len(material.files) != 1 or rich.units(body) > CAPTION:
        return None
    file = OutFile.from_json(material.files[0])
    return file if file.kind in UNDER_FILES else None


def files(texts: Texts, reading: Reading, material: Material) -> list[OutMessage]:
    """The messages with files that come before the card in the group: none after the first part,
    and none for a file that the card itself carries."""
    if reading.part or _under(reading, material, posted(texts, reading, material)) is not None:
        return []
    return all_files(material)


def all_files(material: Material) -> list[OutMessage]:
    """The messages with a material's files, in albums where Telegram allows them."""
    found = [OutFile.from_json(file) for file in material.files]
    return [
        OutMessage("", album=tuple(group)) if len(group) > 1 else OutMessage("", file=group[0])
        for group in _grouped(found)
    ]


def _grouped(found: Sequence[OutFile]) -> list[list[OutFile]]:
    groups: list[list[OutFile]] = []
    for file in found:
        last = groups[-1] if groups else []
        alike = any({file.kind, *(one.kind for one in last)} <= kinds for kinds in ALBUMS)
        if last and alike and len(last) < MOST_IN_ALBUM:
            last.append(file)
        else:
            groups.append([file])
    return groups


def say_span(texts: Texts, span: timedelta) -> str:
    """How long to go, rounded up to a second: minutes and seconds, of long times the minutes."""
    seconds = max(1, math.ceil(span.total_seconds()))
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return texts.plain("span-seconds", seconds=rest)
    if minutes >= 10 or not rest:
        return texts.plain("span-minutes", minutes=minutes + (rest > 0))
    return texts.plain("span-both", minutes=minutes, seconds=rest)


def say_wait(texts: Texts, waits: Waits) -> str:
    """The answer for a tap that came too soon."""
    left = say_span(texts, waits.left)
    return texts.plain("reading-started" if waits.opened else "reading-wait", left=left)


def say_studied(texts: Texts, studied: Studied) -> str:
    """The answer for a reading that counts, or counted before."""
    place = str(studied.place)
    if studied.again:
        when = studied.at.astimezone(ZoneInfo(studied.zone))
        day = say_date(texts, when.date(), when.year)
        moment = texts.plain("moment-dated", day=day, time=when.strftime("%H:%M"))
        return texts.plain("studied-again", when=moment, place=place)
    first = texts.plain("studied-late" if studied.late else "studied", place=place)
    if studied.known:
        return texts.plain("studied-known", first=first)
    if studied.capped:
        key = "studied-cut" if studied.minutes else "studied-full"
        return texts.plain(key, first=first, minutes=studied.minutes, most=studied.most)
    return texts.plain("studied-counts", first=first, minutes=studied.minutes)
