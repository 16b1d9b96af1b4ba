"""What a member has still to answer, for lists of all that is open."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Member
from data.queries import reading as readings
from data.queries import result
from handlers.quiz import reminding, rules
from handlers.shared.dates import say_when
from handlers.shared.feature import Todo
from handlers.shared.texts import Texts


def todos(
    session: Session, texts: Texts, branch: Branch, member: Member, now: datetime
) -> list[Todo]:
    """One line for all daily questions that are expected of a member, with the way to the first."""
    found = [
        row
        for row in result.unanswered(session, branch.id, member.id, now)
        if readings.expects(
            session, branch.id, rules.local_day(row.posted_at, branch.zone), member.id
        )
    ]
    if not found:
        return []
    first = found[0]
    closes = say_when(texts, first.closes_at, now, branch)
    text = texts("question-todo", many=len(found), closes=closes)
    way = reminding.way(session, texts, first)
    return [Todo(text, way[0] if way else None, first.closes_at)]
