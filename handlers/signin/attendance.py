"""The doors of attendance: lists, the Excel file, corrections."""

from data.models import Attendance, Branch, Meeting
from data.queries import meeting as meetings
from data.queries import member as members
from data.values.standing import Status
from handlers.shared.access import Right, holder_here, holder_in
from handlers.shared.buttons import number
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn
from handlers.signin import lists, rules, service
from handlers.signin.sheet import attendance_file


def attendance(turn: Turn) -> None:
    """/attendance: the lists of past and open meetings."""
    branch, _ = holder_here(turn, Right.ATTENDANCE)
    if not turn.deed.private:
        point_private(turn, "a", branch.id)
        return
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
    turn.show(lists.meeting_list(turn.texts, branch, held, turn.now, page))


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
    turn.show(lists.attendance_card(turn.session, turn.texts, branch, meeting, turn.now))


def tapped_sheet(turn: Turn) -> None:
    """The list as an Excel file."""
    branch, meeting = _held(turn, number(turn.deed.args))
    turn.toast("")
    turn.say(attendance_file(turn.session, turn.texts, branch, meeting))


def tapped_corrections(turn: Turn) -> None:
    """Whose entry is to be corrected."""
    _, meeting = _held(turn, number(turn.deed.args))
    turn.toast("")
    turn.show(lists.correction_list(turn.session, turn.texts, meeting, number(turn.deed.args, 1)))


def _entry(turn: Turn) -> tuple[Branch, Attendance]:
    entry = turn.session.get(Attendance, number(turn.deed.args))
    branch, _ = _held(turn, entry.meeting_id if entry else 0)
    assert entry is not None
    return branch, entry


def tapped_entry(turn: Turn) -> None:
    """One entry, and what it may become."""
    branch, entry = _entry(turn)
    turn.toast("")
    turn.show(lists.correction_card(turn.session, turn.texts, branch, entry, turn.now))


def tapped_correct(turn: Turn) -> None:
    """The entry becomes what was chosen."""
    branch, entry = _entry(turn)
    wanted = turn.deed.args[1] if len(turn.deed.args) > 1 else ""
    if wanted not in {*rules.corrections(expected=entry.expected), entry.status}:
        raise Refusal("button-unknown")
    service.correct(turn.session, turn.now, entry, Status(wanted), turn.person.id)
    turn.session.flush()
    turn.toast(turn.texts.plain("corrected"))
    turn.show(lists.correction_card(turn.session, turn.texts, branch, entry, turn.now))
