"""Shows attendance lists and corrections to those who keep the records; makes the Excel file."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from data.exports.attendance import (
    COLUMNS,
    COUNTS,
    FACTS,
    VOTES,
    AttendanceRow,
    MeetingFacts,
    attendance_book,
)
from data.models import Attendance, Branch, Correction, Meeting, Member
from data.queries import record as records, signin as entries
from data.values.standing import Standing, Status
from handlers.shared.dates import clock, local, local_day, say_span, say_when
from handlers.shared.meetings import meeting_buttons, title, when_and_where
from handlers.shared.texts import Texts
from handlers.shared.view import Button, OutFile, OutMessage, back_to, clipped, pages, rows, tap
from handlers.signin.board import rules
from handlers.signin.board.view import counted

SHOWN = (
    Status.PRESENT,
    Status.LATE,
    Status.LEAVE,
    Status.ABSENT,
    Status.NONE,
    Status.OBSERVING,
    Status.MADE_UP,
)


def meeting_list(
    texts: Texts, branch: Branch, meetings: list[Meeting], now: datetime, page: int
) -> OutMessage:
    """Offers meetings to choose an attendance list from."""
    buttons = meeting_buttons(texts, branch, meetings, now, "s.at")
    return OutMessage(texts("attendance-choose")).with_buttons(
        *pages(texts, buttons, page, "s.al", branch.id, size=6)
    )


def attendance_card(
    session: Session, texts: Texts, branch: Branch, meeting: Meeting, now: datetime
) -> OutMessage:
    """Shows a meeting's list by status."""
    found = entries.entries(session, meeting.id)
    numbers = entries.counts(session, meeting.id)
    lines = [
        title(texts, meeting),
        when_and_where(texts, meeting, now, branch),
        counted(texts, numbers),
        "",
    ]
    for status in SHOWN:
        names = [_described(texts, e, branch) for e in found if _shown_as(e) == status]
        if names:
            label = texts.plain(f"status-{status}")
            said = texts.plain("between-names").join(names)
            lines.append(texts("attendance-line", status=label, many=len(names), names=said))
    if not found:
        lines.append(texts("attendance-empty"))
    text = "\n".join(lines)
    if len(text) > 3900:
        text = "\n".join([*lines[:4], texts("attendance-long")])
    return OutMessage(text).with_buttons(
        (
            tap(texts.plain("attendance-sheet"), "s.ax", meeting.id),
            tap(texts.plain("attendance-correct"), "s.ac", meeting.id, 0),
        ),
        back_to(texts, "s.al", branch.id, 0),
    )


def _shown_as(entry: Attendance) -> Status | None:
    """Returns the status to list an entry under; None for the unexpected who did not come."""
    if not entry.expected and entry.status in {Status.NONE, Status.ABSENT}:
        return None
    return Status(entry.status)


def _described(texts: Texts, entry: Attendance, branch: Branch) -> str:
    name = clipped(entry.name)
    if entry.status == Status.LATE and entry.signed_at:
        return texts.plain("attendance-at", name=name, time=clock(entry.signed_at, branch.zone))
    if entry.status == Status.LEAVE and entry.reason:
        return texts.plain("attendance-why", name=name, reason=entry.reason)
    return name


def correction_list(session: Session, texts: Texts, meeting: Meeting, page: int) -> OutMessage:
    """Offers the entries that can be corrected."""
    buttons = [
        tap(
            texts.plain(
                "correct-entry", name=clipped(e.name), status=texts.plain(f"status-{e.status}")
            ),
            "s.ae",
            e.id,
        )
        for e in entries.entries(session, meeting.id)
    ]
    return OutMessage(texts("correct-choose", title=title(texts, meeting))).with_buttons(
        *pages(texts, buttons, page, "s.ac", meeting.id), back_to(texts, "s.at", meeting.id)
    )


def correction_card(
    session: Session, texts: Texts, branch: Branch, entry: Attendance, now: datetime
) -> OutMessage:
    """Shows an entry, what it may be corrected to, and what was changed before."""
    choices = [
        tap(texts.plain(f"status-{status}"), "s.as", entry.id, status)
        for status in rules.corrections(expected=entry.expected)
        if status != entry.status
    ]
    as_it_is = () if entry.status == Status.NONE else (_confirm(texts, entry),)
    lines = [
        texts(
            "correct-card", name=clipped(entry.name), status=texts.plain(f"status-{entry.status}")
        )
    ]
    for change, who, _ in _history(session, branch, Correction.attendance_id == entry.id)[:-6:-1]:
        confirmed = change.before == change.after
        lines.append(
            texts(
                "correct-confirmed" if confirmed else "correct-trail",
                when=say_when(texts, change.at, now, branch),
                who=who,
                before=texts.plain(f"status-{change.before}"),
                after=texts.plain(f"status-{change.after}"),
            )
        )
    return OutMessage("\n".join(lines)).with_buttons(
        *rows(choices, 3), as_it_is, back_to(texts, "s.ac", entry.meeting_id, 0)
    )


def _confirm(texts: Texts, entry: Attendance) -> Button:
    label = texts.plain("correct-confirm", status=texts.plain(f"status-{entry.status}"))
    return tap(label, "s.as", entry.id, entry.status)


def _history(
    session: Session, branch: Branch, which: ColumnElement[bool]
) -> list[tuple[Correction, str, str]]:
    """Returns corrections, the first one first, with the name and the post of who made each."""
    found = session.execute(
        select(Correction, Member.shown, Member.post)
        .join(Attendance, Attendance.id == Correction.attendance_id)
        .outerjoin(
            Member,
            (Member.account_id == Correction.by_account_id) & (Member.branch_id == branch.id),
        )
        .where(which)
        .order_by(Correction.id)
    )
    return [(row[0], row[1] or "?", row[2] or "none") for row in found]


def attendance_file(session: Session, texts: Texts, branch: Branch, meeting: Meeting) -> OutMessage:
    """Makes the message with the Excel file of everybody, those who did nothing too."""
    name, facts, rows = listed(session, texts, branch, meeting)
    content = attendance_book(facts, rows, labels(texts))
    file = OutFile("document", f"{name}.xlsx", content, export="attendance")
    return OutMessage(texts("attendance-file", title=title(texts, meeting)), file=file)


def listed(
    session: Session, texts: Texts, branch: Branch, meeting: Meeting
) -> tuple[str, MeetingFacts, list[AttendanceRow]]:
    """Returns such a file's name without its ending, and its content."""
    trail: dict[int, list[str]] = {}
    for change, who, post in _history(session, branch, Attendance.meeting_id == meeting.id):
        said = _trail(texts, branch, change, who, post)
        trail.setdefault(change.attendance_id, []).append(said)
    rows = [
        AttendanceRow(
            name=entry.name,
            subgroup=entry.subgroup,
            standing=Standing(entry.standing),
            status=Status(entry.status),
            signed_at=entry.signed_at,
            remark=texts.plain("between-remarks").join(
                [*_excuse(texts, entry), *trail.get(entry.id, ())]
            ),
            expected=entry.expected,
            votes=entry.votes,
        )
        for entry in entries.entries(session, meeting.id)
    ]
    record = records.of(session, meeting.id)
    kind = texts.plain(f"kind-{meeting.kind}")
    facts = MeetingFacts(
        branch=branch.name,
        title=f"{kind} · {meeting.topic}" if meeting.topic else kind,
        span=say_span(texts, meeting.starts_at, meeting.ends_at, None, branch),
        place=meeting.place,
        starts_at=meeting.starts_at,
        zone=ZoneInfo(branch.zone),
        host=record.host if record else "",
        recorder=record.recorder if record else "",
    )
    day = local_day(meeting.starts_at, branch.zone)
    return texts.plain("sheet-file", day=f"{day}", kind=kind), facts, rows


def _excuse(texts: Texts, entry: Attendance) -> tuple[str, ...]:
    """Says the reason of leave, or that somebody came in spite of it."""
    if not entry.reason:
        return ()
    if entry.status == Status.LEAVE:
        return (entry.reason,)
    return (texts.plain("sheet-came-after-leave"),) if entry.signed_at else ()


def _trail(texts: Texts, branch: Branch, change: Correction, who: str, post: str) -> str:
    """Says by whom and when an entry was corrected, or confirmed."""
    key = "sheet-confirmed" if change.before == change.after else "sheet-corrected"
    return texts.plain(
        key,
        post=texts.plain(f"post-{post}") if post != "none" else "",
        name=who,
        when=local(change.at, branch.zone).strftime("%m-%d %H:%M"),
        before=texts.plain(f"status-{change.before}"),
        after=texts.plain(f"status-{change.after}"),
    )


def labels(texts: Texts) -> dict[str, str]:
    """Returns the texts of the file."""
    said = {key: texts.plain(f"sheet-{key}") for key in ("sheet", "heading", *FACTS)}
    said |= {f"count-{name}": texts.plain(f"sheet-count-{name}") for name in (*COUNTS, *VOTES)}
    said |= {f"column-{name}": texts.plain(f"sheet-column-{name}") for name in COLUMNS}
    said |= {f"standing-{s}": texts.plain(f"standing-{s}") for s in Standing}
    return said | {f"status-{s}": texts.plain(f"status-{s}") for s in Status}
