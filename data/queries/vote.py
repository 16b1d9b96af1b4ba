"""Votes: those of a branch, their electors, and ballots sealed, opened and destroyed."""

import json
import random
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, exists, func, insert, select, update
from sqlalchemy.orm import Session

from data.models import Attendance, Ballot, Elector, Meeting, Member, SealedBallot, Vote, VoteKey
from data.queries.signin import CAME, in_audience
from data.store import wake
from data.values.sealing import Key
from data.values.standing import Standing

CARD = "vote"
"""The kind of card that shows a vote in the group."""
FOLLOW = "vote.follow"
"""The kind of plan that opens and closes a vote with its meeting; its row is the vote."""
LIVE = ("open", "counted")
BLOCK = 512
"""Bytes: a sealed ballot's length is a multiple, so that it does not tell what it says."""


def of_branch(session: Session, branch_id: int, states: Collection[str]) -> Sequence[Vote]:
    """Returns a branch's votes in these states, the newest first."""
    return session.scalars(
        select(Vote).where(Vote.branch_id == branch_id, Vote.state.in_(states))
        .order_by(Vote.id.desc())
    ).all()  # fmt: skip


def of_meeting(session: Session, meeting_id: int, states: Collection[str]) -> Sequence[Vote]:
    """Returns the votes of a meeting in these states, the first one first."""
    return session.scalars(
        select(Vote).where(Vote.meeting_id == meeting_id, Vote.state.in_(states)).order_by(Vote.id)
    ).all()


def shown(session: Session, branch_id: int) -> Sequence[tuple[Vote, Meeting | None]]:
    """Returns the votes of a branch that were opened and not cancelled, each with its meeting, the
    first one first."""
    rows = session.execute(
        select(Vote, Meeting)
        .outerjoin(Meeting, Meeting.id == Vote.meeting_id)
        .where(Vote.branch_id == branch_id, Vote.state.in_(("open", "counted", "closed")))
        .order_by(Vote.opened_at, Vote.id)
    )
    return [(row[0], row[1]) for row in rows]


def closed_within(
    session: Session, branch_id: int, first: datetime, last: datetime
) -> Sequence[Vote]:
    """Returns a branch's votes whose result is known and that closed between two moments (the
    second excluded), the first one first."""
    return session.scalars(
        select(Vote).where(
            Vote.branch_id == branch_id, Vote.state == "closed",
            Vote.closed_at >= first, Vote.closed_at < last,
        ).order_by(Vote.closed_at, Vote.id)
    ).all()  # fmt: skip


def electors(session: Session, vote_id: int) -> Sequence[Elector]:
    """Returns everybody on the list of a vote, in roster order."""
    return session.scalars(
        select(Elector).where(Elector.vote_id == vote_id).order_by(Elector.member_id)
    ).all()


def elector_of(session: Session, vote_id: int, member_id: int) -> Elector | None:
    """Returns a member's place on the list of a vote."""
    return session.scalars(
        select(Elector).where(Elector.vote_id == vote_id, Elector.member_id == member_id)
    ).first()


def to_fill_in(session: Session, branch_id: int, member_id: int) -> Sequence[tuple[Vote, Elector]]:
    """Returns the open votes of a branch in which a member may vote, or fills in for another, with
    the places on their lists."""
    rows = session.execute(
        select(Vote, Elector)
        .join(Elector, Elector.vote_id == Vote.id)
        .where(
            Vote.branch_id == branch_id,
            Vote.state == "open",
            Elector.reason == "",
            (Elector.member_id == member_id) | (Elector.helper_id == member_id),
        )
        .order_by(Vote.id, Elector.id)
    )
    return [(row[0], row[1]) for row in rows]


def entitled(session: Session, vote: Vote) -> list[Member]:
    """Returns the members who are entitled by the present roster, away or on leave included, in its
    order; those left out among them. In an appraisal probationary members rate, too."""
    standings = [Standing.FULL.value]
    if vote.kind == "appraisal":
        standings.append(Standing.PROBATIONARY.value)
    found = session.scalars(
        select(Member)
        .where(
            Member.branch_id == vote.branch_id,
            Member.left_on.is_(None),
            Member.listed,
            Member.suspended == "",
            Member.standing.in_(standings),
        )
        .order_by(Member.id)
    )
    meeting = session.get(Meeting, vote.meeting_id) if vote.meeting_id else None
    return [
        one for one in found if meeting is None or in_audience(meeting, one.post, one.subgroup_id)
    ]


def suspended(session: Session, branch_id: int) -> Sequence[Member]:
    """Returns the present members whose rights are suspended."""
    return session.scalars(
        select(Member)
        .where(Member.branch_id == branch_id, Member.left_on.is_(None), Member.suspended != "")
        .order_by(Member.id)
    ).all()


_came = exists().where(
    Attendance.meeting_id == Vote.meeting_id,
    Attendance.member_id == Elector.member_id,
    Attendance.status.in_(CAME),
)


@dataclass(frozen=True, slots=True)
class Turnout:
    """The numbers of a vote, in people: who is entitled, who of them is there, who has cast."""

    entitled: int
    present: int
    cast: int


def turnout(session: Session, vote: Vote, sheets: int = 1) -> Turnout:
    """Counts a vote's list; outside a meeting everybody is there. `sheets` make a whole ballot."""
    session.flush()
    whole = Elector.cast >= sheets
    there = (_came | (Elector.cast > 0)) if vote.meeting_id else Elector.id.is_not(None)
    row = session.execute(
        select(func.count(), func.count().filter(there), func.count().filter(whole))
        .select_from(Elector)
        .join(Vote, Vote.id == Elector.vote_id)
        .where(Elector.vote_id == vote.id, Elector.reason == "")
    ).one()
    return Turnout(*row)


def present_ids(session: Session, meeting_id: int | None) -> set[int]:
    """Returns the members who signed in at a meeting, in time or late."""
    came = Attendance.status.in_(CAME)
    found = select(Attendance.member_id).where(Attendance.meeting_id == meeting_id, came)
    return {one for one in session.scalars(found) if one is not None}


def any_cast(session: Session, vote_id: int) -> bool:
    """Tells whether anybody has cast a ballot."""
    found = select(Elector.id).where(Elector.vote_id == vote_id, Elector.cast > 0).limit(1)
    return session.scalar(found) is not None


def many_cast(session: Session, vote_id: int) -> int:
    """Counts the sheets that were cast."""
    found = select(func.sum(Elector.cast)).where(Elector.vote_id == vote_id)
    return session.scalar(found) or 0


def mark_cast(session: Session, elector_id: int, sheet: int, choice: str = "") -> bool:
    """Records that an elector cast a sheet, the next one of theirs; False for any other."""
    made = session.execute(
        update(Elector)
        .where(Elector.id == elector_id, Elector.cast == sheet, Elector.reason == "")
        .values(cast=sheet + 1, choice=choice)
        .returning(Elector.id)
    )
    return made.first() is not None


def _purpose(vote_id: int) -> str:
    return f"vote {vote_id}"


def make_key(session: Session, vote: Vote, deployment: Key) -> None:
    """Makes the key of a vote that opens, and keeps it sealed with the deployment's."""
    secret = Key.new().secret
    session.add(VoteKey(vote_id=vote.id, sealed=deployment.seal(_purpose(vote.id), secret)))
    session.flush()


def key_of(session: Session, vote: Vote, deployment: Key) -> Key:
    """Returns the key of an open vote; raises NotOpened where the deployment's is another one."""
    sealed = session.get_one(VoteKey, vote.id).sealed
    return Key(deployment.open(_purpose(vote.id), sealed))


def put_in(session: Session, vote: Vote, key: Key, said: dict[str, Any]) -> None:
    """Puts a sealed ballot into the box of a vote."""
    clear = json.dumps(said, ensure_ascii=False).encode()
    padded = clear + b" " * (-len(clear) % BLOCK)
    session.add(SealedBallot(vote_id=vote.id, content=key.seal(_purpose(vote.id), padded)))
    session.flush()


def put_remark(session: Session, vote: Vote, key: Key, by: int, place: int, text: str) -> None:
    """Puts a sealed remark about somebody into the box; an elector's former one about them goes."""
    rows = session.scalars(select(SealedBallot).where(SealedBallot.vote_id == vote.id)).all()
    for row in rows:
        said = json.loads(key.open(_purpose(vote.id), row.content))
        if said.get("by") == by and said["from"] == place:
            session.delete(row)
    put_in(session, vote, key, {"marks": "", "from": place, "remark": text, "by": by})


def empty_box(session: Session, vote: Vote, key: Key) -> list[dict[str, Any]]:
    """Opens all ballots of a vote, in random order; they stay in the box until `destroy`."""
    found = session.scalars(select(SealedBallot.content).where(SealedBallot.vote_id == vote.id))
    opened = [json.loads(key.open(_purpose(vote.id), one)) for one in found]
    random.SystemRandom().shuffle(opened)
    return opened


def write_ballots(session: Session, vote: Vote, rows: Iterable[dict[str, Any]]) -> None:
    """Writes opened ballots, each anew and in random order."""
    made = [{"vote_id": vote.id, "place": None, "remark": "", **one} for one in rows]
    random.SystemRandom().shuffle(made)
    if made:
        session.execute(insert(Ballot), made)


def destroy(session: Session, vote: Vote) -> None:
    """Removes the sealed ballots and the key of a vote, and has the files wiped of them."""
    session.flush()
    for table in (SealedBallot, VoteKey):
        session.execute(delete(table).where(table.vote_id == vote.id))
    # All marks get the closing transaction and the order of the list in place of their own.
    for elector in electors(session, vote.id):
        session.execute(
            update(Elector).where(Elector.id == elector.id).values(cast=Elector.cast)
        )  # fmt: skip
    vote.scrub = True
    session.flush()
    session.expire_all()
    wake(session, "scrub")


def ballots(session: Session, vote_id: int) -> Sequence[Ballot]:
    """Returns the ballots of a vote that is closed."""
    return session.scalars(
        select(Ballot).where(Ballot.vote_id == vote_id).order_by(Ballot.id)
    ).all()


def any_to_scrub(session: Session) -> bool:
    """Tells whether the files still hold what a closed vote left."""
    return session.scalar(select(Vote.id).where(Vote.scrub).limit(1)) is not None


def scrubbed(session: Session, closed_before: datetime) -> None:
    """Records that the files were wiped of what votes closed until then left."""
    done = Vote.scrub & (Vote.closed_at <= closed_before)
    session.execute(update(Vote).where(done).values(scrub=False))


def carry(session: Session, source_id: int, target_id: int) -> None:
    """Moves a member's places on lists to another row, as two rows of one person are merged; where
    both are on a list, the one that has cast stays."""
    for one in session.scalars(select(Elector).where(Elector.member_id == source_id)).all():
        other = elector_of(session, one.vote_id, target_id)
        if other is None:
            one.member_id = target_id
        elif other.cast >= one.cast:
            session.delete(one)
        else:
            session.delete(other)
            session.flush()
            one.member_id = target_id
        session.flush()
    session.execute(
        update(Elector).where(Elector.helper_id == source_id).values(helper_id=target_id)
    )


def rounds(session: Session, vote_id: int) -> Iterator[Vote]:
    """Returns the votes of which one is another round, the latest first."""
    vote = session.get(Vote, vote_id)
    while vote is not None:
        yield vote
        vote = session.get(Vote, vote.after_id) if vote.after_id else None
