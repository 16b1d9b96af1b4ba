"""When a branch is looked at for what its members have to review: one plan a branch."""

from datetime import datetime

from sqlalchemy import BigInteger, bindparam, case
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import Session

from data.models import Moment, Plan
from data.prepared import Prepared

REVIEW = "practice.review"
"""The kind of that plan; its row is the branch."""
_branch = bindparam("of_branch", type_=BigInteger())
_at = bindparam("moment", type_=Moment())
LOOK_AT = Prepared(
    postgresql.insert(Plan)
    .values(
        branch_id=_branch,
        kind=REVIEW,
        ref_id=_branch,
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


def look_at(session: Session, branch_id: int, moment: datetime) -> None:
    """Has a branch looked at then, if not before."""
    LOOK_AT.run(session, of_branch=branch_id, moment=moment)
