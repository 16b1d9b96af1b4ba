"""Contributions as they are written in the group: taken down, followed when edited, reacted to."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Contribution, Member, Topic
from data.queries import branch as branches
from data.queries import card as cards
from data.queries import contribution as contributions
from data.queries import member as members
from data.queries import topic as topics
from data.values import rich, speech
from data.values.names import clean_text
from handlers.shared.context import Context
from handlers.shared.events import ContributionsChanged, publish
from handlers.shared.texts import escape
from handlers.topics import rules


def replied(ctx: Context, topic_id: int) -> None:
    """Somebody answered the prompt, or changed what they had answered."""
    if _known(ctx):
        return
    topic = ctx.session.get(Topic, topic_id)
    if topic is not None and topic.state == "open":
        _take(ctx, topic, ctx.session.get_one(Branch, topic.branch_id), answers=True)


def heard(ctx: Context) -> None:
    """Somebody wrote where there is an open discussion: in its topic of the forum, in the comments
    it stands in, or in answer to an answer. That is a contribution, if it is one at all; chatter is
    not kept."""
    if _known(ctx) or ctx.incoming.forwarded:
        return
    branch = branches.of_chat(ctx.session, ctx.chat_id)
    topic = _discussed(ctx, branch) if branch else None
    card = cards.of(ctx.session, rules.CARD, topic.id) if topic else None
    # What is edited now may be older than the discussion.
    if branch is None or topic is None or card is None or card.message_id is None:
        return
    if ctx.message_id > card.message_id:
        _take(ctx, topic, branch, answers=False)


def _discussed(ctx: Context, branch: Branch) -> Topic | None:
    """What is being discussed where somebody wrote."""
    incoming = ctx.incoming
    card = cards.at(ctx.session, incoming.chat_id, incoming.under) if incoming.under else None
    if card is not None and card.kind == rules.CARD:
        topic = ctx.session.get(Topic, card.ref_id)
        return topic if topic is not None and topic.state == "open" else None
    place = incoming.thread or -incoming.under
    return topics.open_in(ctx.session, branch.id, place) if place else None


def _known(ctx: Context) -> bool:
    """Whether the message is a contribution already, which then is what it says now."""
    if not ctx.incoming.edited:
        return False
    row = contributions.at(ctx.session, ctx.chat_id, ctx.message_id)
    if row is None:
        return False
    # Taken back, it stays so; emptied, it may be filled again.
    if row.gone_at is not None and row.length:
        return True
    topic = ctx.session.get_one(Topic, row.topic_id)
    branch = ctx.session.get_one(Branch, topic.branch_id)
    fill(ctx.session, branch, topic, row, ctx.text)
    row.edited_at = ctx.now
    row.gone_at = None if ctx.text.strip() else ctx.now
    ctx.session.flush()
    publish(ctx.session, ctx.now, ContributionsChanged(topic))
    cards.mark(ctx.session, rules.CARD, topic.id, ctx.now)
    ctx.pokes.add("cards")
    return True


def _take(ctx: Context, topic: Topic, branch: Branch, *, answers: bool) -> None:
    """Takes down what was written; with `answers` also what does not count, so that its writer
    hears once why. Nobody stands behind an anonymous admin or a channel."""
    incoming = ctx.incoming
    if incoming.sender_chat or not incoming.person.id:
        return
    member = members.of(ctx.session, branch.id, incoming.person.id)
    row = _blank(topic, branch, member, incoming.person.name, ctx.now)
    row.message_id = incoming.message_id
    fill(ctx.session, branch, topic, row, incoming.text)
    if not row.counts and not answers:
        return
    ctx.session.add(row)
    ctx.session.flush()
    if row.counts:
        ctx.react(rules.SEEN)
        cards.mark(ctx.session, rules.CARD, topic.id, ctx.now)
        ctx.pokes.add("cards")
    elif member is not None and not contributions.hinted(ctx.session, topic.id, member.id, row.id):
        ctx.use_language(branch.language)
        hint = ctx.texts(f"speak-why-{row.why_not}", least=branch.speech_length)
        ctx.reply_privately(hint, public_fallback=False)


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


def reacted(ctx: Context) -> None:
    """Somebody's reactions to a contribution changed; one's own to oneself is none."""
    by = (ctx.incoming.reactions > 0) - (ctx.incoming.reactions_before > 0)
    row = contributions.at(ctx.session, ctx.chat_id, ctx.message_id) if by else None
    if row is None:
        return
    writer = ctx.session.get(Member, row.member_id) if row.member_id else None
    if writer is None or writer.account_id != ctx.person.id:
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
        publish(session, now, ContributionsChanged(session.get_one(Topic, row.topic_id)))
        cards.mark(session, rules.CARD, row.topic_id, now)


def drawn_once(_session: Session, _now: datetime, _contribution_id: int) -> None:
    """A contribution does not change by itself: its message is edited when its writer says so."""
