"""What the clock does for practice: one private reminder a day of what is due."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from data.models import Branch, Plan
from data.queries import outbox, practice
from data.queries.memory import REVIEW
from data.values.memory import may_remind, next_review
from handlers.practice import rules, view
from handlers.shared.texts import texts_in


def reviews(session: Session, now: datetime, plan: Plan) -> str:
    """Reminds a branch's members of what they have to review, each once a day; comes back at the
    next lunch break at which anything is due. Found late it still reminds until the evening."""
    branch = session.get_one(Branch, plan.branch_id)
    zone = ZoneInfo(branch.zone)
    earliest = practice.earliest_due(session, branch.id)
    if earliest is not None:
        plan.next_due_at = next_review(max(earliest, now), zone)
    if branch.asleep_since is not None:
        return "branch-asleep"
    if not may_remind(now, zone):
        return "review-late"
    _remind(session, now, branch)
    return ""


def _remind(session: Session, now: datetime, branch: Branch) -> None:
    day = rules.local_day(now, branch.zone)
    rows = practice.to_remind(session, branch, day, now)
    for row in rows:
        message = view.reminder(texts_in(row.language or branch.language), branch, row.due)
        outbox.post(session, row.account_id, REVIEW, message, now, branch_id=branch.id)
    if rows:
        practice.reminded(session, [row.member_id for row in rows], day)
