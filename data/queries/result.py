"""Past rounds: those asked together, their answers, and the results."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, bindparam, exists, func, select
from sqlalchemy.orm import Session

from data.models import Answer, Member, Round

TAKEN: ColumnElement[bool] = Answer.late.is_(False) & (
    Answer.right.is_not(None) | (Answer.text != "")
)
"""Tells whether an answer was given in time and not taken back; a near miss is one."""
_UNANSWERED = (
    select(Round)
    .where(
        Round.branch_id == bindparam("of_branch"),
        Round.posted_at <= bindparam("now"),
        Round.closes_at > bindparam("now"),
        Round.contest_id.is_(None),
        Round.state == "open",
        ~exists().where(
            Answer.round_id == Round.id, Answer.member_id == bindparam("of_member"), TAKEN
        ),
    )
    .order_by(Round.closes_at, Round.id)
)


@dataclass(frozen=True, slots=True)
class Given:
    """An answer in time: its round, the member (None: not on the roster) and name, right (None:
    undecided), when, after how many seconds."""

    round_id: int
    member_id: int | None
    name: str
    right: bool | None
    at: datetime
    seconds: float


def together(session: Session, row: Round) -> Sequence[Round]:
    """Returns the rounds that a plan asked together with this one, in order; those that never
    reached the group are left out. A round of a contest is alone."""
    if row.plan_id is None or row.contest_id is not None or row.numbers == 1:
        return [row] if row.state != "lost" else []
    near = timedelta(days=2)
    return session.scalars(
        select(Round)
        .where(
            Round.branch_id == row.branch_id,
            Round.posted_at.between(row.posted_at - near, row.posted_at + near),
            Round.plan_id == row.plan_id,
            Round.closes_at == row.closes_at,
            Round.state != "lost",
        )
        .order_by(Round.number)
    ).all()


def answers(session: Session, round_id: int) -> Sequence[Answer]:
    """Returns all answers to a round, in the order they came."""
    return session.scalars(
        select(Answer).where(Answer.round_id == round_id).order_by(Answer.at, Answer.id)
    ).all()


def of_question(session: Session, question_id: int, since: datetime) -> Sequence[Round]:
    """Returns the counting rounds in which a question was asked since then, the first one first."""
    return session.scalars(
        select(Round)
        .where(
            Round.question_id == question_id,
            Round.posted_at >= since,
            Round.state.in_(("open", "closed")),
        )
        .order_by(Round.id)
    ).all()


def given(session: Session, round_ids: Collection[int]) -> list[Given]:
    """Returns the answers in time to these rounds, in the order they came."""
    found = session.execute(
        select(Answer, Member.shown, Round.posted_at)
        .join(Round, Round.id == Answer.round_id)
        .outerjoin(Member, Member.id == Answer.member_id)
        .where(Answer.round_id.in_(round_ids), TAKEN)
        .order_by(Answer.at, Answer.id)
    )
    return [
        Given(
            one.round_id,
            one.member_id,
            name or one.name,
            one.right,
            one.at,
            max(0.0, (one.at - posted_at).total_seconds()),
        )
        for one, name, posted_at in found
    ]


def many(session: Session, round_id: int) -> int:
    """Counts the people who have answered a round in time."""
    counted = select(func.count()).select_from(Answer).where(Answer.round_id == round_id, TAKEN)
    return session.scalar(counted) or 0


def daily(session: Session, branch_id: int, now: datetime, most: int = 60) -> Sequence[Round]:
    """Returns the branch's last daily questions, the last one first; without contests and lost
    rounds."""
    return session.scalars(
        select(Round)
        .where(
            Round.branch_id == branch_id,
            Round.posted_at <= now,
            Round.contest_id.is_(None),
            Round.state != "lost",
        )
        .order_by(Round.posted_at.desc(), Round.id.desc())
        .limit(most)
    ).all()


def unanswered(session: Session, branch_id: int, member_id: int, now: datetime) -> Sequence[Round]:
    """Returns the branch's open daily questions that a member has not answered, the first to close
    first; an answer taken back is none."""
    asked = {"of_branch": branch_id, "of_member": member_id, "now": now}
    return session.scalars(_UNANSWERED, asked).all()


def undecided(session: Session, round_ids: Collection[int]) -> Sequence[Answer]:
    """Returns the undecided near misses of these rounds, in the order they came."""
    return session.scalars(
        select(Answer)
        .where(Answer.round_id.in_(round_ids), Answer.text != "", Answer.right.is_(None))
        .order_by(Answer.round_id, Answer.at, Answer.id)
    ).all()


def of_member(session: Session, round_id: int, member_id: int) -> Answer | None:
    """Returns a member's answer to a round."""
    return session.scalars(
        select(Answer).where(Answer.round_id == round_id, Answer.member_id == member_id)
    ).first()


def is_last(session: Session, row: Round) -> bool:
    """Tells whether no daily question of the branch was closed after this one."""
    later = select(Round.id).where(
        Round.branch_id == row.branch_id,
        Round.contest_id.is_(None),
        Round.state == "closed",
        Round.posted_at > row.posted_at,
        Round.closes_at != row.closes_at,
    )
    return session.scalar(later.limit(1)) is None
