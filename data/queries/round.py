"""Rounds: the facts for answers to their polls, and recording the answers."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import Session

from data.models import Answer, Member, Moment, Poll, Round
from data.prepared import Prepared
from data.store import upsert

_poll, _round = Poll.__table__.c, Round.__table__.c
_member, _answer = Member.__table__.c, Answer.__table__.c
_twin = Answer.__table__.alias("twin")

FACTS = Prepared(
    select(
        _round.id.label("round_id"),
        _round.state,
        _round.asked,
        _member.id.label("member_id"),
        _answer.options,
        _twin.c.id.label("twin_id"),
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
    .outerjoin(
        _twin,
        (_twin.c.round_id == _round.id)
        & (_twin.c.member_id == _member.id)
        & (_twin.c.voter_id != bindparam("voter_id")),
    )
    .where(_poll.id == bindparam("poll_id"))
)
"""All facts for an answer to a poll, in one statement; `twin_id` is the answer of the same member
from another account."""

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
    """Returns the facts about a poll and a voter; None where the poll is unknown.

    `options` is None where the voter has not answered, and empty where the answer was taken back.
    """
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
    """Records a voter's answer, replacing an earlier one."""
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


def fill_in(
    session: Session,
    row: Round,
    voter_id: int,
    *,
    member_id: int | None,
    name: str,
    text: str,
    right: bool | None,
    late: bool,
    now: datetime,
) -> bool:
    """Records a filled-in answer; False where the person, or the member from another account, had
    answered before: the first answer stays."""
    made = session.scalars(
        upsert(session, Answer)
        .values(
            round_id=row.id,
            voter_id=voter_id,
            member_id=member_id,
            name=name[:200],
            options=[],
            text=text,
            at=now,
            right=right,
            late=late,
        )
        .on_conflict_do_nothing()
        .returning(Answer.id)
    )
    return made.first() is not None
