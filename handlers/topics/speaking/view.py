"""Shows a contribution before and after it is posted, and a member's own contributions."""

from collections.abc import Sequence
from datetime import datetime

from data.models import Branch, Contribution, Topic
from handlers.shared.view import Button, Markup, OutMessage, Texts, back_to, local, pages, tap
from handlers.topics.discussion import view
from handlers.topics.results.view import excerpt, facts

AT_ONCE = 5


def ask(texts: Texts, branch: Branch, topic: Topic) -> str:
    """Asks for what is to be said."""
    head = Markup(view.prompt(texts, topic))
    return texts("speak-ask", prompt=head, least=branch.speech_length)


def preview(texts: Texts, topic: Topic, name: str, html: str) -> str:
    """Shows what the group will read."""
    said = texts("speak-preview", title=topic.title)
    return f"{said}\n\n{view.speech(texts, name, html)}"


def sent(texts: Texts, branch: Branch, row: Contribution, when: str) -> OutMessage:
    """Says that it is posted, or will be at the end of quiet hours (`when`)."""
    text = texts("speak-later", when=when) if when else texts("speak-sent", long=row.length)
    return OutMessage(text).with_buttons(
        (tap(texts.plain("speak-look"), "ts.d", row.id), back_to(texts, "tp.h", branch.id))
    )


def mine(
    texts: Texts, branch: Branch, found: Sequence[tuple[Contribution, Topic]], page: int
) -> OutMessage:
    """Lists a member's own contributions, the last one first."""
    buttons = []
    for row, _ in found:
        there = local(row.at, branch.zone)
        label = texts.plain(
            "speak-entry" if row.counts else "speak-entry-not",
            when=f"{there.month}/{there.day}",
            start=excerpt(row),
        )
        buttons.append(tap(label, "ts.d", row.id))
    return OutMessage(texts("speak-mine" if found else "speak-mine-none")).with_buttons(
        *pages(texts, buttons, page, "ts.m", branch.id, size=AT_ONCE, wide=1),
        back_to(texts, "tp.h", branch.id),
    )


def own(
    texts: Texts, branch: Branch, topic: Topic, row: Contribution, now: datetime, *, by_bot: bool
) -> OutMessage:
    """Shows one of them; what the bot posted can be changed while the topic is open."""
    lines = [view.heading(texts, topic), facts(texts, branch, topic, row, now)]
    if row.message_id is None:
        lines.append(texts("speak-waits"))
    change: tuple[Button, ...] = ()
    if by_bot and topic.state == "open":
        change = (tap(texts.plain("speak-change"), "ts.e", row.id),)
    return OutMessage("\n".join(lines)).with_buttons(
        (*change, tap(texts.plain("speak-back"), "ts.b", row.id, 0)),
        back_to(texts, "ts.m", branch.id, 0),
    )


def ask_back(texts: Texts, row: Contribution) -> OutMessage:
    """Asks once more before a contribution is taken back."""
    return OutMessage(texts("speak-back-sure", start=excerpt(row))).with_buttons(
        (tap(texts.plain("speak-back"), "ts.b", row.id, 1), back_to(texts, "ts.d", row.id))
    )


def taken_back(texts: Texts, branch: Branch, how: str) -> OutMessage:
    """Says that it is taken back; `how` as `rules.taken_back` says it."""
    return OutMessage(texts(f"speak-back-{how}")).with_buttons(back_to(texts, "ts.m", branch.id, 0))
