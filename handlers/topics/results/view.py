"""Shows results of discussions, who said what, and summaries; makes the records in Word."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from data.exports.discussion import LABELS, Discussion, Entry, discussions_document
from data.exports.wordcloud import FEWEST, word_cloud
from data.models import Branch, Contribution, Member, Topic
from data.queries import card as cards, contribution as contributions
from data.queries.topic import Spoken
from data.values import rich
from handlers.shared.dates import local, local_day, say_dated, say_day, say_when, today
from handlers.shared.links import message_link
from handlers.shared.names import clipped, say_names
from handlers.shared.texts import Markup, Texts, escape, texts_in
from handlers.shared.view import Button, OutFile, OutMessage, back_to, pages, tap
from handlers.topics.discussion import rules, view

AT_ONCE = 5
CAPTION = 1_000
"""UTF-16 units of a result: it goes under its picture."""
WORDS = 5
"""Words that a draft of a summary names."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a topic: who spoke, the first one first, and what found most reactions."""

    branch: Branch
    topic: Topic
    spoken: Spoken
    voices: Sequence[str]
    best: Sequence[tuple[Contribution, Member | None]]
    lead: str


def outcome(session: Session, branch: Branch, topic: Topic) -> Outcome:
    """Reads what became of a topic that was posted."""
    return Outcome(
        branch,
        topic,
        view.spoken(session, branch, topic),
        list(reversed(contributions.voices(session, topic.id))),
        contributions.best(session, topic.id),
        view.lead_name(session, topic),
    )


def result(texts: Texts, found: Outcome) -> str:
    """Returns the result as it goes under the word cloud, as HTML of at most 1,024 units."""
    head = Markup(view.heading(texts, found.topic, found.lead))
    lines = [texts("topic-result", heading=head), view.counted(texts, "topic-over", found.spoken)]
    if found.branch.names_spoken and found.voices:
        lines.append(texts("topic-result-names", names=say_names(texts, found.voices, 300)))
    praised = [_praised(texts, found, one, who) for one, who in found.best]
    if praised:
        lines += ["", texts("topic-result-best")]
    for line in praised:
        if rich.units("\n".join([*lines, line])) > CAPTION:
            break
        lines.append(line)
    return "\n".join(lines)


def _praised(texts: Texts, found: Outcome, one: Contribution, who: Member | None) -> str:
    said = Markup(escape(rich.excerpt(escape(one.excerpt), 60)))
    if link := message_link(one.chat_id, one.message_id, found.topic.thread):
        said = Markup(f'<a href="{link}">{said}</a>')
    if not found.branch.names_spoken:
        return texts("topic-result-said", said=said, reactions=one.reactions)
    name = clipped(who.shown if who else one.name)
    return texts("topic-result-one", name=name, said=said, reactions=one.reactions)


def picture(session: Session, topic: Topic) -> OutFile | None:
    """Returns the word cloud, drawn when it is sent; None where there are too few words."""
    words = contributions.words(session, topic.id)
    if len(words) < FEWEST:
        return None
    return OutFile("photo", "words.png", draw=lambda: word_cloud(words))


def closed(texts: Texts, found: Outcome) -> OutMessage:
    """Tells a secretary of the end, and asks for a summary of what was said."""
    topic, spoken = found.topic, found.spoken
    look = tap(texts.plain("topic-look"), "tr.v", topic.id)
    if not spoken.times:
        return OutMessage(texts("topic-closed-silent", title=topic.title)).with_buttons(look)
    numbers = {"spoken": spoken.spoken, "expected": spoken.expected}
    return OutMessage(texts("topic-closed-word", title=topic.title, **numbers)).with_buttons(
        (tap(texts.plain("topic-sum-up"), "tr.s", topic.id), look)
    )


def past(
    texts: Texts, branch: Branch, found: Sequence[Topic], page: int, now: datetime, *, keeps: bool
) -> OutMessage:
    """Lists past discussions, the last one first; who looks after topics can export them."""
    buttons = []
    for one in found:
        on = local_day(one.closed_at or now, branch.zone)
        day = say_day(texts, on, today(branch, now))
        label = texts.plain("topic-past-entry", day=day, title=view.short(one))
        buttons.append(tap(label, "tr.v", one.id))
    export = (tap(texts.plain("topic-export-year"), "tr.ea", branch.id),) if found and keeps else ()
    return OutMessage(texts("topic-past" if found else "topic-past-none")).with_buttons(
        *pages(texts, buttons, page, "tr.l", branch.id, size=AT_ONCE, wide=1),
        (*export, back_to(texts, "tp.h", branch.id)),
    )


def page(texts: Texts, found: Outcome, now: datetime) -> OutMessage:
    """Shows one discussion: its counts, and what can be done."""
    topic, branch = found.topic, found.branch
    lines = [texts("topic-card", heading=Markup(view.heading(texts, topic, found.lead)))]
    if topic.state == "open":
        lines.append(view.counted(texts, "topic-spoken", found.spoken))
        lines.append(view.time_left(texts, branch, topic, now))
    else:
        lines.append(view.counted(texts, "topic-over", found.spoken))
    if found.voices:
        lines.append(texts("topic-result-names", names=say_names(texts, found.voices, 1500)))
    said = tap(texts.plain("topic-said", many=found.spoken.times), "tr.c", topic.id, 0)
    export = tap(texts.plain("topic-export"), "tr.e", topic.id)
    if topic.state == "open":
        back = back_to(texts, "tp.v", topic.id)
        return OutMessage("\n".join(lines)).with_buttons((said, export), back)
    key = "topic-summed-up" if topic.summed_at else "topic-sum-up"
    return OutMessage("\n".join(lines)).with_buttons(
        tap(texts.plain(key), "tr.s", topic.id),
        (said, export),
        back_to(texts, "tr.l", branch.id, 0),
    )


def contributions_page(
    session: Session, texts: Texts, branch: Branch, topic: Topic, at: int
) -> OutMessage:
    """Lists who said what on a topic, the first one first."""
    found = contributions.of_topic(session, topic.id)
    buttons = []
    for row, who in found:
        there = local(row.at, branch.zone)
        label = texts.plain(
            f"topic-said-{'yes' if row.counts and row.gone_at is None else 'no'}",
            name=clipped(who.shown if who else row.name),
            when=f"{there.month}/{there.day} {there:%H:%M}",
            long=row.length,
        )
        buttons.append(tap(label, "tr.d", row.id))
    head = Markup(view.heading(texts, topic))
    key = "topic-said-head" if found else "topic-said-none"
    return OutMessage(texts(key, title=head)).with_buttons(
        *pages(texts, buttons, at, "tr.c", topic.id, size=AT_ONCE, wide=1),
        back_to(texts, "tr.v", topic.id),
    )


def excerpt(row: Contribution) -> str:
    """Returns how a contribution begins, short enough for a button."""
    return rich.excerpt(escape(row.excerpt), 16)


def _state(texts: Texts, row: Contribution) -> str:
    if row.gone_at is not None:
        return texts("speak-gone")
    if not row.counts:
        return texts(f"speak-not-{row.why_not}", long=row.length)
    return texts("speak-counts", long=row.length, reactions=row.reactions)


def facts(texts: Texts, branch: Branch, topic: Topic, row: Contribution, now: datetime) -> str:
    """Says when a contribution was made, where it stands, how it begins and whether it counts."""
    when = say_when(texts, row.at, now, branch)
    if link := message_link(row.chat_id, row.message_id, topic.thread):
        when = Markup(f'<a href="{link}">{escape(when)}</a>')
    return f"{texts('speak-said', when=when, excerpt=row.excerpt)}\n{_state(texts, row)}"


def contribution(
    session: Session, texts: Texts, branch: Branch, topic: Topic, row: Contribution, now: datetime
) -> OutMessage:
    """Shows one contribution to those who look after the topics."""
    writer = session.get(Member, row.member_id) if row.member_id else None
    name = writer.shown if writer else row.name
    lines = [texts("topic-said-one", name=name), facts(texts, branch, topic, row, now)]
    key = "topic-put-back" if row.gone_at else "topic-take-out"
    out = (tap(texts.plain(key), "tr.o", row.id),) if row.counts and row.excerpt else ()
    return OutMessage("\n".join(lines)).with_buttons(out, back_to(texts, "tr.c", topic.id, 0))


def summary_or_draft(session: Session, branch: Branch, topic: Topic) -> str:
    """Returns the summary as Telegram HTML, or a draft to begin with in the branch's language: how
    many spoke, what of, who found most agreement."""
    if topic.summary:
        return topic.summary
    texts, found = texts_in(branch.language), outcome(session, branch, topic)
    people = found.spoken.spoken + found.spoken.others
    times = found.spoken.times
    lines = [texts.plain("topic-draft", many=people, title=topic.title, times=times)]
    said = contributions.words(session, topic.id)
    if words := [word for word, many in said.items() if many > 1][:WORDS]:
        between = texts.plain("between-names")
        lines.append(texts.plain("topic-draft-words", words=between.join(words)))
    for row, who in found.best:
        if branch.names_spoken:
            name = clipped(who.shown if who else row.name)
            lines.append(texts.plain("topic-draft-said", name=name, said=row.excerpt))
        else:
            lines.append(texts.plain("topic-draft-somebody", said=row.excerpt))
    return escape("\n".join(lines))


def summary_page(session: Session, texts: Texts, branch: Branch, topic: Topic) -> OutMessage:
    """Shows the summary as it is or would be, and what can be done with it."""
    first: tuple[Button, ...] = ()
    if topic.summed_at is not None:
        key = "topic-summary-there"
    else:
        key = "topic-summary-ready" if topic.summary else "topic-summary-draft"
        first = (tap(texts.plain("topic-summary-post"), "tr.u", topic.id),)
    own = tap(texts.plain("topic-own-words"), "tr.w", topic.id)
    body = "\n".join([texts(key), "", summary_or_draft(session, branch, topic)])
    return OutMessage(body).with_buttons((*first, own), back_to(texts, "tr.v", topic.id))


def summary(texts: Texts, topic: Topic, lead: str) -> str:
    """Returns the summary as the group reads it."""
    head = Markup(view.heading(texts, topic, lead))
    return "\n".join([texts("topic-summary", heading=head), "", topic.summary])


def summary_in_group(session: Session, branch: Branch, topic: Topic) -> OutMessage:
    """Shows the summary in answer to the topic's card."""
    card = cards.of(session, rules.CARD, topic.id)
    text = summary(texts_in(branch.language), topic, view.lead_name(session, topic))
    return view.placed(topic, text, (card.message_id or 0) if card else 0)


def draw_summary(session: Session, _now: datetime, topic_id: int) -> OutMessage | None:
    """Draws the published summary as it stands; None where there is none."""
    topic = session.get(Topic, topic_id)
    if topic is None or topic.summed_at is None:
        return None
    return summary_in_group(session, session.get_one(Branch, topic.branch_id), topic)


def labels(texts: Texts) -> dict[str, str]:
    """Returns the texts of the Word document."""
    return {name: texts.plain(f"topic-word-{name}") for name in LABELS}


def document(
    session: Session, texts: Texts, branch: Branch, found: Sequence[Topic], name: str
) -> OutMessage:
    """Hands out discussions in Word."""
    title = texts.plain("topic-word-title", branch=branch.name)
    recorded = [record(session, texts, branch, topic) for topic in found]
    content = discussions_document(title, recorded, labels(texts))
    called = texts.plain("topic-word-file", name=name)
    file = OutFile("document", called, content, export="topics")
    return OutMessage(texts("topic-word-here", many=len(found)), file=file)


def record(session: Session, texts: Texts, branch: Branch, topic: Topic) -> Discussion:
    """Returns a discussion for the record: times in the branch's zone, texts plain."""
    assert topic.posted_at is not None
    assert topic.closes_at is not None
    entries = [
        Entry(
            name=who.shown if who else texts.plain("topic-word-outside", name=row.name),
            at=local(row.at, branch.zone),
            length=row.length,
            excerpt=row.excerpt,
            link=message_link(row.chat_id, row.message_id, topic.thread),
            reactions=row.reactions,
        )
        for row, who in contributions.of_topic(session, topic.id)
        if row.counts and row.gone_at is None
    ]
    until = topic.closed_at or topic.closes_at
    spoken = view.spoken(session, branch, topic)
    return Discussion(
        title=rich.plain(view.heading(texts, topic, view.lead_name(session, topic))),
        body=rich.plain(topic.body),
        when=texts.plain(
            "topic-word-when",
            first=say_dated(texts, topic.posted_at, None, branch),
            last=say_dated(texts, until, None, branch),
        ),
        counts=rich.plain(view.counted(texts, "topic-over", spoken)),
        entries=entries,
        summary=rich.plain(topic.summary),
    )
