"""What planning a meeting looks like: the steps, the notice, and a meeting's own page."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from data.models import Branch, Draft, Meeting, Subgroup
from data.queries import branch as branches
from data.queries import meeting as meetings
from data.queries import signin as entries
from data.values.out import Button, OutMessage, Rows
from data.values.standing import MeetingKind
from handlers.meeting import rules, service
from handlers.shared.buttons import pages, rows, tap
from handlers.shared.dates import clock, say_day, say_when
from handlers.shared.daypicker import day_rows
from handlers.shared.texts import Markup, Texts, texts_in
from handlers.signin.lists import meeting_buttons
from handlers.signin.view import title, when_and_where

KINDS = (
    MeetingKind.GENERAL,
    MeetingKind.COMMITTEE,
    MeetingKind.SUBGROUP,
    MeetingKind.LECTURE,
    MeetingKind.THEME_DAY,
    MeetingKind.LIFE,
    MeetingKind.OTHER,
)


def _back(texts: Texts, draft: Draft, verb: str) -> tuple[Button, ...]:
    return (
        tap(texts.plain("back"), verb, draft.id),
        tap(texts.plain("cancel"), "m.no", draft.id),
    )


def ask_kind(texts: Texts, draft: Draft) -> OutMessage:
    """The first step: which kind."""
    kinds = [tap(texts.plain(f"kind-{kind}"), "m.k", draft.id, kind) for kind in KINDS]
    return OutMessage(texts("meeting-ask-kind")).with_buttons(
        *rows(kinds, 2), (tap(texts.plain("cancel"), "m.no", draft.id),)
    )


def ask_subgroup(session: Session, texts: Texts, draft: Draft) -> OutMessage:
    """Which subgroup meets."""
    groups = branches.subgroups(session, draft.branch_id or 0)
    buttons = [tap(group.name[:30], "m.g", draft.id, group.id) for group in groups]
    buttons.append(tap(texts.plain("audience-branch"), "m.g", draft.id, 0))
    return OutMessage(texts("meeting-ask-subgroup")).with_buttons(
        *rows(buttons, 2), _back(texts, draft, "m.bk")
    )


def ask_time(texts: Texts, draft: Draft, branch: Branch, now: datetime) -> OutMessage:
    """The second step: when; today's next half-hours first."""
    soon = rules.half_hours(now, branch.zone)
    buttons = [
        tap(moment.strftime("%H:%M"), "m.t", draft.id, int(moment.timestamp() // 60))
        for moment in soon
    ]
    key = "meeting-ask-time" if soon else "meeting-ask-time-late"
    here = now.astimezone(ZoneInfo(branch.zone))
    return OutMessage(texts(key, kind=texts.plain(f"kind-{draft.data['kind']}"))).with_buttons(
        *rows(buttons, 3),
        (tap(texts.plain("meeting-other-day"), "m.c", draft.id, here.strftime("%Y%m")),),
        _back(texts, draft, "m.bk"),
    )


def ask_day(texts: Texts, draft: Draft, branch: Branch, month: str, now: datetime) -> OutMessage:
    """A month to choose a day from; days past are blank."""
    today = now.astimezone(ZoneInfo(branch.zone)).date()
    heading = texts("meeting-ask-day", year=month[:4], month=texts.plain(f"month-{int(month[4:])}"))
    return OutMessage(heading).with_buttons(
        *day_rows(texts, month, today, ("m.d", draft.id), ("m.c", draft.id), "m.x"),
        _back(texts, draft, "m.bt"),
    )


def ask_hour(texts: Texts, draft: Draft, branch: Branch, day: str, now: datetime) -> OutMessage:
    """The hour of a chosen day."""
    year, month, number = int(day[:4]), int(day[4:6]), int(day[6:])
    buttons = [
        tap(moment.strftime("%H:%M"), "m.t", draft.id, int(moment.timestamp() // 60))
        for moment in rules.day_hours(year, month, number, branch.zone)
        if moment > now
    ]
    today = now.astimezone(ZoneInfo(branch.zone)).date()
    said = say_day(texts, date(year, month, number), today)
    return OutMessage(texts("meeting-ask-hour", day=said)).with_buttons(
        *rows(buttons, 3), _back(texts, draft, "m.bt")
    )


def ask_topic(texts: Texts, draft: Draft) -> OutMessage:
    """The third step: what it is about."""
    return OutMessage(texts("meeting-ask-topic")).with_buttons(
        (tap(texts.plain("meeting-skip"), "m.sk", draft.id),), _back(texts, draft, "m.bt")
    )


def ask_place(session: Session, texts: Texts, draft: Draft) -> OutMessage:
    """The fourth step: where; the places of the last meetings first."""
    known = meetings.places(session, draft.branch_id or 0)
    buttons = [tap(place[:30], "m.p", draft.id, at) for at, place in enumerate(known)]
    return OutMessage(texts("meeting-ask-place")).with_buttons(
        *rows(buttons, 2),
        (tap(texts.plain("meeting-skip"), "m.sk", draft.id),),
        _back(texts, draft, "m.bo"),
    )


def audience(session: Session, texts: Texts, kind: str, subgroup_id: int) -> str:
    """Whom a meeting is for, in words."""
    group = session.get(Subgroup, subgroup_id) if kind == "subgroup" else None
    return group.name if group else texts.plain(f"audience-{kind}")


def _beside(
    session: Session,
    texts: Texts,
    branch: Branch,
    held: tuple[datetime, datetime],
    whom: tuple[str, int],
    but: int = 0,
) -> list[str]:
    """A line where some of those a meeting is for (audience, subgroup) are asked to another one in
    the same time; two subgroups may meet side by side."""
    for other in meetings.beside(session, branch.id, *held, but):
        theirs = other.audience, other.subgroup_id or 0
        if whom == theirs or not whom[0] == theirs[0] == "subgroup":
            kind = texts.plain(f"kind-{other.kind}")
            first, last = (clock(at, branch.zone) for at in (other.starts_at, other.ends_at))
            return [texts("meeting-beside", kind=kind, first=first, last=last)]
    return []


def summary(
    session: Session, texts: Texts, draft: Draft, branch: Branch, now: datetime
) -> OutMessage:
    """The last step: everything at a glance, each adjustable, then publish."""
    fields: dict[str, Any] = draft.data
    start = service.start_of(fields)
    times = rules.times(start, fields["length"], fields["opens"], fields["late"], fields["closes"])
    kind = texts.plain(f"kind-{fields['kind']}")
    lines = [
        texts("meeting-title", kind=kind, topic=fields["topic"])
        if fields["topic"]
        else texts("meeting-title-bare", kind=kind),
        texts(
            "summary-when",
            when=say_when(texts, start, now, branch),
            ends=clock(times.ends_at, branch.zone),
        ),
        texts("summary-place", place=fields["place"] or texts.plain("none-yet")),
        texts(
            "summary-audience",
            whom=audience(session, texts, fields["audience"], fields["subgroup"]),
        ),
        texts(
            "summary-signin",
            opens=clock(times.opens_at, branch.zone),
            late=clock(times.late_at, branch.zone),
            closes=clock(times.closes_at, branch.zone),
        ),
    ]
    if fields["agenda"]:
        lines.append(texts("meeting-agenda", agenda=fields["agenda"]))
    if service.twin(session, branch.id, start, fields["kind"], now):
        lines += ["", texts("summary-twin")]
    else:
        whom = fields["audience"], int(fields["subgroup"])
        lines += _beside(session, texts, branch, (start, times.ends_at), whom)
    code = "summary-code-on" if fields["code"] else "summary-code-off"
    return OutMessage("\n".join(lines)).with_buttons(
        (tap(texts.plain("meeting-publish"), "m.ok", draft.id),),
        (
            tap(
                texts.plain("summary-length", minutes=str(fields["length"])),
                "m.y",
                draft.id,
                "length",
            ),
            tap(texts.plain("summary-whom"), "m.y", draft.id, "audience"),
        ),
        (
            tap(
                texts.plain("summary-opens", minutes=str(fields["opens"])), "m.y", draft.id, "opens"
            ),
            tap(texts.plain("summary-late", minutes=str(fields["late"])), "m.y", draft.id, "late"),
        ),
        (
            tap(
                texts.plain("summary-closes", minutes=str(fields["closes"])),
                "m.y",
                draft.id,
                "closes",
            ),
            tap(texts.plain(code), "m.y", draft.id, "code"),
        ),
        (tap(texts.plain("summary-agenda"), "m.ag", draft.id),),
        _back(texts, draft, "m.bp"),
    )


def draw_notice(session: Session, now: datetime, meeting_id: int) -> OutMessage | None:
    """The notice in the group, as the meeting stands."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        return None
    branch = session.get_one(Branch, meeting.branch_id)
    return notice_of(session, texts_in(branch.language), branch, meeting, now)


def notice_of(
    session: Session, texts: Texts, branch: Branch, meeting: Meeting, now: datetime
) -> OutMessage:
    """The notice of a meeting, which need not be stored yet."""
    lines = [title(texts, meeting), when_and_where(texts, meeting, now, branch)]
    if meeting.audience != "branch":
        whom = audience(session, texts, meeting.audience, meeting.subgroup_id or 0)
        lines.append(texts("summary-audience", whom=whom))
    if meeting.agenda:
        lines.append(texts("meeting-agenda", agenda=meeting.agenda))
    if meeting.state == "cancelled":
        return OutMessage("\n".join([texts("notice-cancelled"), *lines]))
    if meeting.state != "planned":
        return OutMessage("\n".join(lines))
    lines += ["", texts("notice-signin", opens=clock(meeting.opens_at, branch.zone))]
    return OutMessage("\n".join(lines)).with_buttons(
        (tap(texts.plain("board-leave"), "s.lv", meeting.id),)
    )


def overview(
    session: Session, texts: Texts, branch: Branch, now: datetime, page: int
) -> OutMessage:
    """The meetings ahead, and the button for a new one."""
    found = meetings.ahead(session, branch.id, now)
    buttons = meeting_buttons(texts, branch, found, now, "m.v")
    key = "meeting-overview" if found else "meeting-overview-empty"
    return OutMessage(texts(key)).with_buttons(
        (tap(texts.plain("meeting-new"), "m.n", branch.id),),
        *pages(texts, buttons, page, "m.l", branch.id, size=6),
    )


def meeting_card(
    session: Session, texts: Texts, branch: Branch, meeting: Meeting, now: datetime
) -> OutMessage:
    """A meeting's own page for the secretary, with what can be done now."""
    lines = [
        title(texts, meeting),
        when_and_where(texts, meeting, now, branch),
        texts(
            "summary-audience",
            whom=audience(session, texts, meeting.audience, meeting.subgroup_id or 0),
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
        *_actions(texts, meeting), (tap(texts.plain("back"), "m.l", branch.id, 0),)
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
    text = texts("meeting-cancel-sure", title=Markup(title(texts, meeting)))
    return OutMessage(text).with_buttons(
        (
            tap(texts.plain("meeting-cancel"), "m.cx", meeting.id),
            tap(texts.plain("back"), "m.v", meeting.id),
        )
    )
