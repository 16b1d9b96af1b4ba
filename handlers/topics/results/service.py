"""Closes discussions, judges contributions, and keeps and publishes summaries."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from data.models import Branch, Contribution, Topic
from data.queries import (
    audit,
    card as cards,
    contribution as contributions,
    errand as errands,
    outbox,
    topic as topics,
)
from handlers.shared.events import ContributionsChanged, publish
from handlers.shared.refusal import Refusal, refuse_asleep
from handlers.topics.discussion import rules, service as discussion
from handlers.topics.results import view

RESULT = "topic.result"
"""The kind of errand that draws the word cloud and posts the result."""
LOOK = "topic.look"
"""The kind of errand that looks which contributions were deleted."""


def extend(session: Session, now: datetime, topic: Topic) -> None:
    """Leaves a discussion open for one more day."""
    assert topic.closes_at is not None
    topic.closes_at += timedelta(days=1)
    topics.follow(session, topic, now)
    cards.mark(session, rules.CARD, topic.id, now)


def close(session: Session, now: datetime, topic: Topic) -> None:
    """Closes an open topic, and forgets what copies were known by: nothing is compared any more.

    Errands look what was deleted, then points are given for the rest, and the result is drawn.
    """
    topic.state, topic.closed_at = "closed", now
    contributions.forget_marks(session, topic.id)
    session.flush()
    topics.follow(session, topic, now)
    cards.mark(session, rules.CARD, topic.id, now)
    look_on(session, now, topic, 0)


def look_on(session: Session, now: datetime, topic: Topic, after: int) -> None:
    """Adds the next errand: to look at the contributions after this one, or to draw the result."""
    bot_id = session.get_one(Branch, topic.branch_id).bot_id
    if contributions.standing(session, topic.id, after, 1):
        data = {"topic": topic.id, "after": after}
        errands.add(session, now, LOOK, data, bot_id=bot_id, branch_id=topic.branch_id)
    else:
        draw_on(session, now, topic)


def draw_on(session: Session, now: datetime, topic: Topic) -> None:
    """Adds the errand that draws the result."""
    publish(session, now, ContributionsChanged(topic))
    words = contributions.words(session, topic.id)
    bot_id = session.get_one(Branch, topic.branch_id).bot_id
    data = {"topic": topic.id, "words": words}
    errands.add(session, now, RESULT, data, bot_id=bot_id, branch_id=topic.branch_id)


def judge(session: Session, now: datetime, topic: Topic, row: Contribution, by: int) -> None:
    """Takes a contribution out, or back in; raises Refusal where its writer took it back."""
    if row.gone_at is not None and not row.excerpt:
        raise Refusal("topic-taken-back")
    row.gone_at = now if row.gone_at is None else None
    row.judged_by, row.judged_at = by, now
    audit.correction(session, now, topic.branch_id, by, "speech", row.id)
    discussion.changed(session, now, topic)


def keep_summary(session: Session, now: datetime, topic: Topic, text: str) -> None:
    """Keeps a summary; one that is in the group already changes there."""
    topic.summary = text
    if topic.summed_at is not None:
        cards.mark(session, rules.SUMMARY, topic.id, now)
    session.flush()


def publish_summary(session: Session, now: datetime, branch: Branch, topic: Topic) -> None:
    """Posts the summary, or the draft of one, to the group; raises Refusal where it was."""
    if topic.summed_at is not None:
        raise Refusal("topic-summed")
    refuse_asleep(branch)
    topic.summary = view.summary_or_draft(session, branch, topic)
    topic.summed_at = now
    session.flush()
    message = view.summary_in_group(session, branch, topic)
    outbox.post(
        session, branch.chat_id, rules.SUMMARY, message, now, branch_id=branch.id,
        card=(rules.SUMMARY, topic.id),
    )  # fmt: skip
