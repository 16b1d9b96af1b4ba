"""The end of a discussion: its card is settled, its result drawn and posted, the summary asked."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.exports.wordcloud import FEWEST, word_cloud
from data.models import Branch, Contribution, Errand, Topic
from data.queries import card as cards
from data.queries import contribution as contributions
from data.queries import outbox
from data.queries import topic as topics
from data.values.out import OutFile, OutMessage
from handlers.shared.buttons import tap
from handlers.shared.context import Reply
from handlers.shared.events import ContributionsChanged, publish
from handlers.shared.feature import Work
from handlers.shared.telling import tell_secretaries
from handlers.shared.texts import Texts, texts_in
from handlers.topics import posting, rules, view

RESULT = "topic.result"
"""The kind of errand that draws the word cloud and posts the result."""
LOOK = "topic.look"
"""The kind of errand that looks which contributions were deleted."""
AT_ONCE = 20
"""Contributions that are looked at in one errand."""


def close(session: Session, now: datetime, topic: Topic) -> None:
    """Closes an open topic. What copies were known by is forgotten: nothing is compared any more.
    Then it is looked what was deleted; points are given for the rest, and the result is drawn
    beside the taps."""
    topic.state, topic.closed_at = "closed", now
    contributions.forget_marks(session, topic.id)
    session.flush()
    topics.follow(session, topic, now)
    cards.mark(session, rules.CARD, topic.id, now)
    _look_on(session, now, topic, 0)


def _look_on(session: Session, now: datetime, topic: Topic, after: int) -> None:
    """The next errand: to look at the contributions after this one, or the result."""
    if contributions.standing(session, topic.id, after, 1):
        session.add(Errand(kind=LOOK, data={"topic": topic.id, "after": after}, try_at=now))
    else:
        _draw_on(session, now, topic)


def _draw_on(session: Session, now: datetime, topic: Topic) -> None:
    publish(session, now, ContributionsChanged(topic))
    words = contributions.words(session, topic.id)
    session.add(Errand(kind=RESULT, data={"topic": topic.id, "words": words}, try_at=now))


@dataclass(frozen=True, slots=True)
class Looked:
    """The card of a discussion as chat and message, and id, chat and message of contributions."""

    card: tuple[int, int]
    said: list[tuple[int, int, int]]


def _known(session: Session, data: dict[str, Any]) -> Looked | None:
    said = contributions.standing(session, int(data["topic"]), int(data["after"]), AT_ONCE)
    card = cards.of(session, rules.CARD, int(data["topic"]))
    if card is None or card.message_id is None:
        return None
    return Looked((card.chat_id, card.message_id), said)


def _stand(known: Looked | None) -> list[tuple[int, int, str]]:
    if known is None:
        return []
    return [(*known.card, ""), *((chat, message, rules.SEEN) for _, chat, message in known.said)]


def _found(_content: bytes, data: dict[str, Any]) -> list[tuple[int, bool]]:
    """The contributions that were looked at, and whether each is gone. What was said before a bot
    came (again) is not there for it: without the card, which is older, nobody can tell."""
    known: Looked | None = data["known"]
    if known is None or known.card in data["gone"]:
        return []
    return [(one, (chat, message) in data["gone"]) for one, chat, message in known.said]


def _looked(session: Session, now: datetime, data: dict[str, Any], read: Any) -> list[Reply]:
    """Takes back what was deleted; where it could not be looked, the result goes out all the
    same."""
    topic = session.get(Topic, int(data["topic"]))
    if topic is None:
        return []
    if not read:
        _draw_on(session, now, topic)
        return []
    rows = [session.get_one(Contribution, one) for one, gone in read if gone]
    for row in rows:
        contributions.take_back(row, now)
    if rows:
        session.flush()
        cards.mark(session, rules.CARD, topic.id, now)
    _look_on(session, now, topic, max(one for one, _ in read))
    return []


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
    tell_secretaries(session, now, branch, _word(texts, found))
    return []


def _word(texts: Texts, found: view.Outcome) -> OutMessage:
    """Tells the secretaries of the end, and asks for a summary of what was said."""
    topic, spoken = found.topic, found.spoken
    look = tap(texts.plain("topic-look"), "tr.v", topic.id)
    if not spoken.times:
        return OutMessage(texts("topic-closed-silent", title=topic.title)).with_buttons((look,))
    numbers = {"spoken": spoken.spoken, "expected": spoken.expected}
    return OutMessage(texts("topic-closed-word", title=topic.title, **numbers)).with_buttons(
        (tap(texts.plain("topic-sum-up"), "tr.s", topic.id), look)
    )


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


ERRANDS = {LOOK: Work(_found, _looked, load=_known, must_exist=_stand), RESULT: Work(_draw, _post)}
