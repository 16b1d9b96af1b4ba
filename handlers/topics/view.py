"""What a topic looks like in the group: the live card, the result, the summary."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from data.models import Branch, Contribution, Member, Topic
from data.queries.topic import Spoken
from data.values import rich
from data.values.out import OutMessage
from handlers.shared.buttons import tap
from handlers.shared.dates import say_dated
from handlers.shared.links import message_link
from handlers.shared.names import clipped, say_names
from handlers.shared.texts import Markup, Texts, escape
from handlers.topics import rules

VOICES = 3
"""The latest voices on a card."""
CAPTION = 1_000
"""UTF-16 units of a result: it goes under its picture."""
SHORT = 24
"""Characters of a title on a button."""


def heading(texts: Texts, topic: Topic, lead: str = "") -> str:
    """Kind and title of a topic, as Telegram HTML; `lead` is the lead speaker's name."""
    if topic.kind == "lead" and lead:
        return texts("topic-heading-lead", name=clipped(lead), title=topic.title)
    kind = texts.plain(f"topic-kind-{topic.kind}")
    return texts("topic-heading", kind=kind, title=topic.title)


def short(topic: Topic) -> str:
    """A topic's title, short enough for a button."""
    return rich.excerpt(escape(topic.title), SHORT)


@dataclass(frozen=True, slots=True)
class Seen:
    """A topic as its card shows it; `voices` are the latest, `lead` the lead speaker's name."""

    branch: Branch
    topic: Topic
    spoken: Spoken
    voices: Sequence[str]
    lead: str = ""


def card(texts: Texts, seen: Seen, now: datetime) -> OutMessage:
    """The live card of a topic in the group."""
    topic = seen.topic
    lines = [prompt(texts, topic, seen.lead), ""]
    if topic.state != "open":
        lines.append(counted(texts, "topic-over", seen.spoken))
        return placed(topic, "\n".join(lines))
    lines.append(counted(texts, "topic-spoken", seen.spoken))
    if seen.voices and seen.branch.names_spoken:
        names = say_names(texts, list(seen.voices), 200)
        lines.append(texts("topic-voices", names=names))
    lines.append(texts("topic-how", least=seen.branch.speech_length))
    lines.append(time_left(texts, seen.branch, topic, now))
    button = tap(texts.plain("topic-write"), "ts.g", topic.id)
    return placed(topic, "\n".join(lines)).with_buttons((button,))


def placed(topic: Topic, text: str, answered: int = 0) -> OutMessage:
    """A message where a topic is discussed; `answered` is the message that it answers, in comments
    by default the channel's post."""
    return OutMessage(text, thread=max(topic.thread, 0), reply_to=answered or max(-topic.thread, 0))


def prompt(texts: Texts, topic: Topic, lead: str = "") -> str:
    """A topic with its text, as Telegram HTML."""
    head = texts("topic-card", heading=Markup(heading(texts, topic, lead)))
    return f"{head}\n\n{topic.body}" if topic.body else head


def counted(texts: Texts, key: str, spoken: Spoken) -> str:
    """How many of how many have spoken, and how many others."""
    said = {"spoken": spoken.spoken, "expected": spoken.expected, "times": spoken.times}
    line = texts(key, **said)
    return (
        line
        if not spoken.others
        else texts("topic-others", counts=Markup(line), others=spoken.others)
    )


def time_left(texts: Texts, branch: Branch, topic: Topic, now: datetime) -> str:
    """Until when one can speak, and how many days that is."""
    assert topic.closes_at is not None
    days = rules.left(topic.closes_at, now)
    when = say_dated(texts, topic.closes_at, now, branch)
    if days > 1:
        return texts("topic-until", when=when, days=days)
    return texts("topic-until-soon", when=when)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a topic: who spoke, the first one first, and what found most reactions."""

    branch: Branch
    topic: Topic
    spoken: Spoken
    voices: Sequence[str]
    best: Sequence[tuple[Contribution, Member | None]]
    lead: str = ""


def result(texts: Texts, outcome: Outcome) -> str:
    """The result as it goes under the word cloud, as Telegram HTML of at most 1,024 units."""
    topic = outcome.topic
    head = Markup(heading(texts, topic, outcome.lead))
    lines = [texts("topic-result", heading=head), counted(texts, "topic-over", outcome.spoken)]
    if outcome.branch.names_spoken and outcome.voices:
        lines.append(texts("topic-result-names", names=say_names(texts, outcome.voices, 300)))
    praised = [_praised(texts, outcome, one, who) for one, who in outcome.best]
    if praised:
        lines += ["", texts("topic-result-best")]
    for line in praised:
        if rich.units("\n".join([*lines, line])) > CAPTION:
            break
        lines.append(line)
    return "\n".join(lines)


def _praised(texts: Texts, outcome: Outcome, one: Contribution, who: Member | None) -> str:
    said = Markup(escape(rich.excerpt(escape(one.excerpt), 60)))
    link = message_link(one.chat_id, one.message_id, outcome.topic.thread)
    if link:
        said = Markup(f'<a href="{link}">{said}</a>')
    if not outcome.branch.names_spoken:
        return texts("topic-result-said", said=said, reactions=one.reactions)
    name = clipped(who.name if who else one.name)
    return texts("topic-result-one", name=name, said=said, reactions=one.reactions)


def summary(texts: Texts, topic: Topic, lead: str = "") -> str:
    """The summary as the group reads it."""
    head = Markup(heading(texts, topic, lead))
    return "\n".join([texts("topic-summary", heading=head), "", topic.summary])


def speech(texts: Texts, name: str, text: str) -> str:
    """What somebody wrote calmly, as the group reads it under their name; `text` is HTML."""
    return texts("topic-speech", name=clipped(name), text=Markup(text))
