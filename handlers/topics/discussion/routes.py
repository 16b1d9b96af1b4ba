"""What is written in the group on a topic, and the guards of topics."""

from collections.abc import Callable

from data.models import Branch, Member, Topic
from data.queries import (
    branch as branches,
    card as cards,
    contribution as contributions,
    member as members,
    topic as topics,
)
from handlers.shared.router import Context, Guard, Refusal, Right, named, of
from handlers.topics.discussion import rules, service

KEEPING = named(Right.TOPICS)


def in_state(*states: str, gone: str = "topic-changed") -> Callable[..., tuple[object, ...]]:
    """Refuses a topic that is in none of these states."""

    def check(
        _ctx: Context, branch: Branch, member: Member, topic: Topic
    ) -> tuple[Branch, Member, Topic]:
        if topic.state not in states:
            raise Refusal(gone)
        return branch, member, topic

    return check


def kept(*states: str) -> Guard:
    """Guards a topic in one of these states for those who look after the topics."""
    return of(Topic, Right.TOPICS).then(in_state(*states))


def answer_card(ctx: Context, topic_id: int) -> None:
    """Takes an answer to a topic's card, new or edited."""
    if _follow_edit(ctx):
        return
    topic = ctx.session.get(Topic, topic_id)
    if topic is not None and topic.state == "open":
        _take(ctx, topic, ctx.session.get_one(Branch, topic.branch_id), answers=True)


def take_message(ctx: Context) -> None:
    """Takes what is written where a topic is open: in the forum's topic, in the comments, or in
    answer to an answer. It is a contribution if it counts as one; chatter is not kept."""
    if _follow_edit(ctx) or ctx.incoming.forwarded:
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
    """Finds the open topic of the place where somebody wrote."""
    incoming = ctx.incoming
    card = cards.at(ctx.session, incoming.chat_id, incoming.under) if incoming.under else None
    if card is not None and card.kind == rules.CARD:
        topic = ctx.session.get(Topic, card.ref_id)
        return topic if topic is not None and topic.state == "open" else None
    place = incoming.thread or -incoming.under
    return topics.open_in(ctx.session, branch.id, place) if place else None


def _follow_edit(ctx: Context) -> bool:
    """Follows the edit of a message that is a contribution; False where it is none."""
    if not ctx.incoming.edited:
        return False
    row = contributions.at(ctx.session, ctx.chat_id, ctx.message_id)
    if row is None:
        return False
    service.follow_edit(ctx.session, ctx.now, row, ctx.text)
    return True


def _take(ctx: Context, topic: Topic, branch: Branch, *, answers: bool) -> None:
    """Takes down what was written; of `answers` also what does not count, and tells its writer why
    once. Nobody stands behind an anonymous admin or a channel."""
    incoming, session = ctx.incoming, ctx.session
    if incoming.sender_chat or not incoming.person.id:
        return
    member = members.of(session, branch.id, incoming.person.id)
    name = incoming.person.name
    row = service.new(session, ctx.now, branch, topic, member, incoming.text, name)
    row.message_id = incoming.message_id
    if not row.counts and not answers:
        return
    session.add(row)
    session.flush()
    if row.counts:
        ctx.react(rules.SEEN)
        cards.mark(session, rules.CARD, topic.id, ctx.now)
    elif member is not None and not contributions.hinted(session, topic.id, member.id, row.id):
        ctx.use_language(branch.language)
        hint = ctx.texts(f"speak-why-{row.why_not}", least=branch.speech_length)
        ctx.reply_privately(hint, public_fallback=False)


def take_reaction(ctx: Context) -> None:
    """Counts reactions to a contribution."""
    by = (ctx.incoming.reactions > 0) - (ctx.incoming.reactions_before > 0)
    row = contributions.at(ctx.session, ctx.chat_id, ctx.message_id) if by else None
    if row is not None:
        service.react(ctx.session, row, by, ctx.person.id)
