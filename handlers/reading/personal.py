"""What readers see privately: what is still to be read, a reading's own page, their hours."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from data.models import Branch, Material, Reading, Receipt
from data.queries.series import parts_of
from data.values.hours import STUDY_HOUR
from data.values.out import Button, OutMessage, Rows
from handlers.reading import rules, view
from handlers.reading.service import is_late
from handlers.shared.buttons import tap
from handlers.shared.dates import say_day, say_when
from handlers.shared.texts import Markup, Texts

AT_ONCE = 5
"""Readings on a page of the list: with the other buttons eight in view."""


@dataclass(frozen=True, slots=True)
class Mine:
    """What /read shows: what is still to be read, minutes studied this month and this year, the
    year's in hours of study, and whether the person looks after the branch's material."""

    branch: Branch
    readings: Sequence[Reading]
    month: int
    year: int
    lessons: float
    keeps: bool


def mine(texts: Texts, seen: Mine, page: int, now: datetime) -> OutMessage:
    """What a member has still to read, with a button to each, and their hours."""
    late = sum(is_late(one, now) for one in seen.readings)
    many = len(seen.readings)
    heading = texts("read-mine", many=many - late, late=late) if many else texts("read-none")
    hours = texts(
        "read-hours",
        month=seen.month,
        year=seen.year,
        lessons=f"{seen.lessons:g}",
        length=STUDY_HOUR,
    )
    buttons = [tap(_label(texts, seen.branch, one, now), "rd.o", one.id) for one in seen.readings]
    own = [tap(texts.plain("notes-mine"), "rn.m", seen.branch.id, 0)]
    if seen.keeps:
        own.append(tap(texts.plain("pushes-open"), "rp.l", seen.branch.id, 0))
    return OutMessage(f"{heading}\n{hours}").with_buttons(
        *single(texts, buttons, page, "rd.l", seen.branch.id), tuple(own)
    )


def single(texts: Texts, buttons: Sequence[Button], page: int, verb: str, *args: object) -> Rows:
    """A page of long labels, one a row, with buttons to the neighbouring pages."""
    last = max(0, (len(buttons) - 1) // AT_ONCE)
    page = min(page, last)
    shown = [(one,) for one in buttons[page * AT_ONCE : (page + 1) * AT_ONCE]]
    turns = []
    if page > 0:
        turns.append(tap(texts.plain("back-page"), verb, *args, page - 1))
    if page < last:
        turns.append(tap(texts.plain("next-page"), verb, *args, page + 1))
    return (*shown, tuple(turns))


def _label(texts: Texts, branch: Branch, reading: Reading, now: datetime) -> str:
    title = view.short_title(texts, reading)
    if is_late(reading, now):
        return texts.plain("read-entry-late", title=title)
    if reading.deadline_at is None:
        return texts.plain("read-entry", title=title)
    today = rules.local_day(now, branch.zone)
    day = say_day(texts, rules.last_day(reading.deadline_at, branch.zone), today)
    return texts.plain("read-entry-until", title=title, day=day)


def page(
    texts: Texts,
    branch: Branch,
    reading: Reading,
    material: Material,
    receipt: Receipt | None,
    part: int,
    now: datetime,
) -> OutMessage:
    """A reading's own page: a part of its text, whether it is studied, and what can be done."""
    body = view.own(texts, reading, material, part)
    lines = [body, "", _state(texts, branch, reading, receipt, now)]
    study = () if receipt else (tap(texts.plain("reading-studied"), "rd.s", reading.id),)
    message = OutMessage("\n".join(lines), preview=bool(material.link))
    link = (Button(texts.plain("reading-open"), url=material.link),) if material.link else ()
    return message.with_buttons(
        (*study, tap(texts.plain("reading-note"), "rn.n", reading.id), *link),
        _turning(texts, reading, material, part),
        (tap(texts.plain("read-back"), "rd.l", branch.id, 0),),
    )


def _turning(texts: Texts, reading: Reading, material: Material, part: int) -> tuple[Button, ...]:
    parts = len(parts_of(material.body))
    found = []
    if 0 < part < parts:
        found.append(tap(texts.plain("part-before"), "rd.t", reading.id, part - 1))
    if part + 1 < parts:
        found.append(tap(texts.plain("part-after"), "rd.t", reading.id, part + 1))
    return tuple(found)


def _state(
    texts: Texts, branch: Branch, reading: Reading, receipt: Receipt | None, now: datetime
) -> str:
    if receipt is not None:
        key = "reading-state-late" if receipt.late else "reading-state-studied"
        return texts(key, when=say_when(texts, receipt.at, now, branch))
    if is_late(reading, now):
        return texts("reading-state-over")
    if reading.deadline_at is None:
        return texts("reading-state-open")
    today = rules.local_day(now, branch.zone)
    day = say_day(texts, rules.last_day(reading.deadline_at, branch.zone), today)
    return texts("reading-state-until", day=day)


def after(texts: Texts, branch: Branch, reading: Reading, said: str) -> OutMessage:
    """What a tap came to, with the way on."""
    text = texts("reading-after", title=Markup(view.titled(texts, reading)), said=said)
    return OutMessage(text).with_buttons(
        (
            tap(texts.plain("reading-note"), "rn.n", reading.id),
            tap(texts.plain("read-back"), "rd.l", branch.id, 0),
        )
    )
