"""Signing in, leave and coming late on the board, and opening sign-in at once by /signin."""

from datetime import timedelta

from data.models import Branch, Draft, Meeting, Member
from data.queries import claim as claims, draft as drafts, meeting as meetings
from data.queries.signin import in_audience
from data.values.names import clean_text
from data.values.out import OutMessage
from data.values.standing import Status
from data.values.talk import SAYS_LEAVE
from handlers.shared import access
from handlers.shared.buttons import link, number
from handlers.shared.refusal import Refusal, refuse_empty
from handlers.shared.router import Context, Router, anyone, by_handler, here, in_private, of, step
from handlers.signin.board import service, view
from handlers.signin.board.rules import NeedsCode, NeedsName, NotExpected
from handlers.signin.board.service import Who

route = Router()
MEETING = of(Meeting, gone="signin-gone")
STEP = "leave"
"""The kind of step in which a reason is typed."""
LONGEST_REASON = 100
LONGEST_TOPIC = 200
SOON = timedelta(hours=2)
"""/signin opens a planned meeting that starts within this time."""


def _who(ctx: Context) -> Who:
    return Who(ctx.person.id, ctx.person.name, ctx.chat_id)


def _ahead(ctx: Context) -> tuple[int]:
    """Finds the meeting, where the person may ask for leave or come later."""
    meeting_id = number(ctx.args)
    service.require_ahead(ctx.session, ctx.now, meeting_id, _who(ctx))
    return (meeting_id,)


TAKES_PART = anyone().then(_ahead, "who may sign in at the meeting")


@route.button("s.in", by_handler("who may sign in at the meeting"), group=True, twice=True)
def sign_in(ctx: Context) -> None:
    """Signs in; the statement that reads the meeting also finds whether the person may."""
    meeting_id = number(ctx.args)
    try:
        signed = service.sign_in(
            ctx.session,
            ctx.now,
            meeting_id,
            ctx.person.id,
            chat_id=ctx.chat_id,
            name=ctx.person.name,
        )
    except NeedsCode:
        ctx.answer("", url=link(ctx.bot_id, "c", meeting_id))
        return
    except NeedsName as nameless:
        point_nameless(ctx, nameless, meeting_id)
        return
    except NotExpected as other:
        ctx.use_language(other.language)
        ctx.answer("", url=link(ctx.bot_id, "s", meeting_id))
        return
    if signed.provisional:
        access.remember(ctx)
    ctx.use_language(signed.language)
    ctx.answer(view.say_signed(ctx.texts, signed))


def point_nameless(ctx: Context, nameless: NeedsName, meeting_id: int) -> None:
    """Leads an account without a name into the private chat, to claim one or to observe."""
    ctx.use_language(nameless.language)
    access.remember(ctx)
    service.let_in(ctx.session, ctx.now, ctx.person.id, meeting_id)
    claims.invite(ctx.session, ctx.person.id, nameless.branch_id, ctx.now)
    ctx.answer("", url=link(ctx.bot_id, "s", meeting_id))


@route.button("s.lv", TAKES_PART, group=True, twice=True)
def ask_leave(ctx: Context, meeting_id: int) -> None:
    """Asks for the reason of leave privately, from the board or the notice."""
    try:
        branch, meeting, entry = service.open_entry(ctx.session, ctx.now, meeting_id, _who(ctx))
    except NeedsName as nameless:
        point_nameless(ctx, nameless, meeting_id)
        return
    access.use_language(ctx, branch)
    service.require_not_signed(branch, entry)
    if ctx.private:
        ctx.edit(view.leave_card(ctx.texts, meeting, branch, ctx.now))
    else:
        ctx.answer("", url=link(ctx.bot_id, "l", meeting_id))


@route.command(
    "leave",
    here(),
    words=("请假", "請假"),
    menus=("member", "group"),
    link="lv",
    line=in_private,
    says=SAYS_LEAVE,
)
def list_meetings(ctx: Context, branch: Branch, member: Member) -> None:
    """Lists the coming meetings that are for the member, to ask for leave from one."""
    ahead = meetings.ahead(ctx.session, branch.id, ctx.now)
    found = [one for one in ahead if in_audience(one, member.post, member.subgroup_id)]
    ctx.reply(view.leave_list(ctx.texts, branch, found, ctx.now))


@route.link("l", MEETING)
def open_from_group(ctx: Context, branch: Branch, _member: Member, meeting: Meeting) -> None:
    """Asks for the reason of leave, or shows the leave that is noted."""
    _, _, entry = service.open_entry(ctx.session, ctx.now, meeting.id, _who(ctx))
    if entry.status == Status.LEAVE:
        ctx.reply(view.leave_noted(ctx.texts, meeting, entry.reason))
    else:
        ctx.reply(view.leave_card(ctx.texts, meeting, branch, ctx.now))


@route.button("s.lr", MEETING, twice=True)
def choose_reason(ctx: Context, _branch: Branch, _member: Member, meeting: Meeting) -> None:
    """Notes leave with a reason that was offered."""
    if ctx.arg(1) not in view.REASONS:
        raise Refusal("button-unknown")
    _take(ctx, meeting, ctx.plain(f"reason-{ctx.arg(1)}"))


@route.button("s.lo", MEETING)
def type_reason(ctx: Context, branch: Branch, _member: Member, meeting: Meeting) -> None:
    """Asks for another reason to be typed."""
    service.open_entry(ctx.session, ctx.now, meeting.id, _who(ctx))
    drafts.begin(
        ctx.session,
        ctx.person.id,
        STEP,
        ctx.now,
        branch_id=branch.id,
        awaits="reason",
        data={"meeting": meeting.id},
    )
    ctx.edit(OutMessage(ctx.texts("leave-type")))


@route.step(STEP, step())
def take_typed_reason(ctx: Context, _branch: Branch, _member: Member, draft: Draft) -> None:
    """Notes leave with a typed reason; the step ends where it comes too late."""
    reason = refuse_empty("leave-type", clean_text(ctx.text))
    if len(reason) > LONGEST_REASON:
        raise Refusal("leave-too-long")
    try:
        _take(ctx, ctx.session.get_one(Meeting, int(draft.data["meeting"])), reason)
    except Refusal as over:
        drafts.end(ctx.session, draft)
        ctx.reply(OutMessage(ctx.texts(over.key, **over.values)))


def _take(ctx: Context, meeting: Meeting, reason: str) -> None:
    service.ask_leave(ctx.session, ctx.now, meeting.id, _who(ctx), reason)
    drafts.drop(ctx.session, ctx.person.id, STEP)
    ctx.answer(ctx.plain("leave-answer"))
    ctx.show(view.leave_noted(ctx.texts, meeting, reason))


@route.button("s.ln", MEETING, twice=True)
def take_back(ctx: Context, _branch: Branch, _member: Member, meeting: Meeting) -> None:
    """Takes leave back: the person comes after all."""
    service.take_back_leave(ctx.session, ctx.now, meeting.id, _who(ctx))
    drafts.drop(ctx.session, ctx.person.id, STEP)
    ctx.answer(ctx.plain("leave-taken-back"))
    ctx.edit(OutMessage(ctx.texts("leave-taken-back")))


@route.button("s.cl", TAKES_PART, group=True, twice=True)
def come_late(ctx: Context, meeting_id: int) -> None:
    """Notes that the person comes later."""
    try:
        branch = service.come_late(ctx.session, ctx.now, meeting_id, _who(ctx))
    except NeedsName as nameless:
        point_nameless(ctx, nameless, meeting_id)
        return
    access.use_language(ctx, branch)
    ctx.answer(ctx.plain("coming-late"))
