"""Matters and their steps, and the meetings, votes and notices that these may be."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Matter, MatterStep, Meeting, Notice, Vote
from data.queries.notice import PUBLISHED


def of_branch(session: Session, branch_id: int) -> Sequence[Matter]:
    """Returns a branch's matters, the newest first."""
    return session.scalars(
        select(Matter).where(Matter.branch_id == branch_id).order_by(Matter.id.desc())
    ).all()


def steps(session: Session, matter_id: int) -> Mapping[str, MatterStep]:
    """Returns the steps of a matter that were begun, by their names."""
    session.flush()
    found = session.scalars(select(MatterStep).where(MatterStep.matter_id == matter_id))
    return {one.step: one for one in found}


def meetings(
    session: Session, branch_id: int, kinds: Collection[str], since: datetime, now: datetime
) -> Sequence[Meeting]:
    """Returns the meetings of these kinds that began between two moments, the last one first."""
    return session.scalars(
        select(Meeting)
        .where(
            Meeting.branch_id == branch_id,
            Meeting.kind.in_(kinds),
            Meeting.state.in_(("open", "closed")),
            Meeting.starts_at >= since,
            Meeting.starts_at <= now,
        )
        .order_by(Meeting.starts_at.desc())
        .limit(8)
    ).all()


def votes(session: Session, branch_id: int, since: datetime) -> Sequence[Vote]:
    """Returns the votes that were closed since a moment and carried something, the last one
    first."""
    found = session.scalars(
        select(Vote)
        .where(Vote.branch_id == branch_id, Vote.state == "closed", Vote.closed_at >= since)
        .order_by(Vote.closed_at.desc())
    ).all()
    return [one for one in found if decides(one)][:8]


def decides(vote: Vote) -> bool:
    """Tells whether a vote decided something: it is closed, and was carried or held."""
    return vote.state == "closed" and vote.counts.get("outcome") in {"carried", "held"}


def notices(session: Session, branch_id: int, since: datetime) -> Sequence[Notice]:
    """Returns the notices that were published since a moment, the last one first."""
    return session.scalars(
        select(Notice)
        .where(
            Notice.branch_id == branch_id,
            Notice.state.in_([one for one in PUBLISHED if one != "withdrawn"]),
            Notice.posted_at >= since,
        )
        .order_by(Notice.posted_at.desc())
        .limit(8)
    ).all()
