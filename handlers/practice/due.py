"""Reminds members once a day of what is due, and lists it among what is open for them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from data.models import Branch, Member, Plan
from data.queries import memory, outbox, practice
from data.queries.memory import REVIEW
from data.values.memory import may_remind, next_review
from handlers.practice import view
from handlers.practice.service import DUE
from handlers.shared.feature import Todo
from handlers.shared.view import Texts, tap, texts_in, today


def remind(session: Session, now: datetime, plan: Plan) -> str:
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
    day = today(branch, now)
    rows = practice.to_remind(session, branch, day, now)
    for row in rows:
        message = view.reminder(texts_in(row.language or branch.language), branch, row.due)
        outbox.post(session, row.account_id, REVIEW, message, now, branch_id=branch.id)
    if rows:
        practice.reminded(session, [row.member_id for row in rows], day)
    return ""


def todos(
    session: Session, texts: Texts, branch: Branch, member: Member, now: datetime
) -> list[Todo]:
    """Returns one line for all questions that are due, with the way to them."""
    due = memory.due(session, member.id, now)
    if not due:
        return []
    button = tap(texts.plain("practice-todo-open"), "pq.s", branch.id, DUE)
    return [Todo(texts("practice-todo", many=due), button, owed=False)]
