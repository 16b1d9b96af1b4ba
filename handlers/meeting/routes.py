"""Meetings: planning in one line or step by step, and a meeting's own page."""

from zoneinfo import ZoneInfo

from data.models import Branch, Meeting, Member
from data.queries import meeting as meetings
from data.values.meeting_line import MeetingLine, parse_meeting_line
from data.values.out import OutMessage
from data.values.standing import MeetingKind
from data.values.talk import is_talk
from data.values.when import BadWhen
from handlers.meeting import rules, service, view
from handlers.meeting.forms import CHANGE, PLANNING, begin_with, line_answers, show_page
from handlers.shared import form_chat
from handlers.shared.buttons import number
from handlers.shared.dates import unclear
from handlers.shared.meetings import audience_in_line
from handlers.shared.refusal import refuse_asleep
from handlers.shared.router import Context, Refusal, Right, Router, here, named, of, point_private
from handlers.signin.board.service import mark_board
from handlers.signin.onsite import service as onsite
from handlers.signin.opening import due as signin_due, service as signin

route = Router(ends=(CHANGE.kind,))
OWN = of(Meeting, Right.MEETINGS)


def _is_line(ctx: Context, text: str) -> bool:
    """Reads a meeting in a line: in the group only one with its kind and time and no talk in it."""
    try:
        line = parse_meeting_line(text, ctx.now, ZoneInfo("UTC"))
    except BadWhen:
        return ctx.private
    if ctx.private:
        return bool(line.starts_at or line.day or line.doubt)
    return line.kind is not None and line.starts_at is not None and not is_talk(text)


@route.command(
    "meeting",
    here(Right.MEETINGS),
    words=("会议", "會議", "开会"),
    menus=("secretary",),
    line=_is_line,
)
def meeting(ctx: Context, branch: Branch, member: Member) -> None:
    """Plans a meeting from the line behind the command; without one, leads to the private page."""
    if ctx.text.strip():
        _from_line(ctx, branch, member)
    elif not ctx.private:
        point_private(ctx, "m", branch.id)
    else:
        lead(ctx, branch, member)


@route.link("m", named(Right.MEETINGS))
def lead(ctx: Context, branch: Branch, member: Member) -> None:
    """Shows the meetings ahead; where there are none, asks about a new one."""
    if meetings.ahead(ctx.session, branch.id, ctx.now):
        ctx.reply(view.overview(ctx.session, ctx.texts, branch, ctx.now, 0))
    else:
        form_chat.begin(ctx, PLANNING, branch, member, **begin_with(branch))


def _from_line(ctx: Context, branch: Branch, member: Member) -> None:
    """Shows what a line says before anything reaches the group, and asks for what it leaves
    open."""
    refuse_asleep(branch)
    line = _read(ctx, branch)
    kind = line.kind or MeetingKind.OTHER
    audience = audience_in_line(ctx.session, branch, member, kind, ctx.text)
    if line.starts_at is not None:
        service.check_start(line.starts_at, ctx.now)
    values = begin_with(branch) | line_answers(line, audience)
    form_chat.begin_privately(ctx, PLANNING, branch, member, **values)


def _read(ctx: Context, branch: Branch) -> MeetingLine:
    try:
        return parse_meeting_line(ctx.text, ctx.now, ZoneInfo(branch.zone))
    except BadWhen as bad:
        raise unclear(ctx.texts, bad, ctx.now, branch) from None


@route.button("m.n", named(Right.MEETINGS))
def plan(ctx: Context, branch: Branch, member: Member) -> None:
    """Asks about a new meeting, perhaps of a kind that the button names."""
    kind = {"kind": ctx.arg(1)} if ctx.arg(1) in rules.KINDS else {}
    form_chat.begin(ctx, PLANNING, branch, member, **begin_with(branch), **kind)


@route.button("m.l", named(Right.MEETINGS))
def show_overview(ctx: Context, branch: Branch, _member: Member) -> None:
    """Shows the meetings ahead."""
    ctx.show(view.overview(ctx.session, ctx.texts, branch, ctx.now, number(ctx.args, 1)))


@route.button("m.v", OWN)
def show_meeting(ctx: Context, branch: Branch, _member: Member, found: Meeting) -> None:
    """Shows a meeting's own page."""
    show_page(ctx, branch, found)


@route.button("m.op", OWN)
def open_signin(ctx: Context, branch: Branch, _member: Member, found: Meeting) -> None:
    """Opens sign-in now."""
    for chat_id, message_id in signin.open_now(ctx.session, ctx.now, found):
        ctx.delete(message_id, chat_id)
    ctx.answer(ctx.plain("signin-opened"))
    show_page(ctx, branch, found)


@route.button("m.cl", OWN)
def close_signin(ctx: Context, branch: Branch, _member: Member, found: Meeting) -> None:
    """Closes sign-in now."""
    if found.state != "open":
        raise Refusal("meeting-not-open")
    signin.close_meeting(ctx.session, ctx.now, found)
    ctx.session.flush()
    signin_due.report(ctx.session, ctx.now, branch, found)
    ctx.answer(ctx.plain("signin-closed-now"))
    show_page(ctx, branch, found)


@route.button("m.cd", OWN)
def switch_code(ctx: Context, branch: Branch, _member: Member, found: Meeting) -> None:
    """Turns the on-site code on or off."""
    on = service.switch_code(found)
    ctx.answer(ctx.plain("code-now-on" if on else "code-now-off"))
    mark_board(ctx.session, found.id, ctx.now)
    show_page(ctx, branch, found)


@route.button("m.sc", OWN)
def show_code(ctx: Context, _branch: Branch, _member: Member, found: Meeting) -> None:
    """Puts the changing code on the screen: a card in this chat."""
    onsite.show_code(ctx.session, ctx.now, found, ctx.person.id)
    if page := onsite.code_page(found):
        ctx.reply(OutMessage(ctx.texts("code-page", url=page)))
    ctx.answer(ctx.plain("code-shown"))


@route.button("m.e", OWN)
def change(ctx: Context, branch: Branch, member: Member, found: Meeting) -> None:
    """Asks for a new time, topic, place or agenda."""
    service.require_planned(found)
    form_chat.change(ctx, CHANGE, ctx.arg(1), branch, member, meeting=found.id)


@route.button("m.ca", OWN)
def ask_cancel(ctx: Context, _branch: Branch, _member: Member, found: Meeting) -> None:
    """Asks once more before a meeting is cancelled."""
    ctx.edit(view.confirm_cancel(ctx.texts, found))


@route.button("m.cx", OWN)
def cancel(ctx: Context, branch: Branch, _member: Member, found: Meeting) -> None:
    """Cancels a meeting; the group is told."""
    service.cancel(ctx.session, ctx.now, branch, found)
    ctx.answer(ctx.plain("meeting-cancelled"))
    show_page(ctx, branch, found)
