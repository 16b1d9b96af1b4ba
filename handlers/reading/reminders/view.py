"""Words what reminders say to others: to the secretary, and in the group."""

from collections.abc import Sequence

from data.models import Branch, Member, Reading
from handlers.shared.names import say_names
from handlers.shared.reminding import ReminderResult
from handlers.shared.texts import Markup, Texts, escape
from handlers.shared.view import Button, OutMessage, back_to, link


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


def result(texts: Texts, reading: Reading, told: ReminderResult) -> OutMessage:
    """Says how many were reminded, and names those who cannot be written to."""
    lines = [texts("push-reminded", many=told.reminded)]
    if told.earlier:
        lines.append(texts("push-reminded-earlier", many=told.earlier))
    if told.unreached:
        lines.append(_unreached(texts, told.unreached))
    return OutMessage("\n".join(lines)).with_buttons(back_to(texts, "rp.v", reading.id))
