"""Opens and closes votes with their meeting, and cancels them with it."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from data.models import Branch, Meeting, Plan, Vote
from data.queries import plan as plans, vote as votes
from handlers.shared.events import MeetingCancelled, Subscribers
from handlers.shared.feature import Action
from handlers.shared.notify import WORD, notify_secretaries
from handlers.shared.refusal import Refusal
from handlers.shared.view import OutMessage, tap
from handlers.votes import service, view

on = Subscribers()
AGAIN = timedelta(minutes=1)
"""How often it is looked whether enough people are there."""
WAITS = ("vote-quorum-missing", "vote-meeting-not-open", "vote-busy")


def follows(session: Session, now: datetime, plan: Plan) -> str:
    """Opens a vote once enough people are at its meeting, and closes it at the meeting's end."""
    vote = session.get(Vote, plan.ref_id or 0)
    if vote is None or vote.state not in {"draft", "open"} or not vote.with_meeting:
        raise Refusal("vote-changed")
    branch = session.get_one(Branch, vote.branch_id)
    meeting = session.get(Meeting, vote.meeting_id or 0)
    if meeting is None:
        raise Refusal("vote-changed")
    try:
        if vote.state == "draft":
            if now >= meeting.ends_at:
                return _not_opened(session, now, branch, vote)
            service.open_vote(session, now, branch, vote, None)
        elif now < meeting.ends_at:
            plans.set_once(session, branch.id, votes.FOLLOW, vote.id, meeting.ends_at)
        else:
            service.close(session, now, branch, vote, vote.created_by or 0)
    except Refusal as no:
        if no.key not in WAITS:
            raise
        plans.set_once(session, branch.id, votes.FOLLOW, vote.id, now + AGAIN)
    return ""


def _not_opened(session: Session, now: datetime, branch: Branch, vote: Vote) -> str:
    vote.with_meeting = False
    notify_secretaries(
        session, now, branch, WORD,
        lambda texts: OutMessage(texts("vote-not-opened", title=vote.title)).with_buttons(
            tap(view.entry(texts, vote), "vt.v", vote.id)
        ),
    )  # fmt: skip
    return "missed"


@on(MeetingCancelled)
def meeting_cancelled(session: Session, now: datetime, event: MeetingCancelled) -> None:
    """Ends the votes of a meeting that is cancelled without a result."""
    for vote in votes.of_meeting(session, event.meeting.id, ("draft", "open")):
        service.cancel(session, now, vote)


def is_open(session: Session, _now: datetime, vote_id: int) -> bool:
    """Tells whether a vote's card still serves."""
    vote = session.get(Vote, vote_id)
    return vote is not None and vote.state in votes.LIVE


DUES = {votes.FOLLOW: Action(follows)}
