"""Keeps the time of discussions: closes them, looks what was deleted, draws and posts results."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.exports.wordcloud import FEWEST, word_cloud
from data.models import Branch, Contribution, Plan, Topic
from data.queries import card as cards, contribution as contributions, outbox, topic as topics
from handlers.shared.context import Reply
from handlers.shared.feature import Action, Work
from handlers.shared.notify import WORD, notify_secretaries
from handlers.shared.refusal import Refusal
from handlers.shared.view import OutFile, texts_in
from handlers.topics.discussion import rules
from handlers.topics.discussion.view import placed
from handlers.topics.results import service, view
from handlers.topics.results.service import LOOK, RESULT

AT_ONCE = 20
"""Contributions that are looked at in one errand."""


def closes(session: Session, now: datetime, plan: Plan) -> str:
    """Says on the card how many days are left, and closes the topic at its end."""
    topic = session.get(Topic, plan.ref_id or 0)
    if topic is None or topic.state != "open" or topic.closes_at is None:
        raise Refusal("topic-not-open")
    if now >= topic.closes_at:
        service.close(session, now, topic)
        return ""
    cards.mark(session, rules.CARD, topic.id, now)
    plan.next_due_at = topics.next_mark(topic.closes_at, now)
    return ""


Known = tuple[tuple[int, int], list[tuple[int, int, int]]] | None
"""The card of a discussion as chat and message, and id, chat and message of contributions."""


def _load(session: Session, data: dict[str, Any]) -> Known:
    said = contributions.standing(session, int(data["topic"]), int(data["after"]), AT_ONCE)
    card = cards.of(session, rules.CARD, int(data["topic"]))
    if card is None or card.message_id is None:
        return None
    return (card.chat_id, card.message_id), said


def _must_exist(known: Known) -> list[tuple[int, int, str]]:
    if known is None:
        return []
    card, said = known
    return [(*card, ""), *((chat, message, rules.SEEN) for _, chat, message in said)]


def _gone(_content: bytes, data: dict[str, Any]) -> list[tuple[int, bool]]:
    """Returns the contributions that were looked at, and whether each is gone. What was said before
    the bot came (again) is not there for it: without the card, which is older, nobody can tell."""
    known: Known = data["known"]
    if known is None or known[0] in data["gone"]:
        return []
    return [(one, (chat, message) in data["gone"]) for one, chat, message in known[1]]


def _take_back(session: Session, now: datetime, data: dict[str, Any], read: Any) -> list[Reply]:
    """Takes back what was deleted; where that is not known, the result goes out all the same."""
    topic = session.get(Topic, int(data["topic"]))
    if topic is None:
        return []
    if not read:
        service.draw_on(session, now, topic)
        return []
    rows = [session.get_one(Contribution, one) for one, gone in read if gone]
    for row in rows:
        contributions.take_back(row, now)
    if rows:
        session.flush()
        cards.mark(session, rules.CARD, topic.id, now)
    service.look_on(session, now, topic, max(one for one, _ in read))
    return []


def _draw(_content: bytes, data: dict[str, Any]) -> bytes:
    words = data["words"]
    return word_cloud(words) if len(words) >= FEWEST else b""


def _post(session: Session, now: datetime, data: dict[str, Any], read: Any) -> list[Reply]:
    """Posts the result, under its word cloud where there is one. Where nobody spoke, the group
    is told nothing more."""
    topic = session.get(Topic, int(data["topic"]))
    branch = session.get_one(Branch, topic.branch_id) if topic else None
    if topic is None or branch is None or branch.asleep_since is not None:
        return []
    found = view.outcome(session, branch, topic)
    if found.spoken.times:
        file = OutFile("photo", "words.png", read) if read else None
        text = view.result(texts_in(branch.language), found)
        message = replace(placed(topic, text), file=file)
        outbox.post(session, branch.chat_id, RESULT, message, now, branch_id=branch.id)
    notify_secretaries(session, now, branch, WORD, lambda texts: view.closed(texts, found))
    return []


DUES = {topics.CLOSE: Action(closes)}
CARDS = {rules.SUMMARY: view.draw_summary}
ERRANDS = {
    LOOK: Work(_gone, _take_back, load=_load, must_exist=_must_exist, asker=None),
    RESULT: Work(_draw, _post, asker=None),
}
