"""Contributions as they are written in the group: taken down, followed when edited, reacted to."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Contribution, Member, Topic
from data.queries import branch as branches
from data.queries import card as cards
from data.queries import contribution as contributions
from data.queries import ledger
from data.queries import member as members
from data.queries import topic as topics
from data.values import rich, speech
from data.values.names import clean_text
from handlers.shared.turn import Turn
from handlers.shared.wording import escape
from handlers.topics import rules


def replied(turn: Turn, topic_id: int) -> None:
    """Somebody answered the prompt, or changed what they had answered."""
    if _known(turn):
        return
    topic = turn.session.get(Topic, topic_id)
    if topic is not None and topic.state == "open":
        _take(turn, topic, turn.session.get_one(Branch, topic.branch_id), answers=True)


def heard(turn: Turn) -> None:
    """Somebody wrote where there is an open discussion: in its topic of the forum, in the comments
    it stands in, or in answer to an answer. That is a contribution, if it is one at all; chatter is
    not kept."""
    if _known(turn) or turn.deed.forwarded:
        return
    branch = branches.of_chat(turn.session, turn.deed.chat_id)
    topic = _discussed(turn, branch) if branch else None
    card = cards.of(turn.session, rules.CARD, topic.id) if topic else None
    # What is edited now may be older than the discussion.
    if branch is None or topic is None or card is None or card.message_id is None:
        return
    if turn.deed.message_id > card.message_id:
        _take(turn, topic, branch, answers=False)


def _discussed(turn: Turn, branch: Branch) -> Topic | None:
    """What is being discussed where somebody wrote."""
    deed = turn.deed
    card = cards.at(turn.session, deed.chat_id, deed.under) if deed.under else None
    if card is not None and card.kind == rules.CARD:
        topic = turn.session.get(Topic, card.ref_id)
        return topic if topic is not None and topic.state == "open" else None
    place = deed.thread or -deed.under
    return topics.open_in(turn.session, branch.id, place) if place else None


def _known(turn: Turn) -> bool:
    """Whether the message is a contribution already, which then is what it says now."""
    if not turn.deed.edited:
        return False
    row = contributions.at(turn.session, turn.deed.chat_id, turn.deed.message_id)
    if row is None:
        return False
    # Taken back, it stays so; emptied, it may be filled again.
    if row.gone_at is not None and row.length:
        return True
    topic = turn.session.get_one(Topic, row.topic_id)
    branch = turn.session.get_one(Branch, topic.branch_id)
    fill(turn.session, branch, topic, row, turn.deed.text)
    row.edited_at = turn.now
    row.gone_at = None if turn.deed.text.strip() else turn.now
    turn.session.flush()
    ledger.topic(turn.session, turn.now, topic)
    cards.mark(turn.session, rules.CARD, topic.id, turn.now)
    turn.pokes.add("cards")
    return True


def _take(turn: Turn, topic: Topic, branch: Branch, *, answers: bool) -> None:
    """Takes down what was written; with `answers` also what does not count, so that its writer
    hears once why. Nobody stands behind an anonymous admin or a channel."""
    deed = turn.deed
    if deed.sender_chat or not deed.person.id:
        return
    member = members.of(turn.session, branch.id, deed.person.id)
    row = _blank(topic, branch, member, deed.person.name, turn.now)
    row.message_id = deed.message_id
    fill(turn.session, branch, topic, row, deed.text)
    if not row.counts and not answers:
        return
    turn.session.add(row)
    turn.session.flush()
    if row.counts:
        turn.react(rules.SEEN)
        cards.mark(turn.session, rules.CARD, topic.id, turn.now)
        turn.pokes.add("cards")
    elif member is not None and not contributions.hinted(turn.session, topic.id, member.id, row.id):
        turn.speak(branch.language)
        hint = turn.texts(f"speak-why-{row.why_not}", least=branch.speech_length)
        turn.whisper(hint, aloud=False)


def calm(
    session: Session, now: datetime, branch: Branch, topic: Topic, member: Member, text: str
) -> Contribution:
    """A contribution that the bot will post for a member; it has no message yet. Not stored."""
    row = _blank(topic, branch, member, "", now)
    fill(session, branch, topic, row, text)
    return row


def _blank(
    topic: Topic, branch: Branch, member: Member | None, name: str, now: datetime
) -> Contribution:
    return Contribution(
        topic_id=topic.id,
        member_id=member.id if member else None,
        name="" if member else clean_text(name)[:200],
        chat_id=branch.chat_id,
        at=now,
    )


def fill(session: Session, branch: Branch, topic: Topic, row: Contribution, text: str) -> None:
    """Says of a contribution what its text amounts to; the text itself is not kept, and what it is
    compared by only while the topic is open."""
    own = speech.marks(text, topic.id)
    with session.no_autoflush:
        others = contributions.marks_of_others(session, topic.id, row.member_id, row.name)
    row.length = speech.length(text)
    row.why_not = speech.why_not(text, branch.speech_length, own, others)
    row.counts = not row.why_not
    row.excerpt = rich.excerpt(escape(text), speech.EXCERPT)
    row.words = speech.words(text) if row.counts else {}
    row.marks = list(own) if row.counts and topic.state == "open" else []


def reacted(turn: Turn) -> None:
    """Somebody's reactions to a contribution changed; one's own to oneself is none."""
    by = (turn.deed.reactions > 0) - (turn.deed.reactions_before > 0)
    row = contributions.at(turn.session, turn.deed.chat_id, turn.deed.message_id) if by else None
    if row is None:
        return
    writer = turn.session.get(Member, row.member_id) if row.member_id else None
    if writer is None or writer.account_id != turn.person.id:
        row.reactions = max(0, row.reactions + by)


def posted(session: Session, now: datetime, contribution_id: int) -> None:
    """A contribution that the bot posted for somebody is in the group now."""
    row = session.get(Contribution, contribution_id)
    card = cards.of(session, contributions.CARD, contribution_id)
    if row is None or card is None:
        return
    row.chat_id, row.message_id = card.chat_id, card.message_id
    cards.mark(session, rules.CARD, row.topic_id, now)


def lost(session: Session, now: datetime, contribution_id: int) -> None:
    """It did not reach the group, and so nobody said it."""
    row = session.get(Contribution, contribution_id)
    if row is not None and row.message_id is None:
        row.gone_at = now
        session.flush()
        ledger.topic(session, now, session.get_one(Topic, row.topic_id))
        cards.mark(session, rules.CARD, row.topic_id, now)


def drawn_once(_session: Session, _now: datetime, _contribution_id: int) -> None:
    """A contribution does not change by itself: its message is edited when its writer says so."""
