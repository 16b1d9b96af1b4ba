"""What a discussion looks like to those who look after it: its voices, its summary."""

from collections.abc import Sequence
from datetime import datetime

from data.exports.discussion import LABELS
from data.models import Branch, Contribution, Member, Topic
from data.values import rich
from data.values.out import Button, OutMessage
from handlers.shared.buttons import pages, tap
from handlers.shared.dates import local, say_day, say_when
from handlers.shared.links import message_link
from handlers.shared.names import clipped, say_names
from handlers.shared.texts import Markup, Texts, escape
from handlers.topics import rules, view

AT_ONCE = 5
WORDS = 5
"""Words that a draft of a summary names."""


def listed(
    texts: Texts, branch: Branch, found: Sequence[Topic], page: int, now: datetime, *, keeps: bool
) -> OutMessage:
    """Past discussions, the last one first; who looks after the topics can file them."""
    today = rules.local_day(now, branch.zone)
    buttons = []
    for one in found:
        closed = one.closed_at or now
        day = say_day(texts, rules.local_day(closed, branch.zone), today)
        label = texts.plain("topic-past-entry", day=day, title=view.short(one))
        buttons.append(tap(label, "tr.v", one.id))
    export = (tap(texts.plain("topic-export-year"), "tr.ea", branch.id),) if found and keeps else ()
    return OutMessage(texts("topic-past" if found else "topic-past-none")).with_buttons(
        *pages(texts, buttons, page, "tr.l", branch.id, size=AT_ONCE, wide=1),
        (*export, tap(texts.plain("back"), "tp.h", branch.id)),
    )


def page(texts: Texts, outcome: view.Outcome, now: datetime) -> OutMessage:
    """One discussion: its counts, and what can be done."""
    topic, branch = outcome.topic, outcome.branch
    lines = [texts("topic-card", heading=Markup(view.heading(texts, topic, outcome.lead)))]
    if topic.state == "open":
        lines += [view.counted(texts, "topic-spoken", outcome.spoken)]
        lines.append(view.time_left(texts, branch, topic, now))
    else:
        lines.append(view.counted(texts, "topic-over", outcome.spoken))
    if outcome.voices:
        lines.append(texts("topic-result-names", names=say_names(texts, outcome.voices, 1500)))
    said = tap(texts.plain("topic-said", many=outcome.spoken.times), "tr.c", topic.id, 0)
    export = tap(texts.plain("topic-export"), "tr.e", topic.id)
    if topic.state == "open":
        back = tap(texts.plain("back"), "tp.v", topic.id)
        return OutMessage("\n".join(lines)).with_buttons((said, export), (back,))
    key = "topic-summed-up" if topic.summed_at else "topic-sum-up"
    return OutMessage("\n".join(lines)).with_buttons(
        (tap(texts.plain(key), "tr.s", topic.id),),
        (said, export),
        (tap(texts.plain("back"), "tr.l", branch.id, 0),),
    )


def spoken(
    texts: Texts,
    branch: Branch,
    topic: Topic,
    found: Sequence[tuple[Contribution, Member | None]],
    at: int,
) -> OutMessage:
    """Who said what on a topic, the first one first."""
    buttons = []
    for row, who in found:
        there = local(row.at, branch.zone)
        label = texts.plain(
            f"topic-said-{'yes' if row.counts and row.gone_at is None else 'no'}",
            name=clipped(who.name if who else row.name),
            when=f"{there.month}/{there.day} {there:%H:%M}",
            long=row.length,
        )
        buttons.append(tap(label, "tr.d", row.id))
    head = Markup(view.heading(texts, topic))
    key = "topic-said-head" if found else "topic-said-none"
    return OutMessage(texts(key, title=head)).with_buttons(
        *pages(texts, buttons, at, "tr.c", topic.id, size=AT_ONCE, wide=1),
        (tap(texts.plain("back"), "tr.v", topic.id),),
    )


def state(texts: Texts, row: Contribution) -> str:
    """Whether a contribution counts, and why not."""
    if row.gone_at is not None:
        return texts("speak-gone")
    if not row.counts:
        return texts(f"speak-not-{row.why_not}", long=row.length)
    return texts("speak-counts", long=row.length, reactions=row.reactions)


def facts(texts: Texts, branch: Branch, topic: Topic, row: Contribution, now: datetime) -> str:
    """When a contribution was made, where it stands, how it begins and whether it counts."""
    when = say_when(texts, row.at, now, branch)
    link = message_link(row.chat_id, row.message_id, topic.thread)
    if link:
        when = Markup(f'<a href="{link}">{escape(when)}</a>')
    said = texts("speak-said", when=when, excerpt=row.excerpt)
    return f"{said}\n{state(texts, row)}"


def one(
    texts: Texts, branch: Branch, topic: Topic, row: Contribution, name: str, now: datetime
) -> OutMessage:
    """One contribution, for those who look after the topics."""
    lines = [texts("topic-said-one", name=name), facts(texts, branch, topic, row, now)]
    key = "topic-put-back" if row.gone_at else "topic-take-out"
    out = (tap(texts.plain(key), "tr.o", row.id),) if row.counts and row.excerpt else ()
    return OutMessage("\n".join(lines)).with_buttons(
        out, (tap(texts.plain("back"), "tr.c", topic.id, 0),)
    )


def draft(texts: Texts, outcome: view.Outcome, words: Sequence[str]) -> str:
    """A summary to begin with, plain text: how many spoke, what of, who found most agreement."""
    topic, spoken_ = outcome.topic, outcome.spoken
    people = spoken_.spoken + spoken_.others
    lines = [texts.plain("topic-draft", many=people, title=topic.title, times=spoken_.times)]
    if words:
        between = texts.plain("between-names")
        lines.append(texts.plain("topic-draft-words", words=between.join(words[:WORDS])))
    for row, who in outcome.best:
        if outcome.branch.names_spoken:
            name = clipped(who.name if who else row.name)
            lines.append(texts.plain("topic-draft-said", name=name, said=row.excerpt))
        else:
            lines.append(texts.plain("topic-draft-somebody", said=row.excerpt))
    return "\n".join(lines)


def summary(texts: Texts, topic: Topic, text: str) -> OutMessage:
    """The summary as it is or would be, and what can be done with it."""
    first: tuple[Button, ...] = ()
    if topic.summed_at is not None:
        key = "topic-summary-there"
    else:
        key = "topic-summary-ready" if topic.summary else "topic-summary-draft"
        first = (tap(texts.plain("topic-summary-post"), "tr.u", topic.id),)
    own = tap(texts.plain("topic-own-words"), "tr.w", topic.id)
    body = "\n".join([texts(key), "", text])
    return OutMessage(body).with_buttons(
        (*first, own), (tap(texts.plain("back"), "tr.v", topic.id),)
    )


def labels(texts: Texts) -> dict[str, str]:
    """The texts of the Word document."""
    return {name: texts.plain(f"topic-word-{name}") for name in LABELS}


def excerpt(row: Contribution) -> str:
    """How a contribution begins, short enough for a button."""
    return rich.excerpt(escape(row.excerpt), 16)
