"""Changes the code on the screen."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Plan
from data.queries import card as cards
from handlers.signin.onsite import rules
from handlers.signin.onsite.service import CODE_CARD
from handlers.signin.opening.due import meeting_of


def change_code(session: Session, now: datetime, plan: Plan) -> str:
    """Has the code redrawn, and comes back when it changes next."""
    meeting = meeting_of(session, plan)
    cards.mark(session, CODE_CARD, meeting.id, now)
    if meeting.state == "open" and meeting.secret:
        plan.next_due_at = rules.next_code_at(now)
    return ""
