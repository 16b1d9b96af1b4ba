"""Attendance: lists, the Excel file, corrections."""

from data.models import Attendance, Branch, Meeting, Member
from data.queries import meeting as meetings
from data.values.standing import Status
from handlers.shared.refusal import Refusal, refuse_empty
from handlers.shared.router import Context, Right, Router, here, named, number, of
from handlers.signin.attendance import service, view
from handlers.signin.board import rules

route = Router()
MEETING = of(Meeting, Right.ATTENDANCE)
ENTRY = of(
    Attendance,
    Right.ATTENDANCE,
    branch_of=lambda session, entry: session.get_one(Meeting, entry.meeting_id).branch_id,
)
MOST_MEETINGS = 60


@route.command(
    "attendance",
    here(Right.ATTENDANCE),
    words=("考勤", "名单", "名單"),
    menus=("secretary",),
    link="a",
)
def attendance(ctx: Context, branch: Branch, _member: Member) -> None:
    """Shows the lists of past and open meetings."""
    _show_meetings(ctx, branch, 0)


@route.button("s.al", named(Right.ATTENDANCE))
def show_meetings(ctx: Context, branch: Branch, _member: Member) -> None:
    """Shows a page of meetings."""
    _show_meetings(ctx, branch, number(ctx.args, 1))


def _show_meetings(ctx: Context, branch: Branch, page: int) -> None:
    ahead = meetings.ahead(ctx.session, branch.id, ctx.now)
    past = meetings.past(ctx.session, branch.id, ctx.now, MOST_MEETINGS)
    held = refuse_empty("attendance-none", [*(one for one in ahead if one.state == "open"), *past])
    ctx.show(view.meeting_list(ctx.texts, branch, held, ctx.now, page))


@route.button("s.at", MEETING)
def show_list(ctx: Context, branch: Branch, _member: Member, meeting: Meeting) -> None:
    """Shows a meeting's list."""
    ctx.show(view.attendance_card(ctx.session, ctx.texts, branch, meeting, ctx.now))


@route.button("s.ax", MEETING)
def send_file(ctx: Context, branch: Branch, _member: Member, meeting: Meeting) -> None:
    """Sends the list as an Excel file."""
    ctx.reply(view.attendance_file(ctx.session, ctx.texts, branch, meeting))


@route.button("s.ac", MEETING)
def show_entries(ctx: Context, _branch: Branch, _member: Member, meeting: Meeting) -> None:
    """Shows the entries that can be corrected."""
    ctx.show(view.correction_list(ctx.session, ctx.texts, meeting, number(ctx.args, 1)))


@route.button("s.ae", ENTRY)
def show_entry(ctx: Context, branch: Branch, _member: Member, entry: Attendance) -> None:
    """Shows an entry, and what it may be corrected to."""
    ctx.show(view.correction_card(ctx.session, ctx.texts, branch, entry, ctx.now))


@route.button("s.as", ENTRY)
def correct(ctx: Context, branch: Branch, _member: Member, entry: Attendance) -> None:
    """Corrects an entry, or confirms it."""
    wanted = ctx.arg(1)
    if wanted not in {*rules.corrections(expected=entry.expected), entry.status}:
        raise Refusal("button-unknown")
    service.correct(ctx.session, ctx.now, entry, Status(wanted), ctx.person.id)
    ctx.session.flush()
    ctx.answer(ctx.plain("corrected"))
    ctx.show(view.correction_card(ctx.session, ctx.texts, branch, entry, ctx.now))
