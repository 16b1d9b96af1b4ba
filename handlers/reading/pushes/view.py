"""Shows pushes: the card in the group, its text and files, and the page with who has studied."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

from sqlalchemy.orm import Session

from data.models import Branch, Material, Member, Reading, Receipt
from data.queries import reading as readings, receipt as receipts
from data.queries.reading import Counts
from data.queries.series import parts_of
from data.values import rich
from data.values.out import in_messages
from handlers.reading import rules
from handlers.shared.dates import local, local_day, say_date, say_dated, say_day, say_when
from handlers.shared.names import clipped, say_names
from handlers.shared.texts import Markup, Texts, escape, texts_in
from handlers.shared.view import Button, OutFile, OutMessage, back_to, pages, tap

CAPTION = 900
"""UTF-16 units of a text that goes under its file: 1,024 less what the counts may grow by."""
UNDER_FILES = ("photo", "video", "animation", "audio", "document")
"""Files whose message can be edited, so that it can be the card."""
AT_ONCE = 6
"""Pushes on a page of the list."""
UNDATED = timedelta(days=7)
"""A reading without a deadline counts as open for so long."""
MOST = 1200
"""Characters of a list of names on a push's page, on which three of them must fit."""


@lru_cache(maxsize=1024)
def _text(heading: str, language: str, minutes: int, link: str, source: str, shown: str) -> str:
    """Returns the lines that do not change while people study."""
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
    """Returns what stands above the counts on the card in the group, as Telegram HTML."""
    heading = _heading(str(texts.language), reading.title, reading.number, reading.numbers)
    text = _shown(texts, heading, reading, material, reading.part)
    parts = len(parts_of(material.body))
    if reading.parts == 1 and parts > 1:  # The whole material, of which this is the beginning.
        text += "\n\n" + texts("reading-goes-on", parts=parts)
    return text


def own(texts: Texts, reading: Reading, material: Material, part: int) -> str:
    """Returns a part of the text for the reading's own page, as Telegram HTML."""
    heading = texts("reading-own-heading", title=Markup(titled(texts, reading)))
    return _shown(texts, heading, reading, material, part)


def _shown(texts: Texts, heading: str, reading: Reading, material: Material, part: int) -> str:
    parts = parts_of(material.body)
    shown = parts[min(part, len(parts) - 1)]
    language = str(texts.language)
    return _text(heading, language, reading.minutes, material.link, material.source, shown)


def short_title(texts: Texts, reading: Reading) -> str:
    """Returns a reading's title with its number in the series, short enough for a button."""
    title = rich.excerpt(escape(reading.title), 24)
    if reading.numbers < 2:
        return title
    number, numbers = str(reading.number), str(reading.numbers)
    return texts.plain("reading-short", title=title, number=number, numbers=numbers)


def titled(texts: Texts, reading: Reading) -> str:
    """Returns a reading's title with its number in the series, as Telegram HTML."""
    return _titled(texts, reading.title, reading.number, reading.numbers)


def _titled(texts: Texts, title: str, number: int, numbers: int) -> str:
    if numbers < 2:
        return texts("reading-titled", title=title)
    return texts("reading-titled-numbered", title=title, number=str(number), numbers=str(numbers))


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
    """Returns the last lines of a card: how many have studied, until when, how many notes."""
    over = rules.is_over(reading.deadline_at, now)
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
    session: Session, now: datetime, branch: Branch, reading: Reading, material: Material
) -> OutMessage:
    """Shows the live card of a reading in the group."""
    texts = texts_in(branch.language)
    numbers = readings.counts(session, reading, local_day(reading.posted_at, branch.zone))
    body = posted(texts, reading, material)
    text = f"{body}\n\n{counted(texts, branch, reading, numbers, now)}"
    file = _under(reading, material, body)
    message = OutMessage(text, file=file, preview=bool(material.link) and file is None)
    return message.with_buttons(
        (
            tap(_label(str(texts.language), "reading-studied"), "rd.s", reading.id),
            tap(_label(str(texts.language), "reading-note"), "rn.n", reading.id),
        ),
        _onward(texts, reading, material),
    )


def draw(session: Session, now: datetime, reading_id: int) -> OutMessage | None:
    """Redraws the card of a reading; None where it is gone."""
    reading = session.get(Reading, reading_id)
    if reading is None:
        return None
    branch = session.get_one(Branch, reading.branch_id)
    return card(session, now, branch, reading, session.get_one(Material, reading.material_id))


def is_open(session: Session, now: datetime, reading_id: int) -> bool:
    """Tells whether a reading can still be studied in time, or a note on it be written; one without
    a deadline for as long as most have."""
    reading = session.get(Reading, reading_id)
    if reading is None:
        return False
    until = [one for one in (reading.deadline_at, reading.note_due_at) if one is not None]
    return now < max(until, default=reading.posted_at + UNDATED)


@lru_cache(maxsize=64)
def _label(language: str, key: str) -> str:
    return texts_in(language).plain(key)


def _onward(texts: Texts, reading: Reading, material: Material) -> tuple[Button, ...]:
    """Returns buttons to the rest of a long text and to the link."""
    found = []
    if reading.parts == 1 and len(parts_of(material.body)) > 1:
        found.append(tap(texts.plain("reading-whole"), "rd.w", reading.id))
    if material.link:
        found.append(Button(texts.plain("reading-open"), url=material.link))
    return tuple(found)


def _under(reading: Reading, material: Material, body: str) -> OutFile | None:
    """Returns the only file of a material, if the text fits under it."""
    if reading.part or len(material.files) != 1 or rich.units(body) > CAPTION:
        return None
    file = OutFile.from_json(material.files[0])
    return file if file.kind in UNDER_FILES else None


def files(texts: Texts, reading: Reading, material: Material) -> list[OutMessage]:
    """Returns the messages with files that come before the card in the group: none after the first
    part, and none for a file that the card itself carries."""
    if reading.part or _under(reading, material, posted(texts, reading, material)) is not None:
        return []
    return in_messages(material.files)


def pushes(
    session: Session,
    texts: Texts,
    branch: Branch,
    found: Sequence[Reading],
    page: int,
    now: datetime,
) -> OutMessage:
    """Lists the branch's last pushes, each with its day and how many have studied it."""
    today = local_day(now, branch.zone)
    page = min(page, max(0, (len(found) - 1) // AT_ONCE))
    buttons = []
    for at, reading in enumerate(found):
        day = local_day(reading.posted_at, branch.zone)
        # Only those in view are counted.
        shown = at // AT_ONCE == page
        numbers = readings.counts(session, reading, day) if shown else None
        label = texts.plain(
            "pushes-entry",
            day=say_day(texts, day, today),
            title=short_title(texts, reading),
            studied=numbers.studied if numbers else 0,
            expected=numbers.expected if numbers else 0,
        )
        buttons.append(tap(label, "rp.v", reading.id))
    return OutMessage(texts("pushes-head" if found else "pushes-none")).with_buttons(
        *pages(texts, buttons, page, "rp.l", branch.id, size=AT_ONCE, wide=1),
        back_to(texts, "rd.l", branch.id, 0),
    )


def page(
    session: Session, texts: Texts, branch: Branch, reading: Reading, now: datetime
) -> OutMessage:
    """Shows who has studied a push and when, who has not, and who was away."""
    day = local_day(reading.posted_at, branch.zone)
    studied = receipts.of_reading(session, reading.id)
    expected = readings.expected(session, branch.id, day)
    numbers = readings.counts(session, reading, day)
    lines = [
        texts("push-head", title=Markup(titled(texts, reading))),
        texts("push-when", when=say_when(texts, reading.posted_at, now, branch)),
        counted(texts, branch, reading, numbers, now),
        "",
    ]
    done = [member for member in expected if member.id in studied]
    done.sort(key=lambda member: studied[member.id].at)
    done += readings.others(session, reading, day)
    missing = [member.shown for member in expected if member.id not in studied]
    for key, names in (
        ("push-studied", [_timed(texts, branch, day, one, studied[one.id]) for one in done]),
        ("push-missing", missing),
        ("push-away", [one.shown for one in readings.gone(session, branch.id, day)]),
    ):
        if names:
            said = say_names(texts, names, MOST)
            lines.append(texts(key, many=len(names), names=said))
    return OutMessage("\n".join(lines)).with_buttons(
        *_actions(texts, branch, reading, numbers, missing=bool(missing))
    )


def _timed(texts: Texts, branch: Branch, day: date, member: Member, receipt: Receipt) -> str:
    there = local(receipt.at, branch.zone)
    key = "push-at-late" if receipt.late else "push-at"
    when = there.strftime("%H:%M") if there.date() == day else f"{there.month}/{there.day}"
    return texts.plain(key, name=clipped(member.shown)[:20], when=when)


def _actions(
    texts: Texts, branch: Branch, reading: Reading, numbers: Counts, *, missing: bool
) -> list[tuple[Button, ...]]:
    one = reading.id
    remind = (tap(texts.plain("push-remind"), "rp.c", one),) if missing else ()
    if reading.note_due_at is None:
        notes = tap(texts.plain("push-ask-notes"), "rp.k", one)
    else:
        notes = tap(texts.plain("push-notes", many=numbers.noted), "rp.h", one, 0)
    return [(*remind, notes), (back_to(texts, "rp.l", branch.id, 0),)]
