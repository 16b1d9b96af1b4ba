"""Shows readers privately what is still to be read, a reading's own page, and its question."""

import math
from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from data.models import Branch, Material, Member, Reading, Receipt
from data.queries.series import parts_of
from data.values.hours import STUDY_HOUR
from handlers.reading import rules
from handlers.reading.pushes import view
from handlers.reading.study import service
from handlers.reading.study.service import Studied, Thinks, Waits
from handlers.shared.dates import say_date, say_day, say_when, today
from handlers.shared.feature import Todo
from handlers.shared.view import Button, Markup, OutMessage, Texts, pages, rows, tap

AT_ONCE = 5
"""Readings on a page of the list: with the other buttons eight in view."""


LETTERS = "ABCDEFGHIJKL"


def mine(
    texts: Texts,
    branch: Branch,
    unread: Sequence[Reading],
    minutes: Sequence[int],
    page: int,
    now: datetime,
    *,
    keeps: bool,
) -> OutMessage:
    """Shows what a member has still to read, with a button to each, and their hours.

    `minutes` of this month and of this year; `keeps`: they look after the branch's material.
    """
    late = sum(rules.is_over(one.deadline_at, now) for one in unread)
    many = len(unread)
    heading = texts("read-mine", many=many - late, late=late) if many else texts("read-none")
    month, year = minutes
    lessons = f"{rules.lessons(year):g}"
    hours = texts("read-hours", month=month, year=year, lessons=lessons, length=STUDY_HOUR)
    buttons = [tap(_label(texts, branch, one, now), "rd.o", one.id) for one in unread]
    own = [tap(texts.plain("notes-mine"), "rn.m", branch.id, 0)]
    if keeps:
        own.append(tap(texts.plain("pushes-open"), "rp.l", branch.id, 0))
    return OutMessage(f"{heading}\n{hours}").with_buttons(
        *pages(texts, buttons, page, "rd.l", branch.id, size=AT_ONCE, wide=1), tuple(own)
    )


def _label(texts: Texts, branch: Branch, reading: Reading, now: datetime) -> str:
    title = view.short_title(texts, reading)
    if rules.is_over(reading.deadline_at, now):
        return texts.plain("read-entry-late", title=title)
    if reading.deadline_at is None:
        return texts.plain("read-entry", title=title)
    day = say_day(texts, rules.last_day(reading.deadline_at, branch.zone), today(branch, now))
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
    """Shows a reading's own page: a part of its text, whether it is studied, what can be done."""
    body = view.own(texts, reading, material, part)
    lines = [body, "", _state(texts, branch, reading, receipt, now)]
    study = () if receipt else (tap(texts.plain("reading-studied"), "rd.s", reading.id),)
    message = OutMessage("\n".join(lines), preview=bool(material.link))
    link = (Button(texts.plain("reading-open"), url=material.link),) if material.link else ()
    return message.with_buttons(
        (*study, tap(texts.plain("reading-note"), "rn.n", reading.id), *link),
        _turning(texts, reading, material, part),
        tap(texts.plain("read-back"), "rd.l", branch.id, 0),
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
    if rules.is_over(reading.deadline_at, now):
        return texts("reading-state-over")
    if reading.deadline_at is None:
        return texts("reading-state-open")
    day = say_day(texts, rules.last_day(reading.deadline_at, branch.zone), today(branch, now))
    return texts("reading-state-until", day=day)


def after(texts: Texts, branch: Branch, reading: Reading, said: str) -> OutMessage:
    """Says what a tap came to, with the way on."""
    text = texts("reading-after", title=Markup(view.titled(texts, reading)), said=said)
    return OutMessage(text).with_buttons(
        (
            tap(texts.plain("reading-note"), "rn.n", reading.id),
            tap(texts.plain("read-back"), "rd.l", branch.id, 0),
        )
    )


def question(session: Session, texts: Texts, member: Member, reading: Reading) -> OutMessage:
    """Asks a material's check question, its options in the member's own order."""
    material = session.get_one(Material, reading.material_id)
    order = rules.order(reading.id, member.id, len(material.options))
    mark = rules.mark_of(material.question, material.options)
    lines = [texts("check-ask", title=reading.title, question=material.question), ""]
    lines += [
        texts("check-option", letter=LETTERS[at], option=str(material.options[option]))
        for at, option in enumerate(order)
    ]
    buttons = [tap(LETTERS[at], "rd.q", reading.id, at, mark) for at in range(len(order))]
    return OutMessage("\n".join(lines)).with_buttons(
        *rows(buttons, 4), tap(texts.plain("check-read-again"), "rd.o", reading.id)
    )


def say_thinks(texts: Texts, thinks: Thinks) -> str:
    """Answers a wrong answer, or one that came too soon after it."""
    left = say_span(texts, thinks.left)
    return texts.plain("check-wrong" if thinks.wrong else "check-wait", left=left)


def say_span(texts: Texts, span: timedelta) -> str:
    """Says a span, rounded up to a second: minutes and seconds, of long ones the minutes."""
    seconds = max(1, math.ceil(span.total_seconds()))
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return texts.plain("span-seconds", seconds=rest)
    if minutes >= 10 or not rest:
        return texts.plain("span-minutes", minutes=minutes + (rest > 0))
    return texts.plain("span-both", minutes=minutes, seconds=rest)


def say_wait(texts: Texts, waits: Waits) -> str:
    """Answers a tap that came too soon."""
    left = say_span(texts, waits.left)
    return texts.plain("reading-started" if waits.opened else "reading-wait", left=left)


def say_studied(texts: Texts, studied: Studied) -> str:
    """Answers a tap on a reading that counts, or counted before."""
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


def todos(
    session: Session, texts: Texts, branch: Branch, member: Member, now: datetime
) -> list[Todo]:
    """Returns one line for all readings that are open for a member, and one for each note that is
    asked for, with the ways to them."""
    return [
        *_to_read(session, texts, branch, member, now),
        *(
            _to_note(texts, branch, one, now)
            for one in service.to_note(session, branch, member, now)
        ),
    ]


def _to_read(
    session: Session, texts: Texts, branch: Branch, member: Member, now: datetime
) -> list[Todo]:
    found = service.to_read(session, branch, member, now)
    if not found:
        return []
    ends = [
        one.deadline_at
        for one in found
        if one.deadline_at and not rules.is_over(one.deadline_at, now)
    ]
    late, until = sum(rules.is_over(one.deadline_at, now) for one in found), min(ends, default=None)
    day = (
        say_day(texts, rules.last_day(until, branch.zone), today(branch, now)) if until else "none"
    )
    text = texts("read-todo", many=len(found), late=late, day=day)
    button = tap(texts.plain("read-todo-open"), "rd.l", branch.id, 0)
    return [Todo(text, button, until, late=late > 0, ends=tuple(ends))]


def _to_note(texts: Texts, branch: Branch, reading: Reading, now: datetime) -> Todo:
    assert reading.note_due_at is not None
    when = say_when(texts, reading.note_due_at, now, branch)
    text = texts("note-todo", title=Markup(view.titled(texts, reading)), when=when)
    label = texts.plain("note-todo-open", title=view.short_title(texts, reading))
    return Todo(text, tap(label, "rn.n", reading.id), reading.note_due_at)
