"""A topic in the group: posting it, its card as it stands, and what is lost on the way."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from data.models import Branch, Member, Plan, Topic
from data.queries import card as cards
from data.queries import contribution as contributions
from data.queries import lead, outbox
from data.queries import topic as topics
from data.values.out import OutMessage
from data.values.quiet import quiet_until
from handlers.shared.refusal import Refusal
from handlers.shared.texts import texts_in
from handlers.topics import rules, view


def post(
    session: Session,
    now: datetime,
    branch: Branch,
    topic: Topic,
    *,
    plan: Plan | None = None,
    hours: int = 0,
) -> None:
    """Posts a topic of the stock to the group, or to the forum's topic where the branch discusses;
    it is open for `hours`, by default as long as the branch sets. What quiet hours hold back is
    open from their end. Raises Refusal for a topic that is not in the stock any more."""
    if topic.state != "ready":
        raise Refusal("topic-changed")
    if branch.asleep_since is not None:
        raise Refusal("branch-asleep")
    zone = ZoneInfo(branch.zone)
    begun = quiet_until(now, zone, branch.quiet_from, branch.quiet_to) or now
    topic.state, topic.posted_at = "open", begun
    topic.closes_at = begun + timedelta(hours=hours or branch.topic_hours)
    topic.thread = branch.topic_thread
    topic.plan_id = plan.id if plan else None
    session.flush()
    topics.follow(session, topic, begun)
    turn = lead.of_topic(session, topic.id)
    if turn is not None:
        turn.state, turn.swap_with = "done", None
    message = card(session, begun, branch, topic)
    outbox.post(
        session, branch.chat_id, rules.CARD, message, now, branch_id=branch.id,
        card=(rules.CARD, topic.id),
    )  # fmt: skip


def card(session: Session, now: datetime, branch: Branch, topic: Topic) -> OutMessage:
    """The card of a topic with its counts of this moment."""
    seen = view.Seen(
        branch=branch,
        topic=topic,
        spoken=spoken(session, branch, topic),
        voices=contributions.voices(session, topic.id, view.VOICES),
        lead=lead_name(session, topic),
    )
    return view.card(texts_in(branch.language), seen, now)


def spoken(session: Session, branch: Branch, topic: Topic) -> topics.Spoken:
    """How many have spoken on a topic that was posted."""
    assert topic.posted_at is not None
    return topics.spoken(session, topic, rules.local_day(topic.posted_at, branch.zone))


def lead_name(session: Session, topic: Topic) -> str:
    """The name of a topic's lead speaker; empty where there is none."""
    member = session.get(Member, topic.lead_id) if topic.lead_id else None
    return member.name if member else ""


def draw(session: Session, now: datetime, topic_id: int) -> OutMessage | None:
    """The card of a topic as it stands; None where it is gone."""
    topic = session.get(Topic, topic_id)
    if topic is None or topic.posted_at is None:
        return None
    return card(session, now, session.get_one(Branch, topic.branch_id), topic)


def lost(session: Session, now: datetime, topic_id: int) -> None:
    """The prompt did not reach the group: the topic goes back into the stock, and nobody has had
    it."""
    topic = session.get(Topic, topic_id)
    if topic is None or topic.state != "open":
        return
    topic.state = "ready"
    topic.posted_at = topic.closes_at = None
    session.flush()
    topics.follow(session, topic, now)
    turn = lead.of_topic(session, topic.id)
    if turn is not None:
        turn.state = "named"


def moved(session: Session, now: datetime, branch: Branch) -> None:
    """The group became a supergroup: what is being discussed gets its card there. The cards of what
    is over stay where they stand, where nobody can change them any more."""
    for card in cards.of_branch(session, branch.id, rules.CARD):
        topic = session.get_one(Topic, card.ref_id)
        if topic.state != "open":
            session.delete(card)
        elif card.message_id is None:
            cards.put_up(session, branch.id, branch.chat_id, rules.CARD, topic.id, now)


def preview(session: Session, branch: Branch, topic: Topic) -> OutMessage:
    """What a topic would look like, without counts and buttons; nothing is stored."""
    return OutMessage(view.prompt(texts_in(branch.language), topic, lead_name(session, topic)))
