"""Opens and closes sign-in, and puts up the board where those whom it is for see it."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from data.models import Branch, Meeting
from data.queries import card as cards, meeting as meetings, signin as entries
from data.values.standing import MeetingKind, Status
from handlers.shared.events import AttendanceChanged, publish
from handlers.shared.service import Refusal, refuse_asleep
from handlers.signin.board.rules import BOARD, OWN_BOARD
from handlers.signin.board.service import mark_board

Place = tuple[int, int]
"""A chat and a message in it."""


def put_up_board(session: Session, branch: Branch, meeting: Meeting, now: datetime) -> list[Place]:
    """Puts up the board, in the group or privately to those whom the meeting is for; returns where
    its earlier messages stand, which it replaces."""
    if not meetings.is_small(meeting):
        return _put_up(session, branch, branch.chat_id, BOARD, meeting.id, now)
    people = meetings.audience(session, meeting)
    missed = {one.id for one in meetings.unreachable(session, branch, people)}
    accounts = {one.id: one.account_id for one in people if one.id not in missed}
    old = []
    for entry in entries.entries(session, meeting.id):
        if account_id := accounts.get(entry.member_id or 0):
            old += _put_up(session, branch, account_id, OWN_BOARD, entry.id, now)
    return old


def _put_up(
    session: Session, branch: Branch, chat_id: int, kind: str, ref_id: int, now: datetime
) -> list[Place]:
    before = cards.of(session, kind, ref_id)
    old = [(before.chat_id, before.message_id)] if before and before.message_id else []
    cards.put_up(session, branch.id, chat_id, kind, ref_id, now)
    return old


def open_meeting(session: Session, now: datetime, meeting: Meeting) -> None:
    """Opens sign-in: fixes who is expected and puts up the board."""
    branch = session.get_one(Branch, meeting.branch_id)
    meeting.state = "open"
    entries.expect(session, meeting)
    session.flush()
    meetings.schedule(session, meeting, now)
    put_up_board(session, branch, meeting, now)


def meet_now(
    session: Session,
    now: datetime,
    branch: Branch,
    kind: MeetingKind,
    topic: str,
    audience: tuple[str, int],
    *,
    by: int,
) -> Meeting:
    """Stores a meeting that begins now."""
    audience_kind, subgroup_id = audience
    meeting = Meeting(
        branch_id=branch.id,
        kind=kind.value,
        topic=topic,
        audience=audience_kind,
        subgroup_id=subgroup_id or None,
        starts_at=now,
        ends_at=now + timedelta(minutes=90),
        opens_at=now,
        late_at=now + timedelta(minutes=max(branch.late_after, 1)),
        closes_at=now + timedelta(minutes=branch.closes_after),
        created_by=by,
        created_at=now,
    )
    session.add(meeting)
    session.flush()
    return meeting


def open_now(session: Session, now: datetime, meeting: Meeting) -> list[Place]:
    """Opens sign-in by hand, before its time, or anew where its time has passed; returns the places
    of the board's earlier messages."""
    if meeting.state not in {"planned", "open"}:
        raise Refusal("signin-not-openable")
    branch = session.get_one(Branch, meeting.branch_id)
    refuse_asleep(branch)
    meeting.opens_at = min(meeting.opens_at, now)
    if meeting.closes_at <= now:
        meeting.closes_at = now + timedelta(minutes=branch.closes_after)
        meeting.late_at = max(meeting.late_at, now + timedelta(minutes=branch.late_after))
    if meeting.state == "open":
        meetings.schedule(session, meeting, now)
        return put_up_board(session, branch, meeting, now)
    open_meeting(session, now, meeting)
    return []


def close_meeting(session: Session, now: datetime, meeting: Meeting) -> None:
    """Closes sign-in: expected members who did nothing are absent; the board shows the result."""
    meeting.state = "closed"
    meeting.closed_at = now
    meeting.closes_at = min(meeting.closes_at, now)
    for entry in entries.entries(session, meeting.id):
        if entry.expected and entry.status == Status.NONE:
            entry.status = Status.ABSENT.value
    session.flush()
    publish(session, now, AttendanceChanged(meeting))
    meetings.schedule(session, meeting, now)
    mark_board(session, meeting.id, now)
