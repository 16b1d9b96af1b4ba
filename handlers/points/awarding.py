"""Points of the questions of the day: given as their answers are final, put right with them."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.models import Branch, Round
from data.queries import ledger
from handlers.shared.moments import local


def settled(session: Session, now: datetime, row: Round) -> None:
    """A round is closed, or was put right. Runs of days are worth points on the day they reach
    seven; what was given for an earlier day stays."""
    ledger.round_(session, now, row)
    if row.contest_id is not None:
        return
    last = session.scalar(
        select(func.max(Round.posted_at)).where(
            Round.branch_id == row.branch_id, Round.contest_id.is_(None), Round.state == "closed"
        )
    )
    branch = session.get_one(Branch, row.branch_id)
    day = local(row.posted_at, branch.zone).date()
    if last is not None and local(last, branch.zone).date() == day:
        ledger.streaks(session, now, branch, day)
