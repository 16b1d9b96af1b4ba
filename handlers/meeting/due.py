"""Reminds of a meeting before it begins, and tells a part of the branch of theirs."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from data.models import Branch, Meeting, Plan
from data.queries import card as cards, meeting as meetings, outbox
from handlers.meeting import view
from handlers.meeting.service import NOTICE, TOLD
from handlers.shared.events import MeetingPublished, Subscribers
from handlers.shared.meetings import title
from handlers.shared.notify import notify, notify_secretaries
from handlers.shared.refusal import Refusal, refuse_asleep
from handlers.shared.view import OutMessage, Texts, say_names, texts_in

on = Subscribers()
SOON = timedelta(hours=12)
"""A notice of a meeting that opens within this time is not held back by quiet hours."""


def remind(session: Session, now: datetime, plan: Plan) -> str:
    """Reminds those whom the meeting is for, with topic, place and agenda; skipped once it has
    begun."""
    meeting = session.get(Meeting, plan.ref_id or 0)
    if meeting is None or meeting.state != "planned":
        raise Refusal("meeting-not-planned")
    if now >= meeting.starts_at:
        raise Refusal("reminder-too-late")
    branch = session.get_one(Branch, meeting.branch_id)
    refuse_asleep(branch)

    def say(texts: Texts) -> OutMessage:
        return view.reminder(texts, branch, meeting, now)

    if meetings.is_small(meeting):
        people = [one.account_id for one in meetings.audience(session, meeting)]
        notify(session, now, branch, people, "reminder", say, urgent=True)
    else:
        message = say(texts_in(branch.language))
        outbox.post(
            session, branch.chat_id, "reminder", message, now, branch_id=branch.id, urgent=True
        )
    return ""


def post_notice(session: Session, now: datetime, plan: Plan) -> str:
    """Puts up the notice that quiet hours held back."""
    meeting = session.get(Meeting, plan.ref_id or 0)
    if meeting is None or meeting.state != "planned":
        raise Refusal("meeting-not-planned")
    branch = session.get_one(Branch, meeting.branch_id)
    refuse_asleep(branch)
    cards.put_up(session, branch.id, branch.chat_id, NOTICE, meeting.id, now)
    return ""


@on(MeetingPublished)
def tell_small(session: Session, now: datetime, event: MeetingPublished) -> None:
    """Tells a part of the branch, but who planned it, privately of their meeting, and the
    secretaries whom that does not reach."""
    meeting = event.meeting
    if not meetings.is_small(meeting):
        return
    branch = session.get_one(Branch, meeting.branch_id)
    people = meetings.audience(session, meeting)

    def say(texts: Texts) -> OutMessage:
        return view.notice_of(session, texts, branch, meeting, now)

    others = [one.account_id for one in people if one.account_id != meeting.created_by]
    soon = meeting.opens_at - now < SOON
    notify(session, now, branch, others, TOLD, say, urgent=soon)
    missed = [one.name for one in meetings.unreachable(session, branch, people)]

    def name_missed(texts: Texts) -> OutMessage:
        names = say_names(texts, missed)
        return OutMessage(texts("meeting-missed", title=title(texts, meeting), names=names))

    if missed:
        notify_secretaries(session, now, branch, TOLD, name_missed, urgent=True)
