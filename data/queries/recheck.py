"""Checks of a whole branch: one plan row a kind and branch, due when the earliest thing is."""

from datetime import datetime

from sqlalchemy import BigInteger, String, bindparam, case
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import Session

from data.models import Moment, Plan
from data.prepared import Prepared

_at = bindparam("moment", type_=Moment())
LOOK_FROM = Prepared(
    postgresql.insert(Plan)
    .values(
        branch_id=bindparam("of_branch", type_=BigInteger()),
        kind=bindparam("of_kind", type_=String()),
        ref_id=bindparam("of_branch", type_=BigInteger()),
        data={},
        title="",
        rhythm="",
        lead=0,
        paused=False,
        next_due_at=_at,
    )
    .on_conflict_do_update(
        index_elements=["kind", "ref_id"],
        set_={
            "next_due_at": case(
                (Plan.next_due_at.is_(None) | (Plan.next_due_at > _at), _at),
                else_=Plan.next_due_at,
            )
        },
    )
)


def look_from(session: Session, kind: str, branch_id: int, at: datetime) -> None:
    """Has a branch checked for something then, if not before."""
    LOOK_FROM.run(session, of_kind=kind, of_branch=branch_id, moment=at)
