"""Learns what became of the messages of topics and contributions, and draws their cards."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Contribution, Topic
from data.queries import card as cards, contribution as contributions
from handlers.shared.events import (
    MessageFailed,
    MessageRetried,
    MessageSent,
    Subscribers,
    TopicGone,
)
from handlers.shared.refusal import Refusal
from handlers.topics.discussion import rules, service, view

on = Subscribers()


@on(MessageFailed, rules.CARD)
def topic_failed(session: Session, now: datetime, event: MessageFailed) -> None:
    """Puts a topic back into the stock whose card did not reach the group."""
    topic = session.get(Topic, event.ref_id)
    if topic is not None:
        service.put_back(session, now, topic)


@on(MessageRetried, rules.CARD)
def topic_retried(session: Session, now: datetime, event: MessageRetried) -> None:
    """Opens a topic anew whose card was refused, unless it was posted since."""
    topic = session.get(Topic, event.ref_id)
    if topic is None or topic.state != "ready":
        raise Refusal("topic-changed")
    service.open_up(session, now, session.get_one(Branch, topic.branch_id), topic)


@on(TopicGone)
def place_gone(session: Session, now: datetime, event: TopicGone) -> None:
    """Moves the discussions of a deleted topic of the forum to the group."""
    service.leave_place(session, now, event.branch, event.thread)


@on(MessageSent, contributions.CARD)
def contribution_sent(session: Session, now: datetime, event: MessageSent) -> None:
    """Notes where a contribution stands that the bot posted."""
    row = session.get(Contribution, event.ref_id)
    card = cards.of(session, contributions.CARD, event.ref_id)
    if row is None or card is None:
        return
    row.chat_id, row.message_id = card.chat_id, card.message_id
    cards.mark(session, rules.CARD, row.topic_id, now)


@on(MessageFailed, contributions.CARD)
def contribution_failed(session: Session, now: datetime, event: MessageFailed) -> None:
    """Takes a contribution out that did not reach the group, for nobody said it."""
    row = session.get(Contribution, event.ref_id)
    if row is not None and row.message_id is None:
        row.gone_at = now
        service.changed(session, now, session.get_one(Topic, row.topic_id))


def is_open(session: Session, _now: datetime, topic_id: int) -> bool:
    """Tells whether a topic is being discussed."""
    topic = session.get(Topic, topic_id)
    return topic is not None and topic.state == "open"


def draw_contribution(_session: Session, _now: datetime, _contribution_id: int) -> None:
    """Draws nothing: a contribution's message is edited only when its writer says so."""


CARDS = {rules.CARD: view.draw, contributions.CARD: draw_contribution}
