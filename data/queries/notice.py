"""Notices (公示): what is published, who has seen it, and what waits."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from data.models import Member, Notice, NoticePlace, NoticeSeen, NoticeVersion
from data.queries import card as cards
from data.queries.reading import expected_on, expects
from data.store import upsert

CARD = "affairs.notice"
"""The kind of card that shows a notice in the group."""
JOINT = "affairs.joint"
"""The kind of card that shows a notice in the group of another branch; its row is the place."""
PUBLISH = "notice.publish"
"""The kind of plan that publishes a notice at its time; its row is the notice."""
FOLLOW = "notice.follow"
"""The kind of plan that follows an open notice from day to day; its row is the notice."""
ASK = "notice.ask"
"""The kind of plan that reminds of figures that a notice waits for; its row is the notice."""
WAITING = ("asked", "checking", "held", "planned")
"""States before a notice is published."""
PUBLISHED = ("open", "over", "withdrawn")


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts on a notice's card, in people."""

    expected: int
    seen: int
    """Expected and seen."""
    others: int
    """Seen without being expected to."""


def counts(session: Session, notice: Notice, day: date, branch_id: int = 0) -> Counts:
    """Returns the counts of a notice that was published on this local day, in its own branch or in
    another one that publishes it too; who is expected is as with readings."""
    session.flush()
    branch_id = branch_id or notice.branch_id
    expected = expected_on(branch_id, day)
    saw = exists().where(NoticeSeen.notice_id == notice.id, NoticeSeen.member_id == Member.id)
    row = session.execute(
        select(
            func.count().filter(expected), func.count().filter(expected, saw),
            func.count().filter(~expected, saw),
        ).select_from(Member).where(Member.branch_id == branch_id)
    ).one()  # fmt: skip
    return Counts(*row)


def see(session: Session, notice_id: int, member_id: int, now: datetime) -> bool:
    """Records that a member has seen a notice; False where that was recorded before."""
    row = upsert(session, NoticeSeen).values(notice_id=notice_id, member_id=member_id, at=now)
    made = session.execute(row.on_conflict_do_nothing().returning(NoticeSeen.member_id))
    return made.first() is not None


def place_of(session: Session, notice_id: int, member_id: int) -> int:
    """Returns which one to see a notice a member was, from 1."""
    own = select(NoticeSeen.at).where(
        NoticeSeen.notice_id == notice_id, NoticeSeen.member_id == member_id
    )
    at = own.scalar_subquery()
    found = select(func.count()).where(
        NoticeSeen.notice_id == notice_id,
        (NoticeSeen.at < at) | ((NoticeSeen.at == at) & (NoticeSeen.member_id <= member_id)),
    )
    return session.scalar(found) or 1


def has_seen(session: Session, notice_id: int, member_id: int) -> bool:
    """Tells whether a member has seen a notice."""
    return session.get(NoticeSeen, (notice_id, member_id)) is not None


def is_expected(session: Session, notice: Notice, day: date, member_id: int) -> bool:
    """Tells whether a member is expected to see a notice published on this local day."""
    return expects(session, notice.branch_id, day, member_id)


def missing(session: Session, notice: Notice, day: date) -> Sequence[Member]:
    """Returns the members who are expected to see a notice published on this local day and have
    not, in the order of the roster."""
    saw = exists().where(NoticeSeen.notice_id == notice.id, NoticeSeen.member_id == Member.id)
    return session.scalars(
        select(Member).where(expected_on(notice.branch_id, day), ~saw).order_by(Member.id)
    ).all()


def in_states(session: Session, branch_id: int, states: Collection[str]) -> Sequence[Notice]:
    """Returns a branch's notices in these states, the newest first."""
    return session.scalars(
        select(Notice)
        .where(Notice.branch_id == branch_id, Notice.state.in_(states))
        .order_by(Notice.posted_at.desc(), Notice.id.desc())
    ).all()


def open_ones(session: Session, branch_id: int, now: datetime) -> Sequence[Notice]:
    """Returns the notices that are published now, the newest first."""
    return [
        one
        for one in in_states(session, branch_id, ("open",))
        if one.posted_at is not None and one.posted_at <= now
    ]


def unseen(session: Session, branch_id: int, member_id: int, now: datetime) -> list[Notice]:
    """Returns the notices that are published now and that a member has not seen, the first to end
    first."""
    saw = select(NoticeSeen.notice_id).where(NoticeSeen.member_id == member_id)
    known = set(session.scalars(saw))
    found = [one for one in open_ones(session, branch_id, now) if one.id not in known]
    return sorted(found, key=lambda one: (one.ends_on or date.max, one.id))


def within(session: Session, branch_id: int, first: datetime, last: datetime) -> Sequence[Notice]:
    """Returns what was published between two moments (the second excluded), the first one
    first."""
    return session.scalars(
        select(Notice)
        .where(
            Notice.branch_id == branch_id,
            Notice.state.in_(PUBLISHED),
            Notice.posted_at >= first,
            Notice.posted_at < last,
        )
        .order_by(Notice.posted_at, Notice.id)
    ).all()


def coming(session: Session, branch_id: int, first: date, last: date) -> Sequence[Notice]:
    """Returns the open notices whose period ends between two days, both included."""
    return session.scalars(
        select(Notice)
        .where(
            Notice.branch_id == branch_id,
            Notice.state == "open",
            Notice.ends_on.between(first, last),
        )
        .order_by(Notice.ends_on, Notice.id)
    ).all()


def places(session: Session, notice_id: int) -> Sequence[NoticePlace]:
    """Returns the other branches in which a notice is published too."""
    return session.scalars(
        select(NoticePlace).where(NoticePlace.notice_id == notice_id).order_by(NoticePlace.id)
    ).all()


def mark(session: Session, notice_id: int, now: datetime) -> None:
    """Marks a notice's cards in all groups as changed."""
    cards.mark(session, CARD, notice_id, now)
    for place in places(session, notice_id):
        cards.mark(session, JOINT, place.id, now)


def versions(session: Session, notice_id: int) -> Sequence[NoticeVersion]:
    """Returns a notice's former versions, the first one first."""
    return session.scalars(
        select(NoticeVersion)
        .where(NoticeVersion.notice_id == notice_id)
        .order_by(NoticeVersion.number)
    ).all()


def results(session: Session, notice_id: int) -> Sequence[Notice]:
    """Returns the notices that publish the result of one, the first one first."""
    return session.scalars(
        select(Notice)
        .where(Notice.about_id == notice_id, Notice.state.in_(PUBLISHED))
        .order_by(Notice.id)
    ).all()


def labels(session: Session, branch_id: int) -> Sequence[str]:
    """Returns the branch's own names of kinds, the last used first."""
    return session.scalars(
        select(Notice.label)
        .where(Notice.branch_id == branch_id, Notice.label != "")
        .group_by(Notice.label)
        .order_by(func.max(Notice.id).desc())
        .limit(8)
    ).all()


def carry(session: Session, source_id: int, target_id: int) -> None:
    """Moves what a member has seen to the other row, as two rows of one person are merged."""
    for seen in session.scalars(select(NoticeSeen).where(NoticeSeen.member_id == source_id)).all():
        see(session, seen.notice_id, target_id, seen.at)
        session.delete(seen)
    session.flush()
