"""Posts topics, and takes down, follows and weighs what is said on them."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from data.models import Branch, Contribution, Member, Plan, Topic
from data.queries import card as cards, contribution as contributions, lead, outbox, topic as topics
from data.values import rich, speech
from data.values.names import clean_text
from handlers.shared import reminding
from handlers.shared.events import ContributionsChanged, publish
from handlers.shared.notify import WORD
from handlers.shared.service import Refusal, Say, escape, notify, refuse_asleep
from handlers.topics.discussion import rules, view


def tell(session: Session, now: datetime, branch: Branch, to: Iterable[Member], say: Say) -> None:
    """Writes privately to those of the members that can be written to."""
    notify(session, now, branch, [one.account_id for one in to], WORD, say)


def post(
    session: Session,
    now: datetime,
    branch: Branch,
    topic: Topic,
    *,
    plan: Plan | None = None,
    hours: int = 0,
) -> None:
    """Posts a topic of the stock to the group, to the forum's topic or under the channel's post.

    It is open for `hours`, by default as long as the branch sets; what quiet hours hold back is
    open from their end. Raises Refusal for a topic that is not in the stock any more.
    """
    if topic.state != "ready":
        raise Refusal("topic-changed")
    refuse_asleep(branch)
    topic.plan_id = plan.id if plan else None
    begun = open_up(session, now, branch, topic, hours)
    reminding.arrange(session, now, branch)
    message = view.card(session, branch, topic, begun)
    outbox.post(
        session, branch.chat_id, rules.CARD, message, now, branch_id=branch.id,
        card=(rules.CARD, topic.id),
    )  # fmt: skip


def open_up(
    session: Session, now: datetime, branch: Branch, topic: Topic, hours: int = 0
) -> datetime:
    """Opens a topic where the branch holds its discussions, and returns from when on."""
    begun = outbox.quiet_end(session, branch, now) or now
    topic.state, topic.posted_at = "open", begun
    topic.closes_at = begun + timedelta(hours=hours or branch.topic_hours)
    topic.thread = branch.topic_thread
    session.flush()
    topics.follow(session, topic, begun)
    turn = lead.of_topic(session, topic.id)
    if turn is not None:
        turn.state, turn.swap_with = "done", None
    return begun


def leave_place(session: Session, now: datetime, branch: Branch, thread: int) -> None:
    """Holds the discussions of a forum's topic that was deleted in the group."""
    if branch.topic_thread == thread:
        branch.topic_thread = 0
    for topic in topics.open_ones(session, branch.id, now):
        if topic.thread == thread:
            topic.thread = 0


def put_back(session: Session, now: datetime, topic: Topic) -> None:
    """Puts a topic whose card did not reach the group back into the stock."""
    if topic.state != "open":
        return
    topic.state = "ready"
    topic.posted_at = topic.closes_at = None
    session.flush()
    topics.follow(session, topic, now)
    turn = lead.of_topic(session, topic.id)
    if turn is not None:
        turn.state = "named"


def changed(session: Session, now: datetime, topic: Topic) -> None:
    """Redraws a topic's card and tells that its contributions changed."""
    session.flush()
    publish(session, now, ContributionsChanged(topic))
    cards.mark(session, rules.CARD, topic.id, now)


def follow_edit(session: Session, now: datetime, row: Contribution, text: str) -> None:
    """Follows the edit of a contribution's message. What was taken back stays so; what was emptied
    may be filled again."""
    if row.gone_at is not None and row.length:
        return
    topic = session.get_one(Topic, row.topic_id)
    weigh(session, session.get_one(Branch, topic.branch_id), topic, row, text)
    row.edited_at = now
    row.gone_at = None if text.strip() else now
    changed(session, now, topic)


def new(
    session: Session,
    now: datetime,
    branch: Branch,
    topic: Topic,
    member: Member | None,
    text: str,
    name: str = "",
) -> Contribution:
    """Makes a contribution, which is not stored and has no message yet; `name` is that of somebody
    who is no member."""
    row = Contribution(
        topic_id=topic.id,
        member_id=member.id if member else None,
        name="" if member else clean_text(name)[:200],
        chat_id=branch.chat_id,
        at=now,
    )
    weigh(session, branch, topic, row, text)
    return row


def weigh(session: Session, branch: Branch, topic: Topic, row: Contribution, text: str) -> None:
    """Notes what the text of a contribution amounts to. The text itself is not kept, and what it is
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


def react(session: Session, row: Contribution, by: int, account_id: int) -> None:
    """Counts a person who began (1) or ceased (-1) to react to a contribution; not its writer."""
    writer = session.get(Member, row.member_id) if row.member_id else None
    if writer is None or writer.account_id != account_id:
        row.reactions = max(0, row.reactions + by)
