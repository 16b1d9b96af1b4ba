"""Plans, changes and cancels meetings; the notice and the group follow."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.models import Branch, Meeting, Subgroup
from data.queries import card as cards, guard, meeting as meetings, outbox, plan as plans
from data.values.out import OutMessage
from data.values.standing import MeetingKind
from handlers.meeting import rules
from handlers.shared.access import row_of
from handlers.shared.events import MeetingCancelled, MeetingPublished
from handlers.shared.meetings import title_of
from handlers.shared.service import (
    Refusal,
    Texts,
    notify,
    publish as tell,
    refuse_asleep,
    say_dated,
    texts_in,
)
from handlers.signin.board.service import mark_board
from handlers.signin.onsite.rules import new_secret

NOTICE = "notice"
POST = "meeting.notice"
"""The kind of plan that puts up a notice at the end of quiet hours."""
TOLD = "meeting.change"
"""The outbox's kind of what is told about a meeting."""
_FOR_ALL = frozenset({"told-moved", "told-cancelled"})
"""What the group learns of a meeting for a part of the branch."""


def blank(branch: Branch) -> dict[str, Any]:
    """Returns the fields of a new meeting, with the branch's own defaults."""
    return {
        "kind": "",
        "topic": "",
        "place": "",
        "agenda": "",
        "start": "",
        "length": 90,
        "opens": branch.opens_before,
        "late": branch.late_after,
        "closes": branch.closes_after,
        "audience": "branch",
        "subgroup": 0,
        "code": False,
    }


def fields_of(answers: dict[str, Any]) -> dict[str, Any]:
    """Returns the fields that the answers of the planning form describe."""
    audience, subgroup = audience_of(answers)
    texts = {name: answers.get(name) or "" for name in ("topic", "place", "agenda")}
    start = answers.get("hour") or answers["start"]
    return {**answers, **texts, "start": start, "audience": audience, "subgroup": subgroup}


def audience_of(answers: dict[str, Any]) -> tuple[str, int]:
    """Returns the audience and the subgroup's id: the one chosen, or what follows from the kind."""
    if chosen := answers.get("audience"):
        audience, subgroup = chosen
        return audience, subgroup
    if subgroup := answers.get("subgroup"):
        return "subgroup", subgroup
    return rules.audience_of(MeetingKind(answers["kind"])), 0


def check_start(start: datetime, now: datetime) -> None:
    """Refuses a start that has passed or is more than a year ahead."""
    if start <= now:
        raise Refusal("meeting-past")
    if start > now + rules.FAR:
        raise Refusal("meeting-far")


def built(branch: Branch, fields: dict[str, Any], now: datetime, by: int) -> Meeting:
    """Builds the meeting that the fields describe, without storing it."""
    start = datetime.fromisoformat(fields["start"])
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
    start = datetime.fromisoformat(fields["start"])
    check_start(start, now)
    refuse_asleep(branch)
    subgroup_id = int(fields["subgroup"]) or None
    if subgroup_id is not None:
        row_of(session, branch, Subgroup, subgroup_id, "button-stale")
    meeting = built(branch, fields, now, by)
    session.add(meeting)
    session.flush()
    meetings.schedule(session, meeting, now)
    guard.arrange(session, branch, now)
    if not (branch.hides_small and meetings.is_small(meeting)):
        end = outbox.quiet_end(session, branch, now)
        held = end if end is not None and end < meeting.opens_at else None
        if held is None:
            cards.put_up(session, branch.id, branch.chat_id, NOTICE, meeting.id, now)
        else:
            plans.set_once(session, branch.id, POST, meeting.id, held)
    tell(session, now, MeetingPublished(meeting))
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
    session: Session, now: datetime, branch: Branch, meeting: Meeting, start: datetime
) -> None:
    """Moves a meeting with all its times, redraws the notice and tells the group."""
    require_planned(meeting)
    check_start(start, now)
    by = start - meeting.starts_at
    if not by:
        return
    for field in ("starts_at", "ends_at", "opens_at", "late_at", "closes_at"):
        setattr(meeting, field, getattr(meeting, field) + by)
    meetings.schedule(session, meeting, now)
    _tell(session, now, branch, meeting, "told-moved")


def change(
    session: Session, now: datetime, branch: Branch, meeting: Meeting, field: str, text: str
) -> None:
    """Sets topic, place or agenda, redraws the notice and tells the group."""
    require_planned(meeting)
    if getattr(meeting, field) == text:
        return
    topic = meeting.topic
    setattr(meeting, field, text)
    _tell(session, now, branch, meeting, f"told-{field}", topic, value=text)


def switch_code(meeting: Meeting) -> bool:
    """Turns the on-site code on or off, and says which."""
    if meeting.state not in {"planned", "open"}:
        raise Refusal("meeting-not-changeable")
    meeting.secret = None if meeting.secret else new_secret()
    return meeting.secret is not None


def cancel(session: Session, now: datetime, branch: Branch, meeting: Meeting) -> None:
    """Cancels a meeting that has not been held; its notice and board say so, and the group."""
    if meeting.state not in {"planned", "open"}:
        raise Refusal("meeting-not-changeable")
    meeting.state = "cancelled"
    meetings.schedule(session, meeting, now)
    mark_board(session, meeting.id, now)
    tell(session, now, MeetingCancelled(meeting))
    _tell(session, now, branch, meeting, "told-cancelled")


def _tell(
    session: Session,
    now: datetime,
    branch: Branch,
    meeting: Meeting,
    key: str,
    topic: str | None = None,
    **values: object,
) -> None:
    """Tells the people of a meeting about a change, in the group or, where they are a part of the
    branch, privately; the group then learns only of another time. `topic`: the one by which they
    know the meeting."""
    cards.mark(session, NOTICE, meeting.id, now)
    if branch.asleep_since is not None:
        return
    known = meeting.topic if topic is None else topic

    def say(texts: Texts, *, bare: bool = False) -> OutMessage:
        when = say_dated(texts, meeting.starts_at, now, branch)
        name = title_of(texts, meeting.kind, "" if bare else known)
        return OutMessage(texts(key, title=name, when=when, **values))

    small = meetings.is_small(meeting)
    if small:
        people = [one.account_id for one in meetings.audience(session, meeting)]
        notify(session, now, branch, people, TOLD, say, urgent=True)
    if not small or (key in _FOR_ALL and not branch.hides_small):
        message = say(texts_in(branch.language), bare=small)
        outbox.post(session, branch.chat_id, TOLD, message, now, branch_id=branch.id, urgent=True)
