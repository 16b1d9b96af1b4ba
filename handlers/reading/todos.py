"""What a member has still to read, for lists of all that is open."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Member
from handlers.reading import service
from handlers.shared.buttons import tap
from handlers.shared.feature import Todo
from handlers.shared.texts import Texts


def todos(
    session: Session, texts: Texts, branch: Branch, member: Member, now: datetime
) -> list[Todo]:
    """One line for all readings, with the way to them."""
    found = service.to_read(session, branch, member, now)
    if not found:
        return []
    late = sum(service.is_late(one, now) for one in found)
    text = texts("read-todo", many=len(found), late=late)
    until = [one.deadline_at for one in found if one.deadline_at and not service.is_late(one, now)]
    button = tap(texts.plain("read-todo-open"), "rd.l", branch.id, 0)
    return [Todo(text, button, min(until, default=None))]
