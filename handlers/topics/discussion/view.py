"""Shows a topic in the group: its card, and what members write through the bot."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Member, Topic
from data.queries import contribution as contributions, reading as readings, topic as topics
from data.queries.topic import Spoken
from data.values import rich
from handlers.shared.feature import Todo
from handlers.shared.texts import Markup, Texts, escape, texts_in
from handlers.shared.view import OutMessage, clipped, local_day, say_dated, say_names, tap
from handlers.topics.discussion import rules

VOICES = 3
"""The latest voices on a card."""
SHORT = 24
"""Characters of a title on a button."""


def heading(texts: Texts, topic: Topic, lead: str = "") -> str:
    """Returns kind and title of a topic as Telegram HTML; `lead` is the lead speaker's name."""
    if topic.kind == "lead" and lead:
        return texts("topic-heading-lead", name=clipped(lead), title=topic.title)
    kind = texts.plain(f"topic-kind-{topic.kind}")
    return texts("topic-heading", kind=kind, title=topic.title)


def short(topic: Topic) -> str:
    """Returns a topic's title, short enough for a button."""
    return rich.excerpt(escape(topic.title), SHORT)


def lead_name(session: Session, topic: Topic) -> str:
    """Returns the name of a topic's lead speaker; empty where there is none."""
    member = session.get(Member, topic.lead_id) if topic.lead_id else None
    return member.shown if member else ""


def spoken(session: Session, branch: Branch, topic: Topic) -> Spoken:
    """Counts who has spoken on a topic that was posted."""
    assert topic.posted_at is not None
    return topics.spoken(session, topic, local_day(topic.posted_at, branch.zone))


def card(session: Session, branch: Branch, topic: Topic, now: datetime) -> OutMessage:
    """Shows the live card of a topic with its counts of this moment."""
    texts, counts = texts_in(branch.language), spoken(session, branch, topic)
    lines = [prompt(texts, topic, lead_name(session, topic)), ""]
    if topic.state != "open":
        lines.append(counted(texts, "topic-over", counts))
        return placed(topic, "\n".join(lines))
    lines.append(counted(texts, "topic-spoken", counts))
    voices = contributions.voices(session, topic.id, VOICES)
    if voices and branch.names_spoken:
        lines.append(texts("topic-voices", names=say_names(texts, voices, 200)))
    lines.append(texts("topic-how", least=branch.speech_length))
    lines.append(time_left(texts, branch, topic, now))
    button = tap(texts.plain("topic-write"), "ts.g", topic.id)
    return placed(topic, "\n".join(lines)).with_buttons(button)


def draw(session: Session, now: datetime, topic_id: int) -> OutMessage | None:
    """Draws the card of a topic as it stands; None where it is gone."""
    topic = session.get(Topic, topic_id)
    if topic is None or topic.posted_at is None:
        return None
    return card(session, session.get_one(Branch, topic.branch_id), topic, now)


def preview(session: Session, branch: Branch, topic: Topic) -> OutMessage:
    """Shows what a topic would look like, without counts and buttons."""
    return OutMessage(prompt(texts_in(branch.language), topic, lead_name(session, topic)))


def placed(topic: Topic, text: str, answered: int = 0) -> OutMessage:
    """Makes a message for the place where a topic is discussed; `answered` is the message that it
    answers, in comments by default the channel's post."""
    return OutMessage(text, thread=max(topic.thread, 0), reply_to=answered or max(-topic.thread, 0))


def prompt(texts: Texts, topic: Topic, lead: str = "") -> str:
    """Returns a topic with its text as Telegram HTML."""
    head = texts("topic-card", heading=Markup(heading(texts, topic, lead)))
    return f"{head}\n\n{topic.body}" if topic.body else head


def counted(texts: Texts, key: str, spoken: Spoken) -> str:
    """Says how many of how many have spoken, and how many others."""
    line = texts(key, spoken=spoken.spoken, expected=spoken.expected, times=spoken.times)
    if not spoken.others:
        return line
    return texts("topic-others", counts=Markup(line), others=spoken.others)


def time_left(texts: Texts, branch: Branch, topic: Topic, now: datetime) -> str:
    """Says until when one can speak, and how many days that is."""
    assert topic.closes_at is not None
    days = rules.left(topic.closes_at, now)
    when = say_dated(texts, topic.closes_at, now, branch)
    if days > 1:
        return texts("topic-until", when=when, days=days)
    return texts("topic-until-soon", when=when)


def speech(texts: Texts, name: str, text: str) -> str:
    """Returns a contribution as the group reads it under its writer's name; `text` is HTML."""
    return texts("topic-speech", name=clipped(name), text=Markup(text))


def todos(
    session: Session, texts: Texts, branch: Branch, member: Member, now: datetime
) -> list[Todo]:
    """Lists the discussions that a member is expected to take part in, with the way there."""
    return [
        Todo(
            texts("topic-todo", title=one.title),
            tap(texts.plain("topic-todo-open"), "ts.w", one.id),
            one.closes_at,
        )
        for one in topics.unspoken(session, branch.id, member.id, now)
        if one.posted_at is not None
        and readings.expects(session, branch.id, local_day(one.posted_at, branch.zone), member.id)
    ]
