"""The end of a discussion: its card is settled, its result drawn and posted, the summary asked."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.exports.wordcloud import FEWEST, word_cloud
from data.models import Branch, Errand, Topic
from data.queries import card as cards
from data.queries import contribution as contributions
from data.queries import ledger, outbox
from data.queries import topic as topics
from data.values.out import OutFile, OutMessage
from handlers.reading.telling import tell_secretaries
from handlers.shared.buttons import tap
from handlers.shared.doors import Work
from handlers.shared.turn import Reply
from handlers.shared.wording import texts_in
from handlers.topics import posting, rules, view

RESULT = "topic.result"
"""The kind of errand that draws the word cloud and posts the result."""


def close(session: Session, now: datetime, topic: Topic) -> None:
    """Closes an open topic; its result is drawn beside the taps. What copies were known by is
    forgotten: nothing is compared any more."""
    topic.state, topic.closed_at = "closed", now
    contributions.forget_marks(session, topic.id)
    session.flush()
    topics.follow(session, topic, now)
    ledger.topic(session, now, topic)
    cards.mark(session, rules.CARD, topic.id, now)
    words = contributions.words(session, topic.id)
    session.add(Errand(kind=RESULT, data={"topic": topic.id, "words": words}, try_at=now))


def _draw(_content: bytes, data: dict[str, Any]) -> bytes:
    words = data["words"]
    return word_cloud(words) if len(words) >= FEWEST else b""


def _post(session: Session, now: datetime, data: dict[str, Any], read: Any) -> list[Reply]:
    """Posts the result, under its word cloud where there is one. Where nobody spoke, the group
    hears nothing more."""
    topic = session.get(Topic, int(data["topic"]))
    branch = session.get_one(Branch, topic.branch_id) if topic else None
    if topic is None or branch is None or branch.asleep_since is not None:
        return []
    texts = texts_in(branch.language)
    found = outcome(session, branch, topic)
    if found.spoken.times:
        file = OutFile("photo", "words.png", read) if read else None
        message = replace(view.placed(topic, view.result(texts, found)), file=file)
        outbox.post(session, branch.chat_id, RESULT, message, now, branch_id=branch.id)
    key = "topic-closed-word" if found.spoken.times else "topic-closed-silent"
    word = OutMessage(texts(key, title=topic.title, **_numbers(found))).with_buttons(
        (
            tap(texts.plain("topic-sum-up"), "tr.s", topic.id),
            tap(texts.plain("topic-look"), "tr.v", topic.id),
        )
    )
    tell_secretaries(session, now, branch, word)
    return []


def _numbers(found: view.Outcome) -> dict[str, object]:
    return {"spoken": found.spoken.spoken, "expected": found.spoken.expected}


def outcome(session: Session, branch: Branch, topic: Topic) -> view.Outcome:
    """What became of a topic that was posted."""
    return view.Outcome(
        branch=branch,
        topic=topic,
        spoken=posting.spoken(session, branch, topic),
        voices=list(reversed(contributions.voices(session, topic.id))),
        best=contributions.best(session, topic.id),
        lead=posting.lead_name(session, topic),
    )


def picture(session: Session, topic: Topic) -> OutFile | None:
    """The word cloud of a topic, drawn when it is sent; None where there are too few words."""
    words = contributions.words(session, topic.id)
    if len(words) < FEWEST:
        return None
    return OutFile("photo", "words.png", draw=lambda: word_cloud(words))


def summary(session: Session, branch: Branch, topic: Topic) -> OutMessage:
    """The summary as the group reads it, in answer to the topic's card."""
    card = cards.of(session, rules.CARD, topic.id)
    texts = texts_in(branch.language)
    answered = (card.message_id or 0) if card else 0
    text = view.summary(texts, topic, posting.lead_name(session, topic))
    return view.placed(topic, text, answered)


def draw_summary(session: Session, _now: datetime, topic_id: int) -> OutMessage | None:
    """The published summary as it stands; None where there is none."""
    topic = session.get(Topic, topic_id)
    if topic is None or topic.summed_at is None:
        return None
    return summary(session, session.get_one(Branch, topic.branch_id), topic)


WORK = Work(_draw, _post)
