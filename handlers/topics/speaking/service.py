"""Posts contributions for their writers, changes them in place and takes them back."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Contribution, Member, Topic
from data.queries import card as cards, contribution as contributions, outbox
from data.values.out import OutMessage
from handlers.shared.context import Reply
from handlers.shared.service import Refusal, refuse_asleep, texts_in
from handlers.topics.discussion import rules, service as discussion, view


def check(
    session: Session, now: datetime, branch: Branch, topic: Topic, member: Member, text: str
) -> Contribution:
    """Makes a contribution of a text; raises Refusal for one that does not count, and where the
    discussion is over."""
    if topic.state != "open":
        raise Refusal("speak-over")
    row = discussion.new(session, now, branch, topic, member, text)
    if not row.counts:
        raise Refusal(f"speak-why-{row.why_not}", least=branch.speech_length)
    return row


def send(
    session: Session, now: datetime, branch: Branch, topic: Topic, member: Member, text: str
) -> Contribution:
    """Posts a contribution under its writer's name, in answer to the topic's card."""
    row = check(session, now, branch, topic, member, text)
    refuse_asleep(branch)
    session.add(row)
    session.flush()
    message = _message(session, branch, topic, member, text)
    outbox.post(
        session, branch.chat_id, contributions.CARD, message, now,
        branch_id=branch.id, card=(contributions.CARD, row.id),
    )  # fmt: skip
    cards.mark(session, rules.CARD, topic.id, now)
    return row


def _message(
    session: Session, branch: Branch, topic: Topic, member: Member, text: str
) -> OutMessage:
    card = cards.of(session, rules.CARD, topic.id)
    html = rules.typed_text(text, rules.LONGEST_SPEECH)
    said = view.speech(texts_in(branch.language), member.shown, html)
    return view.placed(topic, said, (card.message_id or 0) if card else 0)


def check_changing(session: Session, branch: Branch, row: Contribution) -> None:
    """Refuses to change what the bot did not post, or posted before the group was upgraded."""
    if row.gone_at or not by_bot(session, row):
        raise Refusal("button-stale")
    if row.chat_id != branch.chat_id:
        raise Refusal("speak-stays")


def change(
    session: Session,
    now: datetime,
    branch: Branch,
    topic: Topic,
    member: Member,
    text: str,
    row_id: int,
) -> tuple[Contribution, Reply]:
    """Changes a contribution that the bot posted; returns it with the edit of its message."""
    row = session.get(Contribution, row_id)
    if topic.state != "open":
        raise Refusal("speak-over")
    refuse_asleep(branch)
    if row is None or row.message_id is None:
        raise Refusal("button-stale")
    check_changing(session, branch, row)
    discussion.weigh(session, branch, topic, row, text)
    row.edited_at = now
    cards.mark(session, rules.CARD, topic.id, now)
    message = _message(session, branch, topic, member, text)
    return row, Reply("edit", chat_id=row.chat_id, message_id=row.message_id, message=message)


def by_bot(session: Session, row: Contribution) -> bool:
    """Whether the bot posted a contribution for its writer."""
    return cards.of(session, contributions.CARD, row.id) is not None


def take_back(
    session: Session, now: datetime, branch: Branch, topic: Topic, row: Contribution
) -> tuple[str, list[Reply]]:
    """Takes a contribution back, of which nothing is kept but that it was there; returns what
    becomes of its message, as `rules.taken_back` says it, and what is said at once.

    What the bot posted goes from the group, unless that became a supergroup since: nobody can
    change what was said before. Only its writer can delete a member's own message.
    """
    posted, stays, waits = by_bot(session, row), row.chat_id != branch.chat_id, not row.message_id
    if waits and not outbox.withdraw(session, contributions.CARD, row.id):
        raise Refusal("try-later")
    said = []
    if posted and row.message_id is not None and not stays:
        said = [_removal(now, branch, row, row.message_id)]
    contributions.take_back(row, now)
    discussion.changed(session, now, topic)
    return rules.taken_back(by_bot=posted or waits, stays=stays and not waits), said


def _removal(now: datetime, branch: Branch, row: Contribution, message_id: int) -> Reply:
    """Removes a message of the bot from the group; an old one can only be emptied."""
    if now - row.at < rules.DELETABLE:
        return Reply("delete", chat_id=row.chat_id, message_id=message_id)
    empty = OutMessage(texts_in(branch.language)("speak-emptied"))
    return Reply("edit", chat_id=row.chat_id, message_id=message_id, message=empty)
