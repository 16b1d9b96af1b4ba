"""Rounds and the answers to them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import Session

from data.models import Answer, Member, Moment, Poll, Round
from data.prepared import Prepared

_poll, _round = Poll.__table__.c, Round.__table__.c
_member, _answer = Member.__table__.c, Answer.__table__.c

FACTS = Prepared(
    select(
        _round.id.label("round_id"),
        _round.contest_id,
        _round.state,
        _round.closes_at,
        _round.asked,
        _member.id.label("member_id"),
        _answer.options,
    )
    .select_from(Poll.__table__)
    .join(Round.__table__, _round.id == _poll.ref_id)
    .outerjoin(
        Member.__table__,
        (_member.branch_id == _round.branch_id)
        & (_member.account_id == bindparam("voter_id"))
        & _member.left_on.is_(None),
    )
    .outerjoin(
        Answer.__table__,
        (_answer.round_id == _round.id) & (_answer.voter_id == bindparam("voter_id")),
    )
    .where(_poll.id == bindparam("poll_id"))
)
"""All that an answer to a poll needs to know, in one statement."""

_written = {
    "options": bindparam("chosen", type_=_answer.options.type),
    "at": bindparam("moment", type_=Moment()),
    "right": bindparam("is_right", type_=_answer.right.type),
    "late": bindparam("is_late", type_=_answer.late.type),
}
ANSWER = Prepared(
    postgresql.insert(Answer)
    .values(
        round_id=bindparam("of_round"),
        voter_id=bindparam("by_voter"),
        member_id=bindparam("of_member", type_=_answer.member_id.type),
        name=bindparam("called"),
        text="",
        **_written,
    )
    .on_conflict_do_update(index_elements=["round_id", "voter_id"], set_=_written)
)


def facts(session: Session, poll_id: str, voter_id: int) -> Any | None:
    """What `FACTS` says of a poll and a voter; None where the poll is not known."""
    return FACTS.first(session, poll_id=poll_id, voter_id=voter_id)


def answer(
    session: Session,
    round_id: int,
    voter_id: int,
    *,
    member_id: int | None,
    name: str,
    options: Sequence[int],
    right: bool | None,
    late: bool,
    now: datetime,
) -> None:
    """Writes a voter's answer, in the place of an earlier one."""
    ANSWER.run(
        session,
        of_round=round_id,
        by_voter=voter_id,
        of_member=member_id,
        called=name[:200],
        chosen=list(options),
        is_right=right,
        is_late=late,
        moment=now,
    )


def together(session: Session, row: Round) -> Sequence[Round]:
    """The rounds that a plan asked together with this one, in their order; those that never
    reached the group are left out. A round of a contest stands alone."""
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
    """All answers to a round, in the order they came."""
    return session.scalars(
        select(Answer).where(Answer.round_id == round_id).order_by(Answer.at, Answer.id)
    ).all()


def of_question(session: Session, question_id: int, since: datetime) -> Sequence[Round]:
    """The rounds in which a question was asked since then and that count, the first one first."""
    return session.scalars(
        select(Round)
        .where(
            Round.question_id == question_id,
            Round.posted_at >= since,
            Round.state.in_(("open", "closed")),
        )
        .order_by(Round.id)
    ).all()
