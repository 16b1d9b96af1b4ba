"""What a reading looks like: the card in the group, and the same privately."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache

from data.models import Branch, Material, Reading
from data.queries.reading import Counts
from data.queries.series import parts_of
from data.values import rich
from data.values.out import Button, OutFile, OutMessage
from handlers.reading import rules
from handlers.shared.buttons import tap
from handlers.shared.moments import say_date, say_dated
from handlers.shared.wording import Markup, Texts, texts_in

CAPTION = 900
"""UTF-16 units of a text that goes under its file: 1,024 less what the counts may grow by."""
UNDER_FILES = ("photo", "video", "animation", "audio", "document")
"""Files whose message can be edited, so that it can be the card."""
ALBUMS = ({"photo", "video"}, {"document"}, {"audio"})
"""Kinds that Telegram takes into one album."""
MOST_IN_ALBUM = 10


@lru_cache(maxsize=4096)
def _text(
    language: str, title: str, number: int, numbers: int, minutes: int, link: str, source: str,
    body: str, part: int, whole: bool,
) -> str:  # fmt: skip
    """The lines that do not change while people study."""
    texts = texts_in(language)
    lines = [
        texts("reading-heading-numbered", title=title, number=str(number), numbers=str(numbers))
        if numbers > 1
        else texts("reading-heading", title=title)
    ]
    about = texts("reading-minutes", minutes=minutes)
    if link:
        about = texts("reading-minutes-link", minutes=minutes, link=link)
    lines.append(about)
    parts = parts_of(body)
    shown = parts[min(part, len(parts) - 1)]
    if shown:
        lines += ["", shown]
    after = []
    if source:
        after.append(texts("reading-source", source=source))
    if whole and len(parts) > 1:
        after.append(texts("reading-goes-on", parts=len(parts)))
    return "\n".join([*lines, *([""] if after else []), *after])


def text(texts: Texts, reading: Reading, material: Material) -> str:
    """Heading, minutes, the part's text and the source of a reading, as Telegram HTML."""
    return _text(
        str(texts.language), reading.title, reading.number, reading.numbers, reading.minutes,
        material.link, material.source, material.body, reading.part, is_whole(reading),
    )  # fmt: skip


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
    body = text(texts, reading, material)
    lines = counted(texts, branch, reading, numbers, now)
    message = OutMessage(f"{body}\n\n{lines}", preview=bool(material.link))
    file = _under(reading, material, body)
    if file is not None:
        message = OutMessage(message.text, file=file)
    return message.with_buttons(
        (
            tap(texts.plain("reading-studied"), "rd.s", reading.id),
            tap(texts.plain("reading-note"), "rd.n", reading.id),
        ),
        onward(texts, reading, material),
    )


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


def files(reading: Reading, material: Material, body: str) -> list[OutMessage]:
    """The messages with a material's files that come before the text; none after its first part,
    and none for a file that the text goes under. Albums where Telegram allows them."""
    if reading.part or _under(reading, material, body) is not None:
        return []
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
