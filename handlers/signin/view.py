"""What sign-in looks like: board, result, leave, list, and the card with the changing code."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.exports.codecard import code_card
from data.models import Attendance, Branch, Correction, Meeting, Member
from data.queries import signin as entries
from data.queries.signin import Counts
from data.values.out import Button, OutFile, OutMessage
from data.values.standing import Status
from handlers.shared.buttons import link, pages, rows, tap
from handlers.shared.identity import IDENTITY
from handlers.shared.moments import clock, say_span, say_when
from handlers.shared.wording import Markup, Texts, texts_in
from handlers.signin import rules
from handlers.signin.service import Signed

REASONS = ("work", "travel", "ill", "family")
SHOWN = (
    Status.PRESENT,
    Status.LATE,
    Status.LEAVE,
    Status.ABSENT,
    Status.NONE,
    Status.OBSERVING,
    Status.MADE_UP,
)


def title(texts: Texts, meeting: Meeting) -> str:
    """Kind and topic, as Telegram HTML in bold."""
    kind = texts.plain(f"kind-{meeting.kind}")
    if not meeting.topic:
        return texts("meeting-title-bare", kind=kind)
    return texts("meeting-title", kind=kind, topic=meeting.topic)


def when_and_where(texts: Texts, meeting: Meeting, now: datetime, branch: Branch) -> str:
    """Time and place in a line, as Telegram HTML."""
    span = say_span(texts, meeting.starts_at, meeting.ends_at, now, branch)
    if not meeting.place:
        return texts("meeting-when", span=span)
    return texts("meeting-when-where", span=span, place=meeting.place)


def draw_board(session: Session, now: datetime, meeting_id: int) -> OutMessage | None:
    """The board of a meeting as it stands: open, the result, or cancelled."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        return None
    branch = session.get_one(Branch, meeting.branch_id)
    texts = texts_in(branch.language)
    numbers = entries.counts(session, meeting.id)
    if meeting.state == "cancelled":
        return OutMessage(texts("board-cancelled", title=Markup(title(texts, meeting))))
    if meeting.state == "closed":
        return _result(session, texts, meeting, branch, numbers)
    names = entries.latest(session, meeting.id)
    lines = [
        title(texts, meeting),
        when_and_where(texts, meeting, now, branch),
        "",
        _counted(texts, numbers),
    ]
    if numbers.expected:
        share = numbers.present / numbers.expected
        lines.append(f"{rules.bar(share)} {int(share * 100)}%")
    lines += [line for line in (_quorum(texts, numbers), _extras(texts, numbers)) if line]
    if names:
        lines += ["", texts("board-latest", names="、".join(names))]
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


def _counted(texts: Texts, numbers: Counts) -> str:
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


def _extras(texts: Texts, numbers: Counts) -> str:
    parts = []
    if numbers.observing and numbers.expected:
        parts.append(texts("board-observing", many=numbers.observing))
    if numbers.coming_late:
        parts.append(texts("board-coming", many=numbers.coming_late))
    return "　".join(parts)


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
        names = _names(session, meeting.id, status)
        if names:
            lines.append(texts(key, names=names))
    if branch.names_absent:
        names = _names(session, meeting.id, Status.ABSENT)
        if names:
            lines.append(texts("result-absent", names=names))
    hours = rules.hours(meeting.starts_at, meeting.ends_at)
    lines.append(texts("result-hours", hours=f"{hours:g}"))
    return OutMessage("\n".join(lines))


def _names(session: Session, meeting_id: int, status: Status) -> str:
    found = session.scalars(
        select(Attendance.name)
        .where(
            Attendance.meeting_id == meeting_id,
            Attendance.status == status,
            Attendance.expected,
        )
        .order_by(Attendance.member_id)
    )
    return "、".join(found)


def say_signed(texts: Texts, signed: Signed) -> str:
    """The toast for a sign-in."""
    key = "signed-again" if signed.again else f"signed-{signed.status}"
    return texts.plain(key, place=signed.place, time=clock(signed.at, signed.zone))


def leave_card(texts: Texts, meeting: Meeting, branch: Branch, now: datetime) -> OutMessage:
    """Asks privately for the reason of leave."""
    reasons = [tap(texts.plain(f"reason-{r}"), "s.lr", meeting.id, r) for r in REASONS]
    text = texts(
        "leave-ask",
        title=Markup(title(texts, meeting)),
        when=say_when(texts, meeting.starts_at, now, branch),
    )
    return OutMessage(text).with_buttons(
        *rows(reasons, 2),
        (tap(texts.plain("reason-other"), "s.lo", meeting.id),),
        (tap(texts.plain("leave-not"), "s.ln", meeting.id),),
    )


def leave_noted(texts: Texts, meeting: Meeting, reason: str) -> OutMessage:
    """Confirms leave, with the way back."""
    text = texts("leave-noted", title=Markup(title(texts, meeting)), reason=reason)
    return OutMessage(text).with_buttons((tap(texts.plain("leave-back"), "s.ln", meeting.id),))


def nameless_card(texts: Texts, meeting_id: int, branch_id: int) -> OutMessage:
    """For an account without a name: claim one, or observe."""
    return OutMessage(texts("signin-nameless")).with_buttons(
        (Button(texts.plain("signin-claim"), url=link(IDENTITY.username, "j", branch_id)),),
        (tap(texts.plain("signin-observe"), "s.ob", meeting_id),),
    )


def meeting_list(
    texts: Texts, branch: Branch, meetings: list[Meeting], now: datetime, page: int
) -> OutMessage:
    """Meetings to choose an attendance list from."""
    buttons = [
        tap(
            texts.plain(
                "attendance-entry",
                when=say_when(texts, m.starts_at, now, branch),
                kind=texts.plain(f"kind-{m.kind}"),
            ),
            "s.at",
            m.id,
        )
        for m in meetings
    ]
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
        _counted(texts, numbers),
        "",
    ]
    for status in SHOWN:
        names = [_described(texts, e, branch) for e in found if _shown_as(e) == status]
        if names:
            label = texts.plain(f"status-{status}")
            lines.append(
                texts("attendance-line", status=label, many=len(names), names="、".join(names))
            )
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
    if entry.status == Status.LATE and entry.signed_at:
        return texts.plain(
            "attendance-at", name=entry.name, time=clock(entry.signed_at, branch.zone)
        )
    if entry.reason:
        return texts.plain("attendance-why", name=entry.name, reason=entry.reason)
    return entry.name


def correction_list(session: Session, texts: Texts, meeting: Meeting, page: int) -> OutMessage:
    """Whose entry is to be corrected."""
    buttons = [
        tap(
            texts.plain("correct-entry", name=e.name, status=texts.plain(f"status-{e.status}")),
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
        for status in SHOWN
        if status not in {Status.NONE, entry.status}
    ]
    lines = [texts("correct-card", name=entry.name, status=texts.plain(f"status-{entry.status}"))]
    for change, who in _history(session, entry, branch):
        lines.append(
            texts(
                "correct-trail",
                when=say_when(texts, change.at, now, branch),
                who=who,
                before=texts.plain(f"status-{change.before}"),
                after=texts.plain(f"status-{change.after}"),
            )
        )
    return OutMessage("\n".join(lines)).with_buttons(
        *rows(choices, 3), (tap(texts.plain("back"), "s.ac", entry.meeting_id, 0),)
    )


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


def draw_code(session: Session, now: datetime, meeting_id: int) -> OutMessage | None:
    """The picture with the code of this moment and its QR code, for the screen in the room."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        return None
    branch = session.get_one(Branch, meeting.branch_id)
    texts = texts_in(branch.language)
    if meeting.secret is None or meeting.state != "open":
        return None
    code = rules.code_at(meeting.secret, now)
    picture = code_card(
        title=texts.plain(f"kind-{meeting.kind}")
        + (f" · {meeting.topic}" if meeting.topic else ""),
        code=code,
        link=link(IDENTITY.username, "c", meeting.id, code),
        hint=texts.plain("code-hint"),
    )
    return OutMessage(
        texts("code-card", title=Markup(title(texts, meeting))),
        file=OutFile("photo", "code.png", picture),
        silent=True,
    )
