"""Votes: what is voted on, who may, and ballots: sealed while a vote is open, tied to nobody after.

What says who voted and what was voted never stand together in a row that can be read.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base


class Ballot(Base):
    """What one ballot says, or in an appraisal one line of it: written as the vote closes, in
    random order."""

    __tablename__ = "ballot"
    __table_args__ = (Index("ix_ballot_vote_id", "vote_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    vote_id: Mapped[int] = mapped_column(ForeignKey("vote.id", ondelete="CASCADE"))
    place: Mapped[int | None]
    """In an appraisal the place of the person who is rated."""
    marks: Mapped[str] = mapped_column(String(80))
    remark: Mapped[str] = mapped_column(Text, default="")


class Elector(Base):
    """Somebody on the list of a vote: entitled, or left out with a reason."""

    __tablename__ = "elector"
    __table_args__ = (
        UniqueConstraint("vote_id", "member_id"),
        Index("ix_elector_member_id", "member_id"),
        Index("ix_elector_helper_id", "helper_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    vote_id: Mapped[int] = mapped_column(ForeignKey("vote.id", ondelete="CASCADE"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(200))
    reason: Mapped[str] = mapped_column(String(16), default="")
    """Why they are left out of the number; empty for who is entitled."""
    consent: Mapped[str] = mapped_column(String(300), default="")
    """The superior's approval and the meeting's consent to that."""
    written: Mapped[str] = mapped_column(String(1), default="")
    """An opinion handed in before in writing, by who cannot come; it lapses if they come."""
    helper_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="SET NULL"))
    """Who fills in the ballot for them, as they chose."""
    cast: Mapped[int] = mapped_column(default=0)
    """The sheets that were cast: one, or in an appraisal one after the other."""
    choice: Mapped[str] = mapped_column(String(1), default="")
    """What they voted, in an open vote."""


class SealedBallot(Base):
    """A ballot while its vote is open, sealed with the vote's key, and not tied to its elector."""

    __tablename__ = "sealed_ballot"
    __table_args__ = (Index("ix_sealed_ballot_vote_id", "vote_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    vote_id: Mapped[int] = mapped_column(ForeignKey("vote.id", ondelete="CASCADE"))
    content: Mapped[bytes] = mapped_column(LargeBinary)


class Vote(Base):
    """A motion (表决), an admission, an election (选举) or an appraisal (测评)."""

    __tablename__ = "vote"
    __table_args__ = (
        Index("ix_vote_branch_id_state", "branch_id", "state"),
        Index("ix_vote_meeting_id", "meeting_id"),
        Index("ix_vote_after_id", "after_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id", ondelete="CASCADE"))
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id", ondelete="SET NULL"))
    after_id: Mapped[int | None] = mapped_column(ForeignKey("vote.id", ondelete="SET NULL"))
    """The vote of which this one is another round."""
    kind: Mapped[str] = mapped_column(String(16))
    """motion · admission · full · election · appraisal"""
    title: Mapped[str] = mapped_column(String(300))
    secret: Mapped[bool] = mapped_column(default=True)
    state: Mapped[str] = mapped_column(String(12), default="draft")
    """draft · open · counted (the tellers confirm it) · closed · cancelled"""
    with_meeting: Mapped[bool] = mapped_column(default=False)
    """It opens as enough people are there, and closes at the meeting's end."""
    seats: Mapped[int] = mapped_column(default=0)
    committee: Mapped[bool] = mapped_column(default=True)
    """Of an election: of the committee, with a fifth more candidates; else of secretary and deputy,
    in the superior's order."""
    base: Mapped[str] = mapped_column(String(12), default="present")
    """Of whom more than half elect: present · entitled."""
    runoff: Mapped[bool] = mapped_column(default=False)
    """Among those who were equal: most votes alone decide."""
    candidates: Mapped[list[Any]] = mapped_column(default=list)
    """Whom it is about, in order: {member, name}."""
    others: Mapped[list[Any]] = mapped_column(default=list)
    """Whom a ballot may name in a candidate's place: {member, name}; fixed as it opens."""
    scale: Mapped[list[Any]] = mapped_column(default=list)
    """The ratings of an appraisal, the best first."""
    tellers: Mapped[list[Any]] = mapped_column(default=list)
    """{member, name, role (watch · count), at (when they confirmed the count)}"""
    counts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """The result, once it is closed."""
    scrub: Mapped[bool] = mapped_column(default=False)
    """What stood in the database's files while it was open is still to be wiped."""
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    created_by: Mapped[int | None]
    created_at: Mapped[datetime]


class VoteKey(Base):
    """The key of an open vote, sealed with the deployment's."""

    __tablename__ = "vote_key"

    vote_id: Mapped[int] = mapped_column(
        ForeignKey("vote.id", ondelete="CASCADE"), primary_key=True
    )
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
