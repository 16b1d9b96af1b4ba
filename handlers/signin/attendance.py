"""Handlers of attendance: lists, the Excel file, corrections."""

from data.models import Attendance, Branch, Meeting
from data.queries import meeting as meetings
from data.queries import member as members
from data.values.standing import Status
from handlers.shared.access import Right, holder_here, holder_in
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal
from handlers.signin import lists, rules, service
from handlers.signin.sheet import attendance_file


def attendance(ctx: Context) -> None:
    """/attendance: the lists of past and open meetings."""
    branch, _ = holder_here(ctx, Right.ATTENDANCE)
    if not ctx.private:
        point_private(ctx, "a", branch.id)
        return
    _show_list(ctx, branch, 0)


def attendance_link(ctx: Context) -> None:
    """The link to a branch's lists."""
    members.meet(ctx.session, ctx.person.id, ctx.person.name, ctx.now, private=True)
    branch, _ = holder_in(ctx, number(ctx.args), Right.ATTENDANCE)
    _show_list(ctx, branch, 0)


def tapped_list(ctx: Context) -> None:
    """A page of meetings."""
    branch, _ = holder_in(ctx, number(ctx.args), Right.ATTENDANCE)
    ctx.answer("")
    _show_list(ctx, branch, number(ctx.args, 1))


def _show_list(ctx: Context, branch: Branch, page: int) -> None:
    held = [m for m in meetings.ahead(ctx.session, branch.id, ctx.now) if m.state == "open"] + list(
        meetings.past(ctx.session, branch.id, ctx.now, 60)
    )
    if not held:
        raise Refusal("attendance-none")
    ctx.show(lists.meeting_list(ctx.texts, branch, held, ctx.now, page))


def _held(ctx: Context, meeting_id: int) -> tuple[Branch, Meeting]:
    """A meeting and its branch, if the person keeps that branch's attendance."""
    meeting = ctx.session.get(Meeting, meeting_id)
    branch, _ = holder_in(ctx, meeting.branch_id if meeting else 0, Right.ATTENDANCE)
    assert meeting is not None
    return branch, meeting


def tapped_attendance(ctx: Context) -> None:
    """One meeting's list."""
    branch, meeting = _held(ctx, number(ctx.args))
    ctx.answer("")
    ctx.show(lists.attendance_card(ctx.session, ctx.texts, branch, meeting, ctx.now))


def tapped_sheet(ctx: Context) -> None:
    """The list as an Excel file."""
    branch, meeting = _held(ctx, number(ctx.args))
    ctx.answer("")
    ctx.reply(attendance_file(ctx.session, ctx.texts, branch, meeting))


def tapped_corrections(ctx: Context) -> None:
    """Whose entry is to be corrected."""
    _, meeting = _held(ctx, number(ctx.args))
    ctx.answer("")
    ctx.show(lists.correction_list(ctx.session, ctx.texts, meeting, number(ctx.args, 1)))


def _entry(ctx: Context) -> tuple[Branch, Attendance]:
    entry = ctx.session.get(Attendance, number(ctx.args))
    branch, _ = _held(ctx, entry.meeting_id if entry else 0)
    assert entry is not None
    return branch, entry


def tapped_entry(ctx: Context) -> None:
    """One entry, and what it may become."""
    branch, entry = _entry(ctx)
    ctx.answer("")
    ctx.show(lists.correction_card(ctx.session, ctx.texts, branch, entry, ctx.now))


def tapped_correct(ctx: Context) -> None:
    """The entry becomes what was chosen."""
    branch, entry = _entry(ctx)
    wanted = ctx.args[1] if len(ctx.args) > 1 else ""
    if wanted not in {*rules.corrections(expected=entry.expected), entry.status}:
        raise Refusal("button-unknown")
    service.correct(ctx.session, ctx.now, entry, Status(wanted), ctx.person.id)
    ctx.session.flush()
    ctx.answer(ctx.texts.plain("corrected"))
    ctx.show(lists.correction_card(ctx.session, ctx.texts, branch, entry, ctx.now))
