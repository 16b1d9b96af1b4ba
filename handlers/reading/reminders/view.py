"""Words the reminders: to the member, to the secretaries, in the group."""

from collections.abc import Sequence
from datetime import datetime

from data.models import Branch, Member, Reading
from handlers.reading import rules
from handlers.reading.pushes import view
from handlers.shared.names import say_names
from handlers.shared.texts import Markup, Texts, escape
from handlers.shared.view import Button, OutMessage, back_to, link, say_day, say_when, tap, today

MOST_LINES = 6
"""Readings named in one reminder; the button to the list leads to the rest."""


def reminder(
    texts: Texts,
    branch: Branch,
    name: str,
    read: Sequence[Reading],
    write: Sequence[Reading],
    now: datetime,
) -> OutMessage:
    """Lists everything that a member of this name has still to do, the most pressing first."""
    day_of_now = today(branch, now)
    lines = [texts("chase-head", name=name, branch=branch.name)]
    for reading in read[:MOST_LINES]:
        title = Markup(view.titled(texts, reading))
        if reading.deadline_at is None or reading.deadline_at <= now:
            lines.append(texts("chase-read", title=title))
            continue
        day = rules.last_day(reading.deadline_at, branch.zone)
        lines.append(texts("chase-read-until", title=title, day=say_day(texts, day, day_of_now)))
    for reading in write[:MOST_LINES]:
        assert reading.note_due_at is not None
        when = say_when(texts, reading.note_due_at, now, branch)
        title = Markup(view.titled(texts, reading))
        lines.append(texts("chase-write", title=title, when=when))
    buttons = [
        (tap(texts.plain("chase-open", title=view.short_title(texts, one)), "rd.o", one.id),)
        for one in read[:3]
    ]
    buttons += [
        (tap(texts.plain("chase-note", title=view.short_title(texts, one)), "rn.n", one.id),)
        for one in write[:3]
    ]
    return OutMessage("\n".join(lines)).with_buttons(
        *buttons, tap(texts.plain("chase-all"), "rd.l", branch.id, 0)
    )


def unreached(texts: Texts, people: Sequence[Member]) -> OutMessage:
    """Names to the secretaries those who cannot be written to."""
    return OutMessage(_unreached(texts, people))


def _unreached(texts: Texts, people: Sequence[Member]) -> str:
    names = say_names(texts, [member.shown for member in people], 2000)
    return texts("chase-unreached", many=len(people), names=names)


def mentions(texts: Texts, branch: Branch, people: Sequence[Member]) -> OutMessage:
    """Mentions a few people in the group, each with a notification where Telegram knows them."""
    names = [
        f'<a href="tg://user?id={one.account_id}">{escape(one.shown)}</a>'
        if one.account_id
        else escape(one.shown)
        for one in people
    ]
    said = Markup(texts.plain("between-names").join(names))
    url = link(branch.bot_id, "rl", branch.id)
    return OutMessage(texts("chase-mention", names=said)).with_buttons(
        Button(texts.plain("chase-go"), url=url)
    )


def result(
    texts: Texts, reading: Reading, reminded: int, earlier: int, unreached: Sequence[Member]
) -> OutMessage:
    """Says how many were reminded, and names those who cannot be written to."""
    lines = [texts("push-reminded", many=reminded)]
    if earlier:
        lines.append(texts("push-reminded-earlier", many=earlier))
    if unreached:
        lines.append(_unreached(texts, unreached))
    return OutMessage("\n".join(lines)).with_buttons(back_to(texts, "rp.v", reading.id))
