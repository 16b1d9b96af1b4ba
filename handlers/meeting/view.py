"""Shows meetings: the summary of a new one, the notice in the group, and a meeting's own page."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Meeting
from data.queries import meeting as meetings, signin as entries
from handlers.meeting import service
from handlers.shared.dates import clock
from handlers.shared.forms import Answers
from handlers.shared.meetings import meeting_buttons, say_audience, title, title_of, when_and_where
from handlers.shared.texts import Texts, texts_in
from handlers.shared.view import (
    OutMessage,
    Rows,
    back_to,
    pages,
    say_names,
    say_span,
    say_when,
    tap,
)


def _beside(
    session: Session,
    texts: Texts,
    branch: Branch,
    held: tuple[datetime, datetime],
    audience: tuple[str, int],
    but: int = 0,
) -> list[str]:
    """Warns where some of the audience are asked to another meeting in the same time; two
    subgroups may meet side by side."""
    for other in meetings.beside(session, branch.id, *held, but):
        theirs = other.audience, other.subgroup_id or 0
        if audience == theirs or not audience[0] == theirs[0] == "subgroup":
            kind = texts.plain(f"kind-{other.kind}")
            first, last = (clock(at, branch.zone) for at in (other.starts_at, other.ends_at))
            return [texts("meeting-beside", kind=kind, first=first, last=last)]
    return []


def summary(answers: Answers) -> str:
    """Says everything about a new meeting."""
    session, texts, branch, now = answers.session, answers.texts, answers.branch, answers.now
    fields = service.fields_of(answers.data)
    made = service.built(branch, fields, now, by=0)
    audience = fields["audience"], fields["subgroup"]
    lines = [
        title(texts, made),
        texts(
            "summary-when",
            when=say_when(texts, made.starts_at, now, branch),
            ends=clock(made.ends_at, branch.zone),
        ),
        texts("summary-place", place=made.place or texts.plain("none-yet")),
        texts("summary-audience", whom=say_audience(session, texts, *audience)),
        texts(
            "summary-signin",
            opens=clock(made.opens_at, branch.zone),
            late=clock(made.late_at, branch.zone),
            closes=clock(made.closes_at, branch.zone),
        ),
    ]
    if made.agenda:
        lines.append(texts("meeting-agenda", agenda=made.agenda))
    if unread := answers.get("unread"):
        lines += ["", texts("summary-unread", said=say_names(texts, unread))]
    if service.twin(session, branch.id, made.starts_at, made.kind, now):
        lines += ["", texts("summary-twin")]
    else:
        lines += _beside(session, texts, branch, (made.starts_at, made.ends_at), audience)
    return "\n".join(lines)


def draw_notice(session: Session, now: datetime, meeting_id: int) -> OutMessage | None:
    """Draws the notice in the group."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        return None
    branch = session.get_one(Branch, meeting.branch_id)
    texts = texts_in(branch.language)
    if meetings.is_small(meeting):
        return _bare_notice(texts, branch, meeting, now)
    return notice_of(session, texts, branch, meeting, now)


def _bare_notice(texts: Texts, branch: Branch, meeting: Meeting, now: datetime) -> OutMessage:
    """Shows the group kind and time of a meeting for a part of the branch."""
    lines = [texts("notice-cancelled")] if meeting.state == "cancelled" else []
    span = say_span(texts, meeting.starts_at, meeting.ends_at, now, branch)
    lines += [title_of(texts, meeting.kind), texts("meeting-when", span=span)]
    if meeting.state == "planned":
        lines.append(texts("notice-small"))
    return OutMessage("\n".join(lines))


def reminder(texts: Texts, branch: Branch, meeting: Meeting, now: datetime) -> OutMessage:
    """Reminds of a meeting that begins soon."""
    lines = [
        texts("reminder", title=title(texts, meeting)),
        when_and_where(texts, meeting, now, branch),
    ]
    if meeting.agenda:
        lines.append(texts("meeting-agenda", agenda=meeting.agenda))
    return OutMessage("\n".join(lines)).with_buttons(
        tap(texts.plain("board-leave"), "s.lv", meeting.id)
    )


def is_planned(session: Session, _now: datetime, meeting_id: int) -> bool:
    """Tells whether a meeting is still ahead."""
    meeting = session.get(Meeting, meeting_id)
    return meeting is not None and meeting.state == "planned"


def notice_of(
    session: Session, texts: Texts, branch: Branch, meeting: Meeting, now: datetime
) -> OutMessage:
    """Shows the notice of a meeting, which need not be stored yet."""
    lines = [title(texts, meeting), when_and_where(texts, meeting, now, branch)]
    if meeting.audience != "branch":
        whom = say_audience(session, texts, meeting.audience, meeting.subgroup_id)
        lines.append(texts("summary-audience", whom=whom))
    if meeting.agenda:
        lines.append(texts("meeting-agenda", agenda=meeting.agenda))
    if meeting.state == "cancelled":
        return OutMessage("\n".join([texts("notice-cancelled"), *lines]))
    if meeting.state != "planned":
        return OutMessage("\n".join(lines))
    key = "notice-signin-here" if meetings.is_small(meeting) else "notice-signin"
    lines += ["", texts(key, opens=clock(meeting.opens_at, branch.zone))]
    return OutMessage("\n".join(lines)).with_buttons(
        tap(texts.plain("board-leave"), "s.lv", meeting.id)
    )


def overview(session: Session, texts: Texts, branch: Branch, now: datetime, at: int) -> OutMessage:
    """Shows the meetings ahead, and the button for a new one."""
    found = meetings.ahead(session, branch.id, now)
    buttons = meeting_buttons(texts, branch, found, now, "m.v")
    key = "meeting-overview" if found else "meeting-overview-empty"
    return OutMessage(texts(key)).with_buttons(
        tap(texts.plain("meeting-new"), "m.n", branch.id),
        *pages(texts, buttons, at, "m.l", branch.id, size=6),
    )


def page(
    session: Session, texts: Texts, branch: Branch, meeting: Meeting, now: datetime
) -> OutMessage:
    """Shows a meeting's own page to the secretary, with what can be done now."""
    lines = [
        title(texts, meeting),
        when_and_where(texts, meeting, now, branch),
        texts(
            "summary-audience",
            whom=say_audience(session, texts, meeting.audience, meeting.subgroup_id),
        ),
        texts(f"meeting-state-{meeting.state}"),
    ]
    if meeting.agenda:
        lines.append(texts("meeting-agenda", agenda=meeting.agenda))
    leave = entries.counts(session, meeting.id).leave
    if meeting.state == "planned" and leave:
        lines.append(texts("meeting-leave-so-far", many=leave))
    if meeting.state == "planned":
        held = meeting.starts_at, meeting.ends_at
        whom = meeting.audience, meeting.subgroup_id or 0
        lines += _beside(session, texts, branch, held, whom, meeting.id)
    return OutMessage("\n".join(lines)).with_buttons(
        *_actions(texts, meeting), back_to(texts, "m.l", branch.id, 0)
    )


def _actions(texts: Texts, meeting: Meeting) -> Rows:
    one = meeting.id
    code = tap(
        texts.plain("summary-code-on" if meeting.secret else "summary-code-off"), "m.cd", one
    )
    if meeting.state == "planned":
        return (
            (tap(texts.plain("meeting-open-now"), "m.op", one),),
            (
                tap(texts.plain("meeting-move"), "m.e", one, "start"),
                tap(texts.plain("meeting-topic"), "m.e", one, "topic"),
                tap(texts.plain("meeting-place"), "m.e", one, "place"),
            ),
            (tap(texts.plain("summary-agenda"), "m.e", one, "agenda"), code),
            (tap(texts.plain("meeting-cancel"), "m.ca", one),),
        )
    if meeting.state == "open":
        show = (tap(texts.plain("meeting-show-code"), "m.sc", one),) if meeting.secret else ()
        return (
            (
                tap(texts.plain("meeting-close"), "m.cl", one),
                tap(texts.plain("report-list"), "s.at", one),
            ),
            (*show, code),
            (tap(texts.plain("meeting-cancel"), "m.ca", one),),
        )
    if meeting.state == "closed":
        return ((tap(texts.plain("report-list"), "s.at", one),),)
    return ()


def confirm_cancel(texts: Texts, meeting: Meeting) -> OutMessage:
    """Asks once before a meeting is cancelled."""
    text = texts("meeting-cancel-sure", title=title(texts, meeting))
    return OutMessage(text).with_buttons(
        (tap(texts.plain("meeting-cancel"), "m.cx", meeting.id), back_to(texts, "m.v", meeting.id))
    )
