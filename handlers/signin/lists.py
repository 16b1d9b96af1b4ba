"""Attendance lists and the corrections made to them, as those who keep the records see them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Attendance, Branch, Correction, Meeting, Member
from data.queries import signin as entries
from data.values.out import Button, OutMessage
from data.values.standing import Status
from handlers.shared.buttons import pages, rows, tap
from handlers.shared.dates import clock, say_when
from handlers.shared.names import clipped
from handlers.shared.texts import Markup, Texts
from handlers.signin import rules
from handlers.signin.board import counted
from handlers.signin.view import title, when_and_where

SHOWN = (
    Status.PRESENT,
    Status.LATE,
    Status.LEAVE,
    Status.ABSENT,
    Status.NONE,
    Status.OBSERVING,
    Status.MADE_UP,
)


def meeting_buttons(
    texts: Texts, branch: Branch, meetings: Sequence[Meeting], now: datetime, verb: str
) -> list[Button]:
    """A button a meeting, with its time and kind; a tap calls `verb` with the meeting's id."""
    return [
        tap(
            texts.plain(
                "attendance-entry",
                when=say_when(texts, meeting.starts_at, now, branch),
                kind=texts.plain(f"kind-{meeting.kind}"),
            ),
            verb,
            meeting.id,
        )
        for meeting in meetings
    ]


def meeting_list(
    texts: Texts, branch: Branch, meetings: list[Meeting], now: datetime, page: int
) -> OutMessage:
    """Meetings to choose an attendance list from."""
    buttons = meeting_buttons(texts, branch, meetings, now, "s.at")
    return OutMessage(texts("attendance-choose")).with_buttons(
        *pages(texts, buttons, page, "s.al", branch.id, size=6)
    )


def attendance_card(
    session: Session, texts: Texts, branch: Branch, meeting: Meeting, now: datetime
) -> OutMessage:
    """A meeting's list by status, for those who keep the records."""
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
        (tap(texts.plain("back"), "s.al", branch.id, 0),),
    )


def _shown_as(entry: Attendance) -> Status | None:
    """Who is not expected and did not come is on no list."""
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
    """Whose entry is to be corrected."""
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
    return OutMessage(texts("correct-choose", title=Markup(title(texts, meeting)))).with_buttons(
        *pages(texts, buttons, page, "s.ac", meeting.id),
        (tap(texts.plain("back"), "s.at", meeting.id),),
    )


def correction_card(
    session: Session, texts: Texts, branch: Branch, entry: Attendance, now: datetime
) -> OutMessage:
    """What an entry may become, and what was changed before."""
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
    for change, who in _history(session, entry, branch):
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
        *rows(choices, 3), as_it_is, (tap(texts.plain("back"), "s.ac", entry.meeting_id, 0),)
    )


def _confirm(texts: Texts, entry: Attendance) -> Button:
    label = texts.plain("correct-confirm", status=texts.plain(f"status-{entry.status}"))
    return tap(label, "s.as", entry.id, entry.status)


def _history(session: Session, entry: Attendance, branch: Branch) -> list[tuple[Correction, str]]:
    found = session.execute(
        select(Correction, Member.name)
        .outerjoin(
            Member,
            (Member.account_id == Correction.by_account_id) & (Member.branch_id == branch.id),
        )
        .where(Correction.attendance_id == entry.id)
        .order_by(Correction.id.desc())
        .limit(5)
    )
    return [(row[0], row[1] or "?") for row in found]
