"""Reminds the group of a meeting before it begins."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Meeting, Plan
from data.queries import outbox
from handlers.shared.meetings import title, when_and_where
from handlers.shared.refusal import Refusal, refuse_asleep
from handlers.shared.view import OutMessage, tap, texts_in


def remind(session: Session, now: datetime, plan: Plan) -> str:
    """Reminds the group with topic, place and agenda; skipped once the meeting has begun."""
    meeting = session.get(Meeting, plan.ref_id or 0)
    if meeting is None or meeting.state != "planned":
        raise Refusal("meeting-not-planned")
    if now >= meeting.starts_at:
        raise Refusal("reminder-too-late")
    branch = session.get_one(Branch, meeting.branch_id)
    refuse_asleep(branch)
    texts = texts_in(branch.language)
    lines = [
        texts("reminder", title=title(texts, meeting)),
        when_and_where(texts, meeting, now, branch),
    ]
    if meeting.agenda:
        lines.append(texts("meeting-agenda", agenda=meeting.agenda))
    message = OutMessage("\n".join(lines)).with_buttons(
        tap(texts.plain("board-leave"), "s.lv", meeting.id)
    )
    outbox.post(session, branch.chat_id, "reminder", message, now, branch_id=branch.id, urgent=True)
    return ""
