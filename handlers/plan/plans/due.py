"""Sends once, after a moment, what a plan would push next."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Plan
from data.queries import outbox
from handlers.plan.plans import service
from handlers.shared.refusal import refuse_none


def send(session: Session, now: datetime, once: Plan) -> str:
    """Sends what the plan would push next; quiet hours hold it back."""
    plan = refuse_none("plan-gone", session.get(Plan, once.ref_id or 0))
    return service.send_now(session, now, plan)


def send_anyway(session: Session, now: datetime, once: Plan) -> str:
    """As `send`, also in quiet hours."""
    with outbox.sent_now(session):
        return send(session, now, once)
