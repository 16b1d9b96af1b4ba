"""The doors of sign-in: board buttons, private leave and code, lists and corrections."""

from datetime import datetime, timedelta

from data.models import Attendance, Branch, Draft, Meeting
from data.queries import draft as drafts
from data.queries import meeting as meetings
from data.queries import member as members
from data.values.out import OutMessage
from data.values.standing import MeetingKind, Status
from handlers.shared.access import Right, holder_here, holder_in, may, member_here
from handlers.shared.buttons import link, number
from handlers.shared.identity import IDENTITY
from handlers.shared.moments import clock
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn
from handlers.signin import service, view
from handlers.signin.service import NeedsCode, NeedsName, Signed, Who
from handlers.signin.sheet import attendance_file

CODE_LENGTH = 6


def tapped_sign_in(turn: Turn) -> None:
    """签到 on the board."""
    meeting_id = number(turn.deed.args)
    deed = turn.deed
    try:
        signed = service.sign_in(
            turn.session,
            turn.now,
            meeting_id,
            deed.person.id,
            chat_id=deed.chat_id,
            name=deed.person.name,
        )
    except NeedsCode:
        turn.toast("", url=link(IDENTITY.username, "c", meeting_id))
        return
    except NeedsName as nameless:
        _point_nameless(turn, nameless, meeting_id)
        return
    turn.speak(signed.language)
    turn.toast(view.say_signed(turn.texts, signed))


def _who(turn: Turn) -> Who:
    return Who(turn.person.id, turn.person.name, turn.deed.chat_id)


def _point_nameless(turn: Turn, nameless: NeedsName, meeting_id: int) -> None:
    turn.speak(nameless.language)
    turn.toast("", url=link(IDENTITY.username, "s", meeting_id))


def nameless(turn: Turn) -> None:
    """The link that an account without a name is sent to."""
    members.meet(turn.session, turn.person.id, turn.person.name, turn.now, private=True)
    meeting = turn.session.get(Meeting, number(turn.deed.args))
    if meeting is None:
        raise Refusal("signin-gone")
    turn.say(view.nameless_card(turn.texts, meeting.id, meeting.branch_id))


def tapped_observe(turn: Turn) -> None:
    """我是列席: somebody from outside the branch."""
    members.meet(turn.session, turn.person.id, turn.person.name, turn.now, private=True)
    meeting_id = number(turn.deed.args)
    service.observe(turn.session, turn.now, meeting_id, turn.person.id, turn.person.name)
    turn.toast(turn.texts.plain("observed"))
    turn.redraw(OutMessage(turn.texts("observed")))


def tapped_leave(turn: Turn) -> None:
    """请假 on the board or the notice: the reason is asked privately."""
    meeting_id = number(turn.deed.args)
    try:
        branch, _, entry = service.open_entry(turn.session, turn.now, meeting_id, _who(turn))
    except NeedsName as nameless:
        _point_nameless(turn, nameless, meeting_id)
        return
    turn.speak(branch.language)
    if entry.signed_at is not None:
        raise Refusal("leave-signed", time=clock(entry.signed_at, branch.zone))
    if turn.deed.private:
        meeting = turn.session.get_one(Meeting, meeting_id)
        turn.redraw(view.leave_card(turn.texts, meeting, branch, turn.now))
        turn.toast("")
        return
    turn.toast("", url=link(IDENTITY.username, "l", meeting_id))


def leave_link(turn: Turn) -> None:
    """The link behind 请假."""
    members.meet(turn.session, turn.person.id, turn.person.name, turn.now, private=True)
    meeting_id = number(turn.deed.args)
    branch, meeting, entry = service.open_entry(turn.session, turn.now, meeting_id, _who(turn))
    turn.speak(branch.language)
    if entry.status == Status.LEAVE:
        turn.say(view.leave_noted(turn.texts, meeting, entry.reason))
        return
    turn.say(view.leave_card(turn.texts, meeting, branch, turn.now))


def tapped_reason(turn: Turn) -> None:
    """A reason was chosen."""
    reason = turn.deed.args[1] if len(turn.deed.args) > 1 else ""
    if reason not in view.REASONS:
        raise Refusal("button-unknown")
    _leave(turn, number(turn.deed.args), turn.texts.plain(f"reason-{reason}"))


def tapped_other_reason(turn: Turn) -> None:
    """The reason will be typed."""
    meeting_id = number(turn.deed.args)
    branch, _, _ = service.open_entry(turn.session, turn.now, meeting_id, _who(turn))
    turn.speak(branch.language)
    drafts.begin(
        turn.session,
        turn.person.id,
        "leave",
        turn.now,
        branch_id=branch.id,
        awaits="reason",
        data={"meeting": meeting_id},
    )
    turn.toast("")
    turn.redraw(OutMessage(turn.texts("leave-type")))


def typed_reason(turn: Turn, draft: Draft) -> None:
    """The typed reason."""
    reason = " ".join(turn.deed.text.split())
    if not reason:
        raise Refusal("leave-type")
    if len(reason) > 100:
        raise Refusal("leave-too-long")
    _leave(turn, int(draft.data["meeting"]), reason)
    drafts.end(turn.session, draft)


def _leave(turn: Turn, meeting_id: int, reason: str) -> None:
    branch, meeting = service.ask_leave(turn.session, turn.now, meeting_id, _who(turn), reason)
    turn.speak(branch.language)
    turn.toast(turn.texts.plain("leave-toast"))
    turn.show(view.leave_noted(turn.texts, meeting, reason))


def tapped_not_on_leave(turn: Turn) -> None:
    """不请假了."""
    meeting_id = number(turn.deed.args)
    service.take_back_leave(turn.session, turn.now, meeting_id, _who(turn))
    turn.toast(turn.texts.plain("leave-taken-back"))
    turn.redraw(OutMessage(turn.texts("leave-taken-back")))


def tapped_come_late(turn: Turn) -> None:
    """我来晚了 on the board."""
    meeting_id = number(turn.deed.args)
    try:
        branch = service.come_late(turn.session, turn.now, meeting_id, _who(turn))
    except NeedsName as nameless:
        _point_nameless(turn, nameless, meeting_id)
        return
    turn.speak(branch.language)
    turn.toast(turn.texts.plain("coming-late"))


def code_link(turn: Turn) -> None:
    """The QR code (with a code) or the link behind 签到 (without one)."""
    members.meet(turn.session, turn.person.id, turn.person.name, turn.now, private=True)
    meeting_id = number(turn.deed.args)
    if len(turn.deed.args) > 1:
        _with_code(turn, meeting_id, turn.deed.args[1])
        return
    meeting = turn.session.get(Meeting, meeting_id)
    if meeting is None or meeting.secret is None:
        raise Refusal("signin-gone")
    drafts.begin(
        turn.session,
        turn.person.id,
        "code",
        turn.now,
        branch_id=meeting.branch_id,
        awaits="code",
        data={"meeting": meeting_id},
    )
    turn.say(OutMessage(turn.texts("code-ask"), prompts=turn.texts.plain("code-prompt")))


def typed_code(turn: Turn, draft: Draft) -> None:
    """The typed code; the step stays until a code is right."""
    if _with_code(turn, int(draft.data["meeting"]), turn.deed.text):
        drafts.end(turn.session, draft)


def _with_code(turn: Turn, meeting_id: int, typed: str) -> bool:
    given = "".join(str(int(c)) for c in typed if c.isdecimal())
    if len(given) != CODE_LENGTH:
        raise Refusal("code-not-six")
    outcome = service.try_code(
        turn.session, turn.now, meeting_id, turn.person.id, turn.person.name, given
    )
    if isinstance(outcome, Signed):
        turn.speak(outcome.language)
        turn.say(OutMessage(view.say_signed(turn.texts, outcome)))
        return True
    if isinstance(outcome, datetime):
        seconds = max(1, int((outcome - turn.now).total_seconds()))
        turn.say(OutMessage(turn.texts("code-wait", seconds=str(seconds))))
    else:
        turn.say(OutMessage(turn.texts("code-wrong")))
    return False


def signin(turn: Turn) -> None:
    """/signin: opens sign-in at once, for the meeting at hand or a new one; a member who sends it
    while a meeting is open signs in."""
    branch, member = member_here(turn)
    near = _near(turn, branch)
    if not may(member.post, Right.MEETINGS):
        _member_signs(turn, near)
        return
    if near is None:
        near = _at_once(turn, branch)
    service.open_now(turn.session, turn.now, near)
    turn.pokes.add("cards")
    if turn.deed.private:
        turn.say(OutMessage(turn.texts("signin-opened")))


def _member_signs(turn: Turn, near: Meeting | None) -> None:
    if near is None or near.state != "open":
        raise Refusal("signin-none-open")
    try:
        signed = service.sign_in(
            turn.session,
            turn.now,
            near.id,
            turn.person.id,
            chat_id=turn.deed.chat_id,
            name=turn.person.name,
        )
    except NeedsCode:
        raise Refusal("signin-needs-code") from None
    turn.whisper(OutMessage(view.say_signed(turn.texts, signed)))


def _near(turn: Turn, branch: Branch) -> Meeting | None:
    """The open meeting, or the one that starts within two hours."""
    for meeting in meetings.ahead(turn.session, branch.id, turn.now):
        soon = meeting.starts_at <= turn.now + timedelta(hours=2)
        if meeting.state == "open" or soon:
            return meeting
    return None


def _at_once(turn: Turn, branch: Branch) -> Meeting:
    topic = " ".join(turn.deed.text.split())[:300]
    meeting = Meeting(
        branch_id=branch.id,
        kind=MeetingKind.OTHER.value,
        topic=topic,
        starts_at=turn.now,
        ends_at=turn.now + timedelta(minutes=90),
        opens_at=turn.now,
        late_at=turn.now + timedelta(minutes=max(branch.late_after, 1)),
        closes_at=turn.now + timedelta(minutes=branch.closes_after),
        created_by=turn.person.id,
        created_at=turn.now,
    )
    turn.session.add(meeting)
    turn.session.flush()
    return meeting


def attendance(turn: Turn) -> None:
    """/attendance: the lists of past and open meetings."""
    if not turn.deed.private:
        branch, _ = holder_here(turn, Right.ATTENDANCE)
        point_private(turn, "a", branch.id)
        return
    branch, _ = holder_here(turn, Right.ATTENDANCE)
    _show_list(turn, branch, 0)


def attendance_link(turn: Turn) -> None:
    """The link to a branch's lists."""
    members.meet(turn.session, turn.person.id, turn.person.name, turn.now, private=True)
    branch, _ = holder_in(turn, number(turn.deed.args), Right.ATTENDANCE)
    _show_list(turn, branch, 0)


def tapped_list(turn: Turn) -> None:
    """A page of meetings."""
    branch, _ = holder_in(turn, number(turn.deed.args), Right.ATTENDANCE)
    turn.toast("")
    _show_list(turn, branch, number(turn.deed.args, 1))


def _show_list(turn: Turn, branch: Branch, page: int) -> None:
    held = [
        m for m in meetings.ahead(turn.session, branch.id, turn.now) if m.state == "open"
    ] + list(meetings.past(turn.session, branch.id, turn.now, 60))
    if not held:
        raise Refusal("attendance-none")
    turn.show(view.meeting_list(turn.texts, branch, held, turn.now, page))


def _held(turn: Turn, meeting_id: int) -> tuple[Branch, Meeting]:
    """A meeting and its branch, if the person keeps that branch's attendance."""
    meeting = turn.session.get(Meeting, meeting_id)
    branch, _ = holder_in(turn, meeting.branch_id if meeting else 0, Right.ATTENDANCE)
    assert meeting is not None
    return branch, meeting


def tapped_attendance(turn: Turn) -> None:
    """One meeting's list."""
    branch, meeting = _held(turn, number(turn.deed.args))
    turn.toast("")
    turn.show(view.attendance_card(turn.session, turn.texts, branch, meeting, turn.now))


def tapped_sheet(turn: Turn) -> None:
    """The list as an Excel file."""
    branch, meeting = _held(turn, number(turn.deed.args))
    turn.toast("")
    turn.say(attendance_file(turn.session, turn.texts, branch, meeting))


def tapped_corrections(turn: Turn) -> None:
    """Whose entry is to be corrected."""
    _, meeting = _held(turn, number(turn.deed.args))
    turn.toast("")
    turn.show(view.correction_list(turn.session, turn.texts, meeting, number(turn.deed.args, 1)))


def _entry(turn: Turn) -> tuple[Branch, Attendance]:
    entry = turn.session.get(Attendance, number(turn.deed.args))
    branch, _ = _held(turn, entry.meeting_id if entry else 0)
    assert entry is not None
    return branch, entry


def tapped_entry(turn: Turn) -> None:
    """One entry, and what it may become."""
    branch, entry = _entry(turn)
    turn.toast("")
    turn.show(view.correction_card(turn.session, turn.texts, branch, entry, turn.now))


def tapped_correct(turn: Turn) -> None:
    """The entry becomes what was chosen."""
    branch, entry = _entry(turn)
    wanted = turn.deed.args[1] if len(turn.deed.args) > 1 else ""
    if wanted not in set(view.SHOWN):
        raise Refusal("button-unknown")
    service.correct(turn.session, turn.now, entry, Status(wanted), turn.person.id)
    turn.session.flush()
    turn.toast(turn.texts.plain("corrected"))
    turn.show(view.correction_card(turn.session, turn.texts, branch, entry, turn.now))
