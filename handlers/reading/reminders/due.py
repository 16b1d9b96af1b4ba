"""Sends the morning's reminders."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Plan
from data.queries import card as cards, reading as readings
from handlers.reading import rules
from handlers.reading.reminders import service
from handlers.shared.feature import Action
from handlers.shared.refusal import refuse_asleep


def chase(session: Session, now: datetime, plan: Plan) -> str:
    """Reminds in the morning, and comes back the next one while anything is open. Found late, it
    still reminds until the early evening, but not at night."""
    branch = session.get_one(Branch, plan.branch_id)
    refuse_asleep(branch)
    _settle_cards(session, now, branch)
    if readings.still_open(session, branch.id, now):
        plan.next_due_at = rules.next_chase(now, branch.zone)
    if not rules.may_chase(now, branch.zone):
        return "chase-late"
    service.chase(session, now, branch)
    return ""


def _settle_cards(session: Session, now: datetime, branch: Branch) -> None:
    """Has the cards of readings that are over since yesterday show the result."""
    for reading in readings.just_over(session, branch.id, now):
        if now - reading.posted_at < rules.KEPT_UP:
            cards.mark(session, rules.CARD, reading.id, now)


DUES = {readings.CHASE: Action(chase)}
