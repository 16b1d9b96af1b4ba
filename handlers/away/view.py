"""Shows the times in which a member is away."""

from collections.abc import Sequence
from datetime import date

from data.models import Away, Member
from handlers.shared.view import OutMessage, Texts, back_to, say_day, tap

MOST = 5
"""Times on a person's page; earlier ones are of no use any more."""


def page(texts: Texts, member: Member, spans: Sequence[Away], today: date) -> OutMessage:
    """Shows a member's times of being away, the latest first."""
    buttons = [
        (tap(texts.plain("away-entry", when=say_span(texts, one, today)), "aw.s", one.id),)
        for one in spans[:MOST]
    ]
    key = "away-head" if spans else "away-none"
    return OutMessage(texts(key, name=member.shown)).with_buttons(
        tap(texts.plain("away-new"), "aw.f", member.id), *buttons, back_to(texts, "r.p", member.id)
    )


def say_span(texts: Texts, one: Away, today: date) -> str:
    """Says a time of being away in words."""
    start = say_day(texts, one.from_on, today)
    if one.until_on is None:
        return texts.plain("away-since", start=start)
    return texts.plain("away-span", start=start, last=say_day(texts, one.until_on, today))


def span(texts: Texts, member: Member, one: Away, today: date) -> OutMessage:
    """Shows one time, and what can be done about it."""
    over = one.until_on is not None and one.until_on < today
    began = one.from_on < today
    back = (tap(texts.plain("away-back"), "aw.b", one.id),) if began and not over else ()
    text = texts("away-one", name=member.shown, when=say_span(texts, one, today))
    return OutMessage(text).with_buttons(
        (*back, tap(texts.plain("away-drop"), "aw.d", one.id)), back_to(texts, "aw.p", member.id)
    )
