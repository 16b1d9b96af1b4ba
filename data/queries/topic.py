"""Topics (讨论): the stock in order, open and past ones, and their speakers."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import bindparam, exists, func, select, update
from sqlalchemy.orm import Session

from data.models import Contribution, LeadTurn, Member, Topic
from data.queries import plan as plans
from data.queries.reading import expected_on

CLOSE = "topic.close"
"""The kind of plan that follows an open topic to its end; its row is the topic."""
A_DAY = timedelta(days=1)
COUNTING = Contribution.counts.is_(True) & Contribution.gone_at.is_(None)
"""Tells whether a contribution counts and still exists."""
_UNSPOKEN = (
    select(Topic)
    .where(
        Topic.branch_id == bindparam("of_branch"),
        Topic.state == "open",
        Topic.posted_at <= bindparam("now"),
        Topic.closes_at > bindparam("now"),
        ~exists().where(
            Contribution.topic_id == Topic.id,
            Contribution.member_id == bindparam("of_member"),
            COUNTING,
        ),
    )
    .order_by(Topic.closes_at, Topic.id)
)


def add(
    session: Session,
    branch_id: int,
    kind: str,
    title: str,
    now: datetime,
    by: int | None,
    *,
    body: str = "",
    state: str = "ready",
    proposed_by: int | None = None,
    lead_id: int | None = None,
) -> Topic:
    """Adds a topic at the end of the stock."""
    last = session.scalar(select(func.max(Topic.place)).where(Topic.branch_id == branch_id))
    row = Topic(
        branch_id=branch_id,
        kind=kind,
        title=title,
        body=body,
        state=state,
        place=(last or 0) + 1,
        proposed_by=proposed_by,
        lead_id=lead_id,
        added_by=by,
        added_at=now,
    )
    session.add(row)
    session.flush()
    return row


def stock(session: Session, branch_id: int) -> Sequence[Topic]:
    """Returns the topics awaiting discussion, the next one first."""
    return session.scalars(
        select(Topic)
        .where(Topic.branch_id == branch_id, Topic.state == "ready")
        .order_by(Topic.place, Topic.id)
    ).all()


def coming(session: Session, branch_id: int, kind: str, week_on: date) -> Sequence[Topic]:
    """Returns the topics a plan may post in the week of this Monday, the next one first: the theme
    of the week's lead speaker before all others, none that a lead speaker wrote for a later week.

    `kind` is that of the topics, empty for all.
    """
    of_week = exists().where(LeadTurn.topic_id == Topic.id, LeadTurn.week_on == week_on)
    later = exists().where(LeadTurn.topic_id == Topic.id, LeadTurn.week_on > week_on)
    query = select(Topic).where(Topic.branch_id == branch_id, Topic.state == "ready", ~later)
    if kind:
        query = query.where(Topic.kind == kind)
    return session.scalars(query.order_by(of_week.desc(), Topic.place, Topic.id)).all()


def move(session: Session, topic: Topic, by: int) -> bool:
    """Moves a topic one place up (-1) or down (1) in the stock; False at its edge."""
    order = list(stock(session, topic.branch_id))
    at = order.index(topic)
    if not 0 <= at + by < len(order):
        return False
    order[at], order[at + by] = order[at + by], order[at]
    for place, one in enumerate(order, 1):
        one.place = place
    session.flush()
    return True


def known(session: Session, branch_id: int, titles: Collection[str]) -> set[str]:
    """Returns which of these titles the branch has had before; refused ones may be proposed
    again."""
    return set(
        session.scalars(
            select(Topic.title).where(
                Topic.branch_id == branch_id, Topic.state != "refused", Topic.title.in_(titles)
            )
        )
    )


def proposed(session: Session, branch_id: int, member_id: int = 0) -> Sequence[Topic]:
    """Returns members' (or this one's) undecided proposals, the longest waiting first."""
    query = select(Topic).where(Topic.branch_id == branch_id, Topic.state == "proposed")
    if member_id:
        query = query.where(Topic.proposed_by == member_id)
    return session.scalars(query.order_by(Topic.id)).all()


def open_ones(session: Session, branch_id: int, now: datetime) -> Sequence[Topic]:
    """Returns the topics being discussed, the newest first; not those waiting for the end of quiet
    hours."""
    return session.scalars(
        select(Topic)
        .where(Topic.branch_id == branch_id, Topic.state == "open", Topic.posted_at <= now)
        .order_by(Topic.posted_at.desc(), Topic.id.desc())
    ).all()


def unspoken(session: Session, branch_id: int, member_id: int, now: datetime) -> Sequence[Topic]:
    """Returns the topics being discussed on which a member has not spoken, the first to close
    first."""
    asked = {"of_branch": branch_id, "of_member": member_id, "now": now}
    return session.scalars(_UNSPOKEN, asked).all()


def open_in(session: Session, branch_id: int, thread: int) -> Topic | None:
    """Returns the newest topic being discussed in a topic of a forum or in comments; `thread` as a
    topic has it."""
    return session.scalars(
        select(Topic)
        .where(Topic.branch_id == branch_id, Topic.state == "open", Topic.thread == thread)
        .order_by(Topic.posted_at.desc(), Topic.id.desc())
        .limit(1)
    ).first()


def past(
    session: Session, branch_id: int, most: int = 60, since: datetime | None = None
) -> Sequence[Topic]:
    """Returns past discussions (closed since then), the last one first."""
    query = select(Topic).where(Topic.branch_id == branch_id, Topic.state == "closed")
    if since is not None:
        query = query.where(Topic.closed_at >= since)
    return session.scalars(
        query.order_by(Topic.closed_at.desc(), Topic.id.desc()).limit(most)
    ).all()


@dataclass(frozen=True, slots=True)
class Spoken:
    """The speakers on a topic, in people, and `times` contributions that count."""

    expected: int
    spoken: int
    """Expected to speak."""
    others: int
    """Not expected to, including people not on the roster."""
    times: int


def spoken(session: Session, topic: Topic, day: date) -> Spoken:
    """Counts the speakers on a topic that was posted on this local day. A person counts once,
    however often they spoke; who is expected is as with readings."""
    said = exists().where(
        Contribution.topic_id == topic.id, Contribution.member_id == Member.id, COUNTING
    )
    expected = expected_on(topic.branch_id, day)
    people = session.execute(
        select(
            func.count().filter(expected), func.count().filter(expected, said),
            func.count().filter(~expected, said),
        ).select_from(Member).where(Member.branch_id == topic.branch_id)
    ).one()  # fmt: skip
    outside, times = session.execute(
        select(
            func.count(func.distinct(Contribution.name)).filter(Contribution.member_id.is_(None)),
            func.count(),
        ).where(Contribution.topic_id == topic.id, COUNTING)
    ).one()
    return Spoken(people[0], people[1], people[2] + outside, times)


def next_mark(closes_at: datetime, now: datetime) -> datetime:
    """Returns when an open topic is next updated: whole days before its end, when its card shows
    another time left, and then at the end."""
    whole = (closes_at - now) // A_DAY
    at = closes_at - whole * A_DAY
    return at if at > now else min(at + A_DAY, closes_at)


def follow(session: Session, topic: Topic, now: datetime) -> None:
    """Has the clock follow an open topic, or stop following a closed one."""
    due_at = None
    if topic.state == "open" and topic.closes_at is not None:
        due_at = next_mark(topic.closes_at, now)
    plans.set_once(session, topic.branch_id, CLOSE, topic.id, due_at)


def carry(session: Session, source_id: int, target_id: int) -> None:
    """Moves proposals and led topics to the other row, as two rows of one person are merged."""
    for column in (Topic.proposed_by, Topic.lead_id):
        session.execute(update(Topic).where(column == source_id).values({column: target_id}))
