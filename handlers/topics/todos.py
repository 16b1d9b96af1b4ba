"""What a member has still to say something on, for lists of all that is open."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Member
from data.queries import reading as readings
from data.queries import topic as topics
from handlers.shared.buttons import tap
from handlers.shared.feature import Todo
from handlers.shared.texts import Texts
from handlers.topics import rules


def todos(
    session: Session, texts: Texts, branch: Branch, member: Member, now: datetime
) -> list[Todo]:
    """A line for each discussion that a member is expected to take part in, with the way there."""
    return [
        Todo(
            texts("topic-todo", title=one.title),
            tap(texts.plain("topic-todo-open"), "ts.w", one.id),
            one.closes_at,
        )
        for one in topics.unspoken(session, branch.id, member.id, now)
        if one.posted_at is not None
        and readings.expects(
            session, branch.id, rules.local_day(one.posted_at, branch.zone), member.id
        )
    ]
