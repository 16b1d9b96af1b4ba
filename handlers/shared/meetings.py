"""Says what a meeting is, when and where it is, and whom it is for; wherever meetings are shown."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session, object_session

from data.models import Branch, Meeting, Member, Subgroup
from data.queries.branch import subgroups
from data.values.out import Button
from data.values.standing import MeetingKind
from handlers.shared.buttons import tap
from handlers.shared.dates import say_span, say_when
from handlers.shared.texts import Markup, Texts


def title(texts: Texts, meeting: Meeting) -> Markup:
    """Says kind and topic in bold."""
    return title_of(texts, meeting.kind, meeting.topic)


def title_of(texts: Texts, kind: str, topic: str = "") -> Markup:
    """As `title`, without the topic for who is not to learn it."""
    named = texts.plain(f"kind-{kind}")
    if not topic:
        return Markup(texts("meeting-title-bare", kind=named))
    return Markup(texts("meeting-title", kind=named, topic=topic))


def kind_of(texts: Texts, meeting: Meeting) -> str:
    """Names the kind of a meeting, and its subgroup: those of several may be at the same time."""
    named = texts.plain(f"kind-{meeting.kind}")
    session = object_session(meeting)
    group = session.get(Subgroup, meeting.subgroup_id or 0) if session is not None else None
    if group is None:
        return named
    return texts.plain("attendance-why", name=named, reason=group.name)


def when_and_where(texts: Texts, meeting: Meeting, now: datetime, branch: Branch) -> str:
    """Says time and place in a line."""
    span = say_span(texts, meeting.starts_at, meeting.ends_at, now, branch)
    if not meeting.place:
        return texts("meeting-when", span=span)
    return texts("meeting-when-where", span=span, place=meeting.place)


def say_audience(session: Session, texts: Texts, kind: str, subgroup_id: int | None) -> str:
    """Says whom a meeting is for."""
    group = session.get(Subgroup, subgroup_id or 0) if kind == "subgroup" else None
    return group.name if group else texts.plain(f"audience-{kind}")


def audience_in_line(
    session: Session, branch: Branch, planner: Member, kind: MeetingKind, line: str
) -> tuple[str, int]:
    """Works out the audience of a one-line meeting: branch, committee or subgroup, and the
    subgroup's id, 0 for none. It is the subgroup that the line names, else the planner's own."""
    if kind is MeetingKind.COMMITTEE:
        return "committee", 0
    if kind is not MeetingKind.SUBGROUP:
        return "branch", 0
    named = [group.id for group in subgroups(session, branch.id) if group.name in line]
    group_id = named[0] if len(named) == 1 else planner.subgroup_id or 0
    return ("subgroup" if group_id else "branch"), group_id


def meeting_buttons(
    texts: Texts, branch: Branch, meetings: Sequence[Meeting], now: datetime, code: str
) -> list[Button]:
    """Makes a button for each meeting, with its time and kind; `code` gets the meeting's id."""
    return [
        tap(
            texts.plain(
                "attendance-entry",
                when=say_when(texts, meeting.starts_at, now, branch),
                kind=kind_of(texts, meeting),
            ),
            code,
            meeting.id,
        )
        for meeting in meetings
    ]
