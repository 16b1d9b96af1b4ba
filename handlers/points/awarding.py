"""Points of the questions of the day: given as their answers are final, put right with them."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Round
from data.queries import awards
from handlers.shared.dates import local


def settled(session: Session, now: datetime, row: Round) -> None:
    """A round is closed, or was put right: its answers, and the runs of days from its day on."""
    awards.round_(session, now, row)
    if row.contest_id is None:
        branch = session.get_one(Branch, row.branch_id)
        awards.streaks(session, now, branch, local(row.posted_at, branch.zone).date())
