"""Looks at the rota every day."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Plan
from data.queries import lead
from handlers.shared.feature import Action
from handlers.topics.rota import rules, service


def looks(session: Session, now: datetime, plan: Plan) -> str:
    """Names who leads next week, and sets the next look."""
    branch = session.get_one(Branch, plan.branch_id)
    plan.next_due_at = rules.next_rota(now, branch.zone)
    if branch.asleep_since is not None:
        return "branch-asleep"
    service.look(session, now, branch)
    return ""


DUES = {lead.LEAD: Action(looks)}
