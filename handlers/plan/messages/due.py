"""Sends a planned message, and makes the plan of one from a line."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from data.models import Branch, Plan
from data.queries import outbox
from data.values.rich import first_line
from handlers.plan.messages import rules
from handlers.plan.messages.routes import choose
from handlers.plan.messages.rules import KIND
from handlers.shared.feature import Action, Plannable, Thing
from handlers.shared.refusal import refuse_asleep
from handlers.shared.view import OutMessage, Texts, escape

LATE = timedelta(hours=6)
"""A message that is later than this is not sent any more."""


def due(session: Session, now: datetime, plan: Plan) -> str:
    """Sends the message to the group."""
    branch = session.get_one(Branch, plan.branch_id)
    refuse_asleep(branch)
    outbox.post(
        session, branch.chat_id, KIND, rules.message_of(plan.data), now, branch_id=branch.id
    )
    return ""


def preview(_session: Session, _now: datetime, plan: Plan) -> list[OutMessage]:
    """Shows the message."""
    return [rules.message_of(plan.data)]


def one_line(_session: Session, texts: Texts, _branch: Branch, said: str) -> dict[str, Thing]:
    """Finds a message as a line says it: 消息 and the text."""
    text = said.removeprefix(texts.plain("plan-message-word")).lstrip(" :")
    if text == said or not text:
        return {}
    return {said: Thing(first_line(escape(text)), {"message": OutMessage(escape(text)).as_json()})}


PLANNABLE = Plannable(KIND, Action(due, LATE), choose, preview, one_line=one_line)
