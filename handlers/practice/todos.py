"""What a member has to review, for lists of all that is open."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Member
from data.queries import memory
from handlers.practice.sitting import DUE
from handlers.shared.buttons import tap
from handlers.shared.feature import Todo
from handlers.shared.texts import Texts


def todos(
    session: Session, texts: Texts, branch: Branch, member: Member, now: datetime
) -> list[Todo]:
    """One line for all questions that are due, with the way to them."""
    due = memory.due(session, member.id, now)
    if not due:
        return []
    button = tap(texts.plain("practice-todo-open"), "pq.s", branch.id, DUE)
    return [Todo(texts("practice-todo", many=due), button)]
