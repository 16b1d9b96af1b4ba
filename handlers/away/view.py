"""What being away looks like: the times noted, and the questions for a new one."""

from collections.abc import Sequence
from datetime import date, timedelta

from data.models import Away, Member
from data.values.out import OutMessage
from handlers.shared.buttons import rows, tap
from handlers.shared.dates import say_day
from handlers.shared.daypicker import day_rows
from handlers.shared.texts import Texts

MOST = 5
"""Times on a person's page; earlier ones are of no use any more."""
LENGTHS = (7, 30, 90)
"""Days offered for how long."""


def page(texts: Texts, member: Member, spans: Sequence[Away], today: date) -> OutMessage:
    """A member's times of being away, the latest first."""
    buttons = [
        (tap(texts.plain("away-entry", when=say_span(texts, one, today)), "aw.s", one.id),)
        for one in spans[:MOST]
    ]
    key = "away-head" if spans else "away-none"
    return OutMessage(texts(key, name=member.name)).with_buttons(
        (tap(texts.plain("away-new"), "aw.f", member.id),),
        *buttons,
        (tap(texts.plain("back"), "r.p", member.id),),
    )


def say_span(texts: Texts, one: Away, today: date) -> str:
    """A time of being away in words."""
    start = say_day(texts, one.from_on, today)
    if one.until_on is None:
        return texts.plain("away-since", start=start)
    return texts.plain("away-span", start=start, last=say_day(texts, one.until_on, today))


def ask_from(texts: Texts, member: Member, today: date) -> OutMessage:
    """From which day."""
    days = [today, today + timedelta(days=1), today + timedelta(days=7 - today.weekday())]
    near = [
        tap(say_day(texts, day, today), "aw.u", member.id, f"{day:%Y%m%d}")
        for day in dict.fromkeys(days)
    ]
    return OutMessage(texts("away-ask-from", name=member.name)).with_buttons(
        *rows(near, 3),
        (tap(texts.plain("away-calendar"), "aw.fm", member.id, f"{today:%Y%m}"),),
        (tap(texts.plain("back"), "aw.p", member.id),),
    )


def from_month(texts: Texts, member: Member, month: str, today: date) -> OutMessage:
    """A month to choose the first day from."""
    days = day_rows(texts, month, today, ("aw.u", member.id), ("aw.fm", member.id), "aw.x")
    heading = texts("away-ask-from", name=member.name)
    return OutMessage(heading).with_buttons(*days, (tap(texts.plain("back"), "aw.f", member.id),))


def ask_until(texts: Texts, member: Member, start: date, today: date) -> OutMessage:
    """Until which day, or open."""
    first = f"{start:%Y%m%d}"
    lengths = [
        tap(
            texts.plain("away-days", days=days),
            "aw.n",
            member.id,
            first,
            f"{start + timedelta(days=days - 1):%Y%m%d}",
        )
        for days in LENGTHS
    ]
    text = texts("away-ask-until", name=member.name, start=say_day(texts, start, today))
    return OutMessage(text).with_buttons(
        (tap(texts.plain("away-open"), "aw.n", member.id, first, 0),),
        tuple(lengths),
        (tap(texts.plain("away-calendar"), "aw.um", member.id, first, f"{start:%Y%m}"),),
        (tap(texts.plain("back"), "aw.f", member.id),),
    )


def until_month(texts: Texts, member: Member, start: date, month: str, today: date) -> OutMessage:
    """A month to choose the last day from."""
    first = f"{start:%Y%m%d}"
    days = day_rows(
        texts, month, start, ("aw.n", member.id, first), ("aw.um", member.id, first), "aw.x"
    )
    text = texts("away-ask-until", name=member.name, start=say_day(texts, start, today))
    return OutMessage(text).with_buttons(
        *days, (tap(texts.plain("back"), "aw.u", member.id, first),)
    )


def span(texts: Texts, member: Member, one: Away, today: date) -> OutMessage:
    """One time of being away, and what can be done about it."""
    over = one.until_on is not None and one.until_on < today
    began = one.from_on < today
    back = (tap(texts.plain("away-back"), "aw.b", one.id),) if began and not over else ()
    text = texts("away-one", name=member.name, when=say_span(texts, one, today))
    return OutMessage(text).with_buttons(
        (*back, tap(texts.plain("away-drop"), "aw.d", one.id)),
        (tap(texts.plain("back"), "aw.p", member.id),),
    )
