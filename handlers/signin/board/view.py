"""Draws the board of a meeting, which becomes the result, and answers sign-ins and leave."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Attendance, Branch, Meeting
from data.queries import claim as claims, signin as entries
from data.queries.signin import Counts
from data.values.standing import Status
from handlers.shared.dates import clock
from handlers.shared.meetings import meeting_buttons, say_audience, title, when_and_where
from handlers.shared.texts import Texts, texts_in
from handlers.shared.view import Button, OutMessage, link, rows, say_names, say_when, tap
from handlers.signin.board import rules
from handlers.signin.board.service import Signed

REASONS = ("work", "travel", "ill", "family")


def is_open(session: Session, _now: datetime, meeting_id: int) -> bool:
    """Tells whether people can sign in."""
    meeting = session.get(Meeting, meeting_id)
    return meeting is not None and meeting.state == "open"


def draw_own_board(session: Session, now: datetime, entry_id: int) -> OutMessage | None:
    """Draws the board of a meeting for one of those whom alone it is for."""
    entry = session.get(Attendance, entry_id)
    return draw_board(session, now, entry.meeting_id) if entry is not None else None


def draw_board(session: Session, now: datetime, meeting_id: int) -> OutMessage | None:
    """Draws the board of a meeting: open, the result, or cancelled."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        return None
    branch = session.get_one(Branch, meeting.branch_id)
    texts = texts_in(branch.language)
    numbers = entries.counts(session, meeting.id)
    if meeting.state == "cancelled":
        return OutMessage(texts("board-cancelled", title=title(texts, meeting)))
    if meeting.state == "closed":
        return _result(session, texts, meeting, branch, numbers)
    names = entries.latest(session, meeting.id)
    lines = [
        title(texts, meeting),
        when_and_where(texts, meeting, now, branch),
        "",
        counted(texts, numbers),
    ]
    if numbers.expected:
        share = numbers.present / numbers.expected
        lines.append(f"{rules.bar(share)} {int(share * 100)}%")
    lines += [line for line in (_quorum(texts, numbers), *_extras(texts, numbers)) if line]
    if names:
        lines += ["", texts("board-latest", names=say_names(texts, names))]
    lines.append(
        texts(
            "board-rule",
            late=clock(meeting.late_at, branch.zone),
            closes=clock(meeting.closes_at, branch.zone),
        )
    )
    if meeting.secret:
        lines.append(texts("board-on-site"))
    return OutMessage("\n".join(lines)).with_buttons(
        (
            tap(texts.plain("board-sign"), "s.in", meeting.id),
            tap(texts.plain("board-leave"), "s.lv", meeting.id),
            tap(texts.plain("board-late"), "s.cl", meeting.id),
        )
    )


def counted(texts: Texts, numbers: Counts) -> str:
    """Says how many are expected, present, on leave, late and not there."""
    if not numbers.expected:
        return texts("board-counts-bare", present=numbers.observing)
    return texts(
        "board-counts",
        expected=numbers.expected,
        present=numbers.present,
        late=numbers.late,
        leave=numbers.leave,
        missing=numbers.missing,
    )


def _quorum(texts: Texts, numbers: Counts) -> str:
    if not numbers.voters:
        return ""
    key = "board-quorum-reached" if numbers.quorum else "board-quorum-open"
    needed = numbers.voters // 2 + 1 - numbers.voters_present
    return texts(key, voters=numbers.voters, present=numbers.voters_present, needed=max(needed, 0))


def _extras(texts: Texts, numbers: Counts) -> list[str]:
    parts = []
    if numbers.observing and numbers.expected:
        parts.append(texts("board-observing", many=numbers.observing))
    if numbers.coming_late:
        parts.append(texts("board-coming", many=numbers.coming_late))
    return parts


def _result(
    session: Session, texts: Texts, meeting: Meeting, branch: Branch, numbers: Counts
) -> OutMessage:
    lines = [
        title(texts, meeting),
        texts(
            "result-counts",
            expected=numbers.expected,
            present=numbers.present,
            late=numbers.late,
            leave=numbers.leave,
            absent=numbers.missing,
        ),
    ]
    quorum = _quorum(texts, numbers)
    if quorum and numbers.quorum:
        lines.append(quorum)
    if numbers.made_up:
        lines.append(texts("board-made-up", many=numbers.made_up))
    if numbers.observing:
        lines.append(texts("board-observing", many=numbers.observing))
    for status, key in ((Status.LATE, "result-late"), (Status.LEAVE, "result-leave")):
        names = _names(session, texts, meeting.id, status)
        if names:
            lines.append(texts(key, names=names))
    if branch.names_absent:
        names = _names(session, texts, meeting.id, Status.ABSENT)
        if names:
            lines.append(texts("result-absent", names=names))
    hours = rules.hours(meeting.starts_at, meeting.ends_at)
    lines.append(texts("result-hours", hours=f"{hours:g}"))
    return OutMessage("\n".join(lines))


def _names(session: Session, texts: Texts, meeting_id: int, status: Status) -> str:
    found = session.scalars(
        select(Attendance.name)
        .where(
            Attendance.meeting_id == meeting_id, Attendance.status == status, Attendance.expected
        )
        .order_by(Attendance.member_id)
    )
    return say_names(texts, found.all())


def say_signed(texts: Texts, signed: Signed) -> str:
    """Says that a sign-in counts."""
    place = str(signed.place)
    if signed.provisional and not signed.again:
        return texts.plain("signed-provisional", place=place)
    if signed.again and signed.at is None:
        return texts.plain("signed-written-down", status=texts.plain(f"status-{signed.status}"))
    if signed.again and signed.at is not None:
        return texts.plain("signed-again", place=place, time=clock(signed.at, signed.zone))
    return texts.plain(f"signed-{signed.status}", place=place)


def ask_observe(session: Session, texts: Texts, meeting: Meeting) -> OutMessage:
    """Asks a member whether they observe a meeting to which they do not belong."""
    whose = say_audience(session, texts, meeting.audience, meeting.subgroup_id)
    text = texts("observe-ask", title=title(texts, meeting), whose=whose)
    return OutMessage(text).with_buttons(
        (
            tap(texts.plain("observe-yes"), "s.ob", meeting.id),
            tap(texts.plain("observe-no"), "s.no", meeting.id),
        )
    )


def nameless_card(
    session: Session, texts: Texts, bot_id: int, meeting: Meeting, account_id: int
) -> OutMessage:
    """Offers an account without a name to claim one, or to observe; one whose claim waits to sign
    in provisionally."""
    claimed = claims.waits(session, meeting.branch_id, account_id)
    if claimed is not None:
        return OutMessage(texts("signin-waits", name=claimed.shown)).with_buttons(
            tap(texts.plain("signin-provisional"), "s.ob", meeting.id)
        )
    return OutMessage(texts("signin-nameless")).with_buttons(
        Button(texts.plain("signin-claim"), url=link(bot_id, "j", meeting.branch_id)),
        tap(texts.plain("signin-observe"), "s.ob", meeting.id),
    )


def leave_list(
    texts: Texts, branch: Branch, meetings: Sequence[Meeting], now: datetime
) -> OutMessage:
    """Offers the coming meetings to ask for leave from."""
    buttons = meeting_buttons(texts, branch, meetings, now, "s.lv")
    key = "leave-which" if meetings else "leave-none"
    return OutMessage(texts(key)).with_buttons(*((one,) for one in buttons[:8]))


def leave_card(texts: Texts, meeting: Meeting, branch: Branch, now: datetime) -> OutMessage:
    """Asks privately for the reason of leave."""
    reasons = [tap(texts.plain(f"reason-{r}"), "s.lr", meeting.id, r) for r in REASONS]
    when = say_when(texts, meeting.starts_at, now, branch)
    return OutMessage(texts("leave-ask", title=title(texts, meeting), when=when)).with_buttons(
        *rows(reasons, 2),
        tap(texts.plain("reason-other"), "s.lo", meeting.id),
        tap(texts.plain("leave-not"), "s.ln", meeting.id),
    )


def leave_noted(texts: Texts, meeting: Meeting, reason: str) -> OutMessage:
    """Confirms leave, with the way back."""
    text = texts("leave-noted", title=title(texts, meeting), reason=reason)
    return OutMessage(text).with_buttons(tap(texts.plain("leave-back"), "s.ln", meeting.id))
