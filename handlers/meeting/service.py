"""Meetings as they are planned and saved: from a step in progress or one line to a notice."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.models import Branch, Meeting, Subgroup
from data.queries import card as cards
from data.queries import guard, outbox
from data.queries import meeting as meetings
from data.values.out import OutMessage
from data.values.standing import MeetingKind
from handlers.meeting import rules
from handlers.shared.refusal import Refusal
from handlers.signin import service as signin
from handlers.signin.rules import new_secret

NOTICE = "notice"


def blank(branch: Branch) -> dict[str, Any]:
    """What a new step begins with: the branch's own defaults."""
    return {
        "kind": "",
        "topic": "",
        "place": "",
        "agenda": "",
        "day": "",
        "start": "",
        "length": 90,
        "opens": branch.opens_before,
        "late": branch.late_after,
        "closes": branch.closes_after,
        "audience": "branch",
        "subgroup": 0,
        "code": False,
    }


def start_of(fields: dict[str, Any]) -> datetime:
    """The moment a step's meeting starts."""
    return datetime.fromisoformat(fields["start"])


def check_start(start: datetime, now: datetime) -> None:
    """Refuses a start that has passed or is more than a year ahead."""
    if start <= now:
        raise Refusal("meeting-past")
    if start > now + rules.FAR:
        raise Refusal("meeting-far")


def built(branch: Branch, fields: dict[str, Any], now: datetime, by: int) -> Meeting:
    """The meeting that the fields of a step describe, not stored yet."""
    start = start_of(fields)
    times = rules.times(start, fields["length"], fields["opens"], fields["late"], fields["closes"])
    return Meeting(
        branch_id=branch.id,
        kind=MeetingKind(fields["kind"]).value,
        state="planned",
        topic=fields["topic"],
        agenda=fields["agenda"],
        place=fields["place"],
        audience=fields["audience"],
        subgroup_id=int(fields["subgroup"]) or None,
        starts_at=start,
        ends_at=times.ends_at,
        opens_at=times.opens_at,
        late_at=times.late_at,
        closes_at=times.closes_at,
        secret=new_secret() if fields["code"] else None,
        created_by=by,
        created_at=now,
    )


def publish(
    session: Session, now: datetime, branch: Branch, fields: dict[str, Any], by: int
) -> Meeting:
    """Stores the meeting, sets its plans and puts up the notice in the group."""
    start = start_of(fields)
    check_start(start, now)
    if branch.asleep_since is not None:
        raise Refusal("branch-asleep")
    subgroup_id = int(fields["subgroup"]) or None
    if subgroup_id is not None:
        group = session.get(Subgroup, subgroup_id)
        if group is None or group.branch_id != branch.id:
            raise Refusal("button-stale")
    meeting = built(branch, fields, now, by)
    session.add(meeting)
    session.flush()
    meetings.schedule(session, meeting, now)
    guard.arrange(session, branch, now)
    cards.put_up(session, branch.id, branch.chat_id, NOTICE, meeting.id, now)
    return meeting


def twin(session: Session, branch_id: int, start: datetime, kind: str, now: datetime) -> bool:
    """Whether the branch already has a meeting of this kind at this time."""
    return any(
        m.kind == kind and m.starts_at == start for m in meetings.ahead(session, branch_id, now)
    )


def require_planned(meeting: Meeting) -> None:
    """Refuses changes to a meeting that is under way or over."""
    if meeting.state != "planned":
        raise Refusal("meeting-not-changeable")


def move(
    session: Session, now: datetime, branch: Branch, meeting: Meeting, start: datetime, told: str
) -> None:
    """Moves a meeting with all its times, redraws the notice and tells the group."""
    require_planned(meeting)
    check_start(start, now)
    by = start - meeting.starts_at
    if not by:
        return
    meeting.starts_at += by
    meeting.ends_at += by
    meeting.opens_at += by
    meeting.late_at += by
    meeting.closes_at += by
    meetings.schedule(session, meeting, now)
    _changed(session, now, branch, meeting, told)


def change(
    session: Session,
    now: datetime,
    branch: Branch,
    meeting: Meeting,
    field: str,
    text: str,
    told: str,
) -> None:
    """Sets topic, place or agenda; the notice follows, and the group is told."""
    require_planned(meeting)
    if getattr(meeting, field) == text:
        return
    setattr(meeting, field, text)
    _changed(session, now, branch, meeting, told)


def switch_code(meeting: Meeting) -> bool:
    """Turns the on-site code on or off, and says which."""
    if meeting.state not in {"planned", "open"}:
        raise Refusal("meeting-not-changeable")
    meeting.secret = None if meeting.secret else new_secret()
    return meeting.secret is not None


def cancel(session: Session, now: datetime, branch: Branch, meeting: Meeting, told: str) -> None:
    """Cancels a meeting that has not been held; its board, if up, says so."""
    if meeting.state not in {"planned", "open"}:
        raise Refusal("meeting-not-changeable")
    meeting.state = "cancelled"
    meetings.schedule(session, meeting, now)
    cards.mark(session, signin.BOARD, meeting.id, now)
    _changed(session, now, branch, meeting, told)


def _changed(session: Session, now: datetime, branch: Branch, meeting: Meeting, told: str) -> None:
    cards.mark(session, NOTICE, meeting.id, now)
    if branch.asleep_since is None:
        outbox.post(
            session,
            branch.chat_id,
            "meeting.change",
            OutMessage(told),
            now,
            branch_id=branch.id,
            urgent=True,
        )
